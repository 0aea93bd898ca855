package extract

import (
	"bytes"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// reduce drops the tags of a page that only dress its text (<b>, <a>, <font> …); where one hides its text a <span>
// takes its place. A parser must open such tags again in every paragraph after one left open, so that a page of
// some kilobytes could grow to gigabytes. <svg> and <math> go as well, with the titles of drawings: inside them
// tags mean other things.
func reduce(source string) (string, error) {
	r := reducer{}
	r.out.Grow(len(source))
	tags := 0
	z := html.NewTokenizer(strings.NewReader(source))
	for {
		kind := z.Next()
		raw := z.Raw()
		switch kind {
		case html.ErrorToken:
			r.out.Write(raw)
			return r.out.String(), nil
		case html.StartTagToken, html.SelfClosingTagToken:
			if tags++; tags > maxTags {
				return "", &LimitError{Limit: LimitTags, Max: maxTags}
			}
			name, hasAttr := z.TagName()
			tag := atom.Lookup(name)
			if kind == html.SelfClosingTagToken && (r.foreign > 0 || drawing(tag)) {
				z.NextIsNotRawText() // in a drawing <style/> is closed, in a page it is not
				r.gap()
				continue
			}
			r.start(raw, tag, len(name), hasAttr)
		case html.EndTagToken:
			name, _ := z.TagName()
			r.end(raw, atom.Lookup(name))
		case html.CommentToken:
			r.gap()
		case html.TextToken:
			if !r.inTitle {
				r.out.Write(raw)
			}
		default:
			r.tag(string(raw))
		}
	}
}

type reducer struct {
	out     strings.Builder
	open    []dressing // open tags that dress text, outermost first
	foreign int        // open <svg> and <math>
	inTitle bool       // of a drawing
	text    int        // where in out the text after the last tag begins
}

type dressing struct {
	tag  atom.Atom
	kept bool // as a <span>
}

// lookBack is how many open tags an end tag may close across; tags closed out of order lie close together.
const lookBack = 32

func (r *reducer) start(raw []byte, tag atom.Atom, nameLen int, hasAttr bool) {
	switch {
	case drawing(tag):
		r.foreign++
		r.gap()
	case tag == atom.Title && r.foreign > 0:
		r.inTitle = true
	case !dresses(tag):
		r.tag(string(raw))
	case hasAttr && mayHide(raw):
		r.open = append(r.open, dressing{tag, true})
		r.tag("<span" + string(raw[1+nameLen:]))
	default:
		r.open = append(r.open, dressing{tag, false})
		r.gap()
	}
}

func (r *reducer) end(raw []byte, tag atom.Atom) {
	switch {
	case drawing(tag):
		r.foreign = max(r.foreign-1, 0)
		r.gap()
	case tag == atom.Title && r.inTitle:
		r.inTitle = false
		r.gap()
	case !dresses(tag):
		r.tag(string(raw))
	default:
		for i := len(r.open) - 1; i >= max(0, len(r.open)-lookBack); i-- {
			if r.open[i].tag != tag {
				continue
			}
			if r.open[i].kept {
				r.tag("</span>")
			}
			r.open = append(r.open[:i], r.open[i+1:]...)
			break
		}
		r.gap()
	}
}

// tag writes a tag.
func (r *reducer) tag(s string) {
	r.out.WriteString(s)
	r.text = r.out.Len()
}

// longestReference is more than the bytes of the longest character reference.
const longestReference = 40

// gap marks where a tag was, when the text before it could read as the beginning of a tag or of a character
// reference that the text after it ends.
func (r *reducer) gap() {
	s := r.out.String()
	if strings.ContainsAny(s[max(r.text, len(s)-longestReference):], "<&") {
		r.tag("<!---->")
	}
}

func drawing(tag atom.Atom) bool { return tag == atom.Svg || tag == atom.Math }

// dresses says whether the parser opens a tag again by itself (the "formatting" elements of the HTML standard).
func dresses(tag atom.Atom) bool {
	switch tag {
	case atom.A, atom.B, atom.Big, atom.Code, atom.Em, atom.Font, atom.I, atom.Nobr, atom.S, atom.Small, atom.Strike,
		atom.Strong, atom.Tt, atom.U:
		return true
	}
	return false
}

// mayHide says whether a tag may hide its text or put it beside the matter: see survey.beside.
func mayHide(tag []byte) bool {
	tag = bytes.ToLower(tag)
	for _, sign := range []string{"hidden", "none", "role", "breadcrumb"} {
		if bytes.Contains(tag, []byte(sign)) {
			return true
		}
	}
	return false
}
