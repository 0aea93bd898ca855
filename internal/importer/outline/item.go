package outline

import (
	"strings"
)

// tasksOf reads the children of a group, those of sub-headings in their place.
func (r *reader) tasksOf(kids []*node, m mode) []taskDraft {
	var out []taskDraft
	for _, k := range kids {
		inner := r.itemsOf(k)
		if len(inner) > 0 && r.subHeading(k, m) {
			r.contextOf(k)
			out = append(out, r.tasksOf(inner, m)...)
			continue
		}
		out = append(out, r.itemTask(k))
	}
	return out
}

// subHeading says whether an item with children only names a field, so that its children are the tasks.
func (r *reader) subHeading(k *node, m mode) bool {
	switch m {
	case modeTask:
		return false
	case modeHead:
		return true
	}
	s, low := r.text[k.head.body.Start:k.head.body.End], r.low[k.head.body.Start:k.head.body.End]
	last := lastRune(s)
	if strings.ContainsAny(s, ";") || strings.ContainsRune(".;…", last) {
		return false
	}
	bullet := k.head.family == famBullet
	switch {
	case last == ':' && bullet:
		return !beginsWithVerb(low)
	case last == ':':
		return !beginsWithVerb(low) || r.anyVerb(k)
	case bullet:
		return wordCount(s) <= 10 && !beginsWithVerb(low)
	}
	return wordCount(s) <= 20
}

// anyVerb says whether a child of k begins with an action verb; a list of days, places or parts has none.
func (r *reader) anyVerb(k *node) bool {
	for _, c := range k.kids {
		if beginsWithVerb(r.low[c.head.body.Start:c.head.body.End]) {
			return true
		}
	}
	return false
}

// contextOf marks a sub-heading's own line.
func (r *reader) contextOf(k *node) {
	r.used[k.index] = true
	r.subHeads = append(r.subHeads, k.index)
}

// itemTask reads one item as a task, with everything below it as its details.
func (r *reader) itemTask(k *node) taskDraft {
	t := taskDraft{number: k.head.number, rule: "T1", confidence: .95, reason: "mục được đánh số trong danh sách"}
	if k.head.family == famBullet {
		t.reason = "gạch đầu dòng trong danh sách"
	}
	t.text = trimmed(r.text, k.head.body)
	if !isListItem(k.head) {
		t.text = r.closed(t.text, ";.…")
	}
	r.used[k.index] = true
	r.details(k, &t)
	return t
}

// details collects labels and sub-items below a task.
func (r *reader) details(k *node, t *taskDraft) {
	for _, c := range k.kids {
		if r.isLabel(c) {
			t.labels = append(t.labels, r.labelParts(c.head.body)...)
		}
		t.subs = append(t.subs, c.head.body)
		r.used[c.index] = true
		r.details(c, t)
	}
	for _, i := range k.more {
		if r.skip[i] || r.paras[i].aside || r.afterAll(k, i) {
			continue
		}
		if _, ok := r.labelLine(r.paras[i].body); ok {
			t.labels = append(t.labels, r.labelParts(r.paras[i].body)...)
		}
		t.subs = append(t.subs, r.paras[i].body)
		r.used[i] = true
	}
}

// afterAll says whether paragraph i under item k stands behind the whole list and tells of something else.
func (r *reader) afterAll(k *node, i int) bool {
	low := r.low[r.paras[i].body.Start:r.paras[i].body.End]
	if reportedSpeech(low) {
		return true
	}
	last := k.parent.kids[len(k.parent.kids)-1] == k
	_, label := r.labelLine(r.paras[i].body)
	return last && !label && r.paras[i].gap && !beginsWithVerb(low)
}
