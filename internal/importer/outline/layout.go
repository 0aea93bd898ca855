package outline

import (
	"strings"

	"kehoach/internal/importer/extract"
	"kehoach/internal/plan"
)

// relaid turns the rows of tables that only lay out a page into the paragraphs their cells hold: a cell with many
// lines of its own, in a table that heads no columns. Narrow cells of short lines beside it are menus.
func relaid(doc extract.Document) []extract.Block {
	page := map[int]bool{}
	for _, b := range doc.Blocks {
		if b.Kind != extract.Row {
			continue
		}
		if _, ok := headerOf(&b); ok {
			page[b.Table] = false
			continue
		}
		if _, known := page[b.Table]; known {
			continue
		}
		for _, c := range b.Cells {
			if pageCell(doc.Text[c.Range.Start:c.Range.End]) {
				page[b.Table] = true
			}
		}
	}
	out := make([]extract.Block, 0, len(doc.Blocks))
	for _, b := range doc.Blocks {
		if b.Kind == extract.Row && page[b.Table] {
			out = append(out, cellLines(doc.Text, b)...)
			continue
		}
		out = append(out, b)
	}
	return out
}

// pageCell says whether a cell holds a page's text: several lines, some of them sentences or list items.
func pageCell(text string) bool {
	lines, long := 0, 0
	for line := range strings.Lines(text) {
		lines++
		if wordCount(line) >= 8 {
			long++
		}
	}
	return lines >= 6 && long >= 2
}

// cellLines are the lines of a row's cells as paragraphs. What stands outside the cells joins none, for a row
// laid out with blanks has nothing else.
func cellLines(text string, b extract.Block) []extract.Block {
	var out []extract.Block
	for _, c := range b.Cells {
		menu := menuCell(text[c.Range.Start:c.Range.End])
		for at := c.Range.Start; at < c.Range.End; {
			end := c.Range.End
			if i := strings.IndexByte(text[at:end], '\n'); i >= 0 {
				end = at + i
			}
			if rng := trimmed(text, plan.Range{Start: at, End: end}); rng.Start < rng.End {
				out = append(out, extract.Block{Kind: extract.Paragraph, Range: rng, Aside: menu})
			}
			at = end + 1
		}
	}
	return out
}

// menuCell says whether a cell holds many short lines and no sentence.
func menuCell(text string) bool {
	lines := 0
	for line := range strings.Lines(text) {
		if lines++; wordCount(line) > 7 || strings.ContainsRune(".;", lastRune(strings.TrimSpace(line))) {
			return false
		}
	}
	return lines >= 4
}
