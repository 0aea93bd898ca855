-- A plan is found by its province's name too, and a figure by what it says, not by its name alone.

-- vi_number writes a number as Vietnamese does: 2030984.5 as 2.030.984,5.
CREATE FUNCTION public.vi_number(numeric) RETURNS text
  LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
  RETURN regexp_replace(split_part($1::text, '.', 1), '(\d)(?=(?:\d{3})+$)', '\1.', 'g')
    || CASE WHEN $1::text LIKE '%.%' THEN ',' || split_part($1::text, '.', 2) ELSE '' END;

-- vi_place gives the usual spellings of a province's name.
CREATE FUNCTION public.vi_place(name text, kind text) RETURNS text
  LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
  RETURN CASE kind WHEN 'city' THEN 'Thành phố ' || name || ', TP ' || name ELSE 'Tỉnh ' || name END
    || CASE name WHEN 'Hồ Chí Minh' THEN ', TP HCM, TPHCM' ELSE '' END;

ALTER TABLE province_names
  ADD COLUMN words tsvector NOT NULL GENERATED ALWAYS AS (vi_tsv(vi_place(name, kind))) STORED,
  ADD COLUMN exact tsvector NOT NULL GENERATED ALWAYS AS (vi_exact_tsv(vi_place(name, kind))) STORED;

-- The plain number is there for who copies it without its points.
ALTER TABLE indicator_values
  ADD COLUMN words tsvector NOT NULL GENERATED ALWAYS AS (vi_tsv(coalesce(vi_number(value), '') || ' ' || coalesce(value::text, '') || ' '
    || coalesce(unit, '') || ' ' || coalesce(comparison, '') || ' ' || coalesce(period, '') || ' ' || coalesce(base, ''))) STORED,
  ADD COLUMN exact tsvector NOT NULL GENERATED ALWAYS AS (vi_exact_tsv(coalesce(vi_number(value), '') || ' ' || coalesce(value::text, '') || ' '
    || coalesce(unit, '') || ' ' || coalesce(comparison, '') || ' ' || coalesce(period, '') || ' ' || coalesce(base, ''))) STORED;

-- Words of a plan and its province, of a figure and its values are matched together, which no index helps.
DROP INDEX plans_words_idx;
DROP INDEX indicators_words_idx;
