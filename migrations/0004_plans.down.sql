DROP TABLE task_targets, task_units, tasks, task_groups, plans;
