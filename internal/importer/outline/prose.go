package outline

import (
	"strings"

	"kehoach/internal/plan"
)

// prose reads tasks that running text lists after a sentence announcing them: "… tập trung các nhiệm vụ trọng
// tâm: tăng cường …; chủ động …; nâng cao …", on the same line or in the unmarked lines below.
func (r *reader) prose() (tasks []taskDraft, cue string) {
	for i, p := range r.paras {
		if r.skip[i] || r.header[i] || r.closing[i] || p.row != nil || p.marked() || r.sectionOf[i] != classNone {
			continue
		}
		for _, s := range r.sentences(p.body) {
			at := r.announcement(s)
			if at < 0 {
				continue
			}
			cue = r.low[s.Start:at]
			tasks = r.announced(plan.Range{Start: at, End: p.body.End}, i)
			if len(tasks) >= 3 && r.mostlyVerbs(tasks) && !r.mostlyPast(tasks) {
				return tasks, cue
			}
		}
	}
	return nil, ""
}

// announcement returns the place after the colon of a sentence that announces tasks, or -1.
func (r *reader) announcement(s plan.Range) int {
	low := r.low[s.Start:s.End]
	mask := r.masked(s)
	for i := 0; i < min(len(low), 900); i++ {
		if low[i] != ':' || mask[i] || i+1 < len(low) && !isBlank(low[i+1]) {
			continue
		}
		before := low[:i]
		if r.cueWeight(before) >= 3 && !containsAny(before, ";") && wordCount(before) >= 4 {
			return s.Start + i + 1
		}
	}
	return -1
}

// announced reads what follows an announcement: the rest of its paragraph, else the lines below.
func (r *reader) announced(rest plan.Range, i int) []taskDraft {
	clear(r.used)
	rest = trimmed(r.text, rest)
	if rest.Start < rest.End {
		first := r.sentences(rest)
		end := r.addedSentences(first)
		if strings.Count(r.text[first[0].Start:first[0].End], ";") == 0 {
			end = r.verbSentences(first)
		}
		r.used[i] = true
		return r.splitTasks(plan.Range{Start: rest.Start, End: end})
	}
	var out []taskDraft
	for j := i + 1; j < len(r.paras); j++ {
		p := r.paras[j]
		if r.skip[j] {
			continue
		}
		if p.marked() || p.row != nil || p.aside || !beginsWithVerb(r.low[r.skipConnector(p.body):p.body.End]) {
			break
		}
		r.used[j] = true
		out = append(out, r.splitTasks(p.body)...)
	}
	return out
}

// addedSentences returns the end of the sentences that add tasks to the first with "Đồng thời, …", "Bên cạnh đó, …".
func (r *reader) addedSentences(sentences []plan.Range) int {
	end := sentences[0].End
	for _, s := range sentences[1:] {
		at := r.skipConnector(s)
		if at == s.Start || !beginsWithVerb(r.low[at:s.End]) || r.tellsPast(plan.Range{Start: at, End: s.End}) {
			break
		}
		end = s.End
	}
	return end
}

// verbSentences returns the end of the run of sentences that begin with an action verb.
func (r *reader) verbSentences(sentences []plan.Range) int {
	end := sentences[0].End
	for _, s := range sentences {
		if !beginsWithVerb(r.low[r.skipConnector(s):s.End]) {
			break
		}
		end = s.End
	}
	return end
}

func (r *reader) mostlyVerbs(tasks []taskDraft) bool {
	n := 0
	for _, t := range tasks {
		if beginsWithVerb(r.low[t.text.Start:t.text.End]) {
			n++
		}
	}
	return n*10 >= len(tasks)*7
}

func (r *reader) mostlyPast(tasks []taskDraft) bool {
	n := 0
	for _, t := range tasks {
		if r.tellsPast(t.text) {
			n++
		}
	}
	return n*2 >= len(tasks)
}
