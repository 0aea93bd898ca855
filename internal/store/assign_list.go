package store

import (
	"context"

	"github.com/jackc/pgx/v5"

	"kehoach/internal/plan"
)

// An assignRow is a plan with how many of its tasks say each of the six, as plan.Task.Clear decides it.
type assignRow struct {
	planHead
	Tasks, People, Due, Output, Resources, Oversight int
}

// Assignments returns the plans of the provinces in which the actor may plan, newest year first within a province.
func (s *Store) Assignments(ctx context.Context, actor plan.Actor) ([]plan.AssignRow, error) {
	const sql = `SELECT p.id, p.code, p.slug, p.name, p.kind, p.valid_from, p.valid_to, py.state AS year_state, py.revision, ` + planFields + `,
			c.tasks, c.people, c.due, c.output, c.resources, c.oversight
		FROM plans pl JOIN years py ON py.id = pl.year_id JOIN imports i ON i.id = pl.import_id
		JOIN LATERAL provinces_on(make_date(py.year, 1, 1)) p ON p.id = pl.province_id
		CROSS JOIN LATERAL (SELECT count(*) AS tasks,
				count(*) FILTER (WHERE u.unit_id IS NOT NULL AND t.deputy IS NOT NULL) AS people,
				count(*) FILTER (WHERE t.due_on IS NOT NULL OR t.kind = 'regular') AS due, count(t.output) AS output,
				count(t.resources) AS resources, count(t.oversight) AS oversight
			FROM tasks t LEFT JOIN task_units u ON u.task_id = t.id AND u.role = 'lead'
			WHERE t.plan_id = pl.id AND t.closed_on IS NULL) c
		ORDER BY p.name COLLATE "vi-x-icu", p.id, py.year DESC, pl.id`
	var rows []assignRow
	err := s.read(ctx, actor, func(b *pgx.Batch) { queueAll(b, &rows, sql, pgx.StrictNamedArgs{}) }, nil)
	if err != nil {
		return nil, err
	}
	var list []plan.AssignRow
	for _, r := range rows {
		if !actor.CanIn(plan.RightPlan, r.ProvinceID) {
			continue
		}
		list = append(list, plan.AssignRow{Province: r.Province, Plan: r.plan(), Count: plan.ClearCount{Tasks: r.Tasks, Said: map[plan.Clear]int{
			plan.ClearWork: r.Tasks, plan.ClearPeople: r.People, plan.ClearDue: r.Due, plan.ClearOutput: r.Output,
			plan.ClearResources: r.Resources, plan.ClearOversight: r.Oversight,
		}}})
	}
	return list, nil
}
