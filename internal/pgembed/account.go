//go:build unix

package pgembed

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/user"
	"path/filepath"
	"regexp"
	"strconv"
	"syscall"
)

// credential is the account root runs the server as, which PostgreSQL demands;
// nil for everybody else. The account must be in passwd: initdb looks it up.
func credential() (*syscall.Credential, error) {
	if os.Geteuid() != 0 {
		return nil, nil
	}
	for _, name := range []string{"postgres", "nobody"} {
		u, err := user.Lookup(name)
		if err != nil {
			continue
		}
		uid, errUID := strconv.ParseUint(u.Uid, 10, 32)
		gid, errGID := strconv.ParseUint(u.Gid, 10, 32)
		if err := errors.Join(errUID, errGID); err != nil {
			return nil, fmt.Errorf("account %s: %w", name, err)
		}
		return &syscall.Credential{Uid: uint32(uid), Gid: uint32(gid), Groups: []uint32{}}, nil
	}
	return nil, errors.New("running as root and neither the postgres nor the nobody account exists")
}

// makeDirs makes the state directory, which stays the program's, and in it the
// server's own. Other accounts may pass the first one, not list it.
func makeDirs(state, dir string, cred *syscall.Credential) error {
	mode := fs.FileMode(0o700)
	if cred != nil {
		mode = 0o711
	}
	if err := os.MkdirAll(state, mode); err != nil {
		return fmt.Errorf("state directory: %w", err)
	}
	if err := enterable(state, cred); err != nil {
		return err
	}
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return fmt.Errorf("state directory: %w", err)
	}
	return give(dir, cred)
}

// give makes dir the server's, for nobody else.
func give(dir string, cred *syscall.Credential) error {
	if err := os.Chmod(dir, 0o700); err != nil {
		return fmt.Errorf("directory of the server: %w", err)
	}
	if cred == nil {
		return nil
	}
	if err := os.Chown(dir, int(cred.Uid), int(cred.Gid)); err != nil {
		return fmt.Errorf("directory of the server: %w", err)
	}
	return nil
}

// enterable checks that the account may pass every directory down to dir. initdb
// would only say "could not access directory".
func enterable(dir string, cred *syscall.Credential) error {
	if cred == nil {
		return nil
	}
	real, err := filepath.EvalSymlinks(dir)
	if err != nil {
		return fmt.Errorf("state directory: %w", err)
	}
	for d := real; ; d = filepath.Dir(d) {
		st, err := os.Stat(d)
		if err != nil {
			return fmt.Errorf("state directory: %w", err)
		}
		if !mayEnter(st, cred) {
			return &PrivateDirError{Dir: dir, Blocked: d, UID: cred.Uid}
		}
		if d == filepath.Dir(d) {
			return nil
		}
	}
}

func mayEnter(st fs.FileInfo, cred *syscall.Credential) bool {
	mode := st.Mode().Perm()
	sys, ok := st.Sys().(*syscall.Stat_t)
	switch {
	case !ok:
		return true
	case sys.Uid == cred.Uid:
		return mode&0o100 != 0
	case sys.Gid == cred.Gid:
		return mode&0o010 != 0
	}
	return mode&0o001 != 0
}

// plainPath holds what needs no quoting in a list of socket directories or hosts.
var plainPath = regexp.MustCompile(`^/[A-Za-z0-9/._-]{1,60}$`)

const socketPrefix = "kehoach-pg-"

// makeSocketDir makes a short directory: a socket's path ends at 107 bytes,
// which a state directory may already exceed.
func makeSocketDir(cred *syscall.Credential) (string, error) {
	base := os.TempDir()
	if !plainPath.MatchString(base) || enterable(base, cred) != nil {
		base = "/tmp"
	}
	dir, err := os.MkdirTemp(base, socketPrefix)
	if err != nil {
		return "", fmt.Errorf("socket directory: %w", err)
	}
	if err := give(dir, cred); err != nil {
		return "", errors.Join(err, os.Remove(dir))
	}
	return dir, nil
}
