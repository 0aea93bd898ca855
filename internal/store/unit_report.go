package store

import (
	"context"
	"fmt"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"

	"kehoach/internal/plan"
)

// A unitWrite is a unit's own word on a kỳ about to be written; Version is 0 while there is none.
type unitWrite struct {
	place   reportPlace
	remarks []plan.UnitRemarks
}

func (w *unitWrite) version() int {
	for _, r := range w.remarks {
		return r.Version
	}
	return 0
}

// writeUnit writes columns of the unit's row of a kỳ, which set gives as SQL of its own arguments.
func (s *Store) writeUnit(
	ctx context.Context, actor plan.Actor, unitID, periodID int64, version int, set string, args pgx.StrictNamedArgs,
	check func(plan.Unit) error,
) error {
	const makeSQL = `INSERT INTO unit_reports (province_id, year_id, period_id, unit_id)
		VALUES (@province_id, @year_id, @period_id, @unit_id) ON CONFLICT DO NOTHING`
	var w unitWrite
	return s.write(ctx, actor, func(b *pgx.Batch) {
		w.place.queue(b, unitID, periodID)
		queueAll(b, &w.remarks, boardRemarksSQL+` FOR UPDATE`, pgx.StrictNamedArgs{"period_id": periodID, "unit_id": unitID})
	}, func(tx pgx.Tx) error {
		if err := w.place.writable(actor, s.today()); err != nil {
			return err
		}
		if err := check(w.place.unit.unit()); err != nil {
			return err
		}
		if w.version() != version {
			return plan.ErrConflict
		}
		p := w.place.period
		written := pgx.StrictNamedArgs{"period_id": periodID, "unit_id": unitID, "version": max(version, 1)}
		for name, value := range args {
			written[name] = value
		}
		changed := int64(0)
		err := send(ctx, tx, func(b *pgx.Batch) {
			if version == 0 {
				b.Queue(makeSQL, pgx.StrictNamedArgs{"province_id": p.ProvinceID, "year_id": p.YearID, "period_id": periodID, "unit_id": unitID})
			}
			b.Queue(`UPDATE unit_reports SET `+set+`, version = version + 1
				WHERE period_id = @period_id AND unit_id = @unit_id AND version = @version`, written).Exec(func(tag pgconn.CommandTag) error {
				changed = tag.RowsAffected()
				return nil
			})
		})
		if err == nil && changed == 0 {
			return plan.ErrConflict
		}
		return err
	})
}

// SaveRemarks keeps the unit's own words on a kỳ; with another version than theirs of now it is ErrConflict.
func (s *Store) SaveRemarks(ctx context.Context, actor plan.Actor, unitID, periodID int64, r plan.UnitRemarks) error {
	const set = `results = nullif(@results, ''), shortcomings = nullif(@shortcomings, ''), causes = nullif(@causes, ''),
		proposals = nullif(@proposals, '')`
	args := pgx.StrictNamedArgs{"results": r.Results, "shortcomings": r.Shortcomings, "causes": r.Causes, "proposals": r.Proposals}
	return s.writeUnit(ctx, actor, unitID, periodID, r.Version, set, args, func(plan.Unit) error { return r.Validate().Err() })
}

// HandToHead gives the unit's reports to its head, who alone sends them.
func (s *Store) HandToHead(ctx context.Context, actor plan.Actor, unitID, periodID int64, version int) error {
	args := pgx.StrictNamedArgs{"now": s.now()}
	return s.writeUnit(ctx, actor, unitID, periodID, version, `handed_at = @now, handed_back = NULL`, args, func(u plan.Unit) error {
		if !u.HeadSends {
			return fmt.Errorf("the unit's officers send: %w", plan.ErrForbidden)
		}
		return nil
	})
}

// HandBack gives the reports back to the unit's officers, with the head's reason.
func (s *Store) HandBack(ctx context.Context, actor plan.Actor, unitID, periodID int64, version int, reason string) error {
	args := pgx.StrictNamedArgs{"reason": reason}
	return s.writeUnit(ctx, actor, unitID, periodID, version, `handed_at = NULL, handed_back = @reason`, args, func(u plan.Unit) error {
		if !u.HeadSends || !actor.Heads(u) {
			return fmt.Errorf("only the head hands back: %w", plan.ErrForbidden)
		}
		e := plan.FieldErrors{}
		e.Text("ly-do", reason, 2000, true)
		return e.Err()
	})
}

// SaveCoordination keeps what a coordinating unit says of a task in a kỳ; an empty text takes it back.
func (s *Store) SaveCoordination(ctx context.Context, actor plan.Actor, periodID int64, note plan.CoordinationNote) error {
	const helpsSQL = `SELECT EXISTS (SELECT 1 FROM task_units h JOIN tasks t ON t.id = h.task_id JOIN plans pl ON pl.id = t.plan_id
			JOIN periods ky ON ky.id = @period_id::bigint AND ky.year_id = t.year_id
			WHERE h.task_id = @task_id::bigint AND h.unit_id = @unit_id::bigint AND h.role = 'support' AND pl.state <> 'draft'
				AND t.assigned_on <= ky.data_to),
		coalesce((SELECT version FROM coordination_notes n
			WHERE n.task_id = @task_id AND n.period_id = @period_id AND n.unit_id = @unit_id), 0)`
	var (
		place   reportPlace
		helps   bool
		version int
	)
	args := pgx.StrictNamedArgs{"period_id": periodID, "task_id": note.TaskID, "unit_id": note.UnitID}
	return s.write(ctx, actor, func(b *pgx.Batch) {
		place.queue(b, note.UnitID, periodID)
		b.Queue(helpsSQL, args).QueryRow(func(row pgx.Row) error { return row.Scan(&helps, &version) })
	}, func(tx pgx.Tx) error {
		if err := place.writable(actor, s.today()); err != nil {
			return err
		}
		e := plan.FieldErrors{}
		e.Text(plan.FieldNote, note.Body, plan.ReportTextMax, version == 0)
		switch {
		case !helps:
			return fmt.Errorf("the unit does not help with the task: %w", plan.ErrForbidden)
		case len(e) > 0:
			return e
		case version != note.Version:
			return plan.ErrConflict
		}
		return s.keepNote(ctx, tx, actor, place.period, note)
	})
}

func (s *Store) keepNote(ctx context.Context, tx pgx.Tx, actor plan.Actor, p plan.ReportingPeriod, note plan.CoordinationNote) error {
	const dropSQL = `DELETE FROM coordination_notes WHERE task_id = @task_id AND period_id = @period_id AND unit_id = @unit_id AND version = @version`
	const keepSQL = `INSERT INTO coordination_notes AS n (province_id, year_id, task_id, period_id, unit_id, body, updated_at, updated_by)
		VALUES (@province_id, @year_id, @task_id, @period_id, @unit_id, @body, @now, nullif(@user_id::bigint, 0))
		ON CONFLICT (task_id, period_id, unit_id) DO UPDATE SET body = excluded.body, updated_at = excluded.updated_at,
			updated_by = excluded.updated_by, version = n.version + 1 WHERE n.version = @version`
	args := pgx.StrictNamedArgs{"task_id": note.TaskID, "period_id": p.ID, "unit_id": note.UnitID, "version": note.Version}
	sql := dropSQL
	if note.Body != "" {
		sql = keepSQL
		args["province_id"], args["year_id"], args["body"] = p.ProvinceID, p.YearID, note.Body
		args["now"], args["user_id"] = s.now(), actor.UserID
	}
	tag, err := tx.Exec(ctx, sql, args)
	if err != nil {
		return fmt.Errorf("keep coordination note: %w", err)
	}
	if tag.RowsAffected() == 0 {
		return plan.ErrConflict
	}
	return nil
}
