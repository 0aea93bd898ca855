package extract

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// drop, as a replacement, removes the character.
const drop = -1

// replacement says what the canonical text (architecture.md §3) has in place of r; r itself when it stays.
func replacement(r rune) rune {
	switch {
	case r >= 0x20 && r < 0x7f, r == '\n', r == '\t':
		return r
	case r == '\v', r == '\f', r == 0x85, r == 0x2028, r == 0x2029: // line and page breaks
		return '\n'
	case r < 0x20, r >= 0x7f && r < 0xa0:
		return drop
	case r == 0xa0, r >= 0x2000 && r <= 0x200a, r == 0x202f, r == 0x205f, r == 0x3000, r == 0x1680:
		return ' '
	case r == 0xad, r >= 0x200b && r <= 0x200f, r >= 0x202a && r <= 0x202e,
		r >= 0x2060 && r <= 0x2064, r >= 0x2066 && r <= 0x206f, r == 0x61c, r == 0xfeff:
		return drop
	case r >= 0xf000 && r <= 0xf0ff:
		return symbol(r)
	}
	return r
}

// symbol reads the private-use characters that word processors write for signs of the Symbol and Wingdings fonts.
func symbol(r rune) rune {
	switch r {
	case 0xf02d:
		return '-'
	case 0xf02b:
		return '+'
	case 0xf0e0, 0xf0e8:
		return '→'
	case 0xf0b7, 0xf0a7, 0xf0d8, 0xf0a8, 0xf076, 0xf06c, 0xf06e, 0xf06f, 0xf071, 0xf075, 0xf077, 0xf0fc, 0xf0fe:
		return '•'
	}
	return r
}

// canonical returns the text as every range points into it: see plan.Draft.Text. The input is valid UTF-8.
func canonical(s string) string {
	i := firstChange(s)
	if i < len(s) {
		var b strings.Builder
		b.Grow(len(s))
		b.WriteString(s[:i])
		for i < len(s) {
			r, n := utf8.DecodeRuneInString(s[i:])
			if r == '\r' {
				r = '\n'
				if i+1 < len(s) && s[i+1] == '\n' {
					n = 2
				}
			}
			if r = replacement(r); r != drop {
				b.WriteRune(r)
			}
			i += n
		}
		s = b.String()
	}
	return norm.NFC.String(s)
}

func firstChange(s string) int {
	for i, r := range s {
		if replacement(r) != r {
			return i
		}
	}
	return len(s)
}

// isBlank says whether a byte of canonical text is white space: it has no other blanks.
func isBlank(c byte) bool { return c == ' ' || c == '\t' || c == '\n' }

// trim narrows s[start:end] to its text; start == end when there is none.
func trim(s string, start, end int) (int, int) {
	for start < end && isBlank(s[start]) {
		start++
	}
	for start < end && isBlank(s[end-1]) {
		end--
	}
	return start, end
}
