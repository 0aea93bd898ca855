package extract

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"kehoach/internal/plan"
)

// A tableRow is a <tr> with its cells.
type tableRow struct {
	cells []*html.Node
	head  bool         // in <thead>
	other []*html.Node // what stands between the cells, or hidden ones
}

// tableElement reads a table: rows, or paragraphs where it only lays out the page.
func (p *page) tableElement(n *html.Node) {
	if p.cell != nil {
		p.later = append(p.later, n)
		return
	}
	p.flush()
	rows, around := p.tableRows(n)
	for _, c := range around {
		p.element(c)
		p.flush()
	}
	if p.flat || p.isLayout(n, rows) {
		for _, r := range rows {
			for _, c := range append(r.cells, r.other...) {
				p.element(c)
			}
		}
		return
	}
	p.tables++
	g := grid{table: p.tables}
	first := len(p.doc.Blocks)
	for _, r := range rows {
		if p.err != nil {
			return
		}
		p.tableRow(&g, r)
	}
	if p.err == nil {
		p.err = pad(p.doc.Blocks[first:], g.table, &p.budget)
	}
}

// tableRows returns the rows of a table and what stands around them: captions.
func (p *page) tableRows(table *html.Node) (rows []tableRow, around []*html.Node) {
	for part := range table.ChildNodes() {
		switch part.DataAtom {
		case atom.Tr:
			rows = append(rows, p.rowCells(part, false))
		case atom.Thead, atom.Tbody, atom.Tfoot:
			for tr := range part.ChildNodes() {
				if tr.DataAtom == atom.Tr {
					rows = append(rows, p.rowCells(tr, part.DataAtom == atom.Thead))
				} else if tr.Type == html.ElementNode {
					around = append(around, tr)
				}
			}
		default:
			if part.Type == html.ElementNode {
				around = append(around, part)
			}
		}
	}
	return rows, around
}

func (p *page) rowCells(tr *html.Node, head bool) tableRow {
	r := tableRow{head: head}
	if hidden(tr) && !p.aside {
		r.other = append(r.other, tr)
		return r
	}
	for c := range tr.ChildNodes() {
		switch {
		case c.Type != html.ElementNode:
		case (c.DataAtom == atom.Td || c.DataAtom == atom.Th) && (p.aside || !hidden(c)):
			r.cells = append(r.cells, c)
		default:
			r.other = append(r.other, c)
		}
	}
	return r
}

// isLayout says whether a table only places things on the page: it says so, has no two cells side by side, holds
// mostly other tables, or is a row or two of long texts without a head.
func (p *page) isLayout(n *html.Node, rows []tableRow) bool {
	if role := attr(n, "role"); role == "presentation" || role == "none" {
		return true
	}
	columns, heads := 0, 0
	for _, r := range rows {
		columns = max(columns, len(r.cells))
		for _, c := range r.cells {
			if c.DataAtom == atom.Th {
				heads++
			}
		}
	}
	s := p.survey.sizes[n]
	return columns <= 1 ||
		(s.nested > 0 && s.nested*2 >= s.text) ||
		(len(rows) <= 2 && columns <= 3 && heads == 0 && s.text > 2000)
}

// A grid keeps the cells that reach down into the rows to come.
type grid struct {
	table int
	down  []reach // by column
}

type reach struct {
	rows int // still to cover
	text string
	span int
}

// A placed cell is one that stands in the row itself.
type placed struct {
	at   int // column
	text string
}

// tableRow makes a block of a row, if it has text of its own, and then of what waited for its end.
func (p *page) tableRow(g *grid, r tableRow) {
	var cells []Cell
	var own []placed
	heads, filled := 0, 0
	for _, n := range r.cells {
		cells = g.reachDown(cells)
		text := p.cellText(n)
		if text != "" {
			filled++
			if n.DataAtom == atom.Th {
				heads++
			}
		}
		own = append(own, placed{at: len(cells), text: text})
		if cells = g.place(cells, n, text); len(cells) > maxColumns {
			p.err = &LimitError{Limit: LimitColumns, Max: maxColumns}
			return
		}
	}
	for cells = g.reachDown(cells); len(cells) < len(g.down); cells = g.reachDown(cells) {
		cells = append(cells, Cell{Span: 1})
	}
	if p.err = p.budget.take(len(cells)); p.err != nil {
		return
	}
	g.next()
	if filled > 0 {
		header := r.head || (heads == filled && heads >= 2)
		p.emitRow(Block{Kind: Row, Aside: p.aside, Table: g.table, Header: header, Cells: cells}, own)
	}
	p.readLater()
	for _, n := range r.other {
		p.element(n)
		p.flush()
	}
}

// reachDown appends the cells that reach down from above at the next columns.
func (g *grid) reachDown(cells []Cell) []Cell {
	for len(cells) < len(g.down) && g.down[len(cells)].rows > 0 {
		d := g.down[len(cells)]
		cells = append(cells, Cell{Text: d.text, Merged: true, Span: max(d.span, 1)})
	}
	return cells
}

// place appends a cell and those its columns cover, and notes how far down it reaches. A cell stops before a
// column taken from above.
func (g *grid) place(cells []Cell, n *html.Node, text string) []Cell {
	span := min(max(number(attr(n, "colspan"), 1), 1), maxColspan)
	rows := min(max(number(attr(n, "rowspan"), 1), 0), maxRowspan)
	if rows == 0 { // down to the end of the table
		rows = maxRowspan
	}
	first := len(cells)
	cells = append(cells, Cell{Text: text, Span: 1})
	for len(cells) < first+span && (len(cells) >= len(g.down) || g.down[len(cells)].rows == 0) {
		cells = append(cells, Cell{Merged: true, Span: 1})
	}
	cells[first].Span = len(cells) - first
	for len(g.down) < len(cells) {
		g.down = append(g.down, reach{})
	}
	for i := first; i < len(cells); i++ {
		g.down[i] = reach{rows: rows, span: 1}
	}
	g.down[first].text, g.down[first].span = text, cells[first].Span
	return cells
}

// next goes down one row.
func (g *grid) next() {
	for i := range g.down {
		g.down[i].rows = max(g.down[i].rows-1, 0)
	}
}

// cellText reads a cell: its blocks one a line.
func (p *page) cellText(n *html.Node) string {
	var lines []string
	lists, item, heading, pre := p.lists, p.item, p.heading, p.pre
	p.lists, p.item, p.heading, p.pre = nil, false, 0, false
	p.cell = &lines
	p.children(n)
	p.flush()
	p.cell = nil
	p.lists, p.item, p.heading, p.pre = lists, item, heading, pre
	return strings.Join(lines, "\n")
}

// emitRow writes the texts of a row, tabs between them.
func (p *page) emitRow(b Block, own []placed) {
	start, tabs := p.newLine(), 0
	for _, c := range own {
		if c.text != "" {
			p.text.WriteString(strings.Repeat("\t", tabs))
			from := p.text.Len()
			p.text.WriteString(c.text)
			b.Cells[c.at].Range = plan.Range{Start: from, End: p.text.Len()}
			tabs = 0
		}
		if p.text.Len() > start {
			tabs++
		}
	}
	p.emit(b, start)
}
