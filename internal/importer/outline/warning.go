package outline

import (
	"fmt"
	"strings"

	"kehoach/internal/plan"
)

// reasons are why a text gives no group, for the person who imports.
var reasons = map[verdict]string{
	notAPlan:  "Không tìm thấy nhóm nhiệm vụ hay nhiệm vụ nào: văn bản không phải là kế hoạch.",
	foreign:   "Văn bản không phải tiếng Việt có dấu nên không đọc được nhiệm vụ.",
	garbled:   "Văn bản bị lỗi nhận dạng chữ (OCR); hãy dùng bản gốc hoặc bản nhận dạng tốt hơn.",
	emptyText: "Văn bản không có chữ.",
	flatTable: "Bảng nhiệm vụ đã mất cột khi chuyển thành văn bản; hãy nhập bảng gốc (Word, Excel, CSV).",
}

// whyNot says in Vietnamese what the document is instead of a plan.
func (r *reader) whyNot(v verdict) string {
	if v != notAPlan {
		return reasons[v]
	}
	title := r.low[r.head.title.Start:r.head.title.End]
	switch {
	case r.head.kind == typeReport:
		return "Văn bản là báo cáo kết quả, không có phần phương hướng, nhiệm vụ để bóc tách."
	case r.head.kind == typeFigures:
		return "Văn bản là biểu số liệu thống kê, không giao nhiệm vụ."
	case r.head.kind == typeLaw:
		return "Văn bản là văn bản quy phạm pháp luật, không phải kế hoạch."
	case r.head.kind == typeNotice:
		return "Văn bản là thông báo, giấy mời hoặc tờ trình, không giao nhiệm vụ kế hoạch."
	case strings.Contains(title, "mục tiêu") || strings.Contains(title, "chỉ tiêu"):
		return "Văn bản chỉ nêu mục tiêu, chỉ tiêu, không có nhiệm vụ."
	case strings.Contains(title, "sự kiện") || ceremonies.MatchString(title):
		return "Văn bản là tin sự kiện, không giao nhiệm vụ."
	}
	return reasons[notAPlan]
}

// finalWarnings says what a person should look at before writing the plan.
func (r *reader) finalWarnings(v verdict) {
	d := r.draft
	found := d.Found()
	if found.Tasks == 0 {
		switch {
		case v == flatTable:
			r.warn(plan.WarnFlattenedTable, r.whyNot(v), plan.Range{})
		case d.Kind.IsPlan():
			r.warn(plan.WarnNoTasks, "Không tìm thấy nhiệm vụ nào trong văn bản; hãy đánh dấu thủ công.", plan.Range{})
		default:
			r.warn(plan.WarnNotAPlan, r.whyNot(v), plan.Range{})
		}
		return
	}
	if r.declared.Groups > 0 && r.declared.Groups != found.Groups || r.declared.Tasks > 0 && r.declared.Tasks != found.Tasks {
		r.warn(plan.WarnCountMismatch, fmt.Sprintf("Văn bản ghi %s; bóc tách được %d nhóm, %d nhiệm vụ.", r.declaredText(), found.Groups, found.Tasks), plan.Range{})
	}
	if d.Province.Code == "" && !r.national() && !r.warned(plan.WarnManyProvinces) {
		r.warn(plan.WarnNoProvince, "Không nhận ra tỉnh, thành phố của kế hoạch.", plan.Range{})
	}
	if d.Year == 0 {
		r.warn(plan.WarnNoYear, "Văn bản không ghi năm kế hoạch.", plan.Range{})
	}
	r.warnRoles()
}

func (r *reader) declaredText() string {
	var parts []string
	if n := r.declared.Groups; n > 0 {
		parts = append(parts, fmt.Sprintf("%d nhóm", n))
	}
	if n := r.declared.Tasks; n > 0 {
		parts = append(parts, fmt.Sprintf("%d nhiệm vụ", n))
	}
	return strings.Join(parts, ", ")
}

func (r *reader) warned(code plan.WarningCode) bool {
	for _, w := range r.draft.Warnings {
		if w.Code == code {
			return true
		}
	}
	return false
}

// warnRoles counts what was offered and not imported, and what the importer made itself.
func (r *reader) warnRoles() {
	headings, low := 0, 0
	for _, g := range r.draft.Groups {
		if g.Synthetic {
			r.warn(plan.WarnSynthetic, "Văn bản không chia nhóm; nhiệm vụ được gom vào nhóm “"+g.Title+"”.", plan.Range{})
		}
		for _, t := range g.Tasks {
			if t.FromHeading {
				headings++
			}
			if t.Confidence < .7 && !t.FromHeading {
				low++
			}
		}
	}
	if headings > 0 {
		r.warn(plan.WarnFromHeading, fmt.Sprintf("%d nhóm không liệt kê nhiệm vụ; tên nhóm được theo dõi như một nhiệm vụ.", headings), plan.Range{})
	}
	if low > 0 {
		r.warn(plan.WarnLowConfidence, fmt.Sprintf("%d nhiệm vụ có độ tin cậy dưới 0,7; đề nghị kiểm tra.", low), plan.Range{})
	}
	candidates, first := 0, plan.Range{}
	for _, s := range r.paint.spans() {
		if s.Role == plan.RoleCandidate {
			if candidates == 0 {
				first = s.Range
			}
			candidates++
		}
	}
	if candidates > 0 {
		r.warn(plan.WarnCandidate, fmt.Sprintf("%d câu có dạng chỉ đạo nằm ngoài danh sách nhiệm vụ, chưa được nhập.", candidates), first)
	}
}
