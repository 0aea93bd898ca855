package store

import (
	"context"
	"fmt"
	"slices"

	"github.com/jackc/pgx/v5"

	"kehoach/internal/plan"
)

// Assignment returns a plan as it is assigned: its tasks, the units there are, and the names in it that are no unit yet.
func (s *Store) Assignment(ctx context.Context, actor plan.Actor, slug string, year int, planSlug string) (plan.Assignment, error) {
	at := planAddress{slug, year, planSlug}
	if !at.valid() {
		return plan.Assignment{}, plan.ErrNotFound
	}
	var (
		head     planHead
		groups   []groupRow
		tasks    taskRows
		units    []unitFacts
		lineage  []lineageRow
		assigned plan.Assignment
	)
	err := s.read(ctx, actor, func(b *pgx.Batch) { at.queue(b, &head) }, func(tx pgx.Tx) error {
		if !actor.CanIn(plan.RightPlan, head.ProvinceID) {
			return fmt.Errorf("assign: %w", plan.ErrForbidden)
		}
		return send(ctx, tx, func(b *pgx.Batch) {
			s.queueLineage(b, &lineage, head.ProvinceID)
			queueGroups(b, &groups, head.PlanID)
			tasks.queuePlan(b, head.PlanID)
			queueUnits(b, &units, head.ProvinceID)
			queueDeputies(b, &assigned.Deputies, head.YearID)
		})
	})
	if err != nil {
		return plan.Assignment{}, err
	}
	assigned.Tree = plan.Tree{Province: head.Province, Lineage: lineageOf(head.ProvinceID, lineage), Year: head.year(), Plan: head.plan()}
	byGroup := tasks.byGroup()
	for _, row := range groups {
		group := row.group()
		group.Tasks = byGroup[group.ID]
		assigned.Groups = append(assigned.Groups, group)
	}
	assigned.Units = assignable(unitsOf(units), year, s.today())
	assigned.Names = namesToMatch(assigned.Groups, assigned.Units)
	return assigned, nil
}

// queueDeputies asks for the leaders named so far in a year.
func queueDeputies(b *pgx.Batch, into *[]string, yearID int64) {
	const sql = `SELECT DISTINCT deputy FROM tasks WHERE year_id = @id::bigint AND deputy IS NOT NULL ORDER BY 1`
	b.Queue(sql, pgx.StrictNamedArgs{"id": yearID}).Query(func(rows pgx.Rows) error {
		var err error
		*into, err = pgx.CollectRows(rows, pgx.RowTo[string])
		return err
	})
}

// assignable are the units that were there in the plan's year or are there today.
func assignable(units []plan.Unit, year int, today plan.Date) []plan.Unit {
	first, last := plan.MonthEnd(year-1, 12).AddDays(1), plan.MonthEnd(year, 12)
	return slices.DeleteFunc(units, func(u plan.Unit) bool {
		inYear := !last.Before(u.From) && (u.To.IsZero() || !u.To.Before(first))
		return !inYear && !u.ValidOn(today)
	})
}

// namesToMatch are the names in tasks that are no unit yet, each once, in the order of the plan.
func namesToMatch(groups []plan.Group, units []plan.Unit) []plan.NameMatch {
	var names []plan.NameMatch
	for _, g := range groups {
		for _, t := range g.Tasks {
			for _, u := range t.Units {
				if u.UnitID != 0 || t.Closed() {
					continue
				}
				at := slices.IndexFunc(names, func(n plan.NameMatch) bool { return n.Name == u.Name })
				if at < 0 {
					names = append(names, plan.NameMatch{Name: u.Name, UnitMatch: plan.MatchUnit(u.Name, units)})
					at = len(names) - 1
				}
				names[at].Tasks++
			}
		}
	}
	return names
}

// A plannable is a plan that is about to be changed by somebody who may, locked.
type plannable struct {
	head  planHead
	units []plan.Unit
}

// changePlan runs a change of a plan. The plan's row is locked first, so that changes of its tasks do not meet a release.
func (s *Store) changePlan(
	ctx context.Context, actor plan.Actor, slug string, year int, planSlug string, then func(pgx.Tx, plannable) error,
) error {
	const lockSQL = `SELECT state FROM plans WHERE id = @id::bigint FOR UPDATE`
	at := planAddress{slug, year, planSlug}
	if !at.valid() {
		return plan.ErrNotFound
	}
	var (
		p     plannable
		units []unitFacts
	)
	return s.write(ctx, actor, func(b *pgx.Batch) { at.queue(b, &p.head) }, func(tx pgx.Tx) error {
		if !actor.CanIn(plan.RightPlan, p.head.ProvinceID) {
			return fmt.Errorf("change plan: %w", plan.ErrForbidden)
		}
		err := send(ctx, tx, func(b *pgx.Batch) {
			b.Queue(lockSQL, pgx.StrictNamedArgs{"id": p.head.PlanID}).QueryRow(func(row pgx.Row) error { return row.Scan(&p.head.PlanState) })
			queueUnits(b, &units, p.head.ProvinceID)
		})
		if err != nil {
			return err
		}
		if p.head.PlanState == plan.Ended {
			return fmt.Errorf("the plan has ended: %w", plan.ErrForbidden)
		}
		p.units = assignable(unitsOf(units), year, s.today())
		return then(tx, p)
	})
}

// Assign writes what is filled in into all ticked tasks. When one of them was changed since the actor looked, nothing is
// written and the error is plan.ErrStale.
func (s *Store) Assign(ctx context.Context, actor plan.Actor, slug string, year int, planSlug string, a plan.Assigning) error {
	return s.changePlan(ctx, actor, slug, year, planSlug, func(tx pgx.Tx, p plannable) error {
		e := a.Validate(p.units)
		if len(a.Tasks) == 0 {
			return e
		}
		tasks, err := lockTasks(ctx, tx, p.head.PlanID, a.Tasks)
		if err != nil {
			return err
		}
		for _, t := range tasks {
			if (a.Due != plan.TypedDue{}) && !t.MayDate(p.head.PlanState) {
				e.Add("thoi-han", plan.ProblemDueFixed)
			}
		}
		if err := e.Err(); err != nil {
			return err
		}
		return s.assign(ctx, tx, actor, p, a)
	})
}

// lockTasks locks tasks of a plan as they were seen; plan.ErrStale names those that changed or left it.
func lockTasks(ctx context.Context, tx pgx.Tx, planID int64, seen []plan.TaskVersion) ([]plan.Task, error) {
	const sql = taskColumns + ` WHERE t.plan_id = @plan_id::bigint AND t.id = ANY (@ids::bigint[]) ORDER BY t.id FOR UPDATE`
	ids := make([]int64, 0, len(seen))
	for _, v := range seen {
		ids = append(ids, v.ID)
	}
	rows, err := tx.Query(ctx, sql, pgx.StrictNamedArgs{"plan_id": planID, "ids": ids})
	if err != nil {
		return nil, fmt.Errorf("lock tasks: %w", err)
	}
	found, err := pgx.CollectRows(rows, pgx.RowToStructByName[taskRow])
	if err != nil {
		return nil, fmt.Errorf("lock tasks: %w", err)
	}
	byID := map[int64]plan.Task{}
	for _, row := range found {
		byID[row.ID] = row.task()
	}
	var (
		stale plan.ErrStale
		tasks []plan.Task
	)
	for _, v := range seen {
		task, there := byID[v.ID]
		if !there {
			return nil, fmt.Errorf("task %d is not of the plan: %w", v.ID, plan.ErrNotFound)
		}
		if task.Version != v.Version || task.Closed() {
			stale.Tasks = append(stale.Tasks, v.ID)
		}
		tasks = append(tasks, task)
	}
	if len(stale.Tasks) > 0 {
		return nil, stale
	}
	return tasks, nil
}

func (s *Store) assign(ctx context.Context, tx pgx.Tx, actor plan.Actor, p plannable, a plan.Assigning) error {
	const sql = `UPDATE tasks SET deputy = coalesce(nullif(@deputy, ''), deputy), output = coalesce(nullif(@output, ''), output),
			resources = coalesce(nullif(@resources, ''), resources), oversight = coalesce(nullif(@oversight, ''), oversight),
			kind = coalesce(nullif(@kind, ''), kind), due_on = CASE WHEN @kind = '' THEN due_on ELSE @due_on::date END,
			due_text = CASE WHEN @kind = '' THEN due_text ELSE nullif(@due_text, '') END,
			due_original = CASE WHEN @released AND due_original IS NULL AND @kind <> '' THEN @due_on::date ELSE due_original END,
			version = version + 1
		WHERE id = ANY (@ids::bigint[])`
	ids := make([]int64, 0, len(a.Tasks))
	for _, v := range a.Tasks {
		ids = append(ids, v.ID)
	}
	_, err := tx.Exec(ctx, sql, pgx.StrictNamedArgs{
		"ids": ids, "deputy": a.Deputy, "output": a.Output, "resources": a.Resources, "oversight": a.Oversight,
		"kind": string(a.Due.Kind), "due_on": a.Due.On, "due_text": a.Due.Text, "released": p.head.PlanState == plan.Released,
	})
	if err != nil {
		return fmt.Errorf("assign: %w", err)
	}
	if a.LeadID != 0 {
		if err := s.setLead(ctx, tx, actor, ids, unitByID(p.units, a.LeadID)); err != nil {
			return err
		}
	}
	return addSupport(ctx, tx, ids, a.Support)
}

func unitByID(units []plan.Unit, id int64) plan.Unit {
	at := slices.IndexFunc(units, func(u plan.Unit) bool { return u.ID == id })
	if at < 0 {
		return plan.Unit{}
	}
	return units[at]
}

// setLead makes a unit the only one in charge of tasks. What the old one sent stays its own; what waits in an open kỳ is
// the new one's to finish.
func (s *Store) setLead(ctx context.Context, tx pgx.Tx, actor plan.Actor, ids []int64, lead plan.Unit) error {
	const dropSQL = `DELETE FROM task_units WHERE task_id = ANY (@ids::bigint[]) AND role = 'support' AND unit_id = @unit_id::bigint`
	const moveSQL = `UPDATE task_units SET unit_id = @unit_id, name = @name
		WHERE task_id = ANY (@ids::bigint[]) AND role = 'lead' AND unit_id IS DISTINCT FROM @unit_id`
	const addSQL = `INSERT INTO task_units (province_id, year_id, task_id, ord, role, name, unit_id)
		SELECT t.province_id, t.year_id, t.id, coalesce((SELECT max(ord) FROM task_units x WHERE x.task_id = t.id), 0) + 1,
			'lead', @name, @unit_id::bigint
		FROM tasks t WHERE t.id = ANY (@ids::bigint[])
			AND NOT EXISTS (SELECT 1 FROM task_units x WHERE x.task_id = t.id AND x.role = 'lead')`
	const reportsSQL = `WITH moved AS (
			UPDATE progress_reports r SET unit_id = @unit_id, version = r.version + 1 FROM periods p
			WHERE p.id = r.period_id AND p.state = 'open' AND r.task_id = ANY (@ids::bigint[]) AND r.state IN ('draft', 'returned')
				AND r.unit_id <> @unit_id
			RETURNING r.id, r.province_id, r.year_id)
		INSERT INTO report_events (province_id, year_id, report_id, action, reason, at, user_id, actor_name)
		SELECT province_id, year_id, id, 'reassigned', @reason, @now, nullif(@user_id::bigint, 0), @actor FROM moved`
	const draftsSQL = `UPDATE report_drafts d SET unit_id = @unit_id FROM periods p
		WHERE p.id = d.period_id AND p.state = 'open' AND d.task_id = ANY (@ids::bigint[]) AND d.unit_id <> @unit_id
			AND NOT EXISTS (SELECT 1 FROM report_drafts o WHERE o.task_id = d.task_id AND o.period_id = d.period_id AND o.unit_id = @unit_id)
			AND d.updated_at = (SELECT max(o.updated_at) FROM report_drafts o WHERE o.task_id = d.task_id AND o.period_id = d.period_id)`
	return send(ctx, tx, func(b *pgx.Batch) {
		b.Queue(dropSQL, pgx.StrictNamedArgs{"ids": ids, "unit_id": lead.ID})
		b.Queue(moveSQL, pgx.StrictNamedArgs{"ids": ids, "unit_id": lead.ID, "name": lead.Name})
		b.Queue(addSQL, pgx.StrictNamedArgs{"ids": ids, "unit_id": lead.ID, "name": lead.Name})
		b.Queue(reportsSQL, pgx.StrictNamedArgs{
			"ids": ids, "unit_id": lead.ID, "reason": "Chuyển chủ trì sang " + lead.Name, "now": s.now(), "user_id": actor.UserID,
			"actor": actor.Name,
		})
		b.Queue(draftsSQL, pgx.StrictNamedArgs{"ids": ids, "unit_id": lead.ID})
	})
}

// addSupport lets units help with tasks they have no part in yet.
func addSupport(ctx context.Context, tx pgx.Tx, ids, units []int64) error {
	const sql = `INSERT INTO task_units (province_id, year_id, task_id, ord, role, name, unit_id)
		SELECT t.province_id, t.year_id, t.id, coalesce((SELECT max(ord) FROM task_units x WHERE x.task_id = t.id), 0) + 1, 'support', u.name, u.id
		FROM tasks t JOIN units u ON u.province_id = t.province_id AND u.id = @unit_id::bigint
		WHERE t.id = ANY (@ids::bigint[]) AND NOT EXISTS (SELECT 1 FROM task_units x WHERE x.task_id = t.id AND x.unit_id = u.id)`
	return send(ctx, tx, func(b *pgx.Batch) {
		for _, unit := range units {
			b.Queue(sql, pgx.StrictNamedArgs{"ids": ids, "unit_id": unit})
		}
	})
}

// LinkNames gives every name of the plan that is a unit beyond doubt that unit, and returns how many rows were linked.
func (s *Store) LinkNames(ctx context.Context, actor plan.Actor, slug string, year int, planSlug string) (linked int, err error) {
	const namesSQL = `SELECT DISTINCT u.name FROM task_units u JOIN tasks t ON t.id = u.task_id
		WHERE t.plan_id = @id::bigint AND u.unit_id IS NULL`
	// A task that names a unit twice keeps the second name as words.
	const linkSQL = `WITH one AS (SELECT DISTINCT ON (u.task_id) u.task_id, u.ord FROM task_units u JOIN tasks t ON t.id = u.task_id
			WHERE t.plan_id = @id::bigint AND u.unit_id IS NULL AND u.name = @name
				AND NOT EXISTS (SELECT 1 FROM task_units x WHERE x.task_id = u.task_id AND x.unit_id = @unit_id::bigint)
			ORDER BY u.task_id, u.role, u.ord),
		raised AS (UPDATE tasks SET version = version + 1 WHERE id IN (SELECT task_id FROM one))
		UPDATE task_units u SET unit_id = @unit_id FROM one WHERE u.task_id = one.task_id AND u.ord = one.ord`
	err = s.changePlan(ctx, actor, slug, year, planSlug, func(tx pgx.Tx, p plannable) error {
		rows, err := tx.Query(ctx, namesSQL, pgx.StrictNamedArgs{"id": p.head.PlanID})
		if err != nil {
			return fmt.Errorf("names of units: %w", err)
		}
		names, err := pgx.CollectRows(rows, pgx.RowTo[string])
		if err != nil {
			return fmt.Errorf("names of units: %w", err)
		}
		for _, name := range names {
			match := plan.MatchUnit(name, p.units)
			if match.Kind == "" {
				continue
			}
			done, err := tx.Exec(ctx, linkSQL, pgx.StrictNamedArgs{"id": p.head.PlanID, "name": name, "unit_id": match.Unit.ID})
			if err != nil {
				return fmt.Errorf("link names: %w", err)
			}
			linked += int(done.RowsAffected())
		}
		return nil
	})
	return linked, err
}

// ReleasePlan gives the tasks of a plan to their units: from now on the units see them, and deadlines change only by
// gia hạn. A plan no known unit leads a task of is not given to anybody.
func (s *Store) ReleasePlan(ctx context.Context, actor plan.Actor, slug string, year int, planSlug string, version int, r plan.Releasing) error {
	const ledSQL = `SELECT count(*) FROM tasks t JOIN task_units u ON u.task_id = t.id AND u.role = 'lead' AND u.unit_id IS NOT NULL
		WHERE t.plan_id = @id::bigint AND t.closed_on IS NULL`
	const planSQL = `UPDATE plans SET state = 'released', released_on = @on::date, released_number = nullif(@number, ''), version = version + 1
		WHERE id = @id AND state = 'draft' AND version = @version`
	const tasksSQL = `UPDATE tasks SET due_original = due_on, version = version + 1 WHERE plan_id = @id AND closed_on IS NULL`
	const yearSQL = `UPDATE years SET state = 'running' WHERE id = @id AND state = 'preparing'`
	return s.changePlan(ctx, actor, slug, year, planSlug, func(tx pgx.Tx, p plannable) error {
		if p.head.PlanState != plan.Drafted {
			return fmt.Errorf("the plan is released: %w", plan.ErrConflict)
		}
		e := r.Validate(p.head.plan(), s.today())
		var led int
		if err := tx.QueryRow(ctx, ledSQL, pgx.StrictNamedArgs{"id": p.head.PlanID}).Scan(&led); err != nil {
			return fmt.Errorf("count led tasks: %w", err)
		}
		if led == 0 {
			e.Add("giao", plan.ProblemNoLead)
		}
		if err := e.Err(); err != nil {
			return err
		}
		if err := because(ctx, tx, releaseReason(r)); err != nil {
			return err
		}
		done, err := tx.Exec(ctx, planSQL, pgx.StrictNamedArgs{"id": p.head.PlanID, "on": r.On, "number": r.Number, "version": version})
		if err != nil {
			return fmt.Errorf("release plan: %w", err)
		}
		if done.RowsAffected() == 0 {
			return plan.ErrConflict
		}
		return send(ctx, tx, func(b *pgx.Batch) {
			b.Queue(tasksSQL, pgx.StrictNamedArgs{"id": p.head.PlanID})
			b.Queue(yearSQL, pgx.StrictNamedArgs{"id": p.head.YearID})
		})
	})
}

// releaseReason is what the audit says of a release.
func releaseReason(r plan.Releasing) string {
	if r.Number == "" {
		return "Giao nhiệm vụ"
	}
	return "Giao nhiệm vụ; " + r.Number
}
