package migrations_test

import (
	"context"
	"fmt"
	"testing"

	"github.com/golang-migrate/migrate/v4/database"
	"github.com/jackc/pgx/v5"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"kehoach/internal/pgtest"
	"kehoach/migrations"
)

func TestAFailedFileLeavesNothingAndGoesOnOnceFixed(t *testing.T) {
	t.Parallel()
	for name, good := range map[string][][]string{"first file": {}, "third file": {one, two}} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			db := pgtest.Empty(t)
			cfg := ownerConfig(t, db)
			bad := []string{"CREATE TABLE half (id int);\n\nSELECT 1/0;", "DROP TABLE half;"}
			err := steps(append(good[:len(good):len(good)], bad)...).Up(t.Context(), cfg)
			require.ErrorContains(t, err, "division by zero")
			assert.Contains(t, err.Error(), fmt.Sprintf("%04d_step%d.up.sql", len(good)+1, len(good)+1))
			assert.NotContains(t, err.Error(), "CREATE TABLE", "the error does not quote the file")
			assert.NotContains(t, tables(t, db), "half")
			_, dirty := version(t, db)
			require.True(t, dirty, "golang-migrate alone would refuse from here on")

			fixed := []string{"CREATE TABLE half (id int);", "DROP TABLE half;"}
			require.NoError(t, steps(append(good[:len(good):len(good)], fixed)...).Up(t.Context(), cfg))
			assert.Contains(t, tables(t, db), "half")
			v, dirty := version(t, db)
			assert.False(t, dirty)
			assert.Equal(t, len(good)+1, v)
		})
	}
}

func TestAFailedDownGoesOnOnceFixed(t *testing.T) {
	t.Parallel()
	db := pgtest.Empty(t)
	cfg := ownerConfig(t, db)
	require.NoError(t, steps(one, two).Up(t.Context(), cfg))
	broken := steps(one, []string{two[0], "DROP TABLE two; SELECT 1/0"})
	require.ErrorContains(t, broken.Down(t.Context(), cfg, 1), "0002_step2.down.sql")
	assert.Equal(t, "one two", tables(t, db))

	require.NoError(t, steps(one, two).Up(t.Context(), cfg), "Up knows that the second file is still applied")
	require.NoError(t, steps(one, two).Down(t.Context(), cfg, 2))
	assert.Empty(t, tables(t, db))
}

func TestDeathBetweenCommitAndCleanFlagHeals(t *testing.T) {
	t.Parallel()
	for name, state := range map[string]struct {
		version int
		logged  int // files whose commit happened
	}{
		"committed, not marked clean":        {version: 2, logged: 2},
		"marked dirty, nothing done":         {version: 3, logged: 2},
		"down committed, not marked clean":   {version: 1, logged: 1},
		"last down marked dirty, not done":   {version: -1, logged: 1},
		"last down committed, marked dirty":  {version: -1, logged: 0},
		"first file marked dirty, not done":  {version: 1, logged: 0},
		"first file committed, marked dirty": {version: 1, logged: 1},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			db := pgtest.Empty(t)
			cfg := ownerConfig(t, db)
			all := [][]string{one, two, three}
			if state.logged > 0 {
				require.NoError(t, steps(all[:state.logged]...).Up(t.Context(), cfg))
			} else {
				require.NoError(t, steps(one).Up(t.Context(), cfg))
				require.NoError(t, steps(one).Down(t.Context(), cfg, 1))
			}
			exec1(t, db, fmt.Sprintf("TRUNCATE schema_migrations; INSERT INTO schema_migrations VALUES (%d, true)", state.version))
			require.NoError(t, steps(all...).Up(t.Context(), cfg))
			assert.Equal(t, "one three two", tables(t, db))
			v, dirty := version(t, db)
			assert.Equal(t, 3, v)
			assert.False(t, dirty)
		})
	}
}

// lockOf is golang-migrate's advisory lock for a database.
func lockOf(t *testing.T, name string) string {
	t.Helper()
	id, err := database.GenerateAdvisoryLockId(name, "public", "schema_migrations")
	require.NoError(t, err)
	return id
}

func TestTheNextStartWaitsForTheFileOfAKilledOne(t *testing.T) {
	t.Parallel()
	db := pgtest.Empty(t)
	cfg := ownerConfig(t, db)
	require.NoError(t, steps(one).Up(t.Context(), cfg))
	// What the server does when the program dies in the middle of a file: it
	// finishes the query, holding the lock of golang-migrate's connection.
	exec1(t, db, "UPDATE schema_migrations SET version = 2, dirty = true")
	orphan, err := pgx.Connect(t.Context(), db.OwnerURL)
	require.NoError(t, err)
	done := make(chan error, 1)
	locked := make(chan struct{})
	lock, sum := lockOf(t, db.Name), sumOf(t, steps(one, two), 2)
	go func() {
		_, err := orphan.Exec(context.Background(), "SELECT pg_advisory_lock("+lock+")")
		close(locked)
		if err == nil {
			_, err = orphan.Exec(context.Background(), `CREATE TABLE two (id int); SELECT pg_sleep(0.5);
				INSERT INTO migration_log (version, name, sha256) SELECT 2, 'step2', '`+sum+`'`)
		}
		done <- err
		_ = orphan.Close(context.Background())
	}()
	<-locked
	require.NoError(t, steps(one, two, three).Up(t.Context(), cfg))
	require.NoError(t, <-done)
	assert.Equal(t, []int{1, 2, 3}, applied(t, db))
}

// sumOf is the recorded sum of one file of a set.
func sumOf(t *testing.T, s migrations.Set, version int) string {
	t.Helper()
	db := pgtest.Empty(t)
	require.NoError(t, s.Up(t.Context(), ownerConfig(t, db)))
	var sum string
	require.NoError(t, db.Owner.QueryRow(t.Context(), "SELECT sha256 FROM migration_log WHERE version = $1", version).Scan(&sum))
	return sum
}
