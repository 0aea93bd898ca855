package plan

import "time"

// A FilingState (nộp) is how a unit stands with the reports of a kỳ.
type FilingState string

// States of a unit's reports; empty: it owes none, or the kỳ is not open yet.
const (
	FiledOnTime   FilingState = "on_time"  // đúng hạn
	FiledLate     FilingState = "late"     // trễ
	FiledNot      FilingState = "missing"  // chưa nộp
	FiledReturned FilingState = "returned" // trả lại
)

// A Filing is a unit's reports of a kỳ as a whole.
type Filing struct {
	UnitID     int64
	PeriodID   int64
	Owed       int
	Sent       int // waiting or approved
	Returned   int
	CompleteAt time.Time // when every owed report had been sent for the first time; zero: never
	DueOn      Date      // of the kỳ, or the unit's window if that is later
}

// State weighs the filing on a day, with the days it is late.
func (f Filing) State(today Date) (state FilingState, late int) {
	switch {
	case f.Owed == 0:
		return "", 0
	case f.Returned > 0:
		return FiledReturned, 0
	case f.Sent < f.Owed || f.CompleteAt.IsZero():
		return FiledNot, LateDays(f.DueOn, today)
	}
	if late = LateDays(f.DueOn, DateOf(f.CompleteAt)); late > 0 {
		return FiledLate, late
	}
	return FiledOnTime, 0
}

// A UnitFilings is a unit's row in the table đơn vị × kỳ, one filing for each kỳ in order.
type UnitFilings struct {
	Unit    Unit
	Filings []Filing
}

// Reminders (đôn đốc) is who owes in a kỳ, and how every unit filed in the year.
type Reminders struct {
	Province Province
	Year     Year
	Periods  []ReportingPeriod
	Period   ReportingPeriod
	Years    []YearPeriods
	Today    Date
	UnitID   int64 // 0: every unit
	Units    []Unit
	Debts    []Debt
	Table    []UnitFilings
}

// Empty says whether there is no kỳ at all.
func (r Reminders) Empty() bool { return r.Period.ID == 0 }
