package outline

import (
	"regexp"
	"strings"

	"kehoach/internal/plan"
)

// A taskDraft is a task before its units, deadline and targets are read.
type taskDraft struct {
	text        plan.Range
	number      string // printed; empty for its place
	subs        []plan.Range
	labels      []label
	cells       *cellFields
	fromHeading bool
	rule        string
	confidence  float64
	reason      string
}

// A groupDraft is a group before it is written into the draft.
type groupDraft struct {
	title      plan.Range
	name       string // title of a synthetic group
	number     string
	synthetic  bool
	tasks      []taskDraft
	rule       string
	confidence float64
}

// A mode is one reading of the open choice: whether an item with children is a task or a sub-heading.
type mode int

const (
	modeAuto mode = iota
	modeTask      // items with children are tasks, the children details
	modeHead      // items with children are sub-headings, the children tasks
)

var titleCue = regexp.MustCompile(`\s*[,.;]?\s*(?:cụ thể(?: như sau)?|như sau|bao gồm|gồm(?: có)?|trong đó|với các nội dung|như|là|sau|với)?\s*[:]\s*`)

// cutTitle parts a group's first paragraph into its title and the text of its tasks.
func (r *reader) cutTitle(body plan.Range, more bool) (title, rest plan.Range, rule string, confidence float64) {
	low := r.low[body.Start:body.End]
	mask := r.masked(body)
	for from := 0; ; {
		i := strings.IndexByte(low[from:], ':')
		if i < 0 {
			break
		}
		i += from
		from = i + 1
		if i > 700 {
			break
		}
		if mask[i] || i+1 >= len(low) || !isBlank(low[i+1]) && !hasPrefixAny(low[i+1:], "** ", "__ ") || wordCount(low[:i]) > 70 || strings.Contains(low[:i], ";") {
			continue
		}
		m := titleCue.FindAllStringIndex(low[:i+1], -1)
		cut := m[len(m)-1][0]
		if wordCount(low[:cut]) < 2 {
			continue
		}
		title = r.plain(r.closed(plan.Range{Start: body.Start, End: body.Start + cut}, ":.,;… "))
		return title, r.plain(plan.Range{Start: body.Start + i + 1, End: body.End}), "G1", .95
	}
	sentences := r.sentences(body)
	if len(sentences) == 0 {
		return body, plan.Range{}, "G3", .5
	}
	if body.End-body.Start > 200 || more {
		if title, rest, ok := r.bareCue(sentences[0], body); ok {
			return title, rest, "G2", .6
		}
	}
	title = r.plain(r.closed(sentences[0], ".;:…,"))
	if len(sentences) > 1 {
		return title, plan.Range{Start: sentences[1].Start, End: body.End}, "G3", .7
	}
	return title, plan.Range{}, "G3", .9
}

// plain shrinks a range to leave out Markdown emphasis that is opened or closed inside it only.
func (r *reader) plain(rng plan.Range) plan.Range {
	for again := true; again; {
		again = false
		rng = trimmed(r.text, rng)
		s := r.text[rng.Start:rng.End]
		if hasPrefixAny(s, "**", "__") {
			rng.Start, again = rng.Start+2, true
		} else if hasSuffixAny(s, "**", "__") {
			rng.End, again = rng.End-2, true
		}
	}
	return r.closed(rng, "")
}

// bareCue cuts at "như" or "gồm" without a colon when an action verb follows.
func (r *reader) bareCue(first, body plan.Range) (title, rest plan.Range, ok bool) {
	low := r.low[first.Start:first.End]
	for _, cue := range []string{" như ", " gồm "} {
		for from := 0; ; {
			i := strings.Index(low[from:], cue)
			if i < 0 {
				break
			}
			i += from
			from = i + len(cue)
			if i > 700 {
				break
			}
			if wordCount(low[:i]) < 5 || !beginsWithVerb(low[from:]) {
				continue
			}
			return r.closed(plan.Range{Start: first.Start, End: first.Start + i}, ", "), plan.Range{Start: first.Start + from, End: body.End}, true
		}
	}
	return plan.Range{}, plan.Range{}, false
}

// group reads a node as a group of the plan.
func (r *reader) group(n *node, m mode) groupDraft {
	g := groupDraft{number: n.head.number, confidence: .95, rule: "O1"}
	kids := r.itemsOf(n)
	if n.head.body.Start >= n.head.body.End { // "Phần thứ hai" without a title: its number is its name
		n.head.body = r.closed(trimmed(r.text, n.head.at), ".:")
	}
	if len(kids) > 0 {
		g.title = r.headTitle(n)
		g.tasks = append(r.headTasks(n), r.tasksOf(kids, m)...)
		return g
	}
	var rest plan.Range
	g.title, rest, g.rule, g.confidence = r.cutTitle(n.head.body, len(n.more) > 0)
	if rest.Start < rest.End && (g.rule != "G3" || !r.official()) {
		g.tasks = r.splitTasks(rest)
	}
	listed := r.listedBody(n)
	for _, i := range n.more {
		if listed && !r.skip[i] {
			g.tasks = append(g.tasks, r.lineTask(i))
			r.used[i] = true
		} else if r.bodyText(i, len(g.tasks) > 0) {
			g.tasks = append(g.tasks, r.splitTasks(r.paras[i].body)...)
			r.used[i] = true
		}
	}
	if len(g.tasks) == 0 {
		g.title = r.closed(n.head.body, ";.…,:")
		g.tasks = []taskDraft{r.headingTask(g)}
	}
	return g
}

// listedBody says whether the lines under a heading of an official document are tasks, one a line, without a mark:
// two or more, each a finished sentence, most of them beginning with a verb.
func (r *reader) listedBody(n *node) bool {
	verbs, lines := 0, 0
	for _, i := range n.more {
		p := r.paras[i]
		text, low := p.body2(r), r.low[p.body.Start:p.body.End]
		if r.skip[i] {
			continue
		}
		if p.row != nil || p.aside || !strings.ContainsRune(".;", lastRune(text)) || wordCount(text) < 4 || wordCount(text) > 60 || len(r.sentences(p.body)) > 1 {
			return false
		}
		if beginsWithVerb(low) || strings.HasPrefix(low, "giao ") {
			verbs++
		}
		lines++
	}
	return r.official() && lines >= 2 && verbs*2 >= lines
}

// lineTask is a line of its own as one task.
func (r *reader) lineTask(i int) taskDraft {
	return taskDraft{text: r.taskRange(r.paras[i].body), rule: "T3", confidence: .8, reason: "mỗi dòng dưới tên nhóm là một nhiệm vụ"}
}

// official says whether the document has a letterhead, so that a numbered item is one task however many
// sentences it has.
func (r *reader) official() bool { return r.head.number != "" && r.head.kind != typeUnknown }

// headTasks are the tasks that a group's own paragraph lists before the items below it: two or more, all of them
// beginning with a verb, and not a sentence that announces the items.
func (r *reader) headTasks(n *node) []taskDraft {
	_, rest, rule, _ := r.cutTitle(n.head.body, false)
	if rule != "G1" || rest.Start >= rest.End || lastRune(r.text[rest.Start:rest.End]) == ':' {
		return nil
	}
	tasks := r.splitTasks(rest)
	for _, t := range tasks {
		if len(tasks) < 2 || !beginsWithVerb(r.low[t.text.Start:t.text.End]) {
			return nil
		}
	}
	return tasks
}

// headTitle is the title of a group whose tasks are listed below it.
func (r *reader) headTitle(n *node) plan.Range {
	title, rest, _, _ := r.cutTitle(n.head.body, false)
	if rest.Start < rest.End && wordCount(r.text[rest.Start:rest.End]) > 3 {
		return title
	}
	return r.title(n)
}

// headingTask tracks a group that lists nothing as one task of its heading's words.
func (r *reader) headingTask(g groupDraft) taskDraft {
	return taskDraft{text: g.title, number: g.number, fromHeading: true, rule: "T5", confidence: .5, reason: "tự tạo từ tên nhóm vì nhóm không liệt kê nhiệm vụ"}
}

// bodyText says whether an unmarked paragraph under a group lists tasks: it begins with a verb or a connector, or
// it is the first and a sentence.
func (r *reader) bodyText(i int, later bool) bool {
	p := r.paras[i]
	if r.skip[i] || p.row != nil || p.aside {
		return false
	}
	body := p.body
	n := wordCount(r.text[body.Start:body.End])
	at := r.skipConnector(body)
	low := r.low[at:body.End]
	if reportedSpeech(r.low[body.Start:body.End]) {
		return false
	}
	if beginsWithVerb(low) {
		return n >= 4
	}
	if at > body.Start {
		return n >= 8 && !later
	}
	return !later && n >= 8 && strings.Count(r.text[body.Start:body.End], ";") >= 1
}

// reportedSpeech says whether a paragraph tells of the meeting instead of the plan.
func reportedSpeech(low string) bool {
	return hasPrefixAny(low, "tại hội nghị", "phát biểu", "kết luận", "dịp này", "nhân dịp", "cũng tại", "kết thúc", "trên đây", "theo ông", "theo bà", "tại buổi", "trong quá trình", "hội nghị", "yêu cầu", "đề nghị") ||
		strings.HasPrefix(low, "giao ") && beginsUnit(low[len("giao "):])
}

// itemsOf are the children of a group that can be tasks: label lines left out.
func (r *reader) itemsOf(n *node) []*node {
	var out []*node
	for _, k := range n.kids {
		if !r.isLabel(k) {
			out = append(out, k)
		}
	}
	return out
}
