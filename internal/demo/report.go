package demo

import (
	"fmt"
	"hash/fnv"

	"kehoach/internal/plan"
)

// A course is how an invented task goes through its year.
type course int

const (
	courseSteady    course = iota // on the way, finished in time
	courseEarly                   // finished by the middle of the year
	courseSlow                    // falls behind, may not make it
	courseOverdue                 // past its day and not finished
	courseLate                    // finished after its day
	courseUntouched               // nothing begun
	coursePaused                  // stopped
)

// courseOf is the course of a task: the same every time, spread as in an ordinary year.
func courseOf(task plan.Task) course {
	h := fnv.New32a()
	_, _ = h.Write([]byte(task.Number + task.Text)) // never fails
	switch n := h.Sum32() % 20; {
	case n < 8:
		return courseSteady
	case n < 12:
		return courseEarly
	case n < 15:
		return courseSlow
	case n < 17:
		return courseOverdue
	case n < 18:
		return courseLate
	case n < 19:
		return courseUntouched
	default:
		return coursePaused
	}
}

// step is the place of a kỳ in the year, from 1 to 4.
func step(kind plan.PeriodKind) int {
	for i, k := range plan.PeriodKinds() {
		if k == kind {
			return i + 1
		}
	}
	return 0
}

// reported is what a unit says of a task in a kỳ that is counted on asOf.
func reported(task plan.Task, kind plan.PeriodKind, asOf plan.Date) plan.Content {
	c := courseOf(task)
	at := step(kind)
	if c == courseEarly && at >= 2 || c == courseSteady && at >= 4 || c == courseLate && at >= 4 {
		return finished(task, c, asOf)
	}
	percent := plan.PerMille([]int{150, 400, 650, 850}[at-1] + int(c)*7)
	content := plan.Content{
		Progress: plan.InProgress, Percent: &percent, Outlook: plan.Feasible,
		Result: fmt.Sprintf("Đã ban hành văn bản triển khai và thực hiện được khoảng %d%% khối lượng công việc.", percent/10),
	}
	switch c {
	case courseSlow, courseOverdue, courseLate:
		content.Outlook = plan.AtRisk
		if c == courseOverdue && at >= 3 {
			content.Outlook = plan.Unlikely
		}
		slower := percent / 2
		content.Percent = &slower
		content.Result = "Đã hoàn thành bước chuẩn bị; khối lượng còn lại chậm so với kế hoạch."
		content.Obstacles = "Thủ tục lựa chọn nhà thầu kéo dài; thiếu nhân lực chuyên trách tại một số đơn vị."
		content.Proposals = "Đề nghị lãnh đạo Sở chỉ đạo đẩy nhanh thủ tục và bố trí bổ sung nhân lực."
	case courseUntouched:
		none := plan.PerMille(0)
		content = plan.Content{
			Progress: plan.NotStarted, Percent: &none, Outlook: plan.AtRisk, Result: "Chưa triển khai, đang chờ văn bản hướng dẫn.",
			Obstacles: "Chưa có hướng dẫn của cấp trên.", Proposals: "Đề nghị có văn bản xin ý kiến hướng dẫn.",
		}
	case coursePaused:
		if at >= 3 {
			content = plan.Content{Progress: plan.Paused, Percent: &percent, Result: "Tạm dừng theo ý kiến chỉ đạo để rà soát lại nội dung."}
		}
	}
	if task.DueOn.IsZero() || task.Kind == plan.Regular {
		content.Outlook = ""
	}
	return content
}

func finished(task plan.Task, c course, asOf plan.Date) plan.Content {
	whole := plan.PerMille(1000)
	on := asOf.AddDays(-20)
	if due := task.DueOn; !due.IsZero() {
		if c == courseLate && due.AddDays(12).Before(asOf) {
			on = due.AddDays(12)
		} else if c != courseLate && due.Before(on) {
			on = due.AddDays(-3)
		}
	}
	if on.Before(task.AssignedOn) {
		on = task.AssignedOn.AddDays(5)
	}
	return plan.Content{
		Progress: plan.Done, Percent: &whole, CompletedOn: on,
		Result: "Đã hoàn thành toàn bộ nội dung, có báo cáo kết quả gửi Sở Y tế.",
	}
}
