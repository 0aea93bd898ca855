package store

import (
	"context"
	"fmt"
	"time"

	"github.com/jackc/pgx/v5"

	"kehoach/internal/plan"
)

const contentColumns = `r.progress, (r.percent * 10)::integer AS percent, coalesce(r.outlook, '') AS outlook, coalesce(r.result, '') AS result,
	coalesce(r.obstacles, '') AS obstacles, coalesce(r.proposals, '') AS proposals, r.completed_on,
	coalesce(r.no_product_reason, '') AS no_product, r.unchanged`

// A reviewedRow is a report that was sent once, of a kỳ. What was returned may be under the unit's hands again: of it
// only the version sent is shown.
type reviewedRow struct {
	ReportID, TaskID, UnitID int64
	Version                  int
	State                    plan.ReportState
	Unit, Number, Text       string
	Kind                     plan.TaskKind
	PlanID, GroupID          int64
	DueOn, DueOriginal       plan.Date
	AssignedOn, ClosedOn     plan.Date
	SentAt, DecidedAt        time.Time
	plan.Content
	Sent         *plan.Content
	LastApproved *plan.Content
}

const reviewedSQL = `SELECT r.id AS report_id, r.task_id, r.unit_id, r.version, r.state, u.name AS unit, t.number, t.text, t.kind,
		t.plan_id, t.group_id, t.due_on, t.due_original, t.assigned_on, t.closed_on, r.sent_at,
		coalesce(r.decided_at, '0001-01-01 00:00:00+00') AS decided_at, ` + contentColumns + `, v.content AS sent,
		CASE WHEN r.state <> 'approved' THEN (SELECT a.content FROM report_versions a WHERE a.report_id = r.id AND a.sent_at <=
			(SELECT max(e.at) FROM report_events e WHERE e.report_id = r.id AND e.action = 'approved')
			ORDER BY a.number DESC LIMIT 1) END AS last_approved
	FROM progress_reports r JOIN units u ON u.id = r.unit_id JOIN tasks t ON t.id = r.task_id JOIN task_groups g ON g.id = t.group_id
	LEFT JOIN LATERAL (SELECT content FROM report_versions WHERE report_id = r.id ORDER BY number DESC LIMIT 1) v ON true
	WHERE r.period_id = @period_id::bigint AND r.state <> 'draft'
	ORDER BY u.name COLLATE "vi-x-icu", t.plan_id, g.ord, t.ord, t.id`

func (r reviewedRow) reviewed() plan.Reviewed {
	content := r.Content
	if r.State == plan.ReportReturned {
		content = plan.Content{}
		if r.Sent != nil {
			content = *r.Sent
		}
	}
	return plan.Reviewed{
		ReportID: r.ReportID, TaskID: r.TaskID, UnitID: r.UnitID, Version: r.Version, State: r.State, Unit: r.Unit, Number: r.Number,
		Text: r.Text, Kind: r.Kind, SentAt: r.SentAt, DecidedAt: r.DecidedAt, Content: content,
	}
}

func (r reviewedRow) task() plan.Task {
	return plan.Task{
		ID: r.TaskID, PlanID: r.PlanID, GroupID: r.GroupID, Kind: r.Kind, DueOn: r.DueOn, DueOriginal: r.DueOriginal,
		AssignedOn: r.AssignedOn, ClosedOn: r.ClosedOn,
	}
}

// reviewRows are the reports of a kỳ with all that says how they would count.
type reviewRows struct {
	reports  []reviewedRow
	earlier  []earlierRow
	granted  []grantedRow
	evidence []provenRow
	soon     int
}

type earlierRow struct {
	TaskID     int64
	PeriodKind plan.PeriodKind
	plan.Content
}

type grantedRow struct {
	TaskID int64
	plan.GrantedExtension
}

type provenRow struct {
	TaskID int64
	Kind   plan.PeriodKind
}

func (r *reviewRows) queue(b *pgx.Batch, period plan.ReportingPeriod) {
	const earlierSQL = `SELECT DISTINCT ON (r.task_id) r.task_id, pe.kind AS period_kind, ` + contentColumns + `
		FROM progress_reports r JOIN periods pe ON pe.id = r.period_id
		WHERE pe.year_id = @year_id::bigint AND pe.data_to < @data_to::date AND r.state = 'approved' ORDER BY r.task_id, pe.data_to DESC`
	const grantedSQL = `SELECT task_id, decided_on, granted_on FROM extensions WHERE year_id = @year_id::bigint AND state = 'approved'`
	const evidenceSQL = `SELECT e.task_id, coalesce(pe.kind, '') AS kind FROM evidences e LEFT JOIN periods pe ON pe.id = e.period_id
		WHERE e.year_id = @year_id::bigint AND e.removed_at IS NULL`
	year := pgx.StrictNamedArgs{"year_id": period.YearID}
	queueAll(b, &r.reports, reviewedSQL, pgx.StrictNamedArgs{"period_id": period.ID})
	queueAll(b, &r.earlier, earlierSQL, pgx.StrictNamedArgs{"year_id": period.YearID, "data_to": period.DataTo})
	queueAll(b, &r.granted, grantedSQL, year)
	queueAll(b, &r.evidence, evidenceSQL, year)
	queueSoon(b, &r.soon)
}

// list weighs the reports: each stands as it would count once approved. The riskiest come first.
func (r *reviewRows) list(periods []plan.ReportingPeriod, period plan.ReportingPeriod, asOf plan.Date) []plan.Reviewed {
	m := plan.Moment{Periods: periods, Period: period, AsOf: asOf, Basis: plan.BasisCurrent, Soon: r.soon}
	earlier, granted, evidence := map[int64]earlierRow{}, map[int64][]plan.GrantedExtension{}, map[int64][]plan.PeriodKind{}
	for _, row := range r.earlier {
		earlier[row.TaskID] = row
	}
	for _, row := range r.granted {
		granted[row.TaskID] = append(granted[row.TaskID], row.GrantedExtension)
	}
	for _, row := range r.evidence {
		evidence[row.TaskID] = append(evidence[row.TaskID], row.Kind)
	}
	list := make([]plan.Reviewed, 0, len(r.reports))
	for _, row := range r.reports {
		one := row.reviewed()
		h := plan.TaskHistory{Task: row.task(), Released: true, Extensions: granted[row.TaskID], Evidence: evidence[row.TaskID]}
		h.Reports = []plan.PeriodReport{{Kind: period.Kind, State: plan.ReportApproved, Content: one.Content}}
		if before, has := earlier[row.TaskID]; has {
			h.Reports = append(h.Reports, plan.PeriodReport{Kind: before.PeriodKind, State: plan.ReportApproved, Content: before.Content})
			one.Before, one.BeforeKind = &before.Content, before.PeriodKind
		}
		if row.LastApproved != nil {
			one.Before, one.BeforeKind = row.LastApproved, period.Kind
		}
		one.Status, _ = plan.StatusOf(h, m) // a task that left since has no status and no risk
		list = append(list, one)
	}
	plan.SortByRisk(list)
	return list
}

// reviewYears are the years, with their kỳ, in which the actor reads what is sent.
func (s *Store) reviewYears(ctx context.Context, actor plan.Actor) ([]plan.YearPeriods, error) {
	all, err := s.PeriodYears(ctx, actor)
	if err != nil {
		return nil, err
	}
	var years []plan.YearPeriods
	for _, y := range all {
		if actor.CanIn(plan.RightSent, y.Year.ProvinceID) && len(y.Periods) > 0 {
			years = append(years, y)
		}
	}
	return years, nil
}

// ReviewQueue returns the reports of a kỳ in one list, the riskiest first; without a kỳ asked for, of the one that the
// year stands in. Where there is no kỳ at all it is empty.
func (s *Store) ReviewQueue(ctx context.Context, actor plan.Actor, f plan.ReviewFilter) (plan.ReviewQueue, error) {
	years, err := s.reviewYears(ctx, actor)
	if err != nil {
		return plan.ReviewQueue{}, err
	}
	year, ok := f.ReviewYear(years)
	if !ok && f.Slug != "" {
		return plan.ReviewQueue{}, plan.ErrNotFound
	}
	q := plan.ReviewQueue{Years: years, Province: year.Province, Year: year.Year, Periods: year.List(), Tab: f.Tab, UnitID: f.UnitID}
	if !ok {
		return q, nil
	}
	if q.Period, err = chosenPeriod(q.Periods, f.Kind.Slug()); err != nil {
		return q, err
	}
	q.CanDecide = actor.CanIn(plan.RightPlan, year.Year.ProvinceID) && q.Period.State == plan.PeriodOpen
	var (
		rows  reviewRows
		debts debtRows
	)
	err = s.read(ctx, actor, func(b *pgx.Batch) {
		rows.queue(b, q.Period)
		s.queueDebts(b, &debts, q.Period)
	}, nil)
	if err != nil {
		return plan.ReviewQueue{}, err
	}
	fillQueue(&q, rows.list(q.Periods, q.Period, q.Period.AsOf(s.today())), debts.list(q.Period, s.today(), false), debts.units)
	return q, nil
}

// fillQueue counts every list for the unit asked for and keeps the rows of one.
func fillQueue(q *plan.ReviewQueue, all []plan.Reviewed, debts []plan.Debt, units []contactRow) {
	q.Counts = map[plan.ReviewTab]int{}
	named := map[int64]bool{}
	for _, row := range all {
		named[row.UnitID] = true
		if q.UnitID != 0 && row.UnitID != q.UnitID {
			continue
		}
		for _, tab := range plan.ReviewTabs() {
			if tab != plan.TabUnsent && tab.State() == row.State {
				q.Counts[tab]++
			}
		}
		if q.Tab != plan.TabUnsent && row.State == q.Tab.State() {
			q.Rows = append(q.Rows, row)
		}
	}
	for _, d := range debts {
		named[d.Unit.ID] = true
		if q.UnitID != 0 && d.Unit.ID != q.UnitID {
			continue
		}
		q.Counts[plan.TabUnsent] += len(d.Tasks)
		if q.Tab == plan.TabUnsent {
			q.Debts = append(q.Debts, d)
		}
	}
	for _, u := range units {
		if named[u.ID] {
			q.Units = append(q.Units, plan.Unit{ID: u.ID, Name: u.Name})
		}
	}
}

// sentPlace is where a report is, for rights.
type sentPlace struct {
	ID, ProvinceID, YearID, PeriodID, TaskID, UnitID int64
	State                                            plan.ReportState
	Version                                          int
}

const sentPlaceSQL = `SELECT id, province_id, year_id, period_id, task_id, unit_id, state, version FROM progress_reports`

const reviewNotesSQL = `SELECT n.task_id, n.unit_id, u.name AS unit, n.body, n.version, n.updated_at,
		coalesce(w.full_name, '') AS updated_by
	FROM coordination_notes n JOIN units u ON u.id = n.unit_id LEFT JOIN users w ON w.id = n.updated_by
	WHERE n.task_id = @task_id::bigint AND n.period_id = @period_id::bigint ORDER BY u.name COLLATE "vi-x-icu", u.id`

const reviewVersionsSQL = `SELECT v.number, v.content, v.sent_at, v.sent_name AS sent_by, u.name AS unit
	FROM report_versions v JOIN units u ON u.id = v.unit_id WHERE v.report_id = @id::bigint ORDER BY v.number DESC`

const reviewEventsSQL = `SELECT action, coalesce(reason, '') AS reason, at, actor_name FROM report_events
	WHERE report_id = @id::bigint ORDER BY id DESC`

// Report returns one report that was sent, in full. A draft is its unit's own: here it does not exist.
func (s *Store) Report(ctx context.Context, actor plan.Actor, id int64) (plan.ReviewPage, error) {
	var (
		place   sentPlace
		periods []plan.ReportingPeriod
		rows    reviewRows
		page    plan.ReviewPage
	)
	err := s.read(ctx, actor, func(b *pgx.Batch) {
		queueOne(b, &place, sentPlaceSQL+` WHERE id = @id::bigint AND state <> 'draft'`, pgx.StrictNamedArgs{"id": id})
	}, func(tx pgx.Tx) error {
		if !actor.CanIn(plan.RightSent, place.ProvinceID) {
			return plan.ErrForbidden
		}
		err := send(ctx, tx, func(b *pgx.Batch) {
			queuePeriodsOf(b, &periods, place.YearID)
			queueAll(b, &page.Notes, reviewNotesSQL, pgx.StrictNamedArgs{"task_id": place.TaskID, "period_id": place.PeriodID})
			queueAll(b, &page.Versions, reviewVersionsSQL, pgx.StrictNamedArgs{"id": id})
			queueAll(b, &page.Events, reviewEventsSQL, pgx.StrictNamedArgs{"id": id})
		})
		if err != nil {
			return err
		}
		for _, p := range periods {
			if p.ID == place.PeriodID {
				page.Period = p
			}
		}
		return send(ctx, tx, func(b *pgx.Batch) { rows.queue(b, page.Period) })
	})
	if err != nil {
		return plan.ReviewPage{}, err
	}
	placeInQueue(&page, rows.list(periods, page.Period, page.Period.AsOf(s.today())), id)
	page.CanDecide = actor.CanIn(plan.RightPlan, place.ProvinceID) && page.Period.State == plan.PeriodOpen
	page.TaskPage, err = s.Task(ctx, actor, place.TaskID)
	return page, err
}

// placeInQueue finds the report among all and the one that waits after it; at the end the first that waits is next.
func placeInQueue(page *plan.ReviewPage, all []plan.Reviewed, id int64) {
	first, passed := int64(0), false
	for _, row := range all {
		if row.ReportID == id {
			page.Report, passed = row, true
			continue
		}
		if row.State != plan.ReportSubmitted {
			continue
		}
		page.Waiting++
		if first == 0 {
			first = row.ReportID
		}
		if passed && page.Next == 0 {
			page.Next = row.ReportID
		}
	}
	if page.Next == 0 {
		page.Next = first
	}
	if page.Report.State == plan.ReportSubmitted {
		page.Waiting++
	}
}

// ApproveReports approves what is ticked, all or nothing. Rows that are not as the reviewer saw them are a
// plan.ChangedError.
func (s *Store) ApproveReports(ctx context.Context, actor plan.Actor, refs []plan.ReportRef) error {
	const lockSQL = sentPlaceSQL + ` WHERE id = ANY (@ids::bigint[]) AND state <> 'draft' ORDER BY id FOR UPDATE`
	const approveSQL = `UPDATE progress_reports SET state = 'approved', decided_at = @now, version = version + 1 WHERE id = ANY (@ids::bigint[])`
	const eventSQL = `INSERT INTO report_events (province_id, year_id, report_id, action, at, user_id, actor_name)
		SELECT province_id, year_id, id, 'approved', @now, nullif(@user_id::bigint, 0), @name FROM progress_reports WHERE id = ANY (@ids::bigint[])
		ORDER BY id`
	if len(refs) == 0 || len(refs) > plan.MaxBatch {
		return plan.FieldErrors{"bao-cao": plan.ProblemNothingTicked}
	}
	versions, ids := map[int64]int{}, make([]int64, 0, len(refs))
	for _, ref := range refs {
		if _, twice := versions[ref.ID]; !twice {
			ids = append(ids, ref.ID)
		}
		versions[ref.ID] = ref.Version
	}
	var rows []sentPlace
	return s.write(ctx, actor, func(b *pgx.Batch) {
		queueAll(b, &rows, lockSQL, pgx.StrictNamedArgs{"ids": ids})
	}, func(tx pgx.Tx) error {
		if len(rows) < len(ids) {
			return fmt.Errorf("%d of %d reports: %w", len(rows), len(ids), plan.ErrNotFound)
		}
		var changed plan.ChangedError
		for _, row := range rows {
			if !actor.CanIn(plan.RightPlan, row.ProvinceID) {
				return plan.ErrForbidden
			}
			if row.Version != versions[row.ID] || row.State != plan.ReportSubmitted {
				changed.IDs = append(changed.IDs, row.ID)
			}
		}
		if len(changed.IDs) > 0 {
			return changed
		}
		return send(ctx, tx, func(b *pgx.Batch) {
			b.Queue(approveSQL, pgx.StrictNamedArgs{"ids": ids, "now": s.now()})
			b.Queue(eventSQL, pgx.StrictNamedArgs{"ids": ids, "now": s.now(), "user_id": actor.UserID, "name": actor.Name})
		})
	})
}

// ReturnReport gives a report back to its unit, for a reason that is kept; an approved one too, while the kỳ is open.
func (s *Store) ReturnReport(ctx context.Context, actor plan.Actor, ref plan.ReportRef, reason string) error {
	const returnSQL = `UPDATE progress_reports SET state = 'returned', decided_at = @now, version = version + 1
		WHERE id = @id AND version = @version AND state IN ('submitted', 'approved')`
	const eventSQL = `INSERT INTO report_events (province_id, year_id, report_id, action, reason, at, user_id, actor_name)
		VALUES (@province_id, @year_id, @id, 'returned', @reason, @now, nullif(@user_id::bigint, 0), @name)`
	var place sentPlace
	return s.write(ctx, actor, func(b *pgx.Batch) {
		queueOne(b, &place, sentPlaceSQL+` WHERE id = @id::bigint AND state <> 'draft' FOR UPDATE`, pgx.StrictNamedArgs{"id": ref.ID})
	}, func(tx pgx.Tx) error {
		if !actor.CanIn(plan.RightPlan, place.ProvinceID) {
			return plan.ErrForbidden
		}
		if err := plan.ValidateReturn(reason).Err(); err != nil {
			return err
		}
		if err := because(ctx, tx, reason); err != nil {
			return err
		}
		done, err := tx.Exec(ctx, returnSQL, pgx.StrictNamedArgs{"id": ref.ID, "version": ref.Version, "now": s.now()})
		if err != nil {
			return fmt.Errorf("return report: %w", err)
		}
		if done.RowsAffected() == 0 {
			return plan.ErrConflict
		}
		_, err = tx.Exec(ctx, eventSQL, pgx.StrictNamedArgs{
			"province_id": place.ProvinceID, "year_id": place.YearID, "id": ref.ID, "reason": reason, "now": s.now(),
			"user_id": actor.UserID, "name": actor.Name,
		})
		if err != nil {
			return fmt.Errorf("note return: %w", err)
		}
		return nil
	})
}
