//go:build unix

package pgembed_test

import (
	"context"
	"io"
	"log/slog"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"kehoach/internal/pgembed"
)

func TestAServerIsMadeStoppedAndStartedAgain(t *testing.T) {
	t.Parallel()
	state := stateDir(t)
	began := time.Now()
	s := start(t, state)
	t.Logf("cold start %v", time.Since(began).Round(time.Millisecond))
	require.NoError(t, exec1(t.Context(), s.OwnerURL(), "CREATE TABLE kept AS SELECT 'Sở Y tế'::text AS name"))
	socket := s.SocketDir()

	began = time.Now()
	require.NoError(t, s.Stop(t.Context()))
	t.Logf("stop %v", time.Since(began).Round(time.Millisecond))
	require.NoError(t, <-s.Done())
	assert.Empty(t, processesOf(t, state), "no process is left")
	assert.NoDirExists(t, socket)
	require.NoError(t, s.Stop(t.Context()), "a second Stop does no harm")

	began = time.Now()
	s = start(t, state)
	t.Logf("warm start %v", time.Since(began).Round(time.Millisecond))
	assert.Equal(t, []string{"Sở Y tế"}, column[string](t, connect(t, s.OwnerURL()), "SELECT name FROM kept"))
}

func TestRolesHaveTheRightsOfTheArchitecture(t *testing.T) {
	t.Parallel()
	s := start(t, stateDir(t))
	owner, app := connect(t, s.OwnerURL()), connect(t, s.AppURL())

	assert.Equal(t, []bool{false, false, false}, column[bool](t, owner,
		"SELECT rolsuper OR rolbypassrls OR rolcreatedb OR rolcreaterole FROM pg_roles WHERE rolname LIKE 'kehoach%'"))
	assert.Equal(t, []string{pgembed.RoleOwner}, column[string](t, owner,
		"SELECT datdba::regrole::text FROM pg_database WHERE datname = current_database()"))
	assert.Equal(t, []string{"Asia/Ho_Chi_Minh"}, column[string](t, app, "SHOW timezone"))
	assert.Equal(t, []string{"UTF8"}, column[string](t, app, "SHOW server_encoding"))
	assert.Equal(t, []string{pgembed.RoleSystem}, column[string](t, connect(t, s.SystemURL()), "SELECT current_user::text"))

	_, err := owner.Exec(t.Context(), "CREATE EXTENSION unaccent; CREATE TABLE plans (id int)")
	require.NoError(t, err, "the owner migrates without being superuser")
	for _, sql := range []string{"CREATE TABLE mine (id int)", "SELECT * FROM plans", "CREATE TEMP TABLE x (id int)"} {
		_, err = app.Exec(t.Context(), sql)
		require.ErrorContains(t, err, "permission denied", sql)
	}
}

func TestTheSetupScriptMayRunTwiceOnAnyServer(t *testing.T) {
	t.Parallel()
	s, err := pgembed.Start(t.Context(), pgembed.Options{StateDir: stateDir(t), Ephemeral: true})
	require.NoError(t, err)
	t.Cleanup(func() { require.NoError(t, s.Stop(context.Background())) })
	for range 2 {
		c := exec.Command(filepath.Join(s.Bin(), "psql"), "-X", "-v", "ON_ERROR_STOP=1", "-f", "-", s.SuperURL())
		c.Stdin = strings.NewReader(pgembed.SetupScript())
		out, err := c.CombinedOutput()
		require.NoError(t, err, string(out))
	}
	owner := connect(t, s.OwnerURL())
	_, err = owner.Exec(t.Context(), "CREATE TABLE plans (id int)")
	require.NoError(t, err)
}

func TestASecondCopyIsRefusedAndTheFirstGoesOn(t *testing.T) {
	t.Parallel()
	state := stateDir(t)
	s := start(t, state)
	_, err := pgembed.Start(t.Context(), pgembed.Options{StateDir: state})
	var inUse *pgembed.InUseError
	require.ErrorAs(t, err, &inUse)
	assert.Equal(t, os.Getpid(), inUse.PID)
	assert.Equal(t, s.SocketDir(), inUse.Socket)
	text, ok := pgembed.Explain(err)
	require.True(t, ok)
	assert.Contains(t, text, strconv.Itoa(os.Getpid()))
	assert.Contains(t, text, s.AppURL(), "the person is told what to set")
	require.ErrorAs(t, pgembed.Reap(t.Context(), state, slog.New(slog.DiscardHandler)), &inUse)
	assert.Equal(t, []int32{1}, column[int32](t, connect(t, s.AppURL()), "SELECT 1"))
}

func TestDataOfAnotherMajorVersionIsRefusedAndKept(t *testing.T) {
	t.Parallel()
	state := stateDir(t)
	s := start(t, state)
	bin := s.Bin()
	require.NoError(t, s.Stop(t.Context()))
	version := filepath.Join(state, "postgres", "data", "PG_VERSION")
	was, err := os.ReadFile(version)
	require.NoError(t, err)
	require.NoError(t, os.WriteFile(version, []byte("9\n"), 0o600))

	for name, dir := range map[string]string{"found": "", "given": bin} {
		_, err = pgembed.Start(t.Context(), pgembed.Options{StateDir: state, BinDir: dir})
		var other *pgembed.VersionError
		require.ErrorAs(t, err, &other, name)
		assert.Equal(t, 9, other.Data)
		text, ok := pgembed.Explain(err)
		assert.True(t, ok)
		assert.Contains(t, text, "PostgreSQL 9")
	}
	require.NoError(t, os.WriteFile(version, was, 0o600))
	start(t, state)
}

func TestAForeignDataDirectoryIsLeftAlone(t *testing.T) {
	t.Parallel()
	state := stateDir(t)
	precious := filepath.Join(state, "postgres", "data", "precious.txt")
	require.NoError(t, os.MkdirAll(filepath.Dir(precious), 0o755))
	require.NoError(t, os.WriteFile(precious, nil, 0o600))
	_, err := pgembed.Start(t.Context(), pgembed.Options{StateDir: state})
	require.ErrorContains(t, err, "not a PostgreSQL data directory")
	assert.FileExists(t, precious)
}

func TestAKilledFirstStartDoesNotLeaveHalfACluster(t *testing.T) {
	t.Parallel()
	state := stateDir(t)
	half := filepath.Join(state, "postgres", "data.new", "base")
	require.NoError(t, os.MkdirAll(half, 0o755))
	ctx, cancel := context.WithTimeout(t.Context(), 50*time.Millisecond)
	defer cancel()
	_, err := pgembed.Start(ctx, pgembed.Options{StateDir: state})
	require.ErrorIs(t, err, context.DeadlineExceeded)
	assert.Empty(t, processesOf(t, state))
	start(t, state)
	assert.NoDirExists(t, half)
}

func TestPathsMayHaveAnyName(t *testing.T) {
	t.Parallel()
	state := filepath.Join(stateDir(t), "Sở Y tế – dữ liệu", "nơi lưu", `pg 'quote' "two", $x %41 `+strings.Repeat("dài", 20))
	s := start(t, state)
	assert.Equal(t, []int32{1}, column[int32](t, connect(t, s.AppURL()), "SELECT 1"))
	out, err := exec.Command(filepath.Join(s.Bin(), "psql"), "-XAtc", "SELECT current_user", s.AppURL()).CombinedOutput()
	require.NoError(t, err, string(out))
	assert.Equal(t, pgembed.RoleApp, strings.TrimSpace(string(out)), "psql takes the same address")
}

func TestASocketIsForItsAccountOnly(t *testing.T) {
	t.Parallel()
	s := start(t, stateDir(t))
	st, err := os.Stat(s.SocketDir())
	require.NoError(t, err)
	assert.Equal(t, os.FileMode(0o700), st.Mode().Perm())
	assert.Equal(t, []string{""}, column[string](t, connect(t, s.SuperURL()), "SHOW listen_addresses"))
}

func TestAPrivateParentIsNamedBeforeAnythingIsMade(t *testing.T) {
	t.Parallel()
	private := stateDir(t)
	require.NoError(t, os.Mkdir(private, 0o700))
	if os.Geteuid() != 0 {
		start(t, filepath.Join(private, "state")) // everybody may enter his own directories
		return
	}
	state := filepath.Join(private, "inner", "state")
	_, err := pgembed.Start(t.Context(), pgembed.Options{StateDir: state})
	var blocked *pgembed.PrivateDirError
	require.ErrorAs(t, err, &blocked)
	assert.Equal(t, private, blocked.Blocked)
	assert.NoDirExists(t, filepath.Join(state, "postgres"))
	text, ok := pgembed.Explain(err)
	assert.True(t, ok)
	assert.Contains(t, text, private)
}

func TestAnyAccountCanRunIt(t *testing.T) {
	t.Parallel()
	state := stateDir(t)
	require.NoError(t, os.Mkdir(state, 0o755))
	var account syscall.SysProcAttr // this one, or for root a plain one
	if os.Geteuid() == 0 {
		account.Credential = &syscall.Credential{Uid: 65534, Gid: 65534}
		require.NoError(t, os.Chown(state, 65534, 65534))
	}
	exe, err := os.Executable()
	require.NoError(t, err)
	program := filepath.Join(filepath.Dir(state), "program")
	out, err := exec.Command("install", "-m", "755", exe, program).CombinedOutput()
	require.NoError(t, err, string(out))

	cmd := exec.Command(program)
	cmd.Dir = "/"
	cmd.Env = append(os.Environ(), helperState+"="+state)
	cmd.SysProcAttr = &account
	pipe, err := cmd.StdoutPipe()
	require.NoError(t, err)
	require.NoError(t, cmd.Start())
	line := make([]byte, 6)
	_, err = pipe.Read(line)
	require.NoError(t, err)
	assert.Equal(t, "ready\n", string(line))
	require.NoError(t, cmd.Process.Signal(syscall.SIGTERM))
	_, err = io.Copy(io.Discard, pipe)
	require.NoError(t, err)
	require.NoError(t, cmd.Wait())
	assert.Empty(t, processesOf(t, state))
}

func TestStopDoesNotWaitForEver(t *testing.T) {
	t.Parallel()
	state := stateDir(t)
	s, err := pgembed.Start(t.Context(), pgembed.Options{StateDir: state})
	require.NoError(t, err)
	pid := postmaster(t, state)
	require.NoError(t, syscall.Kill(pid, syscall.SIGSTOP)) // deaf to everything but SIGKILL
	s2, cancel := context.WithTimeout(t.Context(), 50*time.Millisecond)
	defer cancel()
	time.AfterFunc(200*time.Millisecond, func() { _ = syscall.Kill(pid, syscall.SIGCONT) })
	require.ErrorIs(t, s.Stop(s2), context.DeadlineExceeded)
	assert.Empty(t, processesOf(t, state))
	start(t, state)
}
