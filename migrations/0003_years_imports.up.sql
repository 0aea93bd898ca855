-- A year of a province, and the documents imported into it.
CREATE TABLE years (
  id          bigint GENERATED ALWAYS AS IDENTITY,
  province_id bigint NOT NULL,
  year        smallint NOT NULL,
  state       text NOT NULL DEFAULT 'preparing',
  revision    bigint NOT NULL DEFAULT 0,
  CONSTRAINT years_pkey PRIMARY KEY (id),
  CONSTRAINT years_province_key UNIQUE (province_id, id),
  CONSTRAINT years_year_key UNIQUE (province_id, year),
  CONSTRAINT years_province_fkey FOREIGN KEY (province_id) REFERENCES provinces (id),
  CONSTRAINT years_year_check CHECK (year BETWEEN 2009 AND 2100),
  CONSTRAINT years_state_check CHECK (state IN ('preparing', 'running', 'closed')),
  CONSTRAINT years_revision_check CHECK (revision >= 0)
);

-- The hash is unique within a province's year, not in the whole database: two departments may import the same
-- ministry document, and neither may learn from an error that the other has it.
CREATE TABLE imports (
  id          bigint GENERATED ALWAYS AS IDENTITY,
  province_id bigint NOT NULL,
  year_id     bigint NOT NULL,
  state       text NOT NULL,
  file_name   text NOT NULL,
  format      text NOT NULL,
  bytes       bytea NOT NULL,
  sha256      text NOT NULL,
  text        text NOT NULL,
  draft       jsonb NOT NULL,
  actor       text NOT NULL,
  created_at  timestamptz NOT NULL,
  CONSTRAINT imports_pkey PRIMARY KEY (id),
  CONSTRAINT imports_year_key UNIQUE (province_id, year_id, id),
  CONSTRAINT imports_sha256_key UNIQUE (province_id, year_id, sha256),
  CONSTRAINT imports_year_fkey FOREIGN KEY (province_id, year_id) REFERENCES years (province_id, id),
  CONSTRAINT imports_state_check CHECK (state IN ('draft', 'committed')),
  CONSTRAINT imports_file_name_check CHECK (char_length(file_name) <= 255),
  CONSTRAINT imports_format_check CHECK (format IN ('txt', 'md', 'html', 'csv', 'docx', 'xlsx', 'pdf')),
  CONSTRAINT imports_bytes_check CHECK (octet_length(bytes) <= 20971520),
  CONSTRAINT imports_sha256_check CHECK (sha256 = encode(sha256(bytes), 'hex'))
);
COMMENT ON COLUMN imports.text IS 'canonical text; every source range is a half-open byte range of its UTF-8';
COMMENT ON COLUMN imports.draft IS 'what the importer read, spans and warnings included, without the text';

-- Of a year only its state and revision ever change; an imported document never does.
GRANT SELECT, INSERT ON years TO kehoach_app, kehoach_system;
GRANT UPDATE (state, revision) ON years TO kehoach_app, kehoach_system;
GRANT SELECT, INSERT ON imports TO kehoach_app, kehoach_system;
