//go:build unix

package pgembed_test

import (
	"log/slog"
	"os"
	"os/exec"
	"os/user"
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

func TestTheServerIsRevivedWhenItIsKilled(t *testing.T) {
	t.Parallel()
	state := stateDir(t)
	p := startProgram(t, state)
	for range 2 {
		p.readAcked(200)
		require.NoError(t, syscall.Kill(postmaster(t, state), syscall.SIGKILL))
		began := time.Now()
		p.readAcked(200) // some may still be in the pipe
		t.Logf("200 rows further %v after kill -9 of postgres", time.Since(began).Round(time.Millisecond))
	}
	require.NoError(t, p.cmd.Process.Signal(syscall.SIGTERM))
	p.readAcked(-1)
	require.NoError(t, p.cmd.Wait())
	assert.Empty(t, p.bad)
	assert.Empty(t, processesOf(t, state))
	requireAllAcked(t, state, p)
}

func TestKillingTheProgramLosesNothingAndLeavesNoOrphan(t *testing.T) {
	t.Parallel()
	for name, killServerToo := range map[string]bool{"program": false, "program and server": true} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			state := stateDir(t)
			p := startProgram(t, state)
			p.readAcked(300)
			server := postmaster(t, state)
			require.NoError(t, p.cmd.Process.Kill())
			if killServerToo {
				require.NoError(t, syscall.Kill(server, syscall.SIGKILL))
			}
			p.readAcked(-1)
			require.Error(t, p.cmd.Wait())
			requireAllAcked(t, state, p)
			assert.NotContains(t, strings.Join(processesOf(t, state), "\n"), strconv.Itoa(server)+" ")
		})
	}
}

func requireAllAcked(t *testing.T, state string, p *program) {
	t.Helper()
	require.GreaterOrEqual(t, len(p.acked), 300)
	began := time.Now()
	s := start(t, state)
	t.Logf("next start %v, %d rows acknowledged", time.Since(began).Round(time.Millisecond), len(p.acked))
	stored := map[int]bool{}
	for _, n := range column[int](t, connect(t, s.OwnerURL()), "SELECT n FROM acked") {
		stored[n] = true
	}
	var lost []int
	for _, n := range p.acked {
		if !stored[n] {
			lost = append(lost, n)
		}
	}
	assert.Empty(t, lost)
	require.NoError(t, s.Stop(t.Context()))
	assert.Empty(t, processesOf(t, state))
}

func TestReapEndsTheServerOfAKilledProgram(t *testing.T) {
	t.Parallel()
	state := stateDir(t)
	p := startProgram(t, state)
	p.readAcked(10)
	require.NoError(t, p.cmd.Process.Kill())
	p.readAcked(-1)
	require.Error(t, p.cmd.Wait())
	require.NoError(t, pgembed.Reap(t.Context(), state, slog.New(slog.DiscardHandler)))
	assert.Empty(t, processesOf(t, state))
	assert.NoFileExists(t, filepath.Join(state, "postgres", "data", "postmaster.pid"))
	require.NoError(t, pgembed.Reap(t.Context(), state+"-never-used", slog.New(slog.DiscardHandler)))
}

func TestAStalePidFileOfAnotherProcessDoesNotStopTheStart(t *testing.T) {
	t.Parallel()
	state := stateDir(t)
	s := start(t, state)
	require.NoError(t, s.Stop(t.Context()))
	pidFile := filepath.Join(state, "postgres", "data", "postmaster.pid")

	sleeper := exec.Command("sleep", "60")
	zombie := exec.Command("true")
	for _, c := range []*exec.Cmd{sleeper, zombie} {
		c.SysProcAttr = &syscall.SysProcAttr{Credential: serverAccount(t)}
		c.Dir = "/"
		require.NoError(t, c.Start())
	}
	t.Cleanup(func() { _ = sleeper.Process.Kill(); _ = sleeper.Wait(); _ = zombie.Wait() })
	for _, c := range []*exec.Cmd{sleeper, zombie} {
		content := strconv.Itoa(c.Process.Pid) + "\n" + filepath.Dir(pidFile) + "\n1700000000\n5432\n/nowhere\n\n        0         0\nready   \n"
		require.NoError(t, os.WriteFile(pidFile, []byte(content), 0o644))
		s, err := pgembed.Start(t.Context(), pgembed.Options{StateDir: state})
		require.NoError(t, err, c.Path)
		require.NoError(t, s.Stop(t.Context()))
	}
}

func serverAccount(t *testing.T) *syscall.Credential {
	t.Helper()
	if os.Geteuid() != 0 {
		return nil
	}
	account, err := user.Lookup("postgres")
	if err != nil {
		account, err = user.Lookup("nobody")
	}
	require.NoError(t, err)
	uid, err := strconv.ParseUint(account.Uid, 10, 32)
	require.NoError(t, err)
	gid, err := strconv.ParseUint(account.Gid, 10, 32)
	require.NoError(t, err)
	return &syscall.Credential{Uid: uint32(uid), Gid: uint32(gid)}
}

func TestManyDeathsDoNotUseUpThePatienceWithAStartThatFails(t *testing.T) {
	t.Parallel()
	state := stateDir(t)
	s := start(t, state)
	for range 10 {
		require.NoError(t, syscall.Kill(postmaster(t, state), syscall.SIGKILL))
		requireAnswer(t, s)
	}
	data, away := s.DataDir(), s.DataDir()+".away"
	server := postmaster(t, state)
	require.NoError(t, os.Rename(data, away)) // a disk that is gone for a moment
	require.NoError(t, syscall.Kill(server, syscall.SIGKILL))
	time.Sleep(300 * time.Millisecond)
	require.NoError(t, os.Rename(away, data))
	requireAnswer(t, s)
}

func TestNothingIsWrittenThroughALinkInTheServersDirectory(t *testing.T) {
	t.Parallel()
	state := stateDir(t)
	require.NoError(t, start(t, state).Stop(t.Context()))
	victim := filepath.Join(t.TempDir(), "victim")
	require.NoError(t, os.WriteFile(victim, []byte("kept"), 0o600))
	for _, name := range []string{"kehoach.lock", "postgres.log"} {
		path := filepath.Join(state, "postgres", name)
		require.NoError(t, os.Remove(path))
		require.NoError(t, os.Symlink(victim, path))
		_, err := pgembed.Start(t.Context(), pgembed.Options{StateDir: state})
		require.ErrorIs(t, err, syscall.ELOOP, name)
		require.NoError(t, os.Remove(path))
	}
	content, err := os.ReadFile(victim)
	require.NoError(t, err)
	assert.Equal(t, "kept", string(content))
	require.NoError(t, start(t, state).Stop(t.Context()))
}

// requireAnswer waits until the server answers again.
func requireAnswer(t *testing.T, s *pgembed.Server) {
	t.Helper()
	answers := func() bool { return exec1(t.Context(), s.OwnerURL(), "SELECT 1") == nil }
	require.Eventually(t, answers, 20*time.Second, 20*time.Millisecond)
}
