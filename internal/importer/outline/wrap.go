package outline

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"kehoach/internal/importer/extract"
)

// spacedLines says whether blank lines stand between at least so many tenths of the lines. Between nearly all lines
// they part nothing; between most they part paragraphs.
func (r *reader) spacedLines(tenths int) bool {
	gaps := 0
	for i := 1; i < len(r.doc.Blocks); i++ {
		if strings.Count(r.text[r.doc.Blocks[i-1].Range.End:r.doc.Blocks[i].Range.Start], "\n") > 1 {
			gaps++
		}
	}
	return gaps*10 >= len(r.doc.Blocks)*tenths
}

// brokenOff says whether p is the rest of prev in a text whose paragraphs stand apart: no blank line between them,
// no mark at the end of the one, a full stop at the end of the other.
func (r *reader) brokenOff(prev, p para) bool {
	if p.gap || p.marked() || p.aside != prev.aside || prev.kind != extract.Paragraph || p.kind != extract.Paragraph {
		return false
	}
	head, rest := r.text[prev.whole().Start:prev.body.End], r.text[p.body.Start:p.body.End]
	last := head[strings.LastIndexByte(head, '\n')+1:]
	return utf8.RuneCountInString(last) >= 60 && unicode.IsLetter(lastRune(head)) && strings.ContainsAny(head, ",;:") && strings.ContainsRune(".;", lastRune(rest)) &&
		!isUpperText(head) && !strings.Contains(strings.TrimSpace(last), "   ")
}

// wrapWidth is the width at which the document's lines were broken, in characters, or 0 if they were not.
func (r *reader) wrapWidth() int {
	broken, short, width := 0, 0, 0
	for i := 0; i+1 < len(r.doc.Blocks); i++ {
		b, next := r.doc.Blocks[i], r.doc.Blocks[i+1]
		if b.Kind != extract.Paragraph || next.Kind != extract.Paragraph || next.Range.Start-b.Range.End > 60 {
			continue
		}
		line := r.text[b.Range.Start:b.Range.End]
		n := utf8.RuneCountInString(line)
		c, _ := utf8.DecodeRuneInString(strings.TrimLeft(r.text[next.Range.Start:next.Range.End], " \t"))
		if n < 8 || n > 130 || !unicode.IsLower(c) || strings.ContainsRune(".;:!?…”", lastRune(line)) {
			continue
		}
		if n < 40 {
			short++
			continue
		}
		broken++
		width = max(width, n)
	}
	if broken > 0 && broken+short >= 4 {
		return width
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
	if yearOpen.MatchString(last) && yearGoesOn.MatchString(next) {
		return true
	}
	if len(head) < 25 {
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

// yearOpen and yearGoesOn are a line that ends with a span's first year and one that begins with its last.
var (
	yearOpen   = regexp.MustCompile(`giai đoạn\s+20\d\d$`)
	yearGoesOn = regexp.MustCompile(`^[-–]\s*20\d\d`)
)

// openNumber is a line that ends where a day or number must follow.
var openNumber = regexp.MustCompile(`\s(?:ngày|trước|tháng|năm|quý|đạt|trên|khoảng|từ|đến|dưới|hơn|số|thứ|vòng|tỷ lệ|tối thiểu|ít nhất|mỗi)\s*$`)

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
	if wide > 0 && lastRune(head) == ';' && (prev.marked() || strings.Count(head, ";") > 1 && strings.Contains(head, ":")) && width >= wide*4/5 && unicode.IsLower(firstRune(r.text[p.body.Start:p.body.End])) {
		return true // a clause of an item that begins on a new line by chance
	}
	if strings.ContainsRune(".;:!?…", lastRune(head)) {
		return false
	}
	if isUpperText(head) {
		return wide > 0 && r.wrappedCapitals(prev, p)
	}
	if wide > 0 && r.wrappedShort(prev, p, last) {
		return true
	}
	if width < 30 {
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
	return width >= wide*3/4 && (unicode.IsDigit(c) || unicode.IsUpper(c) || c == '“') && wordCount(r.text[p.body.Start:p.body.End]) > 0 &&
		!(unicode.IsDigit(c) && firstLetter(r.text[p.body.Start:p.body.End]) == 0)
}
