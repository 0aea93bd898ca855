CREATE INDEX indicators_words_idx ON indicators USING gin (words);
CREATE INDEX plans_words_idx ON plans USING gin (words);
ALTER TABLE indicator_values DROP COLUMN exact, DROP COLUMN words;
ALTER TABLE province_names DROP COLUMN exact, DROP COLUMN words;
DROP FUNCTION public.vi_place(text, text);
DROP FUNCTION public.vi_number(numeric);
