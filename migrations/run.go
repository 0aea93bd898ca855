package migrations

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/golang-migrate/migrate/v4"
	"github.com/golang-migrate/migrate/v4/database"
	mpgx "github.com/golang-migrate/migrate/v4/database/pgx/v5"
	"github.com/golang-migrate/migrate/v4/source"
	"github.com/golang-migrate/migrate/v4/source/iofs"
	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/stdlib"
)

// lockTimeout is how long an instance waits for another one that migrates.
const lockTimeout = 60 * time.Second

// ownLock keeps the instances of this program apart from before the first look
// to after the last file; golang-migrate's own lock covers less.
const ownLock = `hashtextextended('kehoach migrations', 0)`

// run applies one operation under the locks, on a database that was checked and
// healed before.
func (s Set) run(ctx context.Context, cfg *pgx.ConnConfig, dir source.Direction,
	operate func(m *migrate.Migrate, applied int) error) error {
	all, err := s.list()
	if err != nil {
		return err
	}
	cfg = migratorConfig(cfg)
	guard, err := pgx.ConnectConfig(ctx, cfg)
	if err != nil {
		return fmt.Errorf("migrate: %w", err)
	}
	defer guard.Close(context.WithoutCancel(ctx)) // gives the lock back
	if _, err := guard.Exec(ctx, `SELECT pg_advisory_lock(`+ownLock+`)`); err != nil {
		return fmt.Errorf("wait for another migration: %w", err)
	}
	if _, err := guard.Exec(ctx, logTable); err != nil {
		return fmt.Errorf("make migration log: %w", err)
	}
	drv, err := mpgx.WithInstance(stdlib.OpenDB(*cfg), &mpgx.Config{})
	if err != nil {
		return fmt.Errorf("migrate: %w", err)
	}
	rows, err := reconcile(ctx, guard, drv, all)
	if err != nil {
		return errors.Join(err, drv.Close())
	}
	err = s.operate(ctx, drv, all, func(m *migrate.Migrate) error { return operate(m, len(rows)) })
	return explain(ctx, guard, err, all, dir)
}

// migratorConfig frees the connection from the limits of a request.
func migratorConfig(cfg *pgx.ConnConfig) *pgx.ConnConfig {
	cfg = cfg.Copy()
	if cfg.RuntimeParams == nil {
		cfg.RuntimeParams = map[string]string{}
	}
	cfg.RuntimeParams["statement_timeout"] = "0"
	cfg.RuntimeParams["idle_in_transaction_session_timeout"] = "0"
	cfg.RuntimeParams["lock_timeout"] = fmt.Sprint(lockTimeout.Milliseconds())
	cfg.RuntimeParams["application_name"] = "kehoach-migrate"
	return cfg
}

// operate runs golang-migrate over the set with records. It stops between two
// files when ctx ends; a file that has begun is finished.
func (s Set) operate(ctx context.Context, drv database.Driver, all []file, f func(*migrate.Migrate) error) error {
	byVersion := map[int]file{}
	for _, one := range all {
		byVersion[one.version] = one
	}
	src, err := iofs.New(loggedFS{FS: s.FS, byVersion: byVersion}, ".")
	if err != nil {
		return errors.Join(err, drv.Close())
	}
	m, err := migrate.NewWithInstance("iofs", src, "pgx5", drv)
	if err != nil {
		return errors.Join(err, drv.Close())
	}
	m.LockTimeout = lockTimeout
	stop := context.AfterFunc(ctx, func() { m.GracefulStop <- true })
	defer stop()
	err = f(m)
	if err == nil || errors.Is(err, migrate.ErrNoChange) {
		err = ctx.Err() // a graceful stop is no error to golang-migrate
	}
	srcErr, dbErr := m.Close()
	return errors.Join(err, srcErr, dbErr)
}

// reconcile brings golang-migrate's version and our log together and refuses a
// database that is not this program's. While dirty the log is right, because a
// file and its record commit together; while clean the version is, because the
// plain migrate command may have been used.
func reconcile(ctx context.Context, guard *pgx.Conn, drv database.Driver, all []file) ([]logRow, error) {
	// The server finishes a file whose sender was killed, and holds golang-migrate's
	// lock until then. Only after it can dirty and the log be read together.
	if err := drv.Lock(); err != nil {
		return nil, fmt.Errorf("wait for another migration: %w", err)
	}
	rows, err := settle(ctx, guard, drv, all)
	if err := errors.Join(err, drv.Unlock()); err != nil {
		return nil, err
	}
	return rows, check(all, rows)
}

func settle(ctx context.Context, guard *pgx.Conn, drv database.Driver, all []file) ([]logRow, error) {
	version, dirty, err := drv.Version() // not Migrate.Version, which hides dirty before the first file
	if err != nil {
		return nil, fmt.Errorf("schema version: %w", err)
	}
	if !dirty {
		if err := adopt(ctx, guard, version, all); err != nil {
			return nil, err
		}
	}
	rows, err := readLog(ctx, guard)
	if err != nil || !dirty {
		return rows, err
	}
	last := database.NilVersion
	if len(rows) > 0 {
		last = rows[len(rows)-1].Version
	}
	if err := drv.SetVersion(last, false); err != nil {
		return nil, fmt.Errorf("heal schema version: %w", err)
	}
	return rows, nil
}

// adopt records what the plain migrate command did.
func adopt(ctx context.Context, guard *pgx.Conn, version int, all []file) error {
	if _, err := guard.Exec(ctx, `DELETE FROM public.migration_log WHERE version > $1`, version); err != nil {
		return fmt.Errorf("migration log: %w", err)
	}
	for _, f := range all {
		if f.version > version {
			return nil
		}
		_, err := guard.Exec(ctx, `INSERT INTO public.migration_log (version, name, sha256) VALUES ($1, $2, $3)
			ON CONFLICT DO NOTHING`, f.version, f.name, f.sum)
		if err != nil {
			return fmt.Errorf("migration log: %w", err)
		}
	}
	if last := all[len(all)-1].version; version > last {
		return &NewerError{Database: version, Program: last}
	}
	return nil
}

// explain shortens golang-migrate's error, which quotes the whole file, and
// names the file instead.
func explain(ctx context.Context, guard *pgx.Conn, err error, all []file, dir source.Direction) error {
	var failed database.Error
	switch {
	case err == nil:
		return nil
	case !errors.As(err, &failed):
		return fmt.Errorf("migrate %s: %w", dir, err)
	}
	rows, errLog := readLog(ctx, guard)
	if errLog != nil {
		return fmt.Errorf("migrate %s: %w", dir, errors.Join(failed.OrigErr, errLog))
	}
	at := len(rows)
	if dir == source.Down {
		at--
	}
	name := "?"
	if at >= 0 && at < len(all) {
		name = fmt.Sprintf("%04d_%s.%s.sql", all[at].version, all[at].name, dir)
	}
	return fmt.Errorf("migration %s, line %d: %w", name, failed.Line, failed.OrigErr)
}
