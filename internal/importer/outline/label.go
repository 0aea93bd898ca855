package outline

import (
	"regexp"
	"strings"

	"kehoach/internal/plan"
)

// A labelKind says which field a label line fills.
type labelKind int

const (
	labelLead labelKind = iota
	labelSupport
	labelDue
	labelOutput
	labelOther
)

// A label is a line below a task that fills one of its fields: "Đơn vị chủ trì: Phòng Nghiệp vụ Y".
type label struct {
	kind  labelKind
	value plan.Range
}

const (
	leadLabel    = `(?:(?:các )?(?:đơn vị|cơ quan|bộ phận|phòng)?\s*(?:chủ trì(?:,? thực hiện| tham mưu)?|thực hiện|đầu mối|chịu trách nhiệm(?: chính)?)|(?:đơn vị )?được giao|phân công(?: thực hiện)?|người phụ trách|đơn vị phụ trách|phụ trách)`
	supportLabel = `(?:(?:đơn vị|cơ quan|các đơn vị)?\s*phối hợp(?: thực hiện)?)`
	dueLabel     = `(?:thời hạn|thời gian|tiến độ|hạn hoàn thành|thời điểm|hoàn thành|hạn)(?:\s+(?:hoàn thành|thực hiện|trình|xong|và hoàn thành|báo cáo))*`
	outputLabel  = `(?:sản phẩm,? kết quả|sản phẩm đầu ra|sản phẩm dự kiến|sản phẩm|kết quả đầu ra|kết quả dự kiến|kết quả cần đạt|kết quả)`
	otherLabel   = `(?:kinh phí|nguồn kinh phí|lãnh đạo phụ trách|lãnh đạo chỉ đạo|đối tượng|địa điểm|ghi chú|người chỉ đạo|căn cứ|chỉ đạo)(?:\s+(?:thực hiện|dự kiến))?`
	anyLabel     = `(?:(` + leadLabel + `)|(` + supportLabel + `)|(` + dueLabel + `)|(` + outputLabel + `)|(` + otherLabel + `))\s*:\s*`
)

var (
	labelStart = regexp.MustCompile(`^[(\[*_\s+→=>–-]{0,4}` + anyLabel)
	// a label further on in a line stands after a mark
	labelInside = regexp.MustCompile(`[.;,(|\n–-][\s*_(]*` + anyLabel)
)

// labelLine reads a paragraph as a label.
func (r *reader) labelLine(rng plan.Range) (label, bool) {
	low := r.low[rng.Start:rng.End]
	if !strings.ContainsRune(low, ':') || wordCount(low) > 60 {
		return label{}, false
	}
	m := labelStart.FindStringSubmatchIndex(low)
	if m == nil || m[1] >= len(low) {
		return label{}, false
	}
	return label{kindOfLabel(m), r.closed(plan.Range{Start: rng.Start + m[1], End: rng.End}, ".;,)*_")}, true
}

// kindOfLabel tells which of anyLabel's groups matched.
func kindOfLabel(m []int) labelKind {
	for k := labelLead; k < labelOther; k++ {
		if m[2+2*int(k)] >= 0 {
			return k
		}
	}
	return labelOther
}

func (r *reader) labelOf(n *node) (label, bool) {
	if len(n.kids) > 0 {
		return label{}, false
	}
	return r.labelLine(n.head.body)
}

func (r *reader) isLabel(n *node) bool {
	_, ok := r.labelOf(n)
	return ok
}

// labelParts finds every label of a line or of a task's own sentence: "…. Đơn vị chủ trì: A; đơn vị phối hợp:
// B; hoàn thành: quý III". A value ends at the next label or with its sentence.
func (r *reader) labelParts(rng plan.Range) []label {
	low := r.low[rng.Start:rng.End]
	if !strings.Contains(low, ":") || len(low) > longestSentence {
		return nil
	}
	var found [][]int
	if m := labelStart.FindStringSubmatchIndex(low); m != nil {
		found = append(found, m)
	}
	for _, m := range labelInside.FindAllStringSubmatchIndex(low, -1) {
		if len(found) == 0 || m[0] >= found[len(found)-1][1] {
			found = append(found, m)
		}
	}
	var out []label
	for i, m := range found {
		end := len(low)
		if i+1 < len(found) {
			end = found[i+1][0]
		}
		l := label{kindOfLabel(m), plan.Range{Start: rng.Start + m[1], End: rng.Start + end}}
		if l.value = r.labelValue(l); l.value.Start < l.value.End {
			out = append(out, l)
		}
	}
	return out
}

// labelValue cuts a value at the end of its sentence, and at a semicolon unless another office follows.
func (r *reader) labelValue(l label) plan.Range {
	rng := trimmed(r.text, l.value)
	if rng.Start >= rng.End {
		return rng
	}
	rng = r.sentences(rng)[0]
	offices := l.kind == labelLead || l.kind == labelSupport
	for i := rng.Start; i < rng.End; i++ {
		if r.text[i] == ';' && !(offices && beginsUnit(r.low[i+1:rng.End])) {
			rng.End = i
		}
	}
	return r.closed(rng, ".;,)*_(–-")
}
