package outline

import (
	"regexp"
	"slices"
	"strings"

	"kehoach/internal/plan"
)

const amountForm = `(\d{1,3}(?:\.\d{3})+|\d+(?:[.,]\d+)?)`

var (
	rangeTarget  = regexp.MustCompile(`từ\s+` + amountForm + `\s*(?:-|–|đến)\s*` + amountForm + `\s*(%|‰|\p{L}+(?:\s\p{L}+)?)`)
	openTarget   = regexp.MustCompile(`(từ)\s+` + amountForm + `\s*(%|‰|\p{L}+(?:\s\p{L}+)?)`)
	leastTarget  = regexp.MustCompile(`(ít nhất|tối thiểu|không dưới|không thấp hơn|≥|>=)\s*(?:là\s+|đạt\s+)?` + amountForm + `\s*(%|‰|\p{L}+(?:\s\p{L}+)?)`)
	mostTarget   = regexp.MustCompile(`(không quá|tối đa|không vượt quá|dưới|≤|<=|nhỏ hơn)\s*` + amountForm + `\s*(%|‰)`)
	shareTarget  = regexp.MustCompile(`(?:(trên|hơn|từ)\s+)?` + amountForm + `\s*(%|‰)(\s+trở lên)?`)
	notMeasured  = []string{"tuổi", "tháng", "năm", "ngày", "giờ", "quận", "tuần", "phút", "buổi", "lần", "quý", "h "}
	countedNouns = []string{"danh mục", "bác sĩ", "giường", "giường bệnh", "kỹ thuật", "trạm y tế", "bệnh viện", "cơ sở", "đề tài", "công trình", "lượt người", "điều dưỡng", "lớp tập"}
)

// targets reads the measurable amounts of a task: at least, at most, a range, a percentage. A bare number
// ("2 bệnh viện", "1.500 giường") describes and is no target.
func targets(text, low string) []plan.Target {
	if !strings.ContainsAny(low, "0123456789") || !containsAny(low, "%", "‰", "từ ", "ít nhất", "tối thiểu", "không ", "≥", ">=") {
		return nil
	}
	var out []plan.Target
	var taken []plan.Range
	free := func(from, to int) bool {
		return !slices.ContainsFunc(taken, func(t plan.Range) bool { return from < t.End && t.Start < to })
	}
	add := func(m []int, value, upper, unit int, cmp string) {
		if !free(m[0], m[1]) || !wordStart(low, m[0]) && low[m[0]] > '9' {
			return
		}
		name, length := measure(text[m[2*unit]:m[2*unit+1]], low[m[2*unit]:m[2*unit+1]])
		v, ok := amount(text[m[2*value]:m[2*value+1]], name)
		if name == "" || !ok || len(v) == 4 && (v[:2] == "19" || v[:2] == "20") && name != "%" && !strings.Contains(text[m[2*value]:m[2*value+1]], ".") {
			return
		}
		t := plan.Target{Raw: text[m[0] : m[2*unit]+length], Value: v, Unit: name, Cmp: cmp}
		if upper > 0 {
			t.Max, _ = amount(text[m[2*upper]:m[2*upper+1]], name)
		}
		taken = append(taken, plan.Range{Start: m[0], End: m[1]})
		out = append(out, t)
	}
	each := func(form *regexp.Regexp, use func(m []int)) {
		for _, m := range form.FindAllStringSubmatchIndex(low, -1) {
			use(m)
		}
	}
	each(rangeTarget, func(m []int) { add(m, 1, 2, 3, "range") })
	for _, m := range openTarget.FindAllStringSubmatchIndex(low, -1) {
		if i := strings.Index(low[m[1]:], "trở lên"); i >= 0 && !strings.ContainsAny(low[m[1]:m[1]+i], ";.") {
			add(m, 2, 0, 3, ">=")
		}
	}
	each(leastTarget, func(m []int) { add(m, 2, 0, 3, ">=") })
	each(mostTarget, func(m []int) { add(m, 2, 0, 3, "<=") })
	for _, m := range shareTarget.FindAllStringSubmatchIndex(low, -1) {
		cmp := "="
		if m[2] >= 0 && low[m[2]:m[3]] != "từ" || m[8] >= 0 {
			cmp = ">="
		}
		add(m, 2, 0, 3, cmp)
	}
	return out
}

// measure returns the unit at the start of a phrase of one or two words and its length; "" for time and age.
func measure(text, low string) (string, int) {
	if text == "%" || text == "‰" {
		return text, len(text)
	}
	for _, w := range notMeasured {
		if strings.HasPrefix(low+" ", strings.TrimRight(w, " ")+" ") {
			return "", 0
		}
	}
	if strings.Contains(low, " trở") {
		i := strings.Index(low, " ")
		return text[:i], i
	}
	for _, w := range countedNouns {
		if low == w {
			return text, len(text)
		}
	}
	if i := strings.IndexByte(text, ' '); i > 0 {
		return text[:i], i
	}
	return text, len(text)
}

var thousands = regexp.MustCompile(`^\d{1,3}(?:\.\d{3})+$`)

// amount reads a Vietnamese number into a canonical decimal: a point before exactly three digits parts
// thousands unless a percentage follows, a comma is the decimal mark.
func amount(s, unit string) (string, bool) {
	switch {
	case thousands.MatchString(s) && unit != "%" && unit != "‰":
		return strings.ReplaceAll(s, ".", ""), true
	case strings.Count(s, ".") > 1:
		return "", false
	}
	return strings.Replace(s, ",", ".", 1), true
}
