package outline

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"kehoach/internal/importer/extract"
	"kehoach/internal/plan"
)

// splitInline parts a paragraph that holds a run of numbered items ("Thứ nhất, … Thứ 2, …", "Nhóm 1: …",
// "(1) … (2) …", "1. … 2. …") into the text before the run and one paragraph for each item.
func (r *reader) splitInline(p para) []para {
	if p.row != nil || p.body.End-p.body.Start < 60 || p.kind == extract.Heading {
		return []para{p}
	}
	switch p.family {
	case noFamily, famGroup, famOrdinal, famIs:
	case famArabic, famRoman, famUpper:
		if p.value != 1 {
			return []para{p}
		}
	default:
		return []para{p}
	}
	run := r.inlineRun(p)
	if len(run) == 0 {
		return []para{p}
	}
	var out []para
	first := p
	first.body = r.bare(plan.Range{Start: p.body.Start, End: run[0].at.Start})
	if first.body.Start < first.body.End {
		out = append(out, first)
	}
	for i, m := range run {
		end := p.body.End
		if i+1 < len(run) {
			end = run[i+1].at.Start
		}
		q := para{marker: m, kind: extract.Paragraph, aside: p.aside, piece: true}
		q.body = r.bare(plan.Range{Start: m.at.End, End: end})
		out = append(out, q)
	}
	return out
}

// inlineRun finds the longest run 1, 2, 3 … of one family inside a paragraph; shorter than three it is none
// (two for families made of words). A paragraph's own marker counts as the run's first member.
func (r *reader) inlineRun(p para) []marker {
	runs := map[[2]int][]marker{}
	var best []marker
	for _, m := range r.inlineMarkers(p.body) {
		key := [2]int{int(m.family), m.sub}
		run := runs[key]
		next := len(run) + 1
		if p.marked() && m.sameLevel(p.marker) {
			next++
		}
		if m.value != next {
			continue
		}
		run = append(run, m)
		runs[key] = run
		least := 3
		if m.family == famGroup || m.family == famOrdinal || m.family == famIs {
			least = 2
		}
		if p.marked() && m.sameLevel(p.marker) {
			least--
		} else if p.marked() {
			continue // a run of another family inside an item is the item's own matter
		}
		if len(run) >= least && (len(best) == 0 || len(run) > len(best) && best[0].sameLevel(m) || m.family < best[0].family) {
			best = run
		}
	}
	return best
}

// inlineMarkers lists what looks like a marker inside a paragraph, in order.
func (r *reader) inlineMarkers(body plan.Range) []marker {
	var out []marker
	for i := body.Start; i < body.End; i++ {
		if i > body.Start && r.text[i-1] != ' ' && r.text[i-1] != '\n' {
			continue
		}
		switch c := r.low[i]; {
		case c == '(', c >= '1' && c <= '9', c == 'n', c == 't', c == 'm', c == 'h', c == 'b', c == 's', c == 'c', c == 'g', c == 'l', c == 'k', c == 'v', c >= utf8.RuneSelf:
		default:
			continue
		}
		m, ok := readMarker(r.text, r.low, i, body.End)
		if !ok || !r.inlineMarker(m, body) {
			continue
		}
		m.at.Start = i
		out = append(out, m)
	}
	return out
}

// inlineMarker says whether a marker inside a paragraph can be one: at the start of a sentence or clause.
func (r *reader) inlineMarker(m marker, body plan.Range) bool {
	before := strings.TrimRight(r.text[body.Start:m.at.Start], " \n")
	last := lastRune(before)
	opens := before == "" || strings.ContainsRune(".:;…!?”\"", last)
	next, _ := utf8.DecodeRuneInString(r.text[m.at.End:])
	switch m.family {
	case famGroup, famOrdinal, famIs:
		return opens || last == ',' && m.family == famIs
	case famParen:
		return m.sub == 0 && (opens || strings.ContainsRune(",", last) || unicode.IsUpper(next) || unicode.IsLower(next))
	case famArabic, famArabicParen:
		return opens && (unicode.IsUpper(next) || m.family == famArabicParen)
	}
	return false
}
