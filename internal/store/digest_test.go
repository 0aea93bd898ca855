package store_test

import (
	"testing"
	"time"

	"github.com/jackc/pgx/v5/pgxpool"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"kehoach/internal/pgtest"
	"kehoach/internal/plan"
	"kehoach/internal/store"
)

// A postbag is Bình Dương 2024 with an open kỳ, 43 owed tasks of one unit, and people who can be written to.
type postbag struct {
	*store.Store
	owner    *pgxpool.Pool
	now      *time.Time
	province int64
	unit     int64
	period   plan.ReportingPeriod
	officer  int64
	planner  int64
}

func newPostbag(t testing.TB) postbag {
	t.Helper()
	db := pgtest.New(t)
	at := now()
	p := postbag{owner: db.Owner, now: &at}
	p.Store = store.New(db.App, func() time.Time { return *p.now })
	done, unit := releasedPlan(t, p.Store)
	require.NoError(t, p.MakePeriods(t.Context(), cli, "binh-duong", 2024, plan.PresetDecree09))
	periods, err := p.PeriodsOf(t.Context(), cli, done.Plan.YearID)
	require.NoError(t, err)
	p.period = openPeriod(t, p.Store, periods[3])
	p.province, p.unit = done.Province.ID, unit
	p.officer = p.person(t, "hoa", plan.Officer, p.province, unit)
	p.planner = p.person(t, "minh", plan.Planner, p.province, 0)
	return p
}

// person is an active user with an address and a role.
func (p postbag) person(t testing.TB, name string, role plan.MemberRole, province, unit int64) (id int64) {
	t.Helper()
	const sql = `WITH someone AS (INSERT INTO users (username, full_name, email, phone, created_at)
			VALUES ($1, $1, $1 || '@soyte.example', '0912', now()) RETURNING id)
		INSERT INTO memberships (user_id, role, province_id, unit_id, valid_from, created_by)
		SELECT id, $2, $3, nullif($4::bigint, 0), '2009-01-01', 'test' FROM someone RETURNING user_id`
	require.NoError(t, p.owner.QueryRow(t.Context(), sql, name, role, province, unit).Scan(&id))
	return id
}

// written are the people who would get a letter, by name.
func (p postbag) written(t testing.TB, actor plan.Actor) map[string]plan.Digest {
	t.Helper()
	week, err := p.Digests(t.Context(), actor)
	require.NoError(t, err)
	list := map[string]plan.Digest{}
	for _, d := range week.Digests {
		list[d.Name] = d
	}
	return list
}

func (p postbag) claim(t testing.TB, user int64) (plan.Letter, bool) {
	t.Helper()
	letter, claimed, err := p.ClaimDigest(t.Context(), reader, user, func(d plan.Digest) (string, string) { return "Thư tuần", "Kính gửi " + d.Name })
	require.NoError(t, err)
	return letter, claimed
}

// report writes the reports of all tasks in the open kỳ.
func (p postbag) report(t testing.TB, state plan.ReportState) {
	t.Helper()
	const sql = `INSERT INTO progress_reports (province_id, year_id, task_id, period_id, unit_id, state, progress, percent, saved_at, sent_at)
		SELECT province_id, year_id, id, $1, $2, $3, 'in_progress', 50, now(), now() FROM tasks
		ON CONFLICT (task_id, period_id) DO UPDATE SET state = excluded.state`
	execAs(t, p.owner, sql, p.period.ID, p.unit, state)
}

func TestWhoOwesGetsALetterAndSoDoesThePlanner(t *testing.T) {
	t.Parallel()
	p := newPostbag(t)
	got := p.written(t, cli)
	require.Len(t, got, 2)
	require.Len(t, got["hoa"].Units, 1)
	unit := got["hoa"].Units[0]
	assert.Equal(t, 43, unit.Owed)
	assert.Len(t, unit.Tasks, 43)
	assert.Equal(t, "1.1", unit.Tasks[0].Number)
	assert.Equal(t, "Tỉnh Bình Dương", unit.Province)
	assert.Equal(t, plan.FullPeriod, unit.Kind)
	assert.Equal(t, p.period.DueOn, unit.Due)
	assert.Equal(t, p.period.GraceUntil, unit.Until)
	require.Len(t, got["hoa"].Contacts, 1)
	assert.Equal(t, "minh@soyte.example", got["hoa"].Contacts[0].Email)
	require.Len(t, got["minh"].Periods, 1)
	assert.Equal(t, 1, got["minh"].Periods[0].Units)
	assert.Len(t, got["minh"].Periods[0].Behind, 1)

	// A window moves what the unit is told, and not the kỳ.
	until := plan.DateOf(now()).AddDays(3)
	require.NoError(t, p.GrantWindow(t.Context(), cli, p.period.Version, plan.PeriodWindow{
		PeriodID: p.period.ID, UnitID: p.unit, Until: until, Reason: "chờ số liệu",
	}))
	got = p.written(t, cli)
	assert.Equal(t, until, got["hoa"].Units[0].Due)
	assert.Equal(t, until, got["hoa"].Units[0].Until)
	assert.Equal(t, p.period.DueOn, got["minh"].Periods[0].Due)
}

func TestNothingIsWrittenOfAClosedPeriodOrOnceAllIsSent(t *testing.T) {
	t.Parallel()
	p := newPostbag(t)
	p.report(t, plan.ReportDraft)
	assert.Len(t, p.written(t, cli), 2, "a draft is not sent")
	p.report(t, plan.ReportReturned)
	got := p.written(t, cli)
	assert.Equal(t, 43, got["hoa"].Units[0].Returned)
	assert.Equal(t, plan.ReportReturned, got["hoa"].Units[0].Tasks[0].State)
	p.report(t, plan.ReportSubmitted)
	assert.Empty(t, p.written(t, cli))
	_, claimed := p.claim(t, p.officer)
	assert.False(t, claimed, "it stops on submission, also between preview and sending")
	p.report(t, plan.ReportDraft)
	require.NoError(t, p.LockPeriod(t.Context(), cli, p.period.ID, periodNow(t, p.Store, p.period.ID).Version))
	assert.Empty(t, p.written(t, cli))
}

func TestOneLetterAWeek(t *testing.T) {
	t.Parallel()
	p := newPostbag(t)
	letter, claimed := p.claim(t, p.officer)
	require.True(t, claimed)
	assert.Equal(t, plan.Letter{
		UserID: p.officer, Name: "hoa", Email: "hoa@soyte.example", Week: day(2026, time.November, 23), Kind: plan.DigestUnits,
		Subject: "Thư tuần", Body: "Kính gửi hoa", State: plan.DigestClaimed, ClaimedAt: now(),
	}, letter)
	_, claimed = p.claim(t, p.officer)
	assert.False(t, claimed, "another server is sending it")
	require.NoError(t, p.MarkDigest(t.Context(), reader, letter, plan.DigestSent, ""))
	require.ErrorIs(t, p.MarkDigest(t.Context(), reader, letter, plan.DigestSent, ""), plan.ErrConflict)
	for _, later := range []time.Duration{2 * time.Hour, 5 * 24 * time.Hour} { // until Sunday
		*p.now = now().Add(later)
		_, claimed = p.claim(t, p.officer)
		assert.False(t, claimed, later)
	}
	*p.now = now().Add(6 * 24 * time.Hour)
	_, claimed = p.claim(t, p.officer)
	assert.True(t, claimed, "the next week")
	week, err := p.Digests(t.Context(), cli)
	require.NoError(t, err)
	require.Len(t, week.Letters, 2)
	assert.Equal(t, plan.DigestClaimed, week.Letter(p.officer).State)
	assert.Equal(t, plan.DigestSent, week.Letters[1].State)
	assert.True(t, now().Equal(week.Letters[1].SentAt))
	assert.Empty(t, week.Letters[1].Body, "what a letter said is for its reader")
	assert.Nil(t, week.Letter(p.planner))
}

func TestAClaimNobodyFinishedIsTakenAgainAfterAnHour(t *testing.T) {
	t.Parallel()
	p := newPostbag(t)
	letter, claimed := p.claim(t, p.officer)
	require.True(t, claimed)
	require.NoError(t, p.MarkDigest(t.Context(), reader, letter, plan.DigestClaimed, "451 try again"))
	*p.now = now().Add(plan.DigestRetry - time.Second)
	_, claimed = p.claim(t, p.officer)
	assert.False(t, claimed)
	*p.now = now().Add(plan.DigestRetry)
	letter, claimed = p.claim(t, p.officer)
	require.True(t, claimed)
	week, err := p.Digests(t.Context(), cli)
	require.NoError(t, err)
	assert.Equal(t, 2, week.Letter(p.officer).Attempts)
	assert.Equal(t, "451 try again", week.Letter(p.officer).Problem)
	require.NoError(t, p.MarkDigest(t.Context(), reader, letter, plan.DigestRefused, "550 no such mailbox"))
	*p.now = now().Add(3 * plan.DigestRetry)
	_, claimed = p.claim(t, p.officer)
	assert.False(t, claimed, "refused for the week")
}

func TestOfManyServersOneSends(t *testing.T) {
	t.Parallel()
	p := newPostbag(t)
	won := make(chan bool, 8)
	for range cap(won) {
		go func() {
			_, claimed, err := p.ClaimDigest(t.Context(), reader, p.officer, func(plan.Digest) (string, string) { return "Thư", "Thư" })
			won <- assert.NoError(t, err) && claimed
		}()
	}
	claims := 0
	for range cap(won) {
		if <-won {
			claims++
		}
	}
	assert.Equal(t, 1, claims)
}

func TestWhoIsGoneOrCannotBeReachedGetsNoLetter(t *testing.T) {
	t.Parallel()
	for name, change := range map[string]string{
		"disabled":         `UPDATE users SET state = 'disabled' WHERE id = $1`,
		"no longer there":  `UPDATE memberships SET valid_to = '2026-11-23' WHERE user_id = $1`,
		"not yet there":    `UPDATE memberships SET valid_from = '2026-11-25' WHERE user_id = $1`,
		"another unit now": `UPDATE memberships SET unit_id = (SELECT max(id) FROM units) WHERE user_id = $1`,
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			p := newPostbag(t)
			addUnit(t, p.Store, p.province, "Phòng không có việc")
			execAs(t, p.owner, change, p.officer)
			assert.NotContains(t, p.written(t, cli), "hoa")
			_, claimed := p.claim(t, p.officer)
			assert.False(t, claimed)
		})
	}
	p := newPostbag(t)
	execAs(t, p.owner, `UPDATE users SET email = NULL WHERE id = $1`, p.officer)
	assert.Contains(t, p.written(t, cli), "hoa", "the planner sees who cannot be written to")
	_, claimed := p.claim(t, p.officer)
	assert.False(t, claimed)
}

func TestAPlannerSeesTheLettersOfTheProvinceOnly(t *testing.T) {
	t.Parallel()
	p := newPostbag(t)
	letter, claimed := p.claim(t, p.officer)
	require.True(t, claimed)
	_, planner, err := p.Session(t.Context(), enter(t, p.Store, p.planner))
	require.NoError(t, err)
	assert.Len(t, p.written(t, planner), 2)
	var elsewhere int64
	require.NoError(t, p.owner.QueryRow(t.Context(), `SELECT id FROM provinces WHERE code = '22' AND valid_to IS NULL`).Scan(&elsewhere))
	stranger := p.person(t, "xa", plan.Planner, elsewhere, 0)
	_, foreign, err := p.Session(t.Context(), enter(t, p.Store, stranger))
	require.NoError(t, err)
	week, err := p.Digests(t.Context(), foreign)
	require.NoError(t, err)
	assert.Empty(t, week.Digests)
	assert.Empty(t, week.Letters)

	_, officer, err := p.Session(t.Context(), enter(t, p.Store, p.officer))
	require.NoError(t, err)
	for name, actor := range map[string]plan.Actor{"an officer": officer, "a leader": leader, "nobody": {}} {
		_, err := p.Digests(t.Context(), actor)
		require.ErrorIs(t, err, plan.ErrForbidden, name)
	}
	for name, actor := range map[string]plan.Actor{"an officer": officer, "a planner": planner, "a leader": leader} {
		_, _, err := p.ClaimDigest(t.Context(), actor, p.planner, func(plan.Digest) (string, string) { return "", "" })
		require.ErrorIs(t, err, plan.ErrForbidden, name)
		require.ErrorIs(t, p.MarkDigest(t.Context(), actor, letter, plan.DigestSent, ""), plan.ErrForbidden, name)
	}
}
