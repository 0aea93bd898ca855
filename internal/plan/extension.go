package plan

import (
	"maps"
	"slices"
	"time"
)

// An ExtensionState is how far a request for a later deadline has come.
type ExtensionState string

// States of a request.
const (
	ExtensionRequested ExtensionState = "requested" // chờ quyết định
	ExtensionApproved  ExtensionState = "approved"  // đã duyệt
	ExtensionRefused   ExtensionState = "refused"   // không duyệt
	ExtensionWithdrawn ExtensionState = "withdrawn" // đã rút
)

// ExtensionStates are all states in the order they are offered.
func ExtensionStates() []ExtensionState {
	return []ExtensionState{ExtensionRequested, ExtensionApproved, ExtensionRefused, ExtensionWithdrawn}
}

// An Extension (gia hạn) is a request for a later deadline with its decision.
type Extension struct {
	ID         int64
	ProvinceID int64
	TaskID     int64
	UnitID     int64
	Unit       string
	State      ExtensionState
	DueBefore  Date // deadline in force when it was asked for
	ProposedOn Date
	Reason     string
	Document   string // số, ký hiệu of the request

	RequestedAt    time.Time
	RequestedBy    string
	DecidedOn      Date // from this day the granted deadline is the one in force
	GrantedOn      Date
	DecidedBy      string
	DecisionNumber string
	DecisionReason string
	Version        int
	// Nth counts the approved extensions of the task up to this one: "gia hạn lần 2". 0 unless approved.
	Nth int
	// Original is the task's deadline at its release.
	Original Date
}

// Days is by how many days the deadline moves, as granted or else as proposed.
func (e Extension) Days() int {
	if e.State == ExtensionApproved {
		return daysBetween(e.DueBefore, e.GrantedOn)
	}
	return daysBetween(e.DueBefore, e.ProposedOn)
}

// FromOriginal is how many days after the original deadline the task is due with it, as granted or else as proposed.
func (e Extension) FromOriginal() int {
	if e.State == ExtensionApproved {
		return daysBetween(e.Original, e.GrantedOn)
	}
	return daysBetween(e.Original, e.ProposedOn)
}

func daysBetween(from, to Date) int {
	return int(to.time().Sub(from.time()) / (24 * time.Hour))
}

// RequestedOn is the day it was asked for.
func (e Extension) RequestedOn() Date { return DateOf(e.RequestedAt) }

// A Refusal is why a task's deadline cannot be extended now; empty: it can.
type Refusal string

// Why a deadline cannot be extended.
const (
	RefusedNotReleased Refusal = "not_released" // kế hoạch chưa giao
	RefusedEnded       Refusal = "ended"        // kế hoạch đã kết thúc
	RefusedClosed      Refusal = "closed"       // nhiệm vụ đã đóng
	RefusedRegular     Refusal = "regular"      // thường xuyên
	RefusedUndated     Refusal = "undated"      // chưa có hạn
	RefusedNoLead      Refusal = "no_lead"      // chưa có đơn vị chủ trì
	RefusedPending     Refusal = "pending"      // đang có đề nghị chờ quyết định
)

// ExtensionRefusal says why a task's deadline cannot be extended while its plan is in a state; pending says whether a
// request waits.
func ExtensionRefusal(t Task, state State, pending bool) Refusal {
	lead, led := t.Lead()
	switch {
	case state == Drafted:
		return RefusedNotReleased
	case state == Ended:
		return RefusedEnded
	case !t.ClosedOn.IsZero():
		return RefusedClosed
	case t.Kind == Regular:
		return RefusedRegular
	case t.DueOn.IsZero():
		return RefusedUndated
	case !led || lead.UnitID == 0:
		return RefusedNoLead
	case pending:
		return RefusedPending
	}
	return ""
}

// Terms (thời hạn) are a task's deadlines as one reader sees them.
type Terms struct {
	Extensions []Extension // oldest first
	Refusal    Refusal     // why none can be asked for or recorded now
	CanAsk     bool        // the reader is of the lead unit
	CanRecord  bool        // the reader may record a leader's decision at once
}

// Approved are the extensions that were granted, oldest first.
func (t Terms) Approved() []Extension {
	var list []Extension
	for _, e := range t.Extensions {
		if e.State == ExtensionApproved {
			list = append(list, e)
		}
	}
	return list
}

// Pending is the request that waits for a decision; nil: none.
func (t Terms) Pending() *Extension {
	for i, e := range t.Extensions {
		if e.State == ExtensionRequested {
			return &t.Extensions[i]
		}
	}
	return nil
}

// An ExtensionRequest is what the form of a request says.
type ExtensionRequest struct {
	ProposedOn Date
	Reason     string
	Document   string
	Broken     FieldErrors // what could not even be read
}

// latestDeadline is the last day a deadline may have.
func latestDeadline() Date { return Date{2199, time.December, 31} }

// Validate returns everything that is wrong with a request to move a deadline.
func (r ExtensionRequest) Validate(due Date) FieldErrors {
	e := FieldErrors{}
	maps.Copy(e, r.Broken)
	checkLater(e, "han-moi", r.ProposedOn, due)
	e.Text("ly-do", r.Reason, 2000, true)
	e.Text("van-ban", r.Document, 200, false)
	return e
}

func checkLater(e FieldErrors, field string, day, due Date) {
	switch {
	case day.IsZero():
		e.Add(field, ProblemRequired)
	case !due.Before(day):
		e.Add(field, ProblemNotLater)
	case latestDeadline().Before(day):
		e.Add(field, ProblemTooLate)
	}
}

// An ExtensionDecision is what the form of a decision says.
type ExtensionDecision struct {
	State     ExtensionState // approved or refused
	GrantedOn Date           // of an approval
	DecidedOn Date
	Number    string      // số, ký hiệu of the decision
	Reason    string      // compulsory where refused
	Broken    FieldErrors // what could not even be read
}

// Validate returns everything that is wrong with a decision on a request. Who records a leader's decision says by which
// document, or why.
func (d ExtensionDecision) Validate(of Extension, today Date, recorded bool) FieldErrors {
	e := FieldErrors{}
	maps.Copy(e, d.Broken)
	switch d.State {
	case ExtensionApproved:
		checkLater(e, "han-duyet", d.GrantedOn, of.DueBefore)
	case ExtensionRefused:
		e.Text("y-kien", d.Reason, 2000, true)
	case ExtensionRequested, ExtensionWithdrawn:
		e.Add("quyet-dinh", ProblemRequired)
	default:
		e.Add("quyet-dinh", ProblemRequired)
	}
	switch {
	case d.DecidedOn.IsZero():
		e.Add("ngay-quyet-dinh", ProblemRequired)
	case today.Before(d.DecidedOn):
		e.Add("ngay-quyet-dinh", ProblemFuture)
	case d.DecidedOn.Before(of.RequestedOn()):
		e.Add("ngay-quyet-dinh", ProblemBeforeRequest)
	}
	e.Text("so-quyet-dinh", d.Number, 200, false)
	e.Text("y-kien", d.Reason, 2000, false)
	if recorded && d.Number == "" && d.Reason == "" {
		e.Add("so-quyet-dinh", ProblemNoDecision)
	}
	return e
}

// An ExtensionFilter narrows the ledger; zero parts do not.
type ExtensionFilter struct {
	State  ExtensionState
	UnitID int64
	Year   int
}

// An ExtensionRow is a line of the ledger.
type ExtensionRow struct {
	Extension
	Province   string
	Year       int
	TaskNumber string
	TaskText   string
	CanDecide  bool
}

// An ExtensionLedger (sổ gia hạn) is what the reader may see of all requests.
type ExtensionLedger struct {
	Filter ExtensionFilter
	Rows   []ExtensionRow // newest first, at most 500
	Counts map[ExtensionState]int
	Total  int // rows the filter finds, all states
	Days   int // granted in all
	Units  []Unit
	Years  []int
}

// An ExtensionPage is one request in its place.
type ExtensionPage struct {
	TaskPage
	Extension   Extension
	CanDecide   bool // a decision waits and the reader may take or record it
	Recording   bool // the reader records a leader's decision
	CanWithdraw bool
}

// RecordsDecisions says whether a decision of the actor in a province is a leader's that it writes down, not its own.
func (a Actor) RecordsDecisions(provinceID int64) bool {
	return !a.System && !slices.ContainsFunc(a.Memberships, func(m Membership) bool {
		return m.Role == Leader && m.covers(provinceID)
	})
}
