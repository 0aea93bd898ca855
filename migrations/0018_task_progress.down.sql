DROP FUNCTION public.task_progress(bigint, bigint, date, text, integer);
