package store

import (
	"context"
	"fmt"

	"github.com/jackc/pgx/v5"

	"kehoach/internal/plan"
)

// A leadCoverRow is a unit that leads tasks of a plan, with who may report and what it sent.
type leadCoverRow struct {
	unitFacts
	Tasks, Accounts, Sent int
}

// Coverage returns who looks after the tasks of a plan: those without a lead, leads nobody can report for, and leads that
// were silent in the last two kỳ.
func (s *Store) Coverage(ctx context.Context, actor plan.Actor, slug string, year int, planSlug string) (plan.Coverage, error) {
	const leadsSQL = `WITH led AS (SELECT x.unit_id, count(*) AS tasks FROM task_units x JOIN tasks t ON t.id = x.task_id
			WHERE t.plan_id = @plan_id::bigint AND t.closed_on IS NULL AND x.role = 'lead' AND x.unit_id IS NOT NULL GROUP BY x.unit_id)
		SELECT ` + unitFields + `, led.tasks, (SELECT count(DISTINCT m.user_id) ` + activeMember + `) AS accounts,
			(SELECT count(*) FROM progress_reports r WHERE r.unit_id = u.id AND r.period_id = ANY (@periods::bigint[]) AND r.sent_at IS NOT NULL) AS sent
		FROM led JOIN units u ON u.id = led.unit_id ORDER BY led.tasks DESC, u.name COLLATE "vi-x-icu", u.id`
	at := planAddress{slug, year, planSlug}
	if !at.valid() {
		return plan.Coverage{}, plan.ErrNotFound
	}
	var (
		head    planHead
		lineage []lineageRow
		tasks   taskRows
		periods []plan.ReportingPeriod
		leads   []leadCoverRow
	)
	err := s.read(ctx, actor, func(b *pgx.Batch) { at.queue(b, &head) }, func(tx pgx.Tx) error {
		if !actor.CanIn(plan.RightPlan, head.ProvinceID) {
			return fmt.Errorf("coverage: %w", plan.ErrForbidden)
		}
		err := send(ctx, tx, func(b *pgx.Batch) {
			s.queueLineage(b, &lineage, head.ProvinceID)
			tasks.queuePlan(b, head.PlanID)
			queuePeriodsOf(b, &periods, head.YearID)
		})
		if err != nil {
			return err
		}
		periods = lastTwo(periods)
		return send(ctx, tx, func(b *pgx.Batch) {
			queueAll(b, &leads, leadsSQL, pgx.StrictNamedArgs{"plan_id": head.PlanID, "today": s.today(), "periods": periodIDs(periods)})
		})
	})
	if err != nil {
		return plan.Coverage{}, err
	}
	found := plan.Coverage{Province: head.Province, Lineage: lineageOf(head.ProvinceID, lineage), Plan: head.plan(), Periods: periods}
	for _, t := range tasks.list() {
		if !t.Closed() && t.LeadID() == 0 {
			found.NoLead = append(found.NoLead, t)
		}
	}
	for _, row := range leads {
		found.Leads = append(found.Leads, plan.LeadCover{Unit: row.unit(), Tasks: row.Tasks, Accounts: row.Accounts, Sent: row.Sent})
	}
	return found, nil
}

// lastTwo are the last two kỳ that are open or over, of kỳ in their order.
func lastTwo(periods []plan.ReportingPeriod) []plan.ReportingPeriod {
	var begun []plan.ReportingPeriod
	for _, p := range periods {
		if p.State != plan.PeriodPreparing {
			begun = append(begun, p)
		}
	}
	return begun[max(0, len(begun)-2):]
}

func periodIDs(periods []plan.ReportingPeriod) []int64 {
	ids := make([]int64, 0, len(periods))
	for _, p := range periods {
		ids = append(ids, p.ID)
	}
	return ids
}
