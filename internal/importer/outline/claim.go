package outline

import (
	"regexp"
	"strings"

	"kehoach/internal/plan"
)

// claims reads how many groups and tasks the document says it holds: "9 nhóm, 43 nhiệm vụ", "sáu nhóm".
// Activities ("10 hoạt động trọng tâm") are the groups of a text that speaks of neither, else its tasks.
func (r *reader) claims() plan.Counts {
	c := plan.Counts{Groups: r.claim("nhóm", groupFollows), Tasks: r.claim("nhiệm vụ", anything)}
	if c.Tasks == 0 {
		c.Tasks = max(r.claim("đầu việc", anything), r.claim("công việc trọng", anything), r.claim("việc trọng tâm", anything))
	}
	switch {
	case c.Groups == 0 && c.Tasks == 0:
		c.Groups = r.claim("hoạt động", func(after string) bool { return hasPrefixAny(after, " trọng tâm", " trong tâm") })
	case c.Tasks == 0:
		c.Tasks = r.claim("hoạt động", anything)
	}
	return c
}

// notPlanned follows "03 nhiệm vụ" where it counts what was or was not done.
var notPlanned = regexp.MustCompile(`^\s+(?:đang thực hiện|chuyển sang|còn lại|quá hạn|chưa (?:hoàn thành|thực hiện)|đã |tháng \d+[;,.])`)

func anything(string) bool { return true }

// groupFollows says whether what stands after "n nhóm" speaks of groups of work and not of groups of people,
// diseases or blood.
func groupFollows(after string) bool {
	after = strings.TrimLeft(after, " \n")
	return after == "" || strings.IndexByte(",.;:", after[0]) >= 0 || isDigit(after[0]) ||
		hasPrefixAny(after, "nhiệm vụ", "hoạt động", "giải pháp", "vấn đề", "công việc", "việc", "nội dung", "với", "và", "gồm", "trọng tâm", "chính", "lĩnh vực", "sau")
}

// claim returns the first number before the noun, outside references and outside what is told of the past.
func (r *reader) claim(noun string, follows func(after string) bool) int {
	for from := 0; ; {
		i := strings.Index(r.low[from:], noun)
		if i < 0 {
			return 0
		}
		i += from
		from = i + len(noun)
		n, at := countBefore(r.low, i)
		if n < 2 || r.inReference(at) || !follows(r.low[from:min(len(r.low), from+40)]) {
			continue
		}
		before := r.low[max(0, at-40):at]
		if strings.HasSuffix(strings.TrimRight(before, " \n"), "thứ") { // "Phần thứ hai / NHIỆM VỤ" counts parts
			continue
		}
		if containsAny(before, "hoàn thành ", "thực hiện được", "đạt được") || strings.HasSuffix(before, "/") ||
			containsAny(r.low[from:min(len(r.low), from+40)], "đã hoàn thành", "ubnd tỉnh giao") || notPlanned.MatchString(r.low[from:min(len(r.low), from+40)]) {
			continue
		}
		return n
	}
}

// countBefore reads the number that ends right before low[end:], in digits or words, and where it begins.
func countBefore(low string, end int) (n, at int) {
	stop := end
	for stop > 0 && isBlank(low[stop-1]) {
		stop--
	}
	if stop == end {
		return 0, end
	}
	start := stop
	for words := 0; words < 2; words++ {
		for start > 0 && !isBlank(low[start-1]) && strings.IndexByte("(,:;.", low[start-1]) < 0 {
			start--
		}
		v, length := countAt(low[start:stop])
		if v == 0 || length != stop-start {
			break
		}
		n, at = v, start
		if !strings.HasSuffix(low[:start], "mười ") {
			break
		}
		start--
	}
	return n, at
}
