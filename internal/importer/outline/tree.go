package outline

import (
	"strings"
	"unicode"

	"kehoach/internal/importer/extract"
	"kehoach/internal/plan"
)

// A node is a numbered or bulleted paragraph with what belongs to it.
type node struct {
	index  int // of its paragraph
	head   para
	more   []int // indices of the unmarked paragraphs that continue it
	kids   []*node
	parent *node
	class  sectionClass
}

// tree builds the outline of the paragraphs from index first on. Noise, table rows and what is beside the
// matter stay outside.
func (r *reader) tree(first int) *node {
	root := &node{index: -1}
	b := &treeBuilder{r: r, root: root}
	for i := first; i < len(r.paras); i++ {
		p := &r.paras[i]
		switch {
		case r.skip[i] || r.closing[i] || r.header[i]:
		case p.row != nil:
			b.stack = b.stack[:0] // a table ends every list above it
		case r.breaks(*p):
			b.stack = b.stack[:0]
		case p.marked():
			b.push(i)
		case b.opensSection(i):
			p.family, p.sub = famHeading, 2
			b.push(i)
		case r.leads(i):
			p.family = famLead
			b.push(i)
		default:
			b.attach(i)
		}
	}
	return root
}

// opensSection says whether an unmarked line is the title of a section: "TỔ CHỨC THỰC HIỆN" in capitals, or those
// words alone in any case.
func (b *treeBuilder) opensSection(i int) bool {
	p := b.r.paras[i]
	text, low := p.body2(b.r), b.r.low[p.body.Start:p.body.End]
	if p.aside || p.kind == extract.Item || wordCount(low) > 12 || strings.ContainsRune(".;,", lastRune(text)) {
		return false
	}
	if top := b.top(); len(b.stack) > 0 && top.head.family == famPart && top.head.body.Start >= top.head.body.End {
		return false // the title of a part that has its number above
	}
	switch classify(strings.TrimSuffix(low, ":")) {
	case classNone:
		return false
	case classOrg, classMoney:
		return isUpperText(text) || wordCount(low) <= 5 && !b.r.isLabelLine(i)
	}
	return isUpperText(text)
}

// isLabelLine says whether an unmarked line fills a task's field.
func (r *reader) isLabelLine(i int) bool {
	_, ok := r.labelLine(r.paras[i].body)
	return ok
}

// breaks says whether a line starts a new document inside the file ("KẾ HOẠCH" after a decision).
func (r *reader) breaks(p para) bool {
	return !p.marked() && docTypeLine(r.low[p.body.Start:p.body.End], r.text[p.body.Start:p.body.End]) != typeUnknown
}

// leads says whether an unmarked paragraph stands over a list as its heading: "Về công tác dân số:".
func (r *reader) leads(i int) bool {
	p := r.paras[i]
	j := i + 1
	for j < len(r.paras) && r.skip[j] {
		j++
	}
	if j >= len(r.paras) || p.aside || r.isLabelLine(i) {
		return false
	}
	next := r.paras[j]
	switch next.family {
	case famBullet, famLetter, famArabicParen:
	case famArabic, famParen:
		return false
	default:
		return false
	}
	s := r.text[p.body.Start:p.body.End]
	last := lastRune(s)
	return last == ':' || wordCount(s) <= 20 && !strings.ContainsRune(".;!?…,", last)
}

type treeBuilder struct {
	r     *reader
	root  *node
	stack []*node
}

func (b *treeBuilder) top() *node {
	if len(b.stack) == 0 {
		return b.root
	}
	return b.stack[len(b.stack)-1]
}

// push puts the paragraph at its level: a family on the stack returns to that level, a new one goes deeper.
func (b *treeBuilder) push(i int) {
	p := &b.r.paras[i]
	b.settle(p)
	depth := -1
	for d, n := range b.stack {
		if n.head.sameLevel(p.marker) && !b.restarts(d, p.marker) {
			depth = d
		}
	}
	if depth >= 0 {
		b.stack = b.stack[:depth]
	} else {
		for len(b.stack) > 0 && b.closes(p.marker, b.top()) {
			b.stack = b.stack[:len(b.stack)-1]
		}
	}
	parent := b.top()
	n := &node{index: i, head: *p, parent: parent}
	parent.kids = append(parent.kids, n)
	b.stack = append(b.stack, n)
}

// restarts says whether m, though of the family of the stack's member d, begins a list below it: "1." right
// under a bullet or a letter that ends with a colon.
func (b *treeBuilder) restarts(d int, m marker) bool {
	if m.value != 1 || m.family == famBullet || d == len(b.stack)-1 || m.family == famHeading || m.family == famLead {
		return false
	}
	below := b.stack[len(b.stack)-1]
	s := b.r.text[below.head.body.Start:below.head.body.End]
	return below.head.family == famBullet && strings.HasSuffix(s, ":")
}

// settle decides a letter that may be a Roman number (I, V, X) or a capital (C, D).
func (b *treeBuilder) settle(p *para) {
	if !p.either || p.family != famRoman {
		return
	}
	letter := letterValue(strings.ToLower(p.number))
	for _, n := range b.stack {
		if n.head.family == famRoman && n.head.value+1 == p.value {
			return
		}
		if n.head.family == famUpper && n.head.value+1 == letter {
			p.family, p.value = famUpper, letter
			return
		}
	}
}

// closes says whether a paragraph of a family not yet on the stack ends the list of member n.
func (b *treeBuilder) closes(m marker, n *node) bool {
	top := n.head
	switch m.family {
	case famPart, famArticle:
		return true
	case famUpper:
		return top.family != famPart && top.family != famRoman && top.family != famHeading
	case famRoman:
		return top.family != famPart && top.family != famUpper && top.family != famHeading
	case famHeading:
		return !(top.family == famHeading && top.sub < m.sub || top.family == famPart)
	case famGroup, famOrdinal, famIs:
		return top.family >= famArabic && top.family != famLead || top.family == famLead
	case famLead:
		return top.family == famBullet || top.family == famParen || top.family == famArabicParen || top.family == famLetter
	case famArabic:
		return top.family == famDecimal || top.family == famDecimal3 || top.family == famBullet && !b.headsList(n)
	case famLetter, famArabicParen, famParen:
		return top.family == famBullet && !b.headsList(n)
	case famDecimal:
		return top.family == famBullet || top.family == famLetter || top.family == famLead
	}
	return false
}

// headsList says whether a bullet reads like the heading of a list below it.
func (b *treeBuilder) headsList(n *node) bool {
	s := b.r.text[n.head.body.Start:n.head.body.End]
	last := lastRune(s)
	return last == ':' || wordCount(s) <= 12 && !strings.ContainsRune(".;…", last)
}

// attach gives an unmarked paragraph to the open node. It ends a list of bullets: what follows one is the
// matter of the numbered node above, or of none.
func (b *treeBuilder) attach(i int) {
	for len(b.stack) > 0 && !b.r.isLabelLine(i) {
		f := b.top().head.family
		if f != famBullet && f != famLead && f != famParen && f != famArabicParen && f != famLetter {
			break
		}
		b.stack = b.stack[:len(b.stack)-1]
	}
	top := b.top()
	if top.head.family == famPart && top.head.body.Start >= top.head.body.End && len(top.kids) == 0 {
		top.head.body = b.r.paras[i].body // "PHẦN THỨ NHẤT" with its title on the next line
		b.r.paras[top.index].body = top.head.body
		b.r.titleOf[i] = true
		return
	}
	top.more = append(top.more, i)
}

// runs returns the children of n as runs of one family, each in order.
func (n *node) runs() [][]*node {
	var out [][]*node
	for _, k := range n.kids {
		if len(out) > 0 && out[len(out)-1][0].head.sameLevel(k.head.marker) {
			last := out[len(out)-1]
			if k.head.value == 0 || k.head.value > last[len(last)-1].head.value {
				out[len(out)-1] = append(last, k)
				continue
			}
		}
		out = append(out, []*node{k})
	}
	return out
}

// title is the heading's text without a closing mark.
func (r *reader) title(n *node) plan.Range {
	return r.closed(r.plain(r.closed(n.head.body, ":.;…,")), ":.;…,")
}

// closed shrinks a range to leave out closing marks at its end.
func (r *reader) closed(rng plan.Range, marks string) plan.Range {
	for rng.End > rng.Start {
		s := r.text[rng.Start:rng.End]
		c := lastRune(s)
		switch {
		case unicode.IsSpace(c), strings.ContainsRune(marks, c):
			rng.End -= len(string(c))
		case c == '/' && strings.HasSuffix(s, "./"):
			rng.End--
		default:
			return rng
		}
	}
	return rng
}

// isListItem says whether closing marks stay with the text: bullets keep theirs, numbers do not.
func isListItem(p para) bool {
	return p.family == famBullet || p.kind == extract.Item && p.family == noFamily
}
