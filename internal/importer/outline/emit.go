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
		frame = int32(len(r.paint.strokes))
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

// fields fills deadline, units and product from cells, labels and the task's own words.
func (r *reader) fields(out *plan.Task, t taskDraft) {
	low := r.low[t.text.Start:t.text.End]
	found := textDeadline(low, r.draft.Year, func(at int) bool { return r.inReference(t.text.Start+at) || r.quoted(t.text, at) })
	if !found.on.IsZero() {
		out.DueOn, out.DueText = found.on, r.text[t.text.Start+found.text.Start:t.text.Start+found.text.End]
		if found.before {
			r.warn(plan.WarnBeforeDate, "“"+out.DueText+"” được hiểu là hạn ngày "+viDate(found.on)+".", t.text)
		}
	}
	if found.invalid {
		r.warn(plan.WarnInvalidDate, "Ngày trong nhiệm vụ "+out.Number+" không tồn tại.", t.text)
	}
	out.Units = append(out.Units, textUnits(out.Text, low)...)
	labels := t.labels
	if t.cells == nil {
		labels = append(labels, r.labelParts(t.text)...)
		for _, s := range t.subs {
			if len(t.labels) == 0 {
				labels = append(labels, r.labelParts(s)...)
			}
		}
	}
	for _, l := range labels {
		r.label(out, l)
	}
	r.bracketed(out, t)
	if t.cells != nil {
		r.cells(out, *t.cells)
	}
}

// bracketed fills what the brackets at a task's end say and nothing else did. A time there is taken only when it
// can be read, or stands beside an office.
func (r *reader) bracketed(out *plan.Task, t taskDraft) {
	labels := r.bracketLabels(t.text)
	offices := false
	for _, l := range labels {
		offices = offices || l.kind != labelDue
	}
	for _, l := range labels {
		switch {
		case l.kind != labelDue:
			r.label(out, l)
		case out.DueText != "" || out.Kind == plan.Regular:
		case offices || !cellDeadline(r.low[l.value.Start:l.value.End], r.draft.Year).on.IsZero():
			r.label(out, l)
		}
	}
}

// quoted says whether a place of a task's text lies inside quotation marks: a name, no deadline.
func (r *reader) quoted(rng plan.Range, at int) bool {
	return strings.Count(r.text[rng.Start:rng.Start+at], "“") > strings.Count(r.text[rng.Start:rng.Start+at], "”")
}

func (r *reader) label(out *plan.Task, l label) {
	value := strings.Join(strings.Fields(r.text[l.value.Start:l.value.End]), " ")
	switch l.kind {
	case labelLead:
		r.leads0(out, r.text[l.value.Start:l.value.End], l.value)
	case labelSupport:
		r.supports(out, r.text[l.value.Start:l.value.End])
	case labelOutput:
		out.Output = value
	case labelDue:
		r.due(out, r.text[l.value.Start:l.value.End], l.value)
	}
}

// leads0 takes the first office of a cell as lead and the others as support, with a warning.
func (r *reader) leads0(out *plan.Task, cell string, at plan.Range) {
	names := unitsInCell(cell)
	if len(names) == 0 {
		return
	}
	kept := out.Units[:0]
	for _, u := range out.Units {
		if u.Role != plan.Lead && u.Name != names[0] {
			kept = append(kept, u)
		}
	}
	out.Units = append([]plan.TaskUnit{{Role: plan.Lead, Name: names[0]}}, kept...)
	for _, n := range names[1:] {
		r.support(out, n)
	}
	if len(names) > 1 {
		r.warn(plan.WarnMultipleLeads, "Nhiệm vụ "+out.Number+" ghi "+strconv.Itoa(len(names))+" đơn vị chủ trì: lấy đơn vị đầu, các đơn vị sau là phối hợp.", at)
	}
}

func (r *reader) supports(out *plan.Task, cell string) {
	for _, n := range unitsInCell(cell) {
		r.support(out, n)
	}
}

func (r *reader) support(out *plan.Task, name string) {
	for _, u := range out.Units {
		if u.Name == name {
			return
		}
	}
	out.Units = append(out.Units, plan.TaskUnit{Role: plan.Support, Name: name})
}

// due reads a Thời hạn cell or label.
func (r *reader) due(out *plan.Task, cell string, at plan.Range) {
	text := strings.Join(strings.Fields(plainCell(cell)), " ")
	if text == "" {
		return
	}
	d := cellDeadline(lowered(text), r.draft.Year)
	out.DueText, out.DueOn = text, d.on
	switch {
	case d.regular:
		out.Kind, out.DueOn = plan.Regular, plan.Date{}
	case d.invalid && d.on.IsZero():
		r.warn(plan.WarnInvalidDate, "Thời hạn “"+text+"” của nhiệm vụ "+out.Number+" không tồn tại.", at)
	case d.on.IsZero():
		r.warn(plan.WarnUnreadableDue, "Thời hạn “"+text+"” của nhiệm vụ "+out.Number+" chưa quy được ra ngày.", at)
	case d.before:
		r.warn(plan.WarnBeforeDate, "“"+text+"” được hiểu là hạn ngày "+viDate(d.on)+".", at)
	}
}

func (r *reader) cells(out *plan.Task, c cellFields) {
	if c.lead != nil {
		r.leads0(out, c.lead.Text, c.lead.Range)
	}
	if c.support != nil {
		r.supports(out, c.support.Text)
	}
	if c.output != nil {
		out.Output = strings.Join(strings.Fields(plainCell(c.output.Text)), " ")
	}
	if c.due != nil {
		r.due(out, c.due.Text, c.due.Range)
	}
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
