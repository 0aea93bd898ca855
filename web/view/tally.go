package view

import (
	"slices"
	"strings"

	"kehoach/internal/plan"
)

// A tally counts, for the filters above a task table, how many tasks have what. It is only ever a count of rows
// on the same page.
type tally struct {
	Tasks, Due, Undue, Regular, Units, Leads, Supports, Outputs, Targets, References, Headings int
}

func tallyTasks(groups []plan.Group) tally {
	var sum tally
	for _, g := range groups {
		for _, t := range g.Tasks {
			sum.add(t)
		}
	}
	return sum
}

func (sum *tally) add(t plan.Task) {
	count := func(n *int, yes bool) {
		if yes {
			*n++
		}
	}
	sum.Tasks++
	count(&sum.Due, !t.DueOn.IsZero())
	count(&sum.Regular, t.Kind == plan.Regular)
	count(&sum.Undue, t.DueOn.IsZero() && t.Kind != plan.Regular)
	count(&sum.Units, len(t.Units) > 0)
	count(&sum.Leads, leadOf(t) != "")
	count(&sum.Supports, len(supportOf(t)) > 0)
	count(&sum.Outputs, t.Output != "")
	count(&sum.Targets, len(t.Targets) > 0)
	count(&sum.References, len(t.References) > 0)
	count(&sum.Headings, t.FromHeading)
}

// A filter is one way to narrow a task table on the page itself (by :target, without a script). Key is the class
// of the rows it keeps.
type filter struct {
	Key   string
	Label string
	Count int
}

// ID is the fragment that turns the filter on.
func (f filter) ID() string { return "loc-" + f.Key }

// filters lists those that would leave some rows and hide some.
func filters(sum tally) []filter {
	all := []filter{
		{"han", "Có thời hạn", sum.Due},
		{"khong-han", "Chưa xác định hạn", sum.Undue},
		{"thuong-xuyen", "Thường xuyên", sum.Regular},
		{"don-vi", "Nêu đơn vị", sum.Units},
		{"chi-tieu", "Có chỉ tiêu", sum.Targets},
		{"dan", "Dẫn văn bản", sum.References},
	}
	return slices.DeleteFunc(all, func(f filter) bool { return f.Count == 0 || f.Count == sum.Tasks })
}

// taskKeys are the filter classes of a task's row.
func taskKeys(t plan.Task) string {
	var sum tally
	sum.add(t)
	keys := make([]string, 0, 3)
	for _, f := range []filter{
		{Key: "han", Count: sum.Due},
		{Key: "khong-han", Count: sum.Undue},
		{Key: "thuong-xuyen", Count: sum.Regular},
		{Key: "don-vi", Count: sum.Units},
		{Key: "chi-tieu", Count: sum.Targets},
		{Key: "dan", Count: sum.References},
	} {
		if f.Count > 0 {
			keys = append(keys, f.Key)
		}
	}
	return strings.Join(keys, " ")
}

// groupKeys are the filter classes of a group: those any of its tasks has.
func groupKeys(g plan.Group) string {
	var keys []string
	for _, t := range g.Tasks {
		for key := range strings.FieldsSeq(taskKeys(t)) {
			if !slices.Contains(keys, key) {
				keys = append(keys, key)
			}
		}
	}
	return strings.Join(keys, " ")
}

func leadOf(t plan.Task) string {
	for _, u := range t.Units {
		if u.Role == plan.Lead {
			return u.Name
		}
	}
	return ""
}

// unitsIn are the offices that have a part in a task.
func unitsIn(t plan.Task, role plan.UnitRole) []plan.TaskUnit {
	var units []plan.TaskUnit
	for _, u := range t.Units {
		if u.Role == role {
			units = append(units, u)
		}
	}
	return units
}

func supportOf(t plan.Task) []string {
	var names []string
	for _, u := range t.Units {
		if u.Role == plan.Support {
			names = append(names, u.Name)
		}
	}
	return names
}

func targetsOf(t plan.Task) []string {
	raw := make([]string, len(t.Targets))
	for i, target := range t.Targets {
		raw[i] = target.Raw
	}
	return raw
}
