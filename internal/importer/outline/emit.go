package outline

import (
	"strconv"
	"strings"

	"kehoach/internal/importer/extract"
	"kehoach/internal/plan"
)

// paintFrame gives noise, letterhead and title their roles.
func (r *reader) paintFrame() {
	for i, p := range r.paras {
		switch {
		case r.skip[i]:
			r.paint.paint(p.whole(), plan.RoleNoise, r.noise[i].rule, r.noise[i].confidence)
		case r.header[i], r.closing[i] && !r.used[i]:
			r.paint.paint(p.whole(), plan.RoleMeta, "M1", .9)
		case p.row == nil && hasPrefixAny(r.low[p.body.Start:p.body.End], "nguồn:", "(kèm theo", "(ban hành kèm"):
			r.paint.paint(p.whole(), plan.RoleMeta, "M1", .8)
		case r.titleOf[i]:
			r.paint.paint(p.whole(), plan.RoleContext, "O5", .8)
		}
	}
	r.paint.paint(r.head.title, plan.RoleTitle, "M1", .85)
	for _, i := range r.subHeads {
		r.paint.paint(r.paras[i].whole(), plan.RoleContext, "T2", .8)
	}
}

// emit writes a group and its tasks into the draft and paints them.
func (r *reader) emit(g groupDraft) {
	d := r.draft
	frame := int32(0) // the stroke around the title
	out := plan.DraftGroup{Number: g.number, Synthetic: g.synthetic, Confidence: g.confidence, Title: g.name}
	if !g.synthetic {
		if out.Number == "" {
			out.Number = strconv.Itoa(len(d.Groups) + 1)
		}
		out.Title, out.Source = r.text[g.title.Start:g.title.End], g.title
		r.frameOf(g.title, plan.RoleMarker, g.rule)
		frame = r.paint.last()
		r.paint.paint(g.title, plan.RoleGroup, g.rule, g.confidence)
	}
	for i, t := range g.tasks {
		out.Tasks = append(out.Tasks, r.task(out, i, t))
	}
	if i := r.paraAt(g.title.Start); frame > 0 && i >= 0 {
		r.paint.release(r.paras[i].whole(), frame)
	}
	d.Groups = append(d.Groups, out)
}

// frameOf paints the paragraph that holds rng, so that its number, cue and closing marks become markers.
func (r *reader) frameOf(rng plan.Range, role plan.Role, rule string) {
	i := r.paraAt(rng.Start)
	if i >= 0 && r.paras[i].row == nil {
		r.paint.paint(r.paras[i].whole(), role, rule, .9)
	}
}

// paraAt returns the paragraph that holds the byte, or -1.
func (r *reader) paraAt(at int) int {
	lo, hi := 0, len(r.paras)
	for lo < hi {
		mid := (lo + hi) / 2
		if w := r.paras[mid].whole(); at < w.Start {
			hi = mid
		} else if at >= w.End {
			lo = mid + 1
		} else {
			return mid
		}
	}
	return -1
}

// task reads one task's fields and paints it.
func (r *reader) task(g plan.DraftGroup, i int, t taskDraft) plan.Task {
	text, low := r.text[t.text.Start:t.text.End], r.low[t.text.Start:t.text.End]
	out := plan.Task{
		Ord: i + 1, Number: t.number, Text: text, Kind: plan.WithDeadline, FromHeading: t.fromHeading,
		Confidence: t.confidence, Reason: t.reason, Source: t.text,
		References: r.refsIn(t.text), Targets: targets(text, low),
	}
	if out.Number == "" {
		out.Number = strconv.Itoa(i + 1)
		if g.Number != "" {
			out.Number = g.Number + "." + out.Number
		}
	}
	if !t.fromHeading {
		r.paintTask(t)
	}
	r.fields(&out, t)
	return out
}

// paintTask paints a task's text, what is around it in its paragraph, and its details.
func (r *reader) paintTask(t taskDraft) {
	if t.rule == "T1" {
		r.frameOf(t.text, plan.RoleMarker, t.rule)
	} else if t.rule != "X1" {
		r.surround(t.text, t.rule)
	}
	r.paint.paint(t.text, plan.RoleTask, t.rule, t.confidence)
	for _, s := range t.subs {
		if i := r.paraAt(s.Start); i >= 0 && r.paras[i].row == nil && r.paras[i].body == s {
			r.paint.paint(r.paras[i].whole(), plan.RoleMarker, t.rule, .9)
		}
		r.paint.paint(s, plan.RoleSub, t.rule, .8)
	}
}

// surround makes markers of the connector before a task inside prose and of the marks behind it, and of the
// directive's opening ("các đơn vị cần").
func (r *reader) surround(rng plan.Range, rule string) {
	i := r.paraAt(rng.Start)
	if i < 0 {
		return
	}
	body := r.paras[i].body
	before := plan.Range{Start: rng.Start, End: rng.Start}
	for before.Start > body.Start && (r.paint.roleAt(before.Start-1) == plan.RoleContext || isBlank(r.text[before.Start-1])) && !r.sentenceEnd(before.Start-1) {
		before.Start--
	}
	if r.paint.roleAt(before.Start) == plan.RoleContext || isBlank(r.text[before.Start]) {
		r.paint.paint(before, plan.RoleMarker, rule, .9)
	}
	after := plan.Range{Start: rng.End, End: rng.End}
	for after.End < body.End && (isBlank(r.text[after.End]) || strings.IndexByte(";.", r.text[after.End]) >= 0 || strings.HasPrefix(r.text[after.End:], "…")) {
		if r.text[after.End] == "…"[0] {
			after.End += len("…")
			continue
		}
		after.End++
	}
	r.paint.paint(after, plan.RoleMarker, rule, .9)
}

func (r *reader) sentenceEnd(at int) bool {
	return strings.IndexByte(";.!?", r.text[at]) >= 0 && (at+1 >= len(r.text) || isBlank(r.text[at+1])) || r.text[at] == "…"[2] && at >= 2 && r.text[at-2:at+1] == "…"
}

// finishContext reads figures out of what is left and offers sentences that read like orders.
func (r *reader) finishContext() {
	r.readIndicators()
	if len(r.draft.Groups) == 0 {
		return
	}
	for i, p := range r.paras {
		if r.skip[i] || r.used[i] || r.header[i] || r.closing[i] || p.row != nil || p.kind == extract.Heading || r.headless(i) || r.sectionOf[i] == classGoal || r.sectionOf[i] == classResult {
			continue
		}
		for _, s := range r.sentences(p.body) {
			if r.paint.roleAt(s.Start) != plan.RoleContext {
				continue
			}
			if _, ok := r.orderStart(s); ok {
				r.paint.paint(s, plan.RoleCandidate, "C1", .5)
			}
		}
	}
}
