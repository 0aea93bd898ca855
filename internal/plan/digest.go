package plan

import (
	"slices"
	"time"
)

// A DigestKind is what a letter is about.
type DigestKind string

// Kinds of letter.
const (
	DigestUnits    DigestKind = "units"    // việc đơn vị mình còn chưa gửi
	DigestOverview DigestKind = "overview" // các đơn vị trong tỉnh còn chưa nộp đủ
)

// A DigestState is how far the sending of a letter has come.
type DigestState string

// States of a letter.
const (
	DigestClaimed DigestState = "claimed" // đang gửi, hoặc gửi chưa được
	DigestSent    DigestState = "sent"    // máy chủ thư đã nhận
	DigestRefused DigestState = "refused" // máy chủ thư không nhận; không gửi lại trong tuần
)

// DigestRetry is how long a letter that was begun and not marked sent is left alone.
const DigestRetry = time.Hour

// Weekly letters go out on Mondays from this time of day on.
const (
	digestHour   = 7
	digestMinute = 30
)

// WeekOf is the Monday of a day's week.
func WeekOf(d Date) Date { return d.AddDays(-(int(d.Weekday()) + 6) % 7) }

// DigestDue says whether weekly letters go out at the moment.
func DigestDue(now time.Time) bool {
	local := now.In(Zone)
	return local.Weekday() == time.Monday &&
		(local.Hour() > digestHour || local.Hour() == digestHour && local.Minute() >= digestMinute)
}

// NextDigest is the day of the next letters: today on a Monday, else the Monday to come.
func NextDigest(today Date) Date {
	if week := WeekOf(today); week != today {
		return week.AddDays(7)
	}
	return today
}

// A DigestTerm is a kỳ as it runs for one unit.
type DigestTerm struct {
	PeriodID   int64
	ProvinceID int64
	Province   string // full name on 01/01 of the year
	Year       int
	Kind       PeriodKind
	General    Date // hạn nộp of the kỳ
	Due        Date // of the unit: the same, or its own window where that is later
	Until      Date // last day on which reports are taken
}

// Days are those left until the reports are due; negative: late by as many.
func (t DigestTerm) Days(today Date) int { return daysBetween(today, t.Due) }

// Over says whether no report is taken any more.
func (t DigestTerm) Over(today Date) bool { return t.Until.Before(today) }

// A DigestTask is an owed task whose report is not sent, or was returned.
type DigestTask struct {
	ID     int64
	Number string
	Text   string
	Due    Date
	State  ReportState // empty, draft or returned
}

// A DigestUnit is what a unit owes in a kỳ. Of the tasks nobody leads the unit is 0.
type DigestUnit struct {
	DigestTerm
	UnitID    int64
	Unit      string
	HeadSends bool
	Handed    bool // the officers handed the batch to the head
	Owed      int
	Returned  int
	Tasks     []DigestTask
}

// waits says whether the unit owes anything to be done by its head or, with head false, by its officers: what they
// handed to the head who sends it is done for them.
func (u DigestUnit) waits(head bool) bool {
	return len(u.Tasks) > 0 && (head || !u.HeadSends || !u.Handed || u.Returned > 0)
}

// A DigestPeriod is who still owes in a kỳ of a province, of all its units.
type DigestPeriod struct {
	DigestTerm // of the province, without windows
	Units      int
	Behind     []DigestUnit
}

// A DigestPerson is who may get a letter: a person with today's memberships.
type DigestPerson struct {
	UserID      int64
	Username    string
	Name        string
	Email       string // empty: cannot be written to
	Phone       string
	Memberships []Membership
}

// plans says whether the person is a planner of the province.
func (p DigestPerson) plans(provinceID int64) bool {
	return slices.ContainsFunc(p.Memberships, func(m Membership) bool { return m.Role == Planner && m.covers(provinceID) })
}

// in says whether the person belongs to the unit, and as its head.
func (p DigestPerson) in(unitID int64) (member, head bool) {
	for _, m := range p.Memberships {
		if unitID != 0 && m.Role.OfUnit() && m.UnitID == unitID {
			member, head = true, head || m.Role == UnitHead
		}
	}
	return member, head
}

// A Digest is a letter of the week to one person.
type Digest struct {
	DigestPerson
	Today    Date
	Units    []DigestUnit   // of the person's own units
	Periods  []DigestPeriod // of the provinces the person plans
	Contacts []DigestPerson // planners to tell
}

// Empty says whether there is nothing to write.
func (d Digest) Empty() bool { return len(d.Units) == 0 && len(d.Periods) == 0 }

// Kind is what the letter is about first.
func (d Digest) Kind() DigestKind {
	if len(d.Units) > 0 {
		return DigestUnits
	}
	return DigestOverview
}

// Week is the Monday the letter counts for.
func (d Digest) Week() Date { return WeekOf(d.Today) }

// DigestsOf are the letters of a day: for each person what their units have not sent, and for planners who in the province
// has not. units are those of open kỳ, kỳ by kỳ, also the ones that owe nothing more; who has nothing to read gets none.
func DigestsOf(today Date, people, planners []DigestPerson, units []DigestUnit) []Digest {
	periods := digestPeriods(units)
	var list []Digest
	for _, person := range people {
		d := Digest{DigestPerson: person, Today: today}
		for _, u := range units {
			if member, head := person.in(u.UnitID); member && u.waits(head) {
				d.Units = append(d.Units, u)
			}
		}
		for _, p := range periods {
			if len(p.Behind) > 0 && person.plans(p.ProvinceID) {
				d.Periods = append(d.Periods, p)
			}
		}
		if d.Empty() {
			continue
		}
		d.Contacts = d.contacts(planners)
		list = append(list, d)
	}
	return list
}

// digestPeriods puts the units of each kỳ together. Where nobody leads a task there is no unit to count.
func digestPeriods(units []DigestUnit) []DigestPeriod {
	var list []DigestPeriod
	for _, u := range units {
		if n := len(list); n == 0 || list[n-1].PeriodID != u.PeriodID {
			term := u.DigestTerm
			term.Due = term.General
			list = append(list, DigestPeriod{DigestTerm: term})
		}
		p := &list[len(list)-1]
		if u.UnitID != 0 {
			p.Units++
		}
		if len(u.Tasks) > 0 {
			p.Behind = append(p.Behind, u)
		}
	}
	return list
}

// contacts are the planners of the letter's provinces, the reader aside.
func (d Digest) contacts(planners []DigestPerson) []DigestPerson {
	var list []DigestPerson
	for _, p := range planners {
		near := slices.ContainsFunc(d.Units, func(u DigestUnit) bool { return p.plans(u.ProvinceID) }) ||
			slices.ContainsFunc(d.Periods, func(k DigestPeriod) bool { return p.plans(k.ProvinceID) })
		if near && p.UserID != d.UserID {
			list = append(list, p)
		}
	}
	return list
}

// A Letter is a digest as it was written to one person, and what became of it.
type Letter struct {
	UserID    int64
	Name      string
	Email     string
	Week      Date
	Kind      DigestKind
	Subject   string
	Body      string
	State     DigestState
	Attempts  int
	ClaimedAt time.Time
	SentAt    time.Time // zero unless sent
	Problem   string    // what the mail server said last; empty: nothing
}

// A DigestWeek is what would go out on a day, and what went out before.
type DigestWeek struct {
	Today   Date
	Digests []Digest
	Letters []Letter // newest first
}

// Letter is this week's letter to a person; nil while there is none.
func (w DigestWeek) Letter(userID int64) *Letter {
	for i, l := range w.Letters {
		if l.UserID == userID && l.Week == WeekOf(w.Today) {
			return &w.Letters[i]
		}
	}
	return nil
}
