//go:build unix

package pgembed

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"time"

	"github.com/jackc/pgx/v5"
)

// process is one run of the postmaster. err may be read once exited is closed.
type process struct {
	cmd    *exec.Cmd
	exited chan struct{}
	err    error
}

// arguments are all settings of the server; the cluster's postgresql.conf stays
// as initdb wrote it, so data and settings cannot drift apart.
func (s *Server) arguments() []string {
	settings := []string{
		"listen_addresses=",
		"unix_socket_directories=" + s.socket,
		"unix_socket_permissions=0700",
		"timezone=Asia/Ho_Chi_Minh",
		"log_timezone=Asia/Ho_Chi_Minh",
		"logging_collector=off",
		"log_destination=stderr",
	}
	if s.opts.Ephemeral {
		settings = append(settings, "fsync=off", "synchronous_commit=off", "full_page_writes=off", "autovacuum=off",
			"wal_level=minimal", "max_wal_senders=0", "max_connections=200", "shared_buffers=128MB", "log_checkpoints=off")
	} else {
		settings = append(settings, "max_connections=50", "shared_buffers=64MB")
	}
	args := []string{"-D", s.data()}
	for _, kv := range settings {
		args = append(args, "-c", kv)
	}
	return args
}

// environment is clean: nothing of the caller's (PGDATA, PGOPTIONS, LANG, LD_…)
// reaches the server.
func (s *Server) environment() []string {
	return []string{"LC_ALL=" + locale, "PATH=" + s.bin.dir + ":/usr/bin:/bin", "TZ=UTC"}
}

// command is a server program as the account of the server.
func (s *Server) command(name string, args ...string) *exec.Cmd {
	c := exec.Command(filepath.Join(s.bin.dir, name), args...)
	c.Env, c.Dir = s.environment(), s.dir
	c.SysProcAttr = processAttributes(s.cred)
	return c
}

// run starts c and waits for it on one locked thread: Linux sends the
// parent-death signal when the thread that forked ends, not the process. The
// own process group keeps the terminal's Ctrl-C from the server, which must
// outlive the draining of requests.
func run(c *exec.Cmd) (*process, error) {
	p := &process{cmd: c, exited: make(chan struct{})}
	started := make(chan error, 1)
	go func() {
		runtime.LockOSThread()
		defer runtime.UnlockOSThread()
		if err := c.Start(); err != nil {
			started <- err
			return
		}
		started <- nil
		p.err = c.Wait()
		close(p.exited)
	}()
	if err := <-started; err != nil {
		return nil, fmt.Errorf("start %s: %w", c.Path, err)
	}
	return p, nil
}

const heldPatience = 30 * time.Second

// launch starts the server and returns when it answers. Backends of a killed
// server may hold its shared memory a moment longer; then it tries again.
func (s *Server) launch(ctx context.Context) (*process, error) {
	patience, cancel := context.WithTimeout(ctx, heldPatience)
	defer cancel()
	for pause := 20 * time.Millisecond; ; pause = min(2*pause, time.Second) {
		p, err := s.launchOnce(ctx)
		if !errors.Is(err, errStillHeld) || patience.Err() != nil {
			return p, err
		}
		s.log.InfoContext(ctx, "waiting for an ending server", "err", err)
		sleep(patience, pause)
	}
}

func (s *Server) launchOnce(ctx context.Context) (*process, error) {
	logFile, err := openLog(s.dir)
	if err != nil {
		return nil, err
	}
	defer logFile.Close() // the child has its own descriptor
	begin, err := logFile.Seek(0, io.SeekEnd)
	if err != nil {
		return nil, fmt.Errorf("server log: %w", err)
	}
	c := s.command("postgres", s.arguments()...)
	c.Stdout, c.Stderr = logFile, logFile
	p, err := run(c)
	if err != nil {
		return nil, err
	}
	for {
		if s.answers(ctx) {
			return p, nil
		}
		select {
		case <-p.exited:
			return nil, startError(p.err, logSince(s.dir, begin))
		case <-ctx.Done():
			return nil, errors.Join(fmt.Errorf("start: %w", ctx.Err()), p.shutdown(context.WithoutCancel(ctx)))
		case <-time.After(10 * time.Millisecond):
		}
	}
}

// answers tries one connection; during recovery the server refuses them.
func (s *Server) answers(ctx context.Context) bool {
	ctx, cancel := context.WithTimeout(ctx, 2*time.Second)
	defer cancel()
	conn, err := pgx.Connect(ctx, s.SuperURL())
	if err != nil {
		return false
	}
	return conn.Close(ctx) == nil
}

// startError tells a server that must be waited for from one that cannot start.
func startError(exit error, logged string) error {
	err := fmt.Errorf("server ended while starting: %s", logged)
	if exit != nil {
		err = fmt.Errorf("%w (%w)", err, exit)
	}
	for _, held := range []string{"pre-existing shared memory block", `lock file "postmaster.pid" already exists`} {
		if strings.Contains(logged, held) {
			return errors.Join(errStillHeld, err)
		}
	}
	return err
}

// shutdown asks the server to end: fast first, immediate when ctx ends, by force
// five seconds later.
func (p *process) shutdown(ctx context.Context) error {
	p.signal(syscall.SIGINT)
	select {
	case <-p.exited:
		return p.err
	case <-ctx.Done():
	}
	p.signal(syscall.SIGQUIT)
	select {
	case <-p.exited:
		return fmt.Errorf("shut down at once: %w", ctx.Err())
	case <-time.After(5 * time.Second):
	}
	p.signal(syscall.SIGKILL)
	<-p.exited
	return fmt.Errorf("killed: %w", ctx.Err())
}

// signal reaches the postmaster, which tells its children. An error means that
// it is gone, which exited reports.
func (p *process) signal(sig syscall.Signal) { _ = p.cmd.Process.Signal(sig) }

const maxLogSize = 1 << 20

// openLog opens the server's log, keeping one older file beside it.
func openLog(dir string) (*os.File, error) {
	path := filepath.Join(dir, "postgres.log")
	if st, err := os.Stat(path); err == nil && st.Size() > maxLogSize {
		if err := os.Rename(path, path+".1"); err != nil {
			return nil, fmt.Errorf("server log: %w", err)
		}
	}
	f, err := os.OpenFile(path, os.O_CREATE|os.O_APPEND|os.O_WRONLY|noFollow, 0o600)
	if err != nil {
		return nil, fmt.Errorf("server log: %w", err)
	}
	return f, nil
}

// logSince returns what the server wrote from offset on, at most the last 2 kB.
func logSince(dir string, offset int64) string {
	b, err := os.ReadFile(filepath.Join(dir, "postgres.log"))
	if err != nil || int64(len(b)) < offset {
		return ""
	}
	b = b[offset:]
	b = b[max(0, len(b)-2048):]
	return strings.TrimSpace(string(b))
}
