-- Kỳ báo cáo of a year (product rules §2), cumulative: q1 ⊂ h1 ⊂ m9 ⊂ year.
CREATE TABLE periods (
  id          bigint GENERATED ALWAYS AS IDENTITY,
  province_id bigint NOT NULL,
  year_id     bigint NOT NULL,
  kind        text NOT NULL,
  data_from   date NOT NULL,
  data_to     date NOT NULL,
  as_of_on    date NOT NULL,
  opens_on    date NOT NULL,
  due_on      date NOT NULL,
  grace_until date NOT NULL,
  state       text NOT NULL DEFAULT 'preparing',
  locked_at   timestamptz,
  version     integer NOT NULL DEFAULT 1,
  CONSTRAINT periods_pkey PRIMARY KEY (id),
  CONSTRAINT periods_year_key UNIQUE (province_id, year_id, id),
  CONSTRAINT periods_kind_key UNIQUE (year_id, kind),
  CONSTRAINT periods_year_fkey FOREIGN KEY (province_id, year_id) REFERENCES years (province_id, id),
  CONSTRAINT periods_kind_check CHECK (kind IN ('q1', 'h1', 'm9', 'year')),
  CONSTRAINT periods_state_check CHECK (state IN ('preparing', 'open', 'locked', 'published')),
  CONSTRAINT periods_data_check CHECK (data_from <= data_to AND as_of_on >= data_from),
  CONSTRAINT periods_window_check CHECK (opens_on <= due_on AND due_on <= grace_until),
  CONSTRAINT periods_locked_check CHECK ((state IN ('locked', 'published')) = (locked_at IS NOT NULL))
);

-- A unit's longer time to report, with its reason.
CREATE TABLE period_windows (
  id          bigint GENERATED ALWAYS AS IDENTITY,
  province_id bigint NOT NULL,
  year_id     bigint NOT NULL,
  period_id   bigint NOT NULL,
  unit_id     bigint NOT NULL,
  until       date NOT NULL,
  reason      text NOT NULL,
  created_at  timestamptz NOT NULL,
  created_by  text NOT NULL,
  revoked_at  timestamptz,
  CONSTRAINT period_windows_pkey PRIMARY KEY (id),
  CONSTRAINT period_windows_period_fkey FOREIGN KEY (province_id, year_id, period_id) REFERENCES periods (province_id, year_id, id),
  CONSTRAINT period_windows_unit_fkey FOREIGN KEY (province_id, unit_id) REFERENCES units (province_id, id),
  CONSTRAINT period_windows_reason_check CHECK (btrim(reason) <> '' AND char_length(reason) <= 2000)
);
CREATE UNIQUE INDEX period_windows_once ON period_windows (period_id, unit_id) WHERE revoked_at IS NULL;

-- Days off, and Saturdays worked instead. A year without a row is a year nobody has entered yet.
CREATE TABLE holidays (
  day    date NOT NULL,
  kind   text NOT NULL DEFAULT 'off',
  name   text NOT NULL,
  source text NOT NULL,
  CONSTRAINT holidays_pkey PRIMARY KEY (day),
  CONSTRAINT holidays_kind_check CHECK (kind IN ('off', 'work')),
  CONSTRAINT holidays_name_check CHECK (char_length(name) BETWEEN 1 AND 200),
  CONSTRAINT holidays_source_check CHECK (char_length(source) BETWEEN 1 AND 300)
);

GRANT SELECT, INSERT, UPDATE, DELETE ON periods TO kehoach_app, kehoach_system;
GRANT SELECT, INSERT, UPDATE ON period_windows TO kehoach_app, kehoach_system;
GRANT SELECT, INSERT, UPDATE, DELETE ON holidays TO kehoach_app, kehoach_system;
