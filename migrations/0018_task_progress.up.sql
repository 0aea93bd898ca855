-- task_progress is where every task that belongs to a kỳ stands on a day (product rules §2): the source of every count.
-- basis is 'current' (after approved extensions) or 'original'; soon is the days of "sắp đến hạn". It runs with the
-- rights of who asks, so row-level security holds. Package plan has the same rules for one task (StatusOf).
CREATE FUNCTION task_progress(of_year bigint, of_period bigint, as_of date, basis text, soon integer)
  RETURNS TABLE (task_id bigint, plan_id bigint, group_id bigint, lead_id bigint, box text, progress text, percent integer,
    outlook text, due date, completed_on date, reported boolean, pending boolean, owed boolean, joined boolean,
    red boolean, amber boolean, soon_due boolean, contradictions text[])
  LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
  WITH ky AS (
    SELECT pe.id, pe.data_to, array_position(ARRAY['q1', 'h1', 'm9', 'year'], pe.kind) AS rank
    FROM periods pe WHERE pe.year_id = of_year
  ), chosen AS (
    SELECT k.id, k.data_to, k.rank, before.rank AS rank_before, before.data_to AS data_to_before
    FROM ky k LEFT JOIN LATERAL (SELECT b.rank, b.data_to FROM ky b WHERE b.rank < k.rank ORDER BY b.rank DESC LIMIT 1) before ON true
    WHERE k.id = of_period
  ), said AS (
    SELECT r.task_id, k.rank, r.progress, (r.percent * 10)::integer AS percent, r.outlook, r.completed_on,
      lead(k.rank) OVER newest AS earlier_rank, lead(r.progress) OVER newest AS earlier_progress,
      lead((r.percent * 10)::integer) OVER newest AS earlier_percent
    FROM chosen c JOIN ky k ON k.rank <= c.rank JOIN progress_reports r ON r.period_id = k.id AND r.state = 'approved'
    WINDOW newest AS (PARTITION BY r.task_id ORDER BY k.rank DESC)
  ), approved AS (
    SELECT DISTINCT ON (s.task_id) s.* FROM said s ORDER BY s.task_id, s.rank DESC
  ), stood AS MATERIALIZED (
    SELECT t.id, t.plan_id, t.group_id, t.kind, coalesce(l.unit_id, 0) AS lead_id, coalesce(a.progress, 'not_started') AS progress,
      a.percent, a.outlook, a.completed_on, coalesce(a.rank = c.rank, false) AS reported, a.earlier_rank, a.earlier_progress,
      a.earlier_percent, c.rank, c.rank_before, coalesce(t.assigned_on > c.data_to_before, false) AS joined,
      pl.state <> 'draft' AND coalesce(CASE WHEN a.rank = c.rank THEN a.earlier_progress ELSE a.progress END
        NOT IN ('done', 'dropped'), true) AS owed,
      coalesce(own.state = 'submitted', false) AS pending,
      CASE WHEN basis = 'original' THEN coalesce(t.due_original, t.due_on)
        ELSE greatest(coalesce(t.due_original, t.due_on), (SELECT max(e.granted_on) FROM extensions e
          WHERE e.task_id = t.id AND e.state = 'approved' AND e.decided_on <= as_of)) END AS due
    FROM chosen c
    JOIN plans pl ON pl.year_id = of_year
    JOIN tasks t ON t.plan_id = pl.id AND t.assigned_on <= c.data_to AND (t.closed_on IS NULL OR t.closed_on > as_of)
    LEFT JOIN task_units l ON l.task_id = t.id AND l.role = 'lead'
    LEFT JOIN approved a ON a.task_id = t.id
    LEFT JOIN progress_reports own ON own.task_id = t.id AND own.period_id = of_period
  ), boxed AS MATERIALIZED (
    SELECT s.*, CASE
        WHEN s.progress IN ('paused', 'dropped') THEN 'paused'
        WHEN s.kind = 'regular' THEN 'regular'
        WHEN s.due IS NULL THEN 'undated'
        WHEN s.progress = 'done' AND s.completed_on <= s.due THEN 'done_on_time'
        WHEN s.progress = 'done' THEN 'done_late'
        WHEN as_of <= s.due THEN 'on_track'
        ELSE 'overdue' END AS box
    FROM stood s
  ), marked AS (
    SELECT b.*, b.box = 'overdue' OR b.box = 'on_track' AND b.outlook IS NOT DISTINCT FROM 'unlikely' AS red,
      b.box = 'on_track' AND b.due - as_of <= soon AS soon_due
    FROM boxed b
  )
  SELECT m.id, m.plan_id, m.group_id, m.lead_id, m.box, m.progress, m.percent, coalesce(m.outlook, ''), m.due, m.completed_on,
    m.reported, m.pending, m.owed, m.joined, m.red,
    m.box = 'on_track' AND NOT m.red AND (m.outlook IS NOT DISTINCT FROM 'at_risk' OR m.soon_due AND NOT m.reported),
    m.soon_due,
    array_remove(ARRAY[
      CASE WHEN m.percent = 1000 AND NOT EXISTS (SELECT 1 FROM evidences e WHERE e.task_id = m.id AND e.removed_at IS NULL
        AND (e.period_id IS NULL OR e.period_id IN (SELECT k.id FROM ky k WHERE k.rank <= m.rank))) THEN 'no_evidence' END,
      CASE WHEN m.outlook = 'feasible' AND m.box = 'overdue' THEN 'feasible' END,
      CASE WHEN m.percent < m.earlier_percent THEN 'percent_down' END,
      CASE WHEN m.reported AND m.earlier_rank = m.rank_before AND m.box IN ('on_track', 'overdue')
        AND m.progress = m.earlier_progress AND m.percent IS NOT DISTINCT FROM m.earlier_percent THEN 'no_change' END], NULL)
  FROM marked m;
END;
GRANT EXECUTE ON FUNCTION task_progress(bigint, bigint, date, text, integer) TO kehoach_app, kehoach_system;
