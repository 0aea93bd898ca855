-- Plans of a year with groups, tasks and what a task names. Composite keys keep every row in its own province,
-- year, plan and group; unknown facts are NULL, never a default.
CREATE TABLE plans (
  id              bigint GENERATED ALWAYS AS IDENTITY,
  province_id     bigint NOT NULL,
  year_id         bigint NOT NULL,
  import_id       bigint NOT NULL,
  kind            text NOT NULL,
  period          text,
  state           text NOT NULL DEFAULT 'draft',
  slug            text NOT NULL,
  title           text,
  number          text,
  agency          text,
  issued_on       date,
  bases           text[] NOT NULL DEFAULT '{}',
  declared_groups integer,
  declared_tasks  integer,
  CONSTRAINT plans_pkey PRIMARY KEY (id),
  CONSTRAINT plans_year_key UNIQUE (province_id, year_id, id),
  CONSTRAINT plans_slug_key UNIQUE (year_id, slug),
  CONSTRAINT plans_year_fkey FOREIGN KEY (province_id, year_id) REFERENCES years (province_id, id),
  CONSTRAINT plans_import_fkey FOREIGN KEY (province_id, year_id, import_id)
    REFERENCES imports (province_id, year_id, id),
  CONSTRAINT plans_kind_check CHECK (kind IN ('annual', 'thematic', 'directive')),
  CONSTRAINT plans_period_check CHECK (period IN ('year', 'h2', 'q4')),
  CONSTRAINT plans_state_check CHECK (state IN ('draft', 'released', 'ended')),
  CONSTRAINT plans_slug_check CHECK (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' AND length(slug) <= 100),
  CONSTRAINT plans_title_check CHECK (char_length(title) BETWEEN 1 AND 10000),
  CONSTRAINT plans_number_check CHECK (char_length(number) BETWEEN 1 AND 200),
  CONSTRAINT plans_agency_check CHECK (char_length(agency) BETWEEN 1 AND 10000),
  CONSTRAINT plans_declared_check CHECK (declared_groups > 0 AND declared_tasks > 0)
);
CREATE UNIQUE INDEX plans_one_annual ON plans (year_id) WHERE kind = 'annual';
CREATE INDEX plans_import_idx ON plans (import_id);

CREATE TABLE task_groups (
  id           bigint GENERATED ALWAYS AS IDENTITY,
  province_id  bigint NOT NULL,
  year_id      bigint NOT NULL,
  plan_id      bigint NOT NULL,
  ord          integer NOT NULL,
  number       text,
  title        text NOT NULL,
  synthetic    boolean NOT NULL,
  source_start integer NOT NULL,
  source_end   integer NOT NULL,
  CONSTRAINT task_groups_pkey PRIMARY KEY (id),
  CONSTRAINT task_groups_plan_key UNIQUE (province_id, year_id, plan_id, id),
  CONSTRAINT task_groups_ord_key UNIQUE (plan_id, ord) DEFERRABLE,
  CONSTRAINT task_groups_plan_fkey FOREIGN KEY (province_id, year_id, plan_id)
    REFERENCES plans (province_id, year_id, id),
  CONSTRAINT task_groups_ord_check CHECK (ord >= 1),
  CONSTRAINT task_groups_number_check CHECK (char_length(number) BETWEEN 1 AND 100),
  CONSTRAINT task_groups_title_check CHECK (char_length(title) <= 10000 AND (synthetic OR btrim(title) <> '')),
  CONSTRAINT task_groups_source_check CHECK (source_start BETWEEN 0 AND source_end)
);

CREATE TABLE tasks (
  id                bigint GENERATED ALWAYS AS IDENTITY,
  province_id       bigint NOT NULL,
  year_id           bigint NOT NULL,
  plan_id           bigint NOT NULL,
  group_id          bigint NOT NULL,
  ord               integer NOT NULL,
  number            text NOT NULL,
  text              text NOT NULL,
  kind              text NOT NULL,
  due_text          text,
  due_on            date,
  assigned_on       date NOT NULL,
  output            text,
  from_heading      boolean NOT NULL,
  confidence        double precision NOT NULL,
  reason            text,
  reference_numbers text[] NOT NULL DEFAULT '{}',
  source_start      integer NOT NULL,
  source_end        integer NOT NULL,
  CONSTRAINT tasks_pkey PRIMARY KEY (id),
  CONSTRAINT tasks_year_key UNIQUE (province_id, year_id, id),
  CONSTRAINT tasks_ord_key UNIQUE (group_id, ord) DEFERRABLE,
  CONSTRAINT tasks_group_fkey FOREIGN KEY (province_id, year_id, plan_id, group_id)
    REFERENCES task_groups (province_id, year_id, plan_id, id),
  CONSTRAINT tasks_ord_check CHECK (ord >= 1),
  CONSTRAINT tasks_number_check CHECK (char_length(number) BETWEEN 1 AND 100),
  CONSTRAINT tasks_text_check CHECK (char_length(text) <= 10000 AND btrim(text) <> ''),
  CONSTRAINT tasks_kind_check CHECK (kind IN ('deadline', 'regular')),
  CONSTRAINT tasks_due_text_check CHECK (char_length(due_text) BETWEEN 1 AND 10000),
  CONSTRAINT tasks_due_check CHECK (due_on BETWEEN '2000-01-01' AND '2199-12-31' AND (kind = 'deadline' OR due_on IS NULL)),
  CONSTRAINT tasks_output_check CHECK (char_length(output) BETWEEN 1 AND 10000),
  CONSTRAINT tasks_confidence_check CHECK (confidence BETWEEN 0 AND 1),
  CONSTRAINT tasks_reason_check CHECK (char_length(reason) BETWEEN 1 AND 10000),
  CONSTRAINT tasks_source_check CHECK (source_start BETWEEN 0 AND source_end)
);
CREATE INDEX tasks_plan_idx ON tasks (plan_id);

CREATE TABLE task_units (
  province_id bigint NOT NULL,
  year_id     bigint NOT NULL,
  task_id     bigint NOT NULL,
  ord         integer NOT NULL,
  role        text NOT NULL,
  name        text NOT NULL,
  CONSTRAINT task_units_pkey PRIMARY KEY (task_id, ord),
  CONSTRAINT task_units_task_fkey FOREIGN KEY (province_id, year_id, task_id)
    REFERENCES tasks (province_id, year_id, id) ON DELETE CASCADE,
  CONSTRAINT task_units_role_check CHECK (role IN ('lead', 'support')),
  CONSTRAINT task_units_name_check CHECK (char_length(name) <= 10000 AND btrim(name) <> '')
);
CREATE UNIQUE INDEX task_units_one_lead ON task_units (task_id) WHERE role = 'lead';

CREATE TABLE task_targets (
  province_id bigint NOT NULL,
  year_id     bigint NOT NULL,
  task_id     bigint NOT NULL,
  ord         integer NOT NULL,
  raw         text NOT NULL,
  value       numeric,
  max         numeric,
  unit        text,
  cmp         text NOT NULL,
  CONSTRAINT task_targets_pkey PRIMARY KEY (task_id, ord),
  CONSTRAINT task_targets_task_fkey FOREIGN KEY (province_id, year_id, task_id)
    REFERENCES tasks (province_id, year_id, id) ON DELETE CASCADE,
  CONSTRAINT task_targets_raw_check CHECK (char_length(raw) <= 10000 AND btrim(raw) <> ''),
  CONSTRAINT task_targets_unit_check CHECK (char_length(unit) BETWEEN 1 AND 1000),
  CONSTRAINT task_targets_cmp_check CHECK (cmp IN ('=', '>=', '<=', 'range')),
  CONSTRAINT task_targets_max_check CHECK ((cmp = 'range') = (max IS NOT NULL))
);

GRANT SELECT, INSERT, UPDATE, DELETE ON plans, task_groups, tasks, task_units, task_targets
  TO kehoach_app, kehoach_system;
