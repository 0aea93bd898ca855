package view

import (
	"strings"

	"kehoach/internal/plan"
)

func taskCrumbs(t plan.TaskPage) []crumb {
	crumbs := append(planCrumbs(t.Province, t.Plan), crumb{groupName(t.Group), groupURL(t.Province, t.Plan, t.Group.Ord)})
	return here(crumbs, taskName(t.Task))
}

// groupMissing is columns.Missing said of one group.
func groupMissing(text string) string {
	return strings.Replace(text, "cho nhiệm vụ nào", "cho nhiệm vụ nào của nhóm này", 1)
}

// ellipsisBefore is the text before an excerpt, from its first whole word on, with a sign that more came before.
func ellipsisBefore(text string) string {
	_, whole, found := strings.Cut(text, " ")
	if !found {
		return text
	}
	return "… " + whole
}

// ellipsisAfter is the text after an excerpt up to its last whole word, with a sign that more follows.
func ellipsisAfter(text string) string {
	end := strings.LastIndex(text, " ")
	if end < 0 {
		return text
	}
	return text[:end] + " …"
}

// canPlan says whether the reader may assign and change the tasks of a plan.
func canPlan(p Page, of plan.Plan) bool { return p.Actor.CanIn(plan.RightPlan, of.ProvinceID) }

// taskFactsTitle heads what is known of a task: of an untouched one that is what its document says.
func taskFactsTitle(t plan.TaskPage) string {
	if t.Task.Added || t.Task.Version > 1 || t.Plan.State != plan.Drafted {
		return "Phân công và yêu cầu"
	}
	return "Văn bản nêu gì về nhiệm vụ này"
}
