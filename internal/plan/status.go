package plan

import (
	"cmp"
	"slices"
)

// SoonDays is for how many days before its deadline a task is "sắp đến hạn", unless the setting says otherwise.
const SoonDays = 7

// A Contradiction (mâu thuẫn) is something in a task's reports that cannot well be true.
type Contradiction string

// Contradictions, in the order they are named.
const (
	ContradictionNoEvidence  Contradiction = "no_evidence"  // 100 % without evidence
	ContradictionFeasible    Contradiction = "feasible"     // khả thi but overdue
	ContradictionPercentDown Contradiction = "percent_down" // % went down
	ContradictionNoChange    Contradiction = "no_change"    // said the same two kỳ running
)

// Contradictions are all marks, in the order they are named.
func Contradictions() []Contradiction {
	return []Contradiction{ContradictionNoEvidence, ContradictionFeasible, ContradictionPercentDown, ContradictionNoChange}
}

// A TaskStatus is a task as a kỳ counts it, from its last approved report up to that kỳ.
type TaskStatus struct {
	TaskID      int64
	PlanID      int64
	GroupID     int64
	LeadID      int64 // unit in charge; 0: none
	Box         Box
	Progress    Progress
	Percent     *PerMille // nil: not said
	Outlook     Outlook   // empty: not said
	Due         Date      // by the basis; zero: none
	CompletedOn Date
	Reported    bool // has an approved report in the kỳ itself
	Pending     bool // chờ duyệt: a report of the kỳ was sent and waits
	Owed        bool // must be reported in the kỳ
	Joined      bool // did not belong to the kỳ before
	Red         bool
	Amber       bool
	Soon        bool // sắp đến hạn, inside trong hạn

	Contradictions []Contradiction
}

// Silent is the mark "không báo cáo kỳ này": owed, and nothing of it is approved.
func (s TaskStatus) Silent() bool { return s.Owed && !s.Reported }

// A Moment is what statuses are computed for.
type Moment struct {
	Periods []ReportingPeriod // of the year
	Period  ReportingPeriod   // the kỳ
	AsOf    Date
	Basis   Basis
	Soon    int // days
}

// before is the kỳ just before; ok is false for the first.
func (m Moment) before() (before ReportingPeriod, ok bool) {
	for _, p := range inOrder(m.Periods) {
		if p.Kind.order() < m.Period.Kind.order() {
			before, ok = p, true
		}
	}
	return before, ok
}

// A PeriodReport is a task's report in one kỳ.
type PeriodReport struct {
	Kind  PeriodKind
	State ReportState
	Content
}

// A TaskHistory is everything that decides where a task stands.
type TaskHistory struct {
	Task       Task
	Released   bool // its plan was given out
	Reports    []PeriodReport
	Extensions []GrantedExtension
	// Evidence is one kind for each product that stands, empty for one of no kỳ.
	Evidence []PeriodKind
}

// StatusOf applies the rules to one task; ok is false when it does not belong to the kỳ. The function task_progress of
// the database says the same of all tasks of a year at once.
func StatusOf(h TaskHistory, m Moment) (s TaskStatus, ok bool) {
	t := h.Task
	if m.Period.DataTo.Before(t.AssignedOn) || !t.ClosedOn.IsZero() && !m.AsOf.Before(t.ClosedOn) {
		return TaskStatus{}, false
	}
	approved := h.approved(m.Period.Kind)
	original := t.DueOriginal
	if original.IsZero() {
		original = t.DueOn
	}
	s = TaskStatus{
		TaskID: t.ID, PlanID: t.PlanID, GroupID: t.GroupID, Progress: NotStarted,
		Due: DueAt(original, h.Extensions, m.AsOf, m.Basis),
	}
	if lead, has := t.Lead(); has {
		s.LeadID = lead.UnitID
	}
	if len(approved) > 0 {
		last := approved[0]
		s.Progress, s.Percent, s.Outlook, s.CompletedOn = last.Progress, last.Percent, last.Outlook, last.CompletedOn
		s.Reported = last.Kind == m.Period.Kind
	}
	s.Pending = slices.ContainsFunc(h.Reports, func(r PeriodReport) bool {
		return r.Kind == m.Period.Kind && r.State == ReportSubmitted
	})
	s.Owed = h.Released && !endedBefore(approved, m.Period.Kind)
	if before, has := m.before(); has {
		s.Joined = before.DataTo.Before(t.AssignedOn)
	}
	s.Box = BoxOf(t.Kind, s.Progress, s.CompletedOn, s.Due, m.AsOf)
	s.warn(m)
	s.Contradictions = contradictions(s, h, approved, m)
	return s, true
}

// approved are the approved reports up to a kỳ, the latest first.
func (h TaskHistory) approved(upTo PeriodKind) []PeriodReport {
	var list []PeriodReport
	for _, r := range h.Reports {
		if r.State == ReportApproved && r.Kind.order() <= upTo.order() {
			list = append(list, r)
		}
	}
	slices.SortFunc(list, func(a, b PeriodReport) int { return cmp.Compare(b.Kind.order(), a.Kind.order()) })
	return list
}

// endedBefore says whether an earlier kỳ's report ended the task.
func endedBefore(approved []PeriodReport, kind PeriodKind) bool {
	for _, r := range approved {
		if r.Kind != kind {
			return r.Progress == Done || r.Progress == Dropped
		}
	}
	return false
}

func (s *TaskStatus) warn(m Moment) {
	s.Soon = s.Box == BoxOnTrack && !m.AsOf.AddDays(m.Soon).Before(s.Due)
	s.Red = s.Box == BoxOverdue || s.Box == BoxOnTrack && s.Outlook == Unlikely
	s.Amber = s.Box == BoxOnTrack && !s.Red && (s.Outlook == AtRisk || s.Soon && !s.Reported)
}

func contradictions(s TaskStatus, h TaskHistory, approved []PeriodReport, m Moment) []Contradiction {
	var list []Contradiction
	proven := slices.ContainsFunc(h.Evidence, func(k PeriodKind) bool { return k.order() <= m.Period.Kind.order() })
	if s.Percent != nil && *s.Percent == 1000 && !proven {
		list = append(list, ContradictionNoEvidence)
	}
	if s.Outlook == Feasible && s.Box == BoxOverdue {
		list = append(list, ContradictionFeasible)
	}
	if len(approved) < 2 {
		return list
	}
	last, earlier := approved[0], approved[1]
	if last.Percent != nil && earlier.Percent != nil && *last.Percent < *earlier.Percent {
		list = append(list, ContradictionPercentDown)
	}
	before, has := m.before()
	running := has && last.Kind == m.Period.Kind && earlier.Kind == before.Kind
	if running && s.Box.Unfinished() && last.Progress == earlier.Progress && samePercent(last.Percent, earlier.Percent) {
		list = append(list, ContradictionNoChange)
	}
	return list
}

func samePercent(a, b *PerMille) bool { return a == b || a != nil && b != nil && *a == *b }
