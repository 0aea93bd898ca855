package extract

import (
	"errors"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"kehoach/internal/plan"
)

// looksHTML says whether a text is a web page: it begins with one of its tags or, where the name says so, has any.
func looksHTML(text, ext string) bool {
	s := strings.TrimLeft(text, " \t\n")
	for strings.HasPrefix(s, "<!--") || strings.HasPrefix(s, "<?xml") {
		end := strings.IndexByte(s, '>')
		if s[1] == '!' {
			if end = strings.Index(s, "-->"); end >= 0 {
				end += 2
			}
		}
		if end < 0 {
			break
		}
		s = strings.TrimLeft(s[end+1:], " \t\n")
	}
	start := strings.ToLower(s[:min(len(s), 20)])
	if strings.HasPrefix(start, "<!doctype html") || opensWith(start, "html", "head", "body") {
		return true
	}
	if ext == ".md" || ext == ".markdown" {
		return false
	}
	if ext == ".html" || ext == ".htm" || ext == ".xhtml" {
		for _, sign := range []string{"</", "<br", "<p>", "<p ", "<li", "<td"} {
			if strings.Contains(s, sign) {
				return true
			}
		}
	}
	return opensWith(start, "meta", "title", "script", "style", "table", "div", "p", "h1", "h2", "h3", "h4", "ul", "ol",
		"main", "article", "section", "span", "b", "strong", "font", "center", "br", "a")
}

func opensWith(s string, tags ...string) bool {
	for _, tag := range tags {
		rest, ok := strings.CutPrefix(s, "<"+tag)
		if ok && rest != "" && strings.IndexByte(" \t\n>/", rest[0]) >= 0 {
			return true
		}
	}
	return false
}

// parseHTML reads a web page: every text a browser would show is in exactly one block. What the page hides or
// holds beside its matter (menus, forms, footers) is there too, as Aside.
func parseHTML(source string) (Document, error) {
	reduced, err := reduce(source)
	if err != nil {
		return Document{}, err
	}
	root, err := html.Parse(strings.NewReader(reduced))
	if err != nil {
		// The parser reads from memory and refuses nothing but elements nested too deep.
		return Document{}, errors.Join(&LimitError{Limit: LimitDepth, Max: maxDepth}, err)
	}
	p := &page{doc: Document{Format: plan.FormatHTML}}
	p.survey, err = newSurvey(root)
	if err != nil {
		return Document{}, err
	}
	p.children(root)
	p.flush()
	if p.err != nil {
		return Document{}, p.err
	}
	p.doc.Text = p.text.String()
	p.doc.Title = p.survey.pageTitle()
	return p.doc, nil
}

// A page walks the tree of an HTML page and writes blocks. After an error it does nothing more.
type page struct {
	doc    Document
	err    error
	text   strings.Builder
	survey *survey
	budget cellBudget

	line    []byte       // the line being read, ASCII blanks collapsed
	later   []*html.Node // met inside a line or a cell, to be read after it
	lists   []*list      // open lists, outermost first
	item    bool         // the next block is the first of its list item
	marker  string       // that block's marker
	heading int          // level of the open heading, 0 outside
	aside   bool
	pre     bool      // blanks and line ends count
	flat    bool      // tables give paragraphs
	cell    *[]string // inside a table cell: its lines; no blocks are made
	tables  int
}

func (p *page) children(n *html.Node) {
	for c := n.FirstChild; c != nil && p.err == nil; c = c.NextSibling {
		switch c.Type {
		case html.TextNode:
			p.write(c.Data)
		case html.ElementNode:
			p.element(c)
		}
	}
}

func (p *page) element(n *html.Node) {
	switch {
	case invisible(n):
	case !p.aside && p.survey.beside(n):
		p.besideElement(n)
	case n.DataAtom == atom.Br || n.DataAtom == atom.Hr:
		p.flush()
	case headingTag(n) > 0:
		outer := p.heading
		p.block(func() {
			p.heading = headingTag(n)
			p.children(n)
		})
		p.heading = outer
	case n.DataAtom == atom.Pre || n.DataAtom == atom.Textarea || n.DataAtom == atom.Xmp || n.DataAtom == atom.Plaintext:
		outer := p.pre
		p.block(func() {
			p.pre = true
			p.children(n)
		})
		p.pre = outer
	case n.DataAtom == atom.Ul || n.DataAtom == atom.Ol || n.DataAtom == atom.Menu || n.DataAtom == atom.Dir:
		p.block(func() { p.list(n) })
	case n.DataAtom == atom.Li:
		p.block(func() { p.listItem(n) })
	case n.DataAtom == atom.Table:
		p.tableElement(n)
	case blockTag(n), p.aside && (n.DataAtom == atom.Button || n.DataAtom == atom.Select):
		p.block(func() { p.children(n) })
	default:
		p.children(n)
	}
}

// block reads what begins and ends on a line of its own.
func (p *page) block(read func()) {
	p.flush()
	read()
	p.flush()
}

// besideElement reads an element beside the matter; inside a line or a cell, after it, so that it does not cut it.
func (p *page) besideElement(n *html.Node) {
	if p.cell != nil || (!blockTag(n) && len(p.line) > 0) {
		p.later = append(p.later, n)
		return
	}
	p.block(func() {
		lists, item := p.lists, p.item
		p.aside, p.lists, p.item = true, nil, false
		p.children(n)
		p.flush()
		p.aside, p.lists, p.item = false, lists, item
	})
}

// write adds text to the line as a browser shows it: a run of blanks is one, none stands at the line's start.
func (p *page) write(s string) {
	for i := range len(s) {
		switch c := s[i]; {
		case p.pre && c == '\n':
			p.flush()
		case !p.pre && (c == ' ' || (c >= '\t' && c <= '\r')):
			if n := len(p.line); n > 0 && p.line[n-1] != ' ' {
				p.line = append(p.line, ' ')
			}
		default:
			p.line = append(p.line, c)
		}
	}
}

// flush ends the line: it becomes a block, or a line of the open cell. Then comes what waited for its end.
func (p *page) flush() {
	if len(p.line) > 0 {
		line := strings.ReplaceAll(canonical(strings.ToValidUTF8(string(p.line), "\uFFFD")), "\n", " ")
		p.line = p.line[:0]
		line = strings.Trim(line, " \t")
		switch {
		case line == "":
		case p.cell != nil:
			*p.cell = append(*p.cell, line)
		default:
			p.emitLine(line)
		}
	}
	if p.cell == nil {
		p.readLater()
	}
}

func (p *page) readLater() {
	later := p.later
	p.later = nil
	for _, n := range later {
		if n.DataAtom == atom.Table {
			outer := p.flat
			p.flat = true
			p.tableElement(n)
			p.flat = outer
			continue
		}
		if p.aside {
			p.block(func() { p.children(n) })
			continue
		}
		p.besideElement(n)
	}
}

func (p *page) emitLine(line string) {
	b := Block{Aside: p.aside}
	switch {
	case p.heading > 0:
		b.Kind, b.Level = Heading, p.heading
	case p.item:
		b.Kind, b.Level = Item, max(len(p.lists), 1)
	}
	if p.item {
		b.Marker, p.item = p.marker, false
	}
	start := p.newLine()
	p.text.WriteString(line)
	p.emit(b, start)
}

// newLine begins a block's text and returns where.
func (p *page) newLine() int {
	if p.text.Len() > 0 {
		p.text.WriteByte('\n')
	}
	return p.text.Len()
}

func (p *page) emit(b Block, start int) {
	if len(p.doc.Blocks) == maxBlocks {
		p.err = &LimitError{Limit: LimitBlocks, Max: maxBlocks}
		return
	}
	b.Range = plan.Range{Start: start, End: p.text.Len()}
	p.doc.Blocks = append(p.doc.Blocks, b)
}
