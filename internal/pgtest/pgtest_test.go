//go:build unix

package pgtest_test

import (
	"bytes"
	"fmt"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"kehoach/internal/pgembed"
	"kehoach/internal/pgtest"
)

const role = "PGTEST_TEST_ROLE" // what a child test binary plays

// TestMain lets the test binary run a suite of its own as a child.
func TestMain(m *testing.M) {
	suite := map[string]func(*testing.T){"green": child, "red": childRed, "killed": childKilled, "leaky": childLeaky}[os.Getenv(role)]
	if suite == nil {
		os.Exit(m.Run())
	}
	testing.Main(func(string, string) (bool, error) { return true, nil },
		[]testing.InternalTest{{Name: "TestChild/Đỏ", F: suite}}, nil, nil)
}

func child(t *testing.T) {
	db := pgtest.New(t)
	fmt.Println("url", db.OwnerURL)
	_, err := db.Owner.Exec(t.Context(), "CREATE TABLE seen AS SELECT 42 AS n")
	require.NoError(t, err)
}

func childRed(t *testing.T) { child(t); t.Fail() }

func childKilled(t *testing.T) { child(t); time.Sleep(time.Minute) }

func childLeaky(t *testing.T) {
	_, err := pgtest.New(t).App.Acquire(t.Context())
	require.NoError(t, err)
}

func command(t *testing.T, plays string, env ...string) *exec.Cmd {
	t.Helper()
	exe, err := os.Executable()
	require.NoError(t, err)
	c := exec.Command(exe)
	c.Env = append(append(os.Environ(), role+"="+plays), env...)
	return c
}

// host is the socket directory in the address a child printed.
func host(t *testing.T, out string) string {
	t.Helper()
	m := regexp.MustCompile(`url (\S+)`).FindStringSubmatch(out)
	require.NotNil(t, m, out)
	u, err := url.Parse(m[1])
	require.NoError(t, err)
	return u.Query().Get("host")
}

// serverOn is the command line of the server with the socket directory, "" when gone.
func serverOn(socket string) string {
	out, err := exec.Command("ps", "-eww", "-o", "command=").Output()
	if err != nil {
		return err.Error()
	}
	for line := range strings.Lines(string(out)) {
		if strings.Contains(line, "unix_socket_directories="+socket) {
			return line
		}
	}
	return ""
}

func runDir(server string) string {
	return regexp.MustCompile(`-D (\S+)/state/postgres/data`).FindStringSubmatch(server)[1]
}

func requireGone(t *testing.T, socket string) {
	t.Helper()
	require.Eventually(t, func() bool {
		_, err := os.Stat(socket)
		return os.IsNotExist(err) && serverOn(socket) == ""
	}, 5*time.Second, 20*time.Millisecond)
}

func TestNewIsMigratedAndItsOwn(t *testing.T) {
	t.Parallel()
	for _, name := range []string{"một", "hai", strings.Repeat("dài", 40)} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			db := pgtest.New(t)
			for url, want := range map[string]string{db.AppURL: pgembed.RoleApp, db.OwnerURL: pgembed.RoleOwner, db.SystemURL: pgembed.RoleSystem} {
				assert.Contains(t, url, want)
			}
			var who string
			require.NoError(t, db.App.QueryRow(t.Context(), "SELECT current_user").Scan(&who))
			assert.Equal(t, pgembed.RoleApp, who)
			require.NoError(t, db.System.QueryRow(t.Context(), "SELECT current_user").Scan(&who))
			assert.Equal(t, pgembed.RoleSystem, who)
			var files int
			require.NoError(t, db.Owner.QueryRow(t.Context(), "SELECT count(*) FROM migration_log").Scan(&files))
			assert.Positive(t, files)
			_, err := db.Owner.Exec(t.Context(), "CREATE TABLE same_in_all_three (id int)")
			require.NoError(t, err)
			_, err = db.App.Exec(t.Context(), "CREATE TABLE mine (id int)")
			require.ErrorContains(t, err, "permission denied")
		})
	}
}

func TestEmptyHasRolesAndNoSchema(t *testing.T) {
	t.Parallel()
	db := pgtest.Empty(t)
	var tables int
	require.NoError(t, db.Owner.QueryRow(t.Context(),
		"SELECT count(*) FROM pg_tables WHERE schemaname = 'public'").Scan(&tables))
	assert.Zero(t, tables)
	_, err := db.Owner.Exec(t.Context(), "CREATE EXTENSION unaccent")
	require.NoError(t, err)
}

func TestAGreenRunLeavesNothing(t *testing.T) {
	t.Parallel()
	began := time.Now()
	out, err := command(t, "green").CombinedOutput()
	require.NoError(t, err, string(out))
	t.Logf("whole run %v", time.Since(began).Round(time.Millisecond))
	requireGone(t, host(t, string(out)))
}

func TestAKilledRunLeavesNothing(t *testing.T) {
	t.Parallel()
	c := command(t, "killed")
	var out bytes.Buffer
	pipe, err := c.StdoutPipe()
	require.NoError(t, err)
	require.NoError(t, c.Start())
	buf := make([]byte, 4096)
	n, err := pipe.Read(buf)
	require.NoError(t, err)
	out.Write(buf[:n])
	socket := host(t, out.String())
	dir := runDir(serverOn(socket))
	require.NoError(t, c.Process.Kill())
	require.Error(t, c.Wait())
	requireGone(t, socket)
	require.Eventually(t, func() bool { _, err := os.Stat(dir); return os.IsNotExist(err) }, 5*time.Second, 20*time.Millisecond)
}

func TestARedTestKeepsItsDatabaseAndSaysHowToOpenIt(t *testing.T) {
	t.Parallel()
	out, err := command(t, "red").CombinedOutput()
	require.Error(t, err)
	requireGone(t, host(t, string(out)))
	line := regexp.MustCompile(`(?m)^\s*(.*pg_ctl .*)$`).FindStringSubmatch(string(out))
	require.NotNil(t, line, string(out))
	dir := regexp.MustCompile(`-D (\S+)/state/postgres/data`).FindStringSubmatch(line[1])[1]
	t.Cleanup(func() { require.NoError(t, os.RemoveAll(dir)) })

	bin, err := pgembed.FindBin()
	require.NoError(t, err)
	c := exec.Command("sh", "-c", strings.Replace(line[1], "psql ", filepath.Join(bin, "psql")+" -XAt ", 1))
	c.Dir = "/"
	c.Stdin = strings.NewReader("SELECT n FROM seen")
	got, err := c.CombinedOutput()
	require.NoError(t, err, "%s", got)
	assert.Equal(t, "42", strings.TrimSpace(string(got)))
}

func TestALeakedConnectionIsReported(t *testing.T) {
	t.Parallel()
	out, err := command(t, "leaky").CombinedOutput()
	require.Error(t, err)
	assert.Contains(t, string(out), "did not release a connection of the app pool")
	if dir := regexp.MustCompile(`-D (\S+)/state/postgres/data`).FindStringSubmatch(string(out)); assert.NotNil(t, dir) {
		require.NoError(t, os.RemoveAll(dir[1]))
	}
}

func TestNoServerIsAFailureThatSaysWhatToInstall(t *testing.T) {
	t.Parallel()
	out, err := command(t, "green", "KEHOACH_PG_BIN="+t.TempDir()).CombinedOutput()
	require.Error(t, err)
	assert.Contains(t, string(out), "--- FAIL")
	assert.Contains(t, string(out), "no PostgreSQL for tests")
}

func TestAnExistingServerCanBeUsed(t *testing.T) {
	t.Parallel()
	dir, err := os.MkdirTemp("/tmp", "pgtest-foreign-")
	require.NoError(t, err)
	require.NoError(t, os.Chmod(dir, 0o755))
	t.Cleanup(func() { require.NoError(t, os.RemoveAll(dir)) })
	pg, err := pgembed.Start(t.Context(), pgembed.Options{StateDir: filepath.Join(dir, "state"), Ephemeral: true})
	require.NoError(t, err)
	defer func() { require.NoError(t, pg.Stop(t.Context())) }()
	databases := func() string {
		out, err := exec.Command(filepath.Join(pg.Bin(), "psql"), "-XAt", "-c", "SELECT datname FROM pg_database", pg.SuperURL()).Output()
		require.NoError(t, err)
		return string(out)
	}

	foreign := "TEST_DATABASE_URL=" + pg.SuperURL()
	for range 2 {
		out, err := command(t, "green", foreign).CombinedOutput()
		require.NoError(t, err, string(out))
	}
	assert.NotContains(t, databases(), "kht_", "dropped after a green test")

	killed := command(t, "killed", foreign)
	pipe, err := killed.StdoutPipe()
	require.NoError(t, err)
	require.NoError(t, killed.Start())
	_, err = pipe.Read(make([]byte, 10))
	require.NoError(t, err)
	out, err := command(t, "red", foreign).CombinedOutput()
	require.Error(t, err)
	assert.Contains(t, string(out), "psql '")
	assert.Contains(t, databases(), "kht_", "a running test keeps its database")
	require.NoError(t, killed.Process.Kill())
	require.Error(t, killed.Wait())
	require.Eventually(t, func() bool {
		out, err := command(t, "green", foreign).CombinedOutput()
		require.NoError(t, err, string(out))
		return !strings.Contains(databases(), "kht_")
	}, 10*time.Second, 50*time.Millisecond, "the next run sweeps what a killed one left")
	assert.Contains(t, databases(), "khred_", "and what a red test kept is left alone")
}

func BenchmarkNew(b *testing.B) {
	for b.Loop() {
		pgtest.New(b)
	}
}
