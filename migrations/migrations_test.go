package migrations_test

import (
	"context"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"
	"testing/fstest"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"kehoach/internal/pgembed"
	"kehoach/internal/pgtest"
	"kehoach/migrations"
)

// set makes migrations from up, down, up, down, … texts.
func set(texts ...string) migrations.Set {
	dir := fstest.MapFS{}
	for i, text := range texts {
		direction := [2]string{"up", "down"}[i%2]
		dir[fmt.Sprintf("%04d_step%d.%s.sql", i/2+1, i/2+1, direction)] = &fstest.MapFile{Data: []byte(text)}
	}
	return migrations.Set{FS: dir}
}

var (
	one   = []string{"CREATE TABLE one (id int) -- no newline, no semicolon", "DROP TABLE one"}
	two   = []string{"CREATE TABLE two (id int);\nINSERT INTO two VALUES (1);", "DROP TABLE two;"}
	three = []string{"CREATE TABLE three (id int);", "DROP TABLE three;"}
)

func steps(all ...[]string) migrations.Set {
	var texts []string
	for _, s := range all {
		texts = append(texts, s...)
	}
	return set(texts...)
}

func ownerConfig(t *testing.T, db *pgtest.Database) *pgx.ConnConfig {
	t.Helper()
	cfg, err := pgx.ParseConfig(db.OwnerURL)
	require.NoError(t, err)
	return cfg
}

func exec1(t *testing.T, db *pgtest.Database, sql string) {
	t.Helper()
	_, err := db.Owner.Exec(t.Context(), sql)
	require.NoError(t, err)
}

func version(t *testing.T, db *pgtest.Database) (v int, dirty bool) {
	t.Helper()
	require.NoError(t, db.Owner.QueryRow(t.Context(), "SELECT version, dirty FROM schema_migrations").Scan(&v, &dirty))
	return v, dirty
}

// applied are the versions in the log, in order.
func applied(t *testing.T, db *pgtest.Database) []int {
	t.Helper()
	rows, err := db.Owner.Query(t.Context(), "SELECT version FROM migration_log ORDER BY version")
	require.NoError(t, err)
	got, err := pgx.CollectRows(rows, pgx.RowTo[int])
	require.NoError(t, err)
	return got
}

func tables(t *testing.T, db *pgtest.Database) string {
	t.Helper()
	var names string
	require.NoError(t, db.Owner.QueryRow(t.Context(), `SELECT coalesce(string_agg(tablename, ' ' ORDER BY tablename), '')
		FROM pg_tables WHERE schemaname = 'public' AND tablename NOT IN ('schema_migrations', 'migration_log')`).Scan(&names))
	return names
}

// restricted is the line of newer pg_dump versions that differs in every run.
var restricted = regexp.MustCompile(`(?m)^\\(un)?restrict .*$`)

func dump(t *testing.T, db *pgtest.Database) string {
	t.Helper()
	bin := os.Getenv("KEHOACH_PG_BIN")
	if bin == "" {
		found, err := pgembed.FindBin()
		require.NoError(t, err)
		bin = found
	}
	out, err := exec.Command(filepath.Join(bin, "pg_dump"), "--schema-only", db.OwnerURL).Output()
	require.NoError(t, err)
	return restricted.ReplaceAllString(string(out), "")
}

func TestTheSchemaIsTheSameAfterUpDownUp(t *testing.T) {
	t.Parallel()
	db := pgtest.Empty(t)
	cfg := ownerConfig(t, db)
	before := objects(t, db)
	require.NoError(t, migrations.Up(t.Context(), cfg))
	first := dump(t, db)
	require.Contains(t, first, "CREATE TABLE public.provinces")

	require.NoError(t, migrations.Down(t.Context(), cfg, len(applied(t, db))))
	assert.Empty(t, tables(t, db))
	assert.Equal(t, before, objects(t, db), "down leaves nothing behind")

	require.NoError(t, migrations.Up(t.Context(), cfg))
	assert.Equal(t, first, dump(t, db))
}

// objects counts everything a migration may make in schema public, besides the two tables that count migrations.
func objects(t *testing.T, db *pgtest.Database) string {
	t.Helper()
	var all string
	require.NoError(t, db.Owner.QueryRow(t.Context(), `SELECT coalesce(string_agg(name, E'\n' ORDER BY name), '') FROM (
		SELECT 'relation ' || relname FROM pg_class WHERE relnamespace = 'public'::regnamespace
			AND relname !~ '^(schema_migrations|migration_log)'
		UNION ALL SELECT 'function ' || proname FROM pg_proc WHERE pronamespace = 'public'::regnamespace
		UNION ALL SELECT 'type ' || typname FROM pg_type WHERE typnamespace = 'public'::regnamespace
			AND typname !~ '^_?(schema_migrations|migration_log)$'
		UNION ALL SELECT 'configuration ' || cfgname FROM pg_ts_config WHERE cfgnamespace = 'public'::regnamespace
		UNION ALL SELECT 'extension ' || extname FROM pg_extension) AS o(name)`).Scan(&all))
	return all
}

func TestEachMigrationCanBeTakenBackAlone(t *testing.T) {
	t.Parallel()
	db := pgtest.New(t)
	cfg := ownerConfig(t, db)
	for n := len(applied(t, db)); n > 0; n-- {
		require.NoError(t, migrations.Down(t.Context(), cfg, 1), "version %d", n)
		assert.Len(t, applied(t, db), n-1)
	}
}

func TestEveryNumberHasExactlyTwoFilesAndNoTransactionOfItsOwn(t *testing.T) {
	t.Parallel()
	names, err := fs.Glob(migrations.Files().FS, "*")
	require.NoError(t, err)
	pattern := regexp.MustCompile(`^(\d{4})_([a-z0-9_]+)\.(up|down)\.sql$`)
	own := regexp.MustCompile(`(?im)^\s*(BEGIN|COMMIT|ROLLBACK|START TRANSACTION)\s*;|CONCURRENTLY`)
	byNumber := map[string][]string{}
	for _, name := range names {
		m := pattern.FindStringSubmatch(name)
		require.NotNil(t, m, "%s is not NNNN_name.up.sql or .down.sql", name)
		byNumber[m[1]] = append(byNumber[m[1]], m[2])
		text, err := fs.ReadFile(migrations.Files().FS, name)
		require.NoError(t, err)
		assert.NotRegexp(t, own, string(text), name)
		onDisk, err := os.ReadFile(name)
		require.NoError(t, err)
		assert.Equal(t, string(onDisk), string(text))
	}
	for n := 1; n <= len(byNumber); n++ {
		pair := byNumber[fmt.Sprintf("%04d", n)]
		require.Len(t, pair, 2, "number %04d", n)
		assert.Equal(t, pair[0], pair[1])
	}
}

func TestUpRecordsEachFileAndRunsOnce(t *testing.T) {
	t.Parallel()
	db := pgtest.Empty(t)
	cfg := ownerConfig(t, db)
	s := steps(one, two)
	untouched := objects(t, db)
	before, err := s.Status(t.Context(), cfg)
	require.NoError(t, err)
	require.Len(t, before, 2)
	assert.Zero(t, before[0].AppliedAt)
	assert.Equal(t, untouched, objects(t, db), "Status makes nothing")

	for range 2 {
		require.NoError(t, s.Up(t.Context(), cfg))
		assert.Equal(t, []int{1, 2}, applied(t, db))
	}
	require.NoError(t, steps(one, two, three).Up(t.Context(), cfg))
	after, err := steps(one, two, three).Status(t.Context(), cfg)
	require.NoError(t, err)
	require.Len(t, after, 3)
	assert.Equal(t, "step3", after[2].Name)
	assert.WithinDuration(t, time.Now(), after[2].AppliedAt, time.Minute)
}

func TestDownTakesBackWhatItIsAskedAndNoMore(t *testing.T) {
	t.Parallel()
	db := pgtest.Empty(t)
	cfg := ownerConfig(t, db)
	s := steps(one, two, three)
	require.NoError(t, s.Up(t.Context(), cfg))
	require.NoError(t, s.Down(t.Context(), cfg, 2))
	assert.Equal(t, "one", tables(t, db))
	for _, n := range []int{-1, 0, 2} {
		var refused *migrations.StepsError
		require.ErrorAs(t, s.Down(t.Context(), cfg, n), &refused, "steps %d", n)
	}
	assert.Equal(t, []int{1}, applied(t, db))
	require.NoError(t, s.Down(t.Context(), cfg, 1))
	assert.Empty(t, tables(t, db))
	require.NoError(t, s.Up(t.Context(), cfg))
	assert.Equal(t, "one three two", tables(t, db))
}

func TestAnEditedOrRemovedAppliedFileIsRefused(t *testing.T) {
	t.Parallel()
	for name, now := range map[string]migrations.Set{
		"edited":  steps([]string{one[0] + " edited", one[1]}, two, three),
		"renamed": {FS: fstest.MapFS{"0002_step2.up.sql": {Data: []byte(two[0])}, "0002_step2.down.sql": {Data: []byte(two[1])}}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			db := pgtest.Empty(t)
			cfg := ownerConfig(t, db)
			require.NoError(t, steps(one, two).Up(t.Context(), cfg))
			var edited *migrations.EditedError
			require.ErrorAs(t, now.Up(t.Context(), cfg), &edited)
			assert.Equal(t, 1, edited.Version)
			assert.Equal(t, "one two", tables(t, db), "nothing was applied")
		})
	}
}

func TestLineEndsOfACheckoutAreNoEdit(t *testing.T) {
	t.Parallel()
	db := pgtest.Empty(t)
	cfg := ownerConfig(t, db)
	require.NoError(t, steps(one, two).Up(t.Context(), cfg))
	windows := []string{strings.ReplaceAll(two[0], "\n", "\r\n"), two[1]}
	require.NoError(t, steps(one, windows, three).Up(t.Context(), cfg))
}

func TestADatabaseNewerThanTheProgramIsRefused(t *testing.T) {
	t.Parallel()
	db := pgtest.Empty(t)
	cfg := ownerConfig(t, db)
	require.NoError(t, steps(one, two, three).Up(t.Context(), cfg))
	for name, err := range map[string]error{
		"up": steps(one).Up(t.Context(), cfg), "down": steps(one).Down(t.Context(), cfg, 1),
	} {
		var newer *migrations.NewerError
		require.ErrorAs(t, err, &newer, name)
		assert.Equal(t, migrations.NewerError{Database: 3, Program: 1}, *newer)
	}
	got, err := steps(one).Status(t.Context(), cfg)
	require.NoError(t, err)
	assert.True(t, got[len(got)-1].Unknown)
}

func TestThePlainCommandMayHaveBeenUsed(t *testing.T) {
	t.Parallel()
	db := pgtest.Empty(t)
	cfg := ownerConfig(t, db)
	require.NoError(t, steps(one).Up(t.Context(), cfg))
	exec1(t, db, two[0]+"UPDATE schema_migrations SET version = 2") // unrecorded
	require.NoError(t, steps(one, two, three).Up(t.Context(), cfg))
	assert.Equal(t, []int{1, 2, 3}, applied(t, db))
	exec1(t, db, three[1]+"UPDATE schema_migrations SET version = 2")
	require.NoError(t, steps(one, two, three).Up(t.Context(), cfg))
	assert.Equal(t, "one three two", tables(t, db))
}

func TestSixProgramsMayStartAtOnce(t *testing.T) {
	t.Parallel()
	db := pgtest.Empty(t)
	cfg := ownerConfig(t, db)
	began := time.Now()
	var wg sync.WaitGroup
	errs := make([]error, 6)
	for i := range errs {
		wg.Go(func() { errs[i] = migrations.Up(t.Context(), cfg) })
	}
	wg.Wait()
	t.Logf("six at once %v", time.Since(began).Round(time.Millisecond))
	for _, err := range errs {
		require.NoError(t, err)
	}
	status, err := migrations.Status(t.Context(), cfg)
	require.NoError(t, err)
	assert.Len(t, applied(t, db), len(status))
}

func TestRequestLimitsOfTheAddressDoNotReachAMigration(t *testing.T) {
	t.Parallel()
	db := pgtest.Empty(t)
	cfg := ownerConfig(t, db)
	cfg.RuntimeParams["statement_timeout"] = "50ms"
	require.NoError(t, set("SELECT pg_sleep(0.2); CREATE TABLE slow ()", "DROP TABLE slow").Up(t.Context(), cfg))
	assert.Equal(t, "50ms", cfg.RuntimeParams["statement_timeout"], "the caller's configuration is not changed")
}

func TestACancelledRunStopsBetweenFiles(t *testing.T) {
	t.Parallel()
	db := pgtest.Empty(t)
	cfg := ownerConfig(t, db)
	slow := []string{"SELECT pg_sleep(0.5); CREATE TABLE slow ()", "DROP TABLE slow"}
	ctx, cancel := context.WithTimeout(t.Context(), 300*time.Millisecond)
	defer cancel()
	require.ErrorIs(t, steps(one, slow, three).Up(ctx, cfg), context.DeadlineExceeded)
	assert.Equal(t, []int{1, 2}, applied(t, db), "the file that had begun is finished")
	require.NoError(t, steps(one, slow, three).Up(t.Context(), cfg))
}
