package store_test

import (
	"context"
	"net/url"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"kehoach/internal/pgtest"
	"kehoach/internal/plan"
	"kehoach/internal/store"
	"kehoach/migrations"
)

func TestOpenServesAsTheRoleOfRowsOnly(t *testing.T) {
	t.Parallel()
	db := pgtest.New(t)
	s, err := store.Open(t.Context(), db.AppURL, store.Options{Now: now})
	require.NoError(t, err)
	t.Cleanup(s.Close)
	require.NoError(t, s.Ready(t.Context()))
	binhDuong().commit(t, s)
	all, err := s.Overview(t.Context(), reader)
	require.NoError(t, err)
	assert.Len(t, all, 1)
}

func TestOpenRefusesTheOwner(t *testing.T) {
	t.Parallel()
	db := pgtest.New(t)
	_, err := store.Open(t.Context(), db.OwnerURL, store.Options{})
	require.ErrorIs(t, err, store.ErrRole)
}

func TestALoginThatMayBecomesTheApp(t *testing.T) {
	t.Parallel()
	db := pgtest.New(t)
	s, err := store.Open(t.Context(), db.SuperURL, store.Options{MaxConns: 1})
	require.NoError(t, err)
	t.Cleanup(s.Close)
	require.NoError(t, s.Ready(t.Context()))
	var user string
	rows := db.Owner.QueryRow(t.Context(), `SELECT count(*)::text FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'kehoach'`)
	require.NoError(t, rows.Scan(&user))
	assert.Equal(t, "1", user)
}

func TestAnUnreachableDatabaseIsUnavailable(t *testing.T) {
	t.Parallel()
	started := time.Now()
	_, err := store.Open(t.Context(), "postgres://nobody@127.0.0.1:1/none?connect_timeout=1", store.Options{})
	require.ErrorIs(t, err, store.ErrUnavailable)
	assert.Less(t, time.Since(started), 4*time.Second)

	_, err = store.Open(t.Context(), "postgres://[::bad", store.Options{})
	require.ErrorContains(t, err, "database address")
}

func TestReadyAsksForTheSchemaTheProgramKnows(t *testing.T) {
	t.Parallel()
	db := pgtest.New(t)
	latest, err := migrations.Files().Latest()
	require.NoError(t, err)
	ready := func(schema int) error {
		s, err := store.Open(t.Context(), db.AppURL, store.Options{Schema: schema})
		require.NoError(t, err)
		defer s.Close()
		return s.Ready(t.Context())
	}
	require.NoError(t, ready(latest))
	require.NoError(t, ready(latest-1), "an older program serves on while a newer one takes its place")
	require.ErrorIs(t, ready(latest+1), store.ErrUnavailable)
	_, err = db.Owner.Exec(t.Context(), `UPDATE schema_migrations SET dirty = true`)
	require.NoError(t, err)
	require.ErrorIs(t, ready(latest), store.ErrUnavailable, "half migrated")
	_, err = db.Owner.Exec(t.Context(), `DROP TABLE schema_migrations`)
	require.NoError(t, err)
	require.ErrorIs(t, ready(latest), store.ErrUnavailable, "no schema")
}

func TestABusyPoolIsUnavailableNotEndless(t *testing.T) {
	t.Parallel()
	db := pgtest.New(t)
	s := store.New(db.App, now)
	for range db.App.Config().MaxConns {
		conn, err := db.App.Acquire(t.Context())
		require.NoError(t, err)
		defer conn.Release()
	}
	require.ErrorIs(t, s.Ready(t.Context()), store.ErrUnavailable)
	started := time.Now()
	_, err := s.Overview(t.Context(), reader)
	require.ErrorIs(t, err, store.ErrUnavailable)
	assert.InDelta(t, 3, time.Since(started).Seconds(), 1.5)
}

func TestACancelledRequestIsNoOutage(t *testing.T) {
	t.Parallel()
	s, _ := open(t)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	_, err := s.Overview(ctx, reader)
	require.ErrorIs(t, err, context.Canceled)
	require.NotErrorIs(t, err, store.ErrUnavailable)
	require.ErrorIs(t, s.Ready(ctx), context.Canceled)
}

func TestTheStoreOutlivesLostConnections(t *testing.T) {
	t.Parallel()
	db := pgtest.New(t)
	s, err := store.Open(t.Context(), db.AppURL, store.Options{Now: now})
	require.NoError(t, err)
	t.Cleanup(s.Close)
	super, err := pgx.Connect(t.Context(), db.SuperURL)
	require.NoError(t, err)
	defer super.Close(context.WithoutCancel(t.Context()))
	_, err = super.Exec(t.Context(), `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()`)
	require.NoError(t, err)
	require.Eventually(t, func() bool {
		_, err := s.Overview(t.Context(), reader)
		if err != nil {
			assert.ErrorIs(t, err, store.ErrUnavailable)
		}
		return err == nil
	}, 5*time.Second, 50*time.Millisecond)
}

func TestTheAppMayNotChangeWhatIsFixed(t *testing.T) {
	t.Parallel()
	db := pgtest.New(t)
	s := store.New(db.App, now)
	binhDuong().commit(t, s)
	for _, sql := range []string{
		`UPDATE provinces SET slug = 'x'`, `DELETE FROM province_names`, `UPDATE years SET year = 2020`, `DELETE FROM years`,
		`UPDATE imports SET text = ''`, `DELETE FROM imports`, `CREATE TABLE x ()`, `TRUNCATE plans CASCADE`, `DROP TABLE tasks`,
		`ALTER TABLE tasks DISABLE TRIGGER ALL`,
	} {
		_, err := db.App.Exec(t.Context(), sql)
		require.ErrorContains(t, err, "42501", sql)
	}
}

func TestRowsStayInTheirProvinceYearAndPlan(t *testing.T) {
	t.Parallel()
	s, db := open(t)
	binhDuong().commit(t, s)
	draftOf("34", 2024, plan.Thematic, "khác").group("Nhóm", "việc").commit(t, s)
	for _, sql := range []string{
		`UPDATE tasks SET group_id = (SELECT max(id) FROM task_groups) WHERE id = 1`,
		`UPDATE tasks SET province_id = 1 WHERE id = 1`,
		`UPDATE plans SET year_id = 2 WHERE id = 1`,
		`UPDATE plans SET import_id = 2 WHERE id = 1`,
		`UPDATE task_units SET year_id = 2`,
		`UPDATE task_groups SET plan_id = 2 WHERE id = 1`,
	} {
		_, err := db.Exec(t.Context(), sql)
		require.ErrorContains(t, err, "23503", sql)
	}
	_, err := db.Exec(t.Context(), `UPDATE task_groups SET ord = 4 - ord WHERE plan_id = 1`)
	require.NoError(t, err, "groups can change places")
}

func TestURLSettingsWin(t *testing.T) {
	t.Parallel()
	db := pgtest.New(t)
	address, err := url.Parse(db.AppURL)
	require.NoError(t, err)
	query := address.Query()
	query.Set("application_name", "khac")
	address.RawQuery = query.Encode()
	s, err := store.Open(t.Context(), address.String(), store.Options{MaxConns: 1})
	require.NoError(t, err)
	t.Cleanup(s.Close)
	assert.Equal(t, 1, count(t, db.Owner, `SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'khac'`))
}
