package plan

import "time"

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
