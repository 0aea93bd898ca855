package plan_test

import (
	"os"
	"os/exec"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"kehoach/internal/plan"
)

func day(t testing.TB, s string) plan.Date {
	t.Helper()
	d, err := plan.ParseDate(s)
	require.NoError(t, err)
	return d
}

func off(t testing.TB, days ...string) plan.Holidays {
	t.Helper()
	var list plan.Holidays
	for _, s := range days {
		list = append(list, plan.Holiday{Day: day(t, s), Kind: plan.DayOff, Name: "Nghỉ", Source: "thử"})
	}
	return list
}

// tet2024 are the working days of Tết Giáp Thìn that were off.
func tet2024(t testing.TB) plan.Holidays {
	t.Helper()
	return off(t, "2024-02-08", "2024-02-09", "2024-02-12", "2024-02-13", "2024-02-14")
}

func TestWorkingDaysAreCounted(t *testing.T) {
	t.Parallel()
	swap := append(off(t, "2024-04-29", "2024-04-30", "2024-05-01"), plan.Holiday{Day: day(t, "2024-05-04"), Kind: plan.DayWorked})
	cases := map[string]struct {
		from     string
		n        int
		holidays plan.Holidays
		want     string
	}{
		"the day itself does not count":          {"2024-03-14", 1, nil, "2024-03-15"},
		"none is the day itself":                 {"2024-03-16", 0, nil, "2024-03-16"},
		"over a weekend":                         {"2024-06-14", 1, nil, "2024-06-17"},
		"three over a weekend":                   {"2024-03-14", 3, nil, "2024-03-19"},
		"backwards over a weekend":               {"2024-03-14", -5, nil, "2024-03-07"},
		"from a Saturday":                        {"2024-09-14", 3, nil, "2024-09-18"},
		"backwards from a Sunday":                {"2025-12-14", -5, nil, "2025-12-08"},
		"past the leap day":                      {"2024-02-28", 2, nil, "2024-03-01"},
		"no leap day":                            {"2023-02-28", 1, nil, "2023-03-01"},
		"over the end of the year":               {"2024-12-31", 1, off(t, "2025-01-01"), "2025-01-02"},
		"over Tết":                               {"2024-02-07", 1, tet2024(t), "2024-02-15"},
		"Tết inside fifteen days":                {"2024-02-01", 15, tet2024(t), "2024-02-29"},
		"backwards over Tết":                     {"2024-02-15", -1, tet2024(t), "2024-02-07"},
		"a Saturday worked instead counts":       {"2024-04-26", 3, swap, "2024-05-04"},
		"a Saturday worked instead, one further": {"2024-04-26", 4, swap, "2024-05-06"},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			assert.Equal(t, c.want, plan.AddWorkingDays(day(t, c.from), c.n, c.holidays).String())
		})
	}
}

func TestAYearNobodyEnteredIsNamed(t *testing.T) {
	t.Parallel()
	periods := plan.NewPeriods(2024, plan.PresetCircular37, nil)
	assert.Equal(t, []int{2024, 2025}, plan.Holidays(nil).Unknown(periods), "the last kỳ is due in January")
	assert.Equal(t, []int{2025}, tet2024(t).Unknown(periods))
	assert.Empty(t, tet2024(t).Unknown(plan.NewPeriods(2024, plan.PresetDecree09, nil)))
}

func TestAHolidayNeedsItsDayNameAndSource(t *testing.T) {
	t.Parallel()
	assert.Equal(t, plan.FieldErrors{
		"ngay": plan.ProblemRequired, "loai": plan.ProblemUnknown, "ten": plan.ProblemRequired, "nguon": plan.ProblemRequired,
	}, plan.Holiday{}.Validate())
	good := plan.Holiday{Day: day(t, "2027-01-01"), Kind: plan.DayOff, Name: "Tết Dương lịch", Source: "Điều 112"}
	require.NoError(t, good.Validate().Err())
	good.Day.Year = 202
	assert.Equal(t, plan.FieldErrors{"ngay": plan.ProblemPeriodRange}, good.Validate())
}

// TestTheDayDoesNotDependOnTheMachinesZone runs itself again on a machine that thinks it is in Los Angeles.
func TestTheDayDoesNotDependOnTheMachinesZone(t *testing.T) {
	t.Parallel()
	if os.Getenv("TZ") == "America/Los_Angeles" {
		_, offset := time.Date(2024, time.March, 19, 12, 0, 0, 0, time.Local).Zone()
		require.Equal(t, -7*3600, offset)
		period := plan.ReportingPeriod{State: plan.PeriodOpen, GraceUntil: day(t, "2024-03-19")}
		last := time.Date(2024, time.March, 19, 23, 59, 59, 0, plan.Zone)
		assert.True(t, period.Accepts(plan.DateOf(last.Local()), plan.Date{}))
		assert.False(t, period.Accepts(plan.DateOf(last.Add(time.Second).Local()), plan.Date{}))
		return
	}
	cmd := exec.CommandContext(t.Context(), os.Args[0], "-test.run=^"+t.Name()+"$", "-test.v")
	cmd.Env = append(os.Environ(), "TZ=America/Los_Angeles")
	out, err := cmd.CombinedOutput()
	require.NoError(t, err, string(out))
	assert.Contains(t, string(out), "--- PASS: "+t.Name())
}
