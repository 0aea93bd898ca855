package outline

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"kehoach/internal/plan"
)

// A family is one way of numbering; members of a family stand on one level.
type family int

const (
	noFamily       family = iota
	famPart               // PHẦN THỨ NHẤT, Phần I
	famArticle            // Điều 1.
	famUpper              // A.
	famRoman              // I.
	famHeading            // a heading the format draws
	famGroup              // Nhóm 1:
	famOrdinal            // Thứ nhất, Thứ 2,
	famIs                 // Một là,
	famArabic             // 1.
	famDecimal            // 1.1.
	famDecimal3           // 1.1.1.
	famArabicParen        // 1)
	famLetter             // a)
	famParen              // (1)
	famLead               // an unmarked line over a list
	famBullet             // -, +, •
)

// A marker is the number or bullet before a paragraph.
type marker struct {
	family family
	sub    int // parts a family: the bullet's character, the list's depth, the heading's level
	value  int // 1, 2, 3 …; 0 where the family does not count
	number string
	// where it stands in the text, its punctuation and blanks included; empty when the format draws it
	at plan.Range
	// either is true for a letter that could be of famRoman or of famUpper
	either bool
}

// sameLevel says whether two markers belong to one family.
func (m marker) sameLevel(o marker) bool { return m.family == o.family && m.sub == o.sub }

const bullets = "-–—−•●○◦▪■□►➢➤✓✔*+·▶❖◆◇♦→"

// vietnameseLetters is the order in which official lists use letters.
const vietnameseLetters = "abcdđeghiklmnopqrstuvxy"

// readMarker reads the marker at text[at:end]; low is the text in lower case. inline is true inside a
// paragraph, where only markers that cannot be anything else count.
func readMarker(text, low string, at, end int) (marker, bool) {
	if at >= end {
		return marker{}, false
	}
	c, n := utf8.DecodeRuneInString(text[at:end])
	switch {
	case strings.ContainsRune(bullets, c):
		return bulletMarker(text, at, end, c, n)
	case c == '(':
		return parenMarker(text, at, end)
	case c >= '①' && c <= '⑳':
		return circledMarker(text, at, end, c, n)
	case c >= '0' && c <= '9':
		return numberMarker(text, at, end)
	}
	if m, ok := wordMarker(text, low, at, end); ok {
		return m, true
	}
	return letterMarker(text, at, end)
}

// finish closes a marker at text[:to] over the blanks that follow; a marker with nothing after it is none.
func finish(m marker, text string, from, to, end int) (marker, bool) {
	if m.family != famBullet && to < end && to > from && text[to-1] == '.' { // "1.- Công tác …"
		for _, dash := range []string{"-", "–"} {
			if rest := text[to:end]; strings.HasPrefix(rest, dash) && len(rest) > len(dash) && isBlank(rest[len(dash)]) {
				to += len(dash)
			}
		}
	}
	for to < end && isBlank(text[to]) {
		to++
	}
	m.at = plan.Range{Start: from, End: to}
	return m, to < end
}

func bulletMarker(text string, at, end int, c rune, n int) (marker, bool) {
	next, _ := utf8.DecodeRuneInString(text[at+n : end])
	blank := at+n < end && isBlank(text[at+n])
	if c == '*' && !blank && strings.HasSuffix(strings.TrimRight(text[at:end], " "), "*") {
		return marker{}, false // emphasis around the whole line
	}
	if !blank && !(unicode.IsUpper(next) || c != '-' && c != '+' && c != '*' && unicode.IsLetter(next)) {
		return marker{}, false
	}
	if c == '—' || c == '−' {
		c = '–'
	}
	to := at + n
	if rest := strings.TrimLeft(text[to:end], " "); hasPrefixAny(rest, "[ ] ", "[x] ", "[X] ") { // a box to tick
		to = end - len(rest) + len("[ ]")
	}
	return finish(marker{family: famBullet, sub: int(c)}, text, at, to, end)
}

func parenMarker(text string, at, end int) (marker, bool) {
	stop := strings.IndexByte(text[at:min(end, at+6)], ')')
	if stop < 2 {
		return marker{}, false
	}
	inner := text[at+1 : at+stop]
	if n, err := strconv.Atoi(inner); err == nil && n > 0 && n < 100 {
		return finish(marker{family: famParen, value: n, number: inner}, text, at, at+stop+1, end)
	}
	if v := letterValue(inner); v > 0 {
		return finish(marker{family: famParen, sub: 1, value: v, number: inner}, text, at, at+stop+1, end)
	}
	return marker{}, false
}

func letterValue(s string) int {
	i := strings.Index(vietnameseLetters, s)
	if i < 0 || utf8.RuneCountInString(s) != 1 {
		return 0
	}
	return utf8.RuneCountInString(vietnameseLetters[:i]) + 1
}

// digitsAt returns the end of the run of digits at text[at:end].
func digitsAt(text string, at, end int) int {
	for at < end && text[at] >= '0' && text[at] <= '9' {
		at++
	}
	return at
}

func numberMarker(text string, at, end int) (marker, bool) {
	parts, dotted, pos := []int{}, false, at
	for len(parts) < 4 {
		stop := digitsAt(text, pos, end)
		if stop == pos || stop-pos > 2 {
			break
		}
		n, _ := strconv.Atoi(text[pos:stop])
		parts = append(parts, n)
		pos, dotted = stop, false
		if pos >= end || text[pos] != '.' {
			break
		}
		pos, dotted = pos+1, true
	}
	if len(parts) == 0 || len(parts) > 3 || parts[len(parts)-1] == 0 || pos >= end {
		return marker{}, false
	}
	if text[pos] >= '0' && text[pos] <= '9' {
		return marker{}, false // 1.500, 30/6
	}
	m := marker{value: parts[len(parts)-1], number: strings.TrimRight(text[at:pos], ".")}
	m.family = []family{famArabic, famDecimal, famDecimal3}[len(parts)-1]
	if !dotted {
		switch {
		case text[pos] == ')' || text[pos] == '/' && pos+1 < end && (isBlank(text[pos+1]) || unicode.IsUpper(firstRune(text[pos+1:end]))):
			if len(parts) == 1 {
				m.family = famArabicParen
			}
			pos++
		case text[pos] == ':' && len(parts) > 1:
			pos++
		case text[pos] == '-' && len(parts) == 1 && pos+2 < end && isBlank(text[pos+1]) && unicode.IsUpper(firstRune(strings.TrimLeft(text[pos+1:end], " "))):
			pos++ // "1- Công tác …"
		case len(parts) == 1 || !isBlank(text[pos]):
			return marker{}, false // "11 huyện"
		default: // "1.1 Tiêm chủng" but not "1.5 triệu"
			if c, _ := utf8.DecodeRuneInString(strings.TrimLeft(text[pos:end], " \t")); !unicode.IsUpper(c) {
				return marker{}, false
			}
		}
	}
	c := firstLetter(text[pos:min(end, pos+12)])
	if len(parts) == 1 && !unicode.IsLetter(c) && !unicode.IsDigit(c) {
		return marker{}, false
	}
	if pos < end && !isBlank(text[pos]) && !unicode.IsLetter(c) {
		return marker{}, false
	}
	return finish(m, text, at, pos, end)
}

func letterMarker(text string, at, end int) (marker, bool) {
	stop := at
	for stop < end && stop-at < 8 {
		c, n := utf8.DecodeRuneInString(text[stop:end])
		if !unicode.IsLetter(c) {
			break
		}
		stop += n
	}
	if stop == at || stop >= end || !strings.ContainsRune(".)/-:", rune(text[stop])) {
		return marker{}, false
	}
	word, closing := text[at:stop], text[stop]
	if closing != ')' && (stop+1 >= end || !isBlank(text[stop+1])) && !closedTight(word, text[stop:end]) {
		return marker{}, false // "U.S."
	}
	if r := romanValue(word); r > 0 && (closing == '.' || closing == ')' || closing == '/' || closing == '-' || closing == ':') {
		m := marker{family: famRoman, value: r, number: word, either: len(word) == 1}
		return finish(m, text, at, stop+1, end)
	}
	if utf8.RuneCountInString(word) != 1 || closing == ':' || closing == '-' {
		return marker{}, false
	}
	v := letterValue(strings.ToLower(word))
	switch {
	case v == 0:
		return marker{}, false
	case strings.ToLower(word) != word:
		return finish(marker{family: famUpper, value: v, number: word}, text, at, stop+1, end)
	}
	return finish(marker{family: famLetter, value: v, number: word}, text, at, stop+1, end)
}

// closedTight says whether a letter's or a Roman number's stop is followed by a dash ("C.- Tổ chức") or, after a Roman
// number, by a word in capitals at once ("II.NHIỆM VỤ").
func closedTight(word, rest string) bool {
	if hasPrefixAny(rest, ".- ", ".– ") {
		return true
	}
	return romanValue(word) > 0 && rest[0] == '.' && len(leading(rest, 1)) == 1 && utf8.RuneCountInString(leading(rest, 1)[0]) >= 2 &&
		isUpperText(leading(rest, 1)[0]) && unicode.IsUpper(firstRune(rest[1:])) && !strings.HasPrefix(rest[1+len(leading(rest, 1)[0]):], ".")
}

// circledMarker reads "① Công tác …".
func circledMarker(text string, at, end int, c rune, n int) (marker, bool) {
	v := int(c-'①') + 1
	return finish(marker{family: famArabic, sub: circled, value: v, number: strconv.Itoa(v)}, text, at, at+n, end)
}

// circled parts circled numbers from plain ones in the same text.
const circled = 9

func firstRune(s string) rune {
	c, _ := utf8.DecodeRuneInString(s)
	return c
}

// romanValue reads a Roman number up to 39 in capitals; 0 when it is none.
func romanValue(s string) int {
	digit := map[byte]int{'I': 1, 'V': 5, 'X': 10}
	total := 0
	for i := 0; i < len(s); i++ {
		d, ok := digit[s[i]]
		if !ok {
			return 0
		}
		if i+1 < len(s) && digit[s[i+1]] > d {
			d = -d
		}
		total += d
	}
	if total <= 0 || total > 39 || romanOf(total) != s {
		return 0
	}
	return total
}

func romanOf(n int) string {
	tens := strings.Repeat("X", n/10)
	return tens + []string{"", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"}[n%10]
}
