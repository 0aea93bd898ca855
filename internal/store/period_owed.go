package store

import (
	"github.com/jackc/pgx/v5"

	"kehoach/internal/plan"
)

// owedSQL is every owed task of every kỳ of a year.
const owedSQL = owedOf + `pe.year_id = @year_id::bigint` + owedRest

// owedOf and owedRest are every owed task of the kỳ pe that the condition between them picks (product rules §2): it
// belongs to the kỳ, its plan was released, and the last approved report of an earlier kỳ did not end it.
const owedOf = `WITH owed AS (
	SELECT pe.id AS period_id, t.id AS task_id, coalesce(r.state, '') AS state, coalesce(r.unit_id, lead.unit_id, 0) AS unit_id
	FROM periods pe
	JOIN plans pl ON pl.year_id = pe.year_id AND pl.state <> 'draft'
	JOIN tasks t ON t.plan_id = pl.id AND t.assigned_on <= pe.data_to
		AND (t.closed_on IS NULL OR t.closed_on > least(pe.as_of_on, @today::date))
	LEFT JOIN task_units lead ON lead.task_id = t.id AND lead.role = 'lead'
	LEFT JOIN progress_reports r ON r.task_id = t.id AND r.period_id = pe.id
	WHERE `

const owedRest = ` AND coalesce((
		SELECT e.progress NOT IN ('done', 'dropped') FROM progress_reports e JOIN periods ep ON ep.id = e.period_id
		WHERE e.task_id = t.id AND e.state = 'approved' AND ep.data_to < pe.data_to ORDER BY ep.data_to DESC LIMIT 1), true))`

type periodCounts struct {
	PeriodID int64
	plan.PeriodCounts
}

func (s *Store) queuePeriodCounts(b *pgx.Batch, into *[]periodCounts, yearID int64) {
	const sql = owedSQL + ` SELECT period_id, count(*) AS owed, count(*) FILTER (WHERE state = 'submitted') AS submitted,
			count(*) FILTER (WHERE state = 'returned') AS returned, count(*) FILTER (WHERE state = 'approved') AS approved
		FROM owed GROUP BY period_id`
	queueAll(b, into, sql, pgx.StrictNamedArgs{"year_id": yearID, "today": s.today()})
}

// An openRow is an owed task of a kỳ whose report is not approved.
type openRow struct {
	UnitID int64
	Unit   string
	plan.OpenTask
}

func (s *Store) queueOpen(b *pgx.Batch, into *[]openRow, yearID, periodID int64) {
	const sql = owedSQL + ` SELECT o.unit_id, coalesce(u.name, '') AS unit, t.id, t.number, t.text, o.state
		FROM owed o JOIN tasks t ON t.id = o.task_id JOIN task_groups g ON g.id = t.group_id LEFT JOIN units u ON u.id = o.unit_id
		WHERE o.period_id = @period_id::bigint AND o.state <> 'approved'
		ORDER BY u.name COLLATE "vi-x-icu" NULLS LAST, o.unit_id, t.plan_id, g.ord, t.ord, t.id`
	queueAll(b, into, sql, pgx.StrictNamedArgs{"year_id": yearID, "period_id": periodID, "today": s.today()})
}

// openByUnit puts rows that come unit by unit together.
func openByUnit(rows []openRow) []plan.UnitOpen {
	var list []plan.UnitOpen
	for _, row := range rows {
		if n := len(list); n == 0 || list[n-1].UnitID != row.UnitID {
			list = append(list, plan.UnitOpen{UnitID: row.UnitID, Unit: row.Unit})
		}
		unit := &list[len(list)-1]
		if row.State == plan.ReportSubmitted {
			unit.Sent = append(unit.Sent, row.OpenTask)
		} else {
			unit.Unsent = append(unit.Unsent, row.OpenTask)
		}
	}
	return list
}
