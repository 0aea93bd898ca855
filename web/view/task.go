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

// ellipsisBefore marks that the text goes on before the excerpt.
func ellipsisBefore(text string) string {
	if text == "" {
		return ""
	}
	return "… " + text
}

// ellipsisAfter marks that the text goes on after the excerpt.
func ellipsisAfter(text string) string {
	if text == "" {
		return ""
	}
	return text + " …"
}
