package store

import (
	"context"
	"fmt"

	"github.com/jackc/pgx/v5"

	"kehoach/internal/plan"
)

// progressColumns are the fields of a plan.TaskStatus, of task_progress p.
const progressColumns = `p.task_id, p.plan_id, p.group_id, p.lead_id, p.box, p.progress, p.percent, p.outlook, p.due, p.completed_on,
	p.reported, p.pending, p.owed, p.joined, p.red, p.amber, p.soon_due AS soon, p.contradictions`

// progressFrom asks where the tasks of a year stand; its arguments are progressArgs.
const progressFrom = ` FROM task_progress(@year_id::bigint, @period_id::bigint, @as_of::date, @basis::text, @soon::integer) p`

// Board returns a year of the lineage slug as a kỳ counts it: the kỳ of that slug ("6-thang"), or the one the year
// stands in when it is empty. A year without plans, and a kỳ the year does not have, are ErrNotFound.
func (s *Store) Board(ctx context.Context, actor plan.Actor, slug string, year int, ky string, basis plan.Basis) (plan.Board, error) {
	if !storable(slug) || !isYear(year) {
		return plan.Board{}, plan.ErrNotFound
	}
	const plansSQL = planColumns + ` WHERE pl.year_id = @year_id::bigint` + planOrder
	var (
		head    yearHead
		plans   []planRow
		lineage []lineageRow
		parts   boardParts
		board   = plan.Board{Basis: basis}
	)
	err := s.read(ctx, actor, func(b *pgx.Batch) {
		queueOne(b, &head, yearHeadSQL, pgx.StrictNamedArgs{"slug": slug, "year": year})
		queuePeriodsAt(b, &board.Periods, slug, year)
		queueSoon(b, &board.Soon)
	}, func(tx pgx.Tx) error {
		board.Province, board.Year = head.Province, head.year()
		if err := choosePeriod(&board, ky, s.today()); err != nil {
			return err
		}
		return send(ctx, tx, func(b *pgx.Batch) {
			queueAll(b, &plans, plansSQL, pgx.StrictNamedArgs{"year_id": head.YearID})
			s.queueLineage(b, &lineage, head.Province.ID)
			if board.Counted() {
				parts.queue(b, &board)
			}
		})
	})
	if err == nil && len(plans) == 0 {
		err = plan.ErrNotFound
	}
	if err != nil {
		return plan.Board{}, err
	}
	board.Lineage = lineageOf(head.Province.ID, lineage)
	for _, row := range plans {
		board.Plans = append(board.Plans, row.plan())
	}
	if board.Counted() {
		parts.fill(&board)
	}
	return board, nil
}

// queuePeriodsAt asks for the kỳ of a year by its address, so that they come with the year itself.
func queuePeriodsAt(b *pgx.Batch, into *[]plan.ReportingPeriod, slug string, year int) {
	const sql = periodsFrom + ` WHERE y.year = @year::int AND y.province_id = (SELECT id FROM provinces WHERE slug = @slug::text
		AND valid_from <= make_date(@year::int, 1, 1) AND (valid_to IS NULL OR valid_to >= make_date(@year::int, 1, 1)))` + periodsOrder
	queueAll(b, into, sql, pgx.StrictNamedArgs{"slug": slug, "year": year})
}

// choosePeriod sets the kỳ of a slug, or the one the year stands in, and its day; a year without kỳ has none to choose.
func choosePeriod(board *plan.Board, slug string, today plan.Date) error {
	var err error
	if board.Period, err = chosenPeriod(board.Periods, slug); err == nil && board.Counted() {
		board.AsOf = board.Period.AsOf(today)
	}
	return err
}

// chosenPeriod is the kỳ of a slug, or the one the year stands in.
func chosenPeriod(periods []plan.ReportingPeriod, slug string) (plan.ReportingPeriod, error) {
	if slug == "" {
		current, _ := plan.CurrentPeriod(periods)
		return current, nil
	}
	kind, ok := plan.PeriodKindOf(slug)
	if ok {
		for _, p := range periods {
			if p.Kind == kind {
				return p, nil
			}
		}
	}
	return plan.ReportingPeriod{}, fmt.Errorf("kỳ %s: %w", slug, plan.ErrNotFound)
}

// queueSoon asks for the days of "sắp đến hạn".
func queueSoon(b *pgx.Batch, into *int) {
	const sql = `SELECT coalesce((SELECT value::integer FROM settings WHERE key = 'due_soon_days'), @default::integer)`
	b.Queue(sql, pgx.StrictNamedArgs{"default": plan.SoonDays}).QueryRow(func(row pgx.Row) error { return row.Scan(into) })
}

// progressArgs are the arguments of progressFrom for a board's kỳ, day and basis.
func progressArgs(board *plan.Board) pgx.StrictNamedArgs {
	return pgx.StrictNamedArgs{
		"year_id": board.Year.ID, "period_id": board.Period.ID, "as_of": board.AsOf, "basis": board.Basis, "soon": board.Soon,
	}
}

type boardRow struct {
	plan.TaskStatus
	Number, Text, Lead string
}

type leftRow struct {
	TaskID, PlanID, GroupID, LeadID int64
	Number, Text, Lead              string
	ClosedOn                        plan.Date
	ClosedAs                        plan.Closing
}

const (
	boardJoins = ` JOIN task_groups g ON g.id = t.group_id
		LEFT JOIN task_units l ON l.task_id = t.id AND l.role = 'lead' LEFT JOIN units u ON u.id = l.unit_id`
	boardOrder = ` ORDER BY t.plan_id, g.ord, t.ord, t.id`
	leadName   = `coalesce(u.name, l.name, '') AS lead`
)

// boardParts are the rows a board is made of.
type boardParts struct {
	tasks  []boardRow
	left   []leftRow
	groups []groupRow
	units  []boardUnitRow
}

func (p *boardParts) queue(b *pgx.Batch, board *plan.Board) {
	const tasksSQL = `SELECT ` + progressColumns + `, t.number, t.text, ` + leadName + progressFrom + `
		JOIN tasks t ON t.id = p.task_id` + boardJoins + boardOrder
	const leftSQL = `SELECT t.id AS task_id, t.plan_id, t.group_id, coalesce(l.unit_id, 0) AS lead_id, t.number, t.text, ` + leadName + `,
			t.closed_on, t.closed_as
		FROM plans pl JOIN tasks t ON t.plan_id = pl.id AND t.assigned_on <= @data_to::date AND t.closed_on <= @as_of::date` +
		boardJoins + ` WHERE pl.year_id = @year_id::bigint` + boardOrder
	const groupsSQL = groupColumns + ` WHERE year_id = @year_id::bigint ORDER BY plan_id, ord`
	const unitsSQL = `SELECT DISTINCT u.id, u.name, u.name COLLATE "vi-x-icu" AS sorted FROM plans pl JOIN tasks t ON t.plan_id = pl.id
		JOIN task_units l ON l.task_id = t.id AND l.role = 'lead' JOIN units u ON u.id = l.unit_id
		WHERE pl.year_id = @year_id::bigint ORDER BY sorted, u.id`
	year := pgx.StrictNamedArgs{"year_id": board.Year.ID}
	queueAll(b, &p.tasks, tasksSQL, progressArgs(board))
	queueAll(b, &p.left, leftSQL, pgx.StrictNamedArgs{"year_id": board.Year.ID, "data_to": board.Period.DataTo, "as_of": board.AsOf})
	queueAll(b, &p.groups, groupsSQL, year)
	queueAll(b, &p.units, unitsSQL, year)
}

func (p *boardParts) fill(board *plan.Board) {
	for _, row := range p.tasks {
		board.Tasks = append(board.Tasks, plan.BoardTask{TaskStatus: row.TaskStatus, Number: row.Number, Text: row.Text, Lead: row.Lead})
	}
	for _, row := range p.left {
		board.Left = append(board.Left, row.task())
	}
	groups := make([]plan.Group, 0, len(p.groups))
	for _, row := range p.groups {
		groups = append(groups, row.group())
	}
	units := make([]plan.BoardUnit, 0, len(p.units))
	for _, row := range p.units {
		units = append(units, plan.BoardUnit{UnitID: row.ID, Name: row.Name})
	}
	board.Count(groups, units)
}

type boardUnitRow struct {
	ID     int64
	Name   string
	Sorted string
}

func (r leftRow) task() plan.BoardTask {
	return plan.BoardTask{
		TaskStatus: plan.TaskStatus{TaskID: r.TaskID, PlanID: r.PlanID, GroupID: r.GroupID, LeadID: r.LeadID},
		Number:     r.Number, Text: r.Text, Lead: r.Lead, ClosedOn: r.ClosedOn, ClosedAs: r.ClosedAs,
	}
}

// queueStatuses asks where the tasks of one plan stand in the board's kỳ.
func queueStatuses(b *pgx.Batch, into *[]plan.TaskStatus, board *plan.Board, planID int64) {
	const sql = `SELECT ` + progressColumns + progressFrom + ` WHERE p.plan_id = @plan_id::bigint`
	args := progressArgs(board)
	args["plan_id"] = planID
	queueAll(b, into, sql, args)
}

func statusesByTask(list []plan.TaskStatus) map[int64]plan.TaskStatus {
	if len(list) == 0 {
		return nil
	}
	statuses := make(map[int64]plan.TaskStatus, len(list))
	for _, one := range list {
		statuses[one.TaskID] = one
	}
	return statuses
}
