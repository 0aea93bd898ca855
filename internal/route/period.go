package route

import (
	"net/url"
	"strconv"
)

// Patterns of kỳ báo cáo and of the table of holidays.
const (
	PeriodYearsPattern   = "/ky"
	PeriodsPattern       = "/ky/{tinh}/{nam}"
	PeriodPattern        = "/ky/{tinh}/{nam}/{ky}"
	PeriodOpenPattern    = "/ky/{tinh}/{nam}/{ky}/mo"
	PeriodLockPattern    = "/ky/{tinh}/{nam}/{ky}/khoa"
	PeriodUnlockPattern  = "/ky/{tinh}/{nam}/{ky}/mo-khoa"
	PeriodWindowsPattern = "/ky/{tinh}/{nam}/{ky}/cua-so"
	PeriodRevokePattern  = "/ky/{tinh}/{nam}/{ky}/cua-so/{id}/bo"
	HolidaysPattern      = "/quan-tri/ngay-nghi"
)

// PeriodYears is the list of years with their kỳ.
func PeriodYears() string { return PeriodYearsPattern }

// Periods are the kỳ of a year.
func Periods(slug string, year int) string { return PeriodYears() + Year(slug, year) }

// PeriodPreview are the kỳ a year would have by a preset.
func PeriodPreview(slug string, year int, preset string) string {
	return Periods(slug, year) + "?" + url.Values{"mau": {preset}}.Encode()
}

// Period is one kỳ; kind is its slug ("6-thang").
func Period(slug string, year int, kind string) string {
	return Periods(slug, year) + "/" + url.PathEscape(kind)
}

// PeriodOpen is where a kỳ is opened.
func PeriodOpen(slug string, year int, kind string) string { return Period(slug, year, kind) + "/mo" }

// PeriodLock shows what a lock leaves open, and is where the kỳ is locked.
func PeriodLock(slug string, year int, kind string) string { return Period(slug, year, kind) + "/khoa" }

// PeriodUnlock is where a locked kỳ is opened again.
func PeriodUnlock(slug string, year int, kind string) string {
	return Period(slug, year, kind) + "/mo-khoa"
}

// PeriodWindows is where a unit is given longer.
func PeriodWindows(slug string, year int, kind string) string {
	return Period(slug, year, kind) + "/cua-so"
}

// PeriodRevoke is where a unit's window is ended.
func PeriodRevoke(slug string, year int, kind string, id int64) string {
	return PeriodWindows(slug, year, kind) + "/" + strconv.FormatInt(id, 10) + "/bo"
}

// Holidays is the table of holidays, of a year (0: of now).
func Holidays(year int) string {
	if year == 0 {
		return HolidaysPattern
	}
	return HolidaysPattern + "?" + url.Values{"nam": {strconv.Itoa(year)}}.Encode()
}
