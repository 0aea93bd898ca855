//go:build unix

package pgembed_test

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/stretchr/testify/require"

	"kehoach/internal/pgembed"
)

const (
	helperState = "PGEMBED_TEST_STATE"
	helperBin   = "PGEMBED_TEST_BIN"
)

// TestMain lets the test binary play the program that is killed.
func TestMain(m *testing.M) {
	if state := os.Getenv(helperState); state != "" {
		if err := writeRows(state, os.Getenv(helperBin)); err != nil {
			fmt.Println("failed", err)
			os.Exit(1)
		}
		os.Exit(0)
	}
	os.Exit(m.Run())
}

// writeRows starts the server and inserts rows until SIGTERM, printing each
// number only after its commit was acknowledged.
func writeRows(state, bin string) error {
	term, stop := signal.NotifyContext(context.Background(), syscall.SIGTERM)
	defer stop()
	ctx := context.Background()
	s, err := pgembed.Start(ctx, pgembed.Options{StateDir: state, BinDir: bin})
	if err != nil {
		return err
	}
	if err := exec1(ctx, s.OwnerURL(), "CREATE TABLE IF NOT EXISTS acked (n int PRIMARY KEY)"); err != nil {
		return err
	}
	fmt.Println("ready")
	for n := 1; term.Err() == nil; {
		conn, err := pgx.Connect(ctx, s.OwnerURL())
		if err != nil {
			time.Sleep(5 * time.Millisecond)
			continue
		}
		for ; err == nil && term.Err() == nil; n++ {
			if _, err = conn.Exec(ctx, "INSERT INTO acked VALUES ($1)", n); err == nil {
				fmt.Println(n)
			}
		}
		_ = conn.Close(ctx)
	}
	return s.Stop(ctx)
}

func exec1(ctx context.Context, url, sql string) error {
	conn, err := pgx.Connect(ctx, url)
	if err != nil {
		return err
	}
	_, err = conn.Exec(ctx, sql)
	return errors.Join(err, conn.Close(ctx))
}

// program is a helper process with the rows it was told are safe.
type program struct {
	cmd   *exec.Cmd
	lines *bufio.Scanner
	acked []int
	bad   []string
}

func startProgram(t *testing.T, state string) *program {
	t.Helper()
	exe, err := os.Executable()
	require.NoError(t, err)
	cmd := exec.Command(exe)
	cmd.Env = append(os.Environ(), helperState+"="+state)
	cmd.Stderr = io.Discard
	out, err := cmd.StdoutPipe()
	require.NoError(t, err)
	require.NoError(t, cmd.Start())
	p := &program{cmd: cmd, lines: bufio.NewScanner(out)}
	t.Cleanup(func() { _ = cmd.Process.Kill() })
	require.True(t, p.lines.Scan(), "the program says when it is ready")
	require.Equal(t, "ready", p.lines.Text())
	return p
}

// readAcked reads until n more rows were acknowledged, or to the end for n < 0.
func (p *program) readAcked(n int) {
	for read := 0; read != n && p.lines.Scan(); read++ {
		row, err := strconv.Atoi(p.lines.Text())
		if err != nil {
			p.bad = append(p.bad, p.lines.Text())
			continue
		}
		p.acked = append(p.acked, row)
	}
}

func postmaster(t *testing.T, state string) int {
	t.Helper()
	b, err := os.ReadFile(filepath.Join(state, "postgres", "data", "postmaster.pid"))
	require.NoError(t, err)
	first, _, _ := strings.Cut(string(b), "\n")
	pid, err := strconv.Atoi(first)
	require.NoError(t, err)
	return pid
}

// stateDir is a new directory the postgres account can enter; t.TempDir is
// private to root.
func stateDir(t *testing.T) string {
	t.Helper()
	dir, err := os.MkdirTemp("/tmp", "pgembed-test-")
	require.NoError(t, err)
	require.NoError(t, os.Chmod(dir, 0o755))
	t.Cleanup(func() { require.NoError(t, os.RemoveAll(dir)) })
	return filepath.Join(dir, "state")
}

func start(t *testing.T, state string) *pgembed.Server {
	t.Helper()
	s, err := pgembed.Start(t.Context(), pgembed.Options{StateDir: state})
	require.NoError(t, err)
	t.Cleanup(func() { require.NoError(t, s.Stop(context.Background())) })
	return s
}

func connect(t *testing.T, url string) *pgx.Conn {
	t.Helper()
	conn, err := pgx.Connect(t.Context(), url)
	require.NoError(t, err)
	t.Cleanup(func() { _ = conn.Close(context.Background()) })
	return conn
}

func column[T any](t *testing.T, conn *pgx.Conn, sql string, args ...any) []T {
	t.Helper()
	rows, err := conn.Query(t.Context(), sql, args...)
	require.NoError(t, err)
	got, err := pgx.CollectRows(rows, pgx.RowTo[T])
	require.NoError(t, err)
	return got
}

// processesOf lists the live processes with the state directory in their command line.
func processesOf(t *testing.T, state string) []string {
	t.Helper()
	out, err := exec.Command("ps", "-eww", "-o", "pid=,stat=,command=").Output()
	require.NoError(t, err)
	var found []string
	for line := range strings.Lines(string(out)) {
		if strings.Contains(line, state+"/postgres/data") {
			found = append(found, strings.TrimSpace(line))
		}
	}
	return found
}
