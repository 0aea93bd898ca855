package plan

// A YearState is the life of a province's year.
type YearState string

// States of a year.
const (
	YearPreparing YearState = "preparing" // chuẩn bị
	YearRunning   YearState = "running"   // đang thực hiện
	YearClosed    YearState = "closed"    // đã tổng kết
)

// A Year (năm) is one calendar year of one province's plans.
type Year struct {
	ID         int64
	ProvinceID int64
	Year       int
	State      YearState
	// Revision rises by one on any change of what a page of this year shows.
	Revision int64
}

// A YearOverview is a year with its plans.
type YearOverview struct {
	Year  Year
	Plans []Plan
}
