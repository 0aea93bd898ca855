package extract

import (
	"errors"
	"strconv"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

const bullet = "•"

// A list is an open <ul> or <ol>.
type list struct {
	style string // "none", "disc", or the type of an <ol>: "1", "a", "A", "i", "I"
	next  int
	step  int
}

// list reads a list. Its items are numbered as a browser numbers them.
func (p *page) list(n *html.Node) {
	l := &list{style: "disc", next: 1, step: 1}
	if n.DataAtom == atom.Ol {
		l.style = "1"
		if t := attr(n, "type"); len(t) == 1 && strings.Contains("1aAiI", t) {
			l.style = t
		}
		if _, reversed := lookup(n, "reversed"); reversed {
			l.step, l.next = -1, countItems(n)
		}
		l.next = number(attr(n, "start"), l.next)
	}
	if s := listStyle(attr(n, "style")); s != "" {
		l.style = s
	}
	outer := p.lists
	p.lists = append(outer[:len(outer):len(outer)], l)
	p.children(n)
	p.flush()
	p.lists = outer
}

func (p *page) listItem(n *html.Node) {
	l := &list{style: "disc"}
	if len(p.lists) > 0 {
		l = p.lists[len(p.lists)-1]
	}
	l.next = number(attr(n, "value"), l.next)
	item, marker := p.item, p.marker
	p.item, p.marker = true, l.marker()
	l.next += l.step
	p.children(n)
	p.flush()
	p.item, p.marker = item, marker
}

func (l *list) marker() string {
	switch l.style {
	case "none":
		return ""
	case "disc":
		return bullet
	case "a":
		return letters(l.next) + "."
	case "A":
		return strings.ToUpper(letters(l.next)) + "."
	case "i":
		return strings.ToLower(roman(l.next)) + "."
	case "I":
		return roman(l.next) + "."
	}
	return strconv.Itoa(l.next) + "."
}

// letters numbers a, b … z, aa, ab …
func letters(n int) string {
	if n < 1 {
		return strconv.Itoa(n)
	}
	s := ""
	for ; n > 0; n = (n - 1) / 26 {
		s = string(rune('a'+(n-1)%26)) + s
	}
	return s
}

func roman(n int) string {
	if n < 1 || n > 3999 {
		return strconv.Itoa(n)
	}
	var b strings.Builder
	for _, d := range []struct {
		value int
		sign  string
	}{
		{1000, "M"}, {900, "CM"}, {500, "D"}, {400, "CD"}, {100, "C"}, {90, "XC"}, {50, "L"}, {40, "XL"},
		{10, "X"}, {9, "IX"}, {5, "V"}, {4, "IV"}, {1, "I"},
	} {
		for ; n >= d.value; n -= d.value {
			b.WriteString(d.sign)
		}
	}
	return b.String()
}

// listStyle reads list-style or list-style-type out of a style attribute; "" when it says nothing known.
func listStyle(style string) string {
	_, value, ok := strings.Cut(strings.ToLower(style), "list-style")
	if !ok {
		return ""
	}
	value, _, _ = strings.Cut(value, ";")
	for name, s := range map[string]string{
		"none": "none", "disc": "disc", "circle": "disc", "square": "disc", "lower-alpha": "a", "lower-latin": "a",
		"upper-alpha": "A", "upper-latin": "A", "lower-roman": "i", "upper-roman": "I", "decimal": "1",
	} {
		if strings.HasSuffix(strings.TrimSpace(value), name) {
			return s
		}
	}
	return ""
}

func countItems(n *html.Node) int {
	items := 0
	for c := range n.ChildNodes() {
		if c.DataAtom == atom.Li {
			items++
		}
	}
	return items
}

// number reads an integer attribute, at most a million either way; otherwise when there is none.
func number(s string, otherwise int) int {
	n, err := strconv.Atoi(strings.TrimSpace(s))
	if err != nil && !errors.Is(err, strconv.ErrRange) {
		return otherwise
	}
	return min(max(n, -1_000_000), 1_000_000)
}

func lookup(n *html.Node, key string) (string, bool) {
	for _, a := range n.Attr {
		if a.Key == key && a.Namespace == "" {
			return a.Val, true
		}
	}
	return "", false
}

func attr(n *html.Node, key string) string {
	v, _ := lookup(n, key)
	return v
}
