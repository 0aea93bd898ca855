package store_test

import (
	"testing"

	"github.com/jackc/pgx/v5/pgxpool"
	"github.com/stretchr/testify/require"

	"kehoach/internal/plan"
	"kehoach/internal/store"
)

// unitEdit is the form of a department of that name.
func unitEdit(name string) plan.UnitEdit {
	return plan.UnitEdit{Unit: plan.Unit{Kind: plan.UnitDepartment, Name: name, From: plan.Date{Year: 2020, Month: 1, Day: 1}}}
}

// addUnit makes a unit of the province as its planner would.
func addUnit(t testing.TB, s *store.Store, provinceID int64, name string) int64 {
	t.Helper()
	id, err := s.AddUnit(t.Context(), cli, provinceID, unitEdit(name))
	require.NoError(t, err)
	return id
}

// unitNow is a unit as it is.
func unitNow(t testing.TB, s *store.Store, id int64) plan.UnitPage {
	t.Helper()
	page, err := s.Unit(t.Context(), cli, id)
	require.NoError(t, err)
	return page
}

// assignmentOf is the plan of Bình Dương 2024 as it is assigned now.
func assignmentOf(t testing.TB, s *store.Store, done plan.Committed) plan.Assignment {
	t.Helper()
	a, err := s.Assignment(t.Context(), cli, done.Province.Slug, done.Plan.Year, done.Plan.Slug)
	require.NoError(t, err)
	return a
}

// ticked are tasks as they are now.
func ticked(tasks []plan.Task) []plan.TaskVersion {
	var list []plan.TaskVersion
	for _, task := range tasks {
		list = append(list, plan.TaskVersion{ID: task.ID, Version: task.Version})
	}
	return list
}

// releasedPlan is a plan of 43 tasks given to a unit, which leads them all.
func releasedPlan(t testing.TB, s *store.Store) (done plan.Committed, unit int64) {
	t.Helper()
	done = manyTasks("74", 2024).commit(t, s)
	unit = addUnit(t, s, done.Province.ID, "Phòng Nghiệp vụ Y")
	_, err := s.LinkNames(t.Context(), cli, done.Province.Slug, 2024, done.Plan.Slug)
	require.NoError(t, err)
	release(t, s, done)
	return done, unit
}

func release(t testing.TB, s *store.Store, done plan.Committed) {
	t.Helper()
	now := assignmentOf(t, s, done).Plan
	require.NoError(t, s.ReleasePlan(t.Context(), cli, done.Province.Slug, now.Year, now.Slug, now.Version,
		plan.Releasing{On: plan.Date{Year: 2024, Month: 1, Day: 15}, Number: "12/QĐ-SYT"}))
}

func number(t testing.TB, owner *pgxpool.Pool, sql string, args ...any) (n int) {
	t.Helper()
	require.NoError(t, owner.QueryRow(t.Context(), sql, args...).Scan(&n))
	return n
}
