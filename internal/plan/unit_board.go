package plan

import (
	"slices"
	"time"
)

// typed is the day as people type it, 30/09/2024.
func (d Date) typed() string { return d.time().Format("02/01/2006") }

// A UnitBoard (việc của đơn vị tôi) is everything a unit reports on in a kỳ.
type UnitBoard struct {
	Province Province
	Unit     Unit
	Period   ReportingPeriod
	Window   Date // of the unit's own longer time; zero: none
	Today    Date
	Rows     []ReportRow // by plan, nhóm and place
	Helping  []HelpRow   // tasks the unit helps with
	Remarks  UnitRemarks
	CanSend  bool // the actor, not the head of a unit whose head alone sends
	IsHead   bool // the actor is the head
}

// Accepts says whether anything may still be written.
func (b UnitBoard) Accepts() bool { return b.Closure() == "" }

// Closure says why nothing may be written; empty: it may.
func (b UnitBoard) Closure() Closure {
	if b.Unit.Ended(b.Today) {
		return ClosureUnitEnded
	}
	return ClosureOf(b.Period, b.Today, b.Window)
}

// LastDay is the last day on which the unit may report: of its own window, or of the kỳ with its grace.
func (b UnitBoard) LastDay() Date {
	if b.Period.GraceUntil.Before(b.Window) {
		return b.Window
	}
	return b.Period.GraceUntil
}

// DueOn is the day by which the unit is in time.
func (b UnitBoard) DueOn() Date {
	if b.Period.DueOn.Before(b.Window) {
		return b.Window
	}
	return b.Period.DueOn
}

// A Closure is why a kỳ takes no report of a unit.
type Closure string

// Reasons; empty: it takes them.
const (
	ClosureLocked  Closure = "locked"   // đã khoá
	ClosureNotOpen Closure = "not_open" // chưa mở
	ClosureExpired Closure = "expired"  // hết hạn
	// ClosureUnitEnded: the unit is no more; its successor takes the tasks over.
	ClosureUnitEnded Closure = "unit_ended"
)

// ClosureOf says why a unit may not report in a kỳ on a day; window is its own longer time, zero: none.
func ClosureOf(p ReportingPeriod, day, window Date) Closure {
	switch {
	case p.Closed():
		return ClosureLocked
	case p.State == PeriodPreparing:
		return ClosureNotOpen
	case !p.Accepts(day, window):
		return ClosureExpired
	}
	return ""
}

// An ErrClosed says why a kỳ takes nothing; it is an ErrLocked.
type ErrClosed struct{ Closure Closure }

func (e ErrClosed) Error() string { return "period takes no report: " + string(e.Closure) }

// Unwrap makes it an ErrLocked.
func (e ErrClosed) Unwrap() error { return ErrLocked }

// A ReportRow is one task of a unit in a kỳ.
type ReportRow struct {
	Task       Task // without targets and units
	Plan       Plan // id, slug, year, kind, period, number, title
	Group      Group
	Owed       bool
	Report     ProgressReport // of this kỳ; State empty: none
	SavedBy    string
	Draft      RawDraft       // typed and not saved; zero: none
	Last       ProgressReport // of the latest earlier kỳ, approved or sent; State empty: none
	LastPeriod PeriodKind
	Returns    []ReportReturn // all of this kỳ, oldest first
	Products   int
	Notes      []CoordinationNote
}

// Updated says whether the row was filled in and saved.
func (r ReportRow) Updated() bool { return r.Report.State != "" && !r.waits() }

// waits says whether the row was returned and not corrected since.
func (r ReportRow) waits() bool {
	return r.Report.State == ReportReturned && !r.Report.SavedAt.After(r.Report.DecidedAt)
}

// Editable says whether its state lets the unit write it.
func (r ReportRow) Editable() bool {
	return r.Report.State == "" || r.Report.State == ReportDraft || r.Report.State == ReportReturned
}

// Sent says whether it is with the planner, or approved.
func (r ReportRow) Sent() bool {
	return r.Report.State == ReportSubmitted || r.Report.State == ReportApproved
}

// Sendable says whether there is a saved report to send.
func (r ReportRow) Sendable() bool { return r.Updated() && r.Editable() }

// Reason is why it was returned last.
func (r ReportRow) Reason() string {
	if len(r.Returns) == 0 {
		return ""
	}
	return r.Returns[len(r.Returns)-1].Reason
}

// A RawDraft is what was typed and not saved.
type RawDraft struct {
	Typed     ReportTyped
	Version   int // 0: there is none
	UpdatedAt time.Time
	UpdatedBy string
}

// A ReportReturn (trả lại) is one time a report was sent back.
type ReportReturn struct {
	Reason string
	At     time.Time
	By     string
}

// A CoordinationNote (ý kiến phối hợp) is what a coordinating unit says of a task in a kỳ.
type CoordinationNote struct {
	TaskID    int64
	UnitID    int64
	Unit      string
	Body      string
	Version   int // 0: nothing was written yet
	UpdatedAt time.Time
	UpdatedBy string
}

// A HelpRow is a task a unit helps with, and what it says of it.
type HelpRow struct {
	Task Task
	Lead string
	Note CoordinationNote
}

// UnitRemarks are a unit's own words on a kỳ, and how far its reports are.
type UnitRemarks struct {
	Results         string // kết quả
	Shortcomings    string // tồn tại, hạn chế
	Causes          string // nguyên nhân
	Proposals       string // kiến nghị
	HandedAt        time.Time
	HandedBack      string // why the head gave the batch back inside the unit
	FirstCompleteAt time.Time
	LastSentAt      time.Time
	Version         int // 0: nothing was written yet
}

// Fields of the form of a unit's remarks.
const (
	FieldResults      = "ket-qua-chung"
	FieldShortcomings = "ton-tai"
	FieldCauses       = "nguyen-nhan"
	FieldRequests     = "kien-nghi-chung"
)

// Validate returns what is wrong with the texts.
func (r UnitRemarks) Validate() FieldErrors {
	e := FieldErrors{}
	e.Text(FieldResults, r.Results, RemarksMax, false)
	e.Text(FieldShortcomings, r.Shortcomings, RemarksMax, false)
	e.Text(FieldCauses, r.Causes, RemarksMax, false)
	e.Text(FieldRequests, r.Proposals, RemarksMax, false)
	return e
}

// ReportCounts are a board's rows by how far they are.
type ReportCounts struct {
	Owed, Updated, Unsent, Returned, Sent, Approved int
}

// Counts counts the owed rows.
func (b UnitBoard) Counts() ReportCounts {
	var c ReportCounts
	for _, r := range b.Rows {
		if !r.Owed {
			continue
		}
		c.Owed++
		if r.Updated() {
			c.Updated++
		}
		switch r.Report.State {
		case ReportReturned:
			c.Returned++
		case ReportSubmitted:
			c.Sent++
		case ReportApproved:
			c.Approved++
		case ReportDraft:
		}
	}
	c.Unsent = c.Owed - c.Sent - c.Approved
	return c
}

// Row is the row of a task; ok is false when the board has none.
func (b UnitBoard) Row(taskID int64) (row ReportRow, ok bool) {
	for _, r := range b.Rows {
		if r.Task.ID == taskID {
			return r, true
		}
	}
	return ReportRow{}, false
}

// Next is the task to report on after one: the first not updated behind it, else before it; 0: none is left.
func (b UnitBoard) Next(taskID int64) int64 {
	at := -1
	for i, r := range b.Rows {
		if r.Task.ID == taskID {
			at = i
		}
	}
	for i := range b.Rows {
		r := b.Rows[(at+1+i)%len(b.Rows)]
		if r.Task.ID != taskID && r.Owed && r.Editable() && !r.Updated() {
			return r.Task.ID
		}
	}
	return 0
}

// A ReportVersion is a report as somebody saw it.
type ReportVersion struct {
	ID      int64
	Version int
}

// Sendable are the saved reports that can be sent, as they are now.
func (b UnitBoard) Sendable() []ReportVersion {
	var list []ReportVersion
	for _, r := range b.Rows {
		if r.Sendable() {
			list = append(list, ReportVersion{ID: r.Report.ID, Version: r.Report.Version})
		}
	}
	return list
}

// Missing are the owed rows nothing was saved of.
func (b UnitBoard) Missing() []ReportRow {
	var list []ReportRow
	for _, r := range b.Rows {
		if r.Owed && !r.Updated() {
			list = append(list, r)
		}
	}
	return list
}

// A UnitPeriods is a unit with the kỳ it may report in.
type UnitPeriods struct {
	Unit    Unit
	Periods []UnitPeriod // newest first
}

// A UnitPeriod is a kỳ as a unit sees it in a list.
type UnitPeriod struct {
	ReportingPeriod
	Window  Date
	Closure Closure // empty: the unit may report in it
}

// Heads says whether the actor is the unit's head.
func (a Actor) Heads(u Unit) bool {
	return a.System || slices.ContainsFunc(a.Memberships, func(m Membership) bool {
		return m.Role == UnitHead && m.UnitID == u.ID && m.covers(u.ProvinceID)
	})
}

// Sends says whether the actor may send the unit's reports: its officers and head, or its head alone.
func (a Actor) Sends(u Unit) bool {
	return a.CanFor(RightSend, u.ProvinceID, u.ID) && (!u.HeadSends || a.Heads(u))
}

// A ReportEdit is what is written of a task in a kỳ for a unit. Version is that of the report, or of the raw draft, that
// was edited; 0: there was none.
type ReportEdit struct {
	UnitID, PeriodID, TaskID int64
	Version                  int
	Typed                    ReportTyped
}

// FieldNote is the field of a coordination note.
const FieldNote = "y-kien"

// DaysLeft is how many days are left until the unit's due day; negative: it is late by so many.
func (b UnitBoard) DaysLeft() int {
	return int(b.DueOn().time().Sub(b.Today.time()) / (24 * time.Hour))
}
