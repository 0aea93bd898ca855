-- The schema the migrations make, for readers. Written by: go test ./internal/store -run Schema -update

CREATE EXTENSION IF NOT EXISTS btree_gist WITH SCHEMA public;

COMMENT ON EXTENSION btree_gist IS 'support for indexing common datatypes in GiST';

CREATE EXTENSION IF NOT EXISTS pg_trgm WITH SCHEMA public;

COMMENT ON EXTENSION pg_trgm IS 'text similarity measurement and index searching based on trigrams';

CREATE EXTENSION IF NOT EXISTS unaccent WITH SCHEMA public;

COMMENT ON EXTENSION unaccent IS 'text search dictionary that removes accents';

CREATE FUNCTION public.app_now() RETURNS timestamp with time zone
    LANGUAGE sql STABLE
    RETURN COALESCE((NULLIF(current_setting('app.now'::text, true), ''::text))::timestamp with time zone, statement_timestamp());

CREATE FUNCTION public.app_provinces() RETURNS bigint[]
    LANGUAGE sql STABLE PARALLEL SAFE
    RETURN (string_to_array(NULLIF(current_setting('app.provinces'::text, true), ''::text), ','::text))::bigint[];

CREATE TABLE public.audit_log (
    id bigint NOT NULL,
    at timestamp with time zone NOT NULL,
    xid xid8 DEFAULT pg_current_xact_id() NOT NULL,
    actor_id bigint,
    actor text NOT NULL,
    address text,
    request text,
    action text NOT NULL,
    entity text NOT NULL,
    entity_id text,
    province_id bigint,
    year_id bigint,
    task_id bigint,
    before jsonb,
    after jsonb,
    reason text
);

COMMENT ON TABLE public.audit_log IS 'append-only; before and after hold the changed columns alone';

CREATE FUNCTION public.audit_write(did text, what text, what_id text, of_row jsonb, was jsonb, is_now jsonb) RETURNS void
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    BEGIN ATOMIC
 INSERT INTO public.audit_log (at, actor_id, actor, address, request, action, entity, entity_id, province_id, year_id, task_id, before, after, reason)
   VALUES (public.app_now(), (NULLIF(current_setting('app.user_id'::text, true), ''::text))::bigint, COALESCE(NULLIF(current_setting('app.actor'::text, true), ''::text), (SESSION_USER)::text), NULLIF(current_setting('app.address'::text, true), ''::text), NULLIF(current_setting('app.request'::text, true), ''::text), audit_write.did, audit_write.what, audit_write.what_id,
         CASE audit_write.what
             WHEN 'provinces'::text THEN ((audit_write.of_row ->> 'id'::text))::bigint
             ELSE ((audit_write.of_row ->> 'province_id'::text))::bigint
         END,
         CASE audit_write.what
             WHEN 'years'::text THEN ((audit_write.of_row ->> 'id'::text))::bigint
             ELSE ((audit_write.of_row ->> 'year_id'::text))::bigint
         END,
         CASE audit_write.what
             WHEN 'tasks'::text THEN ((audit_write.of_row ->> 'id'::text))::bigint
             ELSE ((audit_write.of_row ->> 'task_id'::text))::bigint
         END, audit_write.was, audit_write.is_now, NULLIF(current_setting('app.reason'::text, true), ''::text));
END;

CREATE FUNCTION public.audit_event(did text, what text, what_id text, detail jsonb) RETURNS void
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    BEGIN ATOMIC
 SELECT public.audit_write(did, what, what_id, detail, NULL::jsonb, detail) AS audit_write;
END;

CREATE FUNCTION public.audit_refuse() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  RAISE EXCEPTION 'audit_log is append-only' USING ERRCODE = '42501';
END $$;

CREATE FUNCTION public.audit_row() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
DECLARE
  hidden text[] := tg_argv::text[] || ARRAY['words', 'exact', 'folded', 'version'];
  was    jsonb;
  is_now jsonb;
  of_row jsonb := to_jsonb(CASE tg_op WHEN 'DELETE' THEN old ELSE new END);
BEGIN
  IF tg_op <> 'INSERT' THEN was := to_jsonb(old) - hidden; END IF;
  IF tg_op <> 'DELETE' THEN is_now := to_jsonb(new) - hidden; END IF;
  IF tg_op = 'UPDATE' THEN
    SELECT jsonb_object_agg(o.key, o.value), jsonb_object_agg(o.key, n.value) INTO was, is_now
      FROM jsonb_each(was) o JOIN jsonb_each(is_now) n USING (key) WHERE o.value IS DISTINCT FROM n.value;
    IF was IS NULL THEN RETURN NULL; END IF;
  END IF;
  PERFORM audit_write(lower(tg_op), tg_table_name, coalesce(of_row ->> 'id', of_row ->> 'key', of_row ->> 'day', of_row ->> 'user_id'),
    of_row, was, jsonb_strip_nulls(is_now));
  RETURN NULL;
END $$;

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

CREATE FUNCTION public.keep_due_original() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  IF old.due_original IS NOT NULL AND new.due_original IS DISTINCT FROM old.due_original THEN
    RAISE EXCEPTION 'the original deadline of task % never changes', old.id USING ERRCODE = 'KH002';
  END IF;
  RETURN new;
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

CREATE FUNCTION public.refuse_unless_open() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
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

CREATE TABLE public.evidences (
    id bigint NOT NULL,
    province_id bigint NOT NULL,
    year_id bigint NOT NULL,
    task_id bigint NOT NULL,
    period_id bigint,
    unit_id bigint NOT NULL,
    document_kind text,
    document_number text,
    document_on date,
    agency text,
    summary text,
    file_id text,
    created_at timestamp with time zone NOT NULL,
    created_by bigint,
    removed_at timestamp with time zone,
    removed_reason text,
    CONSTRAINT evidences_removed_check CHECK ((((removed_at IS NULL) = (removed_reason IS NULL)) AND ((char_length(removed_reason) >= 1) AND (char_length(removed_reason) <= 2000)))),
    CONSTRAINT evidences_text_check CHECK ((((char_length(document_kind) >= 1) AND (char_length(document_kind) <= 100)) AND ((char_length(document_number) >= 1) AND (char_length(document_number) <= 200)) AND ((char_length(agency) >= 1) AND (char_length(agency) <= 300)) AND ((char_length(summary) >= 1) AND (char_length(summary) <= 2000)))),
    CONSTRAINT evidences_what_check CHECK (((file_id IS NOT NULL) OR (document_number IS NOT NULL) OR (summary IS NOT NULL)))
);

CREATE TABLE public.extensions (
    id bigint NOT NULL,
    province_id bigint NOT NULL,
    year_id bigint NOT NULL,
    task_id bigint NOT NULL,
    unit_id bigint NOT NULL,
    state text DEFAULT 'requested'::text NOT NULL,
    due_before date NOT NULL,
    proposed_on date NOT NULL,
    reason text NOT NULL,
    document_number text,
    requested_at timestamp with time zone NOT NULL,
    requested_by bigint,
    requested_name text NOT NULL,
    decided_on date,
    granted_on date,
    decided_by bigint,
    decided_name text,
    decision_number text,
    decision_reason text,
    version integer DEFAULT 1 NOT NULL,
    CONSTRAINT extensions_decided_check CHECK ((((state = ANY (ARRAY['approved'::text, 'refused'::text])) = (decided_on IS NOT NULL)) AND ((state <> 'refused'::text) OR (decision_reason IS NOT NULL)))),
    CONSTRAINT extensions_granted_check CHECK ((((state = 'approved'::text) = (granted_on IS NOT NULL)) AND (granted_on > due_before) AND (granted_on <= '2199-12-31'::date))),
    CONSTRAINT extensions_proposed_check CHECK (((proposed_on > due_before) AND (proposed_on <= '2199-12-31'::date))),
    CONSTRAINT extensions_state_check CHECK ((state = ANY (ARRAY['requested'::text, 'approved'::text, 'refused'::text, 'withdrawn'::text]))),
    CONSTRAINT extensions_text_check CHECK (((btrim(reason) <> ''::text) AND (char_length(reason) <= 2000) AND ((char_length(document_number) >= 1) AND (char_length(document_number) <= 200)) AND ((char_length(decision_number) >= 1) AND (char_length(decision_number) <= 200)) AND ((char_length(decision_reason) >= 1) AND (char_length(decision_reason) <= 2000))))
);

COMMENT ON COLUMN public.extensions.decided_on IS 'from this day the granted deadline is the one in force';

CREATE TABLE public.periods (
    id bigint NOT NULL,
    province_id bigint NOT NULL,
    year_id bigint NOT NULL,
    kind text NOT NULL,
    data_from date NOT NULL,
    data_to date NOT NULL,
    as_of_on date NOT NULL,
    opens_on date NOT NULL,
    due_on date NOT NULL,
    grace_until date NOT NULL,
    state text DEFAULT 'preparing'::text NOT NULL,
    locked_at timestamp with time zone,
    version integer DEFAULT 1 NOT NULL,
    CONSTRAINT periods_data_check CHECK (((data_from <= data_to) AND (as_of_on >= data_from))),
    CONSTRAINT periods_kind_check CHECK ((kind = ANY (ARRAY['q1'::text, 'h1'::text, 'm9'::text, 'year'::text]))),
    CONSTRAINT periods_locked_check CHECK (((state = ANY (ARRAY['locked'::text, 'published'::text])) = (locked_at IS NOT NULL))),
    CONSTRAINT periods_state_check CHECK ((state = ANY (ARRAY['preparing'::text, 'open'::text, 'locked'::text, 'published'::text]))),
    CONSTRAINT periods_window_check CHECK (((opens_on <= due_on) AND (due_on <= grace_until)))
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
    released_on date,
    released_number text,
    version integer DEFAULT 1 NOT NULL,
    CONSTRAINT plans_agency_check CHECK (((char_length(agency) >= 1) AND (char_length(agency) <= 10000))),
    CONSTRAINT plans_declared_check CHECK (((declared_groups > 0) AND (declared_tasks > 0))),
    CONSTRAINT plans_kind_check CHECK ((kind = ANY (ARRAY['annual'::text, 'thematic'::text, 'directive'::text]))),
    CONSTRAINT plans_number_check CHECK (((char_length(number) >= 1) AND (char_length(number) <= 200))),
    CONSTRAINT plans_period_check CHECK ((period = ANY (ARRAY['year'::text, 'h2'::text, 'q4'::text]))),
    CONSTRAINT plans_released_check CHECK (((state = 'draft'::text) = (released_on IS NULL))),
    CONSTRAINT plans_released_number_check CHECK (((char_length(released_number) >= 1) AND (char_length(released_number) <= 200))),
    CONSTRAINT plans_slug_check CHECK (((slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'::text) AND (length(slug) <= 100))),
    CONSTRAINT plans_state_check CHECK ((state = ANY (ARRAY['draft'::text, 'released'::text, 'ended'::text]))),
    CONSTRAINT plans_title_check CHECK (((char_length(title) >= 1) AND (char_length(title) <= 10000)))
);

CREATE TABLE public.progress_reports (
    id bigint NOT NULL,
    province_id bigint NOT NULL,
    year_id bigint NOT NULL,
    task_id bigint NOT NULL,
    period_id bigint NOT NULL,
    unit_id bigint NOT NULL,
    state text DEFAULT 'draft'::text NOT NULL,
    progress text NOT NULL,
    percent numeric(4,1),
    outlook text,
    result text,
    obstacles text,
    proposals text,
    completed_on date,
    no_product_reason text,
    unchanged boolean DEFAULT false NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    saved_at timestamp with time zone NOT NULL,
    saved_by bigint,
    sent_at timestamp with time zone,
    decided_at timestamp with time zone,
    CONSTRAINT progress_reports_done_check CHECK ((((progress = 'done'::text) = (completed_on IS NOT NULL)) AND ((progress <> 'done'::text) OR ((percent = (100)::numeric) AND (outlook IS NULL))))),
    CONSTRAINT progress_reports_outlook_check CHECK ((outlook = ANY (ARRAY['feasible'::text, 'at_risk'::text, 'unlikely'::text]))),
    CONSTRAINT progress_reports_percent_check CHECK (((percent >= (0)::numeric) AND (percent <= (100)::numeric))),
    CONSTRAINT progress_reports_progress_check CHECK ((progress = ANY (ARRAY['not_started'::text, 'in_progress'::text, 'done'::text, 'paused'::text, 'dropped'::text]))),
    CONSTRAINT progress_reports_risk_check CHECK (((outlook IS NULL) OR (outlook = 'feasible'::text) OR ((obstacles IS NOT NULL) AND (proposals IS NOT NULL)))),
    CONSTRAINT progress_reports_sent_check CHECK (((state = 'draft'::text) OR (sent_at IS NOT NULL))),
    CONSTRAINT progress_reports_state_check CHECK ((state = ANY (ARRAY['draft'::text, 'submitted'::text, 'returned'::text, 'approved'::text]))),
    CONSTRAINT progress_reports_text_check CHECK ((((char_length(result) >= 1) AND (char_length(result) <= 5000)) AND ((char_length(obstacles) >= 1) AND (char_length(obstacles) <= 5000)) AND ((char_length(proposals) >= 1) AND (char_length(proposals) <= 5000)) AND ((char_length(no_product_reason) >= 1) AND (char_length(no_product_reason) <= 2000))))
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
    unit_id bigint,
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
    due_original date,
    deputy text,
    resources text,
    oversight text,
    assigned_number text,
    added boolean DEFAULT false NOT NULL,
    split_from_id bigint,
    closed_on date,
    closed_as text,
    closed_reason text,
    version integer DEFAULT 1 NOT NULL,
    CONSTRAINT tasks_assigned_number_check CHECK (((char_length(assigned_number) >= 1) AND (char_length(assigned_number) <= 200))),
    CONSTRAINT tasks_closed_as_check CHECK ((closed_as = ANY (ARRAY['split'::text, 'merged'::text, 'removed'::text]))),
    CONSTRAINT tasks_closed_check CHECK ((((closed_on IS NULL) = (closed_as IS NULL)) AND ((closed_on IS NULL) = (closed_reason IS NULL)))),
    CONSTRAINT tasks_closed_reason_check CHECK (((char_length(closed_reason) >= 1) AND (char_length(closed_reason) <= 2000))),
    CONSTRAINT tasks_confidence_check CHECK (((confidence >= (0)::double precision) AND (confidence <= (1)::double precision))),
    CONSTRAINT tasks_deputy_check CHECK (((char_length(deputy) >= 1) AND (char_length(deputy) <= 200))),
    CONSTRAINT tasks_due_check CHECK ((((due_on >= '2000-01-01'::date) AND (due_on <= '2199-12-31'::date)) AND ((kind = 'deadline'::text) OR (due_on IS NULL)))),
    CONSTRAINT tasks_due_original_check CHECK (((due_original >= '2000-01-01'::date) AND (due_original <= '2199-12-31'::date))),
    CONSTRAINT tasks_due_text_check CHECK (((char_length(due_text) >= 1) AND (char_length(due_text) <= 10000))),
    CONSTRAINT tasks_kind_check CHECK ((kind = ANY (ARRAY['deadline'::text, 'regular'::text]))),
    CONSTRAINT tasks_number_check CHECK (((char_length(number) >= 1) AND (char_length(number) <= 100))),
    CONSTRAINT tasks_ord_check CHECK ((ord >= 1)),
    CONSTRAINT tasks_output_check CHECK (((char_length(output) >= 1) AND (char_length(output) <= 10000))),
    CONSTRAINT tasks_oversight_check CHECK (((char_length(oversight) >= 1) AND (char_length(oversight) <= 2000))),
    CONSTRAINT tasks_reason_check CHECK (((char_length(reason) >= 1) AND (char_length(reason) <= 10000))),
    CONSTRAINT tasks_resources_check CHECK (((char_length(resources) >= 1) AND (char_length(resources) <= 2000))),
    CONSTRAINT tasks_source_check CHECK (((source_start >= 0) AND (source_start <= source_end))),
    CONSTRAINT tasks_text_check CHECK (((char_length(text) <= 10000) AND (btrim(text) <> ''::text)))
);

COMMENT ON COLUMN public.tasks.due_on IS 'the deadline in force';

COMMENT ON COLUMN public.tasks.due_original IS 'the deadline at release; never changes afterwards';

COMMENT ON COLUMN public.tasks.assigned_number IS 'văn bản giao, when it is not the plan itself';

COMMENT ON COLUMN public.tasks.added IS 'typed by a planner, not in the plan''s document';

CREATE FUNCTION public.task_progress(of_year bigint, of_period bigint, as_of date, basis text, soon integer) RETURNS TABLE(task_id bigint, plan_id bigint, group_id bigint, lead_id bigint, box text, progress text, percent integer, outlook text, due date, completed_on date, reported boolean, pending boolean, owed boolean, joined boolean, red boolean, amber boolean, soon_due boolean, contradictions text[])
    LANGUAGE sql STABLE PARALLEL SAFE
    BEGIN ATOMIC
 WITH ky AS (
          SELECT pe.id,
             pe.data_to,
             array_position(ARRAY['q1'::text, 'h1'::text, 'm9'::text, 'year'::text], pe.kind) AS rank
            FROM public.periods pe
           WHERE (pe.year_id = task_progress.of_year)
         ), chosen AS (
          SELECT k.id,
             k.data_to,
             k.rank,
             before.rank AS rank_before,
             before.data_to AS data_to_before
            FROM (ky k
              LEFT JOIN LATERAL ( SELECT b.rank,
                     b.data_to
                    FROM ky b
                   WHERE (b.rank < k.rank)
                   ORDER BY b.rank DESC
                  LIMIT 1) before ON (true))
           WHERE (k.id = task_progress.of_period)
         ), said AS (
          SELECT r.task_id,
             k.rank,
             r.progress,
             ((r.percent * (10)::numeric))::integer AS percent,
             r.outlook,
             r.completed_on,
             lead(k.rank) OVER newest AS earlier_rank,
             lead(r.progress) OVER newest AS earlier_progress,
             lead(((r.percent * (10)::numeric))::integer) OVER newest AS earlier_percent
            FROM ((chosen c
              JOIN ky k ON ((k.rank <= c.rank)))
              JOIN public.progress_reports r ON (((r.period_id = k.id) AND (r.state = 'approved'::text))))
           WINDOW newest AS (PARTITION BY r.task_id ORDER BY k.rank DESC)
         ), approved AS (
          SELECT DISTINCT ON (s.task_id) s.task_id,
             s.rank,
             s.progress,
             s.percent,
             s.outlook,
             s.completed_on,
             s.earlier_rank,
             s.earlier_progress,
             s.earlier_percent
            FROM said s
           ORDER BY s.task_id, s.rank DESC
         ), stood AS MATERIALIZED (
          SELECT t.id,
             t.plan_id,
             t.group_id,
             t.kind,
             COALESCE(l.unit_id, (0)::bigint) AS lead_id,
             COALESCE(a.progress, 'not_started'::text) AS progress,
             a.percent,
             a.outlook,
             a.completed_on,
             COALESCE((a.rank = c.rank), false) AS reported,
             a.earlier_rank,
             a.earlier_progress,
             a.earlier_percent,
             c.rank,
             c.rank_before,
             COALESCE((t.assigned_on > c.data_to_before), false) AS joined,
             ((pl.state <> 'draft'::text) AND COALESCE((
                 CASE
                     WHEN (a.rank = c.rank) THEN a.earlier_progress
                     ELSE a.progress
                 END <> ALL (ARRAY['done'::text, 'dropped'::text])), true)) AS owed,
             COALESCE((own.state = 'submitted'::text), false) AS pending,
                 CASE
                     WHEN (task_progress.basis = 'original'::text) THEN COALESCE(t.due_original, t.due_on)
                     ELSE GREATEST(COALESCE(t.due_original, t.due_on), ( SELECT max(e.granted_on) AS max
                        FROM public.extensions e
                       WHERE ((e.task_id = t.id) AND (e.state = 'approved'::text) AND (e.decided_on <= task_progress.as_of))))
                 END AS due
            FROM (((((chosen c
              JOIN public.plans pl ON ((pl.year_id = task_progress.of_year)))
              JOIN public.tasks t ON (((t.plan_id = pl.id) AND (t.assigned_on <= c.data_to) AND ((t.closed_on IS NULL) OR (t.closed_on > task_progress.as_of)))))
              LEFT JOIN public.task_units l ON (((l.task_id = t.id) AND (l.role = 'lead'::text))))
              LEFT JOIN approved a ON ((a.task_id = t.id)))
              LEFT JOIN public.progress_reports own ON (((own.task_id = t.id) AND (own.period_id = task_progress.of_period))))
         ), boxed AS MATERIALIZED (
          SELECT s.id,
             s.plan_id,
             s.group_id,
             s.kind,
             s.lead_id,
             s.progress,
             s.percent,
             s.outlook,
             s.completed_on,
             s.reported,
             s.earlier_rank,
             s.earlier_progress,
             s.earlier_percent,
             s.rank,
             s.rank_before,
             s.joined,
             s.owed,
             s.pending,
             s.due,
                 CASE
                     WHEN (s.progress = ANY (ARRAY['paused'::text, 'dropped'::text])) THEN 'paused'::text
                     WHEN (s.kind = 'regular'::text) THEN 'regular'::text
                     WHEN (s.due IS NULL) THEN 'undated'::text
                     WHEN ((s.progress = 'done'::text) AND (s.completed_on <= s.due)) THEN 'done_on_time'::text
                     WHEN (s.progress = 'done'::text) THEN 'done_late'::text
                     WHEN (task_progress.as_of <= s.due) THEN 'on_track'::text
                     ELSE 'overdue'::text
                 END AS box
            FROM stood s
         ), marked AS (
          SELECT b.id,
             b.plan_id,
             b.group_id,
             b.kind,
             b.lead_id,
             b.progress,
             b.percent,
             b.outlook,
             b.completed_on,
             b.reported,
             b.earlier_rank,
             b.earlier_progress,
             b.earlier_percent,
             b.rank,
             b.rank_before,
             b.joined,
             b.owed,
             b.pending,
             b.due,
             b.box,
             ((b.box = 'overdue'::text) OR ((b.box = 'on_track'::text) AND (NOT (b.outlook IS DISTINCT FROM 'unlikely'::text)))) AS red,
             ((b.box = 'on_track'::text) AND ((b.due - task_progress.as_of) <= task_progress.soon)) AS soon_due
            FROM boxed b
         )
  SELECT m.id,
     m.plan_id,
     m.group_id,
     m.lead_id,
     m.box,
     m.progress,
     m.percent,
     COALESCE(m.outlook, ''::text) AS "coalesce",
     m.due,
     m.completed_on,
     m.reported,
     m.pending,
     m.owed,
     m.joined,
     m.red,
     ((m.box = 'on_track'::text) AND (NOT m.red) AND ((NOT (m.outlook IS DISTINCT FROM 'at_risk'::text)) OR (m.soon_due AND (NOT m.reported)))),
     m.soon_due,
     array_remove(ARRAY[
         CASE
             WHEN ((m.percent = 1000) AND (NOT (EXISTS ( SELECT 1
                FROM public.evidences e
               WHERE ((e.task_id = m.id) AND (e.removed_at IS NULL) AND ((e.period_id IS NULL) OR (e.period_id IN ( SELECT k.id
                        FROM ky k
                       WHERE (k.rank <= m.rank))))))))) THEN 'no_evidence'::text
             ELSE NULL::text
         END,
         CASE
             WHEN ((m.outlook = 'feasible'::text) AND (m.box = 'overdue'::text)) THEN 'feasible'::text
             ELSE NULL::text
         END,
         CASE
             WHEN (m.percent < m.earlier_percent) THEN 'percent_down'::text
             ELSE NULL::text
         END,
         CASE
             WHEN (m.reported AND (m.earlier_rank = m.rank_before) AND (m.box = ANY (ARRAY['on_track'::text, 'overdue'::text])) AND (m.progress = m.earlier_progress) AND (NOT (m.percent IS DISTINCT FROM m.earlier_percent))) THEN 'no_change'::text
             ELSE NULL::text
         END], NULL::text) AS array_remove
    FROM marked m;
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

ALTER TABLE public.audit_log ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.audit_log_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.coordination_notes (
    province_id bigint NOT NULL,
    year_id bigint NOT NULL,
    task_id bigint NOT NULL,
    period_id bigint NOT NULL,
    unit_id bigint NOT NULL,
    body text NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    updated_at timestamp with time zone NOT NULL,
    updated_by bigint,
    CONSTRAINT coordination_notes_body_check CHECK (((btrim(body) <> ''::text) AND (char_length(body) <= 5000)))
);

CREATE TABLE public.credentials (
    user_id bigint NOT NULL,
    password_hash text,
    changed_at timestamp with time zone,
    totp_secret bytea,
    totp_confirmed_at timestamp with time zone,
    totp_last_step bigint DEFAULT 0 NOT NULL,
    CONSTRAINT credentials_password_check CHECK ((password_hash ~~ '$argon2id$v=19$m=%'::text)),
    CONSTRAINT credentials_totp_check CHECK (((totp_confirmed_at IS NULL) OR (totp_secret IS NOT NULL)))
);

COMMENT ON COLUMN public.credentials.totp_secret IS 'sealed with a key outside the database; counts once confirmed';

CREATE TABLE public.digests (
    user_id bigint NOT NULL,
    week date NOT NULL,
    kind text NOT NULL,
    address text NOT NULL,
    subject text NOT NULL,
    body text NOT NULL,
    state text DEFAULT 'claimed'::text NOT NULL,
    attempts integer DEFAULT 1 NOT NULL,
    claimed_at timestamp with time zone NOT NULL,
    sent_at timestamp with time zone,
    problem text,
    CONSTRAINT digests_kind_check CHECK ((kind = ANY (ARRAY['units'::text, 'overview'::text]))),
    CONSTRAINT digests_problem_check CHECK (((char_length(problem) >= 1) AND (char_length(problem) <= 500))),
    CONSTRAINT digests_sent_check CHECK (((state = 'sent'::text) = (sent_at IS NOT NULL))),
    CONSTRAINT digests_state_check CHECK ((state = ANY (ARRAY['claimed'::text, 'sent'::text, 'refused'::text]))),
    CONSTRAINT digests_week_check CHECK ((EXTRACT(isodow FROM week) = (1)::numeric))
);

COMMENT ON TABLE public.digests IS 'its own log; a row claimed and not sent within an hour is taken again';

ALTER TABLE public.evidences ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.evidences_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

ALTER TABLE public.extensions ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.extensions_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.files (
    id text NOT NULL,
    province_id bigint NOT NULL,
    name text NOT NULL,
    media_type text NOT NULL,
    sha256 text NOT NULL,
    bytes bytea NOT NULL,
    created_at timestamp with time zone NOT NULL,
    created_by bigint,
    CONSTRAINT files_bytes_check CHECK (((octet_length(bytes) >= 1) AND (octet_length(bytes) <= 20971520))),
    CONSTRAINT files_id_check CHECK ((id ~ '^[A-Za-z0-9_-]{20,64}$'::text)),
    CONSTRAINT files_name_check CHECK (((char_length(name) >= 1) AND (char_length(name) <= 255)))
);

CREATE TABLE public.holidays (
    day date NOT NULL,
    kind text DEFAULT 'off'::text NOT NULL,
    name text NOT NULL,
    source text NOT NULL,
    CONSTRAINT holidays_kind_check CHECK ((kind = ANY (ARRAY['off'::text, 'work'::text]))),
    CONSTRAINT holidays_name_check CHECK (((char_length(name) >= 1) AND (char_length(name) <= 200))),
    CONSTRAINT holidays_source_check CHECK (((char_length(source) >= 1) AND (char_length(source) <= 300)))
);

CREATE TABLE public.idempotency_keys (
    user_id bigint NOT NULL,
    key text NOT NULL,
    fingerprint bytea NOT NULL,
    created_at timestamp with time zone NOT NULL,
    CONSTRAINT idempotency_keys_key_check CHECK ((key ~ '^[A-Za-z0-9_-]{16,64}$'::text))
);

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

CREATE TABLE public.memberships (
    id bigint NOT NULL,
    user_id bigint NOT NULL,
    role text NOT NULL,
    province_id bigint,
    unit_id bigint,
    substitute_for bigint,
    valid_from date NOT NULL,
    valid_to date,
    created_by text NOT NULL,
    CONSTRAINT memberships_place_check CHECK (((unit_id IS NULL) OR (province_id IS NOT NULL))),
    CONSTRAINT memberships_role_check CHECK ((role = ANY (ARRAY['admin'::text, 'planner'::text, 'leader'::text, 'officer'::text, 'unit_head'::text]))),
    CONSTRAINT memberships_substitute_check CHECK ((substitute_for <> user_id)),
    CONSTRAINT memberships_unit_check CHECK (((role = ANY (ARRAY['officer'::text, 'unit_head'::text])) = (unit_id IS NOT NULL))),
    CONSTRAINT memberships_valid_check CHECK ((valid_to >= valid_from)),
    CONSTRAINT memberships_wide_check CHECK (((province_id IS NOT NULL) OR (role = ANY (ARRAY['admin'::text, 'leader'::text]))))
);

ALTER TABLE public.memberships ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.memberships_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.one_time_tokens (
    hash bytea NOT NULL,
    user_id bigint NOT NULL,
    created_at timestamp with time zone NOT NULL,
    created_by text NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    used_at timestamp with time zone
);

CREATE TABLE public.period_windows (
    id bigint NOT NULL,
    province_id bigint NOT NULL,
    year_id bigint NOT NULL,
    period_id bigint NOT NULL,
    unit_id bigint NOT NULL,
    until date NOT NULL,
    reason text NOT NULL,
    created_at timestamp with time zone NOT NULL,
    created_by text NOT NULL,
    revoked_at timestamp with time zone,
    CONSTRAINT period_windows_reason_check CHECK (((btrim(reason) <> ''::text) AND (char_length(reason) <= 2000)))
);

ALTER TABLE public.period_windows ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.period_windows_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

ALTER TABLE public.periods ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.periods_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

ALTER TABLE public.plans ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.plans_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

ALTER TABLE public.progress_reports ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.progress_reports_id_seq
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

CREATE TABLE public.recovery_codes (
    user_id bigint NOT NULL,
    hash bytea NOT NULL,
    used_at timestamp with time zone
);

CREATE TABLE public.report_drafts (
    province_id bigint NOT NULL,
    year_id bigint NOT NULL,
    task_id bigint NOT NULL,
    period_id bigint NOT NULL,
    unit_id bigint NOT NULL,
    fields jsonb NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    updated_at timestamp with time zone NOT NULL,
    updated_by bigint,
    CONSTRAINT report_drafts_fields_check CHECK ((pg_column_size(fields) <= 200000))
);

CREATE TABLE public.report_events (
    id bigint NOT NULL,
    province_id bigint NOT NULL,
    year_id bigint NOT NULL,
    report_id bigint NOT NULL,
    action text NOT NULL,
    reason text,
    at timestamp with time zone NOT NULL,
    user_id bigint,
    actor_name text NOT NULL,
    CONSTRAINT report_events_action_check CHECK ((action = ANY (ARRAY['sent'::text, 'returned'::text, 'approved'::text, 'reassigned'::text]))),
    CONSTRAINT report_events_reason_check CHECK ((((char_length(reason) >= 1) AND (char_length(reason) <= 2000)) AND ((action <> 'returned'::text) OR (reason IS NOT NULL))))
);

ALTER TABLE public.report_events ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.report_events_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.report_versions (
    province_id bigint NOT NULL,
    year_id bigint NOT NULL,
    report_id bigint NOT NULL,
    number integer NOT NULL,
    unit_id bigint NOT NULL,
    content jsonb NOT NULL,
    sent_at timestamp with time zone NOT NULL,
    sent_by bigint,
    sent_name text NOT NULL
);

CREATE TABLE public.sessions (
    id bigint NOT NULL,
    user_id bigint NOT NULL,
    token_hash bytea NOT NULL,
    stage text NOT NULL,
    created_at timestamp with time zone NOT NULL,
    last_seen_at timestamp with time zone NOT NULL,
    proved_at timestamp with time zone NOT NULL,
    ended_at timestamp with time zone,
    address text NOT NULL,
    agent text NOT NULL,
    CONSTRAINT sessions_agent_check CHECK ((char_length(agent) <= 300)),
    CONSTRAINT sessions_stage_check CHECK ((stage = ANY (ARRAY['second_factor'::text, 'enrol'::text, 'full'::text])))
);

COMMENT ON COLUMN public.sessions.stage IS 'second_factor: the code is still owed; enrol: a second factor must be set up first';

COMMENT ON COLUMN public.sessions.proved_at IS 'when the person last typed a password or code';

ALTER TABLE public.sessions ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.sessions_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.settings (
    key text NOT NULL,
    value jsonb NOT NULL,
    version integer DEFAULT 1 NOT NULL
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

ALTER TABLE public.tasks ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.tasks_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.throttle (
    key text NOT NULL,
    failures integer NOT NULL,
    first_at timestamp with time zone NOT NULL,
    blocked_until timestamp with time zone
);

CREATE TABLE public.unit_aliases (
    province_id bigint NOT NULL,
    unit_id bigint NOT NULL,
    alias text NOT NULL,
    folded text GENERATED ALWAYS AS (public.vi_fold(alias)) STORED NOT NULL,
    CONSTRAINT unit_aliases_alias_check CHECK (((alias = btrim(alias)) AND ((char_length(alias) >= 1) AND (char_length(alias) <= 300))))
);

CREATE TABLE public.unit_reports (
    province_id bigint NOT NULL,
    year_id bigint NOT NULL,
    period_id bigint NOT NULL,
    unit_id bigint NOT NULL,
    results text,
    shortcomings text,
    causes text,
    proposals text,
    handed_at timestamp with time zone,
    handed_back text,
    first_complete_at timestamp with time zone,
    last_sent_at timestamp with time zone,
    version integer DEFAULT 1 NOT NULL,
    CONSTRAINT unit_reports_text_check CHECK ((((char_length(results) >= 1) AND (char_length(results) <= 10000)) AND ((char_length(shortcomings) >= 1) AND (char_length(shortcomings) <= 10000)) AND ((char_length(causes) >= 1) AND (char_length(causes) <= 10000)) AND ((char_length(proposals) >= 1) AND (char_length(proposals) <= 10000)) AND ((char_length(handed_back) >= 1) AND (char_length(handed_back) <= 2000))))
);

COMMENT ON COLUMN public.unit_reports.handed_at IS 'officers handed the batch to the head, who sends it (units.head_sends)';

COMMENT ON COLUMN public.unit_reports.handed_back IS 'why the head gave the batch back inside the unit';

CREATE TABLE public.unit_successions (
    predecessor_id bigint NOT NULL,
    successor_id bigint NOT NULL,
    CONSTRAINT unit_successions_other_check CHECK ((predecessor_id <> successor_id))
);

CREATE TABLE public.units (
    id bigint NOT NULL,
    province_id bigint NOT NULL,
    parent_id bigint,
    kind text NOT NULL,
    name text NOT NULL,
    short_name text,
    contact_name text,
    contact_phone text,
    contact_email text,
    head_sends boolean DEFAULT false NOT NULL,
    valid_from date NOT NULL,
    valid_to date,
    version integer DEFAULT 1 NOT NULL,
    folded text GENERATED ALWAYS AS (public.vi_fold(name)) STORED NOT NULL,
    CONSTRAINT units_contact_check CHECK ((((char_length(contact_name) >= 1) AND (char_length(contact_name) <= 200)) AND ((char_length(contact_phone) >= 1) AND (char_length(contact_phone) <= 40)) AND ((char_length(contact_email) >= 3) AND (char_length(contact_email) <= 254)))),
    CONSTRAINT units_kind_check CHECK ((kind = ANY (ARRAY['department'::text, 'branch'::text, 'affiliate'::text, 'committee'::text, 'agency'::text, 'other'::text]))),
    CONSTRAINT units_name_check CHECK (((name = btrim(name)) AND ((char_length(name) >= 1) AND (char_length(name) <= 300)))),
    CONSTRAINT units_parent_check CHECK ((parent_id <> id)),
    CONSTRAINT units_short_name_check CHECK (((char_length(short_name) >= 1) AND (char_length(short_name) <= 60))),
    CONSTRAINT units_valid_check CHECK ((valid_to >= valid_from))
);

COMMENT ON COLUMN public.units.head_sends IS 'only the head of the unit sends its reports (trưởng đơn vị gửi)';

ALTER TABLE public.units ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.units_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.users (
    id bigint NOT NULL,
    username text NOT NULL,
    full_name text NOT NULL,
    email text,
    phone text,
    title text,
    state text DEFAULT 'active'::text NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    created_at timestamp with time zone NOT NULL,
    CONSTRAINT users_email_check CHECK (((email ~ '^[^@[:space:]]+@[^@[:space:]]+$'::text) AND (char_length(email) <= 254))),
    CONSTRAINT users_full_name_check CHECK (((full_name = btrim(full_name)) AND ((char_length(full_name) >= 1) AND (char_length(full_name) <= 200)))),
    CONSTRAINT users_phone_check CHECK (((char_length(phone) >= 1) AND (char_length(phone) <= 40))),
    CONSTRAINT users_state_check CHECK ((state = ANY (ARRAY['active'::text, 'disabled'::text]))),
    CONSTRAINT users_title_check CHECK (((char_length(title) >= 1) AND (char_length(title) <= 200))),
    CONSTRAINT users_username_check CHECK (((username ~ '^[a-z0-9]+([._-][a-z0-9]+)*$'::text) AND ((length(username) >= 2) AND (length(username) <= 60))))
);

ALTER TABLE public.users ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.users_id_seq
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

ALTER TABLE ONLY public.audit_log
    ADD CONSTRAINT audit_log_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.coordination_notes
    ADD CONSTRAINT coordination_notes_pkey PRIMARY KEY (task_id, period_id, unit_id);

ALTER TABLE ONLY public.credentials
    ADD CONSTRAINT credentials_pkey PRIMARY KEY (user_id);

ALTER TABLE ONLY public.digests
    ADD CONSTRAINT digests_pkey PRIMARY KEY (user_id, week);

ALTER TABLE ONLY public.evidences
    ADD CONSTRAINT evidences_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.extensions
    ADD CONSTRAINT extensions_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.files
    ADD CONSTRAINT files_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.files
    ADD CONSTRAINT files_province_key UNIQUE (province_id, id);

ALTER TABLE ONLY public.holidays
    ADD CONSTRAINT holidays_pkey PRIMARY KEY (day);

ALTER TABLE ONLY public.idempotency_keys
    ADD CONSTRAINT idempotency_keys_pkey PRIMARY KEY (user_id, key);

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

ALTER TABLE ONLY public.memberships
    ADD CONSTRAINT memberships_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.one_time_tokens
    ADD CONSTRAINT one_time_tokens_pkey PRIMARY KEY (hash);

ALTER TABLE ONLY public.period_windows
    ADD CONSTRAINT period_windows_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.periods
    ADD CONSTRAINT periods_kind_key UNIQUE (year_id, kind);

ALTER TABLE ONLY public.periods
    ADD CONSTRAINT periods_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.periods
    ADD CONSTRAINT periods_year_key UNIQUE (province_id, year_id, id);

ALTER TABLE ONLY public.plans
    ADD CONSTRAINT plans_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.plans
    ADD CONSTRAINT plans_slug_key UNIQUE (year_id, slug);

ALTER TABLE ONLY public.plans
    ADD CONSTRAINT plans_year_key UNIQUE (province_id, year_id, id);

ALTER TABLE ONLY public.progress_reports
    ADD CONSTRAINT progress_reports_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.progress_reports
    ADD CONSTRAINT progress_reports_task_key UNIQUE (task_id, period_id);

ALTER TABLE ONLY public.progress_reports
    ADD CONSTRAINT progress_reports_year_key UNIQUE (province_id, year_id, id);

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

ALTER TABLE ONLY public.recovery_codes
    ADD CONSTRAINT recovery_codes_pkey PRIMARY KEY (user_id, hash);

ALTER TABLE ONLY public.report_drafts
    ADD CONSTRAINT report_drafts_pkey PRIMARY KEY (task_id, period_id, unit_id);

ALTER TABLE ONLY public.report_events
    ADD CONSTRAINT report_events_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.report_versions
    ADD CONSTRAINT report_versions_pkey PRIMARY KEY (report_id, number);

ALTER TABLE ONLY public.sessions
    ADD CONSTRAINT sessions_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.sessions
    ADD CONSTRAINT sessions_token_key UNIQUE (token_hash);

ALTER TABLE ONLY public.settings
    ADD CONSTRAINT settings_pkey PRIMARY KEY (key);

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

ALTER TABLE ONLY public.throttle
    ADD CONSTRAINT throttle_pkey PRIMARY KEY (key);

ALTER TABLE ONLY public.unit_aliases
    ADD CONSTRAINT unit_aliases_pkey PRIMARY KEY (unit_id, alias);

ALTER TABLE ONLY public.unit_reports
    ADD CONSTRAINT unit_reports_pkey PRIMARY KEY (period_id, unit_id);

ALTER TABLE ONLY public.unit_successions
    ADD CONSTRAINT unit_successions_pkey PRIMARY KEY (predecessor_id, successor_id);

ALTER TABLE ONLY public.units
    ADD CONSTRAINT units_name_once EXCLUDE USING gist (province_id WITH =, folded WITH =, daterange(valid_from, valid_to, '[]'::text) WITH &&);

ALTER TABLE ONLY public.units
    ADD CONSTRAINT units_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.units
    ADD CONSTRAINT units_province_key UNIQUE (province_id, id);

ALTER TABLE ONLY public.users
    ADD CONSTRAINT users_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.users
    ADD CONSTRAINT users_username_key UNIQUE (username);

ALTER TABLE ONLY public.years
    ADD CONSTRAINT years_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.years
    ADD CONSTRAINT years_province_key UNIQUE (province_id, id);

ALTER TABLE ONLY public.years
    ADD CONSTRAINT years_year_key UNIQUE (province_id, year);

CREATE INDEX audit_log_entity_idx ON public.audit_log USING btree (entity, entity_id, id);

CREATE INDEX audit_log_province_idx ON public.audit_log USING btree (province_id, id);

CREATE INDEX audit_log_task_idx ON public.audit_log USING btree (task_id, id) WHERE (task_id IS NOT NULL);

CREATE INDEX digests_week_idx ON public.digests USING btree (week);

CREATE INDEX evidences_task_idx ON public.evidences USING btree (task_id) WHERE (removed_at IS NULL);

CREATE UNIQUE INDEX extensions_one_open ON public.extensions USING btree (task_id) WHERE (state = 'requested'::text);

CREATE INDEX extensions_task_idx ON public.extensions USING btree (task_id, decided_on);

CREATE INDEX idempotency_keys_created_idx ON public.idempotency_keys USING btree (created_at);

CREATE INDEX indicator_values_indicator_idx ON public.indicator_values USING btree (indicator_id);

CREATE INDEX indicators_folded_idx ON public.indicators USING gin (folded public.gin_trgm_ops);

CREATE INDEX memberships_unit_idx ON public.memberships USING btree (unit_id) WHERE (unit_id IS NOT NULL);

CREATE INDEX memberships_user_idx ON public.memberships USING btree (user_id);

CREATE INDEX one_time_tokens_user_idx ON public.one_time_tokens USING btree (user_id);

CREATE UNIQUE INDEX period_windows_once ON public.period_windows USING btree (period_id, unit_id) WHERE (revoked_at IS NULL);

CREATE INDEX plans_folded_idx ON public.plans USING gin (folded public.gin_trgm_ops);

CREATE INDEX plans_import_idx ON public.plans USING btree (import_id);

CREATE UNIQUE INDEX plans_one_annual ON public.plans USING btree (year_id) WHERE (kind = 'annual'::text);

CREATE INDEX progress_reports_period_idx ON public.progress_reports USING btree (period_id, unit_id);

CREATE INDEX province_successions_successor_idx ON public.province_successions USING btree (successor_id);

CREATE INDEX report_events_report_idx ON public.report_events USING btree (report_id, id);

CREATE INDEX sessions_user_idx ON public.sessions USING btree (user_id) WHERE (ended_at IS NULL);

CREATE INDEX task_groups_folded_idx ON public.task_groups USING gin (folded public.gin_trgm_ops);

CREATE INDEX task_groups_words_idx ON public.task_groups USING gin (words);

CREATE INDEX task_units_folded_idx ON public.task_units USING gin (folded public.gin_trgm_ops);

CREATE UNIQUE INDEX task_units_one_lead ON public.task_units USING btree (task_id) WHERE (role = 'lead'::text);

CREATE INDEX task_units_unit_idx ON public.task_units USING btree (unit_id, role);

CREATE UNIQUE INDEX task_units_unit_once ON public.task_units USING btree (task_id, unit_id);

CREATE INDEX task_units_words_idx ON public.task_units USING gin (words);

CREATE INDEX tasks_folded_idx ON public.tasks USING gin (folded public.gin_trgm_ops);

CREATE INDEX tasks_plan_idx ON public.tasks USING btree (plan_id);

CREATE INDEX tasks_words_idx ON public.tasks USING gin (words);

CREATE INDEX unit_aliases_folded_idx ON public.unit_aliases USING btree (province_id, folded);

CREATE TRIGGER audit_log_append_only BEFORE DELETE OR UPDATE ON public.audit_log FOR EACH ROW EXECUTE FUNCTION public.audit_refuse();

CREATE TRIGGER audit_log_no_truncate BEFORE TRUNCATE ON public.audit_log FOR EACH STATEMENT EXECUTE FUNCTION public.audit_refuse();

CREATE TRIGGER coordination_notes_audit AFTER INSERT OR DELETE OR UPDATE ON public.coordination_notes FOR EACH ROW EXECUTE FUNCTION public.audit_row();

CREATE CONSTRAINT TRIGGER coordination_notes_bump_years AFTER INSERT OR DELETE OR UPDATE ON public.coordination_notes DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION public.bump_years();

CREATE TRIGGER coordination_notes_note_year AFTER INSERT OR DELETE OR UPDATE ON public.coordination_notes FOR EACH ROW EXECUTE FUNCTION public.note_year();

CREATE TRIGGER coordination_notes_open BEFORE INSERT OR DELETE OR UPDATE ON public.coordination_notes FOR EACH ROW EXECUTE FUNCTION public.refuse_unless_open();

CREATE TRIGGER credentials_audit AFTER INSERT OR DELETE OR UPDATE ON public.credentials FOR EACH ROW EXECUTE FUNCTION public.audit_row('password_hash', 'totp_secret', 'totp_last_step');

CREATE TRIGGER evidences_audit AFTER INSERT OR DELETE OR UPDATE ON public.evidences FOR EACH ROW EXECUTE FUNCTION public.audit_row();

CREATE CONSTRAINT TRIGGER evidences_bump_years AFTER INSERT OR DELETE OR UPDATE ON public.evidences DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION public.bump_years();

CREATE TRIGGER evidences_note_year AFTER INSERT OR DELETE OR UPDATE ON public.evidences FOR EACH ROW EXECUTE FUNCTION public.note_year();

CREATE TRIGGER extensions_audit AFTER INSERT OR DELETE OR UPDATE ON public.extensions FOR EACH ROW EXECUTE FUNCTION public.audit_row();

CREATE CONSTRAINT TRIGGER extensions_bump_years AFTER INSERT OR DELETE OR UPDATE ON public.extensions DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION public.bump_years();

CREATE TRIGGER extensions_note_year AFTER INSERT OR DELETE OR UPDATE ON public.extensions FOR EACH ROW EXECUTE FUNCTION public.note_year();

CREATE TRIGGER holidays_audit AFTER INSERT OR DELETE OR UPDATE ON public.holidays FOR EACH ROW EXECUTE FUNCTION public.audit_row();

CREATE CONSTRAINT TRIGGER indicator_values_bump_years AFTER INSERT OR DELETE OR UPDATE ON public.indicator_values DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION public.bump_years();

CREATE TRIGGER indicator_values_note_year AFTER INSERT OR DELETE OR UPDATE ON public.indicator_values FOR EACH ROW EXECUTE FUNCTION public.note_year();

CREATE CONSTRAINT TRIGGER indicators_bump_years AFTER INSERT OR DELETE OR UPDATE ON public.indicators DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION public.bump_years();

CREATE TRIGGER indicators_note_year AFTER INSERT OR DELETE OR UPDATE ON public.indicators FOR EACH ROW EXECUTE FUNCTION public.note_year();

CREATE TRIGGER memberships_audit AFTER INSERT OR DELETE OR UPDATE ON public.memberships FOR EACH ROW EXECUTE FUNCTION public.audit_row();

CREATE TRIGGER period_windows_audit AFTER INSERT OR DELETE OR UPDATE ON public.period_windows FOR EACH ROW EXECUTE FUNCTION public.audit_row();

CREATE CONSTRAINT TRIGGER period_windows_bump_years AFTER INSERT OR DELETE OR UPDATE ON public.period_windows DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION public.bump_years();

CREATE TRIGGER period_windows_note_year AFTER INSERT OR DELETE OR UPDATE ON public.period_windows FOR EACH ROW EXECUTE FUNCTION public.note_year();

CREATE TRIGGER periods_audit AFTER INSERT OR DELETE OR UPDATE ON public.periods FOR EACH ROW EXECUTE FUNCTION public.audit_row();

CREATE CONSTRAINT TRIGGER periods_bump_years AFTER INSERT OR DELETE OR UPDATE ON public.periods DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION public.bump_years();

CREATE TRIGGER periods_note_year AFTER INSERT OR DELETE OR UPDATE ON public.periods FOR EACH ROW EXECUTE FUNCTION public.note_year();

CREATE TRIGGER plans_audit AFTER INSERT OR DELETE OR UPDATE ON public.plans FOR EACH ROW EXECUTE FUNCTION public.audit_row();

CREATE CONSTRAINT TRIGGER plans_bump_years AFTER INSERT OR DELETE OR UPDATE ON public.plans DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION public.bump_years();

CREATE TRIGGER plans_note_year AFTER INSERT OR DELETE OR UPDATE ON public.plans FOR EACH ROW EXECUTE FUNCTION public.note_year();

CREATE TRIGGER progress_reports_audit AFTER INSERT OR DELETE OR UPDATE ON public.progress_reports FOR EACH ROW EXECUTE FUNCTION public.audit_row();

CREATE CONSTRAINT TRIGGER progress_reports_bump_years AFTER INSERT OR DELETE OR UPDATE ON public.progress_reports DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION public.bump_years();

CREATE TRIGGER progress_reports_note_year AFTER INSERT OR DELETE OR UPDATE ON public.progress_reports FOR EACH ROW EXECUTE FUNCTION public.note_year();

CREATE TRIGGER progress_reports_open BEFORE INSERT OR DELETE OR UPDATE ON public.progress_reports FOR EACH ROW EXECUTE FUNCTION public.refuse_unless_open();

CREATE TRIGGER settings_audit AFTER INSERT OR DELETE OR UPDATE ON public.settings FOR EACH ROW EXECUTE FUNCTION public.audit_row();

CREATE CONSTRAINT TRIGGER task_groups_bump_years AFTER INSERT OR DELETE OR UPDATE ON public.task_groups DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION public.bump_years();

CREATE TRIGGER task_groups_note_year AFTER INSERT OR DELETE OR UPDATE ON public.task_groups FOR EACH ROW EXECUTE FUNCTION public.note_year();

CREATE CONSTRAINT TRIGGER task_targets_bump_years AFTER INSERT OR DELETE OR UPDATE ON public.task_targets DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION public.bump_years();

CREATE TRIGGER task_targets_note_year AFTER INSERT OR DELETE OR UPDATE ON public.task_targets FOR EACH ROW EXECUTE FUNCTION public.note_year();

CREATE TRIGGER task_units_audit AFTER INSERT OR DELETE OR UPDATE ON public.task_units FOR EACH ROW EXECUTE FUNCTION public.audit_row();

CREATE CONSTRAINT TRIGGER task_units_bump_years AFTER INSERT OR DELETE OR UPDATE ON public.task_units DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION public.bump_years();

CREATE TRIGGER task_units_note_year AFTER INSERT OR DELETE OR UPDATE ON public.task_units FOR EACH ROW EXECUTE FUNCTION public.note_year();

CREATE TRIGGER tasks_audit AFTER INSERT OR DELETE OR UPDATE ON public.tasks FOR EACH ROW EXECUTE FUNCTION public.audit_row();

CREATE CONSTRAINT TRIGGER tasks_bump_years AFTER INSERT OR DELETE OR UPDATE ON public.tasks DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION public.bump_years();

CREATE TRIGGER tasks_keep_due_original BEFORE UPDATE ON public.tasks FOR EACH ROW EXECUTE FUNCTION public.keep_due_original();

CREATE TRIGGER tasks_note_year AFTER INSERT OR DELETE OR UPDATE ON public.tasks FOR EACH ROW EXECUTE FUNCTION public.note_year();

CREATE TRIGGER unit_aliases_audit AFTER INSERT OR DELETE OR UPDATE ON public.unit_aliases FOR EACH ROW EXECUTE FUNCTION public.audit_row();

CREATE TRIGGER unit_reports_audit AFTER INSERT OR DELETE OR UPDATE ON public.unit_reports FOR EACH ROW EXECUTE FUNCTION public.audit_row();

CREATE CONSTRAINT TRIGGER unit_reports_bump_years AFTER INSERT OR DELETE OR UPDATE ON public.unit_reports DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION public.bump_years();

CREATE TRIGGER unit_reports_note_year AFTER INSERT OR DELETE OR UPDATE ON public.unit_reports FOR EACH ROW EXECUTE FUNCTION public.note_year();

CREATE TRIGGER unit_reports_open BEFORE INSERT OR DELETE OR UPDATE ON public.unit_reports FOR EACH ROW EXECUTE FUNCTION public.refuse_unless_open();

CREATE TRIGGER unit_successions_audit AFTER INSERT OR DELETE OR UPDATE ON public.unit_successions FOR EACH ROW EXECUTE FUNCTION public.audit_row();

CREATE TRIGGER units_audit AFTER INSERT OR DELETE OR UPDATE ON public.units FOR EACH ROW EXECUTE FUNCTION public.audit_row();

CREATE TRIGGER users_audit AFTER INSERT OR DELETE OR UPDATE ON public.users FOR EACH ROW EXECUTE FUNCTION public.audit_row();

ALTER TABLE ONLY public.coordination_notes
    ADD CONSTRAINT coordination_notes_period_fkey FOREIGN KEY (province_id, year_id, period_id) REFERENCES public.periods(province_id, year_id, id);

ALTER TABLE ONLY public.coordination_notes
    ADD CONSTRAINT coordination_notes_task_fkey FOREIGN KEY (province_id, year_id, task_id) REFERENCES public.tasks(province_id, year_id, id);

ALTER TABLE ONLY public.coordination_notes
    ADD CONSTRAINT coordination_notes_unit_fkey FOREIGN KEY (province_id, unit_id) REFERENCES public.units(province_id, id);

ALTER TABLE ONLY public.credentials
    ADD CONSTRAINT credentials_user_fkey FOREIGN KEY (user_id) REFERENCES public.users(id);

ALTER TABLE ONLY public.digests
    ADD CONSTRAINT digests_user_fkey FOREIGN KEY (user_id) REFERENCES public.users(id);

ALTER TABLE ONLY public.evidences
    ADD CONSTRAINT evidences_file_fkey FOREIGN KEY (province_id, file_id) REFERENCES public.files(province_id, id);

ALTER TABLE ONLY public.evidences
    ADD CONSTRAINT evidences_period_fkey FOREIGN KEY (province_id, year_id, period_id) REFERENCES public.periods(province_id, year_id, id);

ALTER TABLE ONLY public.evidences
    ADD CONSTRAINT evidences_task_fkey FOREIGN KEY (province_id, year_id, task_id) REFERENCES public.tasks(province_id, year_id, id);

ALTER TABLE ONLY public.evidences
    ADD CONSTRAINT evidences_unit_fkey FOREIGN KEY (province_id, unit_id) REFERENCES public.units(province_id, id);

ALTER TABLE ONLY public.extensions
    ADD CONSTRAINT extensions_task_fkey FOREIGN KEY (province_id, year_id, task_id) REFERENCES public.tasks(province_id, year_id, id);

ALTER TABLE ONLY public.extensions
    ADD CONSTRAINT extensions_unit_fkey FOREIGN KEY (province_id, unit_id) REFERENCES public.units(province_id, id);

ALTER TABLE ONLY public.files
    ADD CONSTRAINT files_province_fkey FOREIGN KEY (province_id) REFERENCES public.provinces(id);

ALTER TABLE ONLY public.idempotency_keys
    ADD CONSTRAINT idempotency_keys_user_fkey FOREIGN KEY (user_id) REFERENCES public.users(id);

ALTER TABLE ONLY public.imports
    ADD CONSTRAINT imports_year_fkey FOREIGN KEY (province_id, year_id) REFERENCES public.years(province_id, id);

ALTER TABLE ONLY public.indicator_values
    ADD CONSTRAINT indicator_values_indicator_fkey FOREIGN KEY (province_id, year_id, plan_id, indicator_id) REFERENCES public.indicators(province_id, year_id, plan_id, id) ON DELETE CASCADE;

ALTER TABLE ONLY public.indicators
    ADD CONSTRAINT indicators_plan_fkey FOREIGN KEY (province_id, year_id, plan_id) REFERENCES public.plans(province_id, year_id, id);

ALTER TABLE ONLY public.memberships
    ADD CONSTRAINT memberships_province_fkey FOREIGN KEY (province_id) REFERENCES public.provinces(id);

ALTER TABLE ONLY public.memberships
    ADD CONSTRAINT memberships_substitute_fkey FOREIGN KEY (substitute_for) REFERENCES public.users(id);

ALTER TABLE ONLY public.memberships
    ADD CONSTRAINT memberships_unit_fkey FOREIGN KEY (province_id, unit_id) REFERENCES public.units(province_id, id);

ALTER TABLE ONLY public.memberships
    ADD CONSTRAINT memberships_user_fkey FOREIGN KEY (user_id) REFERENCES public.users(id);

ALTER TABLE ONLY public.one_time_tokens
    ADD CONSTRAINT one_time_tokens_user_fkey FOREIGN KEY (user_id) REFERENCES public.users(id);

ALTER TABLE ONLY public.period_windows
    ADD CONSTRAINT period_windows_period_fkey FOREIGN KEY (province_id, year_id, period_id) REFERENCES public.periods(province_id, year_id, id);

ALTER TABLE ONLY public.period_windows
    ADD CONSTRAINT period_windows_unit_fkey FOREIGN KEY (province_id, unit_id) REFERENCES public.units(province_id, id);

ALTER TABLE ONLY public.periods
    ADD CONSTRAINT periods_year_fkey FOREIGN KEY (province_id, year_id) REFERENCES public.years(province_id, id);

ALTER TABLE ONLY public.plans
    ADD CONSTRAINT plans_import_fkey FOREIGN KEY (province_id, year_id, import_id) REFERENCES public.imports(province_id, year_id, id);

ALTER TABLE ONLY public.plans
    ADD CONSTRAINT plans_year_fkey FOREIGN KEY (province_id, year_id) REFERENCES public.years(province_id, id);

ALTER TABLE ONLY public.progress_reports
    ADD CONSTRAINT progress_reports_period_fkey FOREIGN KEY (province_id, year_id, period_id) REFERENCES public.periods(province_id, year_id, id);

ALTER TABLE ONLY public.progress_reports
    ADD CONSTRAINT progress_reports_task_fkey FOREIGN KEY (province_id, year_id, task_id) REFERENCES public.tasks(province_id, year_id, id);

ALTER TABLE ONLY public.progress_reports
    ADD CONSTRAINT progress_reports_unit_fkey FOREIGN KEY (province_id, unit_id) REFERENCES public.units(province_id, id);

ALTER TABLE ONLY public.progress_reports
    ADD CONSTRAINT progress_reports_user_fkey FOREIGN KEY (saved_by) REFERENCES public.users(id);

ALTER TABLE ONLY public.province_names
    ADD CONSTRAINT province_names_province_fkey FOREIGN KEY (province_id) REFERENCES public.provinces(id);

ALTER TABLE ONLY public.province_successions
    ADD CONSTRAINT province_successions_predecessor_fkey FOREIGN KEY (predecessor_id) REFERENCES public.provinces(id);

ALTER TABLE ONLY public.province_successions
    ADD CONSTRAINT province_successions_successor_fkey FOREIGN KEY (successor_id) REFERENCES public.provinces(id);

ALTER TABLE ONLY public.recovery_codes
    ADD CONSTRAINT recovery_codes_user_fkey FOREIGN KEY (user_id) REFERENCES public.users(id);

ALTER TABLE ONLY public.report_drafts
    ADD CONSTRAINT report_drafts_period_fkey FOREIGN KEY (province_id, year_id, period_id) REFERENCES public.periods(province_id, year_id, id);

ALTER TABLE ONLY public.report_drafts
    ADD CONSTRAINT report_drafts_task_fkey FOREIGN KEY (province_id, year_id, task_id) REFERENCES public.tasks(province_id, year_id, id);

ALTER TABLE ONLY public.report_drafts
    ADD CONSTRAINT report_drafts_unit_fkey FOREIGN KEY (province_id, unit_id) REFERENCES public.units(province_id, id);

ALTER TABLE ONLY public.report_events
    ADD CONSTRAINT report_events_report_fkey FOREIGN KEY (province_id, year_id, report_id) REFERENCES public.progress_reports(province_id, year_id, id);

ALTER TABLE ONLY public.report_versions
    ADD CONSTRAINT report_versions_report_fkey FOREIGN KEY (province_id, year_id, report_id) REFERENCES public.progress_reports(province_id, year_id, id);

ALTER TABLE ONLY public.sessions
    ADD CONSTRAINT sessions_user_fkey FOREIGN KEY (user_id) REFERENCES public.users(id);

ALTER TABLE ONLY public.task_groups
    ADD CONSTRAINT task_groups_plan_fkey FOREIGN KEY (province_id, year_id, plan_id) REFERENCES public.plans(province_id, year_id, id);

ALTER TABLE ONLY public.task_targets
    ADD CONSTRAINT task_targets_task_fkey FOREIGN KEY (province_id, year_id, task_id) REFERENCES public.tasks(province_id, year_id, id) ON DELETE CASCADE;

ALTER TABLE ONLY public.task_units
    ADD CONSTRAINT task_units_task_fkey FOREIGN KEY (province_id, year_id, task_id) REFERENCES public.tasks(province_id, year_id, id) ON DELETE CASCADE;

ALTER TABLE ONLY public.task_units
    ADD CONSTRAINT task_units_unit_fkey FOREIGN KEY (province_id, unit_id) REFERENCES public.units(province_id, id);

ALTER TABLE ONLY public.tasks
    ADD CONSTRAINT tasks_group_fkey FOREIGN KEY (province_id, year_id, plan_id, group_id) REFERENCES public.task_groups(province_id, year_id, plan_id, id);

ALTER TABLE ONLY public.tasks
    ADD CONSTRAINT tasks_split_fkey FOREIGN KEY (province_id, year_id, split_from_id) REFERENCES public.tasks(province_id, year_id, id);

ALTER TABLE ONLY public.unit_aliases
    ADD CONSTRAINT unit_aliases_unit_fkey FOREIGN KEY (province_id, unit_id) REFERENCES public.units(province_id, id) ON DELETE CASCADE;

ALTER TABLE ONLY public.unit_reports
    ADD CONSTRAINT unit_reports_period_fkey FOREIGN KEY (province_id, year_id, period_id) REFERENCES public.periods(province_id, year_id, id);

ALTER TABLE ONLY public.unit_reports
    ADD CONSTRAINT unit_reports_unit_fkey FOREIGN KEY (province_id, unit_id) REFERENCES public.units(province_id, id);

ALTER TABLE ONLY public.unit_successions
    ADD CONSTRAINT unit_successions_predecessor_fkey FOREIGN KEY (predecessor_id) REFERENCES public.units(id);

ALTER TABLE ONLY public.unit_successions
    ADD CONSTRAINT unit_successions_successor_fkey FOREIGN KEY (successor_id) REFERENCES public.units(id);

ALTER TABLE ONLY public.units
    ADD CONSTRAINT units_parent_fkey FOREIGN KEY (province_id, parent_id) REFERENCES public.units(province_id, id);

ALTER TABLE ONLY public.units
    ADD CONSTRAINT units_province_fkey FOREIGN KEY (province_id) REFERENCES public.provinces(id);

ALTER TABLE ONLY public.years
    ADD CONSTRAINT years_province_fkey FOREIGN KEY (province_id) REFERENCES public.provinces(id);

ALTER TABLE public.audit_log ENABLE ROW LEVEL SECURITY;

CREATE POLICY audit_log_province ON public.audit_log TO kehoach_app USING ((province_id = ANY (( SELECT public.app_provinces() AS app_provinces)::bigint[])));

CREATE POLICY audit_log_system ON public.audit_log TO kehoach_system USING (true);

ALTER TABLE public.coordination_notes ENABLE ROW LEVEL SECURITY;

CREATE POLICY coordination_notes_province ON public.coordination_notes TO kehoach_app USING ((province_id = ANY (( SELECT public.app_provinces() AS app_provinces)::bigint[])));

CREATE POLICY coordination_notes_system ON public.coordination_notes TO kehoach_system USING (true);

ALTER TABLE public.evidences ENABLE ROW LEVEL SECURITY;

CREATE POLICY evidences_province ON public.evidences TO kehoach_app USING ((province_id = ANY (( SELECT public.app_provinces() AS app_provinces)::bigint[])));

CREATE POLICY evidences_system ON public.evidences TO kehoach_system USING (true);

ALTER TABLE public.extensions ENABLE ROW LEVEL SECURITY;

CREATE POLICY extensions_province ON public.extensions TO kehoach_app USING ((province_id = ANY (( SELECT public.app_provinces() AS app_provinces)::bigint[])));

CREATE POLICY extensions_system ON public.extensions TO kehoach_system USING (true);

ALTER TABLE public.files ENABLE ROW LEVEL SECURITY;

CREATE POLICY files_province ON public.files TO kehoach_app USING ((province_id = ANY (( SELECT public.app_provinces() AS app_provinces)::bigint[])));

CREATE POLICY files_system ON public.files TO kehoach_system USING (true);

ALTER TABLE public.imports ENABLE ROW LEVEL SECURITY;

CREATE POLICY imports_province ON public.imports TO kehoach_app USING ((province_id = ANY (( SELECT public.app_provinces() AS app_provinces)::bigint[])));

CREATE POLICY imports_system ON public.imports TO kehoach_system USING (true);

ALTER TABLE public.indicator_values ENABLE ROW LEVEL SECURITY;

CREATE POLICY indicator_values_province ON public.indicator_values TO kehoach_app USING ((province_id = ANY (( SELECT public.app_provinces() AS app_provinces)::bigint[])));

CREATE POLICY indicator_values_system ON public.indicator_values TO kehoach_system USING (true);

ALTER TABLE public.indicators ENABLE ROW LEVEL SECURITY;

CREATE POLICY indicators_province ON public.indicators TO kehoach_app USING ((province_id = ANY (( SELECT public.app_provinces() AS app_provinces)::bigint[])));

CREATE POLICY indicators_system ON public.indicators TO kehoach_system USING (true);

ALTER TABLE public.period_windows ENABLE ROW LEVEL SECURITY;

CREATE POLICY period_windows_province ON public.period_windows TO kehoach_app USING ((province_id = ANY (( SELECT public.app_provinces() AS app_provinces)::bigint[])));

CREATE POLICY period_windows_system ON public.period_windows TO kehoach_system USING (true);

ALTER TABLE public.periods ENABLE ROW LEVEL SECURITY;

CREATE POLICY periods_province ON public.periods TO kehoach_app USING ((province_id = ANY (( SELECT public.app_provinces() AS app_provinces)::bigint[])));

CREATE POLICY periods_system ON public.periods TO kehoach_system USING (true);

ALTER TABLE public.plans ENABLE ROW LEVEL SECURITY;

CREATE POLICY plans_province ON public.plans TO kehoach_app USING ((province_id = ANY (( SELECT public.app_provinces() AS app_provinces)::bigint[])));

CREATE POLICY plans_system ON public.plans TO kehoach_system USING (true);

ALTER TABLE public.progress_reports ENABLE ROW LEVEL SECURITY;

CREATE POLICY progress_reports_province ON public.progress_reports TO kehoach_app USING ((province_id = ANY (( SELECT public.app_provinces() AS app_provinces)::bigint[])));

CREATE POLICY progress_reports_system ON public.progress_reports TO kehoach_system USING (true);

ALTER TABLE public.report_drafts ENABLE ROW LEVEL SECURITY;

CREATE POLICY report_drafts_province ON public.report_drafts TO kehoach_app USING ((province_id = ANY (( SELECT public.app_provinces() AS app_provinces)::bigint[])));

CREATE POLICY report_drafts_system ON public.report_drafts TO kehoach_system USING (true);

ALTER TABLE public.report_events ENABLE ROW LEVEL SECURITY;

CREATE POLICY report_events_province ON public.report_events TO kehoach_app USING ((province_id = ANY (( SELECT public.app_provinces() AS app_provinces)::bigint[])));

CREATE POLICY report_events_system ON public.report_events TO kehoach_system USING (true);

ALTER TABLE public.report_versions ENABLE ROW LEVEL SECURITY;

CREATE POLICY report_versions_province ON public.report_versions TO kehoach_app USING ((province_id = ANY (( SELECT public.app_provinces() AS app_provinces)::bigint[])));

CREATE POLICY report_versions_system ON public.report_versions TO kehoach_system USING (true);

ALTER TABLE public.task_groups ENABLE ROW LEVEL SECURITY;

CREATE POLICY task_groups_province ON public.task_groups TO kehoach_app USING ((province_id = ANY (( SELECT public.app_provinces() AS app_provinces)::bigint[])));

CREATE POLICY task_groups_system ON public.task_groups TO kehoach_system USING (true);

ALTER TABLE public.task_targets ENABLE ROW LEVEL SECURITY;

CREATE POLICY task_targets_province ON public.task_targets TO kehoach_app USING ((province_id = ANY (( SELECT public.app_provinces() AS app_provinces)::bigint[])));

CREATE POLICY task_targets_system ON public.task_targets TO kehoach_system USING (true);

ALTER TABLE public.task_units ENABLE ROW LEVEL SECURITY;

CREATE POLICY task_units_province ON public.task_units TO kehoach_app USING ((province_id = ANY (( SELECT public.app_provinces() AS app_provinces)::bigint[])));

CREATE POLICY task_units_system ON public.task_units TO kehoach_system USING (true);

ALTER TABLE public.tasks ENABLE ROW LEVEL SECURITY;

CREATE POLICY tasks_province ON public.tasks TO kehoach_app USING ((province_id = ANY (( SELECT public.app_provinces() AS app_provinces)::bigint[])));

CREATE POLICY tasks_system ON public.tasks TO kehoach_system USING (true);

ALTER TABLE public.unit_aliases ENABLE ROW LEVEL SECURITY;

CREATE POLICY unit_aliases_province ON public.unit_aliases TO kehoach_app USING ((province_id = ANY (( SELECT public.app_provinces() AS app_provinces)::bigint[])));

CREATE POLICY unit_aliases_system ON public.unit_aliases TO kehoach_system USING (true);

ALTER TABLE public.unit_reports ENABLE ROW LEVEL SECURITY;

CREATE POLICY unit_reports_province ON public.unit_reports TO kehoach_app USING ((province_id = ANY (( SELECT public.app_provinces() AS app_provinces)::bigint[])));

CREATE POLICY unit_reports_system ON public.unit_reports TO kehoach_system USING (true);

ALTER TABLE public.units ENABLE ROW LEVEL SECURITY;

CREATE POLICY units_province ON public.units TO kehoach_app USING ((province_id = ANY (( SELECT public.app_provinces() AS app_provinces)::bigint[])));

CREATE POLICY units_system ON public.units TO kehoach_system USING (true);

ALTER TABLE public.years ENABLE ROW LEVEL SECURITY;

CREATE POLICY years_province ON public.years TO kehoach_app USING ((province_id = ANY (( SELECT public.app_provinces() AS app_provinces)::bigint[])));

CREATE POLICY years_system ON public.years TO kehoach_system USING (true);

GRANT ALL ON SCHEMA public TO kehoach_owner;

GRANT SELECT ON TABLE public.audit_log TO kehoach_app;
GRANT SELECT ON TABLE public.audit_log TO kehoach_system;

REVOKE ALL ON FUNCTION public.audit_write(did text, what text, what_id text, of_row jsonb, was jsonb, is_now jsonb) FROM PUBLIC;

REVOKE ALL ON FUNCTION public.audit_event(did text, what text, what_id text, detail jsonb) FROM PUBLIC;
GRANT ALL ON FUNCTION public.audit_event(did text, what text, what_id text, detail jsonb) TO kehoach_app;
GRANT ALL ON FUNCTION public.audit_event(did text, what text, what_id text, detail jsonb) TO kehoach_system;

GRANT SELECT ON TABLE public.province_names TO kehoach_app;
GRANT SELECT ON TABLE public.province_names TO kehoach_system;

GRANT SELECT ON TABLE public.provinces TO kehoach_app;
GRANT SELECT ON TABLE public.provinces TO kehoach_system;

GRANT SELECT,INSERT,UPDATE ON TABLE public.evidences TO kehoach_app;
GRANT SELECT,INSERT,UPDATE ON TABLE public.evidences TO kehoach_system;

GRANT SELECT,INSERT,UPDATE ON TABLE public.extensions TO kehoach_app;
GRANT SELECT,INSERT,UPDATE ON TABLE public.extensions TO kehoach_system;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.periods TO kehoach_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.periods TO kehoach_system;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.plans TO kehoach_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.plans TO kehoach_system;

GRANT SELECT,INSERT,UPDATE ON TABLE public.progress_reports TO kehoach_app;
GRANT SELECT,INSERT,UPDATE ON TABLE public.progress_reports TO kehoach_system;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.task_units TO kehoach_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.task_units TO kehoach_system;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.tasks TO kehoach_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.tasks TO kehoach_system;

GRANT ALL ON FUNCTION public.task_progress(of_year bigint, of_period bigint, as_of date, basis text, soon integer) TO kehoach_app;
GRANT ALL ON FUNCTION public.task_progress(of_year bigint, of_period bigint, as_of date, basis text, soon integer) TO kehoach_system;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.coordination_notes TO kehoach_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.coordination_notes TO kehoach_system;

GRANT SELECT,INSERT,UPDATE ON TABLE public.credentials TO kehoach_app;
GRANT SELECT,INSERT,UPDATE ON TABLE public.credentials TO kehoach_system;

GRANT SELECT ON TABLE public.digests TO kehoach_app;
GRANT SELECT,INSERT,UPDATE ON TABLE public.digests TO kehoach_system;

GRANT SELECT,INSERT ON TABLE public.files TO kehoach_app;
GRANT SELECT,INSERT ON TABLE public.files TO kehoach_system;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.holidays TO kehoach_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.holidays TO kehoach_system;

GRANT SELECT,INSERT,DELETE ON TABLE public.idempotency_keys TO kehoach_app;
GRANT SELECT,INSERT,DELETE ON TABLE public.idempotency_keys TO kehoach_system;

GRANT SELECT,INSERT ON TABLE public.imports TO kehoach_app;
GRANT SELECT,INSERT ON TABLE public.imports TO kehoach_system;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.indicator_values TO kehoach_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.indicator_values TO kehoach_system;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.indicators TO kehoach_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.indicators TO kehoach_system;

GRANT SELECT,INSERT,UPDATE ON TABLE public.memberships TO kehoach_app;
GRANT SELECT,INSERT,UPDATE ON TABLE public.memberships TO kehoach_system;

GRANT SELECT,INSERT,UPDATE ON TABLE public.one_time_tokens TO kehoach_app;
GRANT SELECT,INSERT,UPDATE ON TABLE public.one_time_tokens TO kehoach_system;

GRANT SELECT,INSERT,UPDATE ON TABLE public.period_windows TO kehoach_app;
GRANT SELECT,INSERT,UPDATE ON TABLE public.period_windows TO kehoach_system;

GRANT SELECT ON TABLE public.province_successions TO kehoach_app;
GRANT SELECT ON TABLE public.province_successions TO kehoach_system;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.recovery_codes TO kehoach_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.recovery_codes TO kehoach_system;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.report_drafts TO kehoach_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.report_drafts TO kehoach_system;

GRANT SELECT,INSERT ON TABLE public.report_events TO kehoach_app;
GRANT SELECT,INSERT ON TABLE public.report_events TO kehoach_system;

GRANT SELECT,INSERT ON TABLE public.report_versions TO kehoach_app;
GRANT SELECT,INSERT ON TABLE public.report_versions TO kehoach_system;

GRANT SELECT,INSERT,UPDATE ON TABLE public.sessions TO kehoach_app;
GRANT SELECT,INSERT,UPDATE ON TABLE public.sessions TO kehoach_system;

GRANT SELECT,INSERT,UPDATE ON TABLE public.settings TO kehoach_app;
GRANT SELECT,INSERT,UPDATE ON TABLE public.settings TO kehoach_system;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.task_groups TO kehoach_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.task_groups TO kehoach_system;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.task_targets TO kehoach_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.task_targets TO kehoach_system;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.throttle TO kehoach_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.throttle TO kehoach_system;

GRANT SELECT,INSERT,DELETE ON TABLE public.unit_aliases TO kehoach_app;
GRANT SELECT,INSERT,DELETE ON TABLE public.unit_aliases TO kehoach_system;

GRANT SELECT,INSERT,UPDATE ON TABLE public.unit_reports TO kehoach_app;
GRANT SELECT,INSERT,UPDATE ON TABLE public.unit_reports TO kehoach_system;

GRANT SELECT,INSERT,DELETE ON TABLE public.unit_successions TO kehoach_app;
GRANT SELECT,INSERT,DELETE ON TABLE public.unit_successions TO kehoach_system;

GRANT SELECT,INSERT,UPDATE ON TABLE public.units TO kehoach_app;
GRANT SELECT,INSERT,UPDATE ON TABLE public.units TO kehoach_system;

GRANT SELECT,INSERT,UPDATE ON TABLE public.users TO kehoach_app;
GRANT SELECT,INSERT,UPDATE ON TABLE public.users TO kehoach_system;

GRANT SELECT,INSERT ON TABLE public.years TO kehoach_app;
GRANT SELECT,INSERT ON TABLE public.years TO kehoach_system;

GRANT UPDATE(state) ON TABLE public.years TO kehoach_app;
GRANT UPDATE(state) ON TABLE public.years TO kehoach_system;

GRANT UPDATE(revision) ON TABLE public.years TO kehoach_app;
GRANT UPDATE(revision) ON TABLE public.years TO kehoach_system;
