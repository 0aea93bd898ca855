package demo

import (
	"context"
	"fmt"
	"time"

	"kehoach/internal/plan"
)

// undatedEvery and regularEvery leave some tasks of a plan without a deadline, as plans have them.
const (
	undatedEvery = 9
	regularEvery = 7
)

// dueOf invents the deadline of the i-th task of a plan; zero: it stays without.
func dueOf(i, year int, p plan.Plan) plan.TypedDue {
	switch {
	case i%undatedEvery == 4:
		return plan.TypedDue{}
	case i%regularEvery == 3:
		return plan.TypedDue{Kind: plan.Regular, Text: "Thường xuyên"}
	}
	days := []plan.Date{
		{Year: year, Month: time.June, Day: 30}, {Year: year, Month: time.September, Day: 30}, {Year: year, Month: time.October, Day: 31},
		{Year: year, Month: time.December, Day: 15}, {Year: year, Month: time.December, Day: 31},
	}
	if p.Period == plan.Quarter4 {
		days = []plan.Date{
			{Year: year, Month: time.November, Day: 15}, {Year: year, Month: time.November, Day: 30}, {Year: year, Month: time.December, Day: 31},
		}
	}
	return plan.TypedDue{Kind: plan.WithDeadline, On: days[i%len(days)]}
}

// deputies in charge, by turns.
func deputies() []string {
	return []string{"Phó Giám đốc Nguyễn Thị An", "Phó Giám đốc Trần Văn Bình", "Phó Giám đốc Lê Quang Cường"}
}

// An order is what several tasks of a plan get at once.
type order struct {
	lead    int
	support int
	due     plan.TypedDue
}

// assign gives every task of a plan its units and, where the document names none, its deadline, and releases the plan.
func (w *writer) assign(ctx context.Context, y year, p plan.Plan) error {
	w.on(releaseDay(p), 9)
	a, err := w.store.Assignment(ctx, w.planner, y.slug, y.year, p.Slug)
	if err != nil {
		return fmt.Errorf("assignment: %w", err)
	}
	orders := map[order][]plan.TaskVersion{}
	var sequence []order
	tasks := a.There()
	for i, lead := range leads(tasks) {
		o := order{lead: lead, support: (lead + 1 + i%5) % len(w.units)}
		if tasks[i].DueOn.IsZero() && tasks[i].Kind == plan.WithDeadline {
			o.due = dueOf(i, y.year, p)
		}
		if orders[o] == nil {
			sequence = append(sequence, o)
		}
		orders[o] = append(orders[o], plan.TaskVersion{ID: tasks[i].ID, Version: tasks[i].Version})
	}
	for i, o := range sequence {
		err := w.store.Assign(ctx, w.planner, y.slug, y.year, p.Slug, plan.Assigning{
			Tasks: orders[o], LeadID: w.units[o.lead].ID, Support: []int64{w.units[o.support].ID},
			Deputy: deputies()[i%len(deputies())], Due: o.due,
		})
		if err != nil {
			return fmt.Errorf("assign: %w", err)
		}
	}
	if a, err = w.store.Assignment(ctx, w.planner, y.slug, y.year, p.Slug); err != nil {
		return fmt.Errorf("assignment: %w", err)
	}
	return w.store.ReleasePlan(ctx, w.planner, y.slug, y.year, p.Slug, a.Plan.Version, plan.Releasing{On: releaseDay(p)})
}

// releaseDay is when a plan was given to the units: the day it was issued, else early in its time.
func releaseDay(p plan.Plan) plan.Date {
	switch {
	case !p.IssuedOn.IsZero():
		return p.IssuedOn
	case p.Period == plan.Quarter4:
		return plan.Date{Year: p.Year, Month: time.October, Day: 20}
	}
	return plan.Date{Year: p.Year, Month: time.January, Day: 15}
}
