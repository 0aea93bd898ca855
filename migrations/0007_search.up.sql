-- What search reads: words whatever their accents, the same with the accents as written (they come first), and the
-- folded text for misspelt queries.
ALTER TABLE plans
  ADD COLUMN words tsvector NOT NULL GENERATED ALWAYS AS (vi_tsv(coalesce(title, '') || ' ' || coalesce(number, '') || ' ' || coalesce(agency, ''))) STORED,
  ADD COLUMN exact tsvector NOT NULL GENERATED ALWAYS AS (vi_exact_tsv(coalesce(title, '') || ' ' || coalesce(number, '') || ' ' || coalesce(agency, ''))) STORED,
  ADD COLUMN folded text NOT NULL GENERATED ALWAYS AS (vi_fold(coalesce(title, '') || ' ' || coalesce(number, '') || ' ' || coalesce(agency, ''))) STORED;
CREATE INDEX plans_words_idx ON plans USING gin (words);
CREATE INDEX plans_folded_idx ON plans USING gin (folded gin_trgm_ops);
ALTER TABLE task_groups
  ADD COLUMN words tsvector NOT NULL GENERATED ALWAYS AS (vi_tsv(title)) STORED,
  ADD COLUMN exact tsvector NOT NULL GENERATED ALWAYS AS (vi_exact_tsv(title)) STORED,
  ADD COLUMN folded text NOT NULL GENERATED ALWAYS AS (vi_fold(title)) STORED;
CREATE INDEX task_groups_words_idx ON task_groups USING gin (words);
CREATE INDEX task_groups_folded_idx ON task_groups USING gin (folded gin_trgm_ops);
ALTER TABLE tasks
  ADD COLUMN words tsvector NOT NULL GENERATED ALWAYS AS (vi_tsv(text || ' ' || coalesce(output, ''))) STORED,
  ADD COLUMN exact tsvector NOT NULL GENERATED ALWAYS AS (vi_exact_tsv(text || ' ' || coalesce(output, ''))) STORED,
  ADD COLUMN folded text NOT NULL GENERATED ALWAYS AS (vi_fold(text || ' ' || coalesce(output, ''))) STORED;
CREATE INDEX tasks_words_idx ON tasks USING gin (words);
CREATE INDEX tasks_folded_idx ON tasks USING gin (folded gin_trgm_ops);
ALTER TABLE task_units
  ADD COLUMN words tsvector NOT NULL GENERATED ALWAYS AS (vi_tsv(name)) STORED,
  ADD COLUMN exact tsvector NOT NULL GENERATED ALWAYS AS (vi_exact_tsv(name)) STORED,
  ADD COLUMN folded text NOT NULL GENERATED ALWAYS AS (vi_fold(name)) STORED;
CREATE INDEX task_units_words_idx ON task_units USING gin (words);
CREATE INDEX task_units_folded_idx ON task_units USING gin (folded gin_trgm_ops);
ALTER TABLE indicators
  ADD COLUMN words tsvector NOT NULL GENERATED ALWAYS AS (vi_tsv(name)) STORED,
  ADD COLUMN exact tsvector NOT NULL GENERATED ALWAYS AS (vi_exact_tsv(name)) STORED,
  ADD COLUMN folded text NOT NULL GENERATED ALWAYS AS (vi_fold(name)) STORED;
CREATE INDEX indicators_words_idx ON indicators USING gin (words);
CREATE INDEX indicators_folded_idx ON indicators USING gin (folded gin_trgm_ops);
