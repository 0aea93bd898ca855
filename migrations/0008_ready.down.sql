REVOKE SELECT ON schema_migrations FROM kehoach_app, kehoach_system;
