package view

import (
	"strconv"
	"strings"

	"kehoach/internal/plan"
	"kehoach/internal/route"
)

// columns says which optional columns of a task table have anything to show.
type columns struct {
	Lead, Support, Due, Output bool
	Statuses                   map[int64]plan.TaskStatus // where tasks stand, by id; shown beside their text
}

func columnsOf(groups []plan.Group) columns {
	sum := tallyTasks(groups)
	return columns{
		Lead:    sum.Leads > 0,
		Support: sum.Supports > 0,
		Due:     sum.Due+sum.Regular+unreadableDues(groups) > 0,
		Output:  sum.Outputs > 0,
	}
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

// optional counts the columns beside number, task and source.
func (c columns) optional() int {
	n := 0
	for _, shown := range []bool{c.Lead, c.Support, c.Due, c.Output} {
		if shown {
			n++
		}
	}
	return n
}

// Span is the number of columns.
func (c columns) Span() string { return strconv.Itoa(3 + c.optional()) }

// Wide says whether the table needs the long side of the paper and, on a narrow screen, one card a task.
func (c columns) Wide() bool { return c.optional() > 2 }

// Missing says what no task of the plan states, so that its column is left out, and what the dash in the others
// means. That a document names no product for any task is no news: only appendices in tables do.
func (c columns) Missing() string {
	var missing []string
	switch {
	case !c.Lead && !c.Support:
		missing = append(missing, "đơn vị chủ trì, phối hợp")
	case !c.Lead:
		missing = append(missing, "đơn vị chủ trì")
	}
	if !c.Due {
		missing = append(missing, "thời hạn")
	}
	text, dash := "", ""
	if len(missing) > 0 {
		text = "Văn bản không nêu " + strings.Join(missing, " và ") + " cho nhiệm vụ nào."
	}
	if c.optional() > 0 {
		dash = "Dấu “–” là văn bản chưa nêu."
	}
	return nonEmpty(" ", text, dash)
}

func unstatedDue(t plan.Task) bool {
	return t.DueOn.IsZero() && t.DueText == "" && t.Kind != plan.Regular
}

// ownDueWords says whether the words of a standing task's time limit say more than that it is standing:
// "Hằng quý".
func ownDueWords(t plan.Task) bool {
	return t.DueText != "" && !strings.EqualFold(t.DueText, "thường xuyên")
}

// hasMeta says whether a task states anything for the line below its text.
func hasMeta(t plan.Task) bool {
	return t.Closed() || t.Added || t.Deputy != "" || t.FromHeading || len(t.Targets) > 0 || len(t.References) > 0
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
