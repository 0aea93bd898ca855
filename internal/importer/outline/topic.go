package outline

import "strings"

// topics reads groups out of unmarked paragraphs that each name a field and list its work after a colon:
// "Về khám, chữa bệnh: nâng cao …; triển khai …". Two or more must stand together under a sentence or a title
// that announces work.
func (r *reader) topics() (groups []groupDraft, cue string) {
	clear(r.used)
	for i := 0; i < len(r.paras); i++ {
		g, ok := r.topic(i)
		if !ok {
			if len(groups) >= 2 {
				return groups, cue
			}
			if len(groups) > 0 && !r.skip[i] {
				groups = nil
				clear(r.used)
			}
			continue
		}
		if len(groups) == 0 {
			if cue = r.above(i); r.cueWeight(cue) <= 0 && r.cueWeight(r.low[r.head.title.Start:r.head.title.End]) <= 0 {
				continue
			}
		}
		r.used[i] = true
		groups = append(groups, g)
	}
	if len(groups) < 2 {
		clear(r.used)
		return nil, ""
	}
	return groups, cue
}

// above is the unmarked paragraph before i, in lower case.
func (r *reader) above(i int) string {
	for j := i - 1; j >= 0; j-- {
		if !r.skip[j] {
			return r.low[r.paras[j].body.Start:r.paras[j].body.End]
		}
	}
	return ""
}

// topic reads one paragraph as a field with its work.
func (r *reader) topic(i int) (groupDraft, bool) {
	p := r.paras[i]
	if r.skip[i] || r.header[i] || r.closing[i] || p.row != nil || p.marked() || p.aside || r.sectionOf[i] != classNone {
		return groupDraft{}, false
	}
	title, rest, rule, confidence := r.cutTitle(p.body, false)
	if rule != "G1" || rest.Start >= rest.End || wordCount(r.text[title.Start:title.End]) > 16 || reportedSpeech(r.low[title.Start:title.End]) ||
		classify(r.low[title.Start:title.End]) > classMixed {
		return groupDraft{}, false
	}
	if strings.Contains(r.low[title.Start:title.End], "nhiệm vụ trọng tâm") {
		return groupDraft{}, false
	}
	tasks := r.splitTasks(rest)
	if len(tasks) == 0 || !r.mostlyVerbs(tasks) || r.mostlyPast(tasks) {
		return groupDraft{}, false
	}
	return groupDraft{title: title, tasks: tasks, rule: rule, confidence: min(confidence, .8)}, true
}
