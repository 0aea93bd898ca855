package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"strings"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"

	"kehoach/internal/pgembed"
	"kehoach/internal/store"
	"kehoach/migrations"
)

// stopTime is how long the program's own PostgreSQL may take to end.
const stopTime = 15 * time.Second

// A database is where a command finds its data: the server named by DATABASE_URL, or the program's own PostgreSQL,
// which then runs as long as the command.
type database struct {
	appURL   string
	ownerURL string
	embedded *pgembed.Server // nil with DATABASE_URL
}

func openDatabase(ctx context.Context, s settings, log *slog.Logger) (*database, error) {
	if s.databaseURL != "" {
		return &database{appURL: s.databaseURL, ownerURL: s.ownerURL}, nil
	}
	if s.ownerURL != "" {
		return nil, usageError{"DATABASE_OWNER_URL cần đi cùng DATABASE_URL."}
	}
	embedded, err := pgembed.Start(ctx, pgembed.Options{StateDir: s.stateDir, BinDir: s.pgBin, Log: log})
	if err != nil {
		return nil, err
	}
	return &database{appURL: embedded.AppURL(), ownerURL: embedded.OwnerURL(), embedded: embedded}, nil
}

// close stops the program's own PostgreSQL; a database of others is left alone.
func (d *database) close() error {
	if d.embedded == nil {
		return nil
	}
	ctx, cancel := context.WithTimeout(context.Background(), stopTime)
	defer cancel()
	return d.embedded.Stop(ctx)
}

// died reports the end of the program's own PostgreSQL that nobody asked for; never with a database of others.
func (d *database) died() <-chan error {
	if d.embedded == nil {
		return nil
	}
	return d.embedded.Done()
}

// owner is the login that migrates. One login may hold all roles: what it makes must still belong to kehoach_owner.
func (d *database) owner(ctx context.Context) (*pgx.ConnConfig, error) {
	config, err := pgx.ParseConfig(d.ownerURL)
	if err != nil {
		return nil, fmt.Errorf("owner address: %w", err)
	}
	conn, err := pgx.ConnectConfig(ctx, config)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", store.ErrUnavailable, err)
	}
	defer func() { _ = conn.Close(context.WithoutCancel(ctx)) }() // only asked one question
	const sql = `SELECT coalesce((SELECT pg_has_role(session_user, oid, 'MEMBER') AND rolname <> session_user
		FROM pg_roles WHERE rolname = 'kehoach_owner'), false)`
	var become bool
	if err := conn.QueryRow(ctx, sql).Scan(&become); err != nil {
		return nil, fmt.Errorf("look at roles: %w", err)
	}
	if become {
		config.RuntimeParams["role"] = pgembed.RoleOwner
	}
	return config, nil
}

func (d *database) migrate(ctx context.Context) error {
	config, err := d.owner(ctx)
	if err != nil {
		return err
	}
	return migrations.Up(ctx, config)
}

// retryEvery is the pause between two tries to reach a database that is still starting.
const retryEvery = time.Second

// migrateWhenUp is migrate for a server started before its database: it waits instead of failing.
func (d *database) migrateWhenUp(ctx context.Context, log *slog.Logger) error {
	return whenUp(ctx, log, func() error { return d.migrate(ctx) })
}

func (d *database) storeWhenUp(ctx context.Context, log *slog.Logger, now func() time.Time) (*store.Store, error) {
	schema, err := migrations.Files().Latest()
	if err != nil {
		return nil, err
	}
	var st *store.Store
	err = whenUp(ctx, log, func() (err error) {
		st, err = store.Open(ctx, d.appURL, store.Options{Now: now, Schema: schema})
		return err
	})
	return st, err
}

// whenUp repeats try until the database answers. One that answers, but does not know the login or the database, is
// waited for in vain.
func whenUp(ctx context.Context, log *slog.Logger, try func() error) error {
	for {
		err := try()
		if !errors.Is(err, store.ErrUnavailable) || refusal(err) != refusedNothing {
			return err
		}
		log.WarnContext(ctx, "waiting for the database", "err", err)
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(retryEvery):
		}
	}
}

// A refused is what of an address a database that answers does not accept.
type refused int

const (
	refusedNothing refused = iota
	refusedLogin
	refusedDatabase
)

func refusal(err error) refused {
	pg, ok := errors.AsType[*pgconn.PgError](err)
	switch {
	case ok && strings.HasPrefix(pg.Code, "28"): // invalid authorization
		return refusedLogin
	case ok && pg.Code == "3D000": // invalid catalog name
		return refusedDatabase
	}
	return refusedNothing
}

// withStore opens the database and its store for one command and closes both. The program's own PostgreSQL is
// brought to the schema first: nobody else does it.
func withStore(ctx context.Context, s settings, log *slog.Logger, use func(*store.Store) error) (err error) {
	db, err := openDatabase(ctx, s, log)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, db.close()) }()
	if db.embedded != nil {
		if err := db.migrate(ctx); err != nil {
			return err
		}
	}
	st, err := store.Open(ctx, db.appURL, store.Options{})
	if err != nil {
		return err
	}
	defer st.Close()
	return use(st)
}
