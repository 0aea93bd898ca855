package store

import (
	"context"
	"time"

	"github.com/jackc/pgx/v5"

	"kehoach/internal/plan"
)

// A filingRow is a unit's reports of a kỳ, counted.
type filingRow struct {
	UnitID, PeriodID     int64
	Owed, Sent, Returned int
	CompleteAt           time.Time
	Until                plan.Date // of the unit's window
}

// filingsSQL takes, for reports from before completeness was noted, the last time one was sent.
const filingsSQL = owedSQL + ` SELECT o.unit_id, o.period_id, count(*) AS owed,
		count(*) FILTER (WHERE o.state IN ('submitted', 'approved')) AS sent, count(*) FILTER (WHERE o.state = 'returned') AS returned,
		coalesce(max(ur.first_complete_at), CASE WHEN bool_and(o.state IN ('submitted', 'approved')) THEN max(r.sent_at) END,
			'0001-01-01 00:00:00+00') AS complete_at, max(w.until) AS until
	FROM owed o JOIN periods pe ON pe.id = o.period_id AND pe.state <> 'preparing'
	LEFT JOIN unit_reports ur ON ur.period_id = o.period_id AND ur.unit_id = o.unit_id
	LEFT JOIN period_windows w ON w.period_id = o.period_id AND w.unit_id = o.unit_id AND w.revoked_at IS NULL
	LEFT JOIN progress_reports r ON r.task_id = o.task_id AND r.period_id = o.period_id
	WHERE o.unit_id <> 0 GROUP BY o.unit_id, o.period_id`

// Reminders returns who still owes reports in a kỳ, with whom to call, and how every unit filed in each kỳ of the year.
func (s *Store) Reminders(ctx context.Context, actor plan.Actor, f plan.ReviewFilter) (plan.Reminders, error) {
	years, err := s.reviewYears(ctx, actor)
	if err != nil {
		return plan.Reminders{}, err
	}
	year, ok := f.ReviewYear(years)
	if !ok && f.Slug != "" {
		return plan.Reminders{}, plan.ErrNotFound
	}
	r := plan.Reminders{
		Province: year.Province, Year: year.Year, Periods: year.List(), Years: years, Today: s.today(), UnitID: f.UnitID,
	}
	if !ok {
		return r, nil
	}
	if r.Period, err = chosenPeriod(r.Periods, f.Kind.Slug()); err != nil {
		return r, err
	}
	var (
		debts   debtRows
		filings []filingRow
	)
	err = s.read(ctx, actor, func(b *pgx.Batch) {
		s.queueDebts(b, &debts, r.Period)
		queueAll(b, &filings, filingsSQL, pgx.StrictNamedArgs{"year_id": r.Year.ID, "today": s.today()})
	}, nil)
	if err != nil {
		return plan.Reminders{}, err
	}
	fillReminders(&r, debts.list(r.Period, s.today(), true), filings, debts.units)
	return r, nil
}

func fillReminders(r *plan.Reminders, debts []plan.Debt, filings []filingRow, units []contactRow) {
	for _, d := range debts {
		if r.UnitID == 0 || d.Unit.ID == r.UnitID {
			r.Debts = append(r.Debts, d)
		}
	}
	type cell struct{ unit, period int64 }
	at := map[cell]filingRow{}
	reports := map[int64]bool{}
	for _, row := range filings {
		at[cell{row.UnitID, row.PeriodID}] = row
		reports[row.UnitID] = true
	}
	for _, u := range units {
		if !reports[u.ID] {
			continue
		}
		unit := plan.Unit{ID: u.ID, Name: u.Name}
		r.Units = append(r.Units, unit)
		if r.UnitID != 0 && r.UnitID != u.ID {
			continue
		}
		line := plan.UnitFilings{Unit: unit}
		for _, p := range r.Periods {
			line.Filings = append(line.Filings, at[cell{u.ID, p.ID}].filing(p))
		}
		r.Table = append(r.Table, line)
	}
}

func (row filingRow) filing(p plan.ReportingPeriod) plan.Filing {
	f := plan.Filing{
		UnitID: row.UnitID, PeriodID: p.ID, Owed: row.Owed, Sent: row.Sent, Returned: row.Returned, CompleteAt: row.CompleteAt, DueOn: p.DueOn,
	}
	if f.DueOn.Before(row.Until) {
		f.DueOn = row.Until
	}
	return f
}
