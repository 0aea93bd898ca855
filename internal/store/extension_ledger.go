package store

import (
	"context"

	"github.com/jackc/pgx/v5"

	"kehoach/internal/plan"
)

// ledgerRows is how many lines of the ledger a page has.
const ledgerRows = 500

// A ledgerRow is an extension with its place.
type ledgerRow struct {
	extensionRow
	Province   string
	Year       int
	TaskNumber string
	TaskText   string
}

func (r ledgerRow) row(actor plan.Actor) plan.ExtensionRow {
	e := r.extension()
	return plan.ExtensionRow{
		Extension: e, Province: r.Province, Year: r.Year, TaskNumber: r.TaskNumber, TaskText: r.TaskText,
		CanDecide: e.State == plan.ExtensionRequested && actor.CanIn(plan.RightDecide, e.ProvinceID),
	}
}

// A ledgerCount is how many extensions of a state there are, and by how many days those granted moved deadlines.
type ledgerCount struct {
	State plan.ExtensionState
	Count int
	Days  int
}

// ledgerScope says which extensions the actor sees: those of the provinces it has a part in, and those of its units.
const ledgerScope = ` FROM extensions e JOIN units u ON u.id = e.unit_id JOIN tasks et ON et.id = e.task_id
	JOIN years y ON y.id = e.year_id JOIN plans pl ON pl.id = et.plan_id
	JOIN LATERAL provinces_on(make_date(y.year, 1, 1)) p ON p.id = e.province_id
	WHERE (@wide::boolean OR e.province_id = ANY (@provinces::bigint[]) OR e.unit_id = ANY (@units::bigint[]))`

const ledgerFilter = ` AND (@unit::bigint = 0 OR e.unit_id = @unit::bigint) AND (@year::int = 0 OR y.year = @year::int)`

func ledgerArgs(actor plan.Actor, f plan.ExtensionFilter) pgx.StrictNamedArgs {
	provinces := []int64{}
	for _, m := range actor.Memberships {
		if !m.Role.OfUnit() {
			provinces = append(provinces, m.Covers...)
		}
	}
	units := actor.Units()
	if units == nil {
		units = []int64{}
	}
	return pgx.StrictNamedArgs{"wide": actor.Wide(), "provinces": provinces, "units": units, "unit": f.UnitID, "year": f.Year}
}

// Ledger returns the extensions the actor may see, newest first, with their totals.
func (s *Store) Ledger(ctx context.Context, actor plan.Actor, f plan.ExtensionFilter) (plan.ExtensionLedger, error) {
	const rowsSQL = `SELECT ` + extensionFields + `, p.name AS province, y.year, et.number AS task_number, et.text AS task_text` +
		ledgerScope + ledgerFilter + ` AND (@state = '' OR e.state = @state) ORDER BY e.state <> 'requested', e.requested_at DESC, e.id DESC
		LIMIT @rows`
	const countsSQL = `SELECT e.state, count(*)::int AS count, coalesce(sum(e.granted_on - e.due_before), 0)::int AS days` +
		ledgerScope + ledgerFilter + ` GROUP BY e.state`
	const unitsSQL = `SELECT DISTINCT u.id, u.name` + ledgerScope + ` ORDER BY u.name`
	const yearsSQL = `SELECT DISTINCT y.year` + ledgerScope + ` ORDER BY y.year DESC`
	type unitName struct {
		ID   int64
		Name string
	}
	type yearOf struct{ Year int }
	var (
		rows   []ledgerRow
		counts []ledgerCount
		units  []unitName
		years  []yearOf
	)
	args := ledgerArgs(actor, f)
	scope := pgx.StrictNamedArgs{"wide": args["wide"], "provinces": args["provinces"], "units": args["units"]}
	err := s.read(ctx, actor, func(b *pgx.Batch) {
		queueAll(b, &counts, countsSQL, args)
		queueAll(b, &units, unitsSQL, scope)
		queueAll(b, &years, yearsSQL, scope)
		withState := pgx.StrictNamedArgs{"state": string(f.State), "rows": ledgerRows}
		for key, value := range args {
			withState[key] = value
		}
		queueAll(b, &rows, rowsSQL, withState)
	}, nil)
	if err != nil {
		return plan.ExtensionLedger{}, err
	}
	ledger := plan.ExtensionLedger{Filter: f, Counts: map[plan.ExtensionState]int{}}
	for _, c := range counts {
		ledger.Counts[c.State] = c.Count
		ledger.Total += c.Count
		ledger.Days += c.Days
	}
	for _, row := range rows {
		ledger.Rows = append(ledger.Rows, row.row(actor))
	}
	for _, u := range units {
		ledger.Units = append(ledger.Units, plan.Unit{ID: u.ID, Name: u.Name})
	}
	for _, y := range years {
		ledger.Years = append(ledger.Years, y.Year)
	}
	return ledger, nil
}

// Extension returns one request in its place. One the actor must not see does not exist for it.
func (s *Store) Extension(ctx context.Context, actor plan.Actor, id int64) (plan.ExtensionPage, error) {
	var (
		row   extensionRow
		place taskPlace
	)
	err := s.read(ctx, actor, func(b *pgx.Batch) { queueExtension(b, &row, &place, id) }, nil)
	if err != nil {
		return plan.ExtensionPage{}, err
	}
	e := row.extension()
	if !seesExtension(actor, place.LeadID, e) {
		return plan.ExtensionPage{}, plan.ErrForbidden
	}
	task, err := s.Task(ctx, actor, e.TaskID)
	if err != nil {
		return plan.ExtensionPage{}, err
	}
	waits := e.State == plan.ExtensionRequested
	return plan.ExtensionPage{
		TaskPage: task, Extension: e,
		CanDecide:   waits && actor.CanIn(plan.RightDecide, e.ProvinceID),
		Recording:   actor.RecordsDecisions(e.ProvinceID),
		CanWithdraw: waits && withdraws(actor, place, row),
	}, nil
}
