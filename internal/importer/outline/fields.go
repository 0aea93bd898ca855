package outline

import (
	"regexp"
	"strconv"
	"strings"

	"kehoach/internal/plan"
)

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
		case !offices && r.namedDay(l.value.Start, t.text.Start):
		case offices || !cellDeadline(r.low[l.value.Start:l.value.End], r.draft.Year).on.IsZero():
			r.label(out, l)
		}
	}
}

// feast is a text that ends with the name of a day, which its date in brackets explains.
var feast = regexp.MustCompile(`(?:^|[\s“"])ngày [^;:.\d()]{4,70}$`)

// namedDay says whether the bracket that holds byte at only dates a day named before it: "Ngày Dân số thế giới (11/7)".
func (r *reader) namedDay(at, from int) bool {
	i := strings.LastIndexByte(r.low[from:at], '(')
	return i >= 0 && feast.MatchString(strings.TrimRight(r.low[from:from+i], " \n"))
}

// quoted says whether a place of a task's text lies inside quotation marks: a name, no deadline.
func (r *reader) quoted(rng plan.Range, at int) bool {
	return strings.Count(r.text[rng.Start:rng.Start+at], "“") > strings.Count(r.text[rng.Start:rng.Start+at], "”")
}

func (r *reader) label(out *plan.Task, l label) {
	value := strings.Join(strings.Fields(r.text[l.value.Start:l.value.End]), " ")
	switch l.kind {
	case labelLead:
		r.leads0(out, value, l.value)
	case labelSupport:
		r.supports(out, value)
	case labelOutput:
		out.Output = value
	case labelDue:
		r.due(out, value, l.value)
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
