-- Who did what, when, from where and why: written by row triggers in the transaction of the change, never changed again.
-- xid lets a later sealer tell settled rows from those of transactions still running.
CREATE TABLE audit_log (
  id          bigint GENERATED ALWAYS AS IDENTITY,
  at          timestamptz NOT NULL,
  xid         xid8 NOT NULL DEFAULT pg_current_xact_id(),
  actor_id    bigint,
  actor       text NOT NULL,
  address     text,
  request     text,
  action      text NOT NULL,
  entity      text NOT NULL,
  entity_id   text,
  province_id bigint,
  year_id     bigint,
  task_id     bigint,
  before      jsonb,
  after       jsonb,
  reason      text,
  CONSTRAINT audit_log_pkey PRIMARY KEY (id)
);
CREATE INDEX audit_log_task_idx ON audit_log (task_id, id) WHERE task_id IS NOT NULL;
CREATE INDEX audit_log_province_idx ON audit_log (province_id, id);
CREATE INDEX audit_log_entity_idx ON audit_log (entity, entity_id, id);
COMMENT ON TABLE audit_log IS 'append-only; before and after hold the changed columns alone';

-- The transaction's clock: the program's, where it passed one.
CREATE FUNCTION app_now() RETURNS timestamptz LANGUAGE sql STABLE
  RETURN coalesce(nullif(current_setting('app.now', true), '')::timestamptz, statement_timestamp());

-- Only the owner of the functions writes the log: the roles of the program may call them and read.
CREATE FUNCTION audit_write(did text, what text, what_id text, of_row jsonb, was jsonb, is_now jsonb) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp
BEGIN ATOMIC
  INSERT INTO audit_log (at, actor_id, actor, address, request, action, entity, entity_id, province_id, year_id, task_id,
    before, after, reason)
  VALUES (app_now(), nullif(current_setting('app.user_id', true), '')::bigint,
    coalesce(nullif(current_setting('app.actor', true), ''), session_user),
    nullif(current_setting('app.address', true), ''), nullif(current_setting('app.request', true), ''), did, what, what_id,
    CASE what WHEN 'provinces' THEN (of_row ->> 'id')::bigint ELSE (of_row ->> 'province_id')::bigint END,
    CASE what WHEN 'years' THEN (of_row ->> 'id')::bigint ELSE (of_row ->> 'year_id')::bigint END,
    CASE what WHEN 'tasks' THEN (of_row ->> 'id')::bigint ELSE (of_row ->> 'task_id')::bigint END,
    was, is_now, nullif(current_setting('app.reason', true), ''));
END;
REVOKE EXECUTE ON FUNCTION audit_write FROM PUBLIC;

-- Arguments: the columns that are not written down (secrets, sizes, what follows from others).
CREATE FUNCTION audit_row() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  hidden text[] := tg_argv::text[] || ARRAY['words', 'exact', 'folded', 'version'];
  was    jsonb;
  is_now jsonb;
  of_row jsonb := to_jsonb(CASE tg_op WHEN 'DELETE' THEN old ELSE new END);
BEGIN
  IF tg_op <> 'INSERT' THEN was := to_jsonb(old) - hidden; END IF;
  IF tg_op <> 'DELETE' THEN is_now := to_jsonb(new) - hidden; END IF;
  IF tg_op = 'UPDATE' THEN
    SELECT jsonb_object_agg(o.key, o.value), jsonb_object_agg(o.key, n.value) INTO was, is_now
      FROM jsonb_each(was) o JOIN jsonb_each(is_now) n USING (key) WHERE o.value IS DISTINCT FROM n.value;
    IF was IS NULL THEN RETURN NULL; END IF;
  END IF;
  PERFORM audit_write(lower(tg_op), tg_table_name, coalesce(of_row ->> 'id', of_row ->> 'key', of_row ->> 'day', of_row ->> 'user_id'),
    of_row, was, jsonb_strip_nulls(is_now));
  RETURN NULL;
END $$;

-- What leaves no row: a sign-in, an export, a refusal.
CREATE FUNCTION audit_event(did text, what text, what_id text, detail jsonb) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp
BEGIN ATOMIC
  SELECT audit_write(did, what, what_id, detail, NULL::jsonb, detail);
END;
REVOKE EXECUTE ON FUNCTION audit_event FROM PUBLIC;
GRANT EXECUTE ON FUNCTION audit_event TO kehoach_app, kehoach_system;

CREATE FUNCTION audit_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'audit_log is append-only' USING ERRCODE = '42501';
END $$;
CREATE TRIGGER audit_log_append_only BEFORE UPDATE OR DELETE ON audit_log FOR EACH ROW EXECUTE FUNCTION audit_refuse();
CREATE TRIGGER audit_log_no_truncate BEFORE TRUNCATE ON audit_log FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse();

DO $$
DECLARE
  one text;
BEGIN
  FOREACH one IN ARRAY ARRAY['users', 'memberships', 'settings', 'units', 'unit_aliases', 'unit_successions', 'plans', 'tasks',
    'task_units', 'periods', 'period_windows', 'holidays', 'progress_reports', 'unit_reports', 'coordination_notes', 'evidences',
    'extensions'] LOOP
    EXECUTE format('CREATE TRIGGER %I AFTER INSERT OR UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION audit_row()',
      one || '_audit', one);
  END LOOP;
END $$;
CREATE TRIGGER credentials_audit AFTER INSERT OR UPDATE OR DELETE ON credentials
  FOR EACH ROW EXECUTE FUNCTION audit_row('password_hash', 'totp_secret', 'totp_last_step');
-- A file is named by the audited row of its evidence: its own would be written out in full to be thrown away.

-- What a page of the year shows now hangs on these tables too.
DO $$
DECLARE
  one text;
BEGIN
  FOREACH one IN ARRAY ARRAY['periods', 'period_windows', 'progress_reports', 'unit_reports', 'coordination_notes', 'evidences',
    'extensions'] LOOP
    EXECUTE format('CREATE TRIGGER %I AFTER INSERT OR UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION note_year()',
      one || '_note_year', one);
    EXECUTE format('CREATE CONSTRAINT TRIGGER %I AFTER INSERT OR UPDATE OR DELETE ON %I DEFERRABLE INITIALLY DEFERRED
      FOR EACH ROW EXECUTE FUNCTION bump_years()', one || '_bump_years', one);
  END LOOP;
END $$;

GRANT SELECT ON audit_log TO kehoach_app, kehoach_system;
