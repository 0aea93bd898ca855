package outline

import (
	"regexp"
	"strings"

	"kehoach/internal/plan"
)

var (
	figureForm = regexp.MustCompile(amountForm + `\s*(%|‰|triệu lượt người|triệu lượt|nghìn lượt|lượt người|lượt|ca mắc|ca|trường hợp|giường bệnh|giường|bác sĩ|dược sĩ|điều dưỡng|trẻ|liều|mẫu|vụ|tuổi|lần|trai/100 gái|kỹ thuật)(?:[^\p{L}]|$)`)
	changeForm = regexp.MustCompile(`(tăng|giảm|bằng|đạt)\s+(?:khoảng |hơn |gần )?` + amountForm + `\s*(%|lần)(\s*(?:so\s+)?(?:với\s+)?(?:cùng kỳ|năm|kế hoạch|quý|so)(?:\s+(?:năm\s+)?(?:trước|ngoái|20\d\d))?)?`)
	growthForm = regexp.MustCompile(`(tăng|giảm)\s+` + amountForm + `\s*%(\s+so\s+(?:với\s+)?(?:cùng kỳ\s+)?(?:năm\s+)?(20\d\d))?`)
	compared   = regexp.MustCompile(`^\s*,?\s*(?:(?:tăng|giảm|bằng|đạt)\s+` + amountForm + `\s*(?:%|lần)(?:\s+so\s+(?:với\s+)?(?:cùng kỳ(?:\s+năm\s+(?:20\d\d|trước|ngoái))?|năm\s+(?:20\d\d|trước|ngoái)|trung bình[^;.]{0,30})|\s+kế hoạch(?:\s+năm)?)?)`)
	baseYear   = regexp.MustCompile(`20\d\d`)
	figureTime = regexp.MustCompile(`(?:trong )?((?:3|6|9|10|11) tháng(?: đầu| cuối)?(?: năm)?|tháng \d{1,2}|quý (?:iv|i{1,3}|[1-4])|năm)(?:\s*[/]\s*|\s+(?:năm\s+)?)(20\d\d)`)
	oddDecimal = regexp.MustCompile(`\d+\.\d{1,2}\s*%`)
	valueCue   = regexp.MustCompile(`(?:đạt|còn|là|:|cho|ghi nhận(?: mới)?|xuống|lên|khám|được|có|khoảng|hơn|trên|dưới|từ|≥|≤|>|<|tổng số|số|thực hiện|viện phí|bhyt|yhhđ|\p{L}+)\s*$`)
)

// readIndicators collects the figures reported in context: sentences of articles and reports, lines under
// MỤC TIÊU and CHỈ TIÊU.
func (r *reader) readIndicators() {
	span := ""
	for i, p := range r.paras {
		if r.skip[i] || r.header[i] || r.closing[i] || p.row != nil || r.used[i] || p.body.Start >= p.body.End {
			continue
		}
		if t := timeIn(r.low[p.body.Start:p.body.End]); t != "" {
			span = t
		}
		if r.headless(i) {
			continue
		}
		for _, s := range r.sentences(p.body) {
			r.sentenceFigures(s, &span)
		}
	}
}

// headless says whether a paragraph cannot report: its section assigns, asks or pays.
func (r *reader) headless(i int) bool {
	switch r.sectionOf[i] {
	case classOrg, classMoney, classWish, classPurpose:
		return true
	}
	return false
}

// timeIn returns the first time a sentence reports on; what it only compares with is none.
func timeIn(low string) string {
	for _, m := range figureTime.FindAllStringSubmatchIndex(low, -1) {
		before := strings.TrimRight(low[:m[0]], " \n")
		if hasSuffixAny(before, "so với", "so", "cùng kỳ", "với", "kế hoạch", "từ", "đến", "giai đoạn") {
			continue
		}
		return timeName(low[m[2]:m[3]], low[m[4]:m[5]])
	}
	return ""
}

func timeName(part, year string) string {
	part = strings.TrimSuffix(strings.TrimSuffix(strings.TrimSuffix(part, " năm"), " đầu"), " cuối")
	switch {
	case part == "năm":
		return year
	case strings.HasPrefix(part, "tháng"):
		return part + "/" + year
	case strings.HasPrefix(part, "quý"):
		return "quý " + strings.ToUpper(part[len("quý "):]) + " " + year
	}
	return part + " " + year
}

func (r *reader) sentenceFigures(s plan.Range, span *string) {
	low := r.low[s.Start:s.End]
	if len(low) > longestSentence || !strings.ContainsAny(low, "0123456789") {
		return
	}
	own := timeIn(low)
	if own != "" && !strings.HasPrefix(own, "tháng") {
		*span = own
	}
	period := own
	if period == "" {
		period = *span
	}
	base := ""
	if m := growthForm.FindAllStringSubmatch(low, -1); m != nil {
		base = m[len(m)-1][4]
	}
	found := 0
	for _, c := range r.clauses(s) {
		found += r.clauseFigures(c, period, base)
	}
	if found > 0 {
		r.paint.paint(s, plan.RoleIndicator, "Q1", .7)
	}
}

// clauseFigures reads the first figure of a clause with its comparison, or the changes without a figure.
func (r *reader) clauseFigures(c plan.Range, period, base string) int {
	low := r.low[c.Start:c.End]
	goal := false
	if i := r.paraAt(c.Start); i >= 0 {
		goal = r.sectionOf[i] == classGoal
	}
	change := changeForm.FindStringIndex(low)
	for _, m := range figureForm.FindAllStringSubmatchIndex(low, -1) {
		unit := low[m[4]:m[5]]
		before := low[:m[0]]
		if change != nil && m[0] >= change[0] && m[0] < change[1] && !strings.HasPrefix(low[change[0]:], "đạt") && !strings.HasPrefix(low[change[0]:], "bằng") {
			break
		}
		if r.inReference(c.Start+m[0]) || !r.isFigure(before, unit, goal) {
			continue
		}
		value, ok := amount(low[m[2]:m[3]], unit)
		if !ok {
			continue
		}
		ind := plan.Indicator{Name: r.figureName(c, before), Value: value, Unit: r.text[c.Start+m[4] : c.Start+m[5]], Period: period}
		if wordCount(ind.Name) < 2 || hasPrefixAny(lowered(ind.Name), "phấn đấu", "đạt", "duy trì", "trên ", "ít nhất") && wordCount(ind.Name) < 4 {
			from := m[4]
			if unit == "%" || unit == "‰" {
				from = m[5]
			}
			if after := strings.Join(strings.Fields(r.text[c.Start+from:c.End]), " "); wordCount(after) > 1 {
				ind.Name = strings.Trim(after, " .,;")
			}
		}
		ind.Ambiguous = oddDecimal.MatchString(low[m[0]:m[5]])
		if cmp := compared.FindStringIndex(low[m[5]:]); cmp != nil {
			r.compare(&ind, plan.Range{Start: c.Start + m[5] + cmp[0], End: c.Start + m[5] + cmp[1]})
		}
		ind.Source = c
		r.addIndicator(ind)
		return 1
	}
	return r.growths(c, period, base)
}

// compare sets the comparison, its base and whether it can be read in two ways.
func (r *reader) compare(ind *plan.Indicator, rng plan.Range) {
	for rng.Start < rng.End && strings.IndexByte(" ,\n", r.text[rng.Start]) >= 0 {
		rng.Start++
	}
	ind.Comparison = r.text[rng.Start:rng.End]
	ind.Base = baseYear.FindString(ind.Comparison)
	if oddDecimal.MatchString(ind.Comparison) {
		ind.Ambiguous = true
	}
}

// isFigure says whether the number stands as a value and not as an attribute (an age, a place, a count of
// sites): after a cue, in a clause that names what is measured.
func (r *reader) isFigure(before, unit string, goal bool) bool {
	before = strings.TrimRight(before, " \n")
	if containsAny(lastWords(before, 4), "dưới 1", "trên 1 vạn", "từ đủ") || unit == "tuổi" && !strings.HasSuffix(before, "đạt") || unit == "lần" && !strings.HasSuffix(before, ":") {
		return false
	}
	if !valueCue.MatchString(before) && before != "" {
		return false
	}
	measured := containsAny(before, "tỷ lệ", "tỉ lệ", "số ", "tổng", "công suất", "lượt", "khám", "ghi nhận", "điều trị", "đạt", "bác sĩ", "giường", "mắc", "tuổi thọ", "tỷ suất", "tỷ số", "tiêm", "phẫu thuật", "xét nghiệm", "thực hiện", "bao phủ", "suy dinh dưỡng", "ca ")
	return (measured || goal) && !containsAny(lastWords(before, 3), "mục tiêu", "điểm", "kế hoạch số")
}

func lastWords(s string, n int) string {
	at := len(s)
	for ; n > 0 && at > 0; n-- {
		at = strings.LastIndexByte(strings.TrimRight(s[:at], " "), ' ')
	}
	return s[max(at, 0):]
}

// figureName is what stands before the value, without the time and the words that join.
func (r *reader) figureName(c plan.Range, before string) string {
	name := r.text[c.Start : c.Start+len(before)]
	low := before
	for _, cut := range []string{"trong đó:", "trong đó,", "trong đó", ": ", ", "} {
		i := strings.LastIndex(low, cut)
		for i >= 0 && len(cut) == 2 && !nameHead.MatchString(strings.TrimLeft(low[i+len(cut):], " ")) {
			i = strings.LastIndex(low[:i], cut)
		}
		if i >= 0 && wordCount(low[i+len(cut):]) >= 2 {
			name, low = name[i+len(cut):], low[i+len(cut):]
		}
	}
	name = strings.TrimSpace(strings.Join(strings.Fields(name), " "))
	lowName := lowered(name)
	for again := true; again; {
		again = false
		for _, w := range []string{"chỉ ghi nhận mới", "ghi nhận mới", "ghi nhận", "đạt trên", "đạt", "còn dưới", "còn", "là", "cho", "trên", "dưới", ":", "hơn", "khoảng", "xuống", "cũng", "có"} {
			if strings.HasSuffix(lowName, " "+w) || w == ":" && strings.HasSuffix(lowName, w) {
				name = strings.TrimRight(name[:len(lowName)-len(w)], " :,")
				lowName, again = lowered(name), true
			}
		}
	}
	return strings.Trim(name, " -–•+*,:;")
}

// nameHead begins the name of what is measured.
var nameHead = regexp.MustCompile(`^(?:số |tỷ |tỉ |tổng |công suất|khám |lượt |mức |tuổi thọ|bao phủ|ghi nhận|toàn |điều trị|giường|bác sĩ|trong đó|có )`)

// growths reads changes that are told without the figure itself: "tăng 11% so với năm 2022".
func (r *reader) growths(c plan.Range, period, base string) int {
	low := r.low[c.Start:c.End]
	n, from := 0, 0
	name := ""
	for _, m := range growthForm.FindAllStringSubmatchIndex(low, -1) {
		if own := r.figureName(plan.Range{Start: c.Start + from, End: c.End}, low[from:m[0]]); wordCount(own) > 2 {
			name = strings.TrimPrefix(own, "và ")
		}
		from = m[1]
		if !containsAny(lowered(name), "số", "lượt", "tỷ lệ", "ca ", "tỉ lệ") {
			continue
		}
		ind := plan.Indicator{Name: name, Period: period, Comparison: r.text[c.Start+m[0] : c.Start+m[1]], Base: base, Source: c}
		if m[6] >= 0 {
			ind.Comparison = strings.TrimSpace(r.text[c.Start+m[0] : c.Start+m[6]])
		}
		if m[8] >= 0 {
			ind.Base = low[m[8]:m[9]]
		}
		ind.Ambiguous = oddDecimal.MatchString(ind.Comparison)
		r.addIndicator(ind)
		n++
	}
	return n
}

func (r *reader) addIndicator(ind plan.Indicator) {
	ind.Ord = len(r.draft.Indicators) + 1
	if ind.Ambiguous {
		r.warn(plan.WarnAmbiguous, "Số liệu “"+ind.Comparison+"” có thể đọc theo hai cách; cần xác nhận.", ind.Source)
	}
	r.draft.Indicators = append(r.draft.Indicators, ind)
}
