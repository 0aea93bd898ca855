package route

import (
	"net/url"
	"strconv"
)

// DigestsPattern is the page of the weekly letters.
const DigestsPattern = "/quan-tri/thu"

// Digests is who would get a weekly letter, and the letters sent.
func Digests() string { return DigestsPattern }

// DigestReport is where a letter sends the people of a unit: its reports of a kỳ.
func DigestReport(unitID, periodID int64) string {
	return "/bao-cao?" + url.Values{
		"don-vi": {strconv.FormatInt(unitID, 10)}, "ky": {strconv.FormatInt(periodID, 10)},
	}.Encode()
}

// DigestReminders is where a letter sends planners: who owes what in the province's kỳ.
func DigestReminders() string { return "/duyet/don-doc" }
