package store

import (
	"context"
	"encoding/json"
	"fmt"
	"strconv"

	"github.com/jackc/pgx/v5"

	"kehoach/internal/plan"
)

// A sendRow is a report about to be sent, with its task.
type sendRow struct {
	reportFacts
	TaskKind          plan.TaskKind
	DueOn, AssignedOn plan.Date
	Product           bool
}

// SendReports sends saved reports of a unit, all or none: with another version, or sent already, it is ErrConflict; what is
// wrong with any of them comes back at once, each field with its task's id ("ty-le:17").
func (s *Store) SendReports(ctx context.Context, actor plan.Actor, unitID, periodID int64, reports []plan.ReportVersion) error {
	const rowsSQL = `SELECT ` + reportFields + `, t.kind AS task_kind, t.due_on, t.assigned_on,
			EXISTS (SELECT 1 FROM evidences v WHERE v.task_id = t.id AND v.removed_at IS NULL) AS product` + reportsFrom + `
		JOIN tasks t ON t.id = r.task_id WHERE r.period_id = @period_id::bigint AND r.unit_id = @unit_id::bigint AND r.id = ANY (@ids::bigint[])
		ORDER BY r.id FOR UPDATE OF r`
	ids := make([]int64, 0, len(reports))
	for _, r := range reports {
		ids = append(ids, r.ID)
	}
	var (
		place reportPlace
		rows  []sendRow
	)
	return s.write(ctx, actor, func(b *pgx.Batch) {
		place.queue(b, unitID, periodID)
		queueAll(b, &rows, rowsSQL, pgx.StrictNamedArgs{"period_id": periodID, "unit_id": unitID, "ids": ids})
	}, func(tx pgx.Tx) error {
		if err := place.writable(actor, s.today()); err != nil {
			return err
		}
		if !actor.Sends(place.unit.unit()) {
			return fmt.Errorf("only the head sends: %w", plan.ErrForbidden)
		}
		if err := s.checkSending(place, reports, rows); err != nil {
			return err
		}
		return s.sendRows(ctx, tx, actor, place, rows)
	})
}

// checkSending compares what is to be sent with what is there, and validates it once more.
func (s *Store) checkSending(place reportPlace, reports []plan.ReportVersion, rows []sendRow) error {
	byID := map[int64]sendRow{}
	for _, r := range rows {
		byID[r.ReportID] = r
	}
	broken := plan.FieldErrors{}
	for _, asked := range reports {
		r, known := byID[asked.ID]
		switch {
		case !known:
			return plan.ErrNotFound
		case r.Version != asked.Version, !r.sendable():
			return plan.ErrConflict
		}
		task := plan.Task{ID: r.TaskID, Kind: r.TaskKind, DueOn: r.DueOn, AssignedOn: r.AssignedOn}
		for field, problem := range r.content().Settled(task).Validate(task, place.period, s.today(), r.Product) {
			broken.Add(field+":"+strconv.FormatInt(r.TaskID, 10), problem)
		}
	}
	if len(rows) == 0 {
		return plan.FieldErrors{"bao-cao": plan.ProblemRequired}
	}
	return broken.Err()
}

func (r sendRow) sendable() bool {
	return plan.ReportRow{Report: r.report()}.Sendable()
}

func (s *Store) sendRows(ctx context.Context, tx pgx.Tx, actor plan.Actor, place reportPlace, rows []sendRow) error {
	const stateSQL = `UPDATE progress_reports SET state = 'submitted', sent_at = @now, version = version + 1 WHERE id = ANY (@ids::bigint[])`
	const versionSQL = `INSERT INTO report_versions (province_id, year_id, report_id, number, unit_id, content, sent_at, sent_by, sent_name)
		VALUES (@province_id, @year_id, @id, (SELECT coalesce(max(number), 0) + 1 FROM report_versions WHERE report_id = @id), @unit_id,
			@content, @now, nullif(@user_id::bigint, 0), @name)`
	const eventSQL = `INSERT INTO report_events (province_id, year_id, report_id, action, at, user_id, actor_name)
		VALUES (@province_id, @year_id, @id, 'sent', @now, nullif(@user_id::bigint, 0), @name)`
	p := place.period
	ids := make([]int64, 0, len(rows))
	return send(ctx, tx, func(b *pgx.Batch) {
		for _, r := range rows {
			ids = append(ids, r.ReportID)
			// A Content is plain strings, numbers and days: nothing in it can fail to encode.
			content, _ := json.Marshal(r.content())
			event := pgx.StrictNamedArgs{
				"province_id": p.ProvinceID, "year_id": p.YearID, "id": r.ReportID, "now": s.now(), "user_id": actor.UserID, "name": actor.Name,
			}
			b.Queue(eventSQL, event)
			version := pgx.StrictNamedArgs{"unit_id": place.unit.ID, "content": content}
			for name, value := range event {
				version[name] = value
			}
			b.Queue(versionSQL, version)
		}
		b.Queue(stateSQL, pgx.StrictNamedArgs{"now": s.now(), "ids": ids})
		s.queueSent(b, place)
	})
}

// queueSent notes that the unit has sent, and when for the first time nothing it owed was left.
func (s *Store) queueSent(b *pgx.Batch, place reportPlace) {
	const sql = mineSQL + `, done AS (SELECT NOT EXISTS (SELECT 1 FROM mine m LEFT JOIN progress_reports r ON r.task_id = m.id AND r.period_id = @period_id
			WHERE m.owed AND coalesce(r.state, '') NOT IN ('submitted', 'approved')) AS complete)
		INSERT INTO unit_reports AS ur (province_id, year_id, period_id, unit_id, last_sent_at, first_complete_at)
		SELECT @province_id::bigint, @year_id::bigint, @period_id, @unit_id, @now::timestamptz, CASE WHEN complete THEN @now::timestamptz END FROM done
		ON CONFLICT (period_id, unit_id) DO UPDATE SET last_sent_at = excluded.last_sent_at, handed_at = NULL, handed_back = NULL,
			first_complete_at = coalesce(ur.first_complete_at, excluded.first_complete_at), version = ur.version + 1`
	b.Queue(sql, pgx.StrictNamedArgs{
		"province_id": place.period.ProvinceID, "year_id": place.period.YearID, "period_id": place.period.ID, "unit_id": place.unit.ID,
		"now": s.now(), "today": s.today(),
	})
}
