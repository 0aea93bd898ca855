package plan_test

import (
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"kehoach/internal/plan"
)

func TestAPresetGivesTheFourPeriodsOfAYear(t *testing.T) {
	t.Parallel()
	cases := map[string]struct {
		preset   plan.Preset
		holidays plan.Holidays
		want     []string // from, to, as of, opens, due, grace
	}{
		"administrative reports": {plan.PresetDecree09, off(t, "2024-09-02", "2024-09-03"), []string{
			"2023-12-15 2024-03-14 2024-03-14 2024-03-07 2024-03-19 2024-03-21",
			"2023-12-15 2024-06-14 2024-06-14 2024-06-07 2024-06-19 2024-06-21",
			"2023-12-15 2024-09-14 2024-09-14 2024-09-09 2024-09-18 2024-09-20",
			"2023-12-15 2024-12-14 2024-12-31 2024-12-09 2024-12-18 2024-12-20",
		}},
		"health statistics": {plan.PresetCircular37, off(t, "2024-04-18", "2025-01-01"), []string{
			"2024-01-01 2024-03-31 2024-03-31 2024-03-25 2024-04-22 2024-04-24",
			"2024-01-01 2024-06-30 2024-06-30 2024-06-24 2024-07-19 2024-07-23",
			"2024-01-01 2024-09-30 2024-09-30 2024-09-23 2024-10-21 2024-10-23",
			"2024-01-01 2024-12-31 2024-12-31 2024-12-24 2025-01-22 2025-01-24",
		}},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			var got []string
			periods := plan.NewPeriods(2024, c.preset, c.holidays)
			for i, p := range periods {
				days := []string{p.DataFrom.String(), p.DataTo.String(), p.AsOfOn.String(), p.OpensOn.String(), p.DueOn.String(), p.GraceUntil.String()}
				got = append(got, strings.Join(days, " "))
				assert.Equal(t, plan.PeriodKinds()[i], p.Kind)
				assert.Equal(t, plan.PeriodPreparing, p.State)
				require.NoError(t, p.Validate(periods).Err(), p.Kind)
			}
			assert.Equal(t, c.want, got)
		})
	}
}

func TestEveryPresetIsValidInEveryYear(t *testing.T) {
	t.Parallel()
	for _, preset := range plan.Presets() {
		for year := 2009; year <= 2100; year++ {
			periods := plan.NewPeriods(year, preset, nil)
			for _, p := range periods {
				require.NoError(t, p.Validate(periods).Err(), "%s %d %s", preset, year, p.Kind)
			}
		}
	}
}

func TestTheDaysOfAnEditedPeriodAreChecked(t *testing.T) {
	t.Parallel()
	cases := map[string]struct {
		state plan.PeriodState
		edit  func(*plan.ReportingPeriod)
		want  plan.FieldErrors
	}{
		"nothing changed": {plan.PeriodOpen, func(*plan.ReportingPeriod) {}, plan.FieldErrors{}},
		"nothing typed": {plan.PeriodOpen, func(p *plan.ReportingPeriod) { *p = plan.ReportingPeriod{Year: p.Year, Kind: p.Kind} }, plan.FieldErrors{
			"tu": plan.ProblemRequired, "chot": plan.ProblemRequired, "tinh-den": plan.ProblemRequired,
			"mo": plan.ProblemRequired, "han": plan.ProblemRequired, "nhan-den": plan.ProblemRequired,
		}},
		"another year": {plan.PeriodOpen, func(p *plan.ReportingPeriod) { p.DataTo.Year++; p.AsOfOn.Year++ }, plan.FieldErrors{
			"chot": plan.ProblemPeriodRange, "tinh-den": plan.ProblemPeriodRange, "han": plan.ProblemPeriodOrder,
		}},
		"due before the data end":       {plan.PeriodOpen, func(p *plan.ReportingPeriod) { p.DueOn = p.DataTo.AddDays(-1) }, plan.FieldErrors{"han": plan.ProblemPeriodOrder}},
		"due on the day the data end":   {plan.PeriodOpen, func(p *plan.ReportingPeriod) { p.DueOn = p.DataTo }, plan.FieldErrors{}},
		"grace ends before it is due":   {plan.PeriodOpen, func(p *plan.ReportingPeriod) { p.GraceUntil = p.DueOn.AddDays(-1) }, plan.FieldErrors{"nhan-den": plan.ProblemPeriodOrder}},
		"opens after it is due":         {plan.PeriodOpen, func(p *plan.ReportingPeriod) { p.OpensOn = p.DueOn.AddDays(1) }, plan.FieldErrors{"han": plan.ProblemPeriodOrder}},
		"counted before the data end":   {plan.PeriodOpen, func(p *plan.ReportingPeriod) { p.AsOfOn = p.DataTo.AddDays(-1) }, plan.FieldErrors{"tinh-den": plan.ProblemPeriodOrder}},
		"ends where the quarter does":   {plan.PeriodOpen, func(p *plan.ReportingPeriod) { p.DataTo = plan.Date{Year: 2024, Month: 3, Day: 14} }, plan.FieldErrors{"chot": plan.ProblemPeriodNest}},
		"begins later than the quarter": {plan.PeriodOpen, func(p *plan.ReportingPeriod) { p.DataFrom = p.DataFrom.AddDays(1) }, plan.FieldErrors{"tu": plan.ProblemPeriodNest}},
		"counted after nine months": {plan.PeriodOpen, func(p *plan.ReportingPeriod) { p.AsOfOn = plan.Date{Year: 2024, Month: 9, Day: 15} }, plan.FieldErrors{
			"tinh-den": plan.ProblemPeriodNest,
		}},
		"a locked one keeps its data": {plan.PeriodLocked, func(p *plan.ReportingPeriod) { p.DataTo = p.DataTo.AddDays(-1); p.AsOfOn = p.DataTo }, plan.FieldErrors{
			"chot": plan.ProblemPeriodFixed, "tinh-den": plan.ProblemPeriodFixed,
		}},
		"a locked one may be due later": {plan.PeriodLocked, func(p *plan.ReportingPeriod) { p.DueOn = p.GraceUntil }, plan.FieldErrors{}},
		"a published one keeps all": {plan.PeriodPublished, func(p *plan.ReportingPeriod) { p.DueOn = p.GraceUntil; p.OpensOn = p.OpensOn.AddDays(1) }, plan.FieldErrors{
			"han": plan.ProblemPeriodFixed, "mo": plan.ProblemPeriodFixed,
		}},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			stored := plan.NewPeriods(2024, plan.PresetDecree09, nil)
			stored[1].State = c.state
			edited := stored[1]
			c.edit(&edited)
			assert.Equal(t, c.want, edited.Validate(stored))
		})
	}
}

func TestThePeriodOfAPageThatAsksForNone(t *testing.T) {
	t.Parallel()
	const prep, open, locked, public = plan.PeriodPreparing, plan.PeriodOpen, plan.PeriodLocked, plan.PeriodPublished
	cases := map[string]struct {
		states []plan.PeriodState
		want   plan.PeriodKind
		next   plan.PeriodKind
	}{
		"the first while all are prepared":     {[]plan.PeriodState{prep, prep, prep, prep}, plan.Q1, plan.Q1},
		"the open one":                         {[]plan.PeriodState{public, locked, open, prep}, plan.M9, plan.FullPeriod},
		"the latest of two open ones":          {[]plan.PeriodState{open, open, prep, prep}, plan.H1, plan.M9},
		"an earlier open one before a lock":    {[]plan.PeriodState{open, locked, prep, prep}, plan.Q1, plan.M9},
		"the last locked when none is open":    {[]plan.PeriodState{locked, locked, prep, prep}, plan.H1, plan.M9},
		"a published one is a locked one":      {[]plan.PeriodState{locked, public, prep, prep}, plan.H1, plan.M9},
		"the whole year at its end":            {[]plan.PeriodState{public, public, public, locked}, plan.FullPeriod, ""},
		"an open one though the year is ready": {[]plan.PeriodState{public, public, open, locked}, plan.M9, ""},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			periods := plan.NewPeriods(2024, plan.PresetDecree09, nil)
			for i, state := range c.states {
				periods[i].State = state
			}
			periods[0], periods[3] = periods[3], periods[0] // the order they come in does not matter
			current, ok := plan.CurrentPeriod(periods)
			assert.True(t, ok)
			assert.Equal(t, c.want, current.Kind)
			next, ok := plan.NextToOpen(periods)
			assert.Equal(t, c.next != "", ok)
			assert.Equal(t, c.next, next.Kind)
		})
	}
	_, ok := plan.CurrentPeriod(nil)
	assert.False(t, ok)
}

func TestAPeriodTakesReportsToTheLastSecondOfItsDay(t *testing.T) {
	t.Parallel()
	leap := plan.ReportingPeriod{State: plan.PeriodOpen, GraceUntil: day(t, "2024-02-29"), AsOfOn: day(t, "2024-02-29")}
	end := time.Date(2024, time.February, 29, 23, 59, 59, 0, plan.Zone)
	midnight := end.Add(time.Second)
	assert.True(t, leap.Accepts(plan.DateOf(end), plan.Date{}))
	assert.False(t, leap.Accepts(plan.DateOf(midnight), plan.Date{}))
	assert.True(t, leap.Accepts(plan.DateOf(midnight), day(t, "2024-03-01")), "the unit's window is longer")
	assert.True(t, leap.Accepts(plan.DateOf(end), day(t, "2024-02-20")), "a shorter window takes nothing away")
	assert.Equal(t, "2024-02-29", leap.AsOf(plan.DateOf(midnight)).String())
	assert.Equal(t, "2024-02-28", leap.AsOf(day(t, "2024-02-28")).String())
	leap.State = plan.PeriodLocked
	assert.False(t, leap.Accepts(plan.DateOf(end), day(t, "2099-12-31")), "a lock ends every window")
}

func TestAWindowIsLongerThanTheTimeOfAll(t *testing.T) {
	t.Parallel()
	period := plan.ReportingPeriod{State: plan.PeriodOpen, GraceUntil: day(t, "2024-03-21")}
	today := day(t, "2024-03-25")
	cases := map[string]struct {
		until string
		today plan.Date
		want  plan.FieldErrors
	}{
		"today is enough":        {"2024-03-25", today, plan.FieldErrors{}},
		"yesterday is over":      {"2024-03-24", today, plan.FieldErrors{"den": plan.ProblemBefore}},
		"no longer than the kỳ":  {"2024-03-21", day(t, "2024-03-20"), plan.FieldErrors{"den": plan.ProblemBefore}},
		"one day longer":         {"2024-03-22", day(t, "2024-03-20"), plan.FieldErrors{}},
		"until further notice":   {"2099-12-31", today, plan.FieldErrors{}},
		"beyond all reason":      {"2100-01-01", today, plan.FieldErrors{"den": plan.ProblemPeriodRange}},
		"on the twenty-ninth":    {"2028-02-29", today, plan.FieldErrors{}},
		"the day after the last": {"2024-03-26", day(t, "2024-03-26"), plan.FieldErrors{}},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := plan.PeriodWindow{UnitID: 1, Until: day(t, c.until), Reason: "mất điện"}
			assert.Equal(t, c.want, w.Validate(period, c.today))
		})
	}
	assert.Equal(t, plan.FieldErrors{"don-vi": plan.ProblemRequired, "den": plan.ProblemRequired, "ly-do": plan.ProblemRequired},
		plan.PeriodWindow{}.Validate(period, today))
	window := plan.PeriodWindow{Until: today}
	assert.True(t, window.Holds(today))
	assert.False(t, window.Holds(today.AddDays(1)))
	window.RevokedAt = time.Date(2024, time.March, 22, 0, 0, 0, 0, plan.Zone)
	assert.False(t, window.Holds(today))
}

func TestUnlockingNeedsAReason(t *testing.T) {
	t.Parallel()
	missing := plan.FieldErrors{"ly-do": plan.ProblemRequired}
	assert.Equal(t, missing, plan.Unlocking{}.Validate(true))
	assert.Equal(t, missing, plan.Unlocking{Reason: " \n"}.Validate(false))
	assert.Equal(t, missing, plan.Unlocking{Number: "12/CV-SYT"}.Validate(false), "a leader gives the reason")
	require.NoError(t, plan.Unlocking{Number: "12/CV-SYT"}.Validate(true).Err(), "a planner may name the document")
	require.NoError(t, plan.Unlocking{Reason: "sai số liệu"}.Validate(false).Err())
	assert.Equal(t, plan.FieldErrors{"ly-do": plan.ProblemTooLong, "so-van-ban": plan.ProblemTooLong},
		plan.Unlocking{Reason: strings.Repeat("ư", plan.ReasonMax+1), Number: strings.Repeat("đ", plan.NumberMax+1)}.Validate(true))
	assert.Equal(t, "12/CV-SYT: sai số liệu", plan.Unlocking{Number: "12/CV-SYT", Reason: "sai số liệu"}.String())
	assert.Equal(t, "12/CV-SYT", plan.Unlocking{Number: "12/CV-SYT"}.String())
}

func TestAPeriodIsNamedInAddresses(t *testing.T) {
	t.Parallel()
	for _, kind := range plan.PeriodKinds() {
		found, ok := plan.PeriodKindOf(kind.Slug())
		assert.True(t, ok)
		assert.Equal(t, kind, found)
	}
	_, ok := plan.PeriodKindOf("")
	assert.False(t, ok)
}
