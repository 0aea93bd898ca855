package outline

import (
	"regexp"
	"strings"
)

// A choice is one way to read the outline: the nodes that are groups, or a list that has none.
type choice struct {
	groups    []*node // in order
	list      []*node // tasks of one group without a heading of their own
	section   *node   // the heading over list, if it has one
	cue       string  // lower case: the sentence that announces the list
	directive bool
	weak      bool // announced by nothing; a low confidence is due
}

func (c choice) empty() bool { return len(c.groups) == 0 && len(c.list) == 0 }

// classifyTree gives every node its section class; a section's class holds for what is below it.
func (r *reader) classifyTree(n *node, inherited sectionClass) {
	for _, k := range n.kids {
		k.class = inherited
		title := r.low[k.head.body.Start:k.head.body.End]
		if k.head.family < famArabicParen || k.head.family == famLead && !hasPrefixAny(title, "yêu cầu", "đề nghị", "giao ") {
			if c := classify(title); c != classNone && (inherited == classNone || inherited == classMixed || r.insideWork(n, k, c)) && r.sectionLike(k) {
				k.class = c
			}
		}
		r.sectionOf[k.index] = k.class
		for _, i := range k.more {
			r.sectionOf[i] = k.class
		}
		r.classifyTree(k, k.class)
	}
}

// insideWork says whether a heading below "NỘI DUNG KẾ HOẠCH" or "PHƯƠNG HƯỚNG, NHIỆM VỤ NĂM …" opens a section of
// another class: its goals, its money, who carries it out.
func (r *reader) insideWork(n, k *node, c sectionClass) bool {
	if n.parent == nil || n.class != classWork || c == classWork || c == classMixed || k.head.family > famArabic || n.head.family > famUpper {
		return false
	}
	title := r.low[k.head.body.Start:k.head.body.End]
	return plainWork(r.low[n.head.body.Start:n.head.body.End]) && wordCount(title) <= 8 && (isUpperText(r.text[k.head.body.Start:k.head.body.End]) || k.head.family == famRoman)
}

// sectionLike says whether a node can be a section: its title is short, or it has a body.
func (r *reader) sectionLike(k *node) bool {
	s := r.text[k.head.body.Start:k.head.body.End]
	if i := strings.IndexByte(s, ':'); i > 0 {
		s = s[:i]
	}
	return len(k.kids) > 0 && wordCount(s) <= 40 || wordCount(s) <= 16
}

// choose finds the groups in the outline.
func (r *reader) choose(root *node) choice {
	work := r.workSections(root)
	if r.minuted {
		work = r.conclusions(root)
	}
	if len(work) > 0 {
		var c choice
		for _, w := range work {
			c = c.join(r.section(w))
		}
		if !c.empty() {
			return c
		}
	}
	if r.head.kind == typeReport || r.head.kind == typeFigures || r.head.kind == typeLaw {
		return choice{}
	}
	return r.bestRuns(root)
}

// workSections finds the nodes that announce work, the highest on each branch.
func (r *reader) workSections(n *node) []*node {
	var out []*node
	for _, k := range n.kids {
		switch k.class {
		case classWork:
			if r.reportsOnly(k) {
				continue
			}
			if k.head.family == famArticle && !strings.Contains(r.low[k.head.body.Start:k.head.body.End], "nhiệm vụ") {
				continue // an article of a law or resolution
			}
			if k.head.family == famGroup || k.head.family == famOrdinal || k.head.family == famIs || len(k.kids) == 0 && len(k.more) == 0 {
				continue
			}
			out = append(out, k)
		case classMixed:
			inner := r.workSections(k)
			if len(inner) == 0 && len(k.kids) > 0 && !r.hasClassed(k) {
				inner = []*node{k}
			}
			out = append(out, inner...)
		case classNone:
			if k.head.family != famArticle && k.head.family < famLetter && k.head.family != famArabic {
				out = append(out, r.workSections(k)...)
			}
		}
	}
	return out
}

var futureWork = regexp.MustCompile(`nhiệm vụ|phương hướng|giải pháp|kế hoạch|định hướng|chương trình|trọng tâm|thời gian tới`)

// reportsOnly says whether a section of a report tells of what was done though its title could announce work:
// "Hoạt động truyền thông", or items that speak of the past.
func (r *reader) reportsOnly(k *node) bool {
	if r.head.kind != typeReport && r.head.kind != typeFigures {
		return false
	}
	return !futureWork.MatchString(r.low[k.head.body.Start:k.head.body.End]) || len(k.kids) > 0 && r.pastItems(k.kids)
}

// hasClassed says whether a mixed section has children that say themselves what they are.
func (r *reader) hasClassed(n *node) bool {
	for _, k := range n.kids {
		if k.class != n.class {
			return true
		}
	}
	return false
}

func (c choice) join(o choice) choice {
	if o.cue != "" && c.cue == "" {
		c.cue = o.cue
	}
	c.groups = append(c.groups, o.groups...)
	if len(o.list) > 0 {
		c.groups = append(c.groups, o.section)
	}
	c.directive = c.directive || o.directive
	return c
}

// section reads one work section: its children are groups when they hold tasks themselves; a list of single
// items makes the section itself the group.
func (r *reader) section(w *node) choice {
	kids := r.itemsOf(w)
	for len(kids) == 1 && len(r.itemsOf(kids[0])) > 1 && plainWork(r.low[kids[0].head.body.Start:kids[0].head.body.End]) {
		w, kids = kids[0], r.itemsOf(kids[0])
	}
	cue := r.low[w.head.body.Start:w.head.body.End]
	if len(kids) == 0 {
		if len(w.more) > 0 && r.proseSection(w) {
			return choice{section: w, list: []*node{w}, cue: cue}
		}
		return choice{}
	}
	holding := 0
	var out choice
	for _, k := range kids {
		if r.holdsTasks(k) {
			holding++
		}
	}
	if holding == 0 {
		return choice{section: w, list: kids, cue: cue}
	}
	out.cue = cue
	for _, k := range kids {
		low := r.low[k.head.body.Start:k.head.body.End]
		switch {
		case k.class == classGoal || k.class == classOrg || k.class == classMoney || k.class == classResult || k.class == classPurpose || k.class == classWish:
		case plainWork(low) && r.deep(k):
			out = out.join(r.section(k))
		case r.nestedGroups(k):
			out = out.join(r.section(k))
		default:
			out.groups = append(out.groups, k)
		}
	}
	return out
}

// proseSection says whether a section without items holds running text that lists tasks.
func (r *reader) proseSection(w *node) bool {
	for _, i := range w.more {
		low := r.low[r.paras[i].body.Start:r.paras[i].body.End]
		if beginsWithVerb(low[r.skipConnector(r.paras[i].body)-r.paras[i].body.Start:]) {
			return true
		}
	}
	return false
}

// holdsTasks says whether an item has what makes it a group: children, or prose with several clauses.
func (r *reader) holdsTasks(k *node) bool {
	if len(r.itemsOf(k)) > 0 {
		// an item that is a finished sentence with details below is a task, not a heading
		return r.subHeading(k, modeAuto) || r.endsOpen(k)
	}
	_, rest, rule, _ := r.cutTitle(k.head.body, len(k.more) > 0)
	if rule == "G1" && rest.Start < rest.End && len(r.splitTasks(rest)) >= 2 {
		return true
	}
	if rule == "G2" {
		return true
	}
	for _, i := range k.more {
		if r.bodyText(i, false) {
			return true
		}
	}
	return false
}

// endsOpen says whether a heading with children is long but has no closing mark.
func (r *reader) endsOpen(k *node) bool {
	s := r.text[k.head.body.Start:k.head.body.End]
	return !strings.ContainsRune(".;…", lastRune(s)) || k.head.family <= famGroup || wordCount(s) <= 14 && len(r.itemsOf(k)) >= 2
}

// deep says whether the children of a node hold children.
func (r *reader) deep(k *node) bool {
	for _, c := range k.kids {
		if len(r.itemsOf(c)) > 0 {
			return true
		}
	}
	return false
}

// nestedGroups says whether a heading holds groups of a lower family ("I." over "1." over "a)" or "-").
func (r *reader) nestedGroups(k *node) bool {
	if k.head.family != famRoman && k.head.family != famUpper && k.head.family != famHeading && k.head.family != famPart {
		return false
	}
	kids := r.itemsOf(k)
	deep := 0
	for _, c := range kids {
		if (c.head.family == famArabic || c.head.family == famHeading || c.head.family == famRoman) && len(r.itemsOf(c)) > 0 && r.subHeading(c, modeAuto) && wordCount(r.text[c.head.body.Start:c.head.body.End]) >= 2 {
			deep++
		}
	}
	return len(kids) > 0 && deep*2 > len(kids) && r.declared.Groups > r.siblingGroups(k)
}

// siblingGroups counts the headings beside k, itself included.
func (r *reader) siblingGroups(k *node) int {
	if k.parent == nil {
		return 1
	}
	return len(k.parent.kids)
}
