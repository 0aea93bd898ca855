package store

import (
	"context"
	"fmt"
	"time"

	"github.com/jackc/pgx/v5"

	"kehoach/internal/plan"
)

// An extensionRow is an extension with the names of who asked and decided.
type extensionRow struct {
	ID, ProvinceID, TaskID, UnitID int64
	Unit                           string
	State                          plan.ExtensionState
	DueBefore, ProposedOn          plan.Date
	Reason, DocumentNumber         string
	RequestedAt                    time.Time
	RequestedName                  string
	DecidedOn, GrantedOn           plan.Date
	DecidedName                    string
	DecisionNumber, DecisionReason string
	Version                        int
	Nth                            int
	DueOriginal                    plan.Date
}

const extensionFields = `e.id, e.province_id, e.task_id, e.unit_id, u.name AS unit, e.state, e.due_before, e.proposed_on, e.reason,
		coalesce(e.document_number, '') AS document_number, e.requested_at, e.requested_name, e.decided_on, e.granted_on,
		coalesce(e.decided_name, '') AS decided_name, coalesce(e.decision_number, '') AS decision_number,
		coalesce(e.decision_reason, '') AS decision_reason, e.version,
		CASE e.state WHEN 'approved' THEN (SELECT count(*) FROM extensions x WHERE x.task_id = e.task_id AND x.state = 'approved'
			AND x.granted_on <= e.granted_on)::int ELSE 0 END AS nth,
		coalesce(et.due_original, et.due_on) AS due_original`

const extensionColumns = `SELECT ` + extensionFields + `
	FROM extensions e JOIN units u ON u.id = e.unit_id JOIN tasks et ON et.id = e.task_id`

func (r extensionRow) extension() plan.Extension {
	return plan.Extension{
		ID: r.ID, ProvinceID: r.ProvinceID, TaskID: r.TaskID, UnitID: r.UnitID, Unit: r.Unit, State: r.State, DueBefore: r.DueBefore,
		ProposedOn: r.ProposedOn, Reason: r.Reason, Document: r.DocumentNumber, RequestedAt: r.RequestedAt, RequestedBy: r.RequestedName,
		DecidedOn: r.DecidedOn, GrantedOn: r.GrantedOn, DecidedBy: r.DecidedName, DecisionNumber: r.DecisionNumber,
		DecisionReason: r.DecisionReason, Version: r.Version, Nth: r.Nth, Original: r.DueOriginal,
	}
}

func queueExtensions(b *pgx.Batch, into *[]extensionRow, taskID int64) {
	queueAll(b, into, extensionColumns+` WHERE e.task_id = @id::bigint ORDER BY e.id`, pgx.StrictNamedArgs{"id": taskID})
}

// termsOf are a task's extensions as the actor sees them: what was granted everybody, the rest the unit and those without
// a unit of their own.
func termsOf(actor plan.Actor, place taskPlace, t plan.Task, rows []extensionRow) plan.Terms {
	terms := plan.Terms{
		CanAsk:    place.LeadID != 0 && actor.CanFor(plan.RightReport, place.ProvinceID, place.LeadID),
		CanRecord: actor.CanIn(plan.RightPlan, place.ProvinceID) && actor.CanIn(plan.RightDecide, place.ProvinceID),
	}
	pending := false
	for _, row := range rows {
		e := row.extension()
		pending = pending || e.State == plan.ExtensionRequested
		if seesExtension(actor, place.LeadID, e) {
			terms.Extensions = append(terms.Extensions, e)
		}
	}
	terms.Refusal = plan.ExtensionRefusal(t, place.PlanState, pending)
	return terms
}

func seesExtension(actor plan.Actor, leadID int64, e plan.Extension) bool {
	return e.State == plan.ExtensionApproved || actor.CanIn(plan.RightSent, e.ProvinceID) ||
		actor.CanIn(plan.RightAdminister, e.ProvinceID) || actor.CanFor(plan.RightReport, e.ProvinceID, e.UnitID) ||
		actor.CanFor(plan.RightReport, e.ProvinceID, leadID)
}

// A termed task is one whose deadline is about to be moved, locked until that is done.
type termed struct {
	place   taskPlace
	tasks   taskRows
	pending bool
}

func (t *termed) queue(b *pgx.Batch, taskID int64) {
	const lockSQL = `SELECT id FROM tasks WHERE id = @id::bigint FOR UPDATE`
	const pendingSQL = `SELECT EXISTS (SELECT 1 FROM extensions WHERE task_id = @id::bigint AND state = 'requested')`
	args := pgx.StrictNamedArgs{"id": taskID}
	b.Queue(lockSQL, args).QueryRow(func(row pgx.Row) error { return row.Scan(new(int64)) })
	queueOne(b, &t.place, taskPlaceSQL+` WHERE t.id = @id::bigint`, args)
	t.tasks.queueTask(b, taskID)
	b.Queue(pendingSQL, args).QueryRow(func(row pgx.Row) error { return row.Scan(&t.pending) })
}

// extendable returns the task, or why its deadline cannot be moved.
func (t *termed) extendable() (plan.Task, error) {
	task := t.tasks.list()[0]
	switch refusal := plan.ExtensionRefusal(task, t.place.PlanState, t.pending); refusal {
	case "":
		return task, nil
	case plan.RefusedPending:
		return task, fmt.Errorf("a request waits: %w", plan.ErrConflict)
	default:
		return task, fmt.Errorf("%s: %w", refusal, plan.ErrForbidden)
	}
}

// AskExtension asks, for the lead unit, for a later deadline of a task. While a request waits it is ErrConflict.
func (s *Store) AskExtension(ctx context.Context, actor plan.Actor, taskID int64, asked plan.ExtensionRequest) error {
	var found termed
	return s.write(ctx, actor, func(b *pgx.Batch) { found.queue(b, taskID) }, func(tx pgx.Tx) error {
		if !actor.CanFor(plan.RightReport, found.place.ProvinceID, found.place.LeadID) {
			return plan.ErrForbidden
		}
		task, err := found.extendable()
		if err != nil {
			return err
		}
		if err := asked.Validate(task.DueOn).Err(); err != nil {
			return err
		}
		_, err = s.insertExtension(ctx, tx, actor, found.place, task, asked)
		return err
	})
}

func (s *Store) insertExtension(
	ctx context.Context, tx pgx.Tx, actor plan.Actor, place taskPlace, task plan.Task, asked plan.ExtensionRequest,
) (id int64, err error) {
	const sql = `INSERT INTO extensions (province_id, year_id, task_id, unit_id, due_before, proposed_on, reason, document_number,
			requested_at, requested_by, requested_name)
		VALUES (@province_id, @year_id, @task_id, @unit_id, @due, @proposed, @reason, nullif(@document, ''), @now,
			nullif(@user_id::bigint, 0), @name) RETURNING id`
	err = tx.QueryRow(ctx, sql, pgx.StrictNamedArgs{
		"province_id": place.ProvinceID, "year_id": place.YearID, "task_id": task.ID, "unit_id": place.LeadID, "due": task.DueOn,
		"proposed": asked.ProposedOn, "reason": asked.Reason, "document": asked.Document, "now": s.now(), "user_id": actor.UserID,
		"name": actor.Name,
	}).Scan(&id)
	if err != nil {
		return 0, fmt.Errorf("ask for extension: %w", err)
	}
	return id, nil
}

// WithdrawExtension takes back a request that waits for its decision, and returns its task.
func (s *Store) WithdrawExtension(ctx context.Context, actor plan.Actor, id int64, version int) (taskID int64, err error) {
	const sql = `UPDATE extensions SET state = 'withdrawn', version = version + 1
		WHERE id = @id AND version = @version AND state = 'requested'`
	var (
		row   extensionRow
		place taskPlace
	)
	err = s.write(ctx, actor, func(b *pgx.Batch) { queueExtension(b, &row, &place, id) }, func(tx pgx.Tx) error {
		if !withdraws(actor, place, row) {
			return plan.ErrForbidden
		}
		done, err := tx.Exec(ctx, sql, pgx.StrictNamedArgs{"id": id, "version": version})
		if err != nil {
			return fmt.Errorf("withdraw extension: %w", err)
		}
		if done.RowsAffected() == 0 {
			return plan.ErrConflict
		}
		return nil
	})
	return row.TaskID, err
}

func queueExtension(b *pgx.Batch, row *extensionRow, place *taskPlace, id int64) {
	args := pgx.StrictNamedArgs{"id": id}
	queueOne(b, place, taskPlaceSQL+` WHERE t.id = (SELECT task_id FROM extensions WHERE id = @id::bigint)`, args)
	queueOne(b, row, extensionColumns+` WHERE e.id = @id::bigint`, args)
}

func withdraws(actor plan.Actor, place taskPlace, row extensionRow) bool {
	return actor.CanFor(plan.RightReport, row.ProvinceID, row.UnitID) || actor.CanFor(plan.RightReport, row.ProvinceID, place.LeadID)
}

// DecideExtension grants or refuses a request; granted, its day becomes the task's deadline in force. A planner records
// the leader's decision.
func (s *Store) DecideExtension(ctx context.Context, actor plan.Actor, id int64, version int, d plan.ExtensionDecision) (taskID int64, err error) {
	const taskSQL = `SELECT task_id FROM extensions WHERE id = @id::bigint`
	var (
		found termed
		row   extensionRow
		place taskPlace
	)
	err = s.write(ctx, actor, func(b *pgx.Batch) {
		b.Queue(taskSQL, pgx.StrictNamedArgs{"id": id}).QueryRow(func(r pgx.Row) error { return r.Scan(&taskID) })
	}, func(tx pgx.Tx) error {
		// The task first, then its request: the order of everybody who moves a deadline.
		err := send(ctx, tx, func(b *pgx.Batch) {
			found.queue(b, taskID)
			queueExtension(b, &row, &place, id)
		})
		if err != nil {
			return err
		}
		if !actor.CanIn(plan.RightDecide, row.ProvinceID) {
			return plan.ErrForbidden
		}
		if row.State != plan.ExtensionRequested || row.Version != version {
			return plan.ErrConflict
		}
		return s.decide(ctx, tx, actor, row.extension(), found.tasks.list()[0], d, s.today())
	})
	return taskID, err
}

// RecordExtension records a later deadline that a leader granted without a request of the unit.
func (s *Store) RecordExtension(
	ctx context.Context, actor plan.Actor, taskID int64, asked plan.ExtensionRequest, d plan.ExtensionDecision,
) error {
	d.State, d.GrantedOn = plan.ExtensionApproved, asked.ProposedOn
	var found termed
	return s.write(ctx, actor, func(b *pgx.Batch) { found.queue(b, taskID) }, func(tx pgx.Tx) error {
		province := found.place.ProvinceID
		if !actor.CanIn(plan.RightPlan, province) || !actor.CanIn(plan.RightDecide, province) {
			return plan.ErrForbidden
		}
		task, err := found.extendable()
		if err != nil {
			return err
		}
		// A decision may be older than its record, not older than the task.
		of := plan.Extension{ProvinceID: province, TaskID: taskID, DueBefore: task.DueOn, RequestedAt: startOf(task.AssignedOn), Version: 1}
		errs := asked.Validate(task.DueOn)
		for field, problem := range d.Validate(of, s.today(), true) {
			if field != "han-duyet" { // the same field as the day asked for
				errs.Add(field, problem)
			}
		}
		if err := errs.Err(); err != nil {
			return err
		}
		if of.ID, err = s.insertExtension(ctx, tx, actor, found.place, task, asked); err != nil {
			return err
		}
		return s.decide(ctx, tx, actor, of, task, d, s.today())
	})
}

func startOf(day plan.Date) time.Time {
	return time.Date(day.Year, day.Month, day.Day, 0, 0, 0, 0, plan.Zone)
}

func (s *Store) decide(
	ctx context.Context, tx pgx.Tx, actor plan.Actor, of plan.Extension, task plan.Task, d plan.ExtensionDecision, today plan.Date,
) error {
	const decideSQL = `UPDATE extensions SET state = @state, decided_on = @decided_on, granted_on = @granted_on::date,
			decided_by = nullif(@user_id::bigint, 0), decided_name = @name, decision_number = nullif(@number, ''),
			decision_reason = nullif(@reason, ''), version = version + 1
		WHERE id = @id AND version = @version AND state = 'requested'`
	const dueSQL = `UPDATE tasks SET due_on = @due, version = version + 1 WHERE id = @id`
	if err := d.Validate(of, today, actor.RecordsDecisions(of.ProvinceID)).Err(); err != nil {
		return err
	}
	if d.State == plan.ExtensionApproved && (task.DueOn != of.DueBefore || !task.ClosedOn.IsZero()) {
		return fmt.Errorf("the task changed since the request: %w", plan.ErrConflict)
	}
	if d.State == plan.ExtensionRefused {
		d.GrantedOn = plan.Date{}
	}
	if err := because(ctx, tx, extensionReason(of, d)); err != nil {
		return err
	}
	done, err := tx.Exec(ctx, decideSQL, pgx.StrictNamedArgs{
		"id": of.ID, "version": of.Version, "state": d.State, "decided_on": d.DecidedOn, "granted_on": d.GrantedOn,
		"user_id": actor.UserID, "name": actor.Name, "number": d.Number, "reason": d.Reason,
	})
	if err != nil {
		return fmt.Errorf("decide extension: %w", err)
	}
	if done.RowsAffected() == 0 {
		return plan.ErrConflict
	}
	if d.State == plan.ExtensionRefused {
		return nil
	}
	if _, err := tx.Exec(ctx, dueSQL, pgx.StrictNamedArgs{"id": task.ID, "due": d.GrantedOn}); err != nil {
		return fmt.Errorf("move deadline: %w", err)
	}
	return nil
}

// extensionReason is what the audit says of a decision.
func extensionReason(of plan.Extension, d plan.ExtensionDecision) string {
	reason := "Gia hạn"
	if d.State == plan.ExtensionRefused {
		reason = "Không gia hạn"
	}
	for _, part := range []string{d.Number, d.Reason, of.Reason} {
		if part != "" {
			reason += "; " + part
		}
	}
	return reason
}
