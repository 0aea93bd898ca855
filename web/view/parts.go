package view

import (
	"kehoach/internal/plan"
	"kehoach/internal/route"
)

// columns says which optional columns of a task table have anything to show.
type columns struct {
	Units, Due bool
}

func columnsOf(groups []plan.Group) columns {
	sum := tallyTasks(groups)
	return columns{Units: sum.Units > 0, Due: sum.Due+sum.Regular+unreadableDues(groups) > 0}
}

// unreadableDues counts tasks whose time limit is in words that gave no day.
func unreadableDues(groups []plan.Group) int {
	n := 0
	for _, g := range groups {
		for _, t := range g.Tasks {
			if t.DueOn.IsZero() && t.DueText != "" {
				n++
			}
		}
	}
	return n
}

// Span is the number of columns.
func (c columns) Span() string {
	switch {
	case c.Units && c.Due:
		return "5"
	case c.Units || c.Due:
		return "4"
	}
	return "3"
}

// Missing says what no task of the plan states, so that its column is left out, and what the dash in the others
// means.
func (c columns) Missing() string {
	switch {
	case !c.Units && !c.Due:
		return "Văn bản không nêu đơn vị và thời hạn cho nhiệm vụ nào."
	case !c.Units:
		return "Văn bản không nêu đơn vị chủ trì, phối hợp cho nhiệm vụ nào. Dấu “–” là chưa nêu."
	case !c.Due:
		return "Văn bản không nêu thời hạn cho nhiệm vụ nào. Dấu “–” là chưa nêu."
	}
	return "Dấu “–” là văn bản chưa nêu."
}

func unstatedDue(t plan.Task) bool {
	return t.DueOn.IsZero() && t.DueText == "" && t.Kind != plan.Regular
}

// hasMeta says whether a task states anything for the line below its text.
func hasMeta(t plan.Task) bool {
	return t.FromHeading || t.Output != "" || len(t.Targets) > 0 || len(t.References) > 0
}

// successorText says what a province is part of now. A province that kept its name in a merger is told as grown.
func successorText(old, successor plan.Province) string {
	if old.Slug == successor.Slug {
		return "mở rộng địa giới từ " + Date(successor.ValidFrom)
	}
	return "nay thuộc " + successor.FullName() + " từ " + Date(successor.ValidFrom)
}

// A neighbour is the group or task before or after the one on the page.
type neighbour struct {
	Href, Name, Text string
}

func groupNeighbour(page plan.GroupPage, g *plan.Group) *neighbour {
	if g == nil {
		return nil
	}
	return &neighbour{groupURL(page.Province, page.Plan, g.Ord), groupName(*g), Capital(g.Title)}
}

func taskNeighbour(t *plan.Task) *neighbour {
	if t == nil {
		return nil
	}
	return &neighbour{route.Task(t.ID), taskName(*t), Capital(t.Text)}
}
