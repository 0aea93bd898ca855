package plan

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"time"
)

// A ReviewTab is one list of the page of review.
type ReviewTab string

// Lists of the page of review.
const (
	TabWaiting  ReviewTab = "waiting"  // chờ duyệt
	TabReturned ReviewTab = "returned" // đã trả lại
	TabApproved ReviewTab = "approved" // đã duyệt
	TabUnsent   ReviewTab = "unsent"   // chưa gửi
)

// ReviewTabs are all lists in their order.
func ReviewTabs() []ReviewTab { return []ReviewTab{TabWaiting, TabReturned, TabApproved, TabUnsent} }

// Slug is the list in an address.
func (t ReviewTab) Slug() string {
	return map[ReviewTab]string{TabWaiting: "cho-duyet", TabReturned: "tra-lai", TabApproved: "da-duyet", TabUnsent: "chua-gui"}[t]
}

// ReviewTabOf reads a slug; what names no list is the first.
func ReviewTabOf(slug string) ReviewTab {
	for _, t := range ReviewTabs() {
		if t.Slug() == slug {
			return t
		}
	}
	return TabWaiting
}

// State is the state of the reports in the list.
func (t ReviewTab) State() ReportState {
	switch t {
	case TabReturned:
		return ReportReturned
	case TabApproved:
		return ReportApproved
	case TabWaiting, TabUnsent:
	}
	return ReportSubmitted
}

// MaxBatch bounds how many reports are approved at once.
const MaxBatch = 500

// A ReportRef names a report as the reviewer saw it.
type ReportRef struct {
	ID      int64
	Version int
}

// A ChangedError lists the rows of a batch that changed since the reviewer saw them; nothing was written.
type ChangedError struct{ IDs []int64 }

func (e ChangedError) Error() string { return fmt.Sprintf("changed meanwhile: %v", e.IDs) }

// Is makes it a conflict.
func (e ChangedError) Is(target error) bool { return errors.Is(target, ErrConflict) }

// A Reviewed report is a report with what the reviewer weighs it by.
type Reviewed struct {
	ReportID, TaskID, UnitID int64
	Version                  int
	State                    ReportState
	Unit                     string
	Number, Text             string // of the task
	Kind                     TaskKind
	SentAt, DecidedAt        time.Time
	Content                  Content    // as sent
	Status                   TaskStatus // as it would count once approved
	Before                   *Content   // last approved version; nil: none
	BeforeKind               PeriodKind // of the kỳ it was approved in
}

// Risk orders the queue: what leaders ask about first comes first.
func (r Reviewed) Risk() int {
	switch s := r.Status; {
	case s.Red:
		return 0
	case s.Outlook == AtRisk && s.Box.Unfinished():
		return 1
	case len(s.Contradictions) > 0:
		return 2
	}
	return 3
}

// Changes are the fields that are not as in the version before, in the order of the form.
func (r Reviewed) Changes() []string {
	if r.Before == nil {
		return nil
	}
	return r.Content.Differs(*r.Before)
}

// Differs returns the fields, by their names in the form, in which c is not the earlier content.
func (c Content) Differs(earlier Content) []string {
	var list []string
	note := func(field string, same bool) {
		if !same {
			list = append(list, field)
		}
	}
	note(FieldProgress, c.Progress == earlier.Progress)
	note(FieldPercent, samePercent(c.Percent, earlier.Percent))
	note(FieldOutlook, c.Outlook == earlier.Outlook)
	note(FieldCompletedOn, c.CompletedOn == earlier.CompletedOn)
	note(FieldResult, c.Result == earlier.Result)
	note(FieldObstacles, c.Obstacles == earlier.Obstacles)
	note(FieldProposals, c.Proposals == earlier.Proposals)
	note(FieldNoProduct, c.NoProduct == earlier.NoProduct)
	return list
}

// SortByRisk puts the riskiest reports first and leaves those of one risk in their order.
func SortByRisk(list []Reviewed) {
	slices.SortStableFunc(list, func(a, b Reviewed) int { return cmp.Compare(a.Risk(), b.Risk()) })
}

// A ReviewFilter is what of the reviews is asked for; zero parts are chosen.
type ReviewFilter struct {
	Slug   string
	Year   int
	Kind   PeriodKind
	Tab    ReviewTab
	UnitID int64
}

// ReviewYear is the year asked for among those there are, or the one in which most likely there is something to do.
func (f ReviewFilter) ReviewYear(years []YearPeriods) (chosen YearPeriods, ok bool) {
	for _, y := range years {
		if f.Slug != "" && y.Province.Slug == f.Slug && y.Year.Year == f.Year {
			return y, true
		}
	}
	if f.Slug != "" {
		return YearPeriods{}, false
	}
	for _, wanted := range []func(PeriodOverview) bool{
		func(p PeriodOverview) bool { return p.State == PeriodOpen },
		func(PeriodOverview) bool { return true },
	} {
		for _, y := range years {
			if slices.ContainsFunc(y.Periods, wanted) {
				return y, true
			}
		}
	}
	return YearPeriods{}, false
}

// A ReviewQueue is the page of review of a kỳ.
type ReviewQueue struct {
	Province Province
	Year     Year
	Periods  []ReportingPeriod
	Period   ReportingPeriod
	Years    []YearPeriods // that the actor reviews in, to choose from
	Tab      ReviewTab
	UnitID   int64 // 0: every unit
	Counts   map[ReviewTab]int
	Units    []Unit
	Rows     []Reviewed
	Debts    []Debt // of the list of what was not sent
	// CanDecide says whether the actor approves and returns here; the kỳ is open then.
	CanDecide bool
}

// Empty says whether there is no kỳ to review at all.
func (q ReviewQueue) Empty() bool { return q.Period.ID == 0 }

// A Debt is what a unit owes in a kỳ.
type Debt struct {
	Unit     Unit // zero: tasks nobody leads
	Tasks    []OpenTask
	Owed     int  // all tasks it must report on
	DueOn    Date // of the kỳ, or the unit's window if that is later
	LateDays int  // 0: still in time
	People   []Person
}

// LateDays is how many days a day is after the one something was due on; 0: it is in time.
func LateDays(due, on Date) int { return max(0, daysBetween(due, on)) }

// A Person is somebody to call.
type Person struct{ Name, Title, Phone, Email string }

// A SentVersion is a report as it was sent once.
type SentVersion struct {
	Number  int
	Content Content
	SentAt  time.Time
	SentBy  string
	Unit    string
}

// A ReportAction is something that happened to a report.
type ReportAction string

// What happens to a report.
const (
	ReportWasSent       ReportAction = "sent"
	ReportWasReturned   ReportAction = "returned"
	ReportWasApproved   ReportAction = "approved"
	ReportWasReassigned ReportAction = "reassigned"
)

// A ReportEvent is something that happened to a report, kept for ever.
type ReportEvent struct {
	Action    ReportAction
	Reason    string
	At        time.Time
	ActorName string
}

// A ReviewPage is one report in full, with all it can be compared to.
type ReviewPage struct {
	TaskPage
	Report    Reviewed
	Period    ReportingPeriod
	Notes     []CoordinationNote
	Versions  []SentVersion // newest first
	Events    []ReportEvent // newest first
	Next      int64         // report after it in the queue; 0: none
	Waiting   int           // reports in the queue
	CanDecide bool
}

// CanReturn says whether the report may be given back.
func (r ReviewPage) CanReturn() bool {
	return r.CanDecide && (r.Report.State == ReportSubmitted || r.Report.State == ReportApproved)
}

// CanApprove says whether the report waits for the reviewer.
func (r ReviewPage) CanApprove() bool { return r.CanDecide && r.Report.State == ReportSubmitted }

// ValidateReturn returns what is wrong with the reason for which a report is given back.
func ValidateReturn(reason string) FieldErrors {
	e := FieldErrors{}
	e.Text("ly-do", reason, 2000, true)
	return e
}
