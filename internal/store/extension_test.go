package store_test

import (
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"kehoach/internal/plan"
)

func day(y int, m time.Month, d int) plan.Date { return plan.Date{Year: y, Month: m, Day: d} }

func asked(on plan.Date) plan.ExtensionRequest {
	return plan.ExtensionRequest{ProposedOn: on, Reason: "chờ định mức", Document: "45/TTr-NVD"}
}

func granted(on plan.Date) plan.ExtensionDecision {
	return plan.ExtensionDecision{State: plan.ExtensionApproved, GrantedOn: on, DecidedOn: plan.DateOf(now()), Number: "210/SYT-KHTC"}
}

func (w workplace) terms(t testing.TB, actor plan.Actor) plan.TaskPage {
	t.Helper()
	page, err := w.Task(t.Context(), actor, w.task)
	require.NoError(t, err)
	return page
}

func TestAGrantedExtensionMovesTheDeadlineAndNotTheOriginal(t *testing.T) {
	t.Parallel()
	w := newWorkplace(t)
	first, second := day(2024, time.December, 31), day(2025, time.April, 2)
	version := w.terms(t, w.officer).Task.Version
	for i, on := range []plan.Date{first, second} {
		require.NoError(t, w.AskExtension(t.Context(), w.officer, w.task, asked(on)))
		pending := w.terms(t, w.leader).Terms.Pending()
		require.NotNil(t, pending)
		taskID, err := w.DecideExtension(t.Context(), w.leader, pending.ID, pending.Version, granted(on))
		require.NoError(t, err)
		assert.Equal(t, w.task, taskID)
		page := w.terms(t, w.colleague)
		assert.Equal(t, on, page.Task.DueOn)
		assert.Equal(t, day(2024, time.September, 30), page.Task.DueOriginal)
		assert.Equal(t, version+i+1, page.Task.Version)
	}
	list := w.terms(t, w.colleague).Terms.Approved()
	require.Len(t, list, 2)
	assert.Equal(t, 2, list[1].Nth)
	assert.Equal(t, 92, list[0].Days())
	assert.Equal(t, 92, list[1].Days())
	assert.Equal(t, 184, list[1].FromOriginal())
	var reason string
	require.NoError(t, w.owner.QueryRow(t.Context(), `SELECT reason FROM audit_log WHERE entity = 'tasks' AND after ? 'due_on'
		AND action = 'update' ORDER BY id DESC LIMIT 1`).Scan(&reason))
	assert.Equal(t, "Gia hạn; 210/SYT-KHTC; chờ định mức", reason)
}

func TestWhoMayAskAndWhoMayDecide(t *testing.T) {
	t.Parallel()
	w := newWorkplace(t)
	on := day(2024, time.December, 31)
	for name, c := range map[string]struct {
		actor plan.Actor
		want  error
	}{
		"another unit": {w.colleague, plan.ErrForbidden}, "a planner": {w.planner, plan.ErrForbidden},
		"a leader": {w.leader, plan.ErrForbidden}, "another province": {w.stranger, plan.ErrNotFound},
	} {
		require.ErrorIs(t, w.AskExtension(t.Context(), c.actor, w.task, asked(on)), c.want, name)
	}
	require.NoError(t, w.AskExtension(t.Context(), w.officer, w.task, asked(on)))
	require.ErrorIs(t, w.AskExtension(t.Context(), w.officer, w.task, asked(on)), plan.ErrConflict, "one request waits at a time")
	pending := w.terms(t, w.officer).Terms.Pending()
	assert.Nil(t, w.terms(t, w.colleague).Terms.Pending(), "what waits is not for other units")
	_, err := w.Extension(t.Context(), w.colleague, pending.ID)
	require.ErrorIs(t, err, plan.ErrForbidden)
	for name, c := range map[string]struct {
		actor plan.Actor
		want  error
	}{
		"the unit itself": {w.officer, plan.ErrForbidden}, "an administrator": {w.admin, plan.ErrForbidden},
		"another province": {w.stranger, plan.ErrNotFound},
	} {
		_, err := w.DecideExtension(t.Context(), c.actor, pending.ID, pending.Version, granted(on))
		require.ErrorIs(t, err, c.want, name)
	}
	for name, c := range map[string]struct {
		actor plan.Actor
		want  error
	}{"a leader": {w.leader, plan.ErrForbidden}, "another unit": {w.colleague, plan.ErrForbidden}, "another province": {w.stranger, plan.ErrNotFound}} {
		_, err := w.WithdrawExtension(t.Context(), c.actor, pending.ID, pending.Version)
		require.ErrorIs(t, err, c.want, name)
	}
	_, err = w.WithdrawExtension(t.Context(), w.officer, pending.ID, pending.Version)
	require.NoError(t, err)
	_, err = w.DecideExtension(t.Context(), w.leader, pending.ID, pending.Version, granted(on))
	require.ErrorIs(t, err, plan.ErrConflict, "it was withdrawn")
	require.NoError(t, w.AskExtension(t.Context(), w.officer, w.task, asked(on)), "the unit may ask anew")
}

func TestARequestOrDecisionThatBreaksARuleChangesNothing(t *testing.T) {
	t.Parallel()
	w := newWorkplace(t)
	due := day(2024, time.September, 30)
	assert.Equal(t, plan.FieldErrors{"han-moi": plan.ProblemNotLater, "ly-do": plan.ProblemRequired},
		w.AskExtension(t.Context(), w.officer, w.task, plan.ExtensionRequest{ProposedOn: due}))
	require.ErrorIs(t, w.AskExtension(t.Context(), w.officer, w.regular, asked(day(2025, time.January, 1))), plan.ErrForbidden)
	require.NoError(t, w.AskExtension(t.Context(), w.officer, w.task, asked(day(2024, time.December, 31))))
	pending := w.terms(t, w.officer).Terms.Pending()
	today := plan.DateOf(now())
	for name, c := range map[string]struct {
		actor    plan.Actor
		decision plan.ExtensionDecision
		want     plan.FieldErrors
	}{
		"nothing decided":           {w.leader, plan.ExtensionDecision{DecidedOn: today}, plan.FieldErrors{"quyet-dinh": plan.ProblemRequired}},
		"no day":                    {w.leader, plan.ExtensionDecision{State: plan.ExtensionApproved, GrantedOn: day(2025, time.May, 1)}, plan.FieldErrors{"ngay-quyet-dinh": plan.ProblemRequired}},
		"tomorrow":                  {w.leader, plan.ExtensionDecision{State: plan.ExtensionApproved, GrantedOn: day(2025, time.May, 1), DecidedOn: today.AddDays(1)}, plan.FieldErrors{"ngay-quyet-dinh": plan.ProblemFuture}},
		"before the request":        {w.leader, plan.ExtensionDecision{State: plan.ExtensionApproved, GrantedOn: day(2025, time.May, 1), DecidedOn: today.AddDays(-1)}, plan.FieldErrors{"ngay-quyet-dinh": plan.ProblemBeforeRequest}},
		"the deadline itself":       {w.leader, plan.ExtensionDecision{State: plan.ExtensionApproved, GrantedOn: due, DecidedOn: today}, plan.FieldErrors{"han-duyet": plan.ProblemNotLater}},
		"refused without a reason":  {w.leader, plan.ExtensionDecision{State: plan.ExtensionRefused, DecidedOn: today}, plan.FieldErrors{"y-kien": plan.ProblemRequired}},
		"recorded without a source": {w.planner, plan.ExtensionDecision{State: plan.ExtensionApproved, GrantedOn: day(2025, time.May, 1), DecidedOn: today}, plan.FieldErrors{"so-quyet-dinh": plan.ProblemNoDecision}},
	} {
		_, err := w.DecideExtension(t.Context(), c.actor, pending.ID, pending.Version, c.decision)
		assert.Equal(t, c.want, err, name)
	}
	_, err := w.DecideExtension(t.Context(), w.leader, pending.ID, pending.Version+1, granted(day(2025, time.May, 1)))
	require.ErrorIs(t, err, plan.ErrConflict, "another version")
	assert.Equal(t, due, w.terms(t, w.officer).Task.DueOn)
	_, err = w.DecideExtension(t.Context(), w.planner, pending.ID, pending.Version,
		plan.ExtensionDecision{State: plan.ExtensionRefused, DecidedOn: today, Reason: "không đủ căn cứ"})
	require.NoError(t, err)
	assert.Equal(t, due, w.terms(t, w.officer).Task.DueOn, "refused")
}

func TestOfManyDecisionsAtOnceOneCounts(t *testing.T) {
	t.Parallel()
	w := newWorkplace(t)
	require.NoError(t, w.AskExtension(t.Context(), w.officer, w.task, asked(day(2024, time.December, 31))))
	pending := w.terms(t, w.leader).Terms.Pending()
	results := make([]error, 4)
	var deciders sync.WaitGroup
	for i := range results {
		deciders.Go(func() {
			_, results[i] = w.DecideExtension(t.Context(), w.leader, pending.ID, pending.Version, granted(day(2025, time.January, 1+i)))
		})
	}
	deciders.Wait()
	done := 0
	for _, err := range results {
		if err == nil {
			done++
		} else {
			require.ErrorIs(t, err, plan.ErrConflict)
		}
	}
	assert.Equal(t, 1, done)
	page := w.terms(t, w.leader)
	assert.Equal(t, page.Terms.Approved()[0].GrantedOn, page.Task.DueOn)
}

func TestAPlannerRecordsALeadersDecisionAtOnce(t *testing.T) {
	t.Parallel()
	w := newWorkplace(t)
	on, week := day(2024, time.December, 31), plan.DateOf(now()).AddDays(-7)
	d := plan.ExtensionDecision{DecidedOn: week, Number: "210/SYT-KHTC"}
	require.ErrorIs(t, w.RecordExtension(t.Context(), w.officer, w.task, asked(on), d), plan.ErrForbidden)
	require.ErrorIs(t, w.RecordExtension(t.Context(), w.leader, w.task, asked(on), d), plan.ErrForbidden)
	require.ErrorIs(t, w.RecordExtension(t.Context(), w.stranger, w.task, asked(on), d), plan.ErrNotFound)
	assert.Equal(t, plan.FieldErrors{"so-quyet-dinh": plan.ProblemNoDecision, "ly-do": plan.ProblemRequired},
		w.RecordExtension(t.Context(), w.planner, w.task, plan.ExtensionRequest{ProposedOn: on}, plan.ExtensionDecision{DecidedOn: week}))
	assert.Zero(t, w.count(t, "extensions"))
	require.NoError(t, w.RecordExtension(t.Context(), w.planner, w.task, asked(on), d))
	page := w.terms(t, w.officer)
	assert.Equal(t, on, page.Task.DueOn)
	require.Len(t, page.Terms.Approved(), 1)
	assert.Equal(t, week, page.Terms.Approved()[0].DecidedOn)
}

func TestTheLedgerShowsAnOfficerItsUnitAndOthersTheProvince(t *testing.T) {
	t.Parallel()
	w := newWorkplace(t)
	require.NoError(t, w.RecordExtension(t.Context(), w.planner, w.task, asked(day(2024, time.December, 31)),
		plan.ExtensionDecision{DecidedOn: plan.DateOf(now()), Number: "1"}))
	require.NoError(t, w.AskExtension(t.Context(), w.officer, w.task, asked(day(2025, time.May, 1))))
	for name, c := range map[string]struct {
		actor  plan.Actor
		filter plan.ExtensionFilter
		rows   int
		total  int
	}{
		"a leader": {w.leader, plan.ExtensionFilter{}, 2, 2}, "a planner": {w.planner, plan.ExtensionFilter{}, 2, 2},
		"the unit": {w.officer, plan.ExtensionFilter{}, 2, 2}, "another unit": {w.colleague, plan.ExtensionFilter{}, 0, 0},
		"another province": {w.stranger, plan.ExtensionFilter{}, 0, 0}, "system-wide": {leader, plan.ExtensionFilter{}, 2, 2},
		"by state":   {w.leader, plan.ExtensionFilter{State: plan.ExtensionApproved}, 1, 2},
		"by unit":    {w.leader, plan.ExtensionFilter{UnitID: w.other}, 0, 0},
		"by year":    {w.leader, plan.ExtensionFilter{Year: 2024, UnitID: w.unit}, 2, 2},
		"other year": {w.leader, plan.ExtensionFilter{Year: 2023}, 0, 0},
	} {
		ledger, err := w.Ledger(t.Context(), c.actor, c.filter)
		require.NoError(t, err, name)
		assert.Len(t, ledger.Rows, c.rows, name)
		assert.Equal(t, c.total, ledger.Total, name)
		if c.total == 2 {
			assert.Equal(t, 92, ledger.Days, name)
			assert.Equal(t, 1, ledger.Counts[plan.ExtensionRequested], name)
		}
	}
}
