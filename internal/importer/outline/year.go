package outline

import (
	"regexp"
	"strconv"
	"strings"

	"kehoach/internal/plan"
)

var (
	yearLead  = regexp.MustCompile(`(?:(năm)\s+|(?:quý\s+[ivx1-4]+|tháng\s+\d{1,2}|\d{1,2}[/.-]\d{1,2})\s?[/-]\s?)$`)
	yearSpan  = regexp.MustCompile(`^\s*(?:-|–|đến|tới)\s*(?:năm\s*)?20\d\d`)
	spanStart = regexp.MustCompile(`(?:giai đoạn|tầm nhìn|định hướng|nhiệm kỳ|đến|từ|kể từ|so với|so|cùng kỳ|của|sau|trước|ngày \d{1,2} tháng \d{1,2}|20\d\d\s*(?:-|–))\s*(?:đến\s+)?$`)
	yearCue   = regexp.MustCompile(`nhiệm vụ|trọng tâm|kế hoạch|phương hướng|chương trình|triển khai|hoạt động|chỉ tiêu|phân công`)
	pastCue   = regexp.MustCompile(`kết quả|tổng kết|đánh giá|đã |sơ kết|tình hình|ghi nhận|nhìn lại|kết thúc|thành tích`)
)

// year finds the plan's year: the one that stands by "nhiệm vụ", "trọng tâm", "kế hoạch", above all in the
// title; never a horizon, a year compared with, or the year of a document named.
func (r *reader) year() {
	votes := map[int]float64{}
	for at := 0; at+4 <= len(r.low); at++ {
		i := strings.Index(r.low[at:], "20")
		if i < 0 || at+i+4 > len(r.low) {
			break
		}
		at += i
		y, err := strconv.Atoi(r.low[at : at+4])
		if err != nil || y < 2000 || y > 2049 {
			continue
		}
		from := max(0, at-30)
		m := yearLead.FindStringSubmatchIndex(r.low[from:at])
		if m == nil {
			continue
		}
		if w := r.yearVote(from+m[0], at, m[2] >= 0); w > 0 {
			votes[y] += w
		}
	}
	best := 0
	for y, v := range votes {
		if best == 0 || v > votes[best] || v == votes[best] && y > best {
			best = y
		}
	}
	switch {
	case best != 0 && votes[best] >= 1:
		r.draft.Year = best
	case !r.draft.IssuedOn.IsZero():
		r.draft.Year = r.draft.IssuedOn.Year
		r.warn(plan.WarnYearFromDate, "Năm kế hoạch lấy theo ngày ban hành "+viDate(r.draft.IssuedOn)+"; đề nghị kiểm tra.", plan.Range{})
	case best != 0:
		r.draft.Year = best
		r.warn(plan.WarnYearFromDate, "Năm kế hoạch suy ra từ các ngày trong văn bản; đề nghị kiểm tra.", plan.Range{})
	}
}

func (r *reader) yearVote(from, at int, named bool) float64 {
	if r.inReference(at) || yearSpan.MatchString(r.low[at+4:min(len(r.low), at+24)]) {
		return 0
	}
	before := r.low[max(0, from-70):from]
	if i := strings.LastIndexAny(before, ".;\n"); i >= 0 {
		before = before[i+1:]
	}
	if !named {
		return .3
	}
	near := before
	if len(near) > 20 {
		near = near[len(near)-20:]
	}
	if spanStart.MatchString(near) {
		return 0
	}
	cue, past := lastIndex(yearCue, before), lastIndex(pastCue, before)
	weight := .5
	switch {
	case cue > past:
		weight = 2
	case past >= 0:
		weight = .2
	}
	if at >= r.head.title.Start && at < r.head.title.End {
		return weight*3 + 3
	}
	if at*3 < len(r.low) {
		weight *= 1.5
	}
	return weight
}

func lastIndex(re *regexp.Regexp, s string) int {
	last := -1
	for _, m := range re.FindAllStringIndex(s, -1) {
		last = m[0]
	}
	return last
}

var (
	secondHalf = regexp.MustCompile(`(?:6|sáu|06) tháng cuối năm|nửa cuối năm|6 tháng còn lại`)
	quarter4   = regexp.MustCompile(`(?:3|ba|03) tháng cuối năm|quý iv|quý 4`)
	otherPart  = regexp.MustCompile(`quý i{1,3}(?:[^\p{L}]|$)|quý [123]|tháng \d{1,2}(?:/| năm)|(?:6|sáu) tháng đầu năm|tuần \d`)
)

// period finds which part of the year the plan covers, from the title or the sentence over its list.
func (r *reader) period(cue string) plan.Period {
	title := r.low[r.head.title.Start:r.head.title.End]
	for _, s := range []string{title, cue} {
		switch {
		case secondHalf.MatchString(s):
			return plan.SecondHalf
		case quarter4.MatchString(s):
			return plan.Quarter4
		}
	}
	if otherPart.MatchString(title) && !strings.Contains(title, "năm và") {
		return ""
	}
	return plan.WholeYear
}
