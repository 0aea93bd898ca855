package outline

import "strings"

// minutes takes the minutes of a meeting for a directive if a heading of theirs gives the conclusions.
func (r *reader) minutes() {
	if r.head.kind != typeNotice || !r.typedAs("biên bản") {
		return
	}
	for i, p := range r.paras {
		if !r.skip[i] && p.family <= famArabic && p.marked() && strings.HasPrefix(r.low[p.body.Start:p.body.End], conclusionKey) {
			r.head.kind = typeDirective
			r.minuted = true
			return
		}
	}
}

// typedAs says whether the line that names the document's type begins with word.
func (r *reader) typedAs(word string) bool {
	for _, i := range r.head.lines {
		if p := r.paras[i]; strings.HasPrefix(r.low[p.body.Start:p.body.End], word) && docTypeLine(r.low[p.body.Start:p.body.End], p.body2(r)) != typeUnknown {
			return true
		}
	}
	return false
}

// conclusions are the sections of minutes that give the conclusions, the only ones that hand out work.
func (r *reader) conclusions(root *node) []*node {
	var out []*node
	for _, k := range root.kids {
		if strings.HasPrefix(r.low[k.head.body.Start:k.head.body.End], conclusionKey) {
			k.class = classWork
			out = append(out, k)
		} else {
			out = append(out, r.conclusions(k)...)
		}
	}
	return out
}
