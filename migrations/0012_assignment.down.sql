DROP TRIGGER tasks_keep_due_original ON tasks;
DROP FUNCTION keep_due_original();
ALTER TABLE plans DROP COLUMN released_on, DROP COLUMN released_number, DROP COLUMN version;
ALTER TABLE tasks DROP COLUMN due_original, DROP COLUMN deputy, DROP COLUMN resources, DROP COLUMN oversight,
  DROP COLUMN assigned_number, DROP COLUMN added, DROP COLUMN split_from_id, DROP COLUMN closed_on, DROP COLUMN closed_as,
  DROP COLUMN closed_reason, DROP COLUMN version;
COMMENT ON COLUMN tasks.due_on IS NULL;
