-- The schema the migrations make, for readers. Written by: go test ./internal/store -run Schema -update

CREATE EXTENSION IF NOT EXISTS btree_gist WITH SCHEMA public;

COMMENT ON EXTENSION btree_gist IS 'support for indexing common datatypes in GiST';

CREATE EXTENSION IF NOT EXISTS pg_trgm WITH SCHEMA public;

COMMENT ON EXTENSION pg_trgm IS 'text similarity measurement and index searching based on trigrams';

CREATE EXTENSION IF NOT EXISTS unaccent WITH SCHEMA public;

COMMENT ON EXTENSION unaccent IS 'text search dictionary that removes accents';

CREATE FUNCTION public.bump_years() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
DECLARE
  noted text := coalesce(current_setting('app.changed_years', true), '');
  one   bigint;
BEGIN
  IF noted = '' THEN
    RETURN NULL;
  END IF;
  PERFORM set_config('app.changed_years', '', true);
  FOR one IN
    SELECT DISTINCT id::bigint AS id FROM unnest(string_to_array(noted, ',')) AS id WHERE id <> '' ORDER BY 1
  LOOP
    UPDATE public.years SET revision = revision + 1 WHERE id = one;
  END LOOP;
  RETURN NULL;
END $$;

CREATE FUNCTION public.note_year() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
DECLARE
  noted text := coalesce(current_setting('app.changed_years', true), '');
  mark  text;
BEGIN
  IF tg_op <> 'DELETE' THEN
    mark := ',' || new.year_id || ',';
    IF position(mark IN noted) = 0 THEN
      noted := noted || mark;
      PERFORM set_config('app.changed_years', noted, true);
    END IF;
  END IF;
  IF tg_op <> 'INSERT' THEN
    mark := ',' || old.year_id || ',';
    IF position(mark IN noted) = 0 THEN
      PERFORM set_config('app.changed_years', noted || mark, true);
    END IF;
  END IF;
  RETURN NULL;
END $$;

CREATE FUNCTION public.vi_blank(text) RETURNS text
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    RETURN btrim(regexp_replace(($1 COLLATE "vi-x-icu"), '[^[:alnum:] ]+'::text, ' '::text, 'g'::text));

CREATE FUNCTION public.vi_spell(text) RETURNS text
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    RETURN NORMALIZE(regexp_replace(regexp_replace(NORMALIZE(lower((NORMALIZE($1, NFC) COLLATE "vi-x-icu")), NFD), '(o(?=[\u0300\u0301\u0303\u0309\u0323][ae])|u(?=[\u0300\u0301\u0303\u0309\u0323]y))([\u0300\u0301\u0303\u0309\u0323])([aey])(?![[:alpha:]\u0300-\u036f])'::text, '\1\3\2'::text, 'g'::text), '(^|[^[:alnum:]\u0300-\u036f])(qu|[bcdđghklmnpqrstvx]+)y(?=[\u0300\u0301\u0303\u0309\u0323]?(?![[:alnum:]\u0300-\u036f]))'::text, '\1\2i'::text, 'g'::text), NFC);

CREATE FUNCTION public.vi_words(text) RETURNS text
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    RETURN public.vi_blank(public.vi_spell($1));

CREATE FUNCTION public.vi_exact_tsv(text) RETURNS tsvector
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    RETURN to_tsvector('simple'::regconfig, public.vi_words($1));

CREATE FUNCTION public.vi_fold(text) RETURNS text
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    RETURN public.vi_blank(public.unaccent('public.unaccent'::regdictionary, public.vi_spell($1)));

CREATE FUNCTION public.vi_place(name text, kind text) RETURNS text
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    RETURN (CASE kind WHEN 'city'::text THEN ((('Thành phố '::text || name) || ', TP '::text) || name) ELSE ('Tỉnh '::text || name) END || CASE name WHEN 'Hồ Chí Minh'::text THEN ', TP HCM, TPHCM'::text ELSE ''::text END);

CREATE TEXT SEARCH CONFIGURATION public.vi (
    PARSER = pg_catalog."default" );

ALTER TEXT SEARCH CONFIGURATION public.vi
    ADD MAPPING FOR asciiword WITH public.unaccent, simple;

ALTER TEXT SEARCH CONFIGURATION public.vi
    ADD MAPPING FOR word WITH public.unaccent, simple;

ALTER TEXT SEARCH CONFIGURATION public.vi
    ADD MAPPING FOR numword WITH simple;

ALTER TEXT SEARCH CONFIGURATION public.vi
    ADD MAPPING FOR email WITH simple;

ALTER TEXT SEARCH CONFIGURATION public.vi
    ADD MAPPING FOR url WITH simple;

ALTER TEXT SEARCH CONFIGURATION public.vi
    ADD MAPPING FOR host WITH simple;

ALTER TEXT SEARCH CONFIGURATION public.vi
    ADD MAPPING FOR sfloat WITH simple;

ALTER TEXT SEARCH CONFIGURATION public.vi
    ADD MAPPING FOR version WITH simple;

ALTER TEXT SEARCH CONFIGURATION public.vi
    ADD MAPPING FOR hword_numpart WITH simple;

ALTER TEXT SEARCH CONFIGURATION public.vi
    ADD MAPPING FOR hword_part WITH public.unaccent, simple;

ALTER TEXT SEARCH CONFIGURATION public.vi
    ADD MAPPING FOR hword_asciipart WITH public.unaccent, simple;

ALTER TEXT SEARCH CONFIGURATION public.vi
    ADD MAPPING FOR numhword WITH simple;

ALTER TEXT SEARCH CONFIGURATION public.vi
    ADD MAPPING FOR asciihword WITH public.unaccent, simple;

ALTER TEXT SEARCH CONFIGURATION public.vi
    ADD MAPPING FOR hword WITH public.unaccent, simple;

ALTER TEXT SEARCH CONFIGURATION public.vi
    ADD MAPPING FOR url_path WITH simple;

ALTER TEXT SEARCH CONFIGURATION public.vi
    ADD MAPPING FOR file WITH simple;

ALTER TEXT SEARCH CONFIGURATION public.vi
    ADD MAPPING FOR "float" WITH simple;

ALTER TEXT SEARCH CONFIGURATION public.vi
    ADD MAPPING FOR "int" WITH simple;

ALTER TEXT SEARCH CONFIGURATION public.vi
    ADD MAPPING FOR uint WITH simple;

CREATE FUNCTION public.vi_tsv(text) RETURNS tsvector
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    RETURN to_tsvector('public.vi'::regconfig, public.vi_fold($1));

CREATE TABLE public.province_names (
    province_id bigint NOT NULL,
    valid_from date NOT NULL,
    name text NOT NULL,
    kind text NOT NULL,
    words tsvector GENERATED ALWAYS AS (public.vi_tsv(public.vi_place(name, kind))) STORED NOT NULL,
    exact tsvector GENERATED ALWAYS AS (public.vi_exact_tsv(public.vi_place(name, kind))) STORED NOT NULL,
    CONSTRAINT province_names_kind_check CHECK ((kind = ANY (ARRAY['province'::text, 'city'::text]))),
    CONSTRAINT province_names_name_check CHECK (((name = btrim(name)) AND (name <> ''::text)))
);

CREATE TABLE public.provinces (
    id bigint NOT NULL,
    code text NOT NULL,
    slug text NOT NULL,
    valid_from date NOT NULL,
    valid_to date,
    CONSTRAINT provinces_code_check CHECK ((code ~ '^[0-9]{2}$'::text)),
    CONSTRAINT provinces_slug_check CHECK ((slug ~ '^[a-z]+(-[a-z]+)*$'::text)),
    CONSTRAINT provinces_valid_check CHECK ((valid_to >= valid_from))
);

CREATE FUNCTION public.provinces_on(day date) RETURNS TABLE(id bigint, code text, slug text, name text, kind text, valid_from date, valid_to date)
    LANGUAGE sql STABLE PARALLEL SAFE
    BEGIN ATOMIC
 SELECT p.id,
     p.code,
     p.slug,
     n.name,
     n.kind,
     p.valid_from,
     p.valid_to
    FROM (public.provinces p
      CROSS JOIN LATERAL ( SELECT pn.name,
             pn.kind
            FROM public.province_names pn
           WHERE ((pn.province_id = p.id) AND (pn.valid_from <= GREATEST(p.valid_from, LEAST(provinces_on.day, p.valid_to))))
           ORDER BY pn.valid_from DESC
          LIMIT 1) n);
END;

CREATE FUNCTION public.vi_web_words(text) RETURNS text
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    RETURN regexp_replace(regexp_replace((translate($1, '“”„«»'::text, '"""""'::text) COLLATE "vi-x-icu"), '[^[:alnum:]"-]+'::text, ' '::text, 'g'::text), '(?<=[^ ])-|-(?![[:alnum:]"])'::text, ' '::text, 'g'::text);

CREATE FUNCTION public.vi_exact_query(text) RETURNS tsquery
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    RETURN websearch_to_tsquery('simple'::regconfig, public.vi_web_words(public.vi_spell($1)));

CREATE FUNCTION public.vi_number(numeric) RETURNS text
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    RETURN (regexp_replace(split_part(($1)::text, '.'::text, 1), '(\d)(?=(?:\d{3})+$)'::text, '\1.'::text, 'g'::text) || CASE WHEN (($1)::text ~~ '%.%'::text) THEN (','::text || split_part(($1)::text, '.'::text, 2)) ELSE ''::text END);

CREATE FUNCTION public.vi_query(text) RETURNS tsquery
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    RETURN websearch_to_tsquery('public.vi'::regconfig, public.vi_web_words(public.unaccent('public.unaccent'::regdictionary, public.vi_spell($1))));

CREATE TABLE public.imports (
    id bigint NOT NULL,
    province_id bigint NOT NULL,
    year_id bigint NOT NULL,
    state text NOT NULL,
    file_name text NOT NULL,
    format text NOT NULL,
    bytes bytea NOT NULL,
    sha256 text NOT NULL,
    text text NOT NULL,
    draft jsonb NOT NULL,
    actor text NOT NULL,
    created_at timestamp with time zone NOT NULL,
    CONSTRAINT imports_bytes_check CHECK ((octet_length(bytes) <= 20971520)),
    CONSTRAINT imports_file_name_check CHECK ((char_length(file_name) <= 255)),
    CONSTRAINT imports_format_check CHECK ((format = ANY (ARRAY['txt'::text, 'md'::text, 'html'::text, 'csv'::text, 'docx'::text, 'xlsx'::text, 'pdf'::text]))),
    CONSTRAINT imports_sha256_check CHECK ((sha256 = encode(sha256(bytes), 'hex'::text))),
    CONSTRAINT imports_state_check CHECK ((state = ANY (ARRAY['draft'::text, 'committed'::text])))
);

COMMENT ON COLUMN public.imports.text IS 'canonical text; every source range is a half-open byte range of its UTF-8';

COMMENT ON COLUMN public.imports.draft IS 'what the importer read, spans and warnings included, without the text';

ALTER TABLE public.imports ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.imports_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.indicator_values (
    province_id bigint NOT NULL,
    year_id bigint NOT NULL,
    plan_id bigint NOT NULL,
    indicator_id bigint NOT NULL,
    ord integer NOT NULL,
    value numeric,
    unit text,
    period text,
    comparison text,
    base text,
    ambiguous boolean NOT NULL,
    source_start integer NOT NULL,
    source_end integer NOT NULL,
    words tsvector GENERATED ALWAYS AS (public.vi_tsv(((((((((((COALESCE(public.vi_number(value), ''::text) || ' '::text) || COALESCE((value)::text, ''::text)) || ' '::text) || COALESCE(unit, ''::text)) || ' '::text) || COALESCE(comparison, ''::text)) || ' '::text) || COALESCE(period, ''::text)) || ' '::text) || COALESCE(base, ''::text)))) STORED NOT NULL,
    exact tsvector GENERATED ALWAYS AS (public.vi_exact_tsv(((((((((((COALESCE(public.vi_number(value), ''::text) || ' '::text) || COALESCE((value)::text, ''::text)) || ' '::text) || COALESCE(unit, ''::text)) || ' '::text) || COALESCE(comparison, ''::text)) || ' '::text) || COALESCE(period, ''::text)) || ' '::text) || COALESCE(base, ''::text)))) STORED NOT NULL,
    CONSTRAINT indicator_values_base_check CHECK (((char_length(base) >= 1) AND (char_length(base) <= 1000))),
    CONSTRAINT indicator_values_comparison_check CHECK (((char_length(comparison) >= 1) AND (char_length(comparison) <= 10000))),
    CONSTRAINT indicator_values_ord_check CHECK ((ord >= 1)),
    CONSTRAINT indicator_values_period_check CHECK (((char_length(period) >= 1) AND (char_length(period) <= 1000))),
    CONSTRAINT indicator_values_source_check CHECK (((source_start >= 0) AND (source_start <= source_end))),
    CONSTRAINT indicator_values_unit_check CHECK (((char_length(unit) >= 1) AND (char_length(unit) <= 1000)))
);

CREATE TABLE public.indicators (
    id bigint NOT NULL,
    province_id bigint NOT NULL,
    year_id bigint NOT NULL,
    plan_id bigint NOT NULL,
    name text NOT NULL,
    words tsvector GENERATED ALWAYS AS (public.vi_tsv(name)) STORED NOT NULL,
    exact tsvector GENERATED ALWAYS AS (public.vi_exact_tsv(name)) STORED NOT NULL,
    folded text GENERATED ALWAYS AS (public.vi_fold(name)) STORED NOT NULL,
    CONSTRAINT indicators_name_check CHECK (((char_length(name) <= 500) AND (btrim(name) <> ''::text)))
);

ALTER TABLE public.indicators ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.indicators_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.plans (
    id bigint NOT NULL,
    province_id bigint NOT NULL,
    year_id bigint NOT NULL,
    import_id bigint NOT NULL,
    kind text NOT NULL,
    period text,
    state text DEFAULT 'draft'::text NOT NULL,
    slug text NOT NULL,
    title text,
    number text,
    agency text,
    issued_on date,
    bases text[] DEFAULT '{}'::text[] NOT NULL,
    declared_groups integer,
    declared_tasks integer,
    words tsvector GENERATED ALWAYS AS (public.vi_tsv(((((COALESCE(title, ''::text) || ' '::text) || COALESCE(number, ''::text)) || ' '::text) || COALESCE(agency, ''::text)))) STORED NOT NULL,
    exact tsvector GENERATED ALWAYS AS (public.vi_exact_tsv(((((COALESCE(title, ''::text) || ' '::text) || COALESCE(number, ''::text)) || ' '::text) || COALESCE(agency, ''::text)))) STORED NOT NULL,
    folded text GENERATED ALWAYS AS (public.vi_fold(((((COALESCE(title, ''::text) || ' '::text) || COALESCE(number, ''::text)) || ' '::text) || COALESCE(agency, ''::text)))) STORED NOT NULL,
    CONSTRAINT plans_agency_check CHECK (((char_length(agency) >= 1) AND (char_length(agency) <= 10000))),
    CONSTRAINT plans_declared_check CHECK (((declared_groups > 0) AND (declared_tasks > 0))),
    CONSTRAINT plans_kind_check CHECK ((kind = ANY (ARRAY['annual'::text, 'thematic'::text, 'directive'::text]))),
    CONSTRAINT plans_number_check CHECK (((char_length(number) >= 1) AND (char_length(number) <= 200))),
    CONSTRAINT plans_period_check CHECK ((period = ANY (ARRAY['year'::text, 'h2'::text, 'q4'::text]))),
    CONSTRAINT plans_slug_check CHECK (((slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'::text) AND (length(slug) <= 100))),
    CONSTRAINT plans_state_check CHECK ((state = ANY (ARRAY['draft'::text, 'released'::text, 'ended'::text]))),
    CONSTRAINT plans_title_check CHECK (((char_length(title) >= 1) AND (char_length(title) <= 10000)))
);

ALTER TABLE public.plans ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.plans_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.province_successions (
    predecessor_id bigint NOT NULL,
    successor_id bigint NOT NULL,
    CONSTRAINT province_successions_other_check CHECK ((predecessor_id <> successor_id))
);

CREATE TABLE public.task_groups (
    id bigint NOT NULL,
    province_id bigint NOT NULL,
    year_id bigint NOT NULL,
    plan_id bigint NOT NULL,
    ord integer NOT NULL,
    number text,
    title text NOT NULL,
    synthetic boolean NOT NULL,
    source_start integer NOT NULL,
    source_end integer NOT NULL,
    words tsvector GENERATED ALWAYS AS (public.vi_tsv(title)) STORED NOT NULL,
    exact tsvector GENERATED ALWAYS AS (public.vi_exact_tsv(title)) STORED NOT NULL,
    folded text GENERATED ALWAYS AS (public.vi_fold(title)) STORED NOT NULL,
    CONSTRAINT task_groups_number_check CHECK (((char_length(number) >= 1) AND (char_length(number) <= 100))),
    CONSTRAINT task_groups_ord_check CHECK ((ord >= 1)),
    CONSTRAINT task_groups_source_check CHECK (((source_start >= 0) AND (source_start <= source_end))),
    CONSTRAINT task_groups_title_check CHECK (((char_length(title) <= 10000) AND (synthetic OR (btrim(title) <> ''::text))))
);

ALTER TABLE public.task_groups ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.task_groups_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.task_targets (
    province_id bigint NOT NULL,
    year_id bigint NOT NULL,
    task_id bigint NOT NULL,
    ord integer NOT NULL,
    raw text NOT NULL,
    value numeric,
    max numeric,
    unit text,
    cmp text NOT NULL,
    CONSTRAINT task_targets_cmp_check CHECK ((cmp = ANY (ARRAY['='::text, '>='::text, '<='::text, 'range'::text]))),
    CONSTRAINT task_targets_max_check CHECK (((cmp = 'range'::text) = (max IS NOT NULL))),
    CONSTRAINT task_targets_raw_check CHECK (((char_length(raw) <= 10000) AND (btrim(raw) <> ''::text))),
    CONSTRAINT task_targets_unit_check CHECK (((char_length(unit) >= 1) AND (char_length(unit) <= 1000)))
);

CREATE TABLE public.task_units (
    province_id bigint NOT NULL,
    year_id bigint NOT NULL,
    task_id bigint NOT NULL,
    ord integer NOT NULL,
    role text NOT NULL,
    name text NOT NULL,
    words tsvector GENERATED ALWAYS AS (public.vi_tsv(name)) STORED NOT NULL,
    exact tsvector GENERATED ALWAYS AS (public.vi_exact_tsv(name)) STORED NOT NULL,
    folded text GENERATED ALWAYS AS (public.vi_fold(name)) STORED NOT NULL,
    CONSTRAINT task_units_name_check CHECK (((char_length(name) <= 10000) AND (btrim(name) <> ''::text))),
    CONSTRAINT task_units_role_check CHECK ((role = ANY (ARRAY['lead'::text, 'support'::text])))
);

CREATE TABLE public.tasks (
    id bigint NOT NULL,
    province_id bigint NOT NULL,
    year_id bigint NOT NULL,
    plan_id bigint NOT NULL,
    group_id bigint NOT NULL,
    ord integer NOT NULL,
    number text NOT NULL,
    text text NOT NULL,
    kind text NOT NULL,
    due_text text,
    due_on date,
    assigned_on date NOT NULL,
    output text,
    from_heading boolean NOT NULL,
    confidence double precision NOT NULL,
    reason text,
    reference_numbers text[] DEFAULT '{}'::text[] NOT NULL,
    source_start integer NOT NULL,
    source_end integer NOT NULL,
    words tsvector GENERATED ALWAYS AS (public.vi_tsv(((text || ' '::text) || COALESCE(output, ''::text)))) STORED NOT NULL,
    exact tsvector GENERATED ALWAYS AS (public.vi_exact_tsv(((text || ' '::text) || COALESCE(output, ''::text)))) STORED NOT NULL,
    folded text GENERATED ALWAYS AS (public.vi_fold(((text || ' '::text) || COALESCE(output, ''::text)))) STORED NOT NULL,
    CONSTRAINT tasks_confidence_check CHECK (((confidence >= (0)::double precision) AND (confidence <= (1)::double precision))),
    CONSTRAINT tasks_due_check CHECK ((((due_on >= '2000-01-01'::date) AND (due_on <= '2199-12-31'::date)) AND ((kind = 'deadline'::text) OR (due_on IS NULL)))),
    CONSTRAINT tasks_due_text_check CHECK (((char_length(due_text) >= 1) AND (char_length(due_text) <= 10000))),
    CONSTRAINT tasks_kind_check CHECK ((kind = ANY (ARRAY['deadline'::text, 'regular'::text]))),
    CONSTRAINT tasks_number_check CHECK (((char_length(number) >= 1) AND (char_length(number) <= 100))),
    CONSTRAINT tasks_ord_check CHECK ((ord >= 1)),
    CONSTRAINT tasks_output_check CHECK (((char_length(output) >= 1) AND (char_length(output) <= 10000))),
    CONSTRAINT tasks_reason_check CHECK (((char_length(reason) >= 1) AND (char_length(reason) <= 10000))),
    CONSTRAINT tasks_source_check CHECK (((source_start >= 0) AND (source_start <= source_end))),
    CONSTRAINT tasks_text_check CHECK (((char_length(text) <= 10000) AND (btrim(text) <> ''::text)))
);

ALTER TABLE public.tasks ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.tasks_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.years (
    id bigint NOT NULL,
    province_id bigint NOT NULL,
    year smallint NOT NULL,
    state text DEFAULT 'preparing'::text NOT NULL,
    revision bigint DEFAULT 0 NOT NULL,
    CONSTRAINT years_revision_check CHECK ((revision >= 0)),
    CONSTRAINT years_state_check CHECK ((state = ANY (ARRAY['preparing'::text, 'running'::text, 'closed'::text]))),
    CONSTRAINT years_year_check CHECK (((year >= 2009) AND (year <= 2100)))
);

ALTER TABLE public.years ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.years_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

ALTER TABLE ONLY public.imports
    ADD CONSTRAINT imports_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.imports
    ADD CONSTRAINT imports_sha256_key UNIQUE (province_id, year_id, sha256);

ALTER TABLE ONLY public.imports
    ADD CONSTRAINT imports_year_key UNIQUE (province_id, year_id, id);

ALTER TABLE ONLY public.indicator_values
    ADD CONSTRAINT indicator_values_pkey PRIMARY KEY (plan_id, ord);

ALTER TABLE ONLY public.indicators
    ADD CONSTRAINT indicators_name_key UNIQUE (plan_id, name);

ALTER TABLE ONLY public.indicators
    ADD CONSTRAINT indicators_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.indicators
    ADD CONSTRAINT indicators_year_key UNIQUE (province_id, year_id, plan_id, id);

ALTER TABLE ONLY public.plans
    ADD CONSTRAINT plans_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.plans
    ADD CONSTRAINT plans_slug_key UNIQUE (year_id, slug);

ALTER TABLE ONLY public.plans
    ADD CONSTRAINT plans_year_key UNIQUE (province_id, year_id, id);

ALTER TABLE ONLY public.province_names
    ADD CONSTRAINT province_names_pkey PRIMARY KEY (province_id, valid_from);

ALTER TABLE ONLY public.province_successions
    ADD CONSTRAINT province_successions_pkey PRIMARY KEY (predecessor_id, successor_id);

ALTER TABLE ONLY public.provinces
    ADD CONSTRAINT provinces_code_once EXCLUDE USING gist (code WITH =, daterange(valid_from, valid_to, '[]'::text) WITH &&);

ALTER TABLE ONLY public.provinces
    ADD CONSTRAINT provinces_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.provinces
    ADD CONSTRAINT provinces_slug_key UNIQUE (slug, valid_from);

ALTER TABLE ONLY public.provinces
    ADD CONSTRAINT provinces_slug_once EXCLUDE USING gist (slug WITH =, daterange(valid_from, valid_to, '[]'::text) WITH &&);

ALTER TABLE ONLY public.task_groups
    ADD CONSTRAINT task_groups_ord_key UNIQUE (plan_id, ord) DEFERRABLE;

ALTER TABLE ONLY public.task_groups
    ADD CONSTRAINT task_groups_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.task_groups
    ADD CONSTRAINT task_groups_plan_key UNIQUE (province_id, year_id, plan_id, id);

ALTER TABLE ONLY public.task_targets
    ADD CONSTRAINT task_targets_pkey PRIMARY KEY (task_id, ord);

ALTER TABLE ONLY public.task_units
    ADD CONSTRAINT task_units_pkey PRIMARY KEY (task_id, ord);

ALTER TABLE ONLY public.tasks
    ADD CONSTRAINT tasks_ord_key UNIQUE (group_id, ord) DEFERRABLE;

ALTER TABLE ONLY public.tasks
    ADD CONSTRAINT tasks_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.tasks
    ADD CONSTRAINT tasks_year_key UNIQUE (province_id, year_id, id);

ALTER TABLE ONLY public.years
    ADD CONSTRAINT years_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.years
    ADD CONSTRAINT years_province_key UNIQUE (province_id, id);

ALTER TABLE ONLY public.years
    ADD CONSTRAINT years_year_key UNIQUE (province_id, year);

CREATE INDEX indicator_values_indicator_idx ON public.indicator_values USING btree (indicator_id);

CREATE INDEX indicators_folded_idx ON public.indicators USING gin (folded public.gin_trgm_ops);

CREATE INDEX plans_folded_idx ON public.plans USING gin (folded public.gin_trgm_ops);

CREATE INDEX plans_import_idx ON public.plans USING btree (import_id);

CREATE UNIQUE INDEX plans_one_annual ON public.plans USING btree (year_id) WHERE (kind = 'annual'::text);

CREATE INDEX province_successions_successor_idx ON public.province_successions USING btree (successor_id);

CREATE INDEX task_groups_folded_idx ON public.task_groups USING gin (folded public.gin_trgm_ops);

CREATE INDEX task_groups_words_idx ON public.task_groups USING gin (words);

CREATE INDEX task_units_folded_idx ON public.task_units USING gin (folded public.gin_trgm_ops);

CREATE UNIQUE INDEX task_units_one_lead ON public.task_units USING btree (task_id) WHERE (role = 'lead'::text);

CREATE INDEX task_units_words_idx ON public.task_units USING gin (words);

CREATE INDEX tasks_folded_idx ON public.tasks USING gin (folded public.gin_trgm_ops);

CREATE INDEX tasks_plan_idx ON public.tasks USING btree (plan_id);

CREATE INDEX tasks_words_idx ON public.tasks USING gin (words);

CREATE CONSTRAINT TRIGGER indicator_values_bump_years AFTER INSERT OR DELETE OR UPDATE ON public.indicator_values DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION public.bump_years();

CREATE TRIGGER indicator_values_note_year AFTER INSERT OR DELETE OR UPDATE ON public.indicator_values FOR EACH ROW EXECUTE FUNCTION public.note_year();

CREATE CONSTRAINT TRIGGER indicators_bump_years AFTER INSERT OR DELETE OR UPDATE ON public.indicators DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION public.bump_years();

CREATE TRIGGER indicators_note_year AFTER INSERT OR DELETE OR UPDATE ON public.indicators FOR EACH ROW EXECUTE FUNCTION public.note_year();

CREATE CONSTRAINT TRIGGER plans_bump_years AFTER INSERT OR DELETE OR UPDATE ON public.plans DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION public.bump_years();

CREATE TRIGGER plans_note_year AFTER INSERT OR DELETE OR UPDATE ON public.plans FOR EACH ROW EXECUTE FUNCTION public.note_year();

CREATE CONSTRAINT TRIGGER task_groups_bump_years AFTER INSERT OR DELETE OR UPDATE ON public.task_groups DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION public.bump_years();

CREATE TRIGGER task_groups_note_year AFTER INSERT OR DELETE OR UPDATE ON public.task_groups FOR EACH ROW EXECUTE FUNCTION public.note_year();

CREATE CONSTRAINT TRIGGER task_targets_bump_years AFTER INSERT OR DELETE OR UPDATE ON public.task_targets DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION public.bump_years();

CREATE TRIGGER task_targets_note_year AFTER INSERT OR DELETE OR UPDATE ON public.task_targets FOR EACH ROW EXECUTE FUNCTION public.note_year();

CREATE CONSTRAINT TRIGGER task_units_bump_years AFTER INSERT OR DELETE OR UPDATE ON public.task_units DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION public.bump_years();

CREATE TRIGGER task_units_note_year AFTER INSERT OR DELETE OR UPDATE ON public.task_units FOR EACH ROW EXECUTE FUNCTION public.note_year();

CREATE CONSTRAINT TRIGGER tasks_bump_years AFTER INSERT OR DELETE OR UPDATE ON public.tasks DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION public.bump_years();

CREATE TRIGGER tasks_note_year AFTER INSERT OR DELETE OR UPDATE ON public.tasks FOR EACH ROW EXECUTE FUNCTION public.note_year();

ALTER TABLE ONLY public.imports
    ADD CONSTRAINT imports_year_fkey FOREIGN KEY (province_id, year_id) REFERENCES public.years(province_id, id);

ALTER TABLE ONLY public.indicator_values
    ADD CONSTRAINT indicator_values_indicator_fkey FOREIGN KEY (province_id, year_id, plan_id, indicator_id) REFERENCES public.indicators(province_id, year_id, plan_id, id) ON DELETE CASCADE;

ALTER TABLE ONLY public.indicators
    ADD CONSTRAINT indicators_plan_fkey FOREIGN KEY (province_id, year_id, plan_id) REFERENCES public.plans(province_id, year_id, id);

ALTER TABLE ONLY public.plans
    ADD CONSTRAINT plans_import_fkey FOREIGN KEY (province_id, year_id, import_id) REFERENCES public.imports(province_id, year_id, id);

ALTER TABLE ONLY public.plans
    ADD CONSTRAINT plans_year_fkey FOREIGN KEY (province_id, year_id) REFERENCES public.years(province_id, id);

ALTER TABLE ONLY public.province_names
    ADD CONSTRAINT province_names_province_fkey FOREIGN KEY (province_id) REFERENCES public.provinces(id);

ALTER TABLE ONLY public.province_successions
    ADD CONSTRAINT province_successions_predecessor_fkey FOREIGN KEY (predecessor_id) REFERENCES public.provinces(id);

ALTER TABLE ONLY public.province_successions
    ADD CONSTRAINT province_successions_successor_fkey FOREIGN KEY (successor_id) REFERENCES public.provinces(id);

ALTER TABLE ONLY public.task_groups
    ADD CONSTRAINT task_groups_plan_fkey FOREIGN KEY (province_id, year_id, plan_id) REFERENCES public.plans(province_id, year_id, id);

ALTER TABLE ONLY public.task_targets
    ADD CONSTRAINT task_targets_task_fkey FOREIGN KEY (province_id, year_id, task_id) REFERENCES public.tasks(province_id, year_id, id) ON DELETE CASCADE;

ALTER TABLE ONLY public.task_units
    ADD CONSTRAINT task_units_task_fkey FOREIGN KEY (province_id, year_id, task_id) REFERENCES public.tasks(province_id, year_id, id) ON DELETE CASCADE;

ALTER TABLE ONLY public.tasks
    ADD CONSTRAINT tasks_group_fkey FOREIGN KEY (province_id, year_id, plan_id, group_id) REFERENCES public.task_groups(province_id, year_id, plan_id, id);

ALTER TABLE ONLY public.years
    ADD CONSTRAINT years_province_fkey FOREIGN KEY (province_id) REFERENCES public.provinces(id);

GRANT ALL ON SCHEMA public TO kehoach_owner;

GRANT SELECT ON TABLE public.province_names TO kehoach_app;
GRANT SELECT ON TABLE public.province_names TO kehoach_system;

GRANT SELECT ON TABLE public.provinces TO kehoach_app;
GRANT SELECT ON TABLE public.provinces TO kehoach_system;

GRANT SELECT,INSERT ON TABLE public.imports TO kehoach_app;
GRANT SELECT,INSERT ON TABLE public.imports TO kehoach_system;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.indicator_values TO kehoach_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.indicator_values TO kehoach_system;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.indicators TO kehoach_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.indicators TO kehoach_system;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.plans TO kehoach_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.plans TO kehoach_system;

GRANT SELECT ON TABLE public.province_successions TO kehoach_app;
GRANT SELECT ON TABLE public.province_successions TO kehoach_system;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.task_groups TO kehoach_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.task_groups TO kehoach_system;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.task_targets TO kehoach_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.task_targets TO kehoach_system;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.task_units TO kehoach_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.task_units TO kehoach_system;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.tasks TO kehoach_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.tasks TO kehoach_system;

GRANT SELECT,INSERT ON TABLE public.years TO kehoach_app;
GRANT SELECT,INSERT ON TABLE public.years TO kehoach_system;

GRANT UPDATE(state) ON TABLE public.years TO kehoach_app;
GRANT UPDATE(state) ON TABLE public.years TO kehoach_system;

GRANT UPDATE(revision) ON TABLE public.years TO kehoach_app;
GRANT UPDATE(revision) ON TABLE public.years TO kehoach_system;
