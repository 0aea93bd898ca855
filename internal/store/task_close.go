package store

import (
	"context"
	"fmt"
	"strconv"

	"github.com/jackc/pgx/v5"

	"kehoach/internal/plan"
)

// checkLocked notes a day on which a task must not leave: a kỳ that is over counts it.
func checkLocked(ctx context.Context, tx pgx.Tx, e plan.FieldErrors, yearID int64, on plan.Date) error {
	const sql = `SELECT as_of_on FROM periods WHERE year_id = @id::bigint AND state IN ('locked', 'published') AND as_of_on >= @on::date FOR SHARE`
	if on.IsZero() {
		return nil
	}
	rows, err := tx.Query(ctx, sql, pgx.StrictNamedArgs{"id": yearID, "on": on})
	if err != nil {
		return fmt.Errorf("look at periods: %w", err)
	}
	days, err := pgx.CollectRows(rows, pgx.RowTo[plan.Date])
	if err != nil {
		return fmt.Errorf("look at periods: %w", err)
	}
	if len(days) > 0 {
		e.Add("ngay", plan.ProblemLockedDay)
	}
	return nil
}

func closeTask(ctx context.Context, tx pgx.Tx, id int64, as plan.Closing, on plan.Date, reason string) error {
	const sql = `UPDATE tasks SET closed_on = @on::date, closed_as = @as, closed_reason = @reason, version = version + 1 WHERE id = @id`
	_, err := tx.Exec(ctx, sql, pgx.StrictNamedArgs{"id": id, "on": on, "as": as, "reason": reason})
	if err != nil {
		return fmt.Errorf("close task: %w", err)
	}
	return nil
}

// CloseTask takes a task out of its plan for good: merged into another, or removed.
func (s *Store) CloseTask(ctx context.Context, actor plan.Actor, id int64, version int, c plan.TaskClosing) error {
	return s.changeTask(ctx, actor, id, version, func(tx pgx.Tx, p plannable, t plan.Task) error {
		e := c.Validate(t, s.today())
		if err := checkLocked(ctx, tx, e, p.head.YearID, c.On); err != nil {
			return err
		}
		if err := e.Err(); err != nil {
			return err
		}
		if err := because(ctx, tx, c.Reason); err != nil {
			return err
		}
		return closeTask(ctx, tx, id, c.As, c.On, c.Reason)
	})
}

// SplitTask closes a task and puts others in its place, which keep its deadline and, where no other is named, its lead.
// The new tasks are returned in their order.
func (s *Store) SplitTask(ctx context.Context, actor plan.Actor, id int64, version int, split plan.TaskSplitting) (parts []int64, err error) {
	const copySQL = `INSERT INTO task_units (province_id, year_id, task_id, ord, role, name, unit_id)
		SELECT province_id, year_id, @to::bigint, ord, role, name, unit_id FROM task_units WHERE task_id = @from::bigint`
	err = s.changeTask(ctx, actor, id, version, func(tx pgx.Tx, p plannable, t plan.Task) error {
		e := split.Validate(t, p.units, s.today())
		if err := checkLocked(ctx, tx, e, p.head.YearID, split.On); err != nil {
			return err
		}
		if err := e.Err(); err != nil {
			return err
		}
		if err := because(ctx, tx, split.Reason); err != nil {
			return err
		}
		if err := closeTask(ctx, tx, id, plan.ClosedSplit, split.On, split.Reason); err != nil {
			return err
		}
		for i, part := range split.Filled() {
			child, err := partOf(t, p, part, i+1, split.On).insert(ctx, tx)
			if err != nil {
				return err
			}
			parts = append(parts, child)
			if _, err := tx.Exec(ctx, copySQL, pgx.StrictNamedArgs{"from": id, "to": child}); err != nil {
				return fmt.Errorf("copy units: %w", err)
			}
			if part.LeadID == 0 {
				continue
			}
			if err := s.setLead(ctx, tx, actor, []int64{child}, unitByID(p.units, part.LeadID)); err != nil {
				return err
			}
		}
		return nil
	})
	return parts, err
}

// partOf is the nth task that another is split into. It counts from the day the other leaves.
func partOf(t plan.Task, p plannable, part plan.TaskPart, n int, on plan.Date) newTask {
	child := t
	child.Number, child.Text, child.AssignedOn, child.SplitFrom = t.Number+"."+strconv.Itoa(n), part.Text, on, t.ID
	child.Reason = "tách từ nhiệm vụ " + t.Number
	return newTask{Task: child, planID: p.head.PlanID, yearID: p.head.YearID, provinceID: p.head.ProvinceID}
}
