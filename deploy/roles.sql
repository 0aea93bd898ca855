-- Once, by the superuser of an existing server: psql -f deploy/roles.sql. It may be repeated.
DO $roles$
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
$roles$;
SELECT 'CREATE DATABASE "kehoach" OWNER kehoach_owner ENCODING ''UTF8'' TEMPLATE template0' WHERE NOT EXISTS (SELECT FROM pg_database WHERE datname = 'kehoach') \gexec
REVOKE ALL ON DATABASE "kehoach" FROM PUBLIC;
GRANT CONNECT ON DATABASE "kehoach" TO kehoach_app, kehoach_system;
ALTER DATABASE "kehoach" SET timezone TO 'Asia/Ho_Chi_Minh';
\connect kehoach
REVOKE CREATE ON SCHEMA public FROM PUBLIC;
GRANT CREATE, USAGE ON SCHEMA public TO kehoach_owner;
