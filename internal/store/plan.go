package store

import (
	"context"
	"time"

	"github.com/jackc/pgx/v5"

	"kehoach/internal/plan"
)

// planFields are the fields of a planRow; planColumns begins every question for plans and goes on with JOIN or WHERE.
const (
	planFields = `pl.id AS plan_id, pl.province_id, pl.year_id, py.year AS plan_year, pl.kind AS plan_kind, coalesce(pl.period, '') AS period,
		pl.state AS plan_state, pl.slug AS plan_slug, coalesce(pl.title, '') AS title, coalesce(pl.number, '') AS number,
		coalesce(pl.agency, '') AS agency, pl.issued_on, pl.bases,
		coalesce(pl.declared_groups, 0) AS declared_groups, coalesce(pl.declared_tasks, 0) AS declared_tasks,
		(SELECT count(*) FROM task_groups g WHERE g.plan_id = pl.id) AS found_groups,
		(SELECT count(*) FROM tasks t WHERE t.plan_id = pl.id) AS found_tasks,
		pl.import_id, i.created_at AS imported_at, pl.released_on,
		coalesce(pl.released_number, '') AS released_number, pl.version AS plan_version`
	planColumns = `SELECT ` + planFields + `
		FROM plans pl JOIN years py ON py.id = pl.year_id JOIN imports i ON i.id = pl.import_id`
	planOrder = ` ORDER BY array_position(ARRAY['annual', 'thematic', 'directive'], pl.kind), pl.issued_on, pl.id`
)

// A planRow is a plan as planFields give it.
type planRow struct {
	PlanID         int64
	ProvinceID     int64
	YearID         int64
	PlanYear       int
	PlanKind       plan.Kind
	Period         plan.Period
	PlanState      plan.State
	PlanSlug       string
	Title          string
	Number         string
	Agency         string
	IssuedOn       plan.Date
	Bases          []string
	DeclaredGroups int
	DeclaredTasks  int
	FoundGroups    int
	FoundTasks     int
	ImportID       int64
	ImportedAt     time.Time
	ReleasedOn     plan.Date
	ReleasedNumber string
	PlanVersion    int
}

func (r planRow) plan() plan.Plan {
	return plan.Plan{
		ID: r.PlanID, ProvinceID: r.ProvinceID, YearID: r.YearID, Year: r.PlanYear,
		Kind: r.PlanKind, Period: r.Period, State: r.PlanState, Slug: r.PlanSlug,
		Title: r.Title, Number: r.Number, Agency: r.Agency, IssuedOn: r.IssuedOn, Bases: r.Bases,
		Declared: plan.Counts{Groups: r.DeclaredGroups, Tasks: r.DeclaredTasks},
		Found:    plan.Counts{Groups: r.FoundGroups, Tasks: r.FoundTasks},
		ImportID: r.ImportID, ImportedAt: r.ImportedAt,
		ReleasedOn: r.ReleasedOn, ReleasedNumber: r.ReleasedNumber, Version: r.PlanVersion,
	}
}

// A planHead is a plan with its province, as called on 01/01 of the year, and its year.
type planHead struct {
	plan.Province
	YearState plan.YearState
	Revision  int64
	planRow
}

func (h planHead) year() plan.Year {
	return plan.Year{ID: h.YearID, ProvinceID: h.ProvinceID, Year: h.PlanYear, State: h.YearState, Revision: h.Revision}
}

// A planAddress is where a plan is found.
type planAddress struct {
	province string
	year     int
	plan     string
}

func (a planAddress) valid() bool { return storable(a.province) && storable(a.plan) && isYear(a.year) }

// planHeadColumns begins a question for a planHead and goes on with WHERE.
const planHeadColumns = `SELECT p.id, p.code, p.slug, p.name, p.kind, p.valid_from, p.valid_to,
		py.state AS year_state, py.revision, ` + planFields + `
	FROM plans pl JOIN years py ON py.id = pl.year_id JOIN imports i ON i.id = pl.import_id
	JOIN LATERAL provinces_on(make_date(py.year, 1, 1)) p ON p.id = pl.province_id`

func (a planAddress) queue(b *pgx.Batch, into *planHead) {
	const sql = planHeadColumns + `
		WHERE py.year = @year::int AND pl.slug = @plan::text AND pl.province_id = (SELECT id FROM provinces
			WHERE slug = @province::text AND valid_from <= make_date(@year::int, 1, 1)
				AND (valid_to IS NULL OR valid_to >= make_date(@year::int, 1, 1)))`
	queueOne(b, into, sql, pgx.StrictNamedArgs{"province": a.province, "year": a.year, "plan": a.plan})
}

// Plan returns a plan with its groups, tasks and indicators.
func (s *Store) Plan(ctx context.Context, actor plan.Actor, slug string, year int, planSlug string) (plan.Tree, error) {
	at := planAddress{slug, year, planSlug}
	if !at.valid() {
		return plan.Tree{}, plan.ErrNotFound
	}
	var (
		head       planHead
		lineage    []lineageRow
		groups     []groupRow
		tasks      taskRows
		indicators []indicatorRow
		warnings   warningRow
		board      = plan.Board{Basis: plan.BasisCurrent}
		statuses   []plan.TaskStatus
	)
	err := s.read(ctx, actor, func(b *pgx.Batch) {
		at.queue(b, &head)
		queuePeriodsAt(b, &board.Periods, slug, year)
		queueSoon(b, &board.Soon)
	}, func(tx pgx.Tx) error {
		board.Year = head.year()
		if err := choosePeriod(&board, "", s.today()); err != nil {
			return err
		}
		return send(ctx, tx, func(b *pgx.Batch) {
			s.queueLineage(b, &lineage, head.ProvinceID)
			queueGroups(b, &groups, head.PlanID)
			tasks.queuePlan(b, head.PlanID)
			queueIndicators(b, &indicators, head.PlanID)
			queueWarnings(b, &warnings, head.ImportID)
			if board.Counted() {
				queueStatuses(b, &statuses, &board, head.PlanID)
			}
		})
	})
	if err != nil {
		return plan.Tree{}, err
	}
	tree := plan.Tree{
		Province: head.Province, Lineage: lineageOf(head.ProvinceID, lineage), Year: head.year(), Plan: head.plan(),
		Warnings: warnings.Warnings, Period: board.Period, Statuses: statusesByTask(statuses),
	}
	tree.Groups = groupsWith(groups, tasks.byGroup())
	for _, row := range indicators {
		tree.Indicators = append(tree.Indicators, row.indicator())
	}
	return tree, nil
}

func groupsWith(rows []groupRow, tasks map[int64][]plan.Task) []plan.Group {
	groups := make([]plan.Group, 0, len(rows))
	for _, row := range rows {
		group := row.group()
		group.Tasks = tasks[group.ID]
		groups = append(groups, group)
	}
	return groups
}
