package outline

import (
	"regexp"
	"strings"
)

func rowsOf(from, to int) []int {
	var out []int
	for i := from; i < to; i++ {
		out = append(out, i)
	}
	return out
}

var resultCell = regexp.MustCompile(`^(?:đã |đang |chưa |không |hoàn thành|đạt|vượt|xong)`)

// tellsResults says whether most cells of the results column say how far the work has come: a report's table.
func (t *tableReader) tellsResults(from, to int) bool {
	if !t.layout.has(fieldOutput) {
		return false
	}
	told, filled := 0, 0
	for i := from; i < to; i++ {
		b := t.r.paras[i].row
		c, ok := t.layout.cell(b, fieldOutput)
		if text := lowered(plainCell(c.Text)); ok && text != "" && t.rowText(b) != t.headText {
			filled++
			if resultCell.MatchString(text) {
				told++
			}
		}
	}
	return told >= 2 && told*2 > filled
}

// heading is the numbered heading or caption right above a table without group rows, when it names a field:
// "II. Lĩnh vực khám, chữa bệnh", "Bảng 2. Y tế dự phòng".
func (t *tableReader) heading() (groupDraft, bool) {
	i := t.rows[0] - 1
	for i >= 0 && t.r.skip[i] {
		i--
	}
	if i < 0 || t.r.header[i] || t.r.closing[i] || t.r.used[i] {
		return groupDraft{}, false
	}
	p := t.r.paras[i]
	title := t.r.closed(t.r.bare(p.body), ":;.")
	if m := tableCaption.FindStringIndex(t.r.low[title.Start:title.End]); m != nil {
		title.Start += m[1]
	} else if !p.marked() || p.family == famBullet {
		return groupDraft{}, false
	}
	low := t.r.low[title.Start:title.End]
	if title.Start >= title.End || wordCount(low) > 25 || plainWork(low) || classify(low) != classNone || docTypeLine(low, t.r.text[title.Start:title.End]) != typeUnknown ||
		containsAny(low, "phụ lục", "danh mục", "phân công", "nhiệm vụ trọng tâm", "nhiệm vụ năm") {
		return groupDraft{}, false
	}
	t.r.used[i] = true
	return groupDraft{title: title, number: p.number, rule: "X1", confidence: .9}, true
}

var tableCaption = regexp.MustCompile(`^(?:bảng|biểu|phụ biểu)\s*(?:số\s*)?[\dIVXivx]{0,4}\s*[.:–-]\s*`)

// tableName is the title over a table without group rows.
func (r *reader) tableName(first int) string {
	for i := first - 1; i >= 0 && i >= first-4; i-- {
		p := r.paras[i]
		low := r.low[p.body.Start:p.body.End]
		if p.row == nil && !r.skip[i] && containsAny(low, "nhiệm vụ", "danh mục", "phụ lục", "kế hoạch", "bảng ") && wordCount(low) <= 40 && !strings.HasPrefix(low, "(") {
			return strings.Join(strings.Fields(r.text[p.body.Start:p.body.End]), " ")
		}
	}
	if r.head.title.End > r.head.title.Start {
		return strings.Join(strings.Fields(r.text[r.head.title.Start:r.head.title.End]), " ")
	}
	return "Nhiệm vụ"
}
