package extract

import (
	"fmt"
	"path"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"kehoach/internal/plan"
)

// Parse reads a document. What kind it is, its bytes say; the name's extension decides only between text,
// Markdown and CSV. A file of another kind is an *UnsupportedError, one too large a *LimitError; both have a
// Vietnamese Reason. A blank file is a document without blocks.
func Parse(name string, b []byte) (Document, error) {
	if err := refuse(b); err != nil {
		return Document{}, err
	}
	text, warnings, err := decode(b)
	if err != nil {
		return Document{}, err
	}
	d, err := parseAs(strings.ToLower(path.Ext(name)), text)
	if err != nil {
		return Document{}, err
	}
	d.Warnings = append(warnings, d.Warnings...)
	return d, nil
}

// parseAs reads decoded text as the format it looks like.
func parseAs(ext, source string) (Document, error) {
	if looksHTML(source, ext) {
		return parseHTML(source)
	}
	if strings.HasPrefix(strings.TrimSpace(source[:min(len(source), 256)]), "<?xml") {
		return Document{}, &UnsupportedError{Format: RefusedXML}
	}
	text := canonical(source)
	switch {
	case ext == ".md" || ext == ".markdown":
		return parseMarkdown(text)
	case (ext == ".csv" || ext == ".tsv") && delimited(text):
		return parseCSV(text)
	case looksMarkdown(text):
		return parseMarkdown(text)
	case looksCSV(text):
		return parseCSV(text)
	}
	return parseText(text)
}

// Check returns what is wrong with the document, or nil: the text is canonical; blocks are in order, do not
// overlap and cover every non-blank byte; cells are in order inside their row.
func (d Document) Check() error {
	if !utf8.ValidString(d.Text) {
		return fmt.Errorf("text is not UTF-8")
	}
	if !norm.NFC.IsNormalString(d.Text) {
		return fmt.Errorf("text is not NFC")
	}
	end := 0
	for i, b := range d.Blocks {
		if b.Range.Start < end || b.Range.End <= b.Range.Start || b.Range.End > len(d.Text) {
			return fmt.Errorf("block %d: range %v after %d of %d bytes", i, b.Range, end, len(d.Text))
		}
		if at := firstNonBlank(d.Text, end, b.Range.Start); at >= 0 {
			return fmt.Errorf("block %d: byte %d before it is in no block", i, at)
		}
		if err := b.check(d.Text); err != nil {
			return fmt.Errorf("block %d: %w", i, err)
		}
		end = b.Range.End
	}
	if at := firstNonBlank(d.Text, end, len(d.Text)); at >= 0 {
		return fmt.Errorf("byte %d is in no block", at)
	}
	return nil
}

func (b Block) check(text string) error {
	if s, e := trim(text, b.Range.Start, b.Range.End); s != b.Range.Start || e != b.Range.End {
		return fmt.Errorf("range %v has blanks at its ends", b.Range)
	}
	if !onRunes(text, b.Range) {
		return fmt.Errorf("range %v cuts a character", b.Range)
	}
	if b.Kind != Row && len(b.Cells) > 0 {
		return fmt.Errorf("cells outside a row")
	}
	end := b.Range.Start
	for i, c := range b.Cells {
		if c.Span < 1 {
			return fmt.Errorf("cell %d: span %d", i, c.Span)
		}
		if !utf8.ValidString(c.Text) {
			return fmt.Errorf("cell %d: text is not UTF-8", i)
		}
		if c.Range.IsZero() {
			continue
		}
		if c.Range.Start < end || c.Range.End <= c.Range.Start || c.Range.End > b.Range.End {
			return fmt.Errorf("cell %d: range %v outside %v or before %d", i, c.Range, b.Range, end)
		}
		if !onRunes(text, c.Range) {
			return fmt.Errorf("cell %d: range %v cuts a character", i, c.Range)
		}
		end = c.Range.End
	}
	return nil
}

func onRunes(text string, r plan.Range) bool {
	return utf8.RuneStart(text[r.Start]) && (r.End == len(text) || utf8.RuneStart(text[r.End]))
}

func firstNonBlank(s string, from, to int) int {
	if from, to = trim(s, from, to); from < to {
		return from
	}
	return -1
}

// add appends a block for text[start:end], narrowed to its text; nothing when that is blank.
func (d *Document) add(b Block, start, end int) error {
	b.Range.Start, b.Range.End = trim(d.Text, start, end)
	if b.Range.Start == b.Range.End {
		return nil
	}
	if len(d.Blocks) == maxBlocks {
		return &LimitError{Limit: LimitBlocks, Max: maxBlocks}
	}
	d.Blocks = append(d.Blocks, b)
	return nil
}
