package store

import (
	"context"
	"fmt"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"

	"kehoach/internal/plan"
)

// A reportTask is a task about to be reported on, with the report it has.
type reportTask struct {
	TaskID                int64
	Kind                  plan.TaskKind
	DueOn, AssignedOn     plan.Date
	UnitID                int64 // that reports on it; 0: nobody
	Listed                bool  // it is owed or reported on
	Product               bool
	ReportID              int64
	State                 plan.ReportState
	Version, DraftVersion int
	DraftBy               int64
}

func (t reportTask) task() plan.Task {
	return plan.Task{ID: t.TaskID, Kind: t.Kind, DueOn: t.DueOn, AssignedOn: t.AssignedOn}
}

const reportTaskSQL = `SELECT t.id AS task_id, t.kind, t.due_on, t.assigned_on, coalesce(r.unit_id, l.unit_id, 0) AS unit_id,
		r.id IS NOT NULL OR t.assigned_on <= ky.data_to AND (t.closed_on IS NULL OR t.closed_on > least(ky.as_of_on, @today::date))
			AND coalesce((SELECT e.progress NOT IN ('done', 'dropped') FROM progress_reports e JOIN periods ep ON ep.id = e.period_id
				WHERE e.task_id = t.id AND e.state = 'approved' AND ep.data_to < ky.data_to ORDER BY ep.data_to DESC LIMIT 1), true) AS listed,
		EXISTS (SELECT 1 FROM evidences v WHERE v.task_id = t.id AND v.removed_at IS NULL) AS product,
		coalesce(r.id, 0) AS report_id, coalesce(r.state, '') AS state, coalesce(r.version, 0) AS version,
		coalesce(d.version, 0) AS draft_version, coalesce(d.updated_by, 0) AS draft_by
	FROM periods ky JOIN plans pl ON pl.year_id = ky.year_id AND pl.state <> 'draft' JOIN tasks t ON t.plan_id = pl.id
	LEFT JOIN task_units l ON l.task_id = t.id AND l.role = 'lead'
	LEFT JOIN progress_reports r ON r.task_id = t.id AND r.period_id = ky.id
	LEFT JOIN report_drafts d ON d.task_id = t.id AND d.period_id = ky.id AND d.unit_id = @unit_id::bigint
	WHERE ky.id = @period_id::bigint`

// A reportWrite is a report about to be written, in its place.
type reportWrite struct {
	place reportPlace
	task  reportTask
}

func (w *reportWrite) queue(b *pgx.Batch, edit plan.ReportEdit, today plan.Date) {
	w.place.queue(b, edit.UnitID, edit.PeriodID)
	queueOne(b, &w.task, reportTaskSQL+` AND t.id = @task_id::bigint`, pgx.StrictNamedArgs{
		"period_id": edit.PeriodID, "unit_id": edit.UnitID, "task_id": edit.TaskID, "today": today,
	})
}

// check returns why the actor may not write it.
func (w *reportWrite) check(actor plan.Actor, today plan.Date) error {
	if err := w.place.writable(actor, today); err != nil {
		return err
	}
	switch {
	case w.task.UnitID != w.place.unit.ID:
		return fmt.Errorf("task of another unit: %w", plan.ErrForbidden)
	case !w.task.Listed:
		return fmt.Errorf("task is not of the period: %w", plan.ErrNotFound)
	}
	return nil
}

// SaveReport keeps what a unit says of a task, once it is valid, until it is sent; what was returned stays so until then.
// With another version than the report's of now, and for a report that is sent or approved, it is ErrConflict.
func (s *Store) SaveReport(ctx context.Context, actor plan.Actor, edit plan.ReportEdit) error {
	var w reportWrite
	return s.write(ctx, actor, func(b *pgx.Batch) { w.queue(b, edit, s.today()) }, func(tx pgx.Tx) error {
		if err := w.check(actor, s.today()); err != nil {
			return err
		}
		content, broken := edit.Typed.Content()
		return s.keepReport(ctx, tx, actor, w, edit, content, broken)
	})
}

// SaveUnchanged repeats the report of the last kỳ as "không thay đổi"; without one it is ErrNotFound.
func (s *Store) SaveUnchanged(ctx context.Context, actor plan.Actor, edit plan.ReportEdit) error {
	const lastSQL = `SELECT ` + reportFields + reportsFrom + ` JOIN periods ky ON ky.id = @period_id::bigint AND ky.year_id = pe.year_id
		WHERE r.task_id = @task_id::bigint AND pe.data_to < ky.data_to AND r.state IN ('approved', 'submitted')
		ORDER BY pe.data_to DESC LIMIT 1`
	var (
		w    reportWrite
		last reportFacts
	)
	return s.write(ctx, actor, func(b *pgx.Batch) {
		w.queue(b, edit, s.today())
		queueOne(b, &last, lastSQL, pgx.StrictNamedArgs{"period_id": edit.PeriodID, "task_id": edit.TaskID})
	}, func(tx pgx.Tx) error {
		if err := w.check(actor, s.today()); err != nil {
			return err
		}
		content := last.content()
		content.Unchanged = true
		return s.keepReport(ctx, tx, actor, w, edit, content, plan.FieldErrors{})
	})
}

// keepReport writes a report if nothing is wrong with it; broken is what could not be read. The raw draft goes with it.
func (s *Store) keepReport(
	ctx context.Context, tx pgx.Tx, actor plan.Actor, w reportWrite, edit plan.ReportEdit, content plan.Content, broken plan.FieldErrors,
) error {
	const insertSQL = `INSERT INTO progress_reports (province_id, year_id, task_id, period_id, unit_id, progress, percent, outlook, result,
			obstacles, proposals, completed_on, no_product_reason, unchanged, saved_at, saved_by)
		VALUES (@province_id, @year_id, @task_id, @period_id, @unit_id, @progress, @percent::int / 10.0, nullif(@outlook, ''),
			nullif(@result, ''), nullif(@obstacles, ''), nullif(@proposals, ''), @completed_on::date, nullif(@no_product, ''), @unchanged,
			@now, nullif(@user_id::bigint, 0)) ON CONFLICT (task_id, period_id) DO NOTHING`
	const updateSQL = `UPDATE progress_reports SET progress = @progress, percent = @percent::int / 10.0, outlook = nullif(@outlook, ''),
			result = nullif(@result, ''), obstacles = nullif(@obstacles, ''), proposals = nullif(@proposals, ''),
			completed_on = @completed_on::date, no_product_reason = nullif(@no_product, ''), unchanged = @unchanged, saved_at = @now,
			saved_by = nullif(@user_id::bigint, 0), version = version + 1
		WHERE task_id = @task_id AND period_id = @period_id AND version = @version AND state IN ('draft', 'returned')`
	const dropSQL = `DELETE FROM report_drafts WHERE task_id = @task_id AND period_id = @period_id AND unit_id = @unit_id`
	task := w.task.task()
	content = content.Settled(task)
	if err := allProblems(broken, content.Validate(task, w.place.period, s.today(), w.task.Product)).Err(); err != nil {
		return err
	}
	if edit.Version != w.task.Version {
		return plan.ErrConflict
	}
	p := w.place.period
	args := contentArgs(content)
	args["task_id"], args["period_id"], args["user_id"], args["now"] = w.task.TaskID, p.ID, actor.UserID, s.now()
	sql := updateSQL
	if edit.Version == 0 {
		sql = insertSQL
		args["province_id"], args["year_id"], args["unit_id"] = p.ProvinceID, p.YearID, w.place.unit.ID
	} else {
		args["version"] = edit.Version
	}
	written := int64(0)
	err := send(ctx, tx, func(b *pgx.Batch) {
		b.Queue(sql, args).Exec(func(tag pgconn.CommandTag) error { written = tag.RowsAffected(); return nil })
		b.Queue(dropSQL, pgx.StrictNamedArgs{"task_id": w.task.TaskID, "period_id": p.ID, "unit_id": w.place.unit.ID})
	})
	if err == nil && written == 0 {
		return plan.ErrConflict
	}
	return err
}

// allProblems joins what could not be read with what is wrong; a field that could not be read is not missing.
func allProblems(broken, found plan.FieldErrors) plan.FieldErrors {
	for field, problem := range found {
		broken.Add(field, problem)
	}
	return broken
}

func contentArgs(c plan.Content) pgx.StrictNamedArgs {
	var percent *int
	if c.Percent != nil {
		n := int(*c.Percent)
		percent = &n
	}
	return pgx.StrictNamedArgs{
		"progress": c.Progress, "percent": percent, "outlook": c.Outlook, "result": c.Result, "obstacles": c.Obstacles,
		"proposals": c.Proposals, "completed_on": c.CompletedOn, "no_product": c.NoProduct, "unchanged": c.Unchanged,
	}
}

// SaveDraft keeps a form as it is typed, whatever is wrong with it, and returns when and in which version. A draft somebody else
// changed since edit.Version is ErrConflict.
func (s *Store) SaveDraft(ctx context.Context, actor plan.Actor, edit plan.ReportEdit) (kept plan.RawDraft, err error) {
	const sql = `INSERT INTO report_drafts AS d (province_id, year_id, task_id, period_id, unit_id, fields, updated_at, updated_by)
		VALUES (@province_id, @year_id, @task_id, @period_id, @unit_id, @fields, @now, nullif(@user_id::bigint, 0))
		ON CONFLICT (task_id, period_id, unit_id) DO UPDATE SET fields = excluded.fields, version = d.version + 1,
			updated_at = excluded.updated_at, updated_by = excluded.updated_by
		WHERE d.version = @version OR d.updated_by = excluded.updated_by RETURNING version`
	var w reportWrite
	err = s.write(ctx, actor, func(b *pgx.Batch) { w.queue(b, edit, s.today()) }, func(tx pgx.Tx) error {
		if err := w.check(actor, s.today()); err != nil {
			return err
		}
		if w.task.State == plan.ReportSubmitted || w.task.State == plan.ReportApproved {
			return plan.ErrConflict
		}
		if err := edit.Typed.TooLong().Err(); err != nil {
			return err
		}
		p := w.place.period
		rows, err := tx.Query(ctx, sql, pgx.StrictNamedArgs{
			"province_id": p.ProvinceID, "year_id": p.YearID, "task_id": edit.TaskID, "period_id": p.ID, "unit_id": edit.UnitID,
			"fields": edit.Typed, "now": s.now(), "user_id": actor.UserID, "version": edit.Version,
		})
		if err != nil {
			return fmt.Errorf("save draft: %w", err)
		}
		versions, err := pgx.CollectRows(rows, pgx.RowTo[int])
		if err == nil && len(versions) == 0 {
			return plan.ErrConflict
		}
		if err == nil {
			kept = plan.RawDraft{Typed: edit.Typed, Version: versions[0], UpdatedAt: s.now(), UpdatedBy: actor.Name}
		}
		return err
	})
	return kept, err
}
