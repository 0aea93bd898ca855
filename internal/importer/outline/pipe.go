package outline

import (
	"strings"

	"kehoach/internal/importer/extract"
	"kehoach/internal/plan"
)

// piped makes table rows of lines of plain text whose cells are parted by strokes ("TT | Nhiệm vụ | Thời hạn |"), from
// a line that names columns on, as long as lines have as many strokes.
func piped(doc extract.Document) []extract.Block {
	out := append([]extract.Block(nil), doc.Blocks...)
	table := 0
	for _, b := range out {
		table = max(table, b.Table)
	}
	for i := 0; i < len(out); i++ {
		row, ok := pipedRow(doc.Text, out[i])
		if !ok {
			continue
		}
		if _, heads := headerOf(&row); !heads {
			continue
		}
		table++
		columns := len(row.Cells)
		j := i
		for ; j < len(out); j++ {
			next, ok := pipedRow(doc.Text, out[j])
			if !ok || len(next.Cells) != columns {
				break
			}
			next.Table = table
			next.Header = j == i
			out[j] = next
		}
		i = j - 1
	}
	return out
}

// pipedRow reads a line with two strokes or more as a row.
func pipedRow(text string, b extract.Block) (extract.Block, bool) {
	if b.Kind != extract.Paragraph || b.Range.End-b.Range.Start > longestLine {
		return b, false
	}
	line := text[b.Range.Start:b.Range.End]
	if strings.Count(line, "|") < 2 || strings.Contains(line, "\n") {
		return b, false
	}
	end := b.Range.Start + len(strings.TrimRight(line, " "))
	at := b.Range.Start
	if text[at] == '|' {
		at++
	}
	row := extract.Block{Kind: extract.Row, Range: b.Range}
	for at < end {
		stop := end
		if k := strings.IndexByte(text[at:end], '|'); k >= 0 {
			stop = at + k
		}
		rng := trimmed(text, plan.Range{Start: at, End: stop})
		row.Cells = append(row.Cells, extract.Cell{Range: rng, Text: text[rng.Start:rng.End], Span: 1})
		at = stop + 1
	}
	return row, len(row.Cells) >= 2
}
