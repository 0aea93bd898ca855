package outline

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

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
	spaced := wide > 0 && r.allSpaced()
	joins := []byte(r.low)
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
		if last == i-1 && len(out) > 0 && r.continues(out[len(out)-1], p, wide) {
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

// allSpaced says whether blank lines stand between nearly all lines, so that they part nothing.
func (r *reader) allSpaced() bool {
	gaps := 0
	for i := 1; i < len(r.doc.Blocks); i++ {
		if strings.Count(r.text[r.doc.Blocks[i-1].Range.End:r.doc.Blocks[i].Range.Start], "\n") > 1 {
			gaps++
		}
	}
	return gaps*10 >= len(r.doc.Blocks)*9
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

// wrapWidth is the width at which the document's lines were broken, in characters, or 0 if they were not.
func (r *reader) wrapWidth() int {
	broken, width := 0, 0
	for i := 0; i+1 < len(r.doc.Blocks); i++ {
		b, next := r.doc.Blocks[i], r.doc.Blocks[i+1]
		if b.Kind != extract.Paragraph || next.Kind != extract.Paragraph || next.Range.Start-b.Range.End > 60 {
			continue
		}
		line := r.text[b.Range.Start:b.Range.End]
		n := utf8.RuneCountInString(line)
		c, _ := utf8.DecodeRuneInString(strings.TrimLeft(r.text[next.Range.Start:next.Range.End], " \t"))
		if n >= 40 && n <= 130 && unicode.IsLower(c) && !strings.ContainsRune(".;:!?…”", lastRune(line)) {
			broken++
			width = max(width, n)
		}
	}
	if broken >= 3 || broken > 0 && r.evenLines() {
		return width
	}
	return 0
}

// evenLines says whether no line is longer than a page is wide and several come near the longest.
func (r *reader) evenLines() bool {
	var lengths []int
	longest := 0
	for i := range r.doc.Blocks {
		b := &r.doc.Blocks[i]
		if b.Kind == extract.Paragraph {
			n := utf8.RuneCountInString(r.text[b.Range.Start:b.Range.End])
			lengths, longest = append(lengths, n), max(longest, n)
		}
	}
	near := 0
	for _, n := range lengths {
		if n*20 >= longest*17 {
			near++
		}
	}
	return longest >= 60 && longest <= 110 && near >= 4
}

// brokenDate is a line that ends inside a date in words.
var brokenDate = regexp.MustCompile(`ngày\s+\d{1,2}(?:\s+tháng\s+\d{1,2})?\s*$`)

// openAt says whether the line before p ends inside something: a date in words, a number still to come, a bracket,
// or a run of "Thứ nhất … Thứ hai …" that goes on with p.
func (r *reader) openAt(prev, p para) bool {
	head := r.low[prev.whole().Start:prev.body.End]
	last := head[strings.LastIndexByte(head, '\n')+1:]
	next := r.low[p.whole().Start:p.body.End]
	if brokenDate.MatchString(last) && hasPrefixAny(next, "tháng ", "năm ") {
		return true
	}
	if utf8.RuneCountInString(last) < 20 {
		return false
	}
	if m := openNumber.FindString(last); m != "" && (isDigit(next[0]) || romanValue(wordAt(r.text[p.whole().Start:p.body.End], 0)) > 0) &&
		(!p.marked() || containsAny(m, "ngày", "quý", "tháng", "thứ")) {
		return true
	}
	if strings.Count(last, "(") > strings.Count(last, ")") && !p.marked() && strings.Count(next, ")") > strings.Count(next, "(") {
		return true
	}
	if !namesItself(p.family) || p.value < 2 || strings.HasSuffix(head, ":") {
		return false
	}
	for _, m := range r.inlineMarkers(prev.body) {
		if m.sameLevel(p.marker) && m.value == p.value-1 && m.at.Start > prev.body.Start {
			return true
		}
	}
	return false
}

// openNumber is a line that ends where a day or number must follow.
var openNumber = regexp.MustCompile(`\s(?:ngày|trước|tháng|năm|quý|đạt|trên|khoảng|từ|đến|dưới|hơn|số|thứ)\s*$`)

// continues says whether p is the rest of a sentence broken off at the end of prev's line.
func (r *reader) continues(prev, p para, wide int) bool {
	if prev.kind != extract.Paragraph || p.kind != extract.Paragraph || p.gap || prev.aside != p.aside || prev.row != nil {
		return false
	}
	if r.openAt(prev, p) {
		return true
	}
	if p.marked() && !(wide > 0 && p.family == famArabic && p.value != prev.value+1 && p.value > 1) {
		return false
	}
	head := r.text[prev.whole().Start:prev.body.End]
	last := head[strings.LastIndexByte(head, '\n')+1:]
	width := utf8.RuneCountInString(last)
	if strings.ContainsRune(".;:!?…", lastRune(head)) || isUpperText(head) || width < 30 {
		return false
	}
	if strings.Contains(strings.TrimSpace(last), "   ") {
		return false // columns
	}
	c, _ := utf8.DecodeRuneInString(r.text[p.body.Start:p.body.End])
	if unicode.IsLower(c) {
		return true
	}
	if leadInLine.MatchString(r.low[p.body.Start:p.body.End]) && unicode.IsUpper(c) && prev.body.Start*4 < len(r.text) {
		return false // the title's end and the text's first words
	}
	if wide == 0 || isUpperText(r.text[p.body.Start:p.body.End]) || strings.Contains(r.text[p.body.Start:p.body.End], "   ") {
		return false
	}
	return width >= wide*3/4 && (unicode.IsDigit(c) || unicode.IsUpper(c)) && wordCount(r.text[p.body.Start:p.body.End]) > 0 &&
		!(unicode.IsDigit(c) && firstLetter(r.text[p.body.Start:p.body.End]) == 0)
}
