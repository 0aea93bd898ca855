package plan

import (
	"slices"
	"time"
)

// A HolidayKind says what a day of the table of holidays is.
type HolidayKind string

// Kinds of such a day.
const (
	DayOff    HolidayKind = "off"  // nghỉ lễ, nghỉ bù
	DayWorked HolidayKind = "work" // ngày làm bù
)

// HolidayKinds are both kinds, in the order they are offered.
func HolidayKinds() []HolidayKind { return []HolidayKind{DayOff, DayWorked} }

// A Holiday (ngày nghỉ lễ) is a day that does not follow its day of the week.
type Holiday struct {
	Day    Date
	Kind   HolidayKind
	Name   string
	Source string // the announcement or law it was taken from
}

// Bounds of the texts of a holiday, in characters.
const (
	HolidayNameMax   = 200
	HolidaySourceMax = 300
)

// ProblemDayTaken: the table has the day already.
const ProblemDayTaken Problem = "day_taken"

// CanKeepHolidays says whether the actor may change the table of holidays, which all provinces share.
func CanKeepHolidays(a Actor) bool { return a.Can(RightAdminister) || a.Can(RightPlan) }

// Validate returns what is wrong with a holiday that was typed.
func (h Holiday) Validate() FieldErrors {
	e := FieldErrors{}
	if h.Day.IsZero() {
		e.Add("ngay", ProblemRequired)
	} else if h.Day.Year < 2009 || h.Day.Year > 2101 {
		e.Add("ngay", ProblemPeriodRange)
	}
	if !slices.Contains(HolidayKinds(), h.Kind) {
		e.Add("loai", ProblemUnknown)
	}
	e.Text("ten", h.Name, HolidayNameMax, true)
	e.Line("ten", h.Name)
	e.Text("nguon", h.Source, HolidaySourceMax, true)
	e.Line("nguon", h.Source)
	return e
}

// Holidays are the days of all years that are known. A year without a day in them is a year nobody has entered.
type Holidays []Holiday

// Works says whether the day is a working day: Monday to Friday, unless the table says otherwise.
func (h Holidays) Works(day Date) bool {
	for _, holiday := range h {
		if holiday.Day == day {
			return holiday.Kind == DayWorked
		}
	}
	weekday := day.Weekday()
	return weekday != time.Saturday && weekday != time.Sunday
}

// Knows says whether the year's holidays have been entered.
func (h Holidays) Knows(year int) bool {
	return slices.ContainsFunc(h, func(holiday Holiday) bool { return holiday.Day.Year == year })
}

// Years are the years that have been entered, in order.
func (h Holidays) Years() []int {
	var years []int
	for _, holiday := range h {
		if !slices.Contains(years, holiday.Day.Year) {
			years = append(years, holiday.Day.Year)
		}
	}
	slices.Sort(years)
	return years
}

// Of are the days of a year.
func (h Holidays) Of(year int) Holidays {
	var days Holidays
	for _, holiday := range h {
		if holiday.Day.Year == year {
			days = append(days, holiday)
		}
	}
	return days
}

// Unknown lists, of the years the kỳ reach into while they are open, those whose holidays nobody has entered: only
// Saturdays and Sundays were left out there.
func (h Holidays) Unknown(periods []ReportingPeriod) []int {
	var years []int
	for _, p := range periods {
		for _, day := range []Date{p.OpensOn, p.GraceUntil} {
			if !day.IsZero() && !h.Knows(day.Year) && !slices.Contains(years, day.Year) {
				years = append(years, day.Year)
			}
		}
	}
	slices.Sort(years)
	return years
}

// AddWorkingDays returns the nth working day after the day (before it, if n is negative); the day itself does not count.
func AddWorkingDays(day Date, n int, holidays Holidays) Date {
	step := 1
	if n < 0 {
		step, n = -1, -n
	}
	for n > 0 {
		day = day.AddDays(step)
		if holidays.Works(day) {
			n--
		}
	}
	return day
}
