package outline

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"

	"kehoach/internal/plan"
)

// A deadline is what a text or a cell says about time.
type deadline struct {
	on      plan.Date
	text    plan.Range // the phrase, in the string given
	regular bool       // thường xuyên
	before  bool       // "trước d", read as d
	invalid bool       // a day that does not exist
}

const (
	dayForm  = `(?:ngày\s+)?(\d{1,2})\s?[/.-]\s?(\d{1,2})\s?[/.-]\s?(\d{4})|(?:ngày\s+)?(\d{1,2})\s+tháng\s+(\d{1,2})\s*(?:,\s*)?(?:năm|/)\s*(\d{4})|ngày\s+(\d{1,2})\s?/\s?(\d{1,2})|(?:ngày\s+)?(\d{1,2})\s?/\s?(\d{1,2})(?:[^/.\d-]|[.;,]?$)`
	partForm = `(quý\s+(?:iv|i{1,3}|[1-4])(?:\s*(?:-|–|,|và|đến)\s*(?:quý\s+)?(?:iv|i{1,3}|[1-4]))?)(?:\s*(?:/|-|,?\s*năm)\s*(\d{4}))?` +
		`|(tháng\s+\d{1,2}(?:\s*(?:-|–|,|và|đến)\s*(?:tháng\s+)?\d{1,2})?)(?:\s*(?:/|-|,?\s*năm)\s*(\d{4}))?` +
		`|((?:3|6|9|ba|sáu|chín|03|06|09) tháng (?:đầu|cuối) năm|đầu năm|cuối năm|giữa năm)(?:\s+(\d{4}))?` +
		`|năm\s+(\d{4})`
)

var (
	dayDeadline  = regexp.MustCompile(`(trước(?:\s+hết)?|chậm nhất(?:\s+(?:là|đến|vào|trước))*|muộn nhất(?:\s+(?:là|vào))?|xong(?:\s+trước)?|hoàn thành(?:\s+(?:trước|vào|xong|trong))*|đến hết|đến|hạn cuối(?:\s+là)?|hạn|thời hạn(?:\s*:)?|thời gian(?:\s+hoàn thành)?\s*:|vào|trong)\s+(?:` + dayForm + `)`)
	partDeadline = regexp.MustCompile(`(trước(?:\s+hết)?|chậm nhất(?:\s+(?:là|đến|vào|trong))*|xong(?:\s+(?:trong|trước|vào))?|hoàn thành(?:\s+(?:trong|trước|vào))?|đến hết|đến|hết|vào|trong|thời hạn(?:\s*:)?|thời gian(?:\s+(?:hoàn thành|thực hiện))?\s*:)\s+(?:` + partForm + `)`)
	cellDay      = regexp.MustCompile(`(?:^|[^\d/.-])(?:` + dayForm + `)`)
	cellPart     = regexp.MustCompile(partForm)
	cellMonth    = regexp.MustCompile(`^\s*(\d{1,2})\s?[/-]\s?(\d{4})\s*[.;]?\s*$`)
	isoDay       = regexp.MustCompile(`^\s*(\d{4})-(\d{2})-(\d{2})\s*$`)
	serialDay    = regexp.MustCompile(`^\s*(4[0-9]{4}|5[0-9]{4})\s*$`)
	regularWords = regexp.MustCompile(`^\W*(?:thường xuyên|hằng (?:ngày|tuần|tháng|quý|năm)|hàng (?:ngày|tuần|tháng|quý|năm)|liên tục|định kỳ|cả năm|trong cả năm|quanh năm|suốt năm|theo định kỳ|mỗi (?:tháng|quý|tuần|năm))`)
	noDeadline   = regexp.MustCompile(`^\W*(?:từ|theo|sau khi|khi |bắt đầu|kể từ)|kể từ|ngày làm việc|giai đoạn|sau khi|\d{4}\s*(?:-|–|đến)\s*\d{4}`)
	rangeEnd     = regexp.MustCompile(`^\W*từ.*(?:đến|-|–)\s`)
)

// viDate writes a day as Vietnamese readers do.
func viDate(d plan.Date) string { return fmt.Sprintf("%02d/%02d/%04d", d.Day, d.Month, d.Year) }

func dateOf(day, month, year string) (plan.Date, bool) {
	d, _ := strconv.Atoi(day)
	m, _ := strconv.Atoi(month)
	y, _ := strconv.Atoi(year)
	if m < 1 || m > 12 {
		return plan.Date{}, false
	}
	return plan.NewDate(y, time.Month(m), d)
}

// cellDeadline reads a cell or label that holds nothing but time; a date without year is of the plan's year.
func cellDeadline(low string, year int) deadline {
	d := deadline{text: plan.Range{Start: 0, End: len(low)}}
	if regularWords.MatchString(low) {
		d.regular = true
		return d
	}
	if noDeadline.MatchString(low) && !rangeEnd.MatchString(low) {
		return d
	}
	if m := isoDay.FindStringSubmatch(low); m != nil {
		d.on, _ = dateOf(m[3], m[2], m[1])
		return d
	}
	if m := serialDay.FindStringSubmatch(low); m != nil {
		n, _ := strconv.Atoi(m[1])
		d.on = plan.Date{Year: 1899, Month: time.December, Day: 30}.AddDays(n) // spreadsheets count from there
		return d
	}
	if m := cellMonth.FindStringSubmatch(low); m != nil {
		month, _ := strconv.Atoi(m[1])
		y, _ := strconv.Atoi(m[2])
		if month >= 1 && month <= 12 {
			d.on = plan.MonthEnd(y, time.Month(month))
		}
		return d
	}
	for _, m := range cellDay.FindAllStringSubmatchIndex(low, -1) {
		d.take(dayOf(low, m, 1, year))
	}
	if d.on.IsZero() {
		for _, m := range cellPart.FindAllStringSubmatchIndex(low, -1) {
			d.take(partOf(low, m, 1, year), true)
		}
	}
	d.before = strings.Contains(low, "trước") && !d.on.IsZero()
	return d
}

// take keeps the later of the dates a phrase names.
func (d *deadline) take(on plan.Date, valid bool) {
	if !valid {
		d.invalid = true
	}
	if valid && (d.on.IsZero() || d.on.Before(on)) {
		d.on = on
	}
}

// textDeadline finds the deadline inside a task's own sentence: a day or part of the year after a word that
// makes it one. Periods, starts, horizons, days of other documents and what stands in quotes are none.
func textDeadline(low string, year int, masked func(at int) bool) deadline {
	var best deadline
	if !strings.ContainsAny(low, "0123456789") && !containsAny(low, "quý ", "cuối năm", "đầu năm") {
		return best
	}
	if !timeWords(low) {
		return best
	}
	for _, m := range dayDeadline.FindAllStringSubmatchIndex(low, -1) {
		word := low[m[2]:m[3]]
		if masked(m[0]) || !wordStart(low, m[0]) || (word == "vào" || word == "trong" || word == "đến" || word == "hạn") && !strings.Contains(low[m[0]:m[1]], "ngày") {
			continue
		}
		on, ok := dayOf(low, m, 2, year)
		if strings.HasPrefix(strings.TrimLeft(low[m[1]:], " "), "hằng") || strings.HasPrefix(strings.TrimLeft(low[m[1]:], " "), "hàng") || word == "vào" && m[8] < 0 && m[14] < 0 && !strings.Contains(low, "hoàn thành") {
			continue
		}
		if !ok {
			best.invalid = true
			continue
		}
		end := m[1]
		for end > m[0] && !isDigit(low[end-1]) {
			end--
		}
		best.consider(on, plan.Range{Start: m[0], End: end}, strings.Contains(word, "trước"), year)
	}
	for _, m := range partDeadline.FindAllStringSubmatchIndex(low, -1) {
		if masked(m[0]) || !wordStart(low, m[0]) || yearSpan.MatchString(low[m[1]:min(len(low), m[1]+20)]) {
			continue
		}
		word := low[m[2]:m[3]]
		if (word == "đến" || word == "vào") && m[16] >= 0 { // "đến năm 2025" is a horizon
			continue
		}
		if word == "trước" && (m[16] >= 0 || strings.HasPrefix(low[m[3]:], " khi")) || strings.HasPrefix(low[m[1]:], " học") {
			continue
		}
		if word == "hoàn thành" && m[16] >= 0 && !strings.Contains(low[m[0]:m[1]], "trong") {
			continue
		}
		best.consider(partOf(low, m, 2, year), partPhrase(low, m), false, year)
	}
	return best
}

// partPhrase is the words that fix a part of the year: "quý III năm 2024" does so by itself, a bare year only with
// what stands before it ("trong năm 2024").
func partPhrase(low string, m []int) plan.Range {
	at := plan.Range{Start: m[0], End: m[1]}
	if word := low[m[2]:m[3]]; (word == "trong" || word == "vào") && m[16] < 0 {
		at.Start = m[3] + len(low[m[3]:]) - len(strings.TrimLeft(low[m[3]:], " \n"))
	}
	return at
}

// timeWords says whether a text holds a day, month, quarter, year or half of a year at all; most do not, and the
// forms below are costly.
func timeWords(low string) bool {
	if containsAny(low, "quý ", "tháng", "năm", "ngày") {
		return true
	}
	for i := 1; i+1 < len(low); i++ {
		if strings.IndexByte("/.- ", low[i]) >= 0 && isDigit(low[i-1]) && (isDigit(low[i+1]) || strings.IndexByte("/.-", low[i+1]) >= 0) {
			return true
		}
	}
	return false
}

func isDigit(c byte) bool { return c >= '0' && c <= '9' }

func wordStart(low string, at int) bool {
	return at == 0 || strings.IndexByte(" \n(,;.:", low[at-1]) >= 0
}

// consider takes a deadline that lies in the plan's year or the next, the later of two.
func (d *deadline) consider(on plan.Date, text plan.Range, before bool, year int) {
	if on.IsZero() || year != 0 && (on.Year < year || on.Year > year+1) {
		return
	}
	if d.on.IsZero() || d.on.Before(on) {
		d.on, d.text, d.before = on, text, before
	}
}

// dayOf reads the groups of dayForm from group g on.
func dayOf(low string, m []int, g, year int) (plan.Date, bool) {
	part := func(i int) string {
		if i = g + i; m[2*i] < 0 {
			return ""
		}
		return low[m[2*i]:m[2*i+1]]
	}
	switch {
	case part(0) != "":
		return dateOf(part(0), part(1), part(2))
	case part(3) != "":
		return dateOf(part(3), part(4), part(5))
	case part(6) != "" && year != 0:
		return dateOf(part(6), part(7), strconv.Itoa(year))
	case part(8) != "" && year != 0:
		return dateOf(part(8), part(9), strconv.Itoa(year))
	}
	return plan.Date{}, true
}

// partOf reads the groups of partForm from group g on: quarter, its year, month, its year, half, its year, year.
func partOf(low string, m []int, g, year int) plan.Date {
	part := func(i int) string {
		if i = g + i; m[2*i] < 0 {
			return ""
		}
		return low[m[2*i]:m[2*i+1]]
	}
	own := func(s string) int {
		if y, err := strconv.Atoi(s); err == nil {
			return y
		}
		return year
	}
	month, y := 0, 0
	switch {
	case part(0) != "":
		month, y = 3*lastQuarter(part(0)), own(part(1))
	case part(2) != "":
		digits := strings.FieldsFunc(part(2), func(c rune) bool { return c < '0' || c > '9' })
		month, _ = strconv.Atoi(digits[len(digits)-1])
		y = own(part(3))
	case part(4) != "":
		month, y = partMonth(part(4)), own(part(5))
	case part(6) != "":
		month, y = 12, own(part(6))
	}
	if y == 0 || month < 1 || month > 12 {
		return plan.Date{}
	}
	return plan.MonthEnd(y, time.Month(month))
}

func lastQuarter(s string) int {
	fields := strings.FieldsFunc(s, func(c rune) bool { return !(c == 'i' || c == 'v' || c >= '1' && c <= '4') })
	last := fields[len(fields)-1]
	if v := romanValue(strings.ToUpper(last)); v > 0 {
		return v
	}
	n, _ := strconv.Atoi(last)
	return n
}

// partMonth is the last month of a part of the year in words; 0 where it has no certain end ("đầu năm").
func partMonth(s string) int {
	switch {
	case strings.Contains(s, "cuối năm"):
		return 12
	case hasPrefixAny(s, "3 ", "ba ", "03 "):
		return 3
	case hasPrefixAny(s, "6 ", "sáu ", "06 "):
		return 6
	case hasPrefixAny(s, "9 ", "chín ", "09 "):
		return 9
	}
	return 0
}
