package store

import (
	"regexp"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"kehoach/internal/plan"
)

const (
	excerptRunes = 500 // a longer text is shown around its first hit
	excerptLead  = 100 // of them before it
)

// A matcher finds a query's words in a text and leaves the text as it is written. The database's ts_headline cannot:
// its parser takes "Covid-19", "56/KH-SYT" and "TP.HCM" for other things than words, and it knows neither kỹ = kĩ.
type matcher struct{ terms [][]lexeme }

// A lexeme is one folded word of a query; a prefix is the beginning of one.
type lexeme struct {
	word   string
	prefix bool
}

var (
	queryTerm   = regexp.MustCompile(`'[^']+'(?::\*)?(?: <-> '[^']+')*`)
	queryLexeme = regexp.MustCompile(`'([^']+)'(:\*)?`)
	finalY      = regexp.MustCompile(`^(qu|[bcdghklmnpqrstvx]+)y$`)
)

// newMatcher reads the words to find out of a text search query in text form; <-> joins the words of a phrase.
func newMatcher(query string) matcher {
	var m matcher
	for _, run := range queryTerm.FindAllString(query, -1) {
		var term []lexeme
		for _, found := range queryLexeme.FindAllStringSubmatch(run, -1) {
			term = append(term, lexeme{word: found[1], prefix: found[2] != ""})
		}
		m.terms = append(m.terms, term)
	}
	return m
}

// A wordSpan is a word of a text: its bytes, its folded form, and whether it was searched for.
type wordSpan struct {
	start, end int
	folded     string
	hit        bool
}

func (m matcher) parts(text string) []plan.TextPart {
	words := wordsOf(text)
	for _, term := range m.terms {
		for i := 0; i+len(term) <= len(words); i++ {
			if matches(term, words[i:]) {
				for j := range term {
					words[i+j].hit = true
				}
			}
		}
	}
	start, end := excerpt(text, words)
	return cutParts(text, words, start, end)
}

func matches(term []lexeme, words []wordSpan) bool {
	for i, want := range term {
		got := words[i].folded
		if got != want.word && (!want.prefix || !strings.HasPrefix(got, want.word)) {
			return false
		}
	}
	return true
}

func wordsOf(text string) []wordSpan {
	var words []wordSpan
	start := -1
	add := func(end int) {
		if start >= 0 {
			words = append(words, wordSpan{start: start, end: end, folded: foldWord(text[start:end])})
		}
		start = -1
	}
	for i, r := range text {
		switch inWord := unicode.IsLetter(r) || unicode.IsNumber(r) || unicode.IsMark(r); {
		case !inWord:
			add(i)
		case start < 0:
			start = i
		}
	}
	add(len(text))
	return words
}

// foldWord is vi_fold of the schema for one word.
func foldWord(word string) string {
	folded := plan.Fold(norm.NFC.String(word))
	return finalY.ReplaceAllString(folded, "${1}i")
}

// excerpt returns the bytes of text to show: all of it, or from word to word around the first hit.
func excerpt(text string, words []wordSpan) (start, end int) {
	if len(text) <= excerptRunes || len([]rune(text)) <= excerptRunes {
		return 0, len(text)
	}
	first := 0
	for _, w := range words {
		if w.hit {
			first = w.start
			break
		}
	}
	before := lastRunes(text[:first], excerptLead)
	shown := firstRunes(text[first-len(before):], excerptRunes)
	return first - len(before), first - len(before) + len(shown)
}

// cutParts cuts text[from:to] where hits begin and end; hits with only a blank between them are one.
func cutParts(text string, words []wordSpan, from, to int) []plan.TextPart {
	var parts []plan.TextPart
	add := func(s string, hit bool) {
		if s != "" {
			parts = append(parts, plan.TextPart{Text: s, Hit: hit})
		}
	}
	if from > 0 {
		add("… ", false)
	}
	done := from
	for i := 0; i < len(words); i++ {
		if !words[i].hit || words[i].start < from || words[i].end > to {
			continue
		}
		begin := words[i].start
		for i+1 < len(words) && words[i+1].hit && words[i+1].end <= to && text[words[i].end:words[i+1].start] == " " {
			i++
		}
		add(text[done:begin], false)
		add(text[begin:words[i].end], true)
		done = words[i].end
	}
	add(text[done:to], false)
	if to < len(text) {
		add(" …", false)
	}
	return parts
}
