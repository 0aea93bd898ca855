package outline

import (
	"strings"

	"kehoach/internal/importer/extract"
	"kehoach/internal/plan"
)

// A para is one paragraph as a reader sees it: hard-wrapped lines joined, several items on one line parted.
type para struct {
	marker
	body  plan.Range // the text after the marker, trimmed
	kind  extract.BlockKind
	level int
	aside bool
	row   *extract.Block // set for a table row
	gap   bool           // a blank line stands before it
	piece bool           // split off inside a line
}

// whole is the paragraph with its marker.
func (p para) whole() plan.Range {
	if p.at.End > p.at.Start {
		return plan.Range{Start: p.at.Start, End: p.body.End}
	}
	return p.body
}

func (p para) marked() bool { return p.family != noFamily }

// paragraphs turns the document's blocks into paragraphs.
func (r *reader) paragraphs() []para {
	var out []para
	wide := r.wrapWidth()
	parted := r.spacedLines(6)
	spaced := wide > 0 && r.spacedLines(9)
	joins := []byte(r.low)
	head := r.brokenHead()
	if len(head) > 0 && wide == 0 {
		wide = brokenWidth
	}
	last := -2 // index of the block the last paragraph ends with
	for i := range r.doc.Blocks {
		b := &r.doc.Blocks[i]
		rng := trimmed(r.text, b.Range)
		if rng.Start >= rng.End {
			continue
		}
		p := r.paragraph(b, rng)
		p.gap = len(out) == 0 || strings.Count(r.text[out[len(out)-1].body.End:rng.Start], "\n") > 1
		p.gap = p.gap && !spaced
		if last == i-1 && len(out) > 0 && (head[i] || r.continues(out[len(out)-1], p, wide) || parted && len(out) > 1 && r.brokenOff(out[len(out)-1], p)) {
			end := out[len(out)-1].body.End
			for j := end; j < rng.Start; j++ {
				if joins[j] == '\n' {
					joins[j] = ' ' // to the rules, a broken line is one line
				}
			}
			out[len(out)-1].body.End = rng.End
			out[len(out)-1].body = r.bare(out[len(out)-1].body)
		} else {
			out = append(out, p)
		}
		last = i
	}
	r.low = string(joins)
	r.oneNumbering(out)
	var split []para
	for _, p := range out {
		split = append(split, r.splitInline(p)...)
	}
	return split
}

// oneNumbering takes "1)" for "1." in a document that has no "1.".
func (r *reader) oneNumbering(paras []para) {
	for _, p := range paras {
		if p.family == famArabic {
			return
		}
	}
	for i := range paras {
		if paras[i].family == famArabicParen {
			paras[i].family = famArabic
		}
	}
}

// paragraph reads one block.
func (r *reader) paragraph(b *extract.Block, rng plan.Range) para {
	p := para{kind: b.Kind, level: b.Level, aside: b.Aside, body: rng}
	if b.Kind == extract.Row {
		p.row = b
		return p
	}
	at := rng.Start
	if b.Kind == extract.Heading {
		for at < rng.End && (r.text[at] == '#' || r.text[at] == ' ') {
			at++
		}
	}
	start := r.skipEmphasis(at, rng.End)
	if m, ok := readMarker(r.text, r.low, start, rng.End); ok && !r.isRule(rng) {
		p.marker = m
		p.at.Start, at = rng.Start, m.at.End
		if m.family == famBullet {
			at = r.innerMarker(&p, at, rng.End)
		}
	} else if at > rng.Start {
		p.at = plan.Range{Start: rng.Start, End: at}
	}
	p.body.Start = at
	p.body = r.bare(p.body)
	r.drawnMarker(&p, b)
	return p
}

// innerMarker reads a number that follows a bullet ("- 1. Tăng cường…"): the number counts.
func (r *reader) innerMarker(p *para, at, end int) int {
	m, ok := readMarker(r.text, r.low, at, end)
	if !ok || m.family == famBullet || m.family == famPart {
		return at
	}
	start := p.at.Start
	p.marker = m
	p.at.Start = start
	return m.at.End
}

// drawnMarker gives an item or heading whose number is not in the text the marker its format draws.
func (r *reader) drawnMarker(p *para, b *extract.Block) {
	if b.Kind == extract.Heading {
		if p.family == noFamily || p.family == famBullet {
			p.marker.family = famHeading
		}
		p.sub = b.Level
		return
	}
	if b.Kind != extract.Item {
		return
	}
	if p.family == noFamily {
		at := p.at
		m, ok := readMarker(b.Marker+" x", lowered(b.Marker)+" x", 0, len(b.Marker)+2)
		if !ok {
			m = marker{family: famBullet, sub: '•'}
		}
		p.marker, p.at = m, at
	}
	if b.Level > 0 {
		p.sub += b.Level << 24 // a nested list is a family of its own
	}
}

// skipEmphasis returns the place after Markdown's ** or __ at the start of a line.
func (r *reader) skipEmphasis(at, end int) int {
	for at+1 < end && (r.text[at:at+2] == "**" || r.text[at:at+2] == "__") {
		at += 2
	}
	return at
}

// bare shrinks a range to leave out blanks and Markdown emphasis around it.
func (r *reader) bare(rng plan.Range) plan.Range {
	rng = trimmed(r.text, rng)
	for rng.End-rng.Start > 4 {
		s := r.text[rng.Start:rng.End]
		switch {
		case strings.HasPrefix(s, "**") && !strings.Contains(s[2:], "**"): // opened before the marker
			rng.Start += 2
		case strings.HasPrefix(s, "**") && strings.HasSuffix(s, "**"):
			rng.Start, rng.End = rng.Start+2, rng.End-2
		case strings.HasSuffix(s, "**") && strings.Count(s, "**") == 1:
			rng.End -= 2
		case s[0] == '*' && s[1] != '*' && s[1] != ' ' && strings.HasSuffix(s, "*"),
			s[0] == '_' && strings.HasSuffix(s, "_"):
			rng.Start, rng.End = rng.Start+1, rng.End-1
		default:
			return trimmed(r.text, rng)
		}
		rng = trimmed(r.text, rng)
	}
	return rng
}

// isRule says whether a paragraph is a drawn line without words.
func (r *reader) isRule(rng plan.Range) bool { return firstLetter(r.text[rng.Start:rng.End]) == 0 }
