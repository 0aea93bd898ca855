-- A task's report in a kỳ: what the unit says now. What was sent stays in report_versions.
CREATE TABLE progress_reports (
  id                bigint GENERATED ALWAYS AS IDENTITY,
  province_id       bigint NOT NULL,
  year_id           bigint NOT NULL,
  task_id           bigint NOT NULL,
  period_id         bigint NOT NULL,
  unit_id           bigint NOT NULL,
  state             text NOT NULL DEFAULT 'draft',
  progress          text NOT NULL,
  percent           numeric(4, 1),
  outlook           text,
  result            text,
  obstacles         text,
  proposals         text,
  completed_on      date,
  no_product_reason text,
  unchanged         boolean NOT NULL DEFAULT false,
  version           integer NOT NULL DEFAULT 1,
  saved_at          timestamptz NOT NULL,
  saved_by          bigint,
  sent_at           timestamptz,
  decided_at        timestamptz,
  CONSTRAINT progress_reports_pkey PRIMARY KEY (id),
  CONSTRAINT progress_reports_year_key UNIQUE (province_id, year_id, id),
  CONSTRAINT progress_reports_task_key UNIQUE (task_id, period_id),
  CONSTRAINT progress_reports_task_fkey FOREIGN KEY (province_id, year_id, task_id) REFERENCES tasks (province_id, year_id, id),
  CONSTRAINT progress_reports_period_fkey FOREIGN KEY (province_id, year_id, period_id) REFERENCES periods (province_id, year_id, id),
  CONSTRAINT progress_reports_unit_fkey FOREIGN KEY (province_id, unit_id) REFERENCES units (province_id, id),
  CONSTRAINT progress_reports_user_fkey FOREIGN KEY (saved_by) REFERENCES users (id),
  CONSTRAINT progress_reports_state_check CHECK (state IN ('draft', 'submitted', 'returned', 'approved')),
  CONSTRAINT progress_reports_progress_check CHECK (progress IN ('not_started', 'in_progress', 'done', 'paused', 'dropped')),
  CONSTRAINT progress_reports_percent_check CHECK (percent BETWEEN 0 AND 100),
  CONSTRAINT progress_reports_outlook_check CHECK (outlook IN ('feasible', 'at_risk', 'unlikely')),
  CONSTRAINT progress_reports_done_check CHECK ((progress = 'done') = (completed_on IS NOT NULL)
    AND (progress <> 'done' OR percent = 100 AND outlook IS NULL)),
  CONSTRAINT progress_reports_risk_check CHECK (outlook IS NULL OR outlook = 'feasible' OR (obstacles IS NOT NULL AND proposals IS NOT NULL)),
  CONSTRAINT progress_reports_text_check CHECK (char_length(result) BETWEEN 1 AND 5000 AND char_length(obstacles) BETWEEN 1 AND 5000
    AND char_length(proposals) BETWEEN 1 AND 5000 AND char_length(no_product_reason) BETWEEN 1 AND 2000),
  CONSTRAINT progress_reports_sent_check CHECK (state = 'draft' OR sent_at IS NOT NULL)
);
CREATE INDEX progress_reports_period_idx ON progress_reports (period_id, unit_id);

-- What is typed and not yet saved, as typed: autosave must keep "hai" and 101 too. It changes no number and is not audited.
CREATE TABLE report_drafts (
  province_id bigint NOT NULL,
  year_id     bigint NOT NULL,
  task_id     bigint NOT NULL,
  period_id   bigint NOT NULL,
  unit_id     bigint NOT NULL,
  fields      jsonb NOT NULL,
  version     integer NOT NULL DEFAULT 1,
  updated_at  timestamptz NOT NULL,
  updated_by  bigint,
  CONSTRAINT report_drafts_pkey PRIMARY KEY (task_id, period_id, unit_id),
  CONSTRAINT report_drafts_task_fkey FOREIGN KEY (province_id, year_id, task_id) REFERENCES tasks (province_id, year_id, id),
  CONSTRAINT report_drafts_period_fkey FOREIGN KEY (province_id, year_id, period_id) REFERENCES periods (province_id, year_id, id),
  CONSTRAINT report_drafts_unit_fkey FOREIGN KEY (province_id, unit_id) REFERENCES units (province_id, id),
  CONSTRAINT report_drafts_fields_check CHECK (pg_column_size(fields) <= 200000)
);

-- One row for each time a report was sent, as it was sent.
CREATE TABLE report_versions (
  province_id bigint NOT NULL,
  year_id     bigint NOT NULL,
  report_id   bigint NOT NULL,
  number      integer NOT NULL,
  unit_id     bigint NOT NULL,
  content     jsonb NOT NULL,
  sent_at     timestamptz NOT NULL,
  sent_by     bigint,
  sent_name   text NOT NULL,
  CONSTRAINT report_versions_pkey PRIMARY KEY (report_id, number),
  CONSTRAINT report_versions_report_fkey FOREIGN KEY (province_id, year_id, report_id) REFERENCES progress_reports (province_id, year_id, id)
);

-- What happened to a report: sent, returned, approved, reassigned; kept for ever.
CREATE TABLE report_events (
  id          bigint GENERATED ALWAYS AS IDENTITY,
  province_id bigint NOT NULL,
  year_id     bigint NOT NULL,
  report_id   bigint NOT NULL,
  action      text NOT NULL,
  reason      text,
  at          timestamptz NOT NULL,
  user_id     bigint,
  actor_name  text NOT NULL,
  CONSTRAINT report_events_pkey PRIMARY KEY (id),
  CONSTRAINT report_events_report_fkey FOREIGN KEY (province_id, year_id, report_id) REFERENCES progress_reports (province_id, year_id, id),
  CONSTRAINT report_events_action_check CHECK (action IN ('sent', 'returned', 'approved', 'reassigned')),
  CONSTRAINT report_events_reason_check CHECK (char_length(reason) BETWEEN 1 AND 2000 AND (action <> 'returned' OR reason IS NOT NULL))
);
CREATE INDEX report_events_report_idx ON report_events (report_id, id);

-- A unit's own word on a kỳ, and when its reports were complete.
CREATE TABLE unit_reports (
  province_id       bigint NOT NULL,
  year_id           bigint NOT NULL,
  period_id         bigint NOT NULL,
  unit_id           bigint NOT NULL,
  results           text,
  shortcomings      text,
  causes            text,
  proposals         text,
  handed_at         timestamptz,
  handed_back       text,
  first_complete_at timestamptz,
  last_sent_at      timestamptz,
  version           integer NOT NULL DEFAULT 1,
  CONSTRAINT unit_reports_pkey PRIMARY KEY (period_id, unit_id),
  CONSTRAINT unit_reports_period_fkey FOREIGN KEY (province_id, year_id, period_id) REFERENCES periods (province_id, year_id, id),
  CONSTRAINT unit_reports_unit_fkey FOREIGN KEY (province_id, unit_id) REFERENCES units (province_id, id),
  CONSTRAINT unit_reports_text_check CHECK (char_length(results) BETWEEN 1 AND 10000 AND char_length(shortcomings) BETWEEN 1 AND 10000
    AND char_length(causes) BETWEEN 1 AND 10000 AND char_length(proposals) BETWEEN 1 AND 10000
    AND char_length(handed_back) BETWEEN 1 AND 2000)
);
COMMENT ON COLUMN unit_reports.handed_at IS 'officers handed the batch to the head, who sends it (units.head_sends)';
COMMENT ON COLUMN unit_reports.handed_back IS 'why the head gave the batch back inside the unit';

-- Ý kiến phối hợp of a coordinating unit on a task in a kỳ.
CREATE TABLE coordination_notes (
  province_id bigint NOT NULL,
  year_id     bigint NOT NULL,
  task_id     bigint NOT NULL,
  period_id   bigint NOT NULL,
  unit_id     bigint NOT NULL,
  body        text NOT NULL,
  version     integer NOT NULL DEFAULT 1,
  updated_at  timestamptz NOT NULL,
  updated_by  bigint,
  CONSTRAINT coordination_notes_pkey PRIMARY KEY (task_id, period_id, unit_id),
  CONSTRAINT coordination_notes_task_fkey FOREIGN KEY (province_id, year_id, task_id) REFERENCES tasks (province_id, year_id, id),
  CONSTRAINT coordination_notes_period_fkey FOREIGN KEY (province_id, year_id, period_id) REFERENCES periods (province_id, year_id, id),
  CONSTRAINT coordination_notes_unit_fkey FOREIGN KEY (province_id, unit_id) REFERENCES units (province_id, id),
  CONSTRAINT coordination_notes_body_check CHECK (btrim(body) <> '' AND char_length(body) <= 5000)
);

-- Nothing below a kỳ that is not open changes, whoever asks. The row lock keeps a lock from slipping in between.
CREATE FUNCTION refuse_unless_open() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  found text;
BEGIN
  SELECT state INTO found FROM public.periods
    WHERE id = CASE tg_op WHEN 'DELETE' THEN old.period_id ELSE new.period_id END FOR SHARE;
  IF found IS DISTINCT FROM 'open' THEN
    RAISE EXCEPTION 'the period is not open' USING ERRCODE = 'KH001';
  END IF;
  RETURN CASE tg_op WHEN 'DELETE' THEN old ELSE new END;
END $$;
CREATE TRIGGER progress_reports_open BEFORE INSERT OR UPDATE OR DELETE ON progress_reports
  FOR EACH ROW EXECUTE FUNCTION refuse_unless_open();
CREATE TRIGGER unit_reports_open BEFORE INSERT OR UPDATE OR DELETE ON unit_reports
  FOR EACH ROW EXECUTE FUNCTION refuse_unless_open();
CREATE TRIGGER coordination_notes_open BEFORE INSERT OR UPDATE OR DELETE ON coordination_notes
  FOR EACH ROW EXECUTE FUNCTION refuse_unless_open();

GRANT SELECT, INSERT, UPDATE ON progress_reports, unit_reports TO kehoach_app, kehoach_system;
GRANT SELECT, INSERT, UPDATE, DELETE ON report_drafts, coordination_notes TO kehoach_app, kehoach_system;
GRANT SELECT, INSERT ON report_versions, report_events TO kehoach_app, kehoach_system;
