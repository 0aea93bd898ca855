-- Units that carry tasks and report on them, by the province row they belong to.
CREATE TABLE units (
  id            bigint GENERATED ALWAYS AS IDENTITY,
  province_id   bigint NOT NULL,
  parent_id     bigint,
  kind          text NOT NULL,
  name          text NOT NULL,
  short_name    text,
  contact_name  text,
  contact_phone text,
  contact_email text,
  head_sends    boolean NOT NULL DEFAULT false,
  valid_from    date NOT NULL,
  valid_to      date,
  version       integer NOT NULL DEFAULT 1,
  folded        text NOT NULL GENERATED ALWAYS AS (vi_fold(name)) STORED,
  CONSTRAINT units_pkey PRIMARY KEY (id),
  CONSTRAINT units_province_key UNIQUE (province_id, id),
  CONSTRAINT units_province_fkey FOREIGN KEY (province_id) REFERENCES provinces (id),
  CONSTRAINT units_parent_fkey FOREIGN KEY (province_id, parent_id) REFERENCES units (province_id, id),
  CONSTRAINT units_kind_check CHECK (kind IN ('department', 'branch', 'affiliate', 'committee', 'agency', 'other')),
  CONSTRAINT units_name_check CHECK (name = btrim(name) AND char_length(name) BETWEEN 1 AND 300),
  CONSTRAINT units_short_name_check CHECK (char_length(short_name) BETWEEN 1 AND 60),
  CONSTRAINT units_contact_check CHECK (char_length(contact_name) BETWEEN 1 AND 200 AND char_length(contact_phone) BETWEEN 1 AND 40
    AND char_length(contact_email) BETWEEN 3 AND 254),
  CONSTRAINT units_parent_check CHECK (parent_id <> id),
  CONSTRAINT units_valid_check CHECK (valid_to >= valid_from)
);
COMMENT ON COLUMN units.head_sends IS 'only the head of the unit sends its reports (trưởng đơn vị gửi)';
-- Two units of one name at one time could not be told apart.
ALTER TABLE units ADD CONSTRAINT units_name_once EXCLUDE USING gist
  (province_id WITH =, folded WITH =, daterange(valid_from, valid_to, '[]') WITH &&);

-- Other names of a unit, by which the names in imported documents are matched.
CREATE TABLE unit_aliases (
  province_id bigint NOT NULL,
  unit_id     bigint NOT NULL,
  alias       text NOT NULL,
  folded      text NOT NULL GENERATED ALWAYS AS (vi_fold(alias)) STORED,
  CONSTRAINT unit_aliases_pkey PRIMARY KEY (unit_id, alias),
  CONSTRAINT unit_aliases_unit_fkey FOREIGN KEY (province_id, unit_id) REFERENCES units (province_id, id) ON DELETE CASCADE,
  CONSTRAINT unit_aliases_alias_check CHECK (alias = btrim(alias) AND char_length(alias) BETWEEN 1 AND 300)
);
CREATE INDEX unit_aliases_folded_idx ON unit_aliases (province_id, folded);

-- A unit that ended and the one that goes on with its work; across a merger of provinces they differ in province.
CREATE TABLE unit_successions (
  predecessor_id bigint NOT NULL,
  successor_id   bigint NOT NULL,
  CONSTRAINT unit_successions_pkey PRIMARY KEY (predecessor_id, successor_id),
  CONSTRAINT unit_successions_predecessor_fkey FOREIGN KEY (predecessor_id) REFERENCES units (id),
  CONSTRAINT unit_successions_successor_fkey FOREIGN KEY (successor_id) REFERENCES units (id),
  CONSTRAINT unit_successions_other_check CHECK (predecessor_id <> successor_id)
);

-- The name stays as the document wrote it; the unit is who that is.
ALTER TABLE task_units ADD COLUMN unit_id bigint;
ALTER TABLE task_units ADD CONSTRAINT task_units_unit_fkey FOREIGN KEY (province_id, unit_id) REFERENCES units (province_id, id);
CREATE INDEX task_units_unit_idx ON task_units (unit_id, role);
CREATE UNIQUE INDEX task_units_unit_once ON task_units (task_id, unit_id);

GRANT SELECT, INSERT, UPDATE ON units TO kehoach_app, kehoach_system;
GRANT SELECT, INSERT, DELETE ON unit_aliases, unit_successions TO kehoach_app, kehoach_system;
