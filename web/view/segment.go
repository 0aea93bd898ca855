package view

import (
	"slices"
	"unicode/utf8"

	"kehoach/internal/plan"
)

// A segment is a run of a document in one role; Role is empty for blanks between spans.
type segment struct {
	Text string
	Role plan.Role
}

// A marking is a document cut into segments: before, inside and after the highlighted passage.
type marking struct {
	Before, Inside, After []segment
}

// mark cuts a document. Ranges outside the text, reversed or inside a letter are moved to the nearest sensible
// place: the page must show every letter once, whatever address it was called with.
func mark(s plan.SourceText, at plan.Range) marking {
	start := letterStart(s.Text, at.Start)
	end := max(start, letterStart(s.Text, at.End))
	return marking{
		Before: cut(s, 0, start),
		Inside: cut(s, start, end),
		After:  cut(s, end, len(s.Text)),
	}
}

// letterStart moves an offset into the text and back to the start of the letter it is in.
func letterStart(text string, offset int) int {
	offset = min(max(offset, 0), len(text))
	for offset > 0 && offset < len(text) && !utf8.RuneStart(text[offset]) {
		offset--
	}
	return offset
}

// cut returns the segments of text[from:to]. Spans are in order and do not overlap (plan.Draft).
func cut(s plan.SourceText, from, to int) []segment {
	var out []segment
	add := func(start, end int, role plan.Role) {
		start, end = letterStart(s.Text, max(start, from)), letterStart(s.Text, min(end, to))
		if start < end {
			out = append(out, segment{s.Text[start:end], role})
		}
	}
	at := from
	for _, span := range s.Spans {
		if span.End <= at {
			continue
		}
		if span.Start >= to {
			break
		}
		add(at, span.Start, "")
		add(max(at, span.Start), span.End, span.Role)
		at = min(span.End, to)
	}
	add(at, to, "")
	return out
}

// A legendRow is one role of a document with how many parts have it.
type legendRow struct {
	Role  plan.Role
	Text  roleText
	Count int
}

// legend lists the roles that occur, in reporting order.
func legend(spans []plan.Span) []legendRow {
	counts := map[plan.Role]int{}
	for _, span := range spans {
		counts[span.Role]++
	}
	texts := roleTexts()
	var rows []legendRow
	for _, role := range plan.Roles() {
		if counts[role] > 0 {
			rows = append(rows, legendRow{role, texts[role], counts[role]})
		}
	}
	return slices.Clip(rows)
}
