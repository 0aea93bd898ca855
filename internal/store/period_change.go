package store

import (
	"context"
	"fmt"
	"slices"

	"github.com/jackc/pgx/v5"

	"kehoach/internal/plan"
)

// MakePeriods makes the four kỳ of a year as the preset computes them with the holidays of now. A year that has them is
// ErrConflict.
func (s *Store) MakePeriods(ctx context.Context, actor plan.Actor, slug string, year int, preset plan.Preset) error {
	if !storable(slug) || !isYear(year) {
		return plan.ErrNotFound
	}
	const sql = `INSERT INTO periods (province_id, year_id, kind, data_from, data_to, as_of_on, opens_on, due_on, grace_until)
		VALUES (@province_id, @year_id, @kind, @data_from::date, @data_to::date, @as_of_on::date, @opens_on::date, @due_on::date, @grace_until::date)`
	var (
		head     yearHead
		holidays []plan.Holiday
	)
	return s.write(ctx, actor, func(b *pgx.Batch) {
		queueOne(b, &head, yearHeadSQL, pgx.StrictNamedArgs{"slug": slug, "year": year})
		queueHolidays(b, &holidays)
	}, func(tx pgx.Tx) error {
		if !actor.CanIn(plan.RightPlan, head.Province.ID) {
			return fmt.Errorf("make periods: %w", plan.ErrForbidden)
		}
		if err := preset.Validate().Err(); err != nil {
			return err
		}
		return send(ctx, tx, func(b *pgx.Batch) {
			for _, p := range plan.NewPeriods(year, preset, holidays) {
				args := periodDays(p)
				args["province_id"], args["year_id"], args["kind"] = head.Province.ID, head.YearID, p.Kind
				b.Queue(sql, args)
			}
		})
	})
}

func periodDays(p plan.ReportingPeriod) pgx.StrictNamedArgs {
	return pgx.StrictNamedArgs{
		"data_from": p.DataFrom, "data_to": p.DataTo, "as_of_on": p.AsOfOn, "opens_on": p.OpensOn, "due_on": p.DueOn,
		"grace_until": p.GraceUntil,
	}
}

// changePeriod runs a change of one kỳ: then, or with a version that is not the kỳ's of now ErrConflict. The kỳ of a year
// hold each other, so all their rows are locked, always in one order. Every change raises the version.
func (s *Store) changePeriod(
	ctx context.Context, actor plan.Actor, right plan.Right, id int64, version int, then func(tx pgx.Tx, p plan.ReportingPeriod, all []plan.ReportingPeriod) error,
) error {
	const lockSQL = periodsFrom + ` WHERE pe.year_id = (SELECT year_id FROM periods WHERE id = @id::bigint) ORDER BY pe.id FOR UPDATE OF pe`
	const raiseSQL = `UPDATE periods SET version = version + 1 WHERE id = @id`
	var all []plan.ReportingPeriod
	return s.write(ctx, actor, func(b *pgx.Batch) {
		queueAll(b, &all, lockSQL, pgx.StrictNamedArgs{"id": id})
	}, func(tx pgx.Tx) error {
		at := slices.IndexFunc(all, func(p plan.ReportingPeriod) bool { return p.ID == id })
		if at < 0 {
			return fmt.Errorf("period %d: %w", id, plan.ErrNotFound)
		}
		p := all[at]
		if !actor.CanIn(right, p.ProvinceID) {
			return fmt.Errorf("change period: %w", plan.ErrForbidden)
		}
		if p.Version != version {
			return fmt.Errorf("period %d is at version %d: %w", id, p.Version, plan.ErrConflict)
		}
		if err := then(tx, p, all); err != nil {
			return err
		}
		if _, err := tx.Exec(ctx, raiseSQL, pgx.StrictNamedArgs{"id": id}); err != nil {
			return fmt.Errorf("raise version: %w", err)
		}
		return nil
	})
}

// EditPeriod gives the kỳ of edited's id and version its days.
func (s *Store) EditPeriod(ctx context.Context, actor plan.Actor, edited plan.ReportingPeriod) error {
	const sql = `UPDATE periods SET data_from = @data_from::date, data_to = @data_to::date, as_of_on = @as_of_on::date,
			opens_on = @opens_on::date, due_on = @due_on::date, grace_until = @grace_until::date
		WHERE id = @id`
	return s.changePeriod(ctx, actor, plan.RightPlan, edited.ID, edited.Version, func(tx pgx.Tx, p plan.ReportingPeriod, all []plan.ReportingPeriod) error {
		edited.Year, edited.Kind = p.Year, p.Kind
		if err := edited.Validate(all).Err(); err != nil {
			return err
		}
		args := periodDays(edited)
		args["id"] = p.ID
		_, err := tx.Exec(ctx, sql, args)
		return err
	})
}

// OpenPeriod lets units report in a kỳ being prepared.
func (s *Store) OpenPeriod(ctx context.Context, actor plan.Actor, id int64, version int) error {
	return s.changePeriod(ctx, actor, plan.RightPlan, id, version, func(tx pgx.Tx, p plan.ReportingPeriod, _ []plan.ReportingPeriod) error {
		if p.State != plan.PeriodPreparing {
			return fmt.Errorf("open period: %w", plan.ErrLocked)
		}
		_, err := tx.Exec(ctx, `UPDATE periods SET state = 'open' WHERE id = @id`, pgx.StrictNamedArgs{"id": id})
		return err
	})
}

// LockPeriod ends reporting and reviewing in an open kỳ; what is not approved stays so. A report being written waits for
// the lock or is done before it.
func (s *Store) LockPeriod(ctx context.Context, actor plan.Actor, id int64, version int) error {
	const sql = `UPDATE periods SET state = 'locked', locked_at = @now WHERE id = @id`
	return s.changePeriod(ctx, actor, plan.RightPlan, id, version, func(tx pgx.Tx, p plan.ReportingPeriod, _ []plan.ReportingPeriod) error {
		if p.State != plan.PeriodOpen {
			return fmt.Errorf("lock period: %w", plan.ErrLocked)
		}
		_, err := tx.Exec(ctx, sql, pgx.StrictNamedArgs{"id": id, "now": s.now()})
		return err
	})
}

// UnlockPeriod opens a locked kỳ again, by a leader or by a planner who records the leader's decision. The reason stays in
// the audit. A published kỳ never changes.
func (s *Store) UnlockPeriod(ctx context.Context, actor plan.Actor, id int64, version int, u plan.Unlocking) error {
	const sql = `UPDATE periods SET state = 'open', locked_at = NULL WHERE id = @id`
	return s.changePeriod(ctx, actor, plan.RightDecide, id, version, func(tx pgx.Tx, p plan.ReportingPeriod, _ []plan.ReportingPeriod) error {
		if p.State != plan.PeriodLocked {
			return fmt.Errorf("unlock period: %w", plan.ErrLocked)
		}
		if err := u.Validate(actor.CanIn(plan.RightPlan, p.ProvinceID)).Err(); err != nil {
			return err
		}
		if err := because(ctx, tx, u.String()); err != nil {
			return err
		}
		_, err := tx.Exec(ctx, sql, pgx.StrictNamedArgs{"id": id})
		return err
	})
}
