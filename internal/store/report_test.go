package store_test

import (
	"fmt"
	"strings"
	"sync"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"kehoach/internal/plan"
)

func TestAUnitSeesWhatItOwesWithTheLastReportBeside(t *testing.T) {
	t.Parallel()
	x := newReporting(t)
	b := x.board(t, x.q1)
	assert.Len(t, b.Rows, 43)
	assert.Equal(t, plan.ReportCounts{Owed: 43, Unsent: 43}, b.Counts())
	assert.True(t, b.Accepts())
	assert.Equal(t, "binh-duong", b.Province.Slug)
	assert.Equal(t, x.tasks[0], b.Rows[0].Task.ID)
	assert.Equal(t, "1", b.Rows[0].Group.Number)
	assert.NotEmpty(t, b.Rows[0].Plan.Slug)
	assert.Empty(t, b.Helping)

	require.NoError(t, x.SaveReport(t.Context(), x.officer, x.edit(x.q1, 0, 0, going("55,7", "đã họp"))))
	require.NoError(t, x.SaveReport(t.Context(), x.officer, x.edit(x.q1, 1, 0, plan.ReportTyped{
		"trang-thai": "done", "ngay-hoan-thanh": "01/03/2024", "ly-do-chua-co": "chờ ký", "ket-qua": "xong",
	})))
	for n := range 2 {
		x.decide(t, x.q1, n, "approved", "")
	}
	later := x.board(t, x.h1)
	assert.Len(t, later.Rows, 42, "what was finished is not owed again")
	first := x.row(t, x.h1, 0)
	assert.Equal(t, plan.Q1, first.LastPeriod)
	assert.Equal(t, plan.PerMille(557), *first.Last.Percent)
	assert.Empty(t, first.Report.State)
	assert.Equal(t, plan.ReportApproved, x.row(t, x.q1, 1).Report.State)

	helping, err := x.UnitBoard(t.Context(), x.colleague, x.other, x.q1.ID)
	require.NoError(t, err)
	assert.Empty(t, helping.Rows)
	assert.Len(t, helping.Helping, 9)
	assert.Equal(t, "Phòng Nghiệp vụ Y", helping.Helping[0].Lead)
}

func TestTheKyOfAUnitAreListedNewestFirst(t *testing.T) {
	t.Parallel()
	x := newReporting(t)
	list, err := x.UnitPeriods(t.Context(), x.officer)
	require.NoError(t, err)
	require.Len(t, list, 1)
	assert.Equal(t, "Phòng Nghiệp vụ Y", list[0].Unit.Name)
	require.Len(t, list[0].Periods, 4)
	assert.Equal(t, plan.FullPeriod, list[0].Periods[0].Kind)
	assert.Equal(t, plan.Date{Year: 2026, Month: 11, Day: 24}, list[0].Periods[3].Window)
	none, err := x.UnitPeriods(t.Context(), x.planner)
	require.NoError(t, err)
	assert.Empty(t, none)
}

// writes are all writes of a unit's reports, by their names.
func (x reporting) writes(t *testing.T) map[string]func(plan.Actor) error {
	saved := x.row(t, x.q1, 5).Report
	return map[string]func(plan.Actor) error{
		"save": func(a plan.Actor) error {
			return x.SaveReport(t.Context(), a, x.edit(x.q1, 0, 0, going("10", "đã họp")))
		},
		"draft": func(a plan.Actor) error {
			_, err := x.SaveDraft(t.Context(), a, x.edit(x.q1, 0, 0, going("hai", "đã họp")))
			return err
		},
		"unchanged": func(a plan.Actor) error { return x.SaveUnchanged(t.Context(), a, x.edit(x.h1, 5, 0, nil)) },
		"send": func(a plan.Actor) error {
			return x.SendReports(t.Context(), a, x.unit, x.q1.ID, []plan.ReportVersion{{ID: saved.ID, Version: saved.Version}})
		},
		"remarks": func(a plan.Actor) error {
			return x.SaveRemarks(t.Context(), a, x.unit, x.q1.ID, plan.UnitRemarks{Results: "tốt"})
		},
		"hand":      func(a plan.Actor) error { return x.HandToHead(t.Context(), a, x.unit, x.q1.ID, 0) },
		"hand back": func(a plan.Actor) error { return x.HandBack(t.Context(), a, x.unit, x.q1.ID, 0, "thiếu số liệu") },
		"note": func(a plan.Actor) error {
			return x.SaveCoordination(t.Context(), a, x.q1.ID, plan.CoordinationNote{TaskID: x.tasks[0], UnitID: x.unit, Body: "đã phối hợp"})
		},
	}
}

func TestOnlyTheUnitWritesItsReports(t *testing.T) {
	t.Parallel()
	x := newReporting(t)
	require.NoError(t, x.SaveReport(t.Context(), x.officer, x.edit(x.q1, 5, 0, going("10", "đã họp"))))
	for name, write := range x.writes(t) {
		if name == "unchanged" {
			continue // there is no last report yet: below
		}
		for who, a := range map[string]plan.Actor{"another unit": x.colleague, "the planner": x.planner} {
			require.ErrorIs(t, write(a), plan.ErrForbidden, "%s by %s", name, who)
		}
		require.ErrorIs(t, write(x.stranger), plan.ErrNotFound, "%s from another province", name)
	}
	x.decide(t, x.q1, 5, "approved", "")
	unchanged := x.writes(t)["unchanged"]
	require.ErrorIs(t, unchanged(x.colleague), plan.ErrForbidden)
	require.ErrorIs(t, unchanged(x.stranger), plan.ErrNotFound)
	_, err := x.UnitBoard(t.Context(), x.colleague, x.unit, x.q1.ID)
	require.ErrorIs(t, err, plan.ErrForbidden)
	_, err = x.UnitBoard(t.Context(), x.stranger, x.unit, x.q1.ID)
	require.ErrorIs(t, err, plan.ErrNotFound)
	assert.Zero(t, x.count(t, `report_drafts`))
	assert.Zero(t, x.count(t, `unit_reports`))
	assert.Equal(t, 1, x.count(t, `progress_reports`))
}

func (x reporting) count(t testing.TB, table string) (n int) {
	t.Helper()
	require.NoError(t, x.owner.QueryRow(t.Context(), `SELECT count(*) FROM `+table).Scan(&n))
	return n
}

func TestAPeriodThatIsNotOpenTakesNothing(t *testing.T) {
	t.Parallel()
	x := newReporting(t)
	require.NoError(t, x.SaveReport(t.Context(), x.officer, x.edit(x.q1, 5, 0, going("10", "đã họp"))))
	x.decide(t, x.q1, 5, "approved", "")
	for want, sql := range map[plan.Closure]string{
		plan.ClosureExpired:   `UPDATE period_windows SET until = '2026-11-23'`,
		plan.ClosureLocked:    `UPDATE periods SET state = 'locked', locked_at = now() WHERE state = 'open'`,
		plan.ClosureNotOpen:   `UPDATE periods SET state = 'preparing', locked_at = NULL`,
		plan.ClosureUnitEnded: `UPDATE units SET valid_to = '2026-11-23'`,
	} {
		execAs(t, x.owner, sql)
		for name, write := range x.writes(t) {
			var closed plan.ErrClosed
			require.ErrorAs(t, write(x.head), &closed, "%s when %s", name, want)
			assert.Equal(t, want, closed.Closure, name)
		}
		execAs(t, x.owner, `UPDATE units SET valid_to = NULL`)
		execAs(t, x.owner, `UPDATE periods SET state = 'open', locked_at = NULL`)
		execAs(t, x.owner, `UPDATE period_windows SET until = '2026-11-24'`)
	}
}

func TestAReportIsKeptOnlyWhenNothingIsWrongWithIt(t *testing.T) {
	t.Parallel()
	x := newReporting(t)
	err := x.SaveReport(t.Context(), x.officer, x.edit(x.q1, 0, 0, plan.ReportTyped{
		"trang-thai": "done", "ty-le": "101", "ngay-hoan-thanh": "31/02/2024", "ket-qua": strings.Repeat("a", 5001),
	}))
	require.Equal(t, plan.FieldErrors{
		"ty-le": plan.ProblemPercentRange, "ngay-hoan-thanh": plan.ProblemNotADate, "ket-qua": plan.ProblemTooLong,
		"ly-do-chua-co": plan.ProblemProductMissing,
	}, err, "all at once")
	err = x.SaveReport(t.Context(), x.officer, x.edit(x.q1, 0, 0, plan.ReportTyped{
		"trang-thai": "done", "ngay-hoan-thanh": "01/04/2024", "ly-do-chua-co": "chờ ký",
	}))
	require.Equal(t, plan.FieldErrors{"ngay-hoan-thanh": plan.ProblemNextPeriod}, err)
	assert.Zero(t, x.count(t, `progress_reports`))

	elsewhere := x.edit(x.q1, 0, 0, going("10", ""))
	elsewhere.TaskID = 1 << 40
	require.ErrorIs(t, x.SaveReport(t.Context(), x.officer, elsewhere), plan.ErrNotFound)
	execAs(t, x.owner, `UPDATE task_units SET unit_id = NULL WHERE task_id = $1 AND role = 'lead'`, x.tasks[3])
	require.ErrorIs(t, x.SaveReport(t.Context(), x.officer, x.edit(x.q1, 3, 0, going("10", ""))), plan.ErrForbidden, "nobody leads it")
	execAs(t, x.owner, `UPDATE tasks SET assigned_on = '2024-05-01' WHERE id = $1`, x.tasks[4])
	require.ErrorIs(t, x.SaveReport(t.Context(), x.officer, x.edit(x.q1, 4, 0, going("10", ""))), plan.ErrNotFound, "it is not of the kỳ yet")

	require.NoError(t, x.SaveReport(t.Context(), x.officer, x.edit(x.q1, 0, 0, going(" 55.7 % ", "đã\u202e họp\r\nlần 2"))))
	saved := x.row(t, x.q1, 0)
	assert.Equal(t, plan.PerMille(557), *saved.Report.Percent)
	assert.Equal(t, "đã họp\nlần 2", saved.Report.Result)
	assert.Equal(t, plan.ReportDraft, saved.Report.State)
	assert.Equal(t, x.officer.Name, saved.SavedBy)
}

func TestTwoPeopleCannotOverwriteEachOther(t *testing.T) {
	t.Parallel()
	x := newReporting(t)
	require.NoError(t, x.SaveReport(t.Context(), x.officer, x.edit(x.q1, 0, 0, going("10", "của tôi"))))
	require.ErrorIs(t, x.SaveReport(t.Context(), x.mate, x.edit(x.q1, 0, 0, going("20", "của bạn"))), plan.ErrConflict)
	require.NoError(t, x.SaveReport(t.Context(), x.mate, x.edit(x.q1, 0, 1, going("20", "của bạn"))))
	require.ErrorIs(t, x.SaveReport(t.Context(), x.officer, x.edit(x.q1, 0, 1, going("30", "của tôi"))), plan.ErrConflict)
	assert.Equal(t, "của bạn", x.row(t, x.q1, 0).Report.Result)

	var won, lost int
	var mu sync.Mutex
	var all sync.WaitGroup
	for i := range 8 {
		all.Go(func() {
			err := x.SaveReport(t.Context(), x.officer, x.edit(x.q1, 1, 0, going(fmt.Sprint(i), "cùng lúc")))
			mu.Lock()
			defer mu.Unlock()
			if err == nil {
				won++
			} else if assert.ErrorIs(t, err, plan.ErrConflict) {
				lost++
			}
		})
	}
	all.Wait()
	assert.Equal(t, 1, won)
	assert.Equal(t, 7, lost)
}

func TestWhatIsTypedIsKeptAsTypedUntilItIsSaved(t *testing.T) {
	t.Parallel()
	x := newReporting(t)
	audited := x.count(t, `audit_log`)
	typed := going("hai", "đang gõ")
	kept, err := x.SaveDraft(t.Context(), x.officer, x.edit(x.q1, 0, 0, typed))
	require.NoError(t, err)
	assert.Equal(t, 1, kept.Version)
	kept, err = x.SaveDraft(t.Context(), x.officer, x.edit(x.q1, 0, 0, typed))
	require.NoError(t, err, "an answer that was lost is no conflict with oneself")
	assert.Equal(t, 2, kept.Version)
	_, err = x.SaveDraft(t.Context(), x.mate, x.edit(x.q1, 0, 1, going("3", "khác")))
	require.ErrorIs(t, err, plan.ErrConflict)
	_, err = x.SaveDraft(t.Context(), x.mate, x.edit(x.q1, 0, 0, plan.ReportTyped{"ket-qua": strings.Repeat("a", 33<<10)}))
	require.Equal(t, plan.FieldErrors{"ket-qua": plan.ProblemTooLong}, err)
	row := x.row(t, x.q1, 0)
	assert.Equal(t, typed, row.Draft.Typed)
	assert.Equal(t, x.officer.Name, row.Draft.UpdatedBy)
	assert.False(t, row.Updated(), "a raw draft is no report")
	assert.Equal(t, audited, x.count(t, `audit_log`))

	require.NoError(t, x.SaveReport(t.Context(), x.officer, x.edit(x.q1, 0, 0, going("2", "gõ xong"))))
	assert.Zero(t, x.row(t, x.q1, 0).Draft.Version)
}

func TestTheLastReportIsRepeatedAsUnchanged(t *testing.T) {
	t.Parallel()
	x := newReporting(t)
	require.ErrorIs(t, x.SaveUnchanged(t.Context(), x.officer, x.edit(x.h1, 0, 0, nil)), plan.ErrNotFound)
	require.NoError(t, x.SaveReport(t.Context(), x.officer, x.edit(x.q1, 0, 0, going("40", "đã họp"))))
	x.decide(t, x.q1, 0, "approved", "")
	require.NoError(t, x.SaveUnchanged(t.Context(), x.officer, x.edit(x.h1, 0, 0, nil)))
	saved := x.row(t, x.h1, 0).Report
	assert.True(t, saved.Unchanged)
	assert.Equal(t, plan.PerMille(400), *saved.Percent)
	assert.Equal(t, "đã họp", saved.Result)
	require.NoError(t, x.SaveReport(t.Context(), x.officer, x.edit(x.h1, 0, 1, going("41", "đã họp"))))
	assert.False(t, x.row(t, x.h1, 0).Report.Unchanged)

	execAs(t, x.owner, `UPDATE tasks SET due_on = '2024-12-31' WHERE id = $1`, x.tasks[0])
	err := x.SaveUnchanged(t.Context(), x.officer, x.edit(x.h1, 0, 2, nil))
	require.Equal(t, plan.FieldErrors{"kha-nang": plan.ProblemRequired}, err, "what is asked now was not asked then")
}
