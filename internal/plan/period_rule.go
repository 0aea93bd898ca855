package plan

import (
	"cmp"
	"slices"
	"strings"
	"time"
)

// A Preset is a regulation the dates of the four kỳ of a year are taken from.
type Preset string

// Presets.
const (
	PresetDecree09   Preset = "nd-09-2019" // Nghị định 09/2019/NĐ-CP: administrative reports
	PresetCircular37 Preset = "tt-37-2019" // Thông tư 37/2019/TT-BYT: health statistics
)

// Presets are all presets, in the order they are offered.
func Presets() []Preset { return []Preset{PresetDecree09, PresetCircular37} }

// Validate returns what is wrong with a preset that was chosen; the field is named mau.
func (p Preset) Validate() FieldErrors {
	e := FieldErrors{}
	if !slices.Contains(Presets(), p) {
		e.Add("mau", ProblemUnknown)
	}
	return e
}

// Working days between the days of a kỳ.
const (
	opensBefore  = 5  // working days between opening and data_to
	dueAfter     = 3  // between data_to and due_on
	dueAfterTT37 = 15 // the same for statistics
	graceAfter   = 2  // between due_on and grace_until
)

// NewPeriods computes the four kỳ of a year. Each holds the ones before it: all begin on the same day.
func NewPeriods(year int, preset Preset, holidays Holidays) []ReportingPeriod {
	from, due := Date{year - 1, time.December, 15}, dueAfter
	if preset == PresetCircular37 {
		from, due = Date{year, time.January, 1}, dueAfterTT37
	}
	periods := make([]ReportingPeriod, 0, len(PeriodKinds()))
	for i, kind := range PeriodKinds() {
		month := time.Month(3 * (i + 1))
		to := Date{year, month, 14}
		if preset == PresetCircular37 {
			to = MonthEnd(year, month)
		}
		p := ReportingPeriod{
			Year: year, Kind: kind, DataFrom: from, DataTo: to, AsOfOn: to, State: PeriodPreparing,
			OpensOn: AddWorkingDays(to, -opensBefore, holidays), DueOn: AddWorkingDays(to, due, holidays),
		}
		if kind == FullPeriod {
			p.AsOfOn = Date{year, time.December, 31}
		}
		p.GraceUntil = AddWorkingDays(p.DueOn, graceAfter, holidays)
		periods = append(periods, p)
	}
	return periods
}

// Problems with the days of a kỳ.
const (
	ProblemPeriodRange Problem = "period_range"  // far from the year
	ProblemPeriodOrder Problem = "period_order"  // before a day it must follow
	ProblemPeriodNest  Problem = "period_nested" // not after the kỳ before, or not before the next
	ProblemPeriodFixed Problem = "period_fixed"  // cannot change any more
)

// Validate returns what is wrong with the days of p, edited, among the kỳ of its year as they are stored. Fields are
// named tu, chot, tinh-den, mo, han, nhan-den.
func (p ReportingPeriod) Validate(stored []ReportingPeriod) FieldErrors {
	e := FieldErrors{}
	p.validateRange(e)
	p.validateOrder(e)
	for _, other := range stored {
		if other.Kind == p.Kind {
			p.validateFixed(e, other)
		} else {
			p.validateNest(e, other)
		}
	}
	return e
}

func (p ReportingPeriod) validateRange(e FieldErrors) {
	first, last := Date{p.Year, time.January, 1}, Date{p.Year, time.December, 31}
	within := func(field string, day, from, to Date) {
		switch {
		case day.IsZero():
			e.Add(field, ProblemRequired)
		case day.Before(from), to.Before(day):
			e.Add(field, ProblemPeriodRange)
		}
	}
	within("tu", p.DataFrom, Date{p.Year - 1, time.October, 1}, last)
	within("chot", p.DataTo, first, last)
	within("tinh-den", p.AsOfOn, first, last)
	within("mo", p.OpensOn, first, last)
	within("han", p.DueOn, first, Date{p.Year + 1, time.March, 31})
	within("nhan-den", p.GraceUntil, first, Date{p.Year + 1, time.June, 30})
}

func (p ReportingPeriod) validateOrder(e FieldErrors) {
	after := func(field string, day, before Date) {
		if !day.IsZero() && day.Before(before) {
			e.Add(field, ProblemPeriodOrder)
		}
	}
	after("chot", p.DataTo, p.DataFrom)
	after("tinh-den", p.AsOfOn, p.DataTo)
	after("han", p.DueOn, p.DataTo)
	after("han", p.DueOn, p.OpensOn)
	after("nhan-den", p.GraceUntil, p.DueOn)
}

// validateNest: each kỳ holds the ones before it.
func (p ReportingPeriod) validateNest(e FieldErrors, other ReportingPeriod) {
	first, second := p, other
	if other.Kind.order() < p.Kind.order() {
		first, second = other, p
	}
	if !first.DataTo.Before(second.DataTo) {
		e.Add("chot", ProblemPeriodNest)
	}
	if first.DataFrom.Before(second.DataFrom) {
		e.Add("tu", ProblemPeriodNest)
	}
	if second.AsOfOn.Before(first.AsOfOn) {
		e.Add("tinh-den", ProblemPeriodNest)
	}
}

// validateFixed: what a locked kỳ was counted by stays; a published one does not change at all.
func (p ReportingPeriod) validateFixed(e FieldErrors, was ReportingPeriod) {
	keep := func(field string, day, before Date) {
		if day != before {
			e[field] = ProblemPeriodFixed
		}
	}
	if was.Closed() {
		keep("tu", p.DataFrom, was.DataFrom)
		keep("chot", p.DataTo, was.DataTo)
		keep("tinh-den", p.AsOfOn, was.AsOfOn)
	}
	if was.State == PeriodPublished {
		keep("mo", p.OpensOn, was.OpensOn)
		keep("han", p.DueOn, was.DueOn)
		keep("nhan-den", p.GraceUntil, was.GraceUntil)
	}
}

// CurrentPeriod is the kỳ a page shows that was asked for none: the latest open one, else the last locked, else the
// first; ok is false when there is none at all.
func CurrentPeriod(periods []ReportingPeriod) (current ReportingPeriod, ok bool) {
	sorted := inOrder(periods)
	for _, wanted := range []func(ReportingPeriod) bool{
		func(p ReportingPeriod) bool { return p.State == PeriodOpen },
		ReportingPeriod.Closed,
	} {
		for _, p := range slices.Backward(sorted) {
			if wanted(p) {
				return p, true
			}
		}
	}
	if len(sorted) == 0 {
		return ReportingPeriod{}, false
	}
	return sorted[0], true
}

// NextToOpen is the first kỳ still in preparation; ok is false when none is.
func NextToOpen(periods []ReportingPeriod) (next ReportingPeriod, ok bool) {
	for _, p := range inOrder(periods) {
		if p.State == PeriodPreparing {
			return p, true
		}
	}
	return ReportingPeriod{}, false
}

func inOrder(periods []ReportingPeriod) []ReportingPeriod {
	return slices.SortedFunc(slices.Values(periods), func(a, b ReportingPeriod) int {
		return cmp.Compare(a.Kind.order(), b.Kind.order())
	})
}

// ReasonMax bounds the reason of a window and of an unlocking, in characters.
const ReasonMax = 2000

// lastWindow is the day of a window meant never to end.
var lastWindow = Date{2099, time.December, 31}

// Validate returns what is wrong with a window granted in the kỳ today. Fields are named don-vi, den, ly-do.
func (w PeriodWindow) Validate(p ReportingPeriod, today Date) FieldErrors {
	e := FieldErrors{}
	if w.UnitID == 0 {
		e.Add("don-vi", ProblemRequired)
	}
	switch {
	case w.Until.IsZero():
		e.Add("den", ProblemRequired)
	case w.Until.Before(today), !p.GraceUntil.Before(w.Until):
		e.Add("den", ProblemBefore)
	case lastWindow.Before(w.Until):
		e.Add("den", ProblemPeriodRange)
	}
	e.Text("ly-do", w.Reason, ReasonMax, true)
	return e
}

// An Unlocking is why a locked kỳ is opened again: by a leader's own decision, or by one a planner records.
type Unlocking struct {
	Number string // số, ký hiệu of the document that says so
	Reason string
}

// NumberMax bounds the number of a document, in characters.
const NumberMax = 200

// Validate returns what is wrong. A planner who records the leader's decision may name its document instead of giving
// a reason.
func (u Unlocking) Validate(recorded bool) FieldErrors {
	e := FieldErrors{}
	e.Text("so-van-ban", u.Number, NumberMax, false)
	e.Line("so-van-ban", u.Number)
	e.Text("ly-do", u.Reason, ReasonMax, !recorded || strings.TrimSpace(u.Number) == "")
	return e
}

// String is the reason as the audit keeps it.
func (u Unlocking) String() string {
	return strings.Trim(u.Number+": "+u.Reason, ": ")
}
