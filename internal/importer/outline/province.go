package outline

import (
	"strings"
	"time"
	"unicode/utf8"

	"kehoach/internal/plan"
)

// placeCues weigh what stands before a province's name.
var placeCues = []struct {
	before string
	weight float64
}{
	{"sở y tế tỉnh ", 10}, {"sở y tế thành phố ", 10}, {"sở y tế tp. ", 10}, {"sở y tế tp ", 10}, {"sở y tế ", 10},
	{"ubnd tỉnh ", 6}, {"ubnd thành phố ", 6}, {"ubnd tp. ", 6}, {"ubnd tp ", 6}, {"ủy ban nhân dân tỉnh ", 6}, {"ủy ban nhân dân thành phố ", 6}, {"ubnd ", 6},
	{"ủy ban nhân dân\ntỉnh ", 6}, {"ngành y tế tỉnh ", 6}, {"ngành y tế thành phố ", 6}, {"ngành y tế ", 6}, {"y tế tỉnh ", 6}, {"y tế ", 4},
	{"kiểm soát bệnh tật tỉnh ", 4}, {"kiểm soát bệnh tật ", 4}, {"cdc ", 4}, {"tỉnh ủy ", 4}, {"hđnd tỉnh ", 4},
	{"địa bàn tỉnh ", 4}, {"của tỉnh ", 2}, {"tỉnh ", 3}, {"thành phố ", 2}, {"tp. ", 2}, {"tp ", 2}, {"tại ", .5},
}

// localCues stand before a name that belongs to a hospital, a school, a newspaper, a street or a person.
var localCues = []string{
	"bệnh viện", "trường", "đại học", "cao đẳng", "viện ", "báo ", "đài ", "huyện", "thị xã", "thị trấn", "đường", "xã ", "phường", "quận", "ông ", "bà ",
	"đồng chí", "bs ", "bs.", "giải thưởng", "sông", "cầu ", "khách sạn", "công ty", "trung tâm y tế", "khu vực", "tuyến", "chiến dịch", "như ", "chủ tịch hồ", "hợp nhất", "sáp nhập", "các tỉnh", "với tỉnh", "chuyển đến",
}

// province weighs every province named and returns the one the document belongs to.
func (r *reader) province() {
	if r.national() {
		return
	}
	score := map[string]float64{}
	for _, hit := range r.hits {
		if hit.slug != "" {
			score[hit.slug] += r.placeWeight(hit)
		}
	}
	best, second := "", ""
	for slug, s := range score {
		switch {
		case best == "" || s > score[best] || s == score[best] && slug < best:
			best, second = slug, best
		case second == "" || s > score[second]:
			second = slug
		}
	}
	switch {
	case best == "" || score[best] < 2.5:
		return
	case second != "" && score[best] < 1.3*score[second]:
		r.warn(plan.WarnManyProvinces, "Văn bản nêu nhiều tỉnh, thành phố; chưa rõ kế hoạch của tỉnh nào.", plan.Range{})
		return
	}
	r.draft.Province = provinceOn(best, r.referenceDay())
}

func (r *reader) placeWeight(hit placeHit) float64 {
	before := r.low[max(0, hit.at.Start-40):hit.at.Start]
	for i := 0; i < len(before) && !utf8.RuneStart(before[0]); i++ {
		before = before[1:]
	}
	weight := .4
	for _, c := range placeCues {
		if strings.HasSuffix(before, c.before) || strings.HasSuffix(strings.ReplaceAll(before, "\n", " "), c.before) {
			weight = c.weight
			break
		}
	}
	if weight < 6 {
		tail := before
		if i := strings.LastIndexAny(tail, ",;:.\n(“\""); i >= 0 {
			tail = tail[i+1:]
		}
		if local(tail) || r.partOfName(hit) {
			return 0.05
		}
	}
	if hit.at.Start >= r.head.title.Start && hit.at.End <= r.head.title.End {
		weight += 5
	}
	after := strings.TrimLeft(r.low[hit.at.End:min(len(r.low), hit.at.End+12)], " ")
	if strings.HasPrefix(after, ", ngày") && weight < 8 {
		weight += 8
	}
	lineStart := hit.at.Start == 0 || r.text[hit.at.Start-1] == '\n'
	if strings.HasPrefix(after, ":") && lineStart && hit.at.Start < 400 {
		weight += 5
	}
	if hit.at.Start*4 < len(r.text) {
		weight *= 1.2
	}
	return weight
}

// local says whether one of localCues stands in the text as words of its own.
func local(low string) bool {
	low = " " + low
	for _, cue := range localCues {
		if strings.Contains(low, " "+cue) {
			return true
		}
	}
	return false
}

// partOfName says whether the word before is a name's ("Trần Thái Bình"), so that this is no place.
func (r *reader) partOfName(hit placeHit) bool {
	before := strings.TrimRight(r.text[max(0, hit.at.Start-24):hit.at.Start], " ")
	if len(before) == 0 || r.text[hit.at.Start-1] != ' ' {
		return false
	}
	word := before[strings.LastIndexAny(before, " \n(“\"")+1:]
	if !capital(word) || isUpperText(word) || strings.ContainsAny(lastPart(word), ".,:;") {
		return false
	}
	return !containsAny(lowered(word), "tỉnh", "phố", "tế", "sở", "ngành", "tp", "ương", "tại", "ở", "của", "miền")
}

func lastPart(s string) string {
	if s == "" {
		return s
	}
	return s[len(s)-1:]
}

// referenceDay is the day as of which the province is called: the first of the plan's year, or the day the
// plan begins or was issued when that is later in the year.
func (r *reader) referenceDay() plan.Date {
	day := plan.Date{Year: r.draft.Year, Month: time.January, Day: 1}
	switch {
	case r.draft.Year == 0 && !r.draft.IssuedOn.IsZero():
		return r.draft.IssuedOn
	case r.draft.Year == 0:
		return plan.Date{Year: 2024, Month: time.January, Day: 1} // the map of the 63, on which most names stand
	case r.draft.Period == plan.SecondHalf:
		day.Month = time.July
	case r.draft.Period == plan.Quarter4:
		day.Month = time.October
	}
	if r.draft.IssuedOn.Year == r.draft.Year && day.Before(r.draft.IssuedOn) {
		return r.draft.IssuedOn
	}
	return day
}

// provinceOn returns the province of a lineage as it was on day, or nothing if it had merged into another.
func provinceOn(slug string, day plan.Date) plan.Province {
	for _, rec := range plan.Gazetteer() {
		if rec.Slug == slug && rec.ValidOn(day) {
			return rec.On(day)
		}
	}
	return plan.Province{}
}

// national says whether the document is the ministry's or the government's, which belongs to no province.
func (r *reader) national() bool {
	n := r.head.number
	if n != "" {
		return containsAny(n, "BYT", "-TTg", "-CP", "/TTg", "QH1")
	}
	for _, i := range r.head.lines {
		p := r.paras[i]
		if low := r.low[p.body.Start:p.body.End]; isUpperText(p.body2(r)) && hasPrefixAny(low, "bộ y tế", "quốc hội", "chính phủ", "thủ tướng") {
			return true
		}
	}
	title := r.low[r.head.title.Start:r.head.title.End]
	if r.title0 >= 0 {
		title = r.low[r.paras[r.title0].body.Start:r.paras[r.title0].body.End]
	}
	return containsAny(title, "bộ y tế", "thủ tướng", "chính phủ", "bộ trưởng") && !strings.Contains(r.low, "sở y tế")
}
