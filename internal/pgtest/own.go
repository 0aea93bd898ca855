//go:build unix

package pgtest

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"os/exec"
	"os/user"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"time"

	"kehoach/internal/pgembed"
)

// ownServer starts this binary's server on a copy of the golden cluster.
func ownServer(ctx context.Context, template string) (*server, error) {
	bin := os.Getenv("KEHOACH_PG_BIN")
	if bin == "" {
		found, err := pgembed.FindBin()
		if err != nil {
			return nil, err
		}
		bin = found
	}
	golden, err := prepareGolden(ctx, bin, template)
	if err != nil {
		return nil, fmt.Errorf("migrated cluster for tests: %w", err)
	}
	dir, lock, err := newRunDir(ctx)
	if err != nil {
		return nil, errors.Join(err, golden.release())
	}
	state := filepath.Join(dir, "state")
	out, err := exec.CommandContext(ctx, "cp", "-a", golden.dir, state).CombinedOutput()
	if err := errors.Join(err, golden.release()); err != nil {
		return nil, fmt.Errorf("copy migrated cluster: %w: %s", err, out)
	}
	pg, err := pgembed.Start(ctx, pgembed.Options{StateDir: state, BinDir: bin, Ephemeral: true})
	if err != nil {
		return nil, err
	}
	janitor, err := startJanitor(dir, pg)
	if err != nil {
		return nil, errors.Join(err, pg.Stop(ctx))
	}
	s, err := newServer(ctx, template, embeddedURL(pg))
	if err != nil {
		return nil, err
	}
	s.held = []any{pg, lock, janitor}
	s.strategy = " STRATEGY FILE_COPY"
	s.keep = func(_ context.Context, name string) (string, error) { return keepDir(dir, pg, name) }
	return s, nil
}

func embeddedURL(pg *pgembed.Server) func(role, database string) string {
	return func(role, database string) string {
		if role == "" {
			role = "postgres"
		}
		if database == "" {
			database = "postgres"
		}
		return pg.URL(role, database)
	}
}

// golden is a stopped, migrated cluster, locked against removal while copied.
type golden struct {
	dir  string
	lock *os.File
}

func (g golden) release() error { return g.lock.Close() }

// prepareGolden returns the cluster for this server and schema, made by the first
// binary that needs it and kept in the temporary directory.
func prepareGolden(ctx context.Context, bin, template string) (golden, error) {
	base, err := baseDir()
	if err != nil {
		return golden{}, err
	}
	version, err := exec.CommandContext(ctx, filepath.Join(bin, "postgres"), "--version").Output()
	if err != nil {
		return golden{}, fmt.Errorf("postgres --version: %w", err)
	}
	sum := sha256.Sum256([]byte(string(version) + template + pgembed.SetupScript()))
	key := hex.EncodeToString(sum[:8])
	lock, err := os.OpenFile(filepath.Join(base, key+".lock"), os.O_CREATE|os.O_RDWR, 0o600)
	if err != nil {
		return golden{}, fmt.Errorf("lock: %w", err)
	}
	g := golden{dir: filepath.Join(base, key), lock: lock}
	if err := g.ensure(ctx, bin, template); err != nil {
		return golden{}, errors.Join(err, lock.Close())
	}
	now := time.Now() // used: the sweep leaves it
	if err := os.Chtimes(g.dir, now, now); err != nil {
		return golden{}, errors.Join(fmt.Errorf("mark as used: %w", err), lock.Close())
	}
	return g, nil
}

// ensure holds the lock shared when it returns.
func (g golden) ensure(ctx context.Context, bin, template string) error {
	fd := int(g.lock.Fd())
	if err := syscall.Flock(fd, syscall.LOCK_SH); err != nil {
		return fmt.Errorf("lock: %w", err)
	}
	if exists(g.dir) {
		return nil
	}
	if err := syscall.Flock(fd, syscall.LOCK_EX); err != nil {
		return fmt.Errorf("lock: %w", err)
	}
	if !exists(g.dir) { // another binary may have been first
		if err := g.build(ctx, bin, template); err != nil {
			return err
		}
	}
	return syscall.Flock(fd, syscall.LOCK_SH)
}

func (g golden) build(ctx context.Context, bin, template string) error {
	sweepGoldens(filepath.Dir(g.dir))
	fresh := g.dir + ".new"
	if err := pgembed.Reap(ctx, fresh, slog.New(slog.DiscardHandler)); err != nil {
		return err
	}
	if err := os.RemoveAll(fresh); err != nil {
		return fmt.Errorf("half-made cluster: %w", err)
	}
	pg, err := pgembed.Start(ctx, pgembed.Options{StateDir: fresh, BinDir: bin, Ephemeral: true})
	if err != nil {
		return err
	}
	s, err := newServer(ctx, template, embeddedURL(pg))
	if err == nil {
		err = s.ensureTemplate(ctx)
		s.admin.Close()
	}
	if err := errors.Join(err, pg.Stop(ctx)); err != nil {
		return err
	}
	if err := os.Rename(fresh, g.dir); err != nil {
		return fmt.Errorf("keep cluster: %w", err)
	}
	return nil
}

// sweepGoldens removes clusters of other schemas that nobody used for a day. What
// cannot be removed stays for the next time.
func sweepGoldens(base string) {
	locks, err := filepath.Glob(filepath.Join(base, "*.lock"))
	if err != nil {
		return
	}
	for _, path := range locks {
		dir := strings.TrimSuffix(path, ".lock")
		st, err := os.Stat(dir)
		if err != nil || time.Since(st.ModTime()) < 24*time.Hour {
			continue
		}
		if f, ok := tryLock(path); ok {
			_ = os.RemoveAll(dir)
			_ = f.Close()
		}
	}
}

// startJanitor starts the process that clears up after this one. It waits for the
// end of its input, which the kernel brings about however this process ends. The
// file returned must stay open until then.
func startJanitor(dir string, pg *pgembed.Server) (*os.File, error) {
	// The server removes its pid file last; its zombie may wait long for a slow init.
	const script = `cat >/dev/null
f=$1/state/postgres/data/postmaster.pid
p=$(head -n1 "$f" 2>/dev/null)
if [ -n "$p" ]; then
  if [ -e "$1/keep" ]; then kill -INT "$p"; else kill -QUIT "$p"; fi
  n=0
  while [ -e "$f" ] && kill -0 "$p" && [ $n -lt 200 ]; do sleep 0.02; n=$((n+1)); done
fi 2>/dev/null
[ -e "$1/keep" ] || rm -rf -- "$1"
rm -rf -- "$2"`
	read, write, err := os.Pipe()
	if err != nil {
		return nil, fmt.Errorf("janitor: %w", err)
	}
	defer read.Close()
	c := exec.Command("/bin/sh", "-c", script, "sh", dir, pg.SocketDir())
	c.Stdin, c.Dir = read, "/"
	c.SysProcAttr = &syscall.SysProcAttr{Setsid: true} // Ctrl-C is not for it
	if err := c.Start(); err != nil {
		return nil, errors.Join(fmt.Errorf("janitor: %w", err), write.Close())
	}
	return write, nil
}

// keepDir marks the run's directory and returns the line that opens a database in it.
func keepDir(dir string, pg *pgembed.Server, name string) (string, error) {
	if err := os.WriteFile(filepath.Join(dir, "keep"), nil, 0o600); err != nil {
		return "", fmt.Errorf("mark: %w", err)
	}
	ctl := fmt.Sprintf("%s -s -D %s", filepath.Join(pg.Bin(), "pg_ctl"), pg.DataDir())
	if os.Geteuid() == 0 {
		st, err := os.Stat(pg.DataDir())
		if err != nil {
			return "", fmt.Errorf("account of the server: %w", err)
		}
		if sys, ok := st.Sys().(*syscall.Stat_t); ok {
			if u, err := user.LookupId(strconv.FormatUint(uint64(sys.Uid), 10)); err == nil {
				ctl = "runuser -u " + u.Username + " -- " + ctl
			}
		}
	}
	socket := filepath.Dir(pg.DataDir())
	return fmt.Sprintf(`%s -l /dev/null -o "-c listen_addresses= -k %s" start && psql -h %s -U postgres %s; %s stop`,
		ctl, socket, socket, name, ctl), nil
}
