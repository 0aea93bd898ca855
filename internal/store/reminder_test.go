package store_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"kehoach/internal/plan"
)

func TestHowAUnitFiledIsWeighedAgainstItsOwnDay(t *testing.T) {
	t.Parallel()
	due, today := day(2024, time.July, 3), day(2024, time.July, 10)
	at := func(d int) time.Time { return time.Date(2024, time.July, d, 23, 59, 0, 0, plan.Zone) }
	for name, c := range map[string]struct {
		filing plan.Filing
		want   plan.FilingState
		late   int
	}{
		"nothing owed":          {plan.Filing{}, "", 0},
		"nothing sent":          {plan.Filing{Owed: 2}, plan.FiledNot, 7},
		"one of two sent":       {plan.Filing{Owed: 2, Sent: 1}, plan.FiledNot, 7},
		"on the day itself":     {plan.Filing{Owed: 2, Sent: 2, CompleteAt: at(3)}, plan.FiledOnTime, 0},
		"a day after":           {plan.Filing{Owed: 2, Sent: 2, CompleteAt: at(4)}, plan.FiledLate, 1},
		"one was returned":      {plan.Filing{Owed: 2, Sent: 1, Returned: 1, CompleteAt: at(3)}, plan.FiledReturned, 0},
		"a task came afterward": {plan.Filing{Owed: 3, Sent: 2, CompleteAt: at(3)}, plan.FiledNot, 7},
	} {
		c.filing.DueOn = due
		state, late := c.filing.State(today)
		assert.Equal(t, c.want, state, name)
		assert.Equal(t, c.late, late, name)
	}
}

func TestRemindersNameWhatIsLeftAndHowUnitsFiled(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	for i, task := range d.tasks(t) {
		d.reviewReport(t, d.quarter, task, "submitted", "in_progress", 10, "feasible", "một")
		if i == 0 {
			d.reviewReport(t, d.half, task, "returned", "in_progress", 20, "feasible", "hai")
		}
	}
	execAs(t, d.owner, `INSERT INTO unit_reports (province_id, year_id, period_id, unit_id, first_complete_at) VALUES ($1, $2, $3, $4, '2024-04-05 10:00+07')`,
		d.province, d.year, d.quarter, d.unit)
	r, err := d.Reminders(t.Context(), d.planner, plan.ReviewFilter{})
	require.NoError(t, err)
	require.Len(t, r.Debts, 1)
	assert.Len(t, r.Debts[0].Tasks, 4, "what was returned is owed again")
	require.Len(t, r.Table, 1)
	require.Len(t, r.Table[0].Filings, 2)
	state, late := r.Table[0].Filings[0].State(r.Today)
	assert.Equal(t, plan.FiledLate, state)
	assert.Equal(t, 2, late, "due 03/04, complete 05/04")
	state, _ = r.Table[0].Filings[1].State(r.Today)
	assert.Equal(t, plan.FiledReturned, state)

	r, err = d.Reminders(t.Context(), d.planner, plan.ReviewFilter{UnitID: d.other})
	require.NoError(t, err)
	assert.Empty(t, r.Debts)
	_, err = d.Reminders(t.Context(), d.stranger, plan.ReviewFilter{Slug: "binh-duong", Year: 2024})
	require.ErrorIs(t, err, plan.ErrNotFound)
}
