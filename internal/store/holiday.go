package store

import (
	"context"
	"fmt"

	"github.com/jackc/pgx/v5"

	"kehoach/internal/plan"
)

// Holidays returns every day of the table, in order.
func (s *Store) Holidays(ctx context.Context, actor plan.Actor) (plan.Holidays, error) {
	var found []plan.Holiday
	err := s.read(ctx, actor, func(b *pgx.Batch) { queueHolidays(b, &found) }, nil)
	return found, err
}

func queueHolidays(b *pgx.Batch, into *[]plan.Holiday) {
	queueAll(b, into, `SELECT day, kind, name, source FROM holidays ORDER BY day`, pgx.StrictNamedArgs{})
}

// AddHoliday enters a day. One that is there already is a broken field.
func (s *Store) AddHoliday(ctx context.Context, actor plan.Actor, h plan.Holiday) error {
	if !plan.CanKeepHolidays(actor) {
		return fmt.Errorf("add holiday: %w", plan.ErrForbidden)
	}
	if err := h.Validate().Err(); err != nil {
		return err
	}
	const sql = `INSERT INTO holidays (day, kind, name, source) VALUES (@day::date, @kind, @name, @source) ON CONFLICT DO NOTHING`
	return s.write(ctx, actor, func(*pgx.Batch) {}, func(tx pgx.Tx) error {
		tag, err := tx.Exec(ctx, sql, pgx.StrictNamedArgs{"day": h.Day, "kind": h.Kind, "name": h.Name, "source": h.Source})
		if err == nil && tag.RowsAffected() == 0 {
			return plan.FieldErrors{"ngay": plan.ProblemDayTaken}
		}
		return err
	})
}

// RemoveHoliday takes a day out of the table.
func (s *Store) RemoveHoliday(ctx context.Context, actor plan.Actor, day plan.Date) error {
	if !plan.CanKeepHolidays(actor) {
		return fmt.Errorf("remove holiday: %w", plan.ErrForbidden)
	}
	return s.write(ctx, actor, func(*pgx.Batch) {}, func(tx pgx.Tx) error {
		tag, err := tx.Exec(ctx, `DELETE FROM holidays WHERE day = @day::date`, pgx.StrictNamedArgs{"day": day})
		if err == nil && tag.RowsAffected() == 0 {
			return plan.ErrNotFound
		}
		return err
	})
}
