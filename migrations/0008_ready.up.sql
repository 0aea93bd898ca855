-- The application says in /readyz whether the schema is the one it knows.
GRANT SELECT ON schema_migrations TO kehoach_app, kehoach_system;
