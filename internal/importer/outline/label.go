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

var labelForms = []struct {
	kind labelKind
	form *regexp.Regexp
}{
	{labelLead, regexp.MustCompile(`^(?:(?:đơn vị|cơ quan|bộ phận|phòng)?\s*(?:chủ trì(?:,? thực hiện| tham mưu)?|thực hiện|đầu mối|chịu trách nhiệm(?: chính)?)|phân công(?: thực hiện)?|người phụ trách|đơn vị phụ trách)\s*:\s*`)},
	{labelSupport, regexp.MustCompile(`^(?:(?:đơn vị|cơ quan|các đơn vị)?\s*phối hợp(?: thực hiện)?)\s*:\s*`)},
	{labelDue, regexp.MustCompile(`^(?:thời hạn|thời gian|tiến độ|hạn hoàn thành|thời điểm|hoàn thành|hạn)(?:\s+(?:hoàn thành|thực hiện|trình|xong|và hoàn thành|báo cáo))*\s*:\s*`)},
	{labelOutput, regexp.MustCompile(`^(?:sản phẩm|kết quả|kết quả đầu ra|sản phẩm đầu ra|kết quả dự kiến|sản phẩm dự kiến|kết quả cần đạt|sản phẩm,? kết quả)\s*:\s*`)},
	{labelOther, regexp.MustCompile(`^(?:kinh phí|nguồn kinh phí|lãnh đạo phụ trách|lãnh đạo chỉ đạo|đối tượng|địa điểm|ghi chú|người chỉ đạo|căn cứ|chỉ đạo)(?:\s+(?:thực hiện|dự kiến))?\s*:\s*`)},
}

// labelLine reads a paragraph as a label.
func (r *reader) labelLine(rng plan.Range) (label, bool) {
	low := r.low[rng.Start:rng.End]
	if !strings.ContainsRune(low, ':') || wordCount(low) > 60 {
		return label{}, false
	}
	for _, f := range labelForms {
		if m := f.form.FindStringIndex(low); m != nil && m[1] < len(low) {
			return label{f.kind, r.closed(plan.Range{Start: rng.Start + m[1], End: rng.End}, ".;,")}, true
		}
	}
	return label{}, false
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

// labelParts finds labels inside a task's own sentence: "…. Đơn vị chủ trì: A; đơn vị phối hợp: B; hoàn thành: quý III".
func (r *reader) labelParts(rng plan.Range) []label {
	if !strings.Contains(r.text[rng.Start:rng.End], ":") {
		return nil
	}
	var out []label
	for _, s := range r.sentences(rng) {
		for _, c := range r.clauses(s) {
			c.Start = r.skipConnector(c)
			for c.Start < c.End && strings.IndexByte("( ", r.text[c.Start]) >= 0 {
				c.Start++
			}
			if l, ok := r.labelLine(c); ok {
				l.value = r.closed(l.value, ").;,")
				out = append(out, l)
			}
		}
	}
	return out
}
