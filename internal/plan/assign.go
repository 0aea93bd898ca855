package plan

import (
	"maps"
	"slices"
	"strconv"
)

// A Clear (rõ) is one of the six things a task must say (“6 rõ”).
type Clear string

// The six.
const (
	ClearWork      Clear = "viec"      // rõ việc
	ClearPeople    Clear = "nguoi"     // rõ người: chủ trì và lãnh đạo phụ trách
	ClearDue       Clear = "han"       // rõ thời hạn
	ClearOutput    Clear = "san-pham"  // rõ sản phẩm
	ClearResources Clear = "nguon-luc" // rõ nguồn lực
	ClearOversight Clear = "kiem-tra"  // rõ kiểm tra
)

// Clears are the six in their order.
func Clears() []Clear {
	return []Clear{ClearWork, ClearPeople, ClearDue, ClearOutput, ClearResources, ClearOversight}
}

// Clear says whether the task says one of the six.
func (t Task) Clear(c Clear) bool {
	lead, led := t.Lead()
	switch c {
	case ClearWork:
		return t.Text != ""
	case ClearPeople:
		return led && lead.UnitID != 0 && t.Deputy != ""
	case ClearDue:
		return !t.DueOn.IsZero() || t.Kind == Regular
	case ClearOutput:
		return t.Output != ""
	case ClearResources:
		return t.Resources != ""
	case ClearOversight:
		return t.Oversight != ""
	}
	return false
}

// LeadID is the unit in charge; 0: none, or one the program does not know.
func (t Task) LeadID() int64 {
	lead, _ := t.Lead()
	return lead.UnitID
}

// Closed says whether the task left its plan.
func (t Task) Closed() bool { return !t.ClosedOn.IsZero() }

// A ClearCount is how many tasks say each of the six, of Tasks that are there.
type ClearCount struct {
	Tasks int
	Said  map[Clear]int
}

// CountClear counts the tasks of groups that are there.
func CountClear(groups []Group) ClearCount {
	count := ClearCount{Said: map[Clear]int{}}
	for _, g := range groups {
		for _, t := range g.Tasks {
			if t.Closed() {
				continue
			}
			count.Tasks++
			for _, c := range Clears() {
				if t.Clear(c) {
					count.Said[c]++
				}
			}
		}
	}
	return count
}

// An Assignment (6 rõ) is a plan as a planner assigns it.
type Assignment struct {
	Tree
	Units    []Unit   // of the province, there today or in the plan's year
	Deputies []string // named so far in the year
	Names    []NameMatch
}

// A NameMatch is a unit's name in the document that is nobody yet, and what it may be.
type NameMatch struct {
	Name  string
	Tasks int
	UnitMatch
}

// Linkable are the names that are a unit beyond doubt.
func (a Assignment) Linkable() []NameMatch {
	var list []NameMatch
	for _, n := range a.Names {
		if n.Kind != "" {
			list = append(list, n)
		}
	}
	return list
}

// WithoutLead are the tasks that are there and that no known unit leads.
func (a Assignment) WithoutLead() []Task {
	return a.there(func(t Task) bool { return t.LeadID() == 0 })
}

// WithoutDue are the tasks that are there, have no deadline and are not regular.
func (a Assignment) WithoutDue() []Task {
	return a.there(func(t Task) bool { return !t.Clear(ClearDue) })
}

// There are all tasks that did not leave the plan.
func (a Assignment) There() []Task { return a.there(func(Task) bool { return true }) }

func (a Assignment) there(which func(Task) bool) []Task {
	var list []Task
	for _, g := range a.Groups {
		for _, t := range g.Tasks {
			if !t.Closed() && which(t) {
				list = append(list, t)
			}
		}
	}
	return list
}

// A TaskVersion names a task as it was when somebody looked at it.
type TaskVersion struct {
	ID      int64
	Version int
}

// ErrStale: of several tasks edited at once these were changed by somebody else in the meantime.
type ErrStale struct{ Tasks []int64 }

func (e ErrStale) Error() string { return strconv.Itoa(len(e.Tasks)) + " tasks were changed by others" }

// Unwrap says that it is a conflict.
func (e ErrStale) Unwrap() error { return ErrConflict }

// An Assigning is what is to be written into several tasks at once; parts left empty change nothing.
type Assigning struct {
	Tasks     []TaskVersion
	LeadID    int64
	Support   []int64 // to be added
	Deputy    string
	Due       TypedDue
	Output    string
	Resources string
	Oversight string
	Broken    FieldErrors
}

// assignMax is how many tasks can be changed at once.
const assignMax = 1000

// Validate returns everything that is wrong with the form. units are those that may be named.
func (a Assigning) Validate(units []Unit) FieldErrors {
	e := FieldErrors{}
	maps.Copy(e, a.Broken)
	if len(a.Tasks) == 0 {
		e.Add("nv", ProblemNothingTicked)
	} else if len(a.Tasks) > assignMax {
		e.Add("nv", ProblemTooLong)
	}
	known := func(id int64) bool { return slices.ContainsFunc(units, func(u Unit) bool { return u.ID == id }) }
	if a.LeadID != 0 && !known(a.LeadID) {
		e.Add("chu-tri", ProblemUnknown)
	}
	for _, id := range a.Support {
		if !known(id) || id == a.LeadID {
			e.Add("phoi-hop", ProblemUnknown)
		}
	}
	e.Text("lanh-dao", a.Deputy, 200, false)
	e.Text("san-pham", a.Output, 2000, false)
	e.Text("nguon-luc", a.Resources, 2000, false)
	e.Text("kiem-tra", a.Oversight, 2000, false)
	if a.empty() && len(e) == 0 {
		e.Add("chu-tri", ProblemNothingTyped)
	}
	return e
}

func (a Assigning) empty() bool {
	return a.LeadID == 0 && len(a.Support) == 0 && a.Deputy == "" && a.Due == TypedDue{} && a.Output == "" && a.Resources == "" &&
		a.Oversight == ""
}

// MayDate says whether a task's deadline can still be written as text: before release, or while it has none.
func (t Task) MayDate(state State) bool {
	return state == Drafted || t.DueOriginal.IsZero() && t.DueOn.IsZero() && t.Kind == WithDeadline
}

// A Releasing (giao nhiệm vụ) is what the form that releases a plan says.
type Releasing struct {
	On     Date
	Number string
	Broken FieldErrors
}

// Validate returns everything that is wrong with a release of the plan today.
func (r Releasing) Validate(p Plan, today Date) FieldErrors {
	e := FieldErrors{}
	maps.Copy(e, r.Broken)
	switch {
	case r.On.IsZero():
		e.Add("ngay-giao", ProblemRequired)
	case today.Before(r.On):
		e.Add("ngay-giao", ProblemFuture)
	case r.On.Before(p.IssuedOn), r.On.Year < p.Year-1:
		e.Add("ngay-giao", ProblemBefore)
	}
	e.Text("so-van-ban", r.Number, 200, false)
	e.Line("so-van-ban", r.Number)
	return e
}

// An AssignRow is a plan in the list of plans to assign.
type AssignRow struct {
	Province Province
	Plan     Plan
	Count    ClearCount
}
