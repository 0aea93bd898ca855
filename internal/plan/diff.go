package plan

import (
	"strings"
	"unicode"
)

// A DiffOp says what became of a stretch of text.
type DiffOp int

// What becomes of a stretch of text.
const (
	DiffSame DiffOp = iota
	DiffAdded
	DiffRemoved
)

// A DiffPart is a stretch of words with one fate.
type DiffPart struct {
	Op   DiffOp
	Text string
}

// Diff compares two texts word by word. What is same or added, put together, is after, to the byte; what is same or
// removed has the words of before.
func Diff(before, after string) []DiffPart {
	old, now := diffWords(before), diffWords(after)
	head := 0
	for head < len(old) && head < len(now) && sameWord(old[head], now[head]) {
		head++
	}
	tail := 0
	for tail < len(old)-head && tail < len(now)-head && sameWord(old[len(old)-1-tail], now[len(now)-1-tail]) {
		tail++
	}
	var d diffList
	for _, word := range now[:head] {
		d.add(DiffSame, word)
	}
	d.middle(old[head:len(old)-tail], now[head:len(now)-tail])
	for _, word := range now[len(now)-tail:] {
		d.add(DiffSame, word)
	}
	return d
}

// diffWords cuts a text before each word: every piece is a word with the blanks after it, the first may be blanks alone.
func diffWords(s string) []string {
	var words []string
	start, blank := 0, true
	for i, r := range s {
		space := unicode.IsSpace(r)
		if blank && !space && i > start {
			words = append(words, s[start:i])
			start = i
		}
		blank = space
	}
	if start < len(s) {
		words = append(words, s[start:])
	}
	return words
}

func sameWord(a, b string) bool { return strings.TrimSpace(a) == strings.TrimSpace(b) }

type diffList []DiffPart

func (d *diffList) add(op DiffOp, word string) {
	if n := len(*d); n > 0 && (*d)[n-1].Op == op {
		(*d)[n-1].Text += word
		return
	}
	*d = append(*d, DiffPart{op, word})
}

// middle compares by the longest common run of words. A text has at most a few thousand words, so its table is small.
func (d *diffList) middle(old, now []string) {
	longest := make([][]uint16, len(old)+1)
	for i := range longest {
		longest[i] = make([]uint16, len(now)+1)
	}
	for i := len(old) - 1; i >= 0; i-- {
		for j := len(now) - 1; j >= 0; j-- {
			if sameWord(old[i], now[j]) {
				longest[i][j] = longest[i+1][j+1] + 1
			} else {
				longest[i][j] = max(longest[i+1][j], longest[i][j+1])
			}
		}
	}
	i, j := 0, 0
	for i < len(old) || j < len(now) {
		switch {
		case i < len(old) && j < len(now) && sameWord(old[i], now[j]):
			d.add(DiffSame, now[j])
			i, j = i+1, j+1
		case j == len(now) || i < len(old) && longest[i+1][j] >= longest[i][j+1]:
			d.add(DiffRemoved, old[i])
			i++
		default:
			d.add(DiffAdded, now[j])
			j++
		}
	}
}
