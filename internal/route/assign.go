package route

import (
	"net/url"
	"strconv"
)

// Patterns of assignment.
const (
	AssignmentsPattern = "/phan-cong"
	AssignmentPattern  = "/phan-cong/{tinh}/{nam}/{kh}"
	ReleasePattern     = "/phan-cong/{tinh}/{nam}/{kh}/giao"
	TaskAddPattern     = "/phan-cong/{tinh}/{nam}/{kh}/them"
	CoveragePattern    = "/phan-cong/{tinh}/{nam}/{kh}/phu-trach"
	TaskEditPattern    = "/nhiem-vu/{id}/sua"
	TaskSplitPattern   = "/nhiem-vu/{id}/tach"
	TaskClosePattern   = "/nhiem-vu/{id}/dong"
)

// Assignments are the plans one may assign.
func Assignments() string { return AssignmentsPattern }

// Assignment is the page of 6 rõ of a plan.
func Assignment(slug string, year int, plan string) string {
	return AssignmentsPattern + "/" + url.PathEscape(slug) + "/" + strconv.Itoa(year) + "/" + url.PathEscape(plan)
}

// AssignmentLacking is Assignment with the tasks alone that lack one of the six.
func AssignmentLacking(slug string, year int, plan, lacking string) string {
	return Assignment(slug, year, plan) + "?" + url.Values{"thieu": {lacking}}.Encode() + "#nhiem-vu"
}

// Release is where a plan is given to its units.
func Release(slug string, year int, plan string) string {
	return Assignment(slug, year, plan) + "/giao"
}

// TaskAdd is where a task is added to a plan.
func TaskAdd(slug string, year int, plan string) string {
	return Assignment(slug, year, plan) + "/them"
}

// Coverage says who looks after the tasks of a plan.
func Coverage(slug string, year int, plan string) string {
	return Assignment(slug, year, plan) + "/phu-trach"
}

// TaskEdit is where a task is edited.
func TaskEdit(id int64) string { return Task(id) + "/sua" }

// TaskSplit is where a task is split.
func TaskSplit(id int64) string { return Task(id) + "/tach" }

// TaskClose is where a task is closed.
func TaskClose(id int64) string { return Task(id) + "/dong" }

// InviteTo is where an account for a unit is made.
func InviteTo(unitID int64) string {
	return "/quan-tri/tai-khoan?don-vi=" + strconv.FormatInt(unitID, 10)
}

// RemindUnit is the reminder of one unit.
func RemindUnit(unitID int64) string { return "/duyet/don-doc?don-vi=" + strconv.FormatInt(unitID, 10) }
