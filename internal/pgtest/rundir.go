//go:build unix

package pgtest

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"time"

	"kehoach/internal/pgembed"
)

// baseDir is the directory in the temporary directory for what runs share. It
// must be ours: the temporary directory is everybody's.
func baseDir() (string, error) {
	dir := filepath.Join(os.TempDir(), "kehoach-pgtest-"+strconv.Itoa(os.Geteuid()))
	if err := os.Mkdir(dir, 0o711); err != nil && !errors.Is(err, os.ErrExist) {
		return "", fmt.Errorf("temporary directory: %w", err)
	}
	st, err := os.Lstat(dir)
	if err != nil {
		return "", fmt.Errorf("temporary directory: %w", err)
	}
	if sys, ok := st.Sys().(*syscall.Stat_t); !st.IsDir() || !ok || int(sys.Uid) != os.Geteuid() {
		return "", fmt.Errorf("%s belongs to somebody else", dir)
	}
	if err := os.Chmod(dir, 0o711); err != nil { // the server's account passes through
		return "", fmt.Errorf("temporary directory: %w", err)
	}
	return dir, nil
}

const memoryNeeded = 1 << 30 // several packages run at once; docker's 64 MB are not enough

// fastDir is a directory in memory where there is room, else the temporary one.
func fastDir() string {
	var fs syscall.Statfs_t
	if err := syscall.Statfs("/dev/shm", &fs); err == nil && uint64(fs.Bavail)*uint64(fs.Bsize) >= memoryNeeded {
		return "/dev/shm"
	}
	return os.TempDir()
}

// newRunDir makes this run's directory, locked while the file returned is open,
// and removes what killed runs left. One lock covers both, so no run sweeps a
// directory that is about to be locked.
func newRunDir(ctx context.Context) (string, *os.File, error) {
	base, err := baseDir()
	if err != nil {
		return "", nil, err
	}
	turn, err := os.OpenFile(filepath.Join(base, "sweep"), os.O_CREATE|os.O_RDWR, 0o600)
	if err != nil {
		return "", nil, fmt.Errorf("lock: %w", err)
	}
	defer turn.Close()
	if err := syscall.Flock(int(turn.Fd()), syscall.LOCK_EX); err != nil {
		return "", nil, fmt.Errorf("lock: %w", err)
	}
	prefix := "kehoach-test-" + strconv.Itoa(os.Geteuid()) + "-"
	own := prefix + strings.ReplaceAll(filepath.Base(os.Args[0]), "*", "") + "-"
	sweepRunDirs(ctx, filepath.Join(fastDir(), prefix), filepath.Join(fastDir(), own))
	dir, err := os.MkdirTemp(fastDir(), own)
	if err != nil {
		return "", nil, fmt.Errorf("directory of the run: %w", err)
	}
	if err := os.Chmod(dir, 0o711); err != nil {
		return "", nil, fmt.Errorf("directory of the run: %w", err)
	}
	f, ok := tryLock(filepath.Join(dir, "lock"))
	if !ok {
		return "", nil, fmt.Errorf("cannot lock %s", dir)
	}
	return dir, f, nil
}

// How long the directory of a red test is kept: less when the same test binary runs again, but long enough that
// copies of it running side by side do not take it from each other.
const (
	keptFor     = 24 * time.Hour
	keptFromOwn = time.Minute
)

// sweepRunDirs removes directories whose process is gone: at once, but those kept for a red test only later.
func sweepRunDirs(ctx context.Context, prefix, own string) {
	dirs, err := filepath.Glob(prefix + "*")
	if err != nil {
		return
	}
	for _, dir := range dirs {
		kept := keptFor
		if strings.HasPrefix(dir, own) {
			kept = keptFromOwn
		}
		if st, err := os.Stat(filepath.Join(dir, "keep")); err == nil && time.Since(st.ModTime()) < kept {
			continue
		}
		f, ok := tryLock(filepath.Join(dir, "lock"))
		if !ok {
			continue
		}
		if err := pgembed.Reap(ctx, filepath.Join(dir, "state"), slog.New(slog.DiscardHandler)); err == nil {
			_ = os.RemoveAll(dir)
		}
		_ = f.Close()
	}
}

// tryLock takes the lock on a file, made when missing, if nobody has it.
func tryLock(path string) (*os.File, bool) {
	f, err := os.OpenFile(path, os.O_CREATE|os.O_RDWR, 0o600)
	if err != nil {
		return nil, false
	}
	if syscall.Flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB) != nil {
		_ = f.Close()
		return nil, false
	}
	return f, true
}

func exists(path string) bool {
	_, err := os.Stat(path)
	return err == nil
}
