package store_test

import (
	"testing"

	"github.com/jackc/pgx/v5/pgxpool"
	"github.com/stretchr/testify/require"

	"kehoach/internal/pgtest"
	"kehoach/internal/plan"
	"kehoach/internal/store"
)

// A reporting is Bình Dương 2024, released, its 43 tasks led by one unit, with the kỳ Quý I and 6 tháng open until the
// unit's own windows end, and the people around it.
type reporting struct {
	*store.Store
	owner           *pgxpool.Pool
	done            plan.Committed
	unit, other     int64
	q1, h1          plan.ReportingPeriod
	tasks           []int64
	officer, mate   plan.Actor // both of the unit
	head, colleague plan.Actor // of the unit; an officer of the other unit
	planner         plan.Actor
	stranger        plan.Actor // an officer in another province
}

func newReporting(t testing.TB) reporting {
	t.Helper()
	db := pgtest.New(t)
	x := reporting{Store: store.New(db.App, now), owner: db.Owner}
	var periods []plan.ReportingPeriod
	x.done, periods = madePeriods(t, x.Store, db.Owner)
	home := x.done.Province.ID
	x.unit, x.other = periodUnit(t, db.Owner, home, "Phòng Nghiệp vụ Y"), periodUnit(t, db.Owner, home, "Trung tâm Y tế")
	execAs(t, db.Owner, `UPDATE task_units SET unit_id = $1 WHERE role = 'lead'`, x.unit)
	execAs(t, db.Owner, `INSERT INTO task_units (province_id, year_id, task_id, role, ord, name, unit_id)
		SELECT province_id, year_id, id, 'support', 7, 'Trung tâm Y tế', $1 FROM tasks WHERE ord = 1`, x.other)
	x.q1, x.h1 = openPeriod(t, x.Store, periods[0]), openPeriod(t, x.Store, periods[1])
	for _, p := range []plan.ReportingPeriod{x.q1, x.h1} {
		for _, unit := range []int64{x.unit, x.other} {
			execAs(t, db.Owner, `INSERT INTO period_windows (province_id, year_id, period_id, unit_id, until, reason, created_at, created_by)
				VALUES ($1, $2, $3, $4, '2026-11-24', 'thử', now(), 'test')`, home, p.YearID, p.ID, unit)
		}
	}
	rows, err := db.Owner.Query(t.Context(), `SELECT t.id FROM tasks t JOIN task_groups g ON g.id = t.group_id ORDER BY g.ord, t.ord`)
	require.NoError(t, err)
	for rows.Next() {
		var id int64
		require.NoError(t, rows.Scan(&id))
		x.tasks = append(x.tasks, id)
	}
	require.NoError(t, rows.Err())
	person := func(role plan.MemberRole, province, unit int64) plan.Actor {
		var user int64
		require.NoError(t, db.Owner.QueryRow(t.Context(), `INSERT INTO users (username, full_name, created_at)
			VALUES ('nguoi' || (SELECT count(*) FROM users), 'Lê Thị Thử ' || (SELECT count(*) FROM users), now()) RETURNING id`).Scan(&user))
		execAs(t, db.Owner, `INSERT INTO memberships (user_id, role, province_id, unit_id, valid_from, created_by)
			VALUES ($1, $2, $3, nullif($4::bigint, 0), '2009-01-01', 'test')`, user, role, province, unit)
		_, actor, err := x.Session(t.Context(), enter(t, x.Store, user))
		require.NoError(t, err)
		return actor
	}
	x.officer, x.mate = person(plan.Officer, home, x.unit), person(plan.Officer, home, x.unit)
	x.head, x.colleague = person(plan.UnitHead, home, x.unit), person(plan.Officer, home, x.other)
	x.planner = person(plan.Planner, home, 0)
	var far int64
	require.NoError(t, db.Owner.QueryRow(t.Context(), `SELECT id FROM provinces WHERE code = '22' AND valid_to IS NULL`).Scan(&far))
	x.stranger = person(plan.Officer, far, periodUnit(t, db.Owner, far, "Phòng Nghiệp vụ Y"))
	return x
}

// going is a report of work that goes on; the tasks have no deadline.
func going(percent, result string) plan.ReportTyped {
	return plan.ReportTyped{"trang-thai": "in_progress", "ty-le": percent, "ket-qua": result}
}

// edit is the form of the nth task in a kỳ, of the version given.
func (x reporting) edit(p plan.ReportingPeriod, n, version int, typed plan.ReportTyped) plan.ReportEdit {
	return plan.ReportEdit{UnitID: x.unit, PeriodID: p.ID, TaskID: x.tasks[n], Version: version, Typed: typed}
}

func (x reporting) board(t testing.TB, p plan.ReportingPeriod) plan.UnitBoard {
	t.Helper()
	b, err := x.UnitBoard(t.Context(), x.officer, x.unit, p.ID)
	require.NoError(t, err)
	return b
}

// row is the nth task's row in a kỳ.
func (x reporting) row(t testing.TB, p plan.ReportingPeriod, n int) plan.ReportRow {
	t.Helper()
	row, ok := x.board(t, p).Row(x.tasks[n])
	require.True(t, ok)
	return row
}

// saveAll saves a report for every task not updated yet.
func (x reporting) saveAll(t testing.TB, p plan.ReportingPeriod) {
	t.Helper()
	for _, row := range x.board(t, p).Missing() {
		edit := plan.ReportEdit{UnitID: x.unit, PeriodID: p.ID, TaskID: row.Task.ID, Version: row.Report.Version, Typed: going("10", "đã họp")}
		require.NoError(t, x.SaveReport(t.Context(), x.officer, edit))
	}
}

// decide puts the reports of a kỳ into a state as the planner's page does.
func (x reporting) decide(t testing.TB, p plan.ReportingPeriod, n int, state, reason string) {
	t.Helper()
	execAs(t, x.owner, `UPDATE progress_reports SET state = $1, sent_at = coalesce(sent_at, $4), decided_at = $4, version = version + 1 WHERE task_id = $2 AND period_id = $3`,
		state, x.tasks[n], p.ID, now())
	execAs(t, x.owner, `INSERT INTO report_events (province_id, year_id, report_id, action, reason, at, actor_name)
		SELECT province_id, year_id, id, $1, nullif($2, ''), $5, 'Chuyên viên' FROM progress_reports WHERE task_id = $3 AND period_id = $4`,
		state, reason, x.tasks[n], p.ID, now())
}
