package route

import (
	"net/url"
	"strconv"
)

// Patterns of the review of what units send.
const (
	ReviewsPattern       = "/duyet"
	ReviewBatchPattern   = "/duyet/duyet"
	RemindersPattern     = "/duyet/don-doc"
	ReviewPattern        = "/duyet/{id}"
	ReviewApprovePattern = "/duyet/{id}/duyet"
	ReviewReturnPattern  = "/duyet/{id}/tra"
)

// ReviewQuery are the parts of an address of review; zero parts are left out.
type ReviewQuery struct {
	Slug   string // tinh
	Year   int    // nam
	Period string // ky: "6-thang"
	List   string // loc: "tra-lai"
	UnitID int64  // don-vi
}

func (q ReviewQuery) values() string {
	values := url.Values{}
	if q.Slug != "" {
		values.Set("tinh", q.Slug)
		values.Set("nam", strconv.Itoa(q.Year))
	}
	if q.Period != "" {
		values.Set("ky", q.Period)
	}
	if q.List != "" {
		values.Set("loc", q.List)
	}
	if q.UnitID != 0 {
		values.Set("don-vi", strconv.FormatInt(q.UnitID, 10))
	}
	if len(values) == 0 {
		return ""
	}
	return "?" + values.Encode()
}

// Reviews is the queue of a kỳ.
func Reviews(q ReviewQuery) string { return ReviewsPattern + q.values() }

// ReviewBatch is where the ticked rows of the queue are approved.
func ReviewBatch() string { return ReviewBatchPattern }

// Reminders is who owes in a kỳ, with what to write to them.
func Reminders(q ReviewQuery) string { return RemindersPattern + q.values() }

// Review is one report to review.
func Review(id int64) string { return ReviewsPattern + "/" + strconv.FormatInt(id, 10) }

// ReviewApprove is where one report is approved.
func ReviewApprove(id int64) string { return Review(id) + "/duyet" }

// ReviewReturn is where one report is given back.
func ReviewReturn(id int64) string { return Review(id) + "/tra" }
