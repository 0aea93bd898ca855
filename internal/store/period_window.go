package store

import (
	"context"
	"fmt"

	"github.com/jackc/pgx/v5"

	"kehoach/internal/plan"
)

// GrantWindow gives a unit longer to report in w's kỳ of that version. A window the unit has there ends with it.
func (s *Store) GrantWindow(ctx context.Context, actor plan.Actor, version int, w plan.PeriodWindow) error {
	const sql = `INSERT INTO period_windows (province_id, year_id, period_id, unit_id, until, reason, created_at, created_by)
		VALUES (@province_id, @year_id, @period_id, @unit_id, @until::date, @reason, @now, @actor)`
	return s.changePeriod(ctx, actor, plan.RightPlan, w.PeriodID, version, func(tx pgx.Tx, p plan.ReportingPeriod, _ []plan.ReportingPeriod) error {
		if p.Closed() {
			return fmt.Errorf("grant window: %w", plan.ErrLocked)
		}
		if err := s.checkWindow(ctx, tx, w, p); err != nil {
			return err
		}
		if err := because(ctx, tx, w.Reason); err != nil {
			return err
		}
		return send(ctx, tx, func(b *pgx.Batch) {
			b.Queue(`UPDATE period_windows SET revoked_at = @now WHERE period_id = @period_id AND unit_id = @unit_id AND revoked_at IS NULL`,
				pgx.StrictNamedArgs{"now": s.now(), "period_id": p.ID, "unit_id": w.UnitID})
			b.Queue(sql, pgx.StrictNamedArgs{
				"province_id": p.ProvinceID, "year_id": p.YearID, "period_id": p.ID, "unit_id": w.UnitID, "until": w.Until,
				"reason": w.Reason, "now": s.now(), "actor": actor.Label,
			})
		})
	})
}

// checkWindow: the unit must be one of the kỳ's province, besides what the window says of itself.
func (s *Store) checkWindow(ctx context.Context, tx pgx.Tx, w plan.PeriodWindow, p plan.ReportingPeriod) error {
	const sql = `SELECT EXISTS (SELECT FROM units WHERE id = @id::bigint AND province_id = @province_id)`
	var known bool
	if err := tx.QueryRow(ctx, sql, pgx.StrictNamedArgs{"id": w.UnitID, "province_id": p.ProvinceID}).Scan(&known); err != nil {
		return fmt.Errorf("look for unit: %w", err)
	}
	problems := w.Validate(p, s.today())
	if !known {
		problems.Add("don-vi", plan.ProblemUnknown)
	}
	return problems.Err()
}

// RevokeWindow ends a window of the kỳ early.
func (s *Store) RevokeWindow(ctx context.Context, actor plan.Actor, periodID int64, version int, windowID int64) error {
	const sql = `UPDATE period_windows SET revoked_at = @now WHERE id = @id::bigint AND period_id = @period_id AND revoked_at IS NULL`
	return s.changePeriod(ctx, actor, plan.RightPlan, periodID, version, func(tx pgx.Tx, p plan.ReportingPeriod, _ []plan.ReportingPeriod) error {
		if p.Closed() {
			return fmt.Errorf("revoke window: %w", plan.ErrLocked)
		}
		tag, err := tx.Exec(ctx, sql, pgx.StrictNamedArgs{"now": s.now(), "id": windowID, "period_id": p.ID})
		if err == nil && tag.RowsAffected() == 0 {
			return plan.ErrNotFound
		}
		return err
	})
}
