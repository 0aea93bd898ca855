package store_test

import (
	"context"
	"testing"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"kehoach/internal/pgtest"
	"kehoach/internal/plan"
)

// statuses asks the database alone, in a session that lives in Los Angeles.
func statuses(t testing.TB, conn *pgxpool.Conn, y worldYear, m plan.Moment) map[int64]plan.TaskStatus {
	t.Helper()
	const sql = `SELECT task_id, plan_id, group_id, lead_id, box, progress, percent, outlook, due, completed_on, reported, pending, owed,
		joined, red, amber, soon_due AS soon, contradictions FROM task_progress($1, $2, $3, $4, $5)`
	rows, err := conn.Query(t.Context(), sql, y.id, m.Period.ID, m.AsOf, m.Basis, m.Soon)
	require.NoError(t, err)
	list, err := pgx.CollectRows(rows, pgx.RowToStructByName[plan.TaskStatus])
	require.NoError(t, err)
	found := make(map[int64]plan.TaskStatus, len(list))
	for _, s := range list {
		if len(s.Contradictions) == 0 {
			s.Contradictions = nil
		}
		found[s.TaskID] = s
	}
	require.Len(t, found, len(list), "one row for a task")
	return found
}

// The two ways to compute a status were written apart: one function of SQL over all tasks, one in Go over a task's
// history.
func TestTheDatabaseAndTheRulesAgreeOnEveryTaskKyAndBasis(t *testing.T) {
	t.Parallel()
	db := pgtest.New(t)
	w := newWorld(t, db.Owner, 20241124, 40, 270)
	conn, err := db.System.Acquire(t.Context())
	require.NoError(t, err)
	defer conn.Release()
	_, err = conn.Exec(t.Context(), `SET TIME ZONE 'America/Los_Angeles'`)
	require.NoError(t, err)
	histories, compared := 0, 0
	seen := map[plan.Box]int{}
	marks := map[plan.Contradiction]int{}
	for _, y := range w.years {
		histories += len(y.tasks)
		for _, m := range w.moments(y) {
			fromSQL := statuses(t, conn, y, m)
			byPlan := map[int64][]plan.TaskStatus{}
			belong := 0
			for _, h := range y.tasks {
				want, ok := plan.StatusOf(h, m)
				got, has := fromSQL[h.Task.ID]
				require.Equal(t, ok, has, "belongs: %+v at %+v", h, m)
				if !ok {
					continue
				}
				require.Equal(t, want, got, "%+v at %+v", h, m)
				belong++
				seen[got.Box]++
				byPlan[got.PlanID] = append(byPlan[got.PlanID], got)
				for _, c := range got.Contradictions {
					marks[c]++
				}
			}
			require.Len(t, fromSQL, belong)
			compared += belong
			for _, list := range byPlan {
				assertAddsUp(t, plan.TallyOf(list, m.AsOf), len(list))
			}
		}
	}
	assert.GreaterOrEqual(t, histories, 10_000)
	t.Logf("%d histories, %d statuses compared; boxes %v; marks %v", histories, compared, seen, marks)
	for _, box := range plan.Boxes() {
		assert.Positive(t, seen[box], box)
	}
	for _, c := range plan.Contradictions() {
		assert.Positive(t, marks[c], c)
	}
}

// moments are every kỳ of a year by both deadlines, on its own day and on an earlier "today".
func (w *world) moments(y worldYear) []plan.Moment {
	var list []plan.Moment
	for _, p := range y.periods {
		for _, basis := range []plan.Basis{plan.BasisCurrent, plan.BasisOriginal} {
			for _, asOf := range []plan.Date{p.AsOfOn, p.AsOfOn.AddDays(-1 - w.IntN(60))} {
				list = append(list, plan.Moment{Periods: y.periods, Period: p, AsOf: asOf, Basis: basis, Soon: pick(w, 0, 7, 30)})
			}
		}
	}
	return list
}

func assertAddsUp(t *testing.T, n plan.Tally, total int) {
	t.Helper()
	require.Equal(t, total, n.Total)
	require.Equal(t, n.Total, n.OnTime+n.Late+n.OnTrack+n.Overdue+n.Regular+n.Undated+n.Paused)
	require.Equal(t, n.Total, n.Done()+n.Active()+n.Regular+n.Undated+n.Paused)
	require.LessOrEqual(t, n.NotStarted, n.Active())
	require.LessOrEqual(t, n.UndatedDone, n.Undated)
	require.LessOrEqual(t, n.DueByNowDone, n.DueByNow)
	require.Equal(t, n.Owed, n.Reported+n.Silent)
}

// BenchmarkBoard is a year with four kỳ of reports, from BEGIN to COMMIT.
func BenchmarkBoard(b *testing.B) {
	for name, tasks := range map[string]int{"43x4": 43, "500x4": 500} {
		b.Run(name, func(b *testing.B) {
			s, owner := open(b)
			newWorld(b, owner, 7, 20, tasks)
			b.ResetTimer()
			for b.Loop() {
				_, err := s.Board(context.Background(), reader, "binh-duong", 2024, "nam", plan.BasisCurrent)
				require.NoError(b, err)
			}
		})
	}
}

// The page of the kỳ counts what is owed in a query of its own.
func TestTheBoardOwesWhatThePeriodsPageSays(t *testing.T) {
	t.Parallel()
	s, owner := open(t)
	w := newWorld(t, owner, 11, 12, 60)
	for n, y := range w.years {
		page, err := s.Periods(t.Context(), reader, "binh-duong", 2010+n)
		require.NoError(t, err)
		require.Len(t, page.Periods, len(y.periods))
		for _, p := range page.Periods {
			board, err := s.Board(t.Context(), reader, "binh-duong", 2010+n, p.Kind.Slug(), plan.BasisCurrent)
			require.NoError(t, err)
			assert.Equal(t, p.Counts.Owed, board.Total.Owed, "%d %s", 2010+n, p.Kind)
			assert.Equal(t, p.Counts.Approved, board.Total.Reported, "%d %s", 2010+n, p.Kind)
		}
	}
}
