package plan

import (
	"database/sql/driver"
	"encoding/json"
	"fmt"
	"time"
	_ "time/tzdata" // the zone must be there on a machine without a zone database
)

// Zone is the zone of every rule about days: Asia/Ho_Chi_Minh (UTC+7, no summer time).
var Zone = mustZone("Asia/Ho_Chi_Minh")

func mustZone(name string) *time.Location {
	zone, err := time.LoadLocation(name)
	if err != nil {
		panic(err) // cannot happen: time/tzdata is linked in
	}
	return zone
}

// A Date (ngày) is a calendar day without time of day or zone. The zero Date means "no date".
type Date struct {
	Year  int
	Month time.Month
	Day   int
}

// DateOf returns the day on which t falls in Asia/Ho_Chi_Minh.
func DateOf(t time.Time) Date {
	year, month, day := t.In(Zone).Date()
	return Date{year, month, day}
}

// NewDate returns the date of year, month and day; ok is false for a day that does not exist (31/02).
func NewDate(year int, month time.Month, day int) (d Date, ok bool) {
	d = Date{year, month, day}
	t := d.time()
	return d, year >= 1 && year <= 9999 && t.Year() == year && t.Month() == month && t.Day() == day
}

// ParseDate reads the ISO form 2024-09-30.
func ParseDate(s string) (Date, error) {
	t, err := time.Parse(time.DateOnly, s)
	if err != nil {
		return Date{}, fmt.Errorf("date %q: %w", s, err)
	}
	return Date{t.Year(), t.Month(), t.Day()}, nil
}

// MonthEnd returns the last day of a month, 1 ≤ month ≤ 12.
func MonthEnd(year int, month time.Month) Date {
	t := time.Date(year, month+1, 0, 0, 0, 0, 0, time.UTC)
	return Date{t.Year(), t.Month(), t.Day()}
}

func (d Date) time() time.Time {
	return time.Date(d.Year, d.Month, d.Day, 0, 0, 0, 0, time.UTC)
}

// IsZero says whether d is "no date".
func (d Date) IsZero() bool { return d == Date{} }

// Compare returns -1, 0 or +1 as d is before, on or after other.
func (d Date) Compare(other Date) int { return d.time().Compare(other.time()) }

// Before says whether d is an earlier day than other.
func (d Date) Before(other Date) bool { return d.Compare(other) < 0 }

// AddDays returns the day n days after d (before, if n is negative).
func (d Date) AddDays(n int) Date {
	t := d.time().AddDate(0, 0, n)
	return Date{t.Year(), t.Month(), t.Day()}
}

// Weekday is the day of the week.
func (d Date) Weekday() time.Weekday { return d.time().Weekday() }

// String returns the ISO form 2024-09-30, or "" for the zero Date.
func (d Date) String() string {
	if d.IsZero() {
		return ""
	}
	return d.time().Format(time.DateOnly)
}

// MarshalJSON writes "2024-09-30", or null for the zero Date.
func (d Date) MarshalJSON() ([]byte, error) {
	if d.IsZero() {
		return []byte("null"), nil
	}
	return json.Marshal(d.String())
}

// UnmarshalJSON reads what MarshalJSON writes.
func (d *Date) UnmarshalJSON(b []byte) error {
	var s *string
	if err := json.Unmarshal(b, &s); err != nil {
		return fmt.Errorf("date: %w", err)
	}
	if s == nil {
		*d = Date{}
		return nil
	}
	parsed, err := ParseDate(*s)
	*d = parsed
	return err
}

// Scan reads a Postgres date; NULL gives the zero Date.
func (d *Date) Scan(src any) error {
	switch v := src.(type) {
	case nil:
		*d = Date{}
	case time.Time:
		*d = Date{v.Year(), v.Month(), v.Day()}
	default:
		return fmt.Errorf("date: cannot read %T", src)
	}
	return nil
}

// Value writes a Postgres date; the zero Date gives NULL.
func (d Date) Value() (driver.Value, error) {
	if d.IsZero() {
		return nil, nil
	}
	return d.time(), nil
}
