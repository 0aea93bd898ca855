package outline

import (
	"strings"

	"kehoach/internal/plan"
)

// bestRuns finds the lists of an article or of a plan without section titles that are announced as work.
func (r *reader) bestRuns(root *node) choice {
	var best choice
	bestScore := 0.0
	for _, run := range root.runs() {
		c, score := r.runChoice(run)
		if score <= 0 || c.empty() {
			continue
		}
		first := run[0].head.family
		switch {
		case score > bestScore && (best.empty() || score > bestScore*1.5 || len(best.groups) == 0):
			best, bestScore = c, score
		case len(best.groups) > 0 && len(c.groups) > 0 && best.groups[0].head.family == first && score*2 >= bestScore:
			best = best.join(c)
		}
	}
	for _, k := range root.kids {
		if k.class == classNone && len(k.kids) > 1 && (k.head.family == famRoman || k.head.family == famUpper || k.head.family == famHeading || k.head.family == famPart || k.head.family == famArabic) && best.empty() {
			if c := r.bestRuns(k); !c.empty() {
				return c
			}
		}
	}
	return best
}

// runChoice weighs one list of siblings. Score 0 means that it is no work.
func (r *reader) runChoice(run []*node) (choice, float64) {
	var kept []*node
	for _, k := range run {
		if (k.class == classNone || k.class == classWork) && k.head.family != famArticle && !r.pastLead(k) {
			kept = append(kept, k)
		}
	}
	if len(kept) == 0 {
		return choice{}, 0
	}
	c := choice{cue: r.cueOf(kept[0])}
	weight := r.cueWeight(c.cue)
	title := r.low[r.head.title.Start:r.head.title.End]
	if weight == 0 && len(kept) < len(run) {
		weight = 1
	}
	if weight < 0 || r.pastItems(kept) || ceremonies.MatchString(c.cue) && !containsAny(c.cue, "nhiệm vụ", "trọng tâm", "giải pháp") {
		return choice{}, 0
	}
	if weight == 0 {
		if weight = r.cueWeight(title); weight <= 0 {
			return choice{}, 0
		}
		weight /= 2
		c.weak = true
	}
	c.directive = directiveCue(c.cue)
	items, holding, verbs := 0, 0, 0
	for _, k := range kept {
		inner := r.itemsOf(k)
		items += max(1, len(inner))
		if len(inner) > 0 || r.holdsTasks(k) {
			holding++
		}
		if beginsWithVerb(r.low[k.head.body.Start:k.head.body.End]) {
			verbs++
		}
	}
	if c.weak && holding == 0 && verbs*10 < len(kept)*6 {
		return choice{}, 0
	}
	if len(kept) == 1 && holding == 0 && kept[0].head.family != famLead {
		return choice{}, 0
	}
	r.shape(&c, kept, holding)
	return c, weight * float64(items+2*holding)
}

// shape decides whether the members of a list are groups or the tasks of one.
func (r *reader) shape(c *choice, kept []*node, holding int) {
	first := kept[0]
	single := first.head.family == famLead && (len(kept) == 1 || r.allCues(kept)) && r.announces(first)
	switch {
	case single:
		c.cue = r.low[first.head.body.Start:first.head.body.End]
		for _, k := range kept {
			c.list = append(c.list, r.itemsOf(k)...)
		}
		if r.openHeadings(c.list) {
			c.groups, c.list = c.list, nil
		}
	case holding == 0 && (first.head.family == famBullet || (c.directive && !containsAny(c.cue, "nhóm", "trọng tâm") || r.head.kind == typeDirective) && !namesItself(first.head.family)):
		c.list = kept
	default:
		c.groups = kept
	}
}

// namesItself says whether a family's members are headings even without anything below: "Thứ nhất", "Một là".
func namesItself(f family) bool { return f == famGroup || f == famOrdinal || f == famIs }

// openHeadings says whether at least half of a list are headings over lists of their own.
func (r *reader) openHeadings(list []*node) bool {
	n := 0
	for _, k := range list {
		if len(r.itemsOf(k)) > 0 && !strings.ContainsRune(".;…", lastRune(r.text[k.head.body.Start:k.head.body.End])) {
			n++
		}
	}
	return n > 0 && n*2 >= len(list)
}

func (r *reader) allCues(kept []*node) bool {
	for _, k := range kept {
		if !r.announces(k) {
			return false
		}
	}
	return true
}

// synthetic is the group the importer makes when the text has tasks and no heading for them.
func (r *reader) synthetic(name string, tasks []taskDraft) groupDraft {
	return groupDraft{synthetic: true, name: name, tasks: tasks, rule: "D1", confidence: .4}
}

// syntheticName is what the title calls the tasks ("Nhiệm vụ 3 tháng cuối năm 2023"), or a plain word.
func (r *reader) syntheticName() string {
	low := r.low[r.head.title.Start:r.head.title.End]
	if i := strings.LastIndex(low, "nhiệm vụ "); i >= 0 {
		name := r.closed(plan.Range{Start: r.head.title.Start + i, End: r.head.title.End}, ".:;”\"")
		return "N" + strings.TrimPrefix(strings.TrimPrefix(r.text[name.Start:name.End], "n"), "N")
	}
	return "Nhiệm vụ được giao"
}
