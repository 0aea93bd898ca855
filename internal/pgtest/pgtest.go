//go:build unix

// Package pgtest gives each test a PostgreSQL database of its own: migrated, with
// the three roles, real commits and no neighbours. It is for _test files only.
//
// A test binary starts one server, on a copy of a migrated cluster that all
// packages share, and clones a database per test. The server and its directory go
// when the binary ends, by kill -9 too; no TestMain is needed. TEST_DATABASE_URL,
// the address of a superuser, uses an existing server instead.
package pgtest

import (
	"context"
	"fmt"
	"regexp"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"

	"kehoach/internal/pgembed"
)

// Database is one test's own database. The pools connect when first used.
type Database struct {
	Name string

	App    *pgxpool.Pool // as kehoach_app, the role that serves people
	Owner  *pgxpool.Pool // as kehoach_owner
	System *pgxpool.Pool // as kehoach_system

	AppURL, OwnerURL, SystemURL string
	SuperURL                    string // this database as the superuser
}

// New returns a database with the program's schema. It is dropped at the end of
// a green test; after a red one it is kept and the line that opens it is logged.
// Without a server the test fails; it is never skipped.
func New(t testing.TB) *Database {
	t.Helper()
	return open(t, true)
}

// Empty returns a database with the roles and rights but without any schema, for
// tests of the migrations.
func Empty(t testing.TB) *Database {
	t.Helper()
	return open(t, false)
}

const maxConns = 4 // per pool; three pools, and the server allows 200 connections

func open(t testing.TB, migrated bool) *Database {
	t.Helper()
	s, err := shared()
	if err != nil {
		t.Fatalf("no PostgreSQL for tests: %v", withSentence(err))
	}
	name := s.newName(t.Name())
	if err := s.create(t.Context(), name, migrated); err != nil {
		t.Fatalf("make test database: %v", err)
	}
	db := &Database{Name: name,
		AppURL:    s.url(pgembed.RoleApp, name),
		OwnerURL:  s.url(pgembed.RoleOwner, name),
		SystemURL: s.url(pgembed.RoleSystem, name),
		SuperURL:  s.url("", name),
	}
	t.Cleanup(func() { s.finish(t, db) })
	db.App, db.Owner, db.System = pool(t, db.AppURL), pool(t, db.OwnerURL), pool(t, db.SystemURL)
	return db
}

func pool(t testing.TB, url string) *pgxpool.Pool {
	t.Helper()
	cfg, err := pgxpool.ParseConfig(url)
	if err != nil {
		t.Fatalf("test database: %v", err)
	}
	cfg.MaxConns = maxConns
	p, err := pgxpool.NewWithConfig(context.Background(), cfg)
	if err != nil {
		t.Fatalf("test database: %v", err)
	}
	return p
}

// withSentence adds what a person can do about it.
func withSentence(err error) error {
	if text, ok := pgembed.Explain(err); ok {
		return fmt.Errorf("%w\n%s", err, text)
	}
	return err
}

var (
	sequence atomic.Int64
	unclean  = regexp.MustCompile(`[^a-z0-9]+`)
)

// newName is unique on the server and recognisable: kht_<run>_<n>_<test>.
func (s *server) newName(test string) string {
	name := fmt.Sprintf("%s%s_%d_%s", namePrefix, s.run, sequence.Add(1),
		strings.Trim(unclean.ReplaceAllString(strings.ToLower(test), "_"), "_"))
	return name[:min(len(name), 63)]
}

// create clones the template, or makes an empty database. CREATE DATABASE must be
// alone in its Exec; the grants belong to the database and are not cloned.
func (s *server) create(ctx context.Context, name string, migrated bool) error {
	sql := pgembed.CreateDatabaseSQL(name)
	if migrated {
		sql = fmt.Sprintf("CREATE DATABASE %s OWNER %s TEMPLATE %s%s",
			pgx.Identifier{name}.Sanitize(), pgembed.RoleOwner, pgx.Identifier{s.template}.Sanitize(), s.strategy)
	}
	if _, err := s.admin.Exec(ctx, sql); err != nil {
		return fmt.Errorf("create: %w", err)
	}
	if _, err := s.admin.Exec(ctx, pgembed.DatabaseGrantsSQL(name)); err != nil {
		return fmt.Errorf("grant: %w", err)
	}
	if migrated {
		return nil
	}
	return s.exec(ctx, name, pgembed.SchemaSQL)
}

// exec runs one text inside a database, as superuser.
func (s *server) exec(ctx context.Context, name, sql string) error {
	conn, err := pgx.Connect(ctx, s.url("", name))
	if err != nil {
		return fmt.Errorf("connect: %w", err)
	}
	defer conn.Close(context.WithoutCancel(ctx))
	if _, err := conn.Exec(ctx, sql); err != nil {
		return fmt.Errorf("set up %s: %w", name, err)
	}
	return nil
}

// finish closes the pools and drops the database, or says how to look at it.
func (s *server) finish(t testing.TB, db *Database) {
	t.Helper()
	for role, p := range map[string]*pgxpool.Pool{"app": db.App, "owner": db.Owner, "system": db.System} {
		if p != nil && !closed(p) {
			t.Errorf("the test did not release a connection of the %s pool", role)
		}
	}
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()
	if t.Failed() {
		line, err := s.keep(ctx, db.Name)
		if err != nil {
			t.Errorf("keep test database: %v", err)
			return
		}
		t.Logf("the database of this test is kept; look at it with:\n%s", line)
		return
	}
	if _, err := s.admin.Exec(ctx, "DROP DATABASE "+pgx.Identifier{db.Name}.Sanitize()+" WITH (FORCE)"); err != nil {
		t.Errorf("drop test database: %v", err)
	}
}

// closed waits for Pool.Close, which never returns when a connection is leaked.
func closed(p *pgxpool.Pool) bool {
	done := make(chan struct{})
	go func() { p.Close(); close(done) }()
	select {
	case <-done:
		return true
	case <-time.After(5 * time.Second):
		return false
	}
}
