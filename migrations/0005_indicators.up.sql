-- Two tables, because one figure's name carries many values: TP HCM 2024 says of one indicator "tăng 11% so với
-- 2022" and "tăng 6% so với 2020", and later periods will add theirs to the same name.
CREATE TABLE indicators (
  id          bigint GENERATED ALWAYS AS IDENTITY,
  province_id bigint NOT NULL,
  year_id     bigint NOT NULL,
  plan_id     bigint NOT NULL,
  name        text NOT NULL,
  CONSTRAINT indicators_pkey PRIMARY KEY (id),
  CONSTRAINT indicators_year_key UNIQUE (province_id, year_id, plan_id, id),
  CONSTRAINT indicators_name_key UNIQUE (plan_id, name),
  CONSTRAINT indicators_plan_fkey FOREIGN KEY (province_id, year_id, plan_id)
    REFERENCES plans (province_id, year_id, id),
  CONSTRAINT indicators_name_check CHECK (char_length(name) <= 500 AND btrim(name) <> '')
);

-- ord is the value's place in the document. A missing value is not zero: it is NULL where the document states only
-- a comparison.
CREATE TABLE indicator_values (
  province_id  bigint NOT NULL,
  year_id      bigint NOT NULL,
  plan_id      bigint NOT NULL,
  indicator_id bigint NOT NULL,
  ord          integer NOT NULL,
  value        numeric,
  unit         text,
  period       text,
  comparison   text,
  base         text,
  ambiguous    boolean NOT NULL,
  source_start integer NOT NULL,
  source_end   integer NOT NULL,
  CONSTRAINT indicator_values_pkey PRIMARY KEY (plan_id, ord),
  CONSTRAINT indicator_values_indicator_fkey FOREIGN KEY (province_id, year_id, plan_id, indicator_id)
    REFERENCES indicators (province_id, year_id, plan_id, id) ON DELETE CASCADE,
  CONSTRAINT indicator_values_ord_check CHECK (ord >= 1),
  CONSTRAINT indicator_values_unit_check CHECK (char_length(unit) BETWEEN 1 AND 1000),
  CONSTRAINT indicator_values_period_check CHECK (char_length(period) BETWEEN 1 AND 1000),
  CONSTRAINT indicator_values_comparison_check CHECK (char_length(comparison) BETWEEN 1 AND 10000),
  CONSTRAINT indicator_values_base_check CHECK (char_length(base) BETWEEN 1 AND 1000),
  CONSTRAINT indicator_values_source_check CHECK (source_start BETWEEN 0 AND source_end)
);
CREATE INDEX indicator_values_indicator_idx ON indicator_values (indicator_id);

GRANT SELECT, INSERT, UPDATE, DELETE ON indicators, indicator_values TO kehoach_app, kehoach_system;
