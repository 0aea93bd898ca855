package route

import (
	"net/url"
	"strconv"
)

// Patterns of a unit's reports.
const (
	ReportsPattern            = "/bao-cao"
	ReportPattern             = "/bao-cao/{ky}/{donvi}/{nv}"
	ReportDraftPattern        = "/bao-cao/{ky}/{donvi}/{nv}/nhap"
	ReportSendPattern         = "/bao-cao/{ky}/{donvi}/gui"
	ReportHandPattern         = "/bao-cao/{ky}/{donvi}/trinh"
	ReportHandBackPattern     = "/bao-cao/{ky}/{donvi}/tra"
	ReportRemarksPattern      = "/bao-cao/{ky}/{donvi}/nhan-xet"
	ReportCoordinationPattern = "/bao-cao/{ky}/{donvi}/phoi-hop/{nv}"
)

// ReportQuery are the parts of the address of a unit's reports; zero parts are left out.
type ReportQuery struct {
	UnitID   int64  // don-vi
	PeriodID int64  // ky
	TaskID   int64  // mo: whose form is open
	Copy     bool   // chep: filled in from the last kỳ
	Insert   int64  // chen: the unit whose note is put into the result
	Confirm  bool   // gui: ask before sending what is not complete
	At       string // the place on the page, without a task that is open
}

// Reports are a unit's tasks in a kỳ, or, without unit and kỳ, the choice of both.
func Reports(q ReportQuery) string {
	values := url.Values{}
	number := func(key string, n int64) {
		if n != 0 {
			values.Set(key, strconv.FormatInt(n, 10))
		}
	}
	number("don-vi", q.UnitID)
	number("ky", q.PeriodID)
	number("mo", q.TaskID)
	number("chen", q.Insert)
	if q.Copy {
		values.Set("chep", "1")
	}
	if q.Confirm {
		values.Set("gui", "1")
	}
	address := ReportsPattern
	if len(values) > 0 {
		address += "?" + values.Encode()
	}
	switch {
	case q.At != "":
		address += "#" + q.At
	case q.TaskID != 0:
		address += "#nv-" + strconv.FormatInt(q.TaskID, 10)
	}
	return address
}

// ReportChoice is the choice of unit and kỳ, even where there is but one.
func ReportChoice() string { return ReportsPattern + "?chon=1" }

func reportsOf(periodID, unitID int64) string {
	return ReportsPattern + "/" + strconv.FormatInt(periodID, 10) + "/" + strconv.FormatInt(unitID, 10)
}

// Report is where a task's report is saved.
func Report(periodID, unitID, taskID int64) string {
	return reportsOf(periodID, unitID) + "/" + strconv.FormatInt(taskID, 10)
}

// ReportDraft is where a report is kept as it is typed.
func ReportDraft(periodID, unitID, taskID int64) string {
	return Report(periodID, unitID, taskID) + "/nhap"
}

// ReportSend is where a unit's reports are sent.
func ReportSend(periodID, unitID int64) string { return reportsOf(periodID, unitID) + "/gui" }

// ReportHand is where they are given to the unit's head.
func ReportHand(periodID, unitID int64) string { return reportsOf(periodID, unitID) + "/trinh" }

// ReportHandBack is where the head gives them back.
func ReportHandBack(periodID, unitID int64) string { return reportsOf(periodID, unitID) + "/tra" }

// ReportRemarks is where the unit's own words are saved.
func ReportRemarks(periodID, unitID int64) string { return reportsOf(periodID, unitID) + "/nhan-xet" }

// ReportCoordination is where a coordinating unit's note on a task is saved.
func ReportCoordination(periodID, unitID, taskID int64) string {
	return reportsOf(periodID, unitID) + "/phoi-hop/" + strconv.FormatInt(taskID, 10)
}
