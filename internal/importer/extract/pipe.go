package extract

import (
	"strings"

	"kehoach/internal/plan"
)

// pipes counts the unescaped "|" of a line.
func pipes(s string) int {
	n := 0
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case '\\':
			i++
		case '|':
			n++
		}
	}
	return n
}

// piped says whether a line could be a row of a pipe table that has a rule.
func piped(s string) bool {
	n := pipes(s)
	return n > 0 && n <= maxColumns
}

// framed says whether a line is a row with both outer pipes.
func framed(s string) bool {
	return len(s) > 2 && s[0] == '|' && s[len(s)-1] == '|' && pipes(s) >= 3 && pipes(s) <= maxColumns
}

// ruled says whether a line is the rule of a pipe table, "|---|:--:|" or "+-----+-----+".
func ruled(s string) bool {
	if strings.Trim(s, "|+-:= \t") != "" || !strings.ContainsAny(s, "-=") {
		return false
	}
	return strings.ContainsRune(s, '|') || (len(s) > 2 && s[0] == '+' && s[len(s)-1] == '+')
}

// pipeTable returns how many lines from i on are one pipe table and how many of them are its head; 0 when none.
// A table has a rule below its first row, or is two framed rows at least.
func (s *scanner) pipeTable(i int) (lines, head int) {
	at := i
	if ruled(s.lines[at].text) {
		at++
	}
	if at == len(s.lines) || ruled(s.lines[at].text) || !piped(s.lines[at].text) {
		return 0, 0
	}
	withRule := at+1 < len(s.lines) && ruled(s.lines[at+1].text)
	end, rows := at, 0
	for ; end < len(s.lines); end++ {
		text := s.lines[end].text
		if ruled(text) {
			continue
		}
		if !framed(text) && (!withRule || !piped(text)) {
			break
		}
		rows++
	}
	switch {
	case withRule:
		return end - i, at + 1 - i
	case rows >= 2:
		return end - i, 0
	}
	return 0, 0
}

// addPipeTable makes rows of n lines from i on, the first head of them the table's head.
func (s *scanner) addPipeTable(i, n, head int) error {
	s.table++
	rows := make([]Block, n)
	for k := range rows {
		l := s.lines[i+k]
		rows[k] = Block{Kind: Row, Table: s.table, Indent: l.indent}
		if !ruled(l.text) {
			rows[k].Cells = pipeCells(s.doc.Text, l)
			rows[k].Header = k < head
		}
		if err := s.budget.take(len(rows[k].Cells)); err != nil {
			return err
		}
	}
	return s.addRows(i, rows)
}

func (s *scanner) addRows(i int, rows []Block) error {
	if err := pad(rows, s.table, &s.budget); err != nil {
		return err
	}
	for k := range rows {
		if err := s.doc.add(rows[k], s.lines[i+k].start, s.lines[i+k].end); err != nil {
			return err
		}
	}
	return nil
}

// pipeCells cuts a line at its unescaped pipes; the outer ones open and close it and bound no empty cell.
func pipeCells(text string, l line) []Cell {
	start, end := trim(text, l.start, l.end)
	if text[start] == '|' {
		start++
	}
	var cells []Cell
	from := start
	for at := start; at < end; at++ {
		switch text[at] {
		case '\\':
			at++
		case '|':
			cells = append(cells, pipeCell(text, from, at))
			from = at + 1
		}
	}
	if from < end {
		cells = append(cells, pipeCell(text, from, end))
	}
	return cells
}

// pipeCell is a cell of a pipe table: "\|" stands for a pipe and "<br>" for the line end a cell cannot have.
func pipeCell(text string, start, end int) Cell {
	c := plainCell(text, start, end)
	c.Text = strings.ReplaceAll(c.Text, `\|`, "|")
	if strings.IndexByte(c.Text, '<') >= 0 {
		for _, tag := range []string{"<br>", "<br/>", "<br />", "<BR>"} {
			c.Text = strings.ReplaceAll(c.Text, tag, "\n")
		}
	}
	return c
}

// plainCell is a cell whose text is what the document says, letter by letter.
func plainCell(text string, start, end int) Cell {
	if start, end = trim(text, start, end); start == end {
		return Cell{Span: 1}
	}
	return Cell{Range: plan.Range{Start: start, End: end}, Text: text[start:end], Span: 1}
}
