package extract

import (
	"strings"

	"kehoach/internal/plan"
)

// A line is one line of canonical text, without its line end.
type line struct {
	start, end int
	text       string // narrowed to its text; "" when blank
	indent     int    // column of the first character
}

func (l line) blank() bool { return l.text == "" }

// splitLines cuts a text into lines, a run of blank ones taken as one. It stops when it has more lines with text
// than a document may have blocks: the reader then refuses the document.
func splitLines(s string) []line {
	lines := make([]line, 0, min(1+strings.Count(s, "\n"), 2*maxBlocks))
	filled := 0
	for start := 0; start <= len(s) && filled <= maxBlocks; {
		end := strings.IndexByte(s[start:], '\n')
		if end < 0 {
			end = len(s)
		} else {
			end += start
		}
		from, to := trim(s, start, end)
		l := line{start: start, end: end, text: s[from:to], indent: column(s[start:from])}
		if !l.blank() {
			filled++
		}
		if !l.blank() || len(lines) == 0 || !lines[len(lines)-1].blank() {
			lines = append(lines, l)
		}
		start = end + 1
	}
	return lines
}

func column(blanks string) int {
	col := 0
	for i := range len(blanks) {
		if blanks[i] == '\t' {
			col += 8 - col%8
		} else {
			col++
		}
	}
	return col
}

// A scanner makes blocks of lines: tables the same way in plain text and Markdown, the rest as the format says.
type scanner struct {
	doc    Document
	lines  []line
	table  int
	budget cellBudget
}

func newScanner(format plan.Format, text string) *scanner {
	return &scanner{doc: Document{Format: format, Text: text}, lines: splitLines(text)}
}

// addLine makes one block of line i.
func (s *scanner) addLine(i int, b Block) error {
	b.Indent = s.lines[i].indent
	return s.doc.add(b, s.lines[i].start, s.lines[i].end)
}

// A cellBudget counts the cells of a document against their limit.
type cellBudget struct{ used int }

func (c *cellBudget) take(n int) error {
	if c.used += n; c.used > maxCells {
		return &LimitError{Limit: LimitCells, Max: maxCells}
	}
	return nil
}

// pad gives every row of a table the cells of the widest one; rows without cells are rules and stay so.
func pad(blocks []Block, table int, budget *cellBudget) error {
	width := 0
	for _, b := range blocks {
		if b.Table == table {
			width = max(width, len(b.Cells))
		}
	}
	for i := range blocks {
		b := &blocks[i]
		if b.Table != table || len(b.Cells) == 0 {
			continue
		}
		if err := budget.take(width - len(b.Cells)); err != nil {
			return err
		}
		for len(b.Cells) < width {
			b.Cells = append(b.Cells, Cell{Span: 1})
		}
	}
	return nil
}
