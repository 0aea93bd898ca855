package plan_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"kehoach/internal/plan"
)

func TestATallyAddsUpAndKeepsRatesAsCounts(t *testing.T) {
	t.Parallel()
	asOf := on(2024, 6, 14)
	list := []plan.TaskStatus{
		{Box: plan.BoxDoneOnTime, Progress: plan.Done, Due: on(2024, 6, 14)},
		{Box: plan.BoxDoneOnTime, Progress: plan.Done, Due: on(2024, 12, 31)},
		{Box: plan.BoxDoneLate, Progress: plan.Done, Due: on(2024, 3, 1)},
		{Box: plan.BoxOnTrack, Progress: plan.NotStarted, Due: on(2024, 6, 14)},
		{Box: plan.BoxOverdue, Progress: plan.InProgress, Due: on(2024, 6, 13), Red: true, Owed: true},
		{Box: plan.BoxRegular, Progress: plan.NotStarted},
		{Box: plan.BoxUndated, Progress: plan.Done},
		{Box: plan.BoxPaused, Progress: plan.Paused, Due: on(2024, 1, 1)},
	}
	n := plan.TallyOf(list, asOf)
	assert.Equal(t, plan.Tally{
		Total: 8, OnTime: 2, Late: 1, OnTrack: 1, Overdue: 1, NotStarted: 1, Regular: 1, Undated: 1, UndatedDone: 1, Paused: 1,
		DueByNow: 4, DueByNowDone: 2, Red: 1, Owed: 1, Silent: 1,
	}, n)
	assert.Equal(t, n.Total, n.Done()+n.Active()+n.Regular+n.Undated+n.Paused)
	assert.Equal(t, plan.Rates{OfTotal: &plan.Ratio{Part: 3, Whole: 8}, OfDue: &plan.Ratio{Part: 2, Whole: 4}}, n.Rates())
	for _, b := range plan.Boxes() {
		assert.Positive(t, n.In(b), b)
	}
}

func TestNothingToDivideByIsNoRate(t *testing.T) {
	t.Parallel()
	assert.Equal(t, plan.Rates{}, plan.Tally{}.Rates())
	undated := plan.TallyOf([]plan.TaskStatus{{Box: plan.BoxUndated}}, on(2024, 6, 14))
	assert.Nil(t, undated.Rates().OfDue)
	assert.Equal(t, &plan.Ratio{Part: 0, Whole: 1}, undated.Rates().OfTotal)
}

func TestARatioIsRoundedHalfUpToATenthOfAPercent(t *testing.T) {
	t.Parallel()
	for want, r := range map[plan.PerMille]plan.Ratio{
		0: {0, 43}, 1000: {43, 43}, 23: {1, 43}, 333: {1, 3}, 667: {2, 3}, 1: {1, 2000}, 999: {1998, 2000}, 986: {16051, 16275},
	} {
		assert.Equal(t, want, r.PerMille(), r)
	}
}
