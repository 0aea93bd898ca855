package outline

import (
	"regexp"
	"strings"

	"kehoach/internal/plan"
)

const countForm = `(\d{1,3}|một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười(?: (?:một|hai|ba|bốn|lăm|sáu|bảy|tám|chín))?)`

var (
	groupClaim = regexp.MustCompile(countForm + `\s+(?:nhóm|lĩnh vực trọng tâm)(?:\s+(?:nhiệm vụ|hoạt động|giải pháp|vấn đề|công việc|chỉ tiêu|việc|nội dung)|\s*[,.;:]|\s+(?:với|và|gồm|trọng tâm|chính|\d)|$)`)
	taskClaim  = regexp.MustCompile(countForm + `\s+(?:nhiệm vụ|đầu việc|công việc|việc trọng tâm)`)
	actClaim   = regexp.MustCompile(countForm + `\s+hoạt động(?:\s+(?:trọng|trong)\s+tâm)?`)
)

// claims reads how many groups and tasks the document says it holds.
func (r *reader) claims() plan.Counts {
	var c plan.Counts
	c.Groups = r.claim(groupClaim, "")
	c.Tasks = r.claim(taskClaim, "")
	acts := r.claim(actClaim, "tâm")
	switch {
	case acts > 0 && c.Groups == 0 && c.Tasks == 0:
		c.Groups = acts
	case c.Groups > 0 && c.Tasks == 0:
		if n := r.claim(actClaim, ""); n > 0 {
			c.Tasks = n
		}
	}
	return c
}

// claim returns the first number that the form states outside references and outside what is told of the past.
func (r *reader) claim(form *regexp.Regexp, ending string) int {
	for _, m := range form.FindAllStringSubmatchIndex(r.low, 12) {
		n, _ := countAt(r.low[m[2]:m[3]])
		if n < 2 || m[0] > 0 && !strings.ContainsRune(" \n(,:“", rune(r.low[m[0]-1])) || r.inReference(m[2]) || !strings.HasSuffix(r.low[m[0]:m[1]], ending) {
			continue
		}
		before := r.low[max(0, m[0]-40):m[0]]
		after := r.low[m[1]:min(len(r.low), m[1]+40)]
		if containsAny(before, "hoàn thành ", "thực hiện được", "đạt được") || strings.HasSuffix(before, "/") ||
			containsAny(after, "đã hoàn thành", "ubnd tỉnh giao") {
			continue
		}
		return n
	}
	return 0
}
