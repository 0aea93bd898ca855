package pgembed_test

import (
	"log/slog"
	"syscall"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"kehoach/internal/pgembed"
)

func TestTheServerEndsByItselfWhenTheProgramIsKilled(t *testing.T) {
	t.Parallel()
	state := stateDir(t)
	p := startProgram(t, state)
	group, err := syscall.Getpgid(postmaster(t, state))
	require.NoError(t, err)
	assert.Equal(t, postmaster(t, state), group, "Ctrl-C in the terminal does not reach the server")
	p.readAcked(10)
	require.NoError(t, p.cmd.Process.Kill())
	require.Eventually(t, func() bool { return len(processesOf(t, state)) == 0 }, 5*time.Second, 20*time.Millisecond)
	p.readAcked(-1)
	require.Error(t, p.cmd.Wait())
	require.NoError(t, pgembed.Reap(t.Context(), state, slog.New(slog.DiscardHandler))) // its socket
}
