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
