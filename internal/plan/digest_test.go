package plan_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"

	"kehoach/internal/plan"
)

func TestAWeekBeginsOnMonday(t *testing.T) {
	t.Parallel()
	monday := plan.Date{Year: 2026, Month: time.December, Day: 28}
	for n := range 7 {
		assert.Equal(t, monday, plan.WeekOf(monday.AddDays(n)), n)
	}
	assert.Equal(t, monday.AddDays(7), plan.WeekOf(monday.AddDays(7)), "a new year does not begin a week")
	assert.Equal(t, monday, plan.NextDigest(monday))
	assert.Equal(t, monday.AddDays(7), plan.NextDigest(monday.AddDays(1)))
	assert.Equal(t, monday.AddDays(7), plan.NextDigest(monday.AddDays(6)))
}

func TestLettersGoOutOnMondayMorningInVietnam(t *testing.T) {
	t.Parallel()
	at := func(day, hour, minute int) time.Time {
		return time.Date(2026, time.November, day, hour, minute, 0, 0, time.UTC)
	}
	for name, c := range map[string]struct {
		now  time.Time
		want bool
	}{
		"half past seven":                  {at(23, 0, 30), true},
		"a minute before":                  {at(23, 0, 29), false},
		"at night":                         {at(22, 17, 0), false},
		"the last minute":                  {at(23, 16, 59), true},
		"Tuesday there, Monday in Europe":  {at(23, 17, 0), false},
		"Tuesday at noon":                  {at(24, 5, 0), false},
		"Sunday there and here, at eleven": {at(22, 4, 0), false},
	} {
		assert.Equal(t, c.want, plan.DigestDue(c.now), name)
	}
}

func person(id int64, name string, role plan.MemberRole, unit int64) plan.DigestPerson {
	return plan.DigestPerson{UserID: id, Name: name, Email: name + "@soyte.example", Memberships: []plan.Membership{
		{UserID: id, Role: role, ProvinceID: 1, UnitID: unit, Covers: []int64{1}},
	}}
}

func TestALetterTellsAPersonWhatIsTheirsToDo(t *testing.T) {
	t.Parallel()
	today := plan.Date{Year: 2026, Month: time.November, Day: 23}
	term := plan.DigestTerm{PeriodID: 9, ProvinceID: 1, Due: today.AddDays(2), General: today.AddDays(2), Until: today.AddDays(4)}
	tasks := []plan.DigestTask{{ID: 1}, {ID: 2}}
	units := []plan.DigestUnit{
		{DigestTerm: term, UnitID: 3, Owed: 5, Tasks: tasks},
		{DigestTerm: term, UnitID: 4, Owed: 5},
		{DigestTerm: term, UnitID: 5, Owed: 5, HeadSends: true, Handed: true, Tasks: tasks},
		{DigestTerm: term, Owed: 1, Tasks: tasks[:1]},
	}
	planner, other := person(10, "planner", plan.Planner, 0), person(11, "other", plan.Planner, 0)
	other.Memberships[0].ProvinceID, other.Memberships[0].Covers = 2, []int64{2}
	people := []plan.DigestPerson{
		person(1, "owes", plan.Officer, 3), person(2, "done", plan.Officer, 4), person(3, "handed", plan.Officer, 5),
		person(4, "head", plan.UnitHead, 5), person(5, "leader", plan.Leader, 0), planner, other,
	}
	got := map[string]plan.Digest{}
	for _, d := range plan.DigestsOf(today, people, []plan.DigestPerson{planner, other}, units) {
		got[d.Name] = d
	}
	assert.Len(t, got, 3, "one for the officer who owes, the head who sends and the planner")
	assert.Equal(t, units[:1], got["owes"].Units)
	assert.Equal(t, plan.DigestUnits, got["owes"].Kind())
	assert.Equal(t, []plan.DigestPerson{planner}, got["owes"].Contacts, "planners of other provinces are no help")
	assert.Equal(t, units[2:3], got["head"].Units)
	assert.Equal(t, plan.DigestOverview, got["planner"].Kind())
	assert.Empty(t, got["planner"].Contacts)
	assert.Equal(t, []plan.DigestPeriod{{DigestTerm: term, Units: 3, Behind: []plan.DigestUnit{units[0], units[2], units[3]}}}, got["planner"].Periods)

	units[2].Returned = 1
	assert.Len(t, plan.DigestsOf(today, people[2:3], nil, units), 1, "what was returned is the officers' again")
	assert.Empty(t, plan.DigestsOf(today, people, nil, units[1:2]), "nobody owes anything")
}

func TestDaysLeftAndDaysLate(t *testing.T) {
	t.Parallel()
	today := plan.Date{Year: 2026, Month: time.November, Day: 23}
	term := plan.DigestTerm{Due: today, Until: today.AddDays(2)}
	assert.Zero(t, term.Days(today))
	assert.Equal(t, 1, term.Days(today.AddDays(-1)))
	assert.Equal(t, -2, term.Days(today.AddDays(2)))
	assert.False(t, term.Over(today.AddDays(2)))
	assert.True(t, term.Over(today.AddDays(3)))
}
