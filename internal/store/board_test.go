package store_test

import (
	"testing"
	"time"

	"github.com/jackc/pgx/v5/pgxpool"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"kehoach/internal/pgtest"
	"kehoach/internal/plan"
	"kehoach/internal/store"
)

func TestABoardCountsApprovedReportsOfTheLatestPeriodUpToTheOneAsked(t *testing.T) {
	t.Parallel()
	s, owner := open(t)
	done, periods := madePeriods(t, s, owner)
	unit := periodUnit(t, owner, done.Plan.ProvinceID, "Phòng Nghiệp vụ Y")
	_, err := owner.Exec(t.Context(), `UPDATE tasks SET due_on = '2024-03-01', due_original = '2024-03-01' WHERE id IN
		(SELECT id FROM tasks WHERE year_id = $1 ORDER BY id LIMIT 4)`, done.Plan.YearID)
	require.NoError(t, err)
	q1, h1 := openPeriod(t, s, periods[0]), openPeriod(t, s, periods[1])
	periodReport(t, owner, q1, 0, unit, "approved", "done")
	periodReport(t, owner, q1, 1, unit, "approved", "in_progress")
	periodReport(t, owner, q1, 2, unit, "submitted", "done")
	periodReport(t, owner, q1, 4, unit, "approved", "paused")
	periodReport(t, owner, h1, 1, unit, "approved", "done")
	periodReport(t, owner, h1, 3, unit, "returned", "done")

	first, err := s.Board(t.Context(), reader, "binh-duong", 2024, "quy-1", plan.BasisCurrent)
	require.NoError(t, err)
	assert.Equal(t, plan.Date{Year: 2024, Month: 3, Day: 14}, first.AsOf)
	assert.Equal(t, plan.SoonDays, first.Soon)
	assert.Equal(t, plan.Tally{
		Total: 43, OnTime: 1, Overdue: 3, NotStarted: 2, Undated: 38, Paused: 1, DueByNow: 4, DueByNowDone: 1,
		Red: 3, Owed: 43, Reported: 3, Pending: 1, Silent: 40, Contradictory: 1,
	}, first.Total)

	second, err := s.Board(t.Context(), reader, "binh-duong", 2024, "6-thang", plan.BasisCurrent)
	require.NoError(t, err)
	assert.Equal(t, 2, second.Total.OnTime)
	assert.Equal(t, 2, second.Total.Overdue, "a report sent and a report returned do not count")
	assert.Equal(t, 1, second.Total.Paused, "what an earlier kỳ said stays")
	assert.Equal(t, 42, second.Total.Owed, "what was finished in the first kỳ is not owed again")
	assert.Zero(t, second.Total.Pending)

	current, err := s.Board(t.Context(), reader, "binh-duong", 2024, "", plan.BasisCurrent)
	require.NoError(t, err)
	assert.Equal(t, second, current, "without a kỳ it is the latest open one")
}

func TestPartsOfABoardAddUpToItsTotal(t *testing.T) {
	t.Parallel()
	s, owner := open(t)
	madePeriods(t, s, owner)
	board, err := s.Board(t.Context(), reader, "binh-duong", 2024, "nam", plan.BasisOriginal)
	require.NoError(t, err)
	require.Len(t, board.Parts, 1)
	assert.Equal(t, board.Total, board.Parts[0].Tally)
	require.Len(t, board.Parts[0].Groups, 9)
	sum := 0
	for _, g := range board.Parts[0].Groups {
		sum += g.Tally.Total
	}
	assert.Equal(t, 43, sum)
	assert.Equal(t, []plan.BoardUnit{{Tally: board.Total}}, board.Units, "names in the text are no units yet")
}

func TestTasksThatLeftAreListedBesideTheTotal(t *testing.T) {
	t.Parallel()
	s, owner := open(t)
	done, _ := madePeriods(t, s, owner)
	_, err := owner.Exec(t.Context(), `UPDATE tasks SET closed_on = '2024-06-14', closed_as = 'merged', closed_reason = 'trùng'
		WHERE id = (SELECT min(id) FROM tasks WHERE year_id = $1)`, done.Plan.YearID)
	require.NoError(t, err)
	board := func(ky string) plan.Board {
		b, err := s.Board(t.Context(), reader, "binh-duong", 2024, ky, plan.BasisCurrent)
		require.NoError(t, err)
		return b
	}
	assert.Equal(t, 43, board("quy-1").Total.Total)
	assert.Empty(t, board("quy-1").Left)
	half := board("6-thang")
	assert.Equal(t, 42, half.Total.Total, "closed on the day itself is gone")
	require.Len(t, half.Left, 1)
	assert.Equal(t, plan.ClosedMerged, half.Left[0].ClosedAs)
	assert.Equal(t, "Phòng Nghiệp vụ Y", half.Left[0].Lead)
}

func TestABoardOfAYearWithoutPeriodsHasItsPlansOnly(t *testing.T) {
	t.Parallel()
	s, _ := open(t)
	manyTasks("74", 2024).commit(t, s)
	board, err := s.Board(t.Context(), reader, "binh-duong", 2024, "", plan.BasisCurrent)
	require.NoError(t, err)
	assert.False(t, board.Counted())
	assert.Len(t, board.Plans, 1)
	_, err = s.Board(t.Context(), reader, "binh-duong", 2024, "quy-1", plan.BasisCurrent)
	require.ErrorIs(t, err, plan.ErrNotFound)
}

func TestABoardThatIsNotThere(t *testing.T) {
	t.Parallel()
	s, owner := open(t)
	done, _ := madePeriods(t, s, owner)
	other := periodActor(plan.Planner, done.Plan.ProvinceID+1)
	for name, ask := range map[string]struct {
		actor    plan.Actor
		slug, ky string
		year     int
	}{
		"another year":         {reader, "binh-duong", "", 2023},
		"no such province":     {reader, "khong-co", "", 2024},
		"no such kỳ":           {reader, "binh-duong", "quy-2", 2024},
		"NUL in the province":  {reader, "a\x00b", "", 2024},
		"year 0":               {reader, "binh-duong", "", 0},
		"of another province":  {other, "binh-duong", "", 2024},
		"nobody in particular": {plan.Actor{Label: "ai"}, "binh-duong", "", 2024},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			_, err := s.Board(t.Context(), ask.actor, ask.slug, ask.year, ask.ky, plan.BasisCurrent)
			require.ErrorIs(t, err, plan.ErrNotFound)
		})
	}
}

func TestAMemberOfTheProvinceSeesTheSameBoardAsASystemWideOne(t *testing.T) {
	t.Parallel()
	s, owner := open(t)
	done, _ := madePeriods(t, s, owner)
	wide, err := s.Board(t.Context(), reader, "binh-duong", 2024, "quy-1", plan.BasisCurrent)
	require.NoError(t, err)
	member, err := s.Board(t.Context(), periodActor(plan.Officer, done.Plan.ProvinceID), "binh-duong", 2024, "quy-1", plan.BasisCurrent)
	require.NoError(t, err)
	assert.Equal(t, wide, member)
}

func TestTheDayOfABoardChangesAtMidnightInVietnam(t *testing.T) {
	t.Parallel()
	db := pgtest.New(t)
	s := store.New(db.App, now)
	done, _ := madePeriods(t, s, db.Owner)
	_, err := db.Owner.Exec(t.Context(), `UPDATE tasks SET due_on = '2024-02-29', due_original = '2024-02-29' WHERE year_id = $1`, done.Plan.YearID)
	require.NoError(t, err)
	config := db.App.Config()
	config.ConnConfig.RuntimeParams["timezone"] = "America/Los_Angeles"
	pool, err := pgxpool.NewWithConfig(t.Context(), config)
	require.NoError(t, err)
	t.Cleanup(pool.Close)
	for name, at := range map[string]struct {
		clock   time.Time
		asOf    plan.Date
		onTrack int
	}{
		"the last minute of the due day": {time.Date(2024, 2, 29, 23, 59, 59, 0, plan.Zone), plan.Date{Year: 2024, Month: 2, Day: 29}, 43},
		"midnight":                       {time.Date(2024, 3, 1, 0, 0, 0, 0, plan.Zone), plan.Date{Year: 2024, Month: 3, Day: 1}, 0},
		"the same in another zone":       {time.Date(2024, 2, 29, 17, 0, 0, 0, time.UTC), plan.Date{Year: 2024, Month: 3, Day: 1}, 0},
		"one minute before, in it":       {time.Date(2024, 2, 29, 16, 59, 0, 0, time.UTC), plan.Date{Year: 2024, Month: 2, Day: 29}, 43},
		"long after the kỳ":              {time.Date(2026, 1, 1, 0, 0, 0, 0, plan.Zone), plan.Date{Year: 2024, Month: 3, Day: 14}, 0},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			clocked := store.New(pool, func() time.Time { return at.clock })
			board, err := clocked.Board(t.Context(), reader, "binh-duong", 2024, "quy-1", plan.BasisCurrent)
			require.NoError(t, err)
			assert.Equal(t, at.asOf, board.AsOf)
			assert.Equal(t, at.onTrack, board.Total.OnTrack)
			assert.Equal(t, 43-at.onTrack, board.Total.Overdue)
		})
	}
}

func TestASettingSaysHowLongBeforeItsDeadlineATaskIsSoonDue(t *testing.T) {
	t.Parallel()
	s, owner := open(t)
	done, _ := madePeriods(t, s, owner)
	_, err := owner.Exec(t.Context(), `UPDATE tasks SET due_on = '2024-03-23' WHERE year_id = $1`, done.Plan.YearID)
	require.NoError(t, err)
	soon := func() int {
		board, err := s.Board(t.Context(), reader, "binh-duong", 2024, "quy-1", plan.BasisCurrent)
		require.NoError(t, err)
		return board.Total.Soon
	}
	assert.Zero(t, soon(), "nine days")
	_, err = owner.Exec(t.Context(), `INSERT INTO settings (key, value) VALUES ('due_soon_days', '9')`)
	require.NoError(t, err)
	assert.Equal(t, 43, soon())
}

func TestAPlanKnowsWhereItsTasksStandInTheCurrentPeriod(t *testing.T) {
	t.Parallel()
	s, owner := open(t)
	plain := manyTasks("74", 2024).commit(t, s)
	tree, err := s.Plan(t.Context(), reader, "binh-duong", 2024, plain.Plan.Slug)
	require.NoError(t, err)
	assert.Nil(t, tree.Statuses, "no kỳ yet")
	_, periods := madePeriods(t, s, owner)
	openPeriod(t, s, periods[0])
	openPeriod(t, s, periods[1])
	tree, err = s.Plan(t.Context(), reader, "binh-duong", 2024, plain.Plan.Slug)
	require.NoError(t, err)
	assert.Equal(t, plan.H1, tree.Period.Kind)
	board, err := s.Board(t.Context(), reader, "binh-duong", 2024, "", plan.BasisCurrent)
	require.NoError(t, err)
	require.Len(t, tree.Statuses, 43)
	for _, task := range board.Tasks {
		assert.Equal(t, task.TaskStatus, tree.Statuses[task.TaskID])
	}
}
