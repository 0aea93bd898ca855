//go:build unix

package pgembed

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"sync"
	"syscall"
	"time"

	"github.com/jackc/pgx/v5"
)

// Server is a running PostgreSQL that belongs to this process.
type Server struct {
	opts   Options
	log    *slog.Logger
	bin    binaries
	dir    string // <state>/postgres: the lock, the log and data/
	socket string
	cred   *syscall.Credential // nil: same account as the program
	lock   *ownership

	life    context.Context // ends when Stop is called
	endLife context.CancelFunc
	once    sync.Once
	stopCtx context.Context // of the first Stop; read after life has ended
	done    chan error
	ended   chan struct{} // closed after done got its value
	err     error
}

// Start starts the server, making the cluster first when there is none, and
// returns when it answers. The context bounds the start only; Stop ends the
// server. Typed errors say what a person can do: see Explain.
func Start(ctx context.Context, o Options) (*Server, error) {
	s, err := prepare(o)
	if err != nil {
		return nil, fmt.Errorf("embedded postgres: %w", err)
	}
	p, err := s.start(ctx)
	if err != nil {
		s.cleanUp()
		return nil, fmt.Errorf("embedded postgres: %w", err)
	}
	go s.supervise(p)
	return s, nil
}

// prepare finds the binaries, then makes the directories and takes the lock.
func prepare(o Options) (*Server, error) {
	if o.StateDir == "" {
		return nil, errNoStateDir
	}
	state, err := filepath.Abs(o.StateDir)
	if err != nil {
		return nil, fmt.Errorf("state directory: %w", err)
	}
	s := &Server{opts: o, log: o.logger(), dir: filepath.Join(state, "postgres"),
		done: make(chan error, 1), ended: make(chan struct{})}
	s.life, s.endLife = context.WithCancel(context.Background())
	if s.cred, err = credential(); err != nil {
		return nil, err
	}
	if s.bin, err = chooseBin(o.BinDir, s.data()); err != nil {
		return nil, err
	}
	if err := makeDirs(state, s.dir, s.cred); err != nil {
		return nil, err
	}
	if err := enterable(s.bin.dir, s.cred); err != nil {
		return nil, err
	}
	s.lock, err = own(s.dir)
	return s, err
}

// start is everything between having the lock and a server that answers.
func (s *Server) start(ctx context.Context) (*process, error) {
	if err := endPrevious(ctx, s.data(), s.lock.previous, s.log); err != nil {
		return nil, err
	}
	if err := s.ensureCluster(ctx); err != nil {
		return nil, err
	}
	var err error
	if s.socket, err = makeSocketDir(s.cred); err != nil {
		return nil, err
	}
	if err := s.lock.describe(s.socket); err != nil {
		return nil, err
	}
	p, err := s.launch(ctx)
	if err != nil {
		return nil, err
	}
	if err := s.setUp(ctx); err != nil {
		return nil, errors.Join(err, p.shutdown(context.WithoutCancel(ctx)))
	}
	return p, nil
}

func (s *Server) setUp(ctx context.Context) error {
	conn, err := pgx.Connect(ctx, s.SuperURL())
	if err != nil {
		return fmt.Errorf("set up: %w", err)
	}
	defer conn.Close(context.WithoutCancel(ctx))
	return setUp(ctx, conn, !s.opts.Ephemeral)
}

func (s *Server) data() string { return filepath.Join(s.dir, "data") }

// AppURL is the address of the database as the role that serves people.
func (s *Server) AppURL() string { return s.URL(RoleApp, DatabaseName) }

// OwnerURL is the address of the database as its owner, for migrations and backup.
func (s *Server) OwnerURL() string { return s.URL(RoleOwner, DatabaseName) }

// SystemURL is the address of the database as the role of jobs and the command line.
func (s *Server) SystemURL() string { return s.URL(RoleSystem, DatabaseName) }

// SuperURL is the address of the maintenance database as the superuser of the cluster.
func (s *Server) SuperURL() string { return s.URL("postgres", "postgres") }

// URL is the address of a database for a role, for pgx and psql alike.
func (s *Server) URL(role, database string) string { return socketURL(s.socket, role, database) }

// Bin is the directory of the binaries in use; pg_dump and psql are there when
// the distribution brings them.
func (s *Server) Bin() string { return s.bin.dir }

// SocketDir is the directory of the socket, the host of every address.
func (s *Server) SocketDir() string { return s.socket }

// DataDir is the data directory of the cluster.
func (s *Server) DataDir() string { return s.data() }

// Done yields one value when the server has ended for good: nil after Stop, an
// error after it died and could not be started again.
func (s *Server) Done() <-chan error { return s.done }

// Stop shuts the server down and waits until its processes are gone. When ctx
// ends first, the shutdown becomes immediate: nothing acknowledged is lost, the
// next start recovers. It may be called more than once.
func (s *Server) Stop(ctx context.Context) error {
	s.once.Do(func() {
		s.stopCtx = ctx
		s.endLife()
	})
	<-s.ended
	return s.err
}

// maxRestarts is how many starts may fail in a row before the supervisor gives up.
const maxRestarts = 10

// supervise keeps the server running until Stop or until it cannot be revived.
func (s *Server) supervise(p *process) {
	for {
		select {
		case <-s.life.Done():
			s.finish(p.shutdown(s.stopCtx))
			return
		case <-p.exited:
		}
		died := time.Now()
		s.log.Error("postgres ended unexpectedly, restarting", "err", p.err)
		next, err := s.revive()
		switch {
		case errors.Is(err, errStopped):
			s.finish(nil)
			return
		case err != nil:
			s.finish(err)
			return
		}
		s.log.Info("postgres is back", "down", time.Since(died).Round(time.Millisecond))
		p = next
	}
}

// revive starts the server again with a growing pause between the tries.
func (s *Server) revive() (*process, error) {
	pause := 20 * time.Millisecond
	for try := 1; ; try++ {
		p, err := s.launch(s.life)
		switch {
		case err == nil:
			return p, nil
		case s.life.Err() != nil:
			return nil, errStopped
		case try == maxRestarts:
			return nil, fmt.Errorf("embedded postgres: given up after %d restarts: %w", try, err)
		}
		s.log.Error("postgres did not start again", "err", err, "try", try)
		sleep(s.life, pause)
		pause = min(2*pause, 5*time.Second)
	}
}

func (s *Server) finish(err error) {
	s.cleanUp()
	s.err = err
	s.done <- err
	close(s.done)
	close(s.ended)
}

// cleanUp removes the socket directory and gives the lock back.
func (s *Server) cleanUp() {
	if s.socket != "" {
		if err := os.RemoveAll(s.socket); err != nil {
			s.log.Warn("socket directory stays behind", "dir", s.socket, "err", err)
		}
	}
	s.lock.release()
}

func sleep(ctx context.Context, d time.Duration) {
	select {
	case <-ctx.Done():
	case <-time.After(d):
	}
}

var (
	errStillHeld = errors.New("an ending server still holds the data directory")
	errStopped   = errors.New("stopped")
)
