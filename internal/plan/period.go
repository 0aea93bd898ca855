package plan

import (
	"slices"
	"time"
)

// A PeriodKind is one of the four cumulative kỳ of a year.
type PeriodKind string

// Kinds of kỳ, each containing the ones before it.
const (
	Q1         PeriodKind = "q1"   // Quý I
	H1         PeriodKind = "h1"   // 6 tháng
	M9         PeriodKind = "m9"   // 9 tháng
	FullPeriod PeriodKind = "year" // Năm
)

// PeriodKinds are all kinds in the order of the year.
func PeriodKinds() []PeriodKind { return []PeriodKind{Q1, H1, M9, FullPeriod} }

func (k PeriodKind) order() int { return slices.Index(PeriodKinds(), k) }

// Slug is the kỳ in an address.
func (k PeriodKind) Slug() string {
	return map[PeriodKind]string{Q1: "quy-1", H1: "6-thang", M9: "9-thang", FullPeriod: "nam"}[k]
}

// PeriodKindOf reads a slug; ok is false for one that names no kỳ.
func PeriodKindOf(slug string) (kind PeriodKind, ok bool) {
	for _, k := range PeriodKinds() {
		if k.Slug() == slug {
			return k, true
		}
	}
	return "", false
}

// A PeriodState is the life of a kỳ (product rules §3).
type PeriodState string

// States of a kỳ.
const (
	PeriodPreparing PeriodState = "preparing" // chuẩn bị
	PeriodOpen      PeriodState = "open"      // mở
	PeriodLocked    PeriodState = "locked"    // khoá
	PeriodPublished PeriodState = "published" // công bố
)

// A ReportingPeriod (kỳ báo cáo) is a kỳ of a province's year. All dates are inclusive.
type ReportingPeriod struct {
	ID         int64
	ProvinceID int64
	YearID     int64
	Year       int
	Kind       PeriodKind
	DataFrom   Date // số liệu từ
	DataTo     Date // chốt số liệu
	AsOfOn     Date // tính đến ngày
	OpensOn    Date
	DueOn      Date // hạn nộp
	GraceUntil Date // hết thời gian nhận
	State      PeriodState
	LockedAt   time.Time // zero unless locked or published
	Version    int
}

// Closed says whether the kỳ takes no change any more.
func (p ReportingPeriod) Closed() bool { return p.State == PeriodLocked || p.State == PeriodPublished }

// Accepts says whether a unit may still report on the day: the kỳ is open and neither the general time nor the unit's
// own window (zero: none) is over.
func (p ReportingPeriod) Accepts(day, window Date) bool {
	last := p.GraceUntil
	if last.Before(window) {
		last = window
	}
	return p.State == PeriodOpen && !last.Before(day)
}

// AsOf is the day the kỳ is counted on: the earlier of its own and today.
func (p ReportingPeriod) AsOf(today Date) Date {
	if today.Before(p.AsOfOn) {
		return today
	}
	return p.AsOfOn
}

// A PeriodWindow (gia hạn nộp của đơn vị) is a unit's longer time to report in a kỳ.
type PeriodWindow struct {
	ID        int64
	PeriodID  int64
	UnitID    int64
	UnitName  string
	Until     Date // inclusive
	Reason    string
	CreatedAt time.Time
	CreatedBy string
	RevokedAt time.Time // zero while it holds
}

// Holds says whether the window lengthens the unit's time on the day.
func (w PeriodWindow) Holds(day Date) bool { return w.RevokedAt.IsZero() && !w.Until.Before(day) }

// PeriodCounts are the tasks of a kỳ by what became of their reports.
type PeriodCounts struct {
	Owed      int // phải báo cáo
	Submitted int // chờ duyệt
	Returned  int
	Approved  int
}

// Unsent are the owed tasks nothing was sent of, or whose report was returned.
func (c PeriodCounts) Unsent() int { return c.Owed - c.Submitted - c.Approved }

// A PeriodOverview is a kỳ with its counts.
type PeriodOverview struct {
	ReportingPeriod
	Counts PeriodCounts
}

// A YearPeriods is a year of a province with its kỳ, in order; none before they are made from a preset.
type YearPeriods struct {
	Province Province
	Lineage  Lineage
	Year     Year
	Periods  []PeriodOverview
	Holidays Holidays
	Today    Date
}

// List is the kỳ without their counts.
func (y YearPeriods) List() []ReportingPeriod {
	list := make([]ReportingPeriod, 0, len(y.Periods))
	for _, p := range y.Periods {
		list = append(list, p.ReportingPeriod)
	}
	return list
}

// A PeriodPage is one kỳ with all that happened to it.
type PeriodPage struct {
	YearPeriods
	Period  PeriodOverview
	Windows []PeriodWindow
	Units   []Unit // of the province, that a window can be granted to
	Events  []PeriodEvent
	Open    []UnitOpen
}

// A PeriodEvent is a change of a kỳ's state, from the audit.
type PeriodEvent struct {
	At     time.Time
	Actor  string
	Before PeriodState // empty: it was made
	After  PeriodState
	Reason string
}

// Unlocks says whether the event is the logged exception: a locked kỳ opened again.
func (e PeriodEvent) Unlocks() bool { return e.Before == PeriodLocked && e.After == PeriodOpen }

// A UnitOpen is what a unit leaves unapproved when the kỳ is locked.
type UnitOpen struct {
	UnitID int64  // 0: tasks nobody leads
	Unit   string // empty with 0
	Unsent []OpenTask
	Sent   []OpenTask // not reviewed yet
}

// An OpenTask is a task whose report is not approved.
type OpenTask struct {
	ID     int64
	Number string
	Text   string
	State  ReportState // empty: nothing was written
}
