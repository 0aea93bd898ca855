//go:build unix

package pgtest

import (
	"context"
	"crypto/rand"
	"encoding/hex"
	"errors"
	"fmt"
	"net/url"
	"os"
	"strings"
	"sync"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"

	"kehoach/internal/pgembed"
	"kehoach/migrations"
)

const (
	namePrefix     = "kht_" // databases of tests
	keptPrefix     = "khred_"
	templatePrefix = "kehoach_tpl_"
)

// server is what the tests of one binary share.
type server struct {
	admin    *pgxpool.Pool // superuser
	url      func(role, database string) string
	run      string // names this run in database names
	template string
	strategy string // clause of CREATE DATABASE, with a leading blank
	held     []any  // open files and connections that say this run lives; a finalizer would close them
	keep     func(ctx context.Context, name string) (line string, err error)
}

// shared starts the server with the first test that asks.
var shared = sync.OnceValues(func() (*server, error) {
	ctx, cancel := context.WithTimeout(context.Background(), 2*time.Minute)
	defer cancel()
	hash, err := migrations.Files().Hash()
	if err != nil {
		return nil, err
	}
	template := templatePrefix + hash[:16]
	if given := os.Getenv("TEST_DATABASE_URL"); given != "" {
		return useServer(ctx, given, template)
	}
	return ownServer(ctx, template)
})

func newServer(ctx context.Context, template string, address func(role, database string) string) (*server, error) {
	b := make([]byte, 6)
	if _, err := rand.Read(b); err != nil {
		return nil, fmt.Errorf("name of the run: %w", err)
	}
	cfg, err := pgxpool.ParseConfig(address("", ""))
	if err != nil {
		return nil, fmt.Errorf("address of the server: %w", err)
	}
	cfg.MaxConns = maxConns
	admin, err := pgxpool.NewWithConfig(ctx, cfg)
	if err != nil {
		return nil, fmt.Errorf("connect to the server: %w", err)
	}
	return &server{admin: admin, url: address, run: hex.EncodeToString(b), template: template}, nil
}

// useServer works on the server of TEST_DATABASE_URL. FILE_COPY pays only where
// nothing is synced to disk, so its own default is left.
func useServer(ctx context.Context, given, template string) (*server, error) {
	base, err := url.Parse(given)
	if err != nil || !strings.HasPrefix(base.Scheme, "postgres") {
		return nil, errors.New("TEST_DATABASE_URL is not of the form postgres://user@host/database")
	}
	s, err := newServer(ctx, template, func(role, database string) string { return foreignURL(*base, role, database) })
	if err != nil {
		return nil, err
	}
	s.keep = s.rename
	if _, err := s.admin.Exec(ctx, pgembed.RolesSQL); err != nil {
		return nil, fmt.Errorf("make roles: %w", err)
	}
	// Held until the process ends: says that the databases of this run are in use.
	life, err := pgx.Connect(ctx, s.url("", ""))
	if err != nil {
		return nil, fmt.Errorf("connect to the server: %w", err)
	}
	if _, err := life.Exec(ctx, `SELECT pg_advisory_lock(hashtextextended($1, 0))`, s.run); err != nil {
		return nil, fmt.Errorf("lock of the run: %w", err)
	}
	s.held = []any{life}
	if err := s.sweepDatabases(ctx, life); err != nil {
		return nil, err
	}
	return s, s.lockedTemplate(ctx)
}

// foreignURL changes the database and, instead of signing in as a role that may
// need a password, takes the role on right after signing in.
func foreignURL(base url.URL, role, database string) string {
	if database != "" {
		base.Path = "/" + database
	}
	q := base.Query()
	if role != "" {
		q.Set("options", strings.TrimSpace(q.Get("options")+" -c role="+role))
	}
	base.RawQuery = strings.ReplaceAll(q.Encode(), "+", "%20") // libpq does not read + as blank
	return base.String()
}

// sweepDatabases drops what killed runs left: their lock is free.
func (s *server) sweepDatabases(ctx context.Context, conn *pgx.Conn) error {
	rows, err := conn.Query(ctx, `SELECT datname FROM pg_database WHERE starts_with(datname, $1)`, namePrefix)
	if err != nil {
		return fmt.Errorf("sweep: %w", err)
	}
	names, err := pgx.CollectRows(rows, pgx.RowTo[string])
	if err != nil {
		return fmt.Errorf("sweep: %w", err)
	}
	for _, name := range names {
		run, _, _ := strings.Cut(strings.TrimPrefix(name, namePrefix), "_")
		if run == s.run {
			continue
		}
		var free bool
		if err := conn.QueryRow(ctx, `SELECT pg_try_advisory_lock(hashtextextended($1, 0))`, run).Scan(&free); err != nil {
			return fmt.Errorf("sweep: %w", err)
		}
		if !free {
			continue
		}
		_, errDrop := conn.Exec(ctx, "DROP DATABASE IF EXISTS "+pgx.Identifier{name}.Sanitize()+" WITH (FORCE)")
		_, errLock := conn.Exec(ctx, `SELECT pg_advisory_unlock(hashtextextended($1, 0))`, run)
		if err := errors.Join(errDrop, errLock); err != nil {
			return fmt.Errorf("sweep %s: %w", name, err)
		}
	}
	return nil
}

// rename keeps a database out of the next run's sweep.
func (s *server) rename(ctx context.Context, name string) (string, error) {
	kept := keptPrefix + strings.TrimPrefix(name, namePrefix)
	kept = kept[:min(len(kept), 63)]
	_, err := s.admin.Exec(ctx, fmt.Sprintf("ALTER DATABASE %s RENAME TO %s",
		pgx.Identifier{name}.Sanitize(), pgx.Identifier{kept}.Sanitize()))
	if err != nil {
		return "", fmt.Errorf("rename: %w", err)
	}
	return "psql '" + s.url("", kept) + "'", nil
}

// lockedTemplate makes the template on a server other runs use too.
func (s *server) lockedTemplate(ctx context.Context) error {
	conn, err := pgx.Connect(ctx, s.url("", ""))
	if err != nil {
		return fmt.Errorf("template: %w", err)
	}
	defer conn.Close(context.WithoutCancel(ctx)) // gives the lock back
	if _, err := conn.Exec(ctx, `SELECT pg_advisory_lock(hashtextextended($1, 0))`, s.template); err != nil {
		return fmt.Errorf("template: %w", err)
	}
	return s.ensureTemplate(ctx)
}

// ensureTemplate migrates the template once. The template mark comes last and
// means complete; connections are forbidden, for one would stop every clone.
func (s *server) ensureTemplate(ctx context.Context) error {
	var complete bool
	err := s.admin.QueryRow(ctx, `SELECT EXISTS (SELECT FROM pg_database WHERE datname = $1 AND datistemplate)`, s.template).Scan(&complete)
	if err != nil {
		return fmt.Errorf("template: %w", err)
	}
	if complete {
		return nil
	}
	id := pgx.Identifier{s.template}.Sanitize()
	if _, err := s.admin.Exec(ctx, "DROP DATABASE IF EXISTS "+id+" WITH (FORCE)"); err != nil {
		return fmt.Errorf("template: %w", err)
	}
	if err := s.create(ctx, s.template, false); err != nil {
		return fmt.Errorf("template: %w", err)
	}
	cfg, err := pgx.ParseConfig(s.url(pgembed.RoleOwner, s.template))
	if err != nil {
		return fmt.Errorf("template: %w", err)
	}
	if err := migrations.Up(ctx, cfg); err != nil {
		return fmt.Errorf("template: %w", err)
	}
	if _, err := s.admin.Exec(ctx, "ALTER DATABASE "+id+" IS_TEMPLATE true ALLOW_CONNECTIONS false"); err != nil {
		return fmt.Errorf("template: %w", err)
	}
	return nil
}
