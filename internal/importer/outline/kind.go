package outline

import (
	"fmt"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"kehoach/internal/plan"
)

// A verdict says why a document is, or is not, read as a plan.
type verdict int

const (
	fine      verdict = iota
	ordered           // orders of a meeting
	notAPlan          // nothing in it hands out work
	foreign           // not Vietnamese, or without marks
	garbled           // broken recognition of a picture
	emptyText         // no letters
	flatTable         // a table that lost its columns
)

// readable says whether the text is Vietnamese that can be read at all.
func (r *reader) readable() verdict {
	letters, marked := 0, 0
	for _, c := range r.text {
		if !unicode.IsLetter(c) {
			continue
		}
		letters++
		if c > unicode.MaxASCII {
			marked++
		}
	}
	mixed, words := 0, 0
	for _, w := range strings.Fields(r.text) {
		words++
		if brokenWord(w) {
			mixed++
		}
	}
	switch {
	case letters < 20:
		return emptyText
	case marked*100 < letters*10 && mixed*100 > words*12:
		return garbled
	case marked*100 < letters*10:
		return foreign
	case mixed*100 > words*30:
		return garbled
	}
	return fine
}

// brokenWord says whether a word has a digit or sign inside, as broken recognition leaves them ("tri6n", "H~i").
func brokenWord(w string) bool {
	after := false // a letter, then a digit or sign
	for i, c := range w {
		switch {
		case unicode.IsLetter(c):
			if after {
				return true
			}
		case strings.ContainsRune("~^$|{}\\", c):
			if i > 0 {
				return true
			}
		case c >= '0' && c <= '9' || strings.ContainsRune("&@#*!", c):
			after = after || i > 0 && lettersOnly(w[:i])
		default:
			return false
		}
	}
	return false
}

func lettersOnly(s string) bool {
	for _, c := range s {
		if !unicode.IsLetter(c) && (c < '0' || c > '9') {
			return false
		}
	}
	first, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLetter(first)
}

// kind says what the document is.
func (r *reader) kind(groups []groupDraft, v verdict) plan.Kind {
	title := r.low[r.head.title.Start:r.head.title.End]
	if len(groups) == 0 {
		switch {
		case v == foreign || v == garbled || v == emptyText:
			return plan.Other
		case r.head.kind == typeReport || r.head.kind == typeFigures:
			return plan.Report
		case v == notAPlan && r.head.kind == typePlan && !strings.Contains(title, "mục tiêu"):
			return r.planKind(title)
		}
		return plan.Other
	}
	switch {
	case r.head.kind == typeReport:
		return plan.Report
	case v == ordered || r.head.kind == typeDirective || r.orders(groups):
		return plan.Directive
	}
	return r.planKind(title)
}

// orders says whether the groups are addressees of orders ("Yêu cầu các đơn vị:").
func (r *reader) orders(groups []groupDraft) bool {
	n := 0
	for _, g := range groups {
		if hasPrefixAny(r.low[g.title.Start:g.title.End], "yêu cầu", "đề nghị", "giao ") {
			n++
		}
	}
	return n > 0 && n*2 >= len(groups)
}

// titleOrders says whether the title tells of orders and not of a plan.
func (r *reader) titleOrders() bool {
	title := r.low[r.head.title.Start:r.head.title.End]
	return containsAny(title, "yêu cầu", "chỉ đạo", "kết luận", "giao nhiệm vụ", "đề nghị", "tăng cường", "chấn chỉnh", "khẩn trương")
}

var (
	wholeSector = regexp.MustCompile(`công tác y tế|ngành y tế|nhiệm vụ trọng tâm|trọng tâm|nhóm (?:nhiệm vụ|hoạt động|giải pháp)|nhiệm vụ công tác|công tác năm|nhiệm vụ năm|hoạt động năm|nhiệm vụ \d tháng|nhiệm vụ y tế|kế hoạch năm|kế hoạch hoạt động|kế hoạch công tác|của sở y tế năm`)
	oneTopic    = regexp.MustCompile(`phòng,? chống|an toàn thực phẩm|thực hiện (?:kế hoạch|chỉ thị|nghị quyết|quyết định|đề án|kết luận|chương trình|dự án)|chuyển đổi số|y tế cơ sở|dân số|tiêm chủng|bảo hiểm y tế|đề án|dự án|truyền thông|đấu thầu|cải cách hành chính|nhân lực|chất lượng (?:bệnh viện|khám)|di trú|hiv|lao|sốt rét|dinh dưỡng|người cao tuổi|thanh tra|tuyên truyền|tháng hành động|sức khỏe|phong trào|bệnh án điện tử|dược|trẻ em|cai nghiện|bình đẳng|hành nghề`)
)

// planKind tells a plan of the whole sector from one of a topic.
func (r *reader) planKind(title string) plan.Kind {
	switch {
	case title == "":
		return plan.Annual
	case wholeSector.MatchString(title):
		return plan.Annual
	case oneTopic.MatchString(title):
		return plan.Thematic
	case r.head.kind == typePlan && !containsAny(title, "nhiệm vụ", "y tế năm", "công tác"):
		return plan.Thematic
	}
	return plan.Annual
}

var gapColumns = regexp.MustCompile(`\S {2,}\S`)

// flattened says whether the text is a table that a converter turned into blank-aligned lines.
func (r *reader) flattened() bool {
	for i, p := range r.paras {
		if p.row != nil || i+3 >= len(r.paras) {
			continue
		}
		key := " " + folded(p.body2(r)) + " "
		window := key
		for j := i + 1; j < len(r.paras) && j <= i+2; j++ {
			window += folded(r.paras[j].body2(r)) + " "
		}
		if !hasPrefixAny(key, " tt ", " stt ", " so tt ") && !strings.Contains(key, " tt cong viec") {
			continue
		}
		if containsAny(window, "cong viec", "noi dung", "nhiem vu") && containsAny(window, "don vi", "thoi han", "thoi gian", "chu tri", "phoi hop", "thuc hien") && r.columnsBelow(i) {
			return true
		}
	}
	return false
}

// columnsBelow says whether most lines from paragraph i on have wide gaps inside.
func (r *reader) columnsBelow(i int) bool {
	from := r.paras[i].body.Start
	lines, gaps := 0, 0
	for line := range strings.Lines(r.text[from:]) {
		if line = strings.TrimRight(line, "\n"); strings.TrimSpace(line) == "" {
			continue
		}
		if lines++; lines > 40 {
			break
		}
		if gapColumns.MatchString(strings.TrimSpace(line)) || strings.HasPrefix(line, "        ") {
			gaps++
		}
	}
	return lines >= 4 && gaps*10 >= lines*4
}

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
