package outline

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"kehoach/internal/plan"
)

// lowered returns s in lower case with old and new tone placement made one (hoà → hòa, uỷ → ủy). The result
// has the same length and the same character boundaries as s, so that a place found in it is a place in s.
func lowered(s string) string {
	b := make([]byte, 0, len(s))
	for _, c := range s {
		l := unicode.ToLower(c)
		if utf8.RuneLen(l) != utf8.RuneLen(c) {
			l = c
		}
		b = utf8.AppendRune(b, l)
	}
	if len(b) != len(s) { // invalid UTF-8 grows; the extractor never lets it through
		return s
	}
	return placeTones(b)
}

// tonePairs maps a vowel pair in the new placement to the one in the old, of equal length in UTF-8.
var tonePairs = map[string]string{
	"oà": "òa", "oá": "óa", "oả": "ỏa", "oã": "õa", "oạ": "ọa",
	"oè": "òe", "oé": "óe", "oẻ": "ỏe", "oẽ": "õe", "oẹ": "ọe",
	"uý": "úy", "uỷ": "ủy", "uỵ": "ụy",
}

func placeTones(b []byte) string {
	for i := 0; i+1 < len(b); i++ {
		if b[i] != 'o' && b[i] != 'u' || b[i+1] < utf8.RuneSelf {
			continue
		}
		_, n := utf8.DecodeRune(b[i+1:])
		swapped, ok := tonePairs[string(b[i:i+1+n])]
		if !ok || len(swapped) != 1+n || i > 0 && b[i-1] == 'q' {
			continue
		}
		if next, _ := utf8.DecodeRune(b[i+1+n:]); i+1+n < len(b) && unicode.IsLetter(next) {
			continue // "hoàn": the tone stands where it must
		}
		copy(b[i:], swapped)
	}
	return string(b)
}

// asciiOf maps an accented Vietnamese letter to its bare one.
var asciiOf = func() map[rune]rune {
	bare := map[rune]string{
		'a': "àáảãạăằắẳẵặâầấẩẫậ", 'e': "èéẻẽẹêềếểễệ", 'i': "ìíỉĩị", 'o': "òóỏõọôồốổỗộơờớởỡợ",
		'u': "ùúủũụưừứửữự", 'y': "ỳýỷỹỵ", 'd': "đð",
	}
	m := map[rune]rune{}
	for base, accented := range bare {
		for _, c := range accented {
			m[c] = base
		}
	}
	return m
}()

// folded returns the letters and digits of s without case and marks, words parted by one blank.
func folded(s string) string {
	var b strings.Builder
	gap := false
	for _, c := range s {
		c = unicode.ToLower(c)
		if a, ok := asciiOf[c]; ok {
			c = a
		}
		if !unicode.IsLetter(c) && !unicode.IsDigit(c) {
			gap = b.Len() > 0
			continue
		}
		if gap {
			b.WriteByte(' ')
			gap = false
		}
		b.WriteRune(c)
	}
	return b.String()
}

func isBlank(c byte) bool { return c == ' ' || c == '\t' || c == '\n' }

// trimmed shrinks r to leave out blanks at both ends.
func trimmed(text string, r plan.Range) plan.Range {
	for r.Start < r.End && isBlank(text[r.Start]) {
		r.Start++
	}
	for r.End > r.Start && isBlank(text[r.End-1]) {
		r.End--
	}
	return r
}

// wordCount counts the runs of non-blank characters in s.
func wordCount(s string) int {
	n, in := 0, false
	for i := 0; i < len(s); i++ {
		blank := isBlank(s[i])
		if !blank && !in {
			n++
		}
		in = !blank
	}
	return n
}

// leading returns up to n words from the start of s, without the punctuation around them, parted by a blank.
func leading(s string, n int) []string {
	var out []string
	for len(out) < n {
		s = strings.TrimLeftFunc(s, func(c rune) bool { return !unicode.IsLetter(c) && !unicode.IsDigit(c) })
		if s == "" {
			break
		}
		end := strings.IndexFunc(s, func(c rune) bool { return !unicode.IsLetter(c) && !unicode.IsDigit(c) })
		if end < 0 {
			end = len(s)
		}
		out = append(out, s[:end])
		s = s[end:]
	}
	return out
}

// firstLetter returns the first letter or digit of s, or 0.
func firstLetter(s string) rune {
	for _, c := range s {
		if unicode.IsLetter(c) || unicode.IsDigit(c) {
			return c
		}
	}
	return 0
}

// isUpperText says whether s has at least two letters and none of them is a small one.
func isUpperText(s string) bool {
	letters := 0
	for _, c := range s {
		if unicode.IsLower(c) {
			return false
		}
		if unicode.IsUpper(c) {
			letters++
		}
	}
	return letters >= 2
}

// containsAny says whether s holds one of the words as a substring.
func containsAny(s string, words ...string) bool {
	for _, w := range words {
		if strings.Contains(s, w) {
			return true
		}
	}
	return false
}

// hasPrefixAny says whether s begins with one of the prefixes.
func hasPrefixAny(s string, prefixes ...string) bool {
	for _, p := range prefixes {
		if strings.HasPrefix(s, p) {
			return true
		}
	}
	return false
}

// lastRune returns the last character of s, or 0.
func lastRune(s string) rune {
	c, n := utf8.DecodeLastRuneInString(s)
	if n == 0 {
		return 0
	}
	return c
}

// hasSuffixAny says whether s ends with one of the suffixes.
func hasSuffixAny(s string, suffixes ...string) bool {
	for _, x := range suffixes {
		if strings.HasSuffix(s, x) {
			return true
		}
	}
	return false
}
