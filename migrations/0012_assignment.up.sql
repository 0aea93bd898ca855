-- What a task gains when it is assigned, released, changed and closed.
ALTER TABLE tasks
  ADD COLUMN due_original    date,
  ADD COLUMN deputy          text,
  ADD COLUMN resources       text,
  ADD COLUMN oversight       text,
  ADD COLUMN assigned_number text,
  ADD COLUMN added           boolean NOT NULL DEFAULT false,
  ADD COLUMN split_from_id   bigint,
  ADD COLUMN closed_on       date,
  ADD COLUMN closed_as       text,
  ADD COLUMN closed_reason   text,
  ADD COLUMN version         integer NOT NULL DEFAULT 1;
ALTER TABLE tasks
  ADD CONSTRAINT tasks_due_original_check CHECK (due_original BETWEEN '2000-01-01' AND '2199-12-31'),
  ADD CONSTRAINT tasks_deputy_check CHECK (char_length(deputy) BETWEEN 1 AND 200),
  ADD CONSTRAINT tasks_resources_check CHECK (char_length(resources) BETWEEN 1 AND 2000),
  ADD CONSTRAINT tasks_oversight_check CHECK (char_length(oversight) BETWEEN 1 AND 2000),
  ADD CONSTRAINT tasks_assigned_number_check CHECK (char_length(assigned_number) BETWEEN 1 AND 200),
  ADD CONSTRAINT tasks_split_fkey FOREIGN KEY (province_id, year_id, split_from_id) REFERENCES tasks (province_id, year_id, id),
  ADD CONSTRAINT tasks_closed_check CHECK ((closed_on IS NULL) = (closed_as IS NULL) AND (closed_on IS NULL) = (closed_reason IS NULL)),
  ADD CONSTRAINT tasks_closed_as_check CHECK (closed_as IN ('split', 'merged', 'removed')),
  ADD CONSTRAINT tasks_closed_reason_check CHECK (char_length(closed_reason) BETWEEN 1 AND 2000);
COMMENT ON COLUMN tasks.due_on IS 'the deadline in force';
COMMENT ON COLUMN tasks.due_original IS 'the deadline at release; never changes afterwards';
COMMENT ON COLUMN tasks.assigned_number IS 'văn bản giao, when it is not the plan itself';
COMMENT ON COLUMN tasks.added IS 'typed by a planner, not in the plan''s document';

ALTER TABLE plans
  ADD COLUMN released_on     date,
  ADD COLUMN released_number text,
  ADD COLUMN version         integer NOT NULL DEFAULT 1;
ALTER TABLE plans
  ADD CONSTRAINT plans_released_check CHECK ((state = 'draft') = (released_on IS NULL)),
  ADD CONSTRAINT plans_released_number_check CHECK (char_length(released_number) BETWEEN 1 AND 200);

-- The original deadline is frozen by the database, not by good manners.
CREATE FUNCTION keep_due_original() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF old.due_original IS NOT NULL AND new.due_original IS DISTINCT FROM old.due_original THEN
    RAISE EXCEPTION 'the original deadline of task % never changes', old.id USING ERRCODE = 'KH002';
  END IF;
  RETURN new;
END $$;
CREATE TRIGGER tasks_keep_due_original BEFORE UPDATE ON tasks FOR EACH ROW EXECUTE FUNCTION keep_due_original();
