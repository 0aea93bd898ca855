// Package store holds all SQL. One exported method is one use case and one transaction; who asks is a parameter and is
// checked inside. Errors are those of package plan, ErrUnavailable and InvalidError; anything else is an incident.
package store

import (
	"context"
	"errors"
	"fmt"
	"sync/atomic"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"
)

const (
	acquireTimeout = 3 * time.Second
	readyTimeout   = 2 * time.Second
	maxConns       = 8 // measured: more only raises the slowest answers
)

// Options of a store; zero values are the defaults.
type Options struct {
	// MaxConns is the size of the pool, 8 by default.
	MaxConns int32
	// Schema is the version of the schema the program knows; Ready asks for it or a later one. 0 asks for any.
	Schema int
	// Now is the clock, time.Now by default.
	Now func() time.Time
}

// A Store reads and writes the database. It is safe for concurrent use.
type Store struct {
	pool   *pgxpool.Pool
	now    func() time.Time
	schema int
	demo   atomic.Bool // seen to be a demo database
}

// Open connects to the database at url. A login that may becomes kehoach_app; a login that stays superuser or owner of
// the schema is refused with ErrRole, an unreachable database with ErrUnavailable.
func Open(ctx context.Context, url string, opts Options) (*Store, error) {
	config, err := pgxpool.ParseConfig(url)
	if err != nil {
		return nil, fmt.Errorf("database address: %w", err)
	}
	config.MaxConns = maxConns
	if opts.MaxConns > 0 {
		config.MaxConns = opts.MaxConns
	}
	config.MinIdleConns = min(2, config.MaxConns)
	config.MaxConnLifetime = time.Hour
	config.MaxConnLifetimeJitter = 10 * time.Minute
	config.MaxConnIdleTime = 15 * time.Minute
	config.HealthCheckPeriod = time.Minute
	config.PingTimeout = 2 * time.Second
	config.AfterConnect = becomeApp
	for name, value := range map[string]string{
		"application_name":                    "kehoach",
		"statement_timeout":                   "10s",
		"lock_timeout":                        "5s",
		"idle_in_transaction_session_timeout": "30s",
		"timezone":                            "Asia/Ho_Chi_Minh",
	} {
		if _, set := config.ConnConfig.RuntimeParams[name]; !set {
			config.ConnConfig.RuntimeParams[name] = value
		}
	}
	pool, err := pgxpool.NewWithConfig(ctx, config)
	if err != nil {
		return nil, fmt.Errorf("database pool: %w", err)
	}
	s := New(pool, opts.Now)
	s.schema = opts.Schema
	conn, err := s.acquire(ctx)
	if err != nil {
		pool.Close()
		return nil, err
	}
	conn.Release()
	return s, nil
}

// New makes a store of a pool; now is the clock, time.Now if nil. Close closes the pool.
func New(pool *pgxpool.Pool, now func() time.Time) *Store {
	if now == nil {
		now = time.Now
	}
	return &Store{pool: pool, now: now}
}

// At is the same store by another clock, for writing down what happened on other days. Only one of them is closed.
func (s *Store) At(now func() time.Time) *Store {
	return &Store{pool: s.pool, now: now, schema: s.schema}
}

// Close ends all connections, waiting for those in use.
func (s *Store) Close() { s.pool.Close() }

// Ready says within two seconds whether the database answers and has the schema the program knows, or a later one, for
// an older program serves on while a newer one takes its place; ErrUnavailable if not.
func (s *Store) Ready(ctx context.Context) error {
	limited, cancel := context.WithTimeout(ctx, readyTimeout)
	defer cancel()
	const sql = `SELECT version FROM schema_migrations WHERE NOT dirty`
	var version int64
	err := s.read(limited, gate(), func(b *pgx.Batch) {
		b.Queue(sql).QueryRow(func(row pgx.Row) error { return row.Scan(&version) })
	}, nil)
	if err == nil && version < int64(s.schema) {
		return fmt.Errorf("%w: schema is at version %d, the program needs %d", ErrUnavailable, version, s.schema)
	}
	if err == nil || ctx.Err() != nil || errors.Is(err, ErrUnavailable) {
		return err
	}
	return fmt.Errorf("%w: %w", ErrUnavailable, err)
}

// becomeApp gives up every right but those on rows.
func becomeApp(ctx context.Context, conn *pgx.Conn) error {
	const may = `SELECT coalesce((SELECT pg_has_role(session_user, oid, 'MEMBER') AND rolname <> current_user
		FROM pg_roles WHERE rolname = 'kehoach_app'), false)`
	var should bool
	if err := conn.QueryRow(ctx, may).Scan(&should); err != nil {
		return fmt.Errorf("look at roles: %w", err)
	}
	if should {
		if _, err := conn.Exec(ctx, `SET ROLE kehoach_app`); err != nil {
			return fmt.Errorf("become kehoach_app: %w", err)
		}
	}
	const tooStrong = `SELECT (SELECT rolsuper FROM pg_roles WHERE rolname = current_user)
		OR EXISTS (SELECT FROM pg_database WHERE datname = current_database() AND pg_has_role(current_user, datdba, 'USAGE'))
		OR EXISTS (SELECT FROM pg_class WHERE oid = to_regclass('public.years') AND pg_has_role(current_user, relowner, 'USAGE'))`
	var refused bool
	if err := conn.QueryRow(ctx, tooStrong).Scan(&refused); err != nil {
		return fmt.Errorf("look at rights: %w", err)
	}
	if refused {
		return ErrRole
	}
	return nil
}
