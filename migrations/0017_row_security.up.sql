-- The second wall between provinces: kehoach_app sees and writes only rows of the provinces named in the transaction's
-- app.provinces; without it, none. kehoach_system (command line, jobs, system-wide members) sees all.
CREATE FUNCTION app_provinces() RETURNS bigint[] LANGUAGE sql STABLE PARALLEL SAFE
  RETURN string_to_array(nullif(current_setting('app.provinces', true), ''), ',')::bigint[];

DO $$
DECLARE
  one text;
BEGIN
  FOREACH one IN ARRAY ARRAY['years', 'imports', 'plans', 'task_groups', 'tasks', 'task_units', 'task_targets', 'indicators',
    'indicator_values', 'units', 'unit_aliases', 'periods', 'period_windows', 'progress_reports', 'report_drafts', 'report_versions',
    'report_events', 'unit_reports', 'coordination_notes', 'files', 'evidences', 'extensions', 'audit_log'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', one);
    -- The scalar subselect is asked once for the statement, not once for a row.
    EXECUTE format('CREATE POLICY %I ON %I TO kehoach_app USING (province_id = ANY ((SELECT app_provinces())::bigint[]))',
      one || '_province', one);
    EXECUTE format('CREATE POLICY %I ON %I TO kehoach_system USING (true)', one || '_system', one);
  END LOOP;
END $$;
