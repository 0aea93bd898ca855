package store_test

import (
	"flag"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/jackc/pgx/v5"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"kehoach/internal/pgembed"
	"kehoach/internal/pgtest"
)

var update = flag.Bool("update", false, "write migrations/schema.sql anew")

const (
	schemaFile   = "../../migrations/schema.sql"
	schemaHeader = "-- The schema the migrations make, for readers. Written by: go test ./internal/store -run Schema -update\n\n"
)

// dumpNoise is what pg_dump writes about itself and its session: it differs between versions and runs.
var dumpNoise = regexp.MustCompile(`(?m)^(--.*|SET .*|SELECT pg_catalog\.set_config.*|\\(un)?restrict .*)\n`)

func dump(t *testing.T, url string) string {
	t.Helper()
	bin, err := pgembed.FindBin()
	require.NoError(t, err)
	out, err := exec.CommandContext(t.Context(), filepath.Join(bin, "pg_dump"), "--schema-only", "--no-owner",
		"--exclude-table=migration_log", "--exclude-table=schema_migrations", url).Output()
	require.NoError(t, err, "pg_dump belongs to the server's installation")
	statements := dumpNoise.ReplaceAllString(string(out), "")
	return strings.TrimSpace(regexp.MustCompile(`\n{3,}`).ReplaceAllString(statements, "\n\n")) + "\n"
}

// load returns what an empty database dumps after schema was run in it.
func load(t *testing.T, schema string) string {
	t.Helper()
	empty := pgtest.Empty(t)
	conn, err := pgx.Connect(t.Context(), empty.OwnerURL)
	require.NoError(t, err)
	_, err = conn.PgConn().Exec(t.Context(), schema).ReadAll()
	require.NoError(t, err)
	require.NoError(t, conn.Close(t.Context()))
	return dump(t, empty.OwnerURL)
}

// Both schemas are loaded and dumped before they are compared, so that the test holds with any PostgreSQL: versions
// write the same expression in different ways.
func TestTheSchemaForReadersIsWhatTheMigrationsMake(t *testing.T) {
	t.Parallel()
	migrated := dump(t, pgtest.New(t).OwnerURL)
	if *update {
		require.NoError(t, os.WriteFile(schemaFile, []byte(schemaHeader+migrated), 0o644))
	}
	written, err := os.ReadFile(schemaFile)
	require.NoError(t, err)
	assert.Equal(t, strings.Split(load(t, migrated), "\n"), strings.Split(load(t, string(written)), "\n"))
}
