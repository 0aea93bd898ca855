package store

import (
	"github.com/jackc/pgx/v5"

	"kehoach/internal/plan"
)

type indicatorRow struct {
	Ord                                         int
	Name, Value, Unit, Period, Comparison, Base string
	Ambiguous                                   bool
	SourceStart, SourceEnd                      int
}

func (r indicatorRow) indicator() plan.Indicator {
	return plan.Indicator{
		Ord: r.Ord, Name: r.Name, Value: r.Value, Unit: r.Unit, Period: r.Period, Comparison: r.Comparison, Base: r.Base,
		Ambiguous: r.Ambiguous, Source: plan.Range{Start: r.SourceStart, End: r.SourceEnd},
	}
}

// queueIndicators asks for a plan's figures in the order of the document.
func queueIndicators(b *pgx.Batch, into *[]indicatorRow, planID int64) {
	const sql = `SELECT v.ord, n.name, coalesce(v.value::text, '') AS value, coalesce(v.unit, '') AS unit,
			coalesce(v.period, '') AS period, coalesce(v.comparison, '') AS comparison, coalesce(v.base, '') AS base,
			v.ambiguous, v.source_start, v.source_end
		FROM indicator_values v JOIN indicators n ON n.id = v.indicator_id
		WHERE v.plan_id = @plan_id::bigint AND n.plan_id = @plan_id::bigint ORDER BY v.ord`
	queueAll(b, into, sql, pgx.StrictNamedArgs{"plan_id": planID})
}
