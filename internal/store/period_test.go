package store_test

import (
	"fmt"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"kehoach/internal/pgtest"
	"kehoach/internal/plan"
	"kehoach/internal/store"
)

func TestThePeriodsOfAYearAreMadeOnceFromAPreset(t *testing.T) {
	t.Parallel()
	s, owner := open(t)
	_, periods := madePeriods(t, s, owner)
	holidays, err := s.Holidays(t.Context(), cli)
	require.NoError(t, err)
	want := plan.NewPeriods(2024, plan.PresetDecree09, holidays)
	for i, p := range periods {
		assert.True(t, p.LockedAt.IsZero())
		assert.Equal(t, 1, p.Version)
		want[i].ID, want[i].ProvinceID, want[i].YearID, want[i].Version, want[i].LockedAt = p.ID, p.ProvinceID, p.YearID, 1, p.LockedAt
		assert.Equal(t, want[i], p)
	}
	require.ErrorIs(t, s.MakePeriods(t.Context(), cli, "binh-duong", 2024, plan.PresetCircular37), plan.ErrConflict)
	require.ErrorIs(t, s.MakePeriods(t.Context(), cli, "binh-duong", 2023, plan.PresetCircular37), plan.ErrNotFound)
	require.ErrorIs(t, s.MakePeriods(t.Context(), cli, "khong\x00co", 2024, plan.PresetCircular37), plan.ErrNotFound)
	binhDuong23 := draftOf("74", 2023, plan.Annual, "Kế hoạch").group("Nhóm", "việc")
	binhDuong23.commit(t, s)
	require.Equal(t, plan.FieldErrors{"mau": plan.ProblemUnknown}, s.MakePeriods(t.Context(), cli, "binh-duong", 2023, "khac"))
}

func TestOnlyThePlannerOfTheProvinceChangesItsPeriods(t *testing.T) {
	t.Parallel()
	s, owner := open(t)
	done, periods := madePeriods(t, s, owner)
	p, home := periods[0], done.Province.ID
	unit := periodUnit(t, owner, home, "Phòng Nghiệp vụ Y")
	writes := map[string]func(plan.Actor, int) error{
		"make": func(a plan.Actor, _ int) error {
			return s.MakePeriods(t.Context(), a, "binh-duong", 2024, plan.PresetDecree09)
		},
		"edit": func(a plan.Actor, v int) error {
			edited := p
			edited.Version = v
			return s.EditPeriod(t.Context(), a, edited)
		},
		"open":   func(a plan.Actor, v int) error { return s.OpenPeriod(t.Context(), a, p.ID, v) },
		"lock":   func(a plan.Actor, v int) error { return s.LockPeriod(t.Context(), a, p.ID, v) },
		"revoke": func(a plan.Actor, v int) error { return s.RevokeWindow(t.Context(), a, p.ID, v, 1) },
		"unlock": func(a plan.Actor, v int) error {
			return s.UnlockPeriod(t.Context(), a, p.ID, v, plan.Unlocking{Reason: "sai"})
		},
		"grant": func(a plan.Actor, v int) error {
			return s.GrantWindow(t.Context(), a, v, plan.PeriodWindow{PeriodID: p.ID, UnitID: unit, Until: plan.Date{Year: 2030, Month: 1, Day: 1}, Reason: "bão"})
		},
	}
	for name, write := range writes {
		for _, role := range plan.MemberRoles() {
			if role.Has(plan.RightPlan) || name == "unlock" && role.Has(plan.RightDecide) {
				continue
			}
			require.ErrorIs(t, write(periodActor(role, home), p.Version), plan.ErrForbidden, "%s by %s", name, role)
		}
		require.ErrorIs(t, write(periodActor(plan.Planner, home+1), p.Version), plan.ErrNotFound, "%s from another province", name)
		if name != "make" {
			require.ErrorIs(t, write(periodActor(plan.Planner, home), p.Version+1), plan.ErrConflict, "%s with another version", name)
		}
	}
	assert.Equal(t, p, periodNow(t, s, p.ID), "nothing was changed by any of them")
	_, err := s.Period(t.Context(), periodActor(plan.Planner, home+1), p.ID)
	require.ErrorIs(t, err, plan.ErrNotFound)
	_, err = s.Periods(t.Context(), periodActor(plan.Planner, home+1), "binh-duong", 2024)
	require.ErrorIs(t, err, plan.ErrNotFound)
	found, err := s.Periods(t.Context(), periodActor(plan.Officer, home), "binh-duong", 2024)
	require.NoError(t, err, "every member reads")
	assert.Len(t, found.Periods, 4)
}

func TestAPeriodIsOpenedLockedAndUnlockedWithAReason(t *testing.T) {
	t.Parallel()
	s, owner := open(t)
	done, periods := madePeriods(t, s, owner)
	planner := periodActor(plan.Planner, done.Province.ID)
	p := periods[0]
	require.ErrorIs(t, s.LockPeriod(t.Context(), planner, p.ID, p.Version), plan.ErrLocked, "it is not open")
	require.NoError(t, s.OpenPeriod(t.Context(), planner, p.ID, p.Version))
	require.ErrorIs(t, s.OpenPeriod(t.Context(), planner, p.ID, p.Version), plan.ErrConflict, "the same version twice")
	require.ErrorIs(t, s.OpenPeriod(t.Context(), planner, p.ID, p.Version+1), plan.ErrLocked, "it is open")
	require.NoError(t, s.OpenPeriod(t.Context(), planner, periods[1].ID, periods[1].Version), "a later one while it is open")

	require.NoError(t, s.LockPeriod(t.Context(), planner, p.ID, p.Version+1))
	locked := periodNow(t, s, p.ID)
	assert.Equal(t, plan.PeriodLocked, locked.State)
	assert.True(t, locked.LockedAt.Equal(now()))

	missing := s.UnlockPeriod(t.Context(), planner, p.ID, locked.Version, plan.Unlocking{})
	require.Equal(t, plan.FieldErrors{"ly-do": plan.ProblemRequired}, missing)
	leader := periodActor(plan.Leader, done.Province.ID)
	require.Equal(t, plan.FieldErrors{"ly-do": plan.ProblemRequired}, s.UnlockPeriod(t.Context(), leader, p.ID, locked.Version, plan.Unlocking{Number: "1/CV"}))
	require.NoError(t, s.UnlockPeriod(t.Context(), planner, p.ID, locked.Version, plan.Unlocking{Number: "12/CV-SYT", Reason: "sai số liệu"}))
	assert.True(t, periodNow(t, s, p.ID).LockedAt.IsZero())

	page, err := s.PeriodPage(t.Context(), planner, "binh-duong", 2024, plan.Q1)
	require.NoError(t, err)
	var story []string
	for _, e := range page.Events {
		story = append(story, fmt.Sprintf("%s %s>%s %s", e.Actor, e.Before, e.After, e.Reason))
		assert.Equal(t, e.After == plan.PeriodOpen && e.Before == plan.PeriodLocked, e.Unlocks())
	}
	assert.Equal(t, []string{
		"cli:root >preparing ", "planner preparing>open ", "planner open>locked ", "planner locked>open 12/CV-SYT: sai số liệu",
	}, story)

	_, err = owner.Exec(t.Context(), `UPDATE periods SET state = 'published', locked_at = now() WHERE id = $1`, p.ID)
	require.NoError(t, err)
	published := periodNow(t, s, p.ID)
	require.ErrorIs(t, s.UnlockPeriod(t.Context(), leader, p.ID, published.Version, plan.Unlocking{Reason: "sai"}), plan.ErrLocked)
}

func TestTheDaysOfAPeriodAreEditedAmongTheOthers(t *testing.T) {
	t.Parallel()
	s, owner := open(t)
	_, periods := madePeriods(t, s, owner)
	edited := periods[1]
	edited.DueOn, edited.GraceUntil = edited.DueOn.AddDays(7), edited.GraceUntil.AddDays(7)
	edited.Kind, edited.Year, edited.State = plan.FullPeriod, 1999, plan.PeriodPublished // not the form's to say
	require.NoError(t, s.EditPeriod(t.Context(), cli, edited))
	stored := periodNow(t, s, edited.ID)
	assert.Equal(t, edited.DueOn, stored.DueOn)
	assert.Equal(t, plan.H1, stored.Kind)
	assert.Equal(t, plan.PeriodPreparing, stored.State)
	require.ErrorIs(t, s.EditPeriod(t.Context(), cli, edited), plan.ErrConflict, "a stale version")
	stored.DataTo = periods[0].DataTo
	require.Equal(t, plan.FieldErrors{"chot": plan.ProblemPeriodNest}, s.EditPeriod(t.Context(), cli, stored))

	open := openPeriod(t, s, periodNow(t, s, edited.ID))
	require.NoError(t, s.LockPeriod(t.Context(), cli, open.ID, open.Version))
	locked := periodNow(t, s, edited.ID)
	locked.DataTo = locked.DataTo.AddDays(-1)
	require.Equal(t, plan.FieldErrors{"chot": plan.ProblemPeriodFixed}, s.EditPeriod(t.Context(), cli, locked))
}

func TestTwoEditsAtOnceCannotBreakTheOrderOfTheYear(t *testing.T) {
	t.Parallel()
	s, owner := open(t)
	_, periods := madePeriods(t, s, owner)
	q1, h1 := periods[0], periods[1]
	// Each alone is in order; both together would end the half-year before the quarter.
	q1.DataTo, q1.AsOfOn = plan.Date{Year: 2024, Month: 5, Day: 31}, plan.Date{Year: 2024, Month: 5, Day: 31}
	q1.DueOn, q1.GraceUntil = q1.DataTo, q1.DataTo
	h1.DataTo, h1.AsOfOn = plan.Date{Year: 2024, Month: 4, Day: 30}, plan.Date{Year: 2024, Month: 4, Day: 30}
	h1.OpensOn = h1.DataTo
	var errs [2]error
	var both sync.WaitGroup
	for i, edited := range []plan.ReportingPeriod{q1, h1} {
		both.Go(func() { errs[i] = s.EditPeriod(t.Context(), cli, edited) })
	}
	both.Wait()
	assert.NotEqual(t, errs[0] == nil, errs[1] == nil, "%v", errs)
	for _, err := range errs {
		if err != nil {
			require.ErrorAs(t, err, &plan.FieldErrors{})
		}
	}
}

func TestAUnitsWindowIsGrantedReplacedAndRevoked(t *testing.T) {
	t.Parallel()
	s, owner := open(t)
	done, periods := madePeriods(t, s, owner)
	unit := periodUnit(t, owner, done.Province.ID, "Phòng Nghiệp vụ Y")
	far := draftOf("34", 2024, plan.Annual, "khác").group("Nhóm", "việc").commit(t, s)
	foreign := periodUnit(t, owner, far.Province.ID, "Phòng Nghiệp vụ Y")
	p := openPeriod(t, s, periods[3])
	window := plan.PeriodWindow{PeriodID: p.ID, UnitID: unit, Until: plan.Date{Year: 2026, Month: 11, Day: 24}, Reason: "mất điện"}
	grant := func(w plan.PeriodWindow) error {
		return s.GrantWindow(t.Context(), cli, periodNow(t, s, p.ID).Version, w)
	}
	past, elsewhere := window, window
	past.Until, elsewhere.UnitID = plan.Date{Year: 2026, Month: 11, Day: 23}, foreign
	require.Equal(t, plan.FieldErrors{"den": plan.ProblemBefore}, grant(past))
	require.Equal(t, plan.FieldErrors{"don-vi": plan.ProblemUnknown}, grant(elsewhere))
	require.NoError(t, grant(window))
	longer := window
	longer.Until, longer.Reason = plan.Date{Year: 2099, Month: 12, Day: 31}, "bão"
	require.NoError(t, grant(longer))

	windows := func() []plan.PeriodWindow {
		page, err := s.PeriodPage(t.Context(), cli, "binh-duong", 2024, plan.FullPeriod)
		require.NoError(t, err)
		require.Len(t, page.Units, 1, "units of the own province")
		return page.Windows
	}
	both := windows()
	require.Len(t, both, 2)
	assert.Equal(t, "bão", both[0].Reason)
	assert.True(t, both[0].Holds(longer.Until))
	assert.False(t, both[1].RevokedAt.IsZero(), "the shorter one has ended")

	revoke := func(id int64) error {
		return s.RevokeWindow(t.Context(), cli, p.ID, periodNow(t, s, p.ID).Version, id)
	}
	require.NoError(t, revoke(both[0].ID))
	require.ErrorIs(t, revoke(both[0].ID), plan.ErrNotFound)
	require.NoError(t, grant(window), "and again")
	current := periodNow(t, s, p.ID)
	require.NoError(t, s.LockPeriod(t.Context(), cli, p.ID, current.Version))
	require.ErrorIs(t, grant(longer), plan.ErrLocked)
	require.ErrorIs(t, revoke(windows()[0].ID), plan.ErrLocked)
}

func TestWhatAPeriodOwesIsCounted(t *testing.T) {
	t.Parallel()
	s, owner := open(t)
	done, periods := madePeriods(t, s, owner)
	unit := periodUnit(t, owner, done.Province.ID, "Phòng Nghiệp vụ Y")
	_, err := owner.Exec(t.Context(), `UPDATE task_units SET unit_id = $1 WHERE role = 'lead' AND task_id IN (SELECT id FROM tasks ORDER BY id LIMIT 40)`, unit)
	require.NoError(t, err)
	q1 := openPeriod(t, s, periods[0])
	for n, state := range []string{"approved", "approved", "submitted", "returned", "draft"} {
		periodReport(t, owner, q1, n, unit, state, "in_progress")
	}
	periodReport(t, owner, q1, 5, unit, "approved", "done")
	periodReport(t, owner, q1, 6, unit, "approved", "paused")
	for sql, n := range map[string]int{
		`UPDATE tasks SET assigned_on = '2024-03-15'`:                                                                        41,
		`UPDATE tasks SET closed_on = '2024-03-14', closed_as = 'removed', closed_reason = 'thừa'`:                           42,
		`UPDATE tasks SET assigned_on = '2024-03-14', closed_on = '2024-03-15', closed_as = 'split', closed_reason = 'tách'`: 40,
	} {
		_, err := owner.Exec(t.Context(), sql+` WHERE id = (SELECT id FROM tasks ORDER BY id OFFSET $1 LIMIT 1)`, n)
		require.NoError(t, err)
	}
	draftOf("74", 2024, plan.Thematic, "Chưa giao").group("Nhóm", "việc").commit(t, s)

	found, err := s.Periods(t.Context(), cli, "binh-duong", 2024)
	require.NoError(t, err)
	counts := func(i int) plan.PeriodCounts { return found.Periods[i].Counts }
	assert.Equal(t, plan.PeriodCounts{Owed: 41, Submitted: 1, Returned: 1, Approved: 4}, counts(0),
		"43 less one not yet assigned on its last day and one closed on its as-of day")
	assert.Equal(t, 36, counts(0).Unsent())
	assert.Equal(t, plan.PeriodCounts{Owed: 40}, counts(1), "the one assigned later joins, the split and the finished one leave")

	page, err := s.PeriodPage(t.Context(), cli, "binh-duong", 2024, plan.Q1)
	require.NoError(t, err)
	require.Len(t, page.Open, 2)
	assert.Equal(t, "Phòng Nghiệp vụ Y", page.Open[0].Unit)
	assert.Len(t, page.Open[0].Sent, 1)
	assert.Len(t, page.Open[0].Unsent, 35)
	assert.Zero(t, page.Open[1].UnitID, "tasks nobody leads come last")
	assert.Len(t, page.Open[1].Unsent, 1)
	_, err = s.PeriodPage(t.Context(), cli, "binh-duong", 2024, "khac")
	require.ErrorIs(t, err, plan.ErrNotFound)
}

func TestATaskTakenUpAgainIsOwedAgain(t *testing.T) {
	t.Parallel()
	s, owner := open(t)
	done, periods := madePeriods(t, s, owner)
	unit := periodUnit(t, owner, done.Province.ID, "Phòng Nghiệp vụ Y")
	for i, progress := range []string{"done", "in_progress"} {
		periodReport(t, owner, openPeriod(t, s, periods[i]), 0, unit, "approved", progress)
	}
	found, err := s.Periods(t.Context(), cli, "binh-duong", 2024)
	require.NoError(t, err)
	assert.Equal(t, 42, found.Periods[1].Counts.Owed)
	assert.Equal(t, 43, found.Periods[2].Counts.Owed)
}

func TestTheYearsOfOnesProvincesAreListed(t *testing.T) {
	t.Parallel()
	s, owner := open(t)
	done, _ := madePeriods(t, s, owner)
	draftOf("74", 2023, plan.Annual, "cũ").group("Nhóm", "việc").commit(t, s)
	draftOf("34", 2024, plan.Annual, "khác").group("Nhóm", "việc").commit(t, s)
	names := func(a plan.Actor) (list []string) {
		years, err := s.PeriodYears(t.Context(), a)
		require.NoError(t, err)
		for _, y := range years {
			list = append(list, fmt.Sprintf("%s %d %d", y.Province.Slug, y.Year.Year, len(y.Periods)))
		}
		return list
	}
	assert.Equal(t, []string{"binh-duong 2024 4", "binh-duong 2023 0"}, names(periodActor(plan.Officer, done.Province.ID)))
	assert.Len(t, names(cli), 3)
	assert.Empty(t, names(periodActor(plan.Officer, 1)))
}

func TestALockWaitsForTheReportBeingWritten(t *testing.T) {
	t.Parallel()
	s, owner := open(t)
	done, periods := madePeriods(t, s, owner)
	unit := periodUnit(t, owner, done.Province.ID, "Phòng Nghiệp vụ Y")
	p := openPeriod(t, s, periods[0])
	tx, err := owner.Begin(t.Context())
	require.NoError(t, err)
	_, err = tx.Exec(t.Context(), `INSERT INTO progress_reports (province_id, year_id, task_id, period_id, unit_id, progress, saved_at)
		SELECT province_id, year_id, id, $1, $2, 'not_started', now() FROM tasks WHERE year_id = $3 ORDER BY id LIMIT 1`, p.ID, unit, p.YearID)
	require.NoError(t, err)
	locked := make(chan error, 1)
	go func() { locked <- s.LockPeriod(t.Context(), cli, p.ID, p.Version) }()
	select {
	case err := <-locked:
		require.Fail(t, "the lock did not wait", "%v", err)
	case <-time.After(200 * time.Millisecond):
	}
	require.NoError(t, tx.Commit(t.Context()))
	require.NoError(t, <-locked)
	_, err = owner.Exec(t.Context(), `UPDATE progress_reports SET progress = 'in_progress'`)
	require.ErrorContains(t, err, "not open", "a late edit is refused by the database")
}

func TestAPeriodFormSentTwiceIsCarriedOutOnce(t *testing.T) {
	t.Parallel()
	db := pgtest.New(t)
	s := store.New(db.App, now)
	_, periods := madePeriods(t, s, db.Owner)
	_, actor, err := s.Session(t.Context(), enter(t, s, member(t, db, plan.Planner, "74", "2024-01-01")))
	require.NoError(t, err)
	actor.Once = plan.Once{Key: "mot-khoa-cua-bieu-mau", Fingerprint: []byte("x")}
	p := periods[0]
	require.NoError(t, s.OpenPeriod(t.Context(), actor, p.ID, p.Version))
	require.ErrorIs(t, s.OpenPeriod(t.Context(), actor, p.ID, p.Version), plan.ErrReplayed)
	assert.Equal(t, p.Version+1, periodNow(t, s, p.ID).Version)
}
