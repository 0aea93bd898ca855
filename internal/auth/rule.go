package auth

import (
	_ "embed"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"kehoach/internal/plan"
)

// A Weakness is a reason for which a password is refused.
type Weakness string

// The weaknesses Check finds. There is no rule about kinds of characters and none about age: both make passwords worse.
const (
	// TooShort: fewer than MinRunes, or than MinRunesSecondFactor beside a second factor.
	TooShort Weakness = "too_short"
	// TooLong: more than MaxBytes in UTF-8.
	TooLong Weakness = "too_long"
	// Common: many use it, or it is one short piece over and over.
	Common Weakness = "common"
	// Contextual: without the names everybody here knows, too little is left.
	Contextual Weakness = "contextual"
	// SameAsName: it is one of those names, perhaps with a number behind.
	SameAsName Weakness = "same_as_name"
)

// Limits of a password's length, after NFC.
const (
	MinRunes             = 15
	MinRunesSecondFactor = 12
	MaxBytes             = 256
)

const (
	minDistinct     = 5 // fewer different characters in the whole password are a pattern
	minDistinctLeft = 8 // fewer left without the context words are a name with a number
	minContextWord  = 3 // shorter words stand in any text by chance
	minStem         = 3 // of a weak word without its digits
	minRepeated     = 8 // a repeated piece of fewer characters is a pattern
)

// Weaknesses returns all that Check can return, for the test that each has a text.
func Weaknesses() []Weakness { return []Weakness{TooShort, TooLong, Common, Contextual, SameAsName} }

// A PasswordContext is what is known about the person who chooses a password.
type PasswordContext struct {
	// SecondFactor: signing in asks for a code as well.
	SecondFactor bool
	// Words are names an attacker would try: user name, full name, province, units.
	Words []string
}

// Check returns everything that is wrong with password, nothing if it may be used.
func Check(password string, o PasswordContext) []Weakness {
	var found []Weakness
	password = normalise(password)
	atLeast := MinRunes
	if o.SecondFactor {
		atLeast = MinRunesSecondFactor
	}
	if utf8.RuneCountInString(password) < atLeast {
		found = append(found, TooShort)
	}
	if len(password) > MaxBytes {
		return append(found, TooLong) // the rest would only cost time
	}
	if isCommon(password) {
		found = append(found, Common)
	}
	words := contextWords(o.Words)
	switch {
	case slices.Contains(words, squash(password)), slices.Contains(words, squash(stem(password))):
		found = append(found, SameAsName)
	case isContextual(password, words):
		found = append(found, Contextual)
	}
	return found
}

//go:generate go run weak_gen.go

//go:embed weak.txt
var weakList string

// weakWords holds the list as Check compares it: squashed, whole and without the digits at the end.
var weakWords = sync.OnceValue(func() map[string]struct{} {
	words := map[string]struct{}{}
	for word := range strings.Lines(weakList) {
		word = strings.TrimSuffix(word, "\n")
		words[squash(word)] = struct{}{}
		if s := squash(stem(word)); len(s) >= minStem {
			words[s] = struct{}{}
		}
	}
	return words
})

func isCommon(password string) bool {
	if password == "" {
		return false
	}
	whole := squash(password)
	_, listed := weakWords()[whole]
	_, listedStem := weakWords()[squash(stem(password))]
	return listed || listedStem || distinct(plan.Fold(password)) < minDistinct || isRepeated(whole)
}

// isRepeated says whether s is one piece of fewer than minRepeated characters, several times over.
func isRepeated(s string) bool {
	if s == "" {
		return false
	}
	period := strings.Index((s + s)[1:], s) + 1
	return period < len(s) && utf8.RuneCountInString(s[:period]) < minRepeated
}

// isContextual says whether words make up so much of password that too little of its own is left.
func isContextual(password string, words []string) bool {
	whole := squash(password)
	left := whole
	for _, word := range words {
		left = strings.ReplaceAll(left, word, "")
	}
	return left != whole && distinct(left+signs(password)) < minDistinctLeft
}

// contextWords returns names, and the words they are made of, squashed, longest first; the product's own words too.
func contextWords(names []string) []string {
	names = slices.Concat(names, []string{"Sở Y tế", "Kế hoạch Y tế", "kehoach", "soyte"})
	var words []string
	for _, name := range names {
		name = normalise(name)
		parts := strings.FieldsFunc(name, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r) })
		for _, word := range append(parts, name, stem(name)) {
			if word = squash(word); utf8.RuneCountInString(word) >= minContextWord {
				words = append(words, word)
			}
		}
	}
	slices.SortFunc(words, func(a, b string) int {
		if len(a) != len(b) {
			return len(b) - len(a)
		}
		return strings.Compare(a, b)
	})
	return slices.Compact(words)
}

// leet turns the digits and signs that stand for letters into those letters.
var leet = strings.NewReplacer("0", "o", "1", "i", "3", "e", "4", "a", "5", "s", "@", "a", "$", "s")

// squash returns s as passwords are compared: folded, without leet, blanks and signs.
func squash(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return r
		}
		return -1
	}, leet.Replace(plan.Fold(s)))
}

// signs returns what squash leaves out of s, but for blanks.
func signs(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsSpace(r) || r == '@' || r == '$' {
			return -1
		}
		return r
	}, s)
}

// stem returns s without the digits and signs at its end: "Matkhau@2024!" → "Matkhau".
func stem(s string) string {
	return strings.TrimRightFunc(s, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsMark(r) })
}

func distinct(s string) int {
	seen := map[rune]struct{}{}
	for _, r := range s {
		seen[r] = struct{}{}
	}
	return len(seen)
}
