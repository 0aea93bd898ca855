package store

import (
	"context"
	"fmt"
	"time"

	"github.com/jackc/pgx/v5"

	"kehoach/internal/plan"
)

// A reportPlace is a unit in a kỳ: what every right and rule of its reports asks.
type reportPlace struct {
	period plan.ReportingPeriod
	unit   unitFacts
	window plan.Date
}

// queue asks for the place; a unit of another province than the kỳ's is pgx.ErrNoRows.
func (p *reportPlace) queue(b *pgx.Batch, unitID, periodID int64) {
	const unitSQL = `SELECT ` + unitFields + ` FROM units u
		WHERE u.id = @unit_id::bigint AND u.province_id = (SELECT province_id FROM periods WHERE id = @period_id::bigint)`
	const windowSQL = `SELECT max(until) FROM period_windows
		WHERE period_id = @period_id::bigint AND unit_id = @unit_id::bigint AND revoked_at IS NULL`
	args := pgx.StrictNamedArgs{"unit_id": unitID, "period_id": periodID}
	queueOne(b, &p.period, periodsFrom+` WHERE pe.id = @id::bigint`, pgx.StrictNamedArgs{"id": periodID})
	queueOne(b, &p.unit, unitSQL, args)
	b.Queue(windowSQL, args).QueryRow(func(row pgx.Row) error { return row.Scan(&p.window) })
}

// writable returns why the actor may not write the unit's reports of the kỳ today; nil: it may.
func (p *reportPlace) writable(actor plan.Actor, today plan.Date) error {
	if !actor.CanFor(plan.RightReport, p.unit.ProvinceID, p.unit.ID) {
		return plan.ErrForbidden
	}
	if p.unit.unit().Ended(today) {
		return plan.ErrClosed{Closure: plan.ClosureUnitEnded}
	}
	if why := plan.ClosureOf(p.period, today, p.window); why != "" {
		return plan.ErrClosed{Closure: why}
	}
	return nil
}

// A reportFacts is a report as reportFields give it.
type reportFacts struct {
	ReportID, TaskID, PeriodID, UnitID int64
	Kind                               plan.PeriodKind
	State                              plan.ReportState
	Progress                           plan.Progress
	Percent                            *int
	Outlook                            plan.Outlook
	Result, Obstacles, Proposals       string
	CompletedOn                        plan.Date
	NoProduct                          string
	Unchanged                          bool
	Version                            int
	SavedAt                            time.Time
	SentAt, DecidedAt                  *time.Time
	SavedBy                            string
}

const reportFields = `r.id AS report_id, r.task_id, r.period_id, r.unit_id, pe.kind, r.state, r.progress, (r.percent * 10)::int AS percent,
	coalesce(r.outlook, '') AS outlook, coalesce(r.result, '') AS result, coalesce(r.obstacles, '') AS obstacles,
	coalesce(r.proposals, '') AS proposals, r.completed_on, coalesce(r.no_product_reason, '') AS no_product, r.unchanged, r.version,
	r.saved_at, r.sent_at, r.decided_at, coalesce(sw.full_name, '') AS saved_by`

const reportsFrom = ` FROM progress_reports r JOIN periods pe ON pe.id = r.period_id LEFT JOIN users sw ON sw.id = r.saved_by`

func (r reportFacts) content() plan.Content {
	c := plan.Content{
		Progress: r.Progress, Outlook: r.Outlook, Result: r.Result, Obstacles: r.Obstacles, Proposals: r.Proposals,
		CompletedOn: r.CompletedOn, NoProduct: r.NoProduct, Unchanged: r.Unchanged,
	}
	if r.Percent != nil {
		percent := plan.PerMille(*r.Percent)
		c.Percent = &percent
	}
	return c
}

func (r reportFacts) report() plan.ProgressReport {
	p := plan.ProgressReport{
		ID: r.ReportID, TaskID: r.TaskID, PeriodID: r.PeriodID, UnitID: r.UnitID, State: r.State, Content: r.content(),
		Version: r.Version, SavedAt: r.SavedAt,
	}
	if r.SentAt != nil {
		p.SentAt = *r.SentAt
	}
	if r.DecidedAt != nil {
		p.DecidedAt = *r.DecidedAt
	}
	return p
}

// mineSQL are the tasks a unit has to do with in a kỳ: owed (product rules §2), or reported on.
const mineSQL = `WITH mine AS (
	SELECT t.id, coalesce((SELECT e.progress NOT IN ('done', 'dropped') FROM progress_reports e JOIN periods ep ON ep.id = e.period_id
			WHERE e.task_id = t.id AND e.state = 'approved' AND ep.data_to < ky.data_to ORDER BY ep.data_to DESC LIMIT 1), true)
		AND t.assigned_on <= ky.data_to AND (t.closed_on IS NULL OR t.closed_on > least(ky.as_of_on, @today::date)) AS owed,
		r.id IS NOT NULL AS reported
	FROM periods ky JOIN plans pl ON pl.year_id = ky.year_id AND pl.state <> 'draft' JOIN tasks t ON t.plan_id = pl.id
	LEFT JOIN task_units l ON l.task_id = t.id AND l.role = 'lead'
	LEFT JOIN progress_reports r ON r.task_id = t.id AND r.period_id = ky.id
	WHERE ky.id = @period_id::bigint AND coalesce(r.unit_id, l.unit_id) = @unit_id::bigint)`

type mineRow struct {
	ID       int64
	Owed     bool
	Products int
}

type draftRow struct {
	TaskID    int64
	Fields    plan.ReportTyped
	Version   int
	UpdatedAt time.Time
	UpdatedBy string
}

type returnRow struct {
	TaskID int64
	plan.ReportReturn
}

type leadRow struct {
	TaskID int64
	Lead   string
}

// boardRows are the answers a UnitBoard is made of.
type boardRows struct {
	place    reportPlace
	province []plan.Province
	mine     []mineRow
	helping  []leadRow
	tasks    []taskRow
	plans    []planRow
	groups   []groupRow
	reports  []reportFacts
	last     []reportFacts
	drafts   []draftRow
	returns  []returnRow
	notes    []plan.CoordinationNote
	remarks  []plan.UnitRemarks
}

// UnitBoard returns all a unit reports on in a kỳ, with what it wrote there and before.
func (s *Store) UnitBoard(ctx context.Context, actor plan.Actor, unitID, periodID int64) (plan.UnitBoard, error) {
	var rows boardRows
	err := s.read(ctx, actor, func(b *pgx.Batch) { rows.queue(b, unitID, periodID, s.today()) }, nil)
	if err != nil {
		return plan.UnitBoard{}, err
	}
	unit := rows.place.unit
	if !actor.CanFor(plan.RightReport, unit.ProvinceID, unit.ID) {
		return plan.UnitBoard{}, fmt.Errorf("board of a unit: %w", plan.ErrForbidden)
	}
	return rows.board(actor, s.today()), nil
}

const (
	// nearSQL are the ids of all tasks the unit could have to do with, cheaply; the rules choose among them.
	nearSQL = `(SELECT task_id FROM task_units WHERE unit_id = @unit_id::bigint
		UNION SELECT task_id FROM progress_reports WHERE period_id = @period_id::bigint AND unit_id = @unit_id)`
	boardTasksSQL = taskColumns + ` JOIN plans pl ON pl.id = t.plan_id JOIN task_groups g ON g.id = t.group_id
		WHERE t.id IN ` + nearSQL + ` AND t.year_id = (SELECT ky.year_id FROM periods ky WHERE ky.id = @period_id)
		ORDER BY array_position(ARRAY['annual', 'thematic', 'directive'], pl.kind), pl.issued_on, pl.id, g.ord, t.ord`
	boardMineSQL = mineSQL + ` SELECT m.id, m.owed, (SELECT count(*) FROM evidences e WHERE e.task_id = m.id AND e.removed_at IS NULL)::int AS products
		FROM mine m WHERE m.owed OR m.reported`
	boardHelpingSQL = `SELECT t.id AS task_id, coalesce(l.name, '') AS lead
		FROM periods ky JOIN plans pl ON pl.year_id = ky.year_id AND pl.state <> 'draft' JOIN tasks t ON t.plan_id = pl.id
		JOIN task_units h ON h.task_id = t.id AND h.role = 'support' AND h.unit_id = @unit_id::bigint
		LEFT JOIN task_units l ON l.task_id = t.id AND l.role = 'lead'
		WHERE ky.id = @period_id::bigint AND t.assigned_on <= ky.data_to AND (t.closed_on IS NULL OR t.closed_on > least(ky.as_of_on, @today::date))`
	boardReportsSQL = `SELECT ` + reportFields + reportsFrom + ` WHERE r.period_id = @period_id::bigint AND r.unit_id = @unit_id::bigint`
	boardLastSQL    = `SELECT DISTINCT ON (r.task_id) ` + reportFields + reportsFrom + `
		JOIN periods ky ON ky.id = @period_id::bigint AND ky.year_id = pe.year_id
		WHERE r.task_id IN ` + nearSQL + ` AND pe.data_to < ky.data_to AND r.state IN ('approved', 'submitted') ORDER BY r.task_id, pe.data_to DESC`
	boardDraftsSQL = `SELECT d.task_id, d.fields, d.version, d.updated_at, coalesce(w.full_name, '') AS updated_by
		FROM report_drafts d LEFT JOIN users w ON w.id = d.updated_by WHERE d.period_id = @period_id::bigint AND d.unit_id = @unit_id::bigint`
	boardReturnsSQL = `SELECT r.task_id, e.reason, e.at, e.actor_name AS by FROM report_events e JOIN progress_reports r ON r.id = e.report_id
		WHERE r.period_id = @period_id::bigint AND r.unit_id = @unit_id::bigint AND e.action = 'returned' ORDER BY e.id`
	boardNotesSQL = `SELECT n.task_id, n.unit_id, nu.name AS unit, n.body, n.version, n.updated_at, coalesce(w.full_name, '') AS updated_by
		FROM coordination_notes n JOIN units nu ON nu.id = n.unit_id LEFT JOIN users w ON w.id = n.updated_by
		WHERE n.period_id = @period_id::bigint AND n.task_id IN (SELECT task_id FROM task_units WHERE unit_id = @unit_id::bigint)
		ORDER BY n.task_id, nu.name COLLATE "vi-x-icu"`
	boardRemarksSQL = `SELECT coalesce(results, '') AS results, coalesce(shortcomings, '') AS shortcomings, coalesce(causes, '') AS causes,
			coalesce(proposals, '') AS proposals, coalesce(handed_at, '0001-01-01 00:00:00+00') AS handed_at,
			coalesce(handed_back, '') AS handed_back, coalesce(first_complete_at, '0001-01-01 00:00:00+00') AS first_complete_at,
			coalesce(last_sent_at, '0001-01-01 00:00:00+00') AS last_sent_at, version
		FROM unit_reports WHERE period_id = @period_id::bigint AND unit_id = @unit_id::bigint`
	boardPlace       = ` FROM periods ky WHERE ky.id = @period_id::bigint)`
	boardPlansSQL    = planColumns + ` WHERE pl.year_id = (SELECT ky.year_id` + boardPlace + planOrder
	boardGroupsSQL   = groupColumns + ` WHERE year_id = (SELECT ky.year_id` + boardPlace
	boardProvinceSQL = `SELECT p.id, p.code, p.slug, p.name, p.kind, p.valid_from, p.valid_to
		FROM periods ky JOIN years y ON y.id = ky.year_id JOIN LATERAL provinces_on(make_date(y.year, 1, 1)) p ON p.id = ky.province_id
		WHERE ky.id = @period_id::bigint`
)

func (rows *boardRows) queue(b *pgx.Batch, unitID, periodID int64, today plan.Date) {
	ofPeriod := pgx.StrictNamedArgs{"period_id": periodID}
	ofUnit := pgx.StrictNamedArgs{"period_id": periodID, "unit_id": unitID}
	onDay := pgx.StrictNamedArgs{"period_id": periodID, "unit_id": unitID, "today": today}
	rows.place.queue(b, unitID, periodID)
	queueAll(b, &rows.province, boardProvinceSQL, ofPeriod)
	queueAll(b, &rows.plans, boardPlansSQL, ofPeriod)
	queueAll(b, &rows.groups, boardGroupsSQL, ofPeriod)
	queueAll(b, &rows.mine, boardMineSQL, onDay)
	queueAll(b, &rows.tasks, boardTasksSQL, ofUnit)
	queueAll(b, &rows.helping, boardHelpingSQL, onDay)
	queueAll(b, &rows.reports, boardReportsSQL, ofUnit)
	queueAll(b, &rows.last, boardLastSQL, ofUnit)
	queueAll(b, &rows.drafts, boardDraftsSQL, ofUnit)
	queueAll(b, &rows.returns, boardReturnsSQL, ofUnit)
	queueAll(b, &rows.notes, boardNotesSQL, ofUnit)
	queueAll(b, &rows.remarks, boardRemarksSQL, ofUnit)
}

func (rows *boardRows) board(actor plan.Actor, today plan.Date) plan.UnitBoard {
	unit := rows.place.unit.unit()
	b := plan.UnitBoard{
		Unit: unit, Period: rows.place.period, Window: rows.place.window, Today: today,
		CanSend: actor.Sends(unit), IsHead: actor.Heads(unit),
	}
	for _, p := range rows.province {
		b.Province = p
	}
	for _, r := range rows.remarks {
		b.Remarks = r
	}
	plans, groups, found := rows.placesByID(), rows.groupsByID(), rows.rowsByTask()
	leads := map[int64]leadRow{}
	for _, h := range rows.helping {
		leads[h.TaskID] = h
	}
	for _, t := range (&taskRows{tasks: rows.tasks}).list() {
		if row := found[t.ID]; row != nil {
			row.Task, row.Plan, row.Group = t, plans[t.PlanID], groups[t.GroupID]
			b.Rows = append(b.Rows, *row)
		}
		if h, helps := leads[t.ID]; helps {
			b.Helping = append(b.Helping, plan.HelpRow{Task: t, Lead: h.Lead, Note: rows.noteOf(t.ID, unit.ID)})
		}
	}
	return b
}

func (rows *boardRows) placesByID() map[int64]plan.Plan {
	plans := map[int64]plan.Plan{}
	for _, row := range rows.plans {
		plans[row.PlanID] = row.plan()
	}
	return plans
}

func (rows *boardRows) groupsByID() map[int64]plan.Group {
	groups := map[int64]plan.Group{}
	for _, row := range rows.groups {
		groups[row.ID] = row.group()
	}
	return groups
}

// noteOf is a unit's note on a task; one not written yet has no version.
func (rows *boardRows) noteOf(taskID, unitID int64) plan.CoordinationNote {
	for _, n := range rows.notes {
		if n.TaskID == taskID && n.UnitID == unitID {
			return n
		}
	}
	return plan.CoordinationNote{TaskID: taskID, UnitID: unitID}
}

// rowsByTask puts together what is known of each task the unit reports on, but for the task itself.
func (rows *boardRows) rowsByTask() map[int64]*plan.ReportRow {
	found := map[int64]*plan.ReportRow{}
	for _, m := range rows.mine {
		found[m.ID] = &plan.ReportRow{Owed: m.Owed, Products: m.Products}
	}
	of := func(taskID int64) *plan.ReportRow {
		if row := found[taskID]; row != nil {
			return row
		}
		return new(plan.ReportRow) // of a task that is not on the board
	}
	for _, r := range rows.reports {
		row := of(r.TaskID)
		row.Report, row.SavedBy = r.report(), r.SavedBy
	}
	for _, r := range rows.last {
		row := of(r.TaskID)
		row.Last, row.LastPeriod = r.report(), r.Kind
	}
	for _, d := range rows.drafts {
		of(d.TaskID).Draft = plan.RawDraft{Typed: d.Fields, Version: d.Version, UpdatedAt: d.UpdatedAt, UpdatedBy: d.UpdatedBy}
	}
	for _, r := range rows.returns {
		row := of(r.TaskID)
		row.Returns = append(row.Returns, r.ReportReturn)
	}
	for _, n := range rows.notes {
		row := of(n.TaskID)
		row.Notes = append(row.Notes, n)
	}
	return found
}

// UnitPeriods returns, for each unit the actor reports for, the kỳ of its released plans, newest first.
func (s *Store) UnitPeriods(ctx context.Context, actor plan.Actor) ([]plan.UnitPeriods, error) {
	const unitsSQL = `SELECT ` + unitFields + ` FROM units u WHERE u.id = ANY (@units::bigint[])` + unitOrder
	const periodsSQL = `SELECT mu.id AS unit, w.until AS "window", ` + periodColumns + `
		FROM units mu JOIN periods pe ON pe.province_id = mu.province_id JOIN years y ON y.id = pe.year_id
		LEFT JOIN period_windows w ON w.period_id = pe.id AND w.unit_id = mu.id AND w.revoked_at IS NULL
		WHERE mu.id = ANY (@units::bigint[]) AND EXISTS (SELECT FROM plans pl WHERE pl.year_id = pe.year_id AND pl.state <> 'draft')
		ORDER BY y.year DESC, pe.data_to DESC`
	type unitPeriodRow struct {
		Unit   int64
		Window plan.Date
		plan.ReportingPeriod
	}
	var (
		units   []unitFacts
		periods []unitPeriodRow
	)
	mine := actor.Units()
	if len(mine) == 0 {
		return nil, nil
	}
	args := pgx.StrictNamedArgs{"units": mine}
	err := s.read(ctx, actor, func(b *pgx.Batch) {
		queueAll(b, &units, unitsSQL, args)
		queueAll(b, &periods, periodsSQL, args)
	}, nil)
	if err != nil {
		return nil, err
	}
	list := make([]plan.UnitPeriods, 0, len(units))
	for _, u := range units {
		one := plan.UnitPeriods{Unit: u.unit()}
		for _, p := range periods {
			if p.Unit == u.ID {
				why := plan.ClosureOf(p.ReportingPeriod, s.today(), p.Window)
				one.Periods = append(one.Periods, plan.UnitPeriod{ReportingPeriod: p.ReportingPeriod, Window: p.Window, Closure: why})
			}
		}
		list = append(list, one)
	}
	return list, nil
}
