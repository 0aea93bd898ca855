package pgembed

import (
	"context"
	"fmt"
	"strings"

	"github.com/jackc/pgx/v5"
)

// The roles of the program (ARCHITECTURE.md) and its database. They belong to the
// cluster, not to the schema: migrations only grant to them.
const (
	RoleOwner    = "kehoach_owner"  // owns the database, migrates, backs up
	RoleApp      = "kehoach_app"    // serves people: rows only, no BYPASSRLS
	RoleSystem   = "kehoach_system" // command line, jobs, system-wide members: rows only
	DatabaseName = "kehoach"
)

// RolesSQL makes the three roles; it may run any number of times, several at
// once too. kehoach_app may become kehoach_system for one transaction, but never
// has its rights unasked: NOINHERIT. It gives no password: on a server that asks for one, set it with
// psql's \password or let one login be a member of all three.
const RolesSQL = `DO $roles$
DECLARE
  r text;
BEGIN
  FOREACH r IN ARRAY ARRAY['kehoach_owner', 'kehoach_app', 'kehoach_system'] LOOP
    BEGIN
      EXECUTE format('CREATE ROLE %I LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS NOREPLICATION', r);
    EXCEPTION WHEN duplicate_object OR unique_violation THEN
      NULL;
    END;
  END LOOP;
  IF NOT pg_has_role('kehoach_app', 'kehoach_system', 'MEMBER') THEN
    ALTER ROLE kehoach_app NOINHERIT;
    GRANT kehoach_system TO kehoach_app;
  END IF;
EXCEPTION WHEN unique_violation OR internal_error THEN
  NULL; -- another run was faster
END
$roles$;`

// CreateDatabaseSQL makes a database of the program. It must be a statement of
// its own, outside a transaction.
func CreateDatabaseSQL(name string) string {
	return fmt.Sprintf("CREATE DATABASE %s OWNER %s ENCODING 'UTF8' TEMPLATE template0", quote(name), RoleOwner)
}

// DatabaseGrantsSQL lets the roles, and nobody else, into a database. The rights
// belong to the database entry, so a copy made from a template needs them anew.
func DatabaseGrantsSQL(name string) string {
	db := quote(name)
	return fmt.Sprintf(`REVOKE ALL ON DATABASE %[1]s FROM PUBLIC;
GRANT CONNECT ON DATABASE %[1]s TO %[2]s, %[3]s;
ALTER DATABASE %[1]s SET timezone TO 'Asia/Ho_Chi_Minh';`, db, RoleApp, RoleSystem)
}

// SchemaSQL runs inside a database of the program: only its owner may create in
// schema public. PostgreSQL 15 starts like that; a cluster upgraded from an
// older one does not.
const SchemaSQL = `REVOKE CREATE ON SCHEMA public FROM PUBLIC;
GRANT CREATE, USAGE ON SCHEMA public TO kehoach_owner;`

// SetupScript is the whole set-up for an existing server, to be run once by its
// superuser: psql -f. It may be repeated.
func SetupScript() string {
	create := strings.ReplaceAll(CreateDatabaseSQL(DatabaseName), "'", "''")
	return strings.Join([]string{
		RolesSQL,
		fmt.Sprintf("SELECT '%s' WHERE NOT EXISTS (SELECT FROM pg_database WHERE datname = '%s') \\gexec", create, DatabaseName),
		DatabaseGrantsSQL(DatabaseName),
		"\\connect " + DatabaseName,
		SchemaSQL,
	}, "\n") + "\n"
}

func quote(name string) string { return pgx.Identifier{name}.Sanitize() }

// setUp makes what is missing in the cluster; on a warm start one query finds
// that nothing is.
func setUp(ctx context.Context, conn *pgx.Conn, database bool) error {
	var roles int
	var exists, member bool
	err := conn.QueryRow(ctx, `SELECT count(*) FILTER (WHERE rolname IN ($1, $2, $3)),
		EXISTS (SELECT FROM pg_database WHERE datname = $4 AND datacl IS NOT NULL),
		EXISTS (SELECT FROM pg_auth_members m WHERE m.roleid = to_regrole($3) AND m.member = to_regrole($2)) FROM pg_roles`,
		RoleOwner, RoleApp, RoleSystem, DatabaseName).Scan(&roles, &exists, &member)
	if err != nil {
		return fmt.Errorf("look at roles: %w", err)
	}
	if roles < 3 || !member {
		if _, err := conn.Exec(ctx, RolesSQL); err != nil {
			return fmt.Errorf("make roles: %w", err)
		}
	}
	if exists || !database {
		return nil
	}
	return makeDatabase(ctx, conn)
}

// makeDatabase goes on where a killed set-up stopped: the grants come last and
// mark the database as complete.
func makeDatabase(ctx context.Context, conn *pgx.Conn) error {
	var exists bool
	err := conn.QueryRow(ctx, `SELECT EXISTS (SELECT FROM pg_database WHERE datname = $1)`, DatabaseName).Scan(&exists)
	if err != nil {
		return fmt.Errorf("look at databases: %w", err)
	}
	if !exists {
		if _, err := conn.Exec(ctx, CreateDatabaseSQL(DatabaseName)); err != nil {
			return fmt.Errorf("make database: %w", err)
		}
	}
	if _, err := conn.Exec(ctx, DatabaseGrantsSQL(DatabaseName)); err != nil {
		return fmt.Errorf("grant on database: %w", err)
	}
	return nil
}
