package extract

import (
	"strings"

	"kehoach/internal/plan"
)

// parseText reads plain text: every line is a paragraph, except the rows of tables drawn with pipes or set with
// tabs. Lines wrapped by hand are not joined and columns set with blanks are not cut: what belongs together only
// the outline can tell, from Block.Indent and the runs of blanks, which the text keeps.
func parseText(text string) (Document, error) {
	s := newScanner(plan.FormatText, text)
	for i := 0; i < len(s.lines); {
		n, err := s.textBlock(i)
		if err != nil {
			return Document{}, err
		}
		i += n
	}
	return s.doc, nil
}

// textBlock adds the blocks that begin at line i and returns how many lines they take.
func (s *scanner) textBlock(i int) (int, error) {
	if s.lines[i].blank() {
		return 1, nil
	}
	if n, head := s.pipeTable(i); n > 0 {
		return n, s.addPipeTable(i, n, head)
	}
	n, table := s.tabTable(i)
	if table {
		return n, s.addTabTable(i, n)
	}
	for k := i; k < i+n; k++ {
		if err := s.addLine(k, Block{Kind: Paragraph}); err != nil {
			return 0, err
		}
	}
	return n, nil
}

// tabTable returns how many lines from i on have the same number of fields between tabs, and whether they are a
// table: three columns and three full rows at least. A group row may have one field filled only.
func (s *scanner) tabTable(i int) (int, bool) {
	fields := s.tabs(i)
	if fields < 2 || fields >= maxColumns {
		return 1, false
	}
	n, full := 0, 0
	for k := i; k < len(s.lines) && !s.lines[k].blank() && s.tabs(k) == fields; k++ {
		if len(strings.FieldsFunc(s.lines[k].text, isTab)) >= 3 {
			full++
		}
		if pipes, _ := s.pipeTable(k); pipes > 0 {
			break
		}
		n++
	}
	return max(n, 1), full >= 3 && n >= 3
}

func isTab(r rune) bool { return r == '\t' }

func (s *scanner) tabs(i int) int {
	return strings.Count(s.doc.Text[s.lines[i].start:s.lines[i].end], "\t")
}

func (s *scanner) addTabTable(i, n int) error {
	s.table++
	rows := make([]Block, n)
	for k := range rows {
		l := s.lines[i+k]
		rows[k] = Block{Kind: Row, Table: s.table}
		for from := l.start; from <= l.end; {
			end := l.end
			if t := strings.IndexByte(s.doc.Text[from:l.end], '\t'); t >= 0 {
				end = from + t
			}
			rows[k].Cells = append(rows[k].Cells, plainCell(s.doc.Text, from, end))
			from = end + 1
		}
		if err := s.budget.take(len(rows[k].Cells)); err != nil {
			return err
		}
	}
	return s.addRows(i, rows)
}
