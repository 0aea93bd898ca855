package store

import (
	"context"
	"fmt"

	"github.com/jackc/pgx/v5"

	"kehoach/internal/plan"
)

// TaskForm returns what the pages that change a task need; who may not plan is refused.
func (s *Store) TaskForm(ctx context.Context, actor plan.Actor, id int64) (plan.TaskForm, error) {
	const headSQL = planHeadColumns + ` WHERE pl.id = (SELECT plan_id FROM tasks WHERE id = @id::bigint)`
	var (
		head  planHead
		group groupRow
		tasks taskRows
		units []unitFacts
		form  plan.TaskForm
	)
	err := s.read(ctx, actor, func(b *pgx.Batch) { queueOne(b, &head, headSQL, pgx.StrictNamedArgs{"id": id}) }, func(tx pgx.Tx) error {
		if !actor.CanIn(plan.RightPlan, head.ProvinceID) {
			return fmt.Errorf("change task: %w", plan.ErrForbidden)
		}
		return send(ctx, tx, func(b *pgx.Batch) {
			const groupSQL = groupColumns + ` WHERE id = (SELECT group_id FROM tasks WHERE id = @id::bigint)`
			queueOne(b, &group, groupSQL, pgx.StrictNamedArgs{"id": id})
			tasks.queueTask(b, id)
			queueUnits(b, &units, head.ProvinceID)
			queueDeputies(b, &form.Deputies, head.YearID)
		})
	})
	if err != nil {
		return plan.TaskForm{}, err
	}
	form.Tree = plan.Tree{Province: head.Province, Year: head.year(), Plan: head.plan()}
	form.Units = assignable(unitsOf(units), head.PlanYear, s.today())
	form.Group, form.Task = group.group(), tasks.list()[0]
	return form, nil
}

// changeTask runs a change of one task that is there and as it was seen. Its plan is locked first, as by changePlan.
func (s *Store) changeTask(
	ctx context.Context, actor plan.Actor, id int64, version int, then func(tx pgx.Tx, p plannable, t plan.Task) error,
) error {
	const headSQL = planHeadColumns + ` WHERE pl.id = (SELECT plan_id FROM tasks WHERE id = @id::bigint)`
	const lockSQL = `SELECT state FROM plans WHERE id = @id::bigint FOR UPDATE`
	var (
		p     plannable
		units []unitFacts
		tasks taskRows
	)
	return s.write(ctx, actor, func(b *pgx.Batch) { queueOne(b, &p.head, headSQL, pgx.StrictNamedArgs{"id": id}) }, func(tx pgx.Tx) error {
		if !actor.CanIn(plan.RightPlan, p.head.ProvinceID) {
			return fmt.Errorf("change task: %w", plan.ErrForbidden)
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
		if _, err := lockTasks(ctx, tx, p.head.PlanID, []plan.TaskVersion{{ID: id, Version: version}}); err != nil {
			return err
		}
		if err := send(ctx, tx, func(b *pgx.Batch) { tasks.queueTask(b, id) }); err != nil {
			return err
		}
		p.units = assignable(unitsOf(units), p.head.PlanYear, s.today())
		return then(tx, p, tasks.list()[0])
	})
}

// EditTask changes a task.
func (s *Store) EditTask(ctx context.Context, actor plan.Actor, id int64, version int, edited plan.TaskEdit) error {
	const sql = `UPDATE tasks SET text = @text, kind = @kind, due_on = @due_on::date, due_text = nullif(@due_text, ''),
			due_original = CASE WHEN @released AND due_original IS NULL THEN @due_on::date ELSE due_original END,
			deputy = nullif(@deputy, ''), output = nullif(@output, ''), resources = nullif(@resources, ''),
			oversight = nullif(@oversight, ''), assigned_number = nullif(@assigned_number, ''), version = version + 1
		WHERE id = @id`
	const dropSQL = `DELETE FROM task_units WHERE task_id = @id AND role = 'support'
		AND (unit_id <> ALL (@keep::bigint[]) OR unit_id IS NULL AND @names)`
	return s.changeTask(ctx, actor, id, version, func(tx pgx.Tx, p plannable, was plan.Task) error {
		if err := edited.ValidateChange(was, p.head.PlanState, p.units, s.today()).Err(); err != nil {
			return err
		}
		if err := because(ctx, tx, edited.Reason); err != nil {
			return err
		}
		due := edited.Due
		if due.Is(was) {
			due = plan.TypedDue{Kind: was.Kind, Text: was.DueText, On: was.DueOn}
		}
		_, err := tx.Exec(ctx, sql, pgx.StrictNamedArgs{
			"id": id, "text": edited.Text, "kind": kindOf(due), "due_on": due.On, "due_text": due.Text, "deputy": edited.Deputy,
			"output": edited.Output, "resources": edited.Resources, "oversight": edited.Oversight,
			"assigned_number": edited.AssignedNumber, "released": p.head.PlanState == plan.Released,
		})
		if err != nil {
			return fmt.Errorf("edit task: %w", err)
		}
		_, err = tx.Exec(ctx, dropSQL, pgx.StrictNamedArgs{"id": id, "keep": notNil(edited.Support), "names": edited.DropNames})
		if err != nil {
			return fmt.Errorf("drop supporting units: %w", err)
		}
		if edited.LeadID != 0 && edited.LeadID != was.LeadID() {
			if err := s.setLead(ctx, tx, actor, []int64{id}, unitByID(p.units, edited.LeadID)); err != nil {
				return err
			}
		}
		return addSupport(ctx, tx, []int64{id}, edited.Support)
	})
}

// kindOf is the kind a typed deadline makes of a task; nothing typed is a deadline that is not known yet.
func kindOf(due plan.TypedDue) plan.TaskKind {
	if due.Kind == "" {
		return plan.WithDeadline
	}
	return due.Kind
}

// A newTask is a row for tasks that no document gave.
type newTask struct {
	plan.Task
	planID, yearID, provinceID int64
}

func (n newTask) insert(ctx context.Context, tx pgx.Tx) (id int64, err error) {
	const sql = `INSERT INTO tasks (province_id, year_id, plan_id, group_id, ord, number, text, kind, due_text, due_on, due_original,
			assigned_on, assigned_number, output, deputy, resources, oversight, from_heading, confidence, reason, source_start, source_end,
			added, split_from_id)
		VALUES (@province_id, @year_id, @plan_id, @group_id, (SELECT coalesce(max(ord), 0) + 1 FROM tasks WHERE group_id = @group_id),
			@number, @text, @kind, nullif(@due_text, ''), @due_on::date, @due_original::date, @assigned_on::date, nullif(@assigned_number, ''),
			nullif(@output, ''), nullif(@deputy, ''), nullif(@resources, ''), nullif(@oversight, ''), false, 1, @reason, @start, @end,
			true, nullif(@split_from::bigint, 0)) RETURNING id`
	err = tx.QueryRow(ctx, sql, pgx.StrictNamedArgs{
		"province_id": n.provinceID, "year_id": n.yearID, "plan_id": n.planID, "group_id": n.GroupID, "number": n.Number, "text": n.Text,
		"kind": n.Kind, "due_text": n.DueText, "due_on": n.DueOn, "due_original": n.DueOriginal, "assigned_on": n.AssignedOn,
		"assigned_number": n.AssignedNumber, "output": n.Output, "deputy": n.Deputy, "resources": n.Resources, "oversight": n.Oversight,
		"reason": n.Reason, "start": n.Source.Start, "end": n.Source.End, "split_from": n.SplitFrom,
	}).Scan(&id)
	if err != nil {
		return 0, fmt.Errorf("add task: %w", err)
	}
	return id, nil
}

// AddTask adds a task that the plan's document does not hold, and returns its id.
func (s *Store) AddTask(
	ctx context.Context, actor plan.Actor, slug string, year int, planSlug string, added plan.TaskEdit,
) (id int64, err error) {
	const groupSQL = groupColumns + ` WHERE plan_id = @plan_id::bigint AND id = @id::bigint`
	const numbersSQL = taskColumns + ` WHERE t.group_id = @id::bigint ORDER BY t.ord`
	err = s.changePlan(ctx, actor, slug, year, planSlug, func(tx pgx.Tx, p plannable) error {
		var (
			groups  []groupRow
			numbers []taskRow
		)
		err := send(ctx, tx, func(b *pgx.Batch) {
			queueAll(b, &groups, groupSQL, pgx.StrictNamedArgs{"plan_id": p.head.PlanID, "id": added.GroupID})
			queueAll(b, &numbers, numbersSQL, pgx.StrictNamedArgs{"id": added.GroupID})
		})
		if err != nil {
			return err
		}
		e := added.ValidateNew(p.head.plan(), p.units, s.today())
		if len(groups) == 0 {
			e.Add("nhom", plan.ProblemUnknown)
		}
		if err := e.Err(); err != nil {
			return err
		}
		if err := because(ctx, tx, nonEmptyReason("Thêm nhiệm vụ ngoài văn bản", added.AssignedNumber, added.Reason)); err != nil {
			return err
		}
		group := groups[0].group()
		for _, row := range numbers {
			group.Tasks = append(group.Tasks, row.task())
		}
		if id, err = rowOf(added, p, plan.NextNumber(group)).insert(ctx, tx); err != nil {
			return err
		}
		if added.LeadID != 0 {
			if err := s.setLead(ctx, tx, actor, []int64{id}, unitByID(p.units, added.LeadID)); err != nil {
				return err
			}
		}
		return addSupport(ctx, tx, []int64{id}, added.Support)
	})
	return id, err
}

func rowOf(added plan.TaskEdit, p plannable, number string) newTask {
	t := plan.Task{
		GroupID: added.GroupID, Number: number, Text: added.Text, Kind: kindOf(added.Due), DueText: added.Due.Text, DueOn: added.Due.On,
		AssignedOn: added.AssignedOn, AssignedNumber: added.AssignedNumber, Output: added.Output, Deputy: added.Deputy,
		Resources: added.Resources, Oversight: added.Oversight, Reason: "thêm ngoài văn bản",
	}
	if t.AssignedOn.IsZero() {
		t.AssignedOn = p.head.plan().AssignedOn()
	}
	if p.head.PlanState == plan.Released {
		t.DueOriginal = t.DueOn
	}
	return newTask{Task: t, planID: p.head.PlanID, yearID: p.head.YearID, provinceID: p.head.ProvinceID}
}

// nonEmptyReason joins what is known of a reason.
func nonEmptyReason(parts ...string) string {
	text := ""
	for _, part := range parts {
		if part == "" {
			continue
		}
		if text != "" {
			text += "; "
		}
		text += part
	}
	return text
}
