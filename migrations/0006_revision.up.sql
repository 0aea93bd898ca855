-- years.revision rises by one for each transaction that changes anything a page of the year shows. Row triggers note
-- the changed years in a transaction-local setting; at commit the first deferred trigger bumps all of them, ids
-- ascending so that two transactions cannot wait for each other, and leaves nothing to do for the others.
CREATE FUNCTION note_year() RETURNS trigger LANGUAGE plpgsql AS $$
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

CREATE FUNCTION bump_years() RETURNS trigger LANGUAGE plpgsql AS $$
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

CREATE TRIGGER plans_note_year AFTER INSERT OR UPDATE OR DELETE ON plans
  FOR EACH ROW EXECUTE FUNCTION note_year();
CREATE CONSTRAINT TRIGGER plans_bump_years AFTER INSERT OR UPDATE OR DELETE ON plans
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION bump_years();
CREATE TRIGGER task_groups_note_year AFTER INSERT OR UPDATE OR DELETE ON task_groups
  FOR EACH ROW EXECUTE FUNCTION note_year();
CREATE CONSTRAINT TRIGGER task_groups_bump_years AFTER INSERT OR UPDATE OR DELETE ON task_groups
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION bump_years();
CREATE TRIGGER tasks_note_year AFTER INSERT OR UPDATE OR DELETE ON tasks
  FOR EACH ROW EXECUTE FUNCTION note_year();
CREATE CONSTRAINT TRIGGER tasks_bump_years AFTER INSERT OR UPDATE OR DELETE ON tasks
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION bump_years();
CREATE TRIGGER task_units_note_year AFTER INSERT OR UPDATE OR DELETE ON task_units
  FOR EACH ROW EXECUTE FUNCTION note_year();
CREATE CONSTRAINT TRIGGER task_units_bump_years AFTER INSERT OR UPDATE OR DELETE ON task_units
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION bump_years();
CREATE TRIGGER task_targets_note_year AFTER INSERT OR UPDATE OR DELETE ON task_targets
  FOR EACH ROW EXECUTE FUNCTION note_year();
CREATE CONSTRAINT TRIGGER task_targets_bump_years AFTER INSERT OR UPDATE OR DELETE ON task_targets
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION bump_years();
CREATE TRIGGER indicators_note_year AFTER INSERT OR UPDATE OR DELETE ON indicators
  FOR EACH ROW EXECUTE FUNCTION note_year();
CREATE CONSTRAINT TRIGGER indicators_bump_years AFTER INSERT OR UPDATE OR DELETE ON indicators
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION bump_years();
CREATE TRIGGER indicator_values_note_year AFTER INSERT OR UPDATE OR DELETE ON indicator_values
  FOR EACH ROW EXECUTE FUNCTION note_year();
CREATE CONSTRAINT TRIGGER indicator_values_bump_years AFTER INSERT OR UPDATE OR DELETE ON indicator_values
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION bump_years();
