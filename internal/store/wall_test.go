package store_test

import (
	"crypto/rand"
	"fmt"
	"strconv"
	"testing"
	"time"

	"github.com/jackc/pgx/v5/pgxpool"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"kehoach/internal/pgtest"
	"kehoach/internal/plan"
	"kehoach/internal/store"
)

// walled are the tables behind row-level security: every one that has a province.
func walled(t testing.TB, owner *pgxpool.Pool) []string {
	t.Helper()
	const sql = `SELECT table_name::text FROM information_schema.columns c JOIN pg_class k ON k.oid = ('public.' || table_name)::regclass
		WHERE table_schema = 'public' AND column_name = 'province_id' AND k.relkind = 'r'
			AND table_name NOT IN ('province_names', 'memberships') ORDER BY 1`
	rows, err := owner.Query(t.Context(), sql)
	require.NoError(t, err)
	var names []string
	for rows.Next() {
		var name string
		require.NoError(t, rows.Scan(&name))
		names = append(names, name)
	}
	require.NoError(t, rows.Err())
	return names
}

func TestEveryTableOfAProvinceStandsBehindTheWall(t *testing.T) {
	t.Parallel()
	db := pgtest.New(t)
	names := walled(t, db.Owner)
	require.Greater(t, len(names), 15)
	for _, name := range names {
		var enabled bool
		var policies int
		err := db.Owner.QueryRow(t.Context(), `SELECT relrowsecurity, (SELECT count(*) FROM pg_policies WHERE tablename = relname)
			FROM pg_class WHERE oid = ('public.' || $1)::regclass`, name).Scan(&enabled, &policies)
		require.NoError(t, err)
		assert.True(t, enabled, name)
		assert.Equal(t, 2, policies, "%s has a policy for the application and one for the system", name)
	}
}

func TestAQueryWithoutItsProvincesFindsNothing(t *testing.T) {
	t.Parallel()
	db := pgtest.New(t)
	s := store.New(db.App, now)
	file, d := manyTasks("74", 2024).draft()
	done, err := s.CommitImport(t.Context(), cli, file, d)
	require.NoError(t, err)
	count := func(pool *pgxpool.Pool, provinces string) (tasks int) {
		tx, err := pool.Begin(t.Context())
		require.NoError(t, err)
		defer func() { require.NoError(t, tx.Rollback(t.Context())) }()
		_, err = tx.Exec(t.Context(), `SELECT set_config('app.provinces', $1, true)`, provinces)
		require.NoError(t, err)
		require.NoError(t, tx.QueryRow(t.Context(), `SELECT count(*) FROM tasks`).Scan(&tasks))
		return tasks
	}
	own := strconv.FormatInt(done.Province.ID, 10)
	assert.Zero(t, count(db.App, ""))
	assert.Zero(t, count(db.App, "1"))
	assert.Equal(t, 43, count(db.App, own))
	assert.Equal(t, 43, count(db.App, "1,"+own))
	assert.Equal(t, 43, count(db.System, ""))
	var tasks int
	require.NoError(t, db.App.QueryRow(t.Context(), `SELECT count(*) FROM tasks`).Scan(&tasks))
	assert.Zero(t, tasks, "without any setting")
}

func TestARowOfAnotherProvinceCannotBeWritten(t *testing.T) {
	t.Parallel()
	db := pgtest.New(t)
	tx, err := db.App.Begin(t.Context())
	require.NoError(t, err)
	defer func() { require.NoError(t, tx.Rollback(t.Context())) }()
	_, err = tx.Exec(t.Context(), `SELECT set_config('app.provinces', '1', true)`)
	require.NoError(t, err)
	_, err = tx.Exec(t.Context(), `INSERT INTO years (province_id, year) VALUES (2, 2024)`)
	assert.ErrorContains(t, err, "row-level security")
}

// member is a person with a role in the province row of a code valid on a day.
func member(t testing.TB, db *pgtest.Database, role plan.MemberRole, code, day string) (id int64) {
	t.Helper()
	const sql = `WITH someone AS (INSERT INTO users (username, full_name, created_at)
			VALUES ('nguoi' || substr(md5(random()::text), 1, 16), 'Trần Thị Thử', now()) RETURNING id)
		INSERT INTO memberships (user_id, role, province_id, valid_from, created_by)
		SELECT s.id, $1, p.id, '2009-01-01', 'test' FROM someone s, provinces p
		WHERE p.code = $2 AND p.valid_from <= $3::text::date AND (p.valid_to IS NULL OR p.valid_to >= $3::text::date)
		RETURNING user_id`
	require.NoError(t, db.Owner.QueryRow(t.Context(), sql, role, code, day).Scan(&id))
	return id
}

// enter signs a person in and returns the token's hash.
func enter(t testing.TB, s *store.Store, userID int64) []byte {
	t.Helper()
	hash := make([]byte, 32)
	_, err := rand.Read(hash)
	require.NoError(t, err)
	require.NoError(t, s.StartSession(t.Context(), userID, hash, plan.StageFull, "127.0.0.1", "test"))
	return hash
}

func TestAMemberOfAMergedProvinceReadsWhatBecameOfIt(t *testing.T) {
	t.Parallel()
	db := pgtest.New(t)
	s := store.New(db.App, now)
	for code, year := range map[string]int{"74": 2024, "79": 2024, "34": 2024} {
		file, d := draftOf(code, year, plan.Annual, "Kế hoạch "+code).group("Nhóm", "việc").draft()
		_, err := s.CommitImport(t.Context(), cli, file, d)
		require.NoError(t, err)
	}
	slugs := func(code, day string) (list []string) {
		_, actor, err := s.Session(t.Context(), enter(t, s, member(t, db, plan.Planner, code, day)))
		require.NoError(t, err)
		overviews, err := s.Overview(t.Context(), actor)
		require.NoError(t, err)
		for _, o := range overviews {
			list = append(list, fmt.Sprintf("%s %d", o.Province.Slug, o.Province.ValidFrom.Year))
		}
		return list
	}
	assert.Len(t, slugs("79", "2026-01-01"), 2, "the new TP HCM covers Bình Dương and the old TP HCM")
	assert.Len(t, slugs("79", "2024-01-01"), 1, "the old TP HCM sees no other province")
	assert.Empty(t, slugs("01", "2024-01-01"))
}

func TestAnotherProvincesPlanIsNotThere(t *testing.T) {
	t.Parallel()
	db := pgtest.New(t)
	s := store.New(db.App, now)
	file, d := manyTasks("74", 2024).draft()
	done, err := s.CommitImport(t.Context(), cli, file, d)
	require.NoError(t, err)
	_, stranger, err := s.Session(t.Context(), enter(t, s, member(t, db, plan.Planner, "22", "2024-01-01")))
	require.NoError(t, err)
	_, err = s.Plan(t.Context(), stranger, "binh-duong", 2024, done.Plan.Slug)
	require.ErrorIs(t, err, plan.ErrNotFound)
	other, foreign := draftOf("74", 2023, plan.Annual, "Kế hoạch").group("Nhóm", "việc").draft()
	_, err = s.CommitImport(t.Context(), stranger, other, foreign)
	require.ErrorIs(t, err, plan.ErrNotFound)
}

func TestASessionEndsByTimeByHandAndWithItsUser(t *testing.T) {
	t.Parallel()
	db := pgtest.New(t)
	clock := now()
	s := store.New(db.App, func() time.Time { return clock })
	planner, admin := member(t, db, plan.Planner, "74", "2024-01-01"), member(t, db, plan.Admin, "74", "2024-01-01")
	live := func(hash []byte) error {
		_, _, err := s.Session(t.Context(), hash)
		return err
	}
	work, office := enter(t, s, planner), enter(t, s, admin)
	clock = clock.Add(plan.SessionIdleAdmin + time.Minute)
	require.NoError(t, live(work))
	require.ErrorIs(t, live(office), plan.ErrSignedOut, "an administrator's ends sooner")
	clock = clock.Add(-2 * time.Hour)
	require.NoError(t, live(work), "a clock set back ends nothing")
	clock = clock.Add(2*time.Hour + plan.SessionIdle + time.Minute)
	require.ErrorIs(t, live(work), plan.ErrSignedOut)

	long := enter(t, s, planner)
	for range 7 * 24 / 6 {
		clock = clock.Add(6 * time.Hour)
		require.NoError(t, live(long))
	}
	clock = clock.Add(time.Hour)
	require.ErrorIs(t, live(long), plan.ErrSignedOut, "a week is the longest")

	byHand := enter(t, s, planner)
	session, actor, err := s.Session(t.Context(), byHand)
	require.NoError(t, err)
	other := enter(t, s, admin)
	_, stranger, err := s.Session(t.Context(), other)
	require.NoError(t, err)
	require.ErrorIs(t, s.EndSession(t.Context(), stranger, session.ID), plan.ErrNotFound, "nobody ends another's")
	require.NoError(t, s.EndSession(t.Context(), actor, session.ID))
	require.ErrorIs(t, live(byHand), plan.ErrSignedOut)

	_, err = db.Owner.Exec(t.Context(), `UPDATE users SET state = 'disabled' WHERE id = $1`, admin)
	require.NoError(t, err)
	require.ErrorIs(t, live(other), plan.ErrSignedOut, "a disabled user is out at the next click")
	require.ErrorIs(t, s.StartSession(t.Context(), admin, make([]byte, 32), plan.StageFull, "", ""), plan.ErrNotFound)
}
