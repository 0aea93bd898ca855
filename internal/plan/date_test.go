package plan_test

import (
	"encoding/json"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"kehoach/internal/plan"
)

func TestTheDayOfAnInstantIsTheDayInVietnam(t *testing.T) {
	t.Parallel()
	cases := map[string]struct{ instant, day string }{
		"a second before midnight":              {"2024-03-31T16:59:59Z", "2024-03-31"},
		"midnight":                              {"2024-03-31T17:00:00Z", "2024-04-01"},
		"new year comes seven hours before UTC": {"2024-12-31T17:00:00Z", "2025-01-01"},
		"leap day":                              {"2024-02-28T17:00:00Z", "2024-02-29"},
		"an instant written in another zone":    {"2024-06-30T23:30:00-07:00", "2024-07-01"},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			instant, err := time.Parse(time.RFC3339, c.instant)
			require.NoError(t, err)
			assert.Equal(t, c.day, plan.DateOf(instant).String())
		})
	}
}

func TestADayThatDoesNotExistIsRefused(t *testing.T) {
	t.Parallel()
	for _, d := range []plan.Date{{2024, 2, 30}, {2023, 2, 29}, {2024, 13, 1}, {2024, 0, 1}, {0, 1, 1}, {2024, 4, 31}, {10000, 1, 1}} {
		_, ok := plan.NewDate(d.Year, d.Month, d.Day)
		assert.False(t, ok, "%v", d)
	}
	_, ok := plan.NewDate(2024, 2, 29)
	assert.True(t, ok)
}

func TestMonthEnd(t *testing.T) {
	t.Parallel()
	assert.Equal(t, plan.Date{2024, 2, 29}, plan.MonthEnd(2024, 2))
	assert.Equal(t, plan.Date{2023, 2, 28}, plan.MonthEnd(2023, 2))
	assert.Equal(t, plan.Date{2024, 12, 31}, plan.MonthEnd(2024, 12))
}

func TestADateSurvivesJSONAndTheDatabaseForm(t *testing.T) {
	t.Parallel()
	for _, d := range []plan.Date{{}, {2024, 9, 30}} {
		b, err := json.Marshal(d)
		require.NoError(t, err)
		var fromJSON plan.Date
		require.NoError(t, json.Unmarshal(b, &fromJSON))
		assert.Equal(t, d, fromJSON)

		value, err := d.Value()
		require.NoError(t, err)
		var scanned plan.Date
		require.NoError(t, scanned.Scan(value))
		assert.Equal(t, d, scanned)
	}
	var d plan.Date
	require.Error(t, d.Scan("2024-09-30"))
	require.Error(t, json.Unmarshal([]byte(`"30/09/2024"`), &d))
}

func TestDaysAreCompared(t *testing.T) {
	t.Parallel()
	d := plan.Date{2024, 2, 28}
	assert.Equal(t, plan.Date{2024, 3, 1}, d.AddDays(2))
	assert.True(t, d.Before(d.AddDays(1)))
	assert.False(t, d.Before(d))
}
