package outline

import (
	"regexp"
	"strings"

	"kehoach/internal/importer/extract"
	"kehoach/internal/plan"
)

var (
	columnNumber = regexp.MustCompile(`^\(?\s*(?:\d{1,2}|[a-zA-Z])\s*\)?$`)
	totalRow     = regexp.MustCompile(`^(?:tong so|tong cong|tong kinh phi)(?: |$)|^(?:cong|tong)$`)
	numberCell   = regexp.MustCompile(`^\(?(\d{1,3}(?:\.\d{1,2}){0,3})[.)]?$`)
)

// A cellFields holds what the cells of a task's row say.
type cellFields struct{ lead, support, due, output *extract.Cell }

// tableReader reads the tables of a document into groups.
type tableReader struct {
	r        *reader
	layout   layout
	headText string
	groups   []groupDraft
	rows     []int // paragraphs used
	lastTask bool
	roman    bool // numbers in capitals head groups in this table
}

// tables reads all task tables; nothing when the document has none.
func (r *reader) tables() ([]groupDraft, []int) {
	var groups []groupDraft
	var used []int
	for i := 0; i < len(r.paras); {
		b := r.paras[i].row
		if b == nil || r.skip[i] || r.header[i] {
			i++
			continue
		}
		j := i
		for j < len(r.paras) && r.paras[j].row != nil && r.paras[j].row.Table == b.Table {
			j++
		}
		t := tableReader{r: r}
		t.read(i, j)
		if t.tellsResults(i, j) {
			t.groups, t.rows = nil, nil
			r.resetTables(rowsOf(i, j))
		}
		groups = append(groups, t.groups...)
		used = append(used, t.rows...)
		i = j
	}
	return groups, used
}

func (t *tableReader) read(from, to int) {
	found := false
	for i := from; i < to; i++ {
		b := t.r.paras[i].row
		if len(b.Cells) == 0 {
			if found {
				t.rows = append(t.rows, i)
			}
			continue
		}
		if l, ok := headerOf(b); ok && (!found || t.rowText(b) == t.headText || b.Header) {
			t.layout, t.headText = l, t.rowText(b)
			if !found {
				t.roman = t.mixedNumbers(i+1, to)
			}
			found = true
			t.paintRow(i, plan.RoleMarker)
			continue
		}
		if found {
			t.row(i)
		}
	}
}

// mixedNumbers says whether the table numbers with more than one family, so that Roman ones head groups.
func (t *tableReader) mixedNumbers(from, to int) bool {
	for i := from; i < to; i++ {
		if c, ok := t.layout.cell(t.r.paras[i].row, fieldNumber); ok && numberCell.MatchString(plainCell(c.Text)) {
			return true
		}
	}
	return false
}

func (t *tableReader) rowText(b *extract.Block) string {
	var parts []string
	for _, c := range b.Cells {
		parts = append(parts, folded(c.Text))
	}
	return strings.Join(parts, "|")
}

func plainCell(s string) string { return strings.TrimSpace(strings.Trim(strings.TrimSpace(s), "*_")) }

// paintRow marks a whole row; t.rows remembers it.
func (t *tableReader) paintRow(i int, role plan.Role) {
	t.rows = append(t.rows, i)
	t.r.paint.paint(t.r.paras[i].row.Range, role, "X1", .95)
}

func (t *tableReader) row(i int) {
	b := t.r.paras[i].row
	task, hasTask := t.layout.cell(b, fieldTask)
	number := ""
	if c, ok := t.layout.cell(b, fieldNumber); ok && !c.Merged {
		number = plainCell(c.Text)
	}
	filled, only := 0, extract.Cell{}
	numbers := true
	for k, c := range b.Cells {
		text := plainCell(c.Text)
		if text == "" || c.Merged {
			continue
		}
		if k != t.layout.column[fieldNumber] || !t.layout.has(fieldNumber) {
			filled++
			only = c
		}
		numbers = numbers && columnNumber.MatchString(text)
	}
	text := plainCell(task.Text)
	if text == "" && filled == 1 {
		task, text, hasTask = only, plainCell(only.Text), only.Range.End > only.Range.Start
	}
	title := number
	switch {
	case numbers && filled >= 2 || filled == 0 && number == "":
		t.paintRow(i, plan.RoleMarker)
	case totalRow.MatchString(folded(text)) || totalRow.MatchString(folded(number)):
		t.paintRow(i, plan.RoleContext)
	case !hasTask || text == "":
		if number != "" && filled == 0 && wordCount(number) > 1 {
			c, _ := t.layout.cell(b, fieldNumber)
			t.group(i, "", c)
			return
		}
		t.paintRow(i, plan.RoleContext)
	case t.isGroup(b, number, filled, task) || t.heads(i, number):
		if numberCell.MatchString(title) || romanValue(strings.TrimRight(title, ".)")) > 0 || letterValue(strings.ToLower(title)) > 0 {
			t.group(i, strings.TrimRight(title, ".)"), task)
		} else {
			t.group(i, "", task)
		}
	case task.Merged && number == "":
		t.moreUnits(i)
	default:
		t.task(i, number, task)
	}
}

// isGroup says whether a row is a heading: a Roman number or letter over numbered rows, or one text alone.
func (t *tableReader) isGroup(b *extract.Block, number string, filled int, task extract.Cell) bool {
	key := strings.TrimRight(number, ".)")
	letters := romanValue(key) > 0 || len(key) == 1 && key >= "A" && key <= "Z"
	switch {
	case letters && (t.roman || filled == 1):
		return true
	case filled > 1:
		return false
	case task.Span > 1 && task.Span*2 >= len(b.Cells):
		return true
	case number == "":
		low := lowered(plainCell(task.Text))
		return isUpperText(task.Text) || strings.HasPrefix(strings.TrimSpace(task.Text), "**") || (t.hasUnits() && !beginsWithVerb(low) || hasPrefixAny(low, "lĩnh vực", "nhóm", "công tác")) && wordCount(low) <= 25 && !strings.HasPrefix(low, "-") && !strings.HasPrefix(low, "+")
	}
	return isUpperText(task.Text) && t.hasUnits()
}

// heads says whether an integer row stands over rows numbered below it: "2" over "2.1".
func (t *tableReader) heads(i int, number string) bool {
	if i+1 >= len(t.r.paras) || t.r.paras[i+1].row == nil || number == "" || strings.Contains(strings.TrimRight(number, "."), ".") {
		return false
	}
	c, ok := t.layout.cell(t.r.paras[i+1].row, fieldNumber)
	return ok && strings.HasPrefix(plainCell(c.Text), strings.TrimRight(number, ".")+".") && numberCell.MatchString(plainCell(c.Text)) && strings.Contains(strings.TrimRight(plainCell(c.Text), "."), ".")
}

// byColumn opens a group named in a column of its own ("Lĩnh vực"), which rows below share by merging.
func (t *tableReader) byColumn(b *extract.Block) {
	c, ok := t.layout.cell(b, fieldGroup)
	if !ok || c.Merged || plainCell(c.Text) == "" || c.Range.End <= c.Range.Start {
		return
	}
	title := t.r.bare(c.Range)
	if n := len(t.groups); n > 0 && oneBlank(t.r.text[t.groups[n-1].title.Start:t.groups[n-1].title.End]) == oneBlank(t.r.text[title.Start:title.End]) {
		return
	}
	t.groups = append(t.groups, groupDraft{title: title, rule: "X1", confidence: .9})
}

func oneBlank(s string) string { return strings.Join(strings.Fields(s), " ") }

// hasUnits says whether the table has columns that a task's row would fill.
func (t *tableReader) hasUnits() bool { return t.layout.has(fieldLead) || t.layout.has(fieldDue) }

func (t *tableReader) group(i int, number string, c extract.Cell) {
	t.paintRow(i, plan.RoleMarker)
	title := t.r.closed(t.r.bare(c.Range), ":;.")
	if m, ok := readMarker(t.r.text, t.r.low, title.Start, title.End); ok && number == "" && m.family != famBullet {
		number, title.Start = m.number, m.at.End
	}
	t.groups = append(t.groups, groupDraft{title: title, number: number, rule: "X1", confidence: .95})
	t.lastTask = false
}

// open returns the group rows go to; a table without group rows gets one of its own.
func (t *tableReader) open() *groupDraft {
	if len(t.groups) == 0 {
		if g, ok := t.heading(); ok {
			t.groups = append(t.groups, g)
			return &t.groups[0]
		}
		g := t.r.synthetic(t.r.tableName(t.rows[0]), nil)
		g.confidence, g.rule = .8, "X1"
		t.groups = append(t.groups, g)
	}
	return &t.groups[len(t.groups)-1]
}

func (t *tableReader) task(i int, number string, c extract.Cell) {
	b := t.r.paras[i].row
	t.byColumn(b)
	g := t.open()
	body := t.r.bare(c.Range)
	if number == "" && t.lastTask && t.detail(b) {
		last := &g.tasks[len(g.tasks)-1]
		t.paintRow(i, plan.RoleMarker)
		last.subs = append(last.subs, body)
		return
	}
	t.paintRow(i, plan.RoleMarker)
	if body.Start >= body.End {
		return
	}
	for _, other := range b.Cells {
		if other.Range.End > other.Range.Start {
			t.r.paint.paint(other.Range, plan.RoleSub, "X1", .95)
		}
	}
	if n, ok := t.layout.cell(b, fieldNumber); ok {
		t.r.paint.paint(n.Range, plan.RoleMarker, "X1", .95)
	}
	draft := taskDraft{text: body, number: strings.Trim(number, "().- "), rule: "X1", confidence: .97, reason: "một dòng của bảng nhiệm vụ", cells: t.fields(b)}
	g.tasks = append(g.tasks, draft)
	t.lastTask = true
}

// detail says whether an unnumbered row only adds text to the task above.
func (t *tableReader) detail(b *extract.Block) bool {
	if !t.layout.has(fieldNumber) || len(t.groups) == 0 || len(t.groups[len(t.groups)-1].tasks) == 0 {
		return false
	}
	for _, f := range []field{fieldLead, fieldDue, fieldOutput} {
		if cell, ok := t.layout.cell(b, f); ok && !cell.Merged && plainCell(cell.Text) != "" {
			return false
		}
	}
	return true
}

// moreUnits adds the offices of a row whose task is merged with the one above.
func (t *tableReader) moreUnits(i int) {
	t.paintRow(i, plan.RoleSub)
}

func (t *tableReader) fields(b *extract.Block) *cellFields {
	get := func(f field) *extract.Cell {
		c, ok := t.layout.cell(b, f)
		if !ok || plainCell(c.Text) == "" {
			return nil
		}
		return &c
	}
	return &cellFields{lead: get(fieldLead), support: get(fieldSupport), due: get(fieldDue), output: get(fieldOutput)}
}
