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
	var (
		head  yearHead
		board plan.Board
	)
	err := s.read(ctx, actor, func(b *pgx.Batch) {
		queueOne(b, &head, yearHeadSQL, pgx.StrictNamedArgs{"slug": slug, "year": year})
	}, func(tx pgx.Tx) error {
		var err error
		board, err = s.board(ctx, tx, head, ky, basis)
		return err
	})
	if err != nil {
		return plan.Board{}, err
	}
	return board, nil
}

func (s *Store) board(ctx context.Context, tx pgx.Tx, head yearHead, ky string, basis plan.Basis) (plan.Board, error) {
	const plansSQL = planColumns + ` WHERE pl.year_id = @year_id::bigint` + planOrder
	var (
		board   = plan.Board{Basis: basis}
		plans   []planRow
		lineage []lineageRow
	)
	err := send(ctx, tx, func(b *pgx.Batch) {
		queueAll(b, &plans, plansSQL, pgx.StrictNamedArgs{"year_id": head.YearID})
		s.queueLineage(b, &lineage, head.Province.ID)
		queuePeriodsOf(b, &board.Periods, head.YearID)
		queueSoon(b, &board.Soon)
	})
	if err == nil && len(plans) == 0 {
		err = plan.ErrNotFound
	}
	if err != nil {
		return board, err
	}
	board.YearPage = plan.YearPage{Province: head.Province, Lineage: lineageOf(head.Province.ID, lineage), Year: head.year()}
	for _, row := range plans {
		board.Plans = append(board.Plans, row.plan())
	}
	if board.Period, err = chosenPeriod(board.Periods, ky); err != nil || !board.Counted() {
		return board, err
	}
	board.AsOf = board.Period.AsOf(s.today())
	return board, fillBoard(ctx, tx, &board)
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

func fillBoard(ctx context.Context, tx pgx.Tx, board *plan.Board) error {
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
	var (
		tasks  []boardRow
		left   []leftRow
		groups []groupRow
		units  []boardUnitRow
	)
	year := pgx.StrictNamedArgs{"year_id": board.Year.ID}
	err := send(ctx, tx, func(b *pgx.Batch) {
		queueAll(b, &tasks, tasksSQL, progressArgs(board))
		queueAll(b, &left, leftSQL, pgx.StrictNamedArgs{"year_id": board.Year.ID, "data_to": board.Period.DataTo, "as_of": board.AsOf})
		queueAll(b, &groups, groupsSQL, year)
		queueAll(b, &units, unitsSQL, year)
	})
	if err != nil {
		return err
	}
	for _, row := range tasks {
		board.Tasks = append(board.Tasks, plan.BoardTask{TaskStatus: row.TaskStatus, Number: row.Number, Text: row.Text, Lead: row.Lead})
	}
	for _, row := range left {
		board.Left = append(board.Left, row.task())
	}
	list := make([]plan.Group, 0, len(groups))
	for _, row := range groups {
		list = append(list, row.group())
	}
	names := make([]plan.BoardUnit, 0, len(units))
	for _, row := range units {
		names = append(names, plan.BoardUnit{UnitID: row.ID, Name: row.Name})
	}
	board.Count(list, names)
	return nil
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

// planStatuses is where the tasks of one plan stand in the kỳ its year stands in; a year without kỳ has none.
func (s *Store) planStatuses(ctx context.Context, tx pgx.Tx, head planHead) (plan.ReportingPeriod, map[int64]plan.TaskStatus, error) {
	const sql = `SELECT ` + progressColumns + progressFrom + ` WHERE p.plan_id = @plan_id::bigint`
	board := plan.Board{Basis: plan.BasisCurrent}
	board.Year = head.year()
	err := send(ctx, tx, func(b *pgx.Batch) {
		queuePeriodsOf(b, &board.Periods, head.YearID)
		queueSoon(b, &board.Soon)
	})
	if err != nil || !board.Counted() {
		return plan.ReportingPeriod{}, nil, err
	}
	board.Period, _ = plan.CurrentPeriod(board.Periods)
	board.AsOf = board.Period.AsOf(s.today())
	args := progressArgs(&board)
	args["plan_id"] = head.PlanID
	var list []plan.TaskStatus
	if err := send(ctx, tx, func(b *pgx.Batch) { queueAll(b, &list, sql, args) }); err != nil {
		return plan.ReportingPeriod{}, nil, err
	}
	statuses := make(map[int64]plan.TaskStatus, len(list))
	for _, one := range list {
		statuses[one.TaskID] = one
	}
	return board.Period, statuses, nil
}
