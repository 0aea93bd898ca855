package pgembed

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
)

// binGlobs are the places distributions put the server binaries: Debian, PGDG on
// RHEL, Homebrew (Apple silicon, Intel, Linux), Postgres.app, Alpine.
func binGlobs() []string {
	return []string{
		"/usr/lib/postgresql/*/bin",
		"/usr/pgsql-*/bin",
		"/opt/homebrew/opt/postgresql@*/bin",
		"/usr/local/opt/postgresql@*/bin",
		"/home/linuxbrew/.linuxbrew/opt/postgresql@*/bin",
		"/Applications/Postgres.app/Contents/Versions/*/bin",
		"/usr/libexec/postgresql*",
	}
}

// FindBin returns the directory of the PostgreSQL server binaries: the one on
// PATH, else the newest installed. The error is a *NotFoundError when there is
// none and an *OldError when all are older than MinMajor.
func FindBin() (string, error) {
	b, err := findBin(0)
	return b.dir, err
}

// binaries is a directory with postgres and initdb, and their major version.
type binaries struct {
	dir   string
	major int
}

// findBin prefers the given major version, so that data written by an older
// server keeps working after a newer one is installed beside it.
func findBin(prefer int) (binaries, error) {
	dirs, searched := candidates()
	var old *OldError
	var found []binaries
	for _, dir := range dirs {
		b, err := inspect(dir)
		if err != nil {
			old = cmp.Or(oldError(err), old)
			continue
		}
		if prefer == 0 || b.major == prefer {
			return b, nil
		}
		found = append(found, b)
	}
	switch {
	case len(found) > 0:
		return found[0], nil
	case old != nil:
		return binaries{}, old
	}
	return binaries{}, &NotFoundError{Searched: searched}
}

func oldError(err error) *OldError {
	var old *OldError
	if errors.As(err, &old) {
		return old
	}
	return nil
}

// candidates lists the directories that hold both programs, best first, and all
// places looked at. pg_config comes last: a machine with only the client library
// has it too, and its answer then leads nowhere.
func candidates() (dirs, searched []string) {
	add := func(dir string) {
		if isFile(filepath.Join(dir, "postgres")) && isFile(filepath.Join(dir, "initdb")) && !slices.Contains(dirs, dir) {
			dirs = append(dirs, dir)
		}
	}
	searched = append(searched, "PATH")
	if p, err := exec.LookPath("postgres"); err == nil {
		// /usr/local/bin may hold a few links only; the siblings are at the target.
		if p, err = filepath.EvalSymlinks(p); err == nil {
			add(filepath.Dir(p))
		}
	}
	for _, glob := range binGlobs() {
		searched = append(searched, glob)
		matches, err := filepath.Glob(glob)
		if err != nil {
			continue
		}
		slices.SortFunc(matches, func(a, b string) int { return cmp.Compare(lastNumber(b), lastNumber(a)) })
		for _, dir := range matches {
			add(dir)
		}
	}
	searched = append(searched, "pg_config --bindir")
	if out, err := output("pg_config", "--bindir"); err == nil {
		add(strings.TrimSpace(out))
	}
	return dirs, searched
}

var versionText = regexp.MustCompile(`\(PostgreSQL\) (\d+)`)

// inspect asks the postgres in dir for its version.
func inspect(dir string) (binaries, error) {
	dir, err := filepath.Abs(dir)
	if err != nil {
		return binaries{}, fmt.Errorf("postgres directory: %w", err)
	}
	for _, name := range []string{"postgres", "initdb"} {
		if !isFile(filepath.Join(dir, name)) {
			return binaries{}, fmt.Errorf("no %s: %w", filepath.Join(dir, name), &NotFoundError{Searched: []string{dir}})
		}
	}
	out, err := output(filepath.Join(dir, "postgres"), "--version")
	if err != nil {
		return binaries{}, fmt.Errorf("postgres in %s does not run: %w", dir, err)
	}
	m := versionText.FindStringSubmatch(out)
	if m == nil {
		return binaries{}, fmt.Errorf("postgres in %s says %q instead of its version", dir, strings.TrimSpace(out))
	}
	major, err := strconv.Atoi(m[1])
	if err != nil {
		return binaries{}, fmt.Errorf("postgres in %s: version: %w", dir, err)
	}
	if major < MinMajor {
		return binaries{}, &OldError{Bin: dir, Major: major}
	}
	return binaries{dir, major}, nil
}

func output(name string, args ...string) (string, error) {
	ctx, cancel := context.WithTimeout(context.Background(), 10*time.Second)
	defer cancel()
	out, err := exec.CommandContext(ctx, name, args...).Output()
	return string(out), err
}

func isFile(path string) bool {
	st, err := os.Stat(path)
	return err == nil && st.Mode().IsRegular()
}

var digits = regexp.MustCompile(`\d+`)

// lastNumber is the version in a path such as /usr/lib/postgresql/15/bin.
func lastNumber(path string) int {
	all := digits.FindAllString(path, -1)
	if len(all) == 0 {
		return 0
	}
	n, err := strconv.Atoi(all[len(all)-1])
	if err != nil {
		return 0
	}
	return n
}
