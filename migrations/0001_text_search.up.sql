-- Vietnamese search (database rules of the house): one spelling for every way of writing the same word,
-- and the same without diacritics. All names are schema-qualified or bound at definition, so that generated
-- columns survive pg_restore.
CREATE EXTENSION IF NOT EXISTS unaccent WITH SCHEMA public;
CREATE EXTENSION IF NOT EXISTS pg_trgm WITH SCHEMA public;

CREATE TEXT SEARCH CONFIGURATION public.vi (COPY = pg_catalog.simple);
ALTER TEXT SEARCH CONFIGURATION public.vi
  ALTER MAPPING FOR asciiword, asciihword, hword_asciipart, word, hword, hword_part
  WITH public.unaccent, pg_catalog.simple;

-- vi_spell gives lower case NFC in one spelling: the tone mark on the second vowel of oa, oe, uy at the end of a
-- syllable (hòa = hoà, khỏe = khoẻ, ủy = uỷ), and i for a final y that is the syllable's only vowel
-- (kỹ = kĩ, tỷ = tỉ, lý = lí, quý = quí; thuý is not thúi). Work is done on NFD, where a tone is a letter of its own.
CREATE FUNCTION public.vi_spell(text) RETURNS text
  LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
  RETURN normalize(
    regexp_replace(
      regexp_replace(
        normalize(lower(normalize($1, NFC) COLLATE "vi-x-icu"), NFD),
        '(o(?=[\u0300\u0301\u0303\u0309\u0323][ae])|u(?=[\u0300\u0301\u0303\u0309\u0323]y))([\u0300\u0301\u0303\u0309\u0323])([aey])(?![[:alpha:]\u0300-\u036f])',
        '\1\3\2', 'g'),
      '(^|[^[:alnum:]\u0300-\u036f])(qu|[bcdđghklmnpqrstvx]+)y(?=[\u0300\u0301\u0303\u0309\u0323]?(?![[:alnum:]\u0300-\u036f]))',
      '\1\2i', 'g'),
    NFC);

-- vi_blank turns every sign into a blank, so that the text search parser sees words only: "Covid-19" is "covid 19", and
-- "56/KH-SYT" and "TP.HCM" are no file and host. Blanks themselves are left: their matches would cost most of the time.
CREATE FUNCTION public.vi_blank(text) RETURNS text
  LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
  RETURN btrim(regexp_replace($1 COLLATE "vi-x-icu", '[^[:alnum:] ]+', ' ', 'g'));

-- vi_words is the spelled text as words; vi_fold is the same without diacritics, đ as d.
CREATE FUNCTION public.vi_words(text) RETURNS text
  LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
  RETURN public.vi_blank(public.vi_spell($1));

CREATE FUNCTION public.vi_fold(text) RETURNS text
  LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
  RETURN public.vi_blank(public.unaccent('public.unaccent'::regdictionary, public.vi_spell($1)));

-- vi_tsv indexes words whatever their accents; vi_exact_tsv with the accents as written.
CREATE FUNCTION public.vi_tsv(text) RETURNS tsvector
  LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
  RETURN to_tsvector('public.vi'::regconfig, public.vi_fold($1));

CREATE FUNCTION public.vi_exact_tsv(text) RETURNS tsvector
  LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
  RETURN to_tsvector('pg_catalog.simple'::regconfig, public.vi_words($1));

-- vi_web_words prepares spelled text for websearch_to_tsquery: of its signs only quotes and a minus before a word
-- keep their meaning.
CREATE FUNCTION public.vi_web_words(text) RETURNS text
  LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
  RETURN regexp_replace(
    regexp_replace(translate($1, '“”„«»', '"""""') COLLATE "vi-x-icu", '[^[:alnum:]"-]+', ' ', 'g'),
    '(?<=[^ ])-|-(?![[:alnum:]"])', ' ', 'g');

-- vi_query and vi_exact_query read what a person types into a search box: words, "a phrase", -excluded.
CREATE FUNCTION public.vi_query(text) RETURNS tsquery
  LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
  RETURN websearch_to_tsquery('public.vi'::regconfig,
    public.vi_web_words(public.unaccent('public.unaccent'::regdictionary, public.vi_spell($1))));

CREATE FUNCTION public.vi_exact_query(text) RETURNS tsquery
  LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
  RETURN websearch_to_tsquery('pg_catalog.simple'::regconfig, public.vi_web_words(public.vi_spell($1)));
