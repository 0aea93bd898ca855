package extract

import (
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// A size is how much an element holds.
type size struct {
	text     int // bytes of visible text
	nested   int // of them, inside tables below it
	headings int // <h1> to <h3>
}

// A survey is what must be known of a page before it is read: how much its wrappers hold, and its title.
type survey struct {
	sizes   map[*html.Node]size // of forms, headers and tables
	body    int                 // bytes of visible text
	title   string              // <title>
	ogTitle string
}

func newSurvey(root *html.Node) (*survey, error) {
	s := &survey{sizes: map[*html.Node]size{}}
	all, ok := s.measure(root, 0)
	if !ok {
		return nil, &LimitError{Limit: LimitDepth, Max: maxDepth}
	}
	s.body = all.text
	return s, nil
}

// measure sums an element up; false when it is nested too deep.
func (s *survey) measure(n *html.Node, depth int) (size, bool) {
	if depth > maxDepth {
		return size{}, false
	}
	s.name(n)
	var sum size
	for c := range n.ChildNodes() {
		switch {
		case c.Type == html.TextNode:
			sum.text += len(strings.TrimSpace(c.Data))
		case c.Type == html.ElementNode && c.DataAtom == atom.Head:
			for inHead := range c.ChildNodes() {
				s.name(inHead)
			}
		case c.Type == html.ElementNode && c.DataAtom == atom.Title:
			s.name(c)
		case c.Type == html.ElementNode && !invisible(c):
			sub, ok := s.measure(c, depth+1)
			if !ok {
				return size{}, false
			}
			sum.text += sub.text
			sum.headings += sub.headings
			sum.nested += sub.nested
			if c.DataAtom == atom.Table {
				sum.nested += sub.text - sub.nested
			}
		}
	}
	if h := headingTag(n); h > 0 && h <= 3 {
		sum.headings++
	}
	switch n.DataAtom {
	case atom.Table, atom.Form, atom.Header:
		s.sizes[n] = sum
	}
	return sum, true
}

// name notes the page's title where n says it; careless pages say it in their body.
func (s *survey) name(n *html.Node) {
	switch {
	case n.DataAtom == atom.Title && n.FirstChild != nil && s.title == "":
		s.title = n.FirstChild.Data
	case n.DataAtom == atom.Meta && attr(n, "property") == "og:title" && s.ogTitle == "":
		s.ogTitle = attr(n, "content")
	}
}

// pageTitle prefers og:title, which is the article's; <title> often names the site as well.
func (s *survey) pageTitle() string {
	for _, title := range []string{s.ogTitle, s.title} {
		if t := strings.Join(strings.Fields(canonical(strings.ToValidUTF8(title, "\uFFFD"))), " "); t != "" {
			return t
		}
	}
	return ""
}

// beside says whether an element is beside the page's matter: by its tag or role, or because it is hidden. A form
// or header that holds most of the page is its matter: some servers wrap the whole page in a form.
func (s *survey) beside(n *html.Node) bool {
	switch n.DataAtom {
	case atom.Nav, atom.Aside, atom.Footer, atom.Figcaption, atom.Button, atom.Select, atom.Textarea, atom.Datalist,
		atom.Audio, atom.Video, atom.Canvas:
		return true
	case atom.Form:
		return s.sizes[n].text*2 < s.body
	case atom.Header:
		return s.sizes[n].text*2 < s.body && s.sizes[n].headings == 0
	case atom.Dialog:
		_, open := lookup(n, "open")
		return !open
	case atom.Html, atom.Body:
		return false
	}
	switch attr(n, "role") {
	case "navigation", "contentinfo", "complementary", "search", "menu", "menubar":
		return true
	}
	return hidden(n) || trail(n)
}

func hidden(n *html.Node) bool {
	if _, ok := lookup(n, "hidden"); ok {
		return true
	}
	style := attr(n, "style")
	if style == "" {
		return false
	}
	style = strings.ToLower(strings.ReplaceAll(style, " ", ""))
	return strings.Contains(style, "display:none") || strings.Contains(style, "visibility:hidden")
}

// trail recognises the path of links above an article by the class names all style sheets use.
func trail(n *html.Node) bool {
	class := attr(n, "class")
	return class != "" && strings.Contains(class, "breadcrumb") &&
		slices.ContainsFunc(strings.Fields(class), func(c string) bool { return c == "breadcrumb" || c == "breadcrumbs" })
}

// invisible says whether an element never shows text. The parser keeps scripting on, so <noscript> is raw text.
func invisible(n *html.Node) bool {
	switch n.DataAtom {
	case atom.Head, atom.Title, atom.Script, atom.Style, atom.Template, atom.Noscript, atom.Iframe, atom.Noembed, atom.Noframes:
		return true
	}
	return false
}

func headingTag(n *html.Node) int {
	if len(n.Data) == 2 && n.Data[0] == 'h' && n.Data[1] >= '1' && n.Data[1] <= '6' {
		return int(n.Data[1] - '0')
	}
	return 0
}

// blockTag says whether an element begins and ends on a line of its own.
func blockTag(n *html.Node) bool {
	switch n.DataAtom {
	case atom.Address, atom.Article, atom.Aside, atom.Blockquote, atom.Body, atom.Caption, atom.Center, atom.Dd,
		atom.Details, atom.Dialog, atom.Div, atom.Dl, atom.Dt, atom.Fieldset, atom.Figcaption, atom.Figure,
		atom.Footer, atom.Form, atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6, atom.Header, atom.Hgroup,
		atom.Legend, atom.Li, atom.Listing, atom.Main, atom.Menu, atom.Nav, atom.Ol, atom.Optgroup, atom.Option,
		atom.P, atom.Section, atom.Summary, atom.Table, atom.Tbody, atom.Td, atom.Tfoot, atom.Th, atom.Thead,
		atom.Tr, atom.Ul, atom.Html:
		return true
	}
	return false
}
