package outline

import (
	"regexp"
	"strings"
)

// centralWork is a sentence that tells of the work the Party or the State as a whole has set, which is nobody's plan in
// the province: "Nghị quyết … xác định 6 nhóm nhiệm vụ".
var centralWork = regexp.MustCompile(`(?:bộ chính trị|ban bí thư|ban chấp hành trung ương|quốc hội|nghị quyết(?: số)? ?[^.;:\s]{0,20})\s+(?:đã\s+)?(?:xác định|nêu rõ|nêu|đề ra|đặt ra|chỉ rõ|đưa ra|yêu cầu thực hiện)\s+(?:\S+\s+){0,3}(?:nhóm\s+)?(?:nhiệm vụ|giải pháp)`)

// othersWork says whether the work listed is not work handed out by this document: the standing duties of an office
// ("Chức năng", "Nhiệm vụ") or the tasks of a resolution that the news reports. A document with a number of its own, or
// one that calls itself a plan, is read as what it is.
func (r *reader) othersWork() bool {
	if r.head.kind != typeUnknown && r.head.kind != typeDecision {
		return false
	}
	title := r.low[r.head.title.Start:r.head.title.End]
	if central := r.head.number == "" || strings.HasSuffix(r.head.number, "/TW"); central && strings.Contains(title, "nghị quyết") && centralWork.MatchString(r.low) {
		return true
	}
	if r.head.number != "" {
		return false
	}
	functions, duties := false, false
	for _, p := range r.paras {
		low := strings.TrimLeft(r.low[p.body.Start:p.body.End], "*_# ")
		if len(low) > 120 {
			continue
		}
		functions = functions || hasPrefixAny(low, "chức năng", "vị trí, chức năng", "vị trí và chức năng")
		duties = duties || hasPrefixAny(low, "nhiệm vụ")
	}
	return functions && duties
}
