package plan

import (
	"maps"
	"slices"
	"strconv"
	"strings"
	"time"
)

// AssignedOn is the day the plan's own tasks count from, as Draft.AssignedOn.
func (p Plan) AssignedOn() Date {
	return Draft{Year: p.Year, Period: p.Period, IssuedOn: p.IssuedOn}.AssignedOn()
}

// A TaskForm is what the pages that change a task need; with a zero Task, one is added.
type TaskForm struct {
	Assignment
	Group Group
	Task  Task
}

// A TaskEdit is what the form of a task says.
type TaskEdit struct {
	GroupID        int64 // of a task to be added
	Text           string
	LeadID         int64
	Support        []int64 // all of them; names that are no unit stay unless DropNames
	DropNames      bool
	Deputy         string
	Due            TypedDue
	Output         string
	Resources      string
	Oversight      string
	AssignedNumber string // văn bản giao
	AssignedOn     Date
	Reason         string
	Broken         FieldErrors
}

// Validate returns everything that is wrong with the form by itself; units are those that may be named.
func (t TaskEdit) Validate(units []Unit, today Date) FieldErrors {
	e := FieldErrors{}
	maps.Copy(e, t.Broken)
	e.Text("noi-dung", t.Text, 10000, true)
	known := func(id int64) bool { return slices.ContainsFunc(units, func(u Unit) bool { return u.ID == id }) }
	if t.LeadID != 0 && !known(t.LeadID) {
		e.Add("chu-tri", ProblemUnknown)
	}
	for _, id := range t.Support {
		if !known(id) || id == t.LeadID {
			e.Add("phoi-hop", ProblemUnknown)
		}
	}
	e.Text("lanh-dao", t.Deputy, 200, false)
	e.Text("san-pham", t.Output, 10000, false)
	e.Text("nguon-luc", t.Resources, 2000, false)
	e.Text("kiem-tra", t.Oversight, 2000, false)
	e.Text("so-van-ban", t.AssignedNumber, 200, false)
	e.Line("so-van-ban", t.AssignedNumber)
	e.Text("ly-do", t.Reason, 2000, false)
	if today.Before(t.AssignedOn) {
		e.Add("ngay-giao", ProblemFuture)
	}
	return e
}

// ValidateNew is Validate of a task that is added to a plan.
func (t TaskEdit) ValidateNew(p Plan, units []Unit, today Date) FieldErrors {
	e := t.Validate(units, today)
	if p.State == Drafted {
		return e
	}
	if t.AssignedNumber == "" {
		e.Add("so-van-ban", ProblemRequired)
	}
	switch {
	case t.AssignedOn.IsZero():
		e.Add("ngay-giao", ProblemRequired)
	case t.AssignedOn.Before(Date{p.Year, time.January, 1}):
		e.Add("ngay-giao", ProblemBefore)
	}
	return e
}

// ValidateChange is Validate of a task that is there: once given out its words change only by a document, its deadline
// only by gia hạn, and every change has a reason.
func (t TaskEdit) ValidateChange(was Task, state State, units []Unit, today Date) FieldErrors {
	if t.LeadID != 0 && t.LeadID == was.LeadID() {
		units = append(slices.Clone(units), Unit{ID: t.LeadID}) // it leads, even if it has ended since
	}
	e := t.Validate(units, today)
	if t.LeadID == 0 && was.LeadID() != 0 {
		e.Add("chu-tri", ProblemRequired)
	}
	if !t.Due.Is(was) && !was.MayDate(state) {
		e.Add("thoi-han", ProblemDueFixed)
	}
	if state == Drafted {
		return e
	}
	if t.Text != was.Text && t.AssignedNumber == "" {
		e.Add("so-van-ban", ProblemTextFixed)
	}
	if t.Reason == "" {
		e.Add("ly-do", ProblemRequired)
	}
	return e
}

// Is says whether a typed deadline is the one the task has.
func (d TypedDue) Is(t Task) bool {
	if d.Kind == Regular || t.Kind == Regular {
		return d.Kind == t.Kind
	}
	return d.On == t.DueOn
}

// NextNumber is the number of a task added to a group: the one after its last, and new among them.
func NextNumber(g Group) string {
	taken := map[string]bool{}
	for _, t := range g.Tasks {
		taken[t.Number] = true
	}
	stem, n := strconv.Itoa(g.Ord)+".", len(g.Tasks)
	if n > 0 {
		last := g.Tasks[n-1].Number
		head := strings.TrimRight(last, "0123456789")
		if count, err := strconv.Atoi(last[len(head):]); err == nil && count < 1e6 {
			stem, n = head, count
		}
	}
	for n++; taken[stem+strconv.Itoa(n)]; n++ {
	}
	return stem + strconv.Itoa(n)
}

// Bounds of a split.
const (
	SplitMin = 2
	SplitMax = 10
)

// A TaskPart is one task that a task is split into.
type TaskPart struct {
	Text   string
	LeadID int64 // 0: as the task
}

// A TaskSplitting is what the form that splits a task says.
type TaskSplitting struct {
	Parts  []TaskPart // those left empty included, by their place on the page
	On     Date
	Reason string
	Broken FieldErrors
}

// Filled are the parts that say something.
func (s TaskSplitting) Filled() []TaskPart {
	return slices.DeleteFunc(slices.Clone(s.Parts), func(p TaskPart) bool { return p.Text == "" })
}

// Validate returns everything that is wrong with a split of the task.
func (s TaskSplitting) Validate(of Task, units []Unit, today Date) FieldErrors {
	e := FieldErrors{}
	maps.Copy(e, s.Broken)
	for i, part := range s.Parts {
		place := ":" + strconv.Itoa(i+1)
		e.Text("noi-dung"+place, part.Text, 10000, false)
		if part.Text == "" && part.LeadID != 0 {
			e.Add("noi-dung"+place, ProblemRequired)
		}
		if part.LeadID != 0 && !slices.ContainsFunc(units, func(u Unit) bool { return u.ID == part.LeadID }) {
			e.Add("chu-tri"+place, ProblemUnknown)
		}
	}
	if n := len(s.Filled()); n < SplitMin || len(s.Parts) > SplitMax {
		e.Add("noi-dung:1", ProblemParts)
	}
	checkClosing(e, of, s.On, s.Reason, today)
	return e
}

// A TaskClosing is what the form that closes a task says.
type TaskClosing struct {
	As     Closing // merged or removed
	On     Date
	Reason string
	Broken FieldErrors
}

// Validate returns everything that is wrong with closing the task.
func (c TaskClosing) Validate(of Task, today Date) FieldErrors {
	e := FieldErrors{}
	maps.Copy(e, c.Broken)
	if c.As != ClosedMerged && c.As != ClosedRemoved {
		e.Add("cach", ProblemRequired)
	}
	checkClosing(e, of, c.On, c.Reason, today)
	return e
}

// checkClosing notes what is wrong with the day and reason a task leaves its plan.
func checkClosing(e FieldErrors, of Task, on Date, reason string, today Date) {
	switch {
	case on.IsZero():
		e.Add("ngay", ProblemRequired)
	case today.Before(on):
		e.Add("ngay", ProblemFuture)
	case on.Before(of.AssignedOn):
		e.Add("ngay", ProblemBefore)
	}
	e.Text("ly-do", reason, 2000, true)
}

// A Coverage (ai phụ trách) is what of a plan nobody looks after.
type Coverage struct {
	Province Province
	Lineage  Lineage
	Plan     Plan
	NoLead   []Task
	Leads    []LeadCover // by number of tasks, most first
	// Periods are the last two kỳ that are open or over; a unit silent in both is told.
	Periods []ReportingPeriod
}

// A LeadCover is a unit that leads tasks of a plan.
type LeadCover struct {
	Unit     Unit
	Tasks    int
	Accounts int // people who may report for it today and can sign in
	Sent     int // reports it sent in the last two kỳ
}

// Silent says whether a unit sent nothing in two kỳ.
func (c Coverage) Silent(l LeadCover) bool { return len(c.Periods) == 2 && l.Sent == 0 }

// Uncovered are the leads without an active account, silent or both.
func (c Coverage) Uncovered() []LeadCover {
	return slices.DeleteFunc(slices.Clone(c.Leads), func(l LeadCover) bool { return l.Accounts > 0 && !c.Silent(l) })
}
