//go:build unix

package pgembed

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"time"
)

// ownership is the lock on the server's directory. The kernel gives it back when
// the process ends in any way; postmaster.pid is only a hint beside it.
type ownership struct {
	file     *os.File
	previous holder
}

// holder is what the owner writes into the lock file for others to read.
type holder struct {
	PID    int    `json:"pid"`
	Socket string `json:"socket"`
}

// noFollow keeps root from writing through a link: the directory is the server's account's.
const noFollow = syscall.O_NOFOLLOW

// own takes the lock or returns an *InUseError that names the owner.
func own(dir string) (*ownership, error) {
	f, err := os.OpenFile(filepath.Join(dir, "kehoach.lock"), os.O_RDWR|os.O_CREATE|noFollow, 0o600)
	if err != nil {
		return nil, fmt.Errorf("lock: %w", err)
	}
	var h holder
	if b, err := io.ReadAll(f); err == nil && len(b) > 0 {
		if json.Unmarshal(b, &h) != nil {
			h = holder{} // written half by a killed copy: nothing known
		}
	}
	err = syscall.Flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB)
	if err == nil {
		return &ownership{file: f, previous: h}, nil
	}
	f.Close()
	if errors.Is(err, syscall.EWOULDBLOCK) {
		return nil, &InUseError{Dir: dir, PID: h.PID, Socket: h.Socket}
	}
	return nil, fmt.Errorf("lock: %w", err)
}

// describe writes who holds the lock.
func (o *ownership) describe(socket string) error {
	b, err := json.Marshal(holder{PID: os.Getpid(), Socket: socket})
	if err != nil {
		return fmt.Errorf("lock: %w", err)
	}
	if err := o.file.Truncate(0); err != nil {
		return fmt.Errorf("lock: %w", err)
	}
	if _, err := o.file.WriteAt(b, 0); err != nil {
		return fmt.Errorf("lock: %w", err)
	}
	return nil
}

// release empties the lock file and gives the lock back.
func (o *ownership) release() {
	_ = o.file.Truncate(0)
	_ = o.file.Close()
}

// Reap ends the server that a killed program left in the state directory, and
// removes its socket. It returns an *InUseError when the program still runs.
func Reap(ctx context.Context, stateDir string, log *slog.Logger) error {
	dir := filepath.Join(stateDir, "postgres")
	if _, err := os.Stat(dir); errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	o, err := own(dir)
	if err != nil {
		return fmt.Errorf("embedded postgres: %w", err)
	}
	defer o.release()
	return endPrevious(ctx, filepath.Join(dir, "data"), o.previous, log)
}

// endPrevious deals with what the last owner left. Where there is no parent-death
// signal its server still runs; where there is, it may be about to end.
func endPrevious(ctx context.Context, data string, prev holder, log *slog.Logger) error {
	if strings.HasPrefix(filepath.Base(prev.Socket), socketPrefix) {
		if err := os.RemoveAll(prev.Socket); err != nil {
			return fmt.Errorf("remove old socket: %w", err)
		}
	}
	pidFile := filepath.Join(data, "postmaster.pid")
	content, err := os.ReadFile(pidFile)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return fmt.Errorf("look for an old server: %w", err)
	}
	first, _, _ := strings.Cut(string(content), "\n")
	pid, err := strconv.Atoi(strings.TrimSpace(first))
	if err != nil || pid <= 1 {
		return nil // half-written: PostgreSQL decides
	}
	if isServer(pid, data) {
		log.WarnContext(ctx, "ending the server of a killed copy", "pid", pid)
		return endOrphan(ctx, pid, data)
	}
	if pid == os.Getpid() || syscall.Kill(pid, 0) != nil {
		return nil
	}
	return disown(pidFile)
}

// endOrphan shuts an orphan down and waits until it has really gone.
func endOrphan(ctx context.Context, pid int, data string) error {
	for _, step := range []struct {
		signal syscall.Signal
		wait   time.Duration
	}{{syscall.SIGINT, 30 * time.Second}, {syscall.SIGQUIT, 5 * time.Second}, {syscall.SIGKILL, 5 * time.Second}} {
		if err := syscall.Kill(pid, step.signal); err != nil && !errors.Is(err, syscall.ESRCH) {
			return fmt.Errorf("end old server %d: %w", pid, err)
		}
		wait, cancel := context.WithTimeout(ctx, step.wait)
		for isServer(pid, data) && wait.Err() == nil {
			sleep(wait, 10*time.Millisecond)
		}
		cancel()
		if err := ctx.Err(); err != nil {
			return fmt.Errorf("end old server %d: %w", pid, err)
		}
		if !isServer(pid, data) {
			return disown(filepath.Join(data, "postmaster.pid"))
		}
	}
	return fmt.Errorf("old server %d does not end", pid)
}

// disown replaces the number of a process that is not our server, a zombie that a slow
// init has not collected or an unlucky stranger after a reboot, by our own: PostgreSQL takes any live process
// for the owner except its parent. The rest of the file stays, so it still checks
// the old shared memory for surviving backends.
func disown(pidFile string) error {
	content, err := os.ReadFile(pidFile)
	if errors.Is(err, fs.ErrNotExist) {
		return nil // a clean shutdown removed it
	}
	if err != nil {
		return fmt.Errorf("stale postmaster.pid: %w", err)
	}
	_, rest, _ := strings.Cut(string(content), "\n")
	b := strconv.Itoa(os.Getpid()) + "\n" + rest
	f, err := os.OpenFile(pidFile, os.O_WRONLY|os.O_TRUNC|noFollow, 0o600)
	if err != nil {
		return fmt.Errorf("stale postmaster.pid: %w", err)
	}
	_, err = f.WriteString(b)
	if err := errors.Join(err, f.Close()); err != nil {
		return fmt.Errorf("stale postmaster.pid: %w", err)
	}
	return nil
}
