// Package extract turns a document's bytes into canonical text and blocks, one file a format.
// It knows nothing of groups and tasks.
package extract

import "kehoach/internal/plan"

// A BlockKind says what a block is in the layout of its document.
type BlockKind int

// Kinds of block.
const (
	Paragraph BlockKind = iota
	Heading             // <h1>…, "# …"
	Item                // list item: <li>, "- …" in Markdown
	Row                 // one row of a table
)

// A Block is one paragraph, heading, list item or table row. Blocks are in reading order, do not overlap,
// and cover every non-blank byte of Document.Text.
type Block struct {
	Kind  BlockKind
	Level int // heading level from 1, or list depth from 1; else 0
	// Marker is a number or bullet the format draws itself (<ol>, automatic numbering) and that is not in the
	// text: "3.", "•". Empty when the marker, if any, is typed in the text.
	Marker string
	// Aside is true for what the format itself says is beside the matter: <nav>, <aside>, <footer>, <figcaption>.
	Aside bool
	Range plan.Range // a whole line or several, without its line end; a row with its rules ("| a | b |")
	// Cells of a row, in column order, one for each column of the table (a cell spanning columns is followed
	// by empty Merged ones).
	Cells []Cell
	// Table numbers the tables of the document from 1; 0 outside tables.
	Table int
	// Header is true for a row the format itself marks as table head (<th>, above "|---|").
	Header bool
	// Indent is the column the text of a plain-text or Markdown line starts in, from 0; a tab goes to the next
	// multiple of 8. It is 0 in other formats.
	Indent int
}

// A Cell is one cell of a row.
type Cell struct {
	Range plan.Range // trimmed text in Document.Text; empty when there is none of its own
	// Text is the cell's text; for a vertically merged cell the text of the cell above it.
	Text string
	// Merged is true when the cell belongs to one to its left or above it.
	Merged bool
	// Span is the number of columns a cell covers, at least 1.
	Span int
}

// A Document is a file's canonical text and its blocks.
type Document struct {
	Format   plan.Format
	Text     string // see plan.Draft.Text
	Blocks   []Block
	Title    string // the format's own title (<title>, og:title), a hint only; not part of Text
	Warnings []plan.Warning
}
