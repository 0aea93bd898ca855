DO $$
DECLARE
  one record;
BEGIN
  FOR one IN SELECT tgname, tgrelid::regclass AS table_name FROM pg_trigger
    WHERE tgfoid = 'audit_row'::regproc OR (tgfoid IN ('note_year'::regproc, 'bump_years'::regproc) AND tgrelid IN (
      'periods'::regclass, 'period_windows'::regclass, 'progress_reports'::regclass, 'unit_reports'::regclass,
      'coordination_notes'::regclass, 'evidences'::regclass, 'extensions'::regclass)) LOOP
    EXECUTE format('DROP TRIGGER %I ON %s', one.tgname, one.table_name);
  END LOOP;
END $$;
DROP FUNCTION audit_event(text, text, text, jsonb);
DROP FUNCTION audit_row();
DROP FUNCTION audit_write(text, text, text, jsonb, jsonb, jsonb);
DROP TABLE audit_log;
DROP FUNCTION audit_refuse();
DROP FUNCTION app_now();
