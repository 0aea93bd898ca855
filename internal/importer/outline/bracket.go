package outline

import (
	"regexp"

	"kehoach/internal/plan"
)

var (
	bracketLead    = regexp.MustCompile(`^(?:giao |do |phân công )?(.{3,120}?)\s+(?:là (?:đơn vị |cơ quan )?)?(?:chủ trì|đầu mối|làm đầu mối|phụ trách|thực hiện|chịu trách nhiệm)(?:\s+(?:thực hiện|tham mưu|triển khai|tổng hợp|xây dựng))?$`)
	bracketHanded  = regexp.MustCompile(`^(?:giao|chủ trì|đầu mối|đơn vị chủ trì|đơn vị thực hiện)(?: cho| là)?\s+(.{3,120})$`)
	bracketSupport = regexp.MustCompile(`^(?:(.{3,160}?)\s+(?:cùng )?phối hợp(?: thực hiện)?|(?:cùng )?phối hợp(?: với| cùng)?\s+(.{3,160}))$`)
	bracketDue     = regexp.MustCompile(`^(?:(?:thời hạn|thời gian|hạn|hoàn thành|thực hiện|xong|trình|ban hành|chậm nhất|trước|trong|đến hết|hết|vào|cuối|đầu)\s.*|(?:quý|tháng|ngày|năm|6 tháng|9 tháng|sáu tháng)\s.*|\d{1,2}[/.-]\d{1,4}.*|thường xuyên|h[ằà]ng (?:ngày|tuần|tháng|quý|năm)|định kỳ.*|cả năm)$`)
	bracketBreak   = regexp.MustCompile(`,\s*(?:hoàn thành|xong|trước|trong|thời hạn|thời gian|quý|tháng|phối hợp|chủ trì|chậm nhất|thường xuyên|h[ằà]ng )|(?:chủ trì|phối hợp|thực hiện|đầu mối)\s*,`)
)

// bracketLabels reads the offices and the time that close a task in brackets: "(Văn phòng Sở chủ trì; hoàn thành
// trong quý II)". Brackets without such words are the task's own matter.
func (r *reader) bracketLabels(rng plan.Range) []label {
	rng = r.closed(rng, ".;,… *_")
	if rng.Start >= rng.End || r.text[rng.End-1] != ')' || rng.End-rng.Start > longestSentence {
		return nil
	}
	open, depth := -1, 0
	for i := rng.End - 1; i >= rng.Start && open < 0; i-- {
		switch r.text[i] {
		case ')':
			depth++
		case '(':
			if depth--; depth == 0 {
				open = i
			}
		}
	}
	if open < 0 || open == rng.Start {
		return nil
	}
	inner := plan.Range{Start: open + 1, End: rng.End - 1}
	if labelStart.MatchString(r.low[inner.Start:inner.End]) {
		return nil // labels with colons are read elsewhere
	}
	var out []label
	for _, part := range r.bracketParts(inner) {
		if l, ok := r.bracketLabel(part); ok {
			out = append(out, l)
		}
	}
	return out
}

// bracketParts parts at semicolons, and at commas between an office's part and the next field.
func (r *reader) bracketParts(rng plan.Range) []plan.Range {
	var out []plan.Range
	from := rng.Start
	cut := func(at int) {
		if p := trimmed(r.text, plan.Range{Start: from, End: at}); p.Start < p.End {
			out = append(out, p)
		}
		from = at + 1
	}
	for i := rng.Start; i < rng.End; i++ {
		switch r.low[i] {
		case ';', '\n':
			cut(i)
		case ',':
			before := r.low[from : i+1]
			if m := bracketBreak.FindStringIndex(r.low[i:rng.End]); m != nil && m[0] == 0 || hasSuffixAny(before, "chủ trì,", "phối hợp,", "thực hiện,", "đầu mối,") {
				cut(i)
			}
		}
	}
	cut(rng.End)
	return out
}

func (r *reader) bracketLabel(part plan.Range) (label, bool) {
	low := r.low[part.Start:part.End]
	of := func(kind labelKind, from, to int) (label, bool) {
		return label{kind, trimmed(r.text, plan.Range{Start: part.Start + from, End: part.Start + to})}, true
	}
	if m := bracketLead.FindStringSubmatchIndex(low); m != nil && beginsUnit(low[m[2]:m[3]]) {
		return of(labelLead, m[2], m[3])
	}
	if m := bracketHanded.FindStringSubmatchIndex(low); m != nil && beginsUnit(low[m[2]:m[3]]) {
		return of(labelLead, m[2], m[3])
	}
	if m := bracketSupport.FindStringSubmatchIndex(low); m != nil {
		from, to := m[2], m[3]
		if from < 0 {
			from, to = m[4], m[5]
		}
		if beginsUnit(low[from:to]) {
			return of(labelSupport, from, to)
		}
	}
	if bracketDue.MatchString(low) {
		return of(labelDue, 0, len(low))
	}
	return label{}, false
}
