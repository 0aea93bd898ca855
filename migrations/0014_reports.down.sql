DROP TABLE coordination_notes;
DROP TABLE unit_reports;
DROP TABLE report_events;
DROP TABLE report_versions;
DROP TABLE report_drafts;
DROP TABLE progress_reports;
DROP FUNCTION refuse_unless_open();
