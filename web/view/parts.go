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
		return "4"
	case c.Units || c.Due:
		return "3"
	}
	return "2"
}

// Missing says what no task of the plan states, so that its column is left out; empty when nothing is missing.
func (c columns) Missing() string {
	switch {
	case !c.Units && !c.Due:
		return "Văn bản không nêu đơn vị và thời hạn cho nhiệm vụ nào."
	case !c.Units:
		return "Văn bản không nêu đơn vị chủ trì, phối hợp cho nhiệm vụ nào."
	case !c.Due:
		return "Văn bản không nêu thời hạn cho nhiệm vụ nào."
	}
	return ""
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
