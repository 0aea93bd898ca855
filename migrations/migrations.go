// Package migrations holds the schema as numbered SQL files and applies them.
//
// golang-migrate runs the files; here each file also records itself in
// migration_log, in its own transaction. That record, not golang-migrate's dirty
// mark, says what a killed run has done, so the next start heals itself.
package migrations

import (
	"bytes"
	"context"
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"time"

	"github.com/golang-migrate/migrate/v4"
	"github.com/golang-migrate/migrate/v4/source"
	"github.com/jackc/pgx/v5"
)

//go:embed *.up.sql *.down.sql
var files embed.FS

// Set is a directory of migration files, NNNN_name.up.sql and .down.sql. A file
// is one implicit transaction: no BEGIN or COMMIT, no CREATE INDEX CONCURRENTLY.
type Set struct{ FS fs.FS }

// Files is the schema of the program.
func Files() Set { return Set{FS: files} }

// Up brings the database to the program's schema. Several instances may call it
// at once: they wait for each other, 60 s at most. cfg is the owner's.
func Up(ctx context.Context, cfg *pgx.ConnConfig) error { return Files().Up(ctx, cfg) }

// Down takes the last steps migrations back.
func Down(ctx context.Context, cfg *pgx.ConnConfig, steps int) error {
	return Files().Down(ctx, cfg, steps)
}

// Status lists all migrations in order, applied or not. It changes nothing.
func Status(ctx context.Context, cfg *pgx.ConnConfig) ([]Applied, error) {
	return Files().Status(ctx, cfg)
}

// Applied is one migration as the program and the database know it.
type Applied struct {
	Version   int
	Name      string
	AppliedAt time.Time // zero: not yet applied
	Edited    bool      // the file is not the one that was applied
	Unknown   bool      // applied by another program, the file is not here
}

// NewerError: the database was migrated by a newer version of the program.
type NewerError struct{ Database, Program int }

func (e *NewerError) Error() string {
	return fmt.Sprintf("the database is newer than this program: schema %d, the program knows %d", e.Database, e.Program)
}

// EditedError: the file of an applied migration was changed or removed. Files
// are never edited after a release; a change is a new file.
type EditedError struct {
	Version int
	Name    string
}

func (e *EditedError) Error() string {
	return fmt.Sprintf("migration %04d_%s was changed after it was applied; restore the file and write a new one", e.Version, e.Name)
}

// StepsError: Down was asked for more steps than are applied, or for none.
type StepsError struct{ Asked, Applied int }

func (e *StepsError) Error() string {
	return fmt.Sprintf("cannot take %d migrations back, %d are applied", e.Asked, e.Applied)
}

// file is one up file; its sum is over the text with LF line ends, so that a
// checkout on Windows is the same schema.
type file struct {
	version   int
	name, sum string
}

// list reads the up files in order of their number.
func (s Set) list() ([]file, error) {
	names, err := fs.Glob(s.FS, "*.up.sql")
	if err != nil {
		return nil, fmt.Errorf("migrations: %w", err)
	}
	var all []file
	for _, name := range names { // Glob sorts, and the numbers are padded
		m, err := source.Parse(name)
		if err != nil {
			return nil, fmt.Errorf("migration file %s: %w", name, err)
		}
		b, err := fs.ReadFile(s.FS, name)
		if err != nil {
			return nil, fmt.Errorf("migrations: %w", err)
		}
		all = append(all, file{version: int(m.Version), name: m.Identifier, sum: sum(b)})
	}
	if len(all) == 0 {
		return nil, errors.New("no migration files")
	}
	return all, nil
}

// Latest is the version of the last migration.
func (s Set) Latest() (int, error) {
	all, err := s.list()
	if err != nil {
		return 0, err
	}
	return all[len(all)-1].version, nil
}

// Hash identifies the schema: the sum over all files, up and down.
func (s Set) Hash() (string, error) {
	names, err := fs.Glob(s.FS, "*.sql")
	if err != nil {
		return "", fmt.Errorf("migrations: %w", err)
	}
	h := sha256.New()
	for _, name := range names {
		b, err := fs.ReadFile(s.FS, name)
		if err != nil {
			return "", fmt.Errorf("migrations: %w", err)
		}
		fmt.Fprintf(h, "%s %s\n", name, sum(b))
	}
	return hex.EncodeToString(h.Sum(nil)), nil
}

func sum(b []byte) string {
	s := sha256.Sum256(bytes.ReplaceAll(b, []byte("\r\n"), []byte("\n")))
	return hex.EncodeToString(s[:])
}

// Up brings the database to the last file of the set.
func (s Set) Up(ctx context.Context, cfg *pgx.ConnConfig) error {
	return s.run(ctx, cfg, source.Up, func(m *migrate.Migrate, _ int) error { return m.Up() })
}

// Down takes the last steps files back.
func (s Set) Down(ctx context.Context, cfg *pgx.ConnConfig, steps int) error {
	return s.run(ctx, cfg, source.Down, func(m *migrate.Migrate, applied int) error {
		if steps < 1 || steps > applied {
			return &StepsError{Asked: steps, Applied: applied}
		}
		return m.Steps(-steps)
	})
}

// Status compares the files with what the database says was applied.
func (s Set) Status(ctx context.Context, cfg *pgx.ConnConfig) ([]Applied, error) {
	all, err := s.list()
	if err != nil {
		return nil, err
	}
	conn, err := pgx.ConnectConfig(ctx, cfg.Copy())
	if err != nil {
		return nil, fmt.Errorf("migration status: %w", err)
	}
	defer conn.Close(context.WithoutCancel(ctx))
	var logged bool
	if err := conn.QueryRow(ctx, `SELECT to_regclass('public.migration_log') IS NOT NULL`).Scan(&logged); err != nil {
		return nil, fmt.Errorf("migration status: %w", err)
	}
	var rows []logRow
	if logged {
		if rows, err = readLog(ctx, conn); err != nil {
			return nil, err
		}
	}
	return compare(all, rows), nil
}
