package route

import (
	"net/url"
	"strconv"
)

// Patterns of extensions of deadlines.
const (
	TaskExtensionsPattern    = "/nhiem-vu/{id}/gia-han"
	ExtensionsPattern        = "/gia-han"
	ExtensionPattern         = "/gia-han/{id}"
	ExtensionWithdrawPattern = "/gia-han/{id}/rut"
)

// TaskExtensions are a task's deadlines, with the form that asks for a later one.
func TaskExtensions(taskID int64) string { return Task(taskID) + "/gia-han" }

// ExtensionQuery are the parts of the ledger's address; zero parts are left out.
type ExtensionQuery struct {
	State  string // trang-thai
	UnitID int64  // don-vi
	Year   int    // nam
}

// Extensions is the ledger of extensions.
func Extensions(q ExtensionQuery) string {
	values := url.Values{}
	if q.State != "" {
		values.Set("trang-thai", q.State)
	}
	if q.UnitID != 0 {
		values.Set("don-vi", strconv.FormatInt(q.UnitID, 10))
	}
	if q.Year != 0 {
		values.Set("nam", strconv.Itoa(q.Year))
	}
	if len(values) == 0 {
		return ExtensionsPattern
	}
	return ExtensionsPattern + "?" + values.Encode()
}

// Extension is one request, with its decision.
func Extension(id int64) string { return "/gia-han/" + strconv.FormatInt(id, 10) }

// ExtensionWithdraw is where a request is taken back.
func ExtensionWithdraw(id int64) string { return Extension(id) + "/rut" }
