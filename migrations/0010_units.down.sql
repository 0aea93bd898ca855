ALTER TABLE task_units DROP COLUMN unit_id;
DROP TABLE unit_successions;
DROP TABLE unit_aliases;
DROP TABLE units;
