-- Products of a task: a document by its facts, a file, or both.
CREATE TABLE files (
  id          text NOT NULL,
  province_id bigint NOT NULL,
  name        text NOT NULL,
  media_type  text NOT NULL,
  sha256      text NOT NULL,
  bytes       bytea NOT NULL,
  created_at  timestamptz NOT NULL,
  created_by  bigint,
  CONSTRAINT files_pkey PRIMARY KEY (id),
  CONSTRAINT files_province_key UNIQUE (province_id, id),
  CONSTRAINT files_province_fkey FOREIGN KEY (province_id) REFERENCES provinces (id),
  CONSTRAINT files_id_check CHECK (id ~ '^[A-Za-z0-9_-]{20,64}$'),
  CONSTRAINT files_name_check CHECK (char_length(name) BETWEEN 1 AND 255),
  CONSTRAINT files_bytes_check CHECK (octet_length(bytes) BETWEEN 1 AND 20971520)
);

CREATE TABLE evidences (
  id              bigint GENERATED ALWAYS AS IDENTITY,
  province_id     bigint NOT NULL,
  year_id         bigint NOT NULL,
  task_id         bigint NOT NULL,
  period_id       bigint,
  unit_id         bigint NOT NULL,
  document_kind   text,
  document_number text,
  document_on     date,
  agency          text,
  summary         text,
  file_id         text,
  created_at      timestamptz NOT NULL,
  created_by      bigint,
  removed_at      timestamptz,
  removed_reason  text,
  CONSTRAINT evidences_pkey PRIMARY KEY (id),
  CONSTRAINT evidences_task_fkey FOREIGN KEY (province_id, year_id, task_id) REFERENCES tasks (province_id, year_id, id),
  CONSTRAINT evidences_period_fkey FOREIGN KEY (province_id, year_id, period_id) REFERENCES periods (province_id, year_id, id),
  CONSTRAINT evidences_unit_fkey FOREIGN KEY (province_id, unit_id) REFERENCES units (province_id, id),
  CONSTRAINT evidences_file_fkey FOREIGN KEY (province_id, file_id) REFERENCES files (province_id, id),
  CONSTRAINT evidences_what_check CHECK (file_id IS NOT NULL OR document_number IS NOT NULL OR summary IS NOT NULL),
  CONSTRAINT evidences_text_check CHECK (char_length(document_kind) BETWEEN 1 AND 100 AND char_length(document_number) BETWEEN 1 AND 200
    AND char_length(agency) BETWEEN 1 AND 300 AND char_length(summary) BETWEEN 1 AND 2000),
  CONSTRAINT evidences_removed_check CHECK ((removed_at IS NULL) = (removed_reason IS NULL) AND char_length(removed_reason) BETWEEN 1 AND 2000)
);
CREATE INDEX evidences_task_idx ON evidences (task_id) WHERE removed_at IS NULL;

-- Gia hạn: asked for by the unit, decided by the leader or recorded by the planner; the ledger is the table.
CREATE TABLE extensions (
  id               bigint GENERATED ALWAYS AS IDENTITY,
  province_id      bigint NOT NULL,
  year_id          bigint NOT NULL,
  task_id          bigint NOT NULL,
  unit_id          bigint NOT NULL,
  state            text NOT NULL DEFAULT 'requested',
  due_before       date NOT NULL,
  proposed_on      date NOT NULL,
  reason           text NOT NULL,
  document_number  text,
  requested_at     timestamptz NOT NULL,
  requested_by     bigint,
  requested_name   text NOT NULL,
  decided_on       date,
  granted_on       date,
  decided_by       bigint,
  decided_name     text,
  decision_number  text,
  decision_reason  text,
  version          integer NOT NULL DEFAULT 1,
  CONSTRAINT extensions_pkey PRIMARY KEY (id),
  CONSTRAINT extensions_task_fkey FOREIGN KEY (province_id, year_id, task_id) REFERENCES tasks (province_id, year_id, id),
  CONSTRAINT extensions_unit_fkey FOREIGN KEY (province_id, unit_id) REFERENCES units (province_id, id),
  CONSTRAINT extensions_state_check CHECK (state IN ('requested', 'approved', 'refused', 'withdrawn')),
  CONSTRAINT extensions_proposed_check CHECK (proposed_on > due_before AND proposed_on <= '2199-12-31'),
  CONSTRAINT extensions_granted_check CHECK ((state = 'approved') = (granted_on IS NOT NULL) AND granted_on > due_before
    AND granted_on <= '2199-12-31'),
  CONSTRAINT extensions_decided_check CHECK ((state IN ('approved', 'refused')) = (decided_on IS NOT NULL)
    AND (state <> 'refused' OR decision_reason IS NOT NULL)),
  CONSTRAINT extensions_text_check CHECK (btrim(reason) <> '' AND char_length(reason) <= 2000
    AND char_length(document_number) BETWEEN 1 AND 200 AND char_length(decision_number) BETWEEN 1 AND 200
    AND char_length(decision_reason) BETWEEN 1 AND 2000)
);
CREATE UNIQUE INDEX extensions_one_open ON extensions (task_id) WHERE state = 'requested';
CREATE INDEX extensions_task_idx ON extensions (task_id, decided_on);
COMMENT ON COLUMN extensions.decided_on IS 'from this day the granted deadline is the one in force';

GRANT SELECT, INSERT ON files TO kehoach_app, kehoach_system;
GRANT SELECT, INSERT, UPDATE ON evidences, extensions TO kehoach_app, kehoach_system;
