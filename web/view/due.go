package view

import (
	"slices"

	"kehoach/internal/plan"
)

// A dueTask is a task in the list of days: Label on the page, Name where it is read out.
type dueTask struct {
	ID          int64
	Label, Name string
}

// A dueDay is one day with the tasks that end on it.
type dueDay struct {
	On    plan.Date
	Tasks []dueTask
}

// dueDays lists the days on which tasks end, earliest first. Where numbers begin anew in every group, a task is
// named with its group.
func dueDays(groups []plan.Group) []dueDay {
	again := numbersAgain(groups)
	var days []dueDay
	for _, g := range groups {
		for _, t := range g.Tasks {
			if t.DueOn.IsZero() {
				continue
			}
			at, found := slices.BinarySearchFunc(days, t.DueOn, func(d dueDay, on plan.Date) int { return d.On.Compare(on) })
			if !found {
				days = slices.Insert(days, at, dueDay{On: t.DueOn})
			}
			due := dueTask{t.ID, t.Number, taskName(t)}
			if again {
				due.Label = groupBadge(g) + " · " + t.Number
				due.Name += ", " + groupName(g)
			}
			days[at].Tasks = append(days[at].Tasks, due)
		}
	}
	return days
}

// numbersAgain says whether two tasks of a plan have the same number.
func numbersAgain(groups []plan.Group) bool {
	seen := map[string]bool{}
	for _, g := range groups {
		for _, t := range g.Tasks {
			if seen[t.Number] {
				return true
			}
			seen[t.Number] = true
		}
	}
	return false
}
