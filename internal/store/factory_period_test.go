package store_test

import (
	"testing"

	"github.com/jackc/pgx/v5/pgxpool"
	"github.com/stretchr/testify/require"

	"kehoach/internal/plan"
	"kehoach/internal/store"
)

// periodActor returns somebody with the role in a province row.
func periodActor(role plan.MemberRole, provinceID int64) plan.Actor {
	return plan.Actor{Label: string(role), Name: "Người thử", Memberships: []plan.Membership{
		{Role: role, ProvinceID: provinceID, Covers: []int64{provinceID}},
	}}
}

// madePeriods makes the kỳ of Bình Dương 2024 by NĐ 09/2019 on a released plan of 43 tasks.
func madePeriods(t testing.TB, s *store.Store, owner *pgxpool.Pool) (plan.Committed, []plan.ReportingPeriod) {
	t.Helper()
	done := manyTasks("74", 2024).commit(t, s)
	_, err := owner.Exec(t.Context(), `UPDATE plans SET state = 'released', released_on = '2024-01-15' WHERE id = $1`, done.Plan.ID)
	require.NoError(t, err)
	require.NoError(t, s.MakePeriods(t.Context(), cli, "binh-duong", 2024, plan.PresetDecree09))
	periods, err := s.PeriodsOf(t.Context(), cli, done.Plan.YearID)
	require.NoError(t, err)
	require.Len(t, periods, 4)
	return done, periods
}

// openPeriod opens a kỳ and returns it as it is then.
func openPeriod(t testing.TB, s *store.Store, p plan.ReportingPeriod) plan.ReportingPeriod {
	t.Helper()
	require.NoError(t, s.OpenPeriod(t.Context(), cli, p.ID, p.Version))
	return periodNow(t, s, p.ID)
}

func periodNow(t testing.TB, s *store.Store, id int64) plan.ReportingPeriod {
	t.Helper()
	p, err := s.Period(t.Context(), cli, id)
	require.NoError(t, err)
	return p
}

// periodUnit makes a unit of the province.
func periodUnit(t testing.TB, owner *pgxpool.Pool, provinceID int64, name string) (id int64) {
	t.Helper()
	const sql = `INSERT INTO units (province_id, kind, name, valid_from) VALUES ($1, 'department', $2, '2020-01-01') RETURNING id`
	require.NoError(t, owner.QueryRow(t.Context(), sql, provinceID, name).Scan(&id))
	return id
}

// periodReport writes the report of the nth task of the year in a kỳ by raw SQL.
func periodReport(t testing.TB, owner *pgxpool.Pool, p plan.ReportingPeriod, n int, unit int64, state, progress string) {
	t.Helper()
	const sql = `INSERT INTO progress_reports (province_id, year_id, task_id, period_id, unit_id, state, progress, percent, completed_on, saved_at, sent_at)
		SELECT province_id, year_id, id, $1, $2, $3, $4::text, CASE WHEN $4 = 'done' THEN 100 ELSE 50 END,
			CASE WHEN $4 = 'done' THEN date '2024-03-01' END, now(), now()
		FROM tasks WHERE year_id = $5 ORDER BY id OFFSET $6 LIMIT 1`
	_, err := owner.Exec(t.Context(), sql, p.ID, unit, state, progress, p.YearID, n)
	require.NoError(t, err)
}
