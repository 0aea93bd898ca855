package plan_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"

	"kehoach/internal/plan"
)

func on(year int, month time.Month, day int) plan.Date {
	return plan.Date{Year: year, Month: month, Day: day}
}

func TestTheFirstRuleThatFitsDecidesTheBox(t *testing.T) {
	t.Parallel()
	due, leap := on(2024, 9, 30), on(2024, 2, 29)
	for name, c := range map[string]struct {
		kind                 plan.TaskKind
		progress             plan.Progress
		completed, due, asOf plan.Date
		want                 plan.Box
	}{
		"paused before everything":             {plan.Regular, plan.Paused, plan.Date{}, plan.Date{}, due, plan.BoxPaused},
		"dropped and overdue":                  {plan.WithDeadline, plan.Dropped, plan.Date{}, due, on(2024, 12, 31), plan.BoxPaused},
		"regular and finished":                 {plan.Regular, plan.Done, due, plan.Date{}, due, plan.BoxRegular},
		"no deadline":                          {plan.WithDeadline, plan.NotStarted, plan.Date{}, plan.Date{}, due, plan.BoxUndated},
		"no deadline, finished":                {plan.WithDeadline, plan.Done, due, plan.Date{}, due, plan.BoxUndated},
		"finished on the due day":              {plan.WithDeadline, plan.Done, due, due, on(2024, 12, 31), plan.BoxDoneOnTime},
		"finished the day after":               {plan.WithDeadline, plan.Done, on(2024, 10, 1), due, on(2024, 12, 31), plan.BoxDoneLate},
		"going on on the due day":              {plan.WithDeadline, plan.InProgress, plan.Date{}, due, due, plan.BoxOnTrack},
		"going on the day after":               {plan.WithDeadline, plan.InProgress, plan.Date{}, due, on(2024, 10, 1), plan.BoxOverdue},
		"not started counts as going on":       {plan.WithDeadline, plan.NotStarted, plan.Date{}, due, on(2024, 9, 1), plan.BoxOnTrack},
		"not started is overdue too":           {plan.WithDeadline, plan.NotStarted, plan.Date{}, due, on(2025, 1, 1), plan.BoxOverdue},
		"29/02 itself":                         {plan.WithDeadline, plan.InProgress, plan.Date{}, leap, leap, plan.BoxOnTrack},
		"01/03 after 29/02":                    {plan.WithDeadline, plan.InProgress, plan.Date{}, leap, on(2024, 3, 1), plan.BoxOverdue},
		"finished on 01/03 of a leap year":     {plan.WithDeadline, plan.Done, on(2024, 3, 1), leap, on(2024, 3, 14), plan.BoxDoneLate},
		"year end":                             {plan.WithDeadline, plan.InProgress, plan.Date{}, on(2024, 12, 31), on(2024, 12, 31), plan.BoxOnTrack},
		"first day of the next year":           {plan.WithDeadline, plan.InProgress, plan.Date{}, on(2024, 12, 31), on(2025, 1, 1), plan.BoxOverdue},
		"finished in time, counted long after": {plan.WithDeadline, plan.Done, on(2024, 1, 2), due, on(2030, 1, 1), plan.BoxDoneOnTime},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			assert.Equal(t, c.want, plan.BoxOf(c.kind, c.progress, c.completed, c.due, c.asOf))
		})
	}
}

func TestAnExtensionCountsFromTheDayOfItsDecision(t *testing.T) {
	t.Parallel()
	original := on(2024, 6, 30)
	// The second was written down later with an earlier day of decision.
	granted := []plan.GrantedExtension{{on(2024, 6, 10), on(2024, 9, 30)}, {on(2024, 6, 5), on(2024, 12, 31)}}
	for name, c := range map[string]struct {
		original, asOf plan.Date
		basis          plan.Basis
		want           plan.Date
	}{
		"before any decision":     {original, on(2024, 6, 4), plan.BasisCurrent, original},
		"on the day of the first": {original, on(2024, 6, 5), plan.BasisCurrent, on(2024, 12, 31)},
		"the latest day stays":    {original, on(2024, 6, 10), plan.BasisCurrent, on(2024, 12, 31)},
		"by the original":         {original, on(2024, 12, 1), plan.BasisOriginal, original},
		"none at all":             {plan.Date{}, on(2024, 6, 4), plan.BasisCurrent, plan.Date{}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			assert.Equal(t, c.want, plan.DueAt(c.original, granted, c.asOf, c.basis))
		})
	}
}

func TestWordsOfAnAddressNameBoxAndBasis(t *testing.T) {
	t.Parallel()
	for _, b := range plan.Boxes() {
		got, ok := plan.BoxBySlug(b.Slug())
		assert.True(t, ok)
		assert.Equal(t, b, got)
	}
	_, ok := plan.BoxBySlug("")
	assert.False(t, ok)
	for slug, want := range map[string]plan.Basis{"": plan.BasisCurrent, "hien-hanh": plan.BasisCurrent, "goc": plan.BasisOriginal} {
		got, ok := plan.BasisOf(slug)
		assert.True(t, ok)
		assert.Equal(t, want, got)
	}
	_, ok = plan.BasisOf("moi")
	assert.False(t, ok)
}
