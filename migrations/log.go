package migrations

import (
	"context"
	"fmt"
	"io"
	"io/fs"
	"strings"
	"time"

	"github.com/golang-migrate/migrate/v4/source"
	"github.com/jackc/pgx/v5"
)

const logTable = `CREATE TABLE IF NOT EXISTS public.migration_log (
  version bigint CONSTRAINT migration_log_pkey PRIMARY KEY,
  name text NOT NULL,
  sha256 text NOT NULL,
  applied_at timestamptz NOT NULL DEFAULT now()
)`

type logRow struct {
	Version   int
	Name      string
	SHA256    string `db:"sha256"`
	AppliedAt time.Time
}

func readLog(ctx context.Context, conn *pgx.Conn) ([]logRow, error) {
	rows, err := conn.Query(ctx, `SELECT version, name, sha256, applied_at FROM public.migration_log ORDER BY version`)
	if err != nil {
		return nil, fmt.Errorf("migration log: %w", err)
	}
	all, err := pgx.CollectRows(rows, pgx.RowToStructByName[logRow])
	if err != nil {
		return nil, fmt.Errorf("migration log: %w", err)
	}
	return all, nil
}

// compare merges files and log; both are in order of version.
func compare(all []file, rows []logRow) []Applied {
	var got []Applied
	byVersion := map[int]logRow{}
	for _, r := range rows {
		byVersion[r.Version] = r
	}
	for _, f := range all {
		a := Applied{Version: f.version, Name: f.name}
		if r, ok := byVersion[f.version]; ok {
			a.AppliedAt, a.Edited = r.AppliedAt, r.SHA256 != f.sum
			delete(byVersion, f.version)
		}
		got = append(got, a)
	}
	for _, r := range rows {
		if _, left := byVersion[r.Version]; left {
			got = append(got, Applied{Version: r.Version, Name: r.Name, AppliedAt: r.AppliedAt, Unknown: true})
		}
	}
	return got
}

// check refuses a database this program must not touch.
func check(all []file, rows []logRow) error {
	last := all[len(all)-1].version
	for _, a := range compare(all, rows) {
		switch {
		case a.Unknown && a.Version > last:
			return &NewerError{Database: rows[len(rows)-1].Version, Program: last}
		case a.Unknown, a.Edited:
			return &EditedError{Version: a.Version, Name: a.Name}
		}
	}
	return nil
}

// loggedFS appends to each file the statement that records it. The file and the
// record are one simple query, hence one transaction.
type loggedFS struct {
	fs.FS
	byVersion map[int]file
}

// Open returns the file with its record.
func (l loggedFS) Open(name string) (fs.File, error) {
	f, err := l.FS.Open(name)
	if err != nil {
		return nil, err
	}
	m, err := source.Parse(name)
	if err != nil {
		return f, nil // a directory, or a file that is no migration
	}
	known := l.byVersion[int(m.Version)]
	record := fmt.Sprintf("\n;DELETE FROM public.migration_log WHERE version = %d;\n", m.Version)
	if m.Direction == source.Up {
		record = fmt.Sprintf("\n;INSERT INTO public.migration_log (version, name, sha256) VALUES (%d, '%s', '%s');\n",
			m.Version, strings.ReplaceAll(known.name, "'", "''"), known.sum)
	}
	return loggedFile{File: f, Reader: io.MultiReader(f, strings.NewReader(record))}, nil
}

type loggedFile struct {
	fs.File
	io.Reader
}

// Read reads the file, then its record.
func (f loggedFile) Read(p []byte) (int, error) { return f.Reader.Read(p) }
