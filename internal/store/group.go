package store

import (
	"context"
	"math"

	"github.com/jackc/pgx/v5"

	"kehoach/internal/plan"
)

const groupColumns = `SELECT id, plan_id, ord, coalesce(number, '') AS number, title, synthetic, source_start, source_end
	FROM task_groups`

type groupRow struct {
	ID, PlanID             int64
	Ord                    int
	Number, Title          string
	Synthetic              bool
	SourceStart, SourceEnd int
}

func (r groupRow) group() plan.Group {
	return plan.Group{
		ID: r.ID, PlanID: r.PlanID, Ord: r.Ord, Number: r.Number, Title: r.Title, Synthetic: r.Synthetic,
		Source: plan.Range{Start: r.SourceStart, End: r.SourceEnd},
	}
}

func queueGroups(b *pgx.Batch, into *[]groupRow, planID int64) {
	const sql = groupColumns + ` WHERE plan_id = @plan_id::bigint ORDER BY ord`
	queueAll(b, into, sql, pgx.StrictNamedArgs{"plan_id": planID})
}

// Group returns the group with place ord of a plan, its tasks and its neighbours.
func (s *Store) Group(
	ctx context.Context, actor plan.Actor, slug string, year int, planSlug string, ord int,
) (plan.GroupPage, error) {
	at := planAddress{slug, year, planSlug}
	if !at.valid() || ord < 1 || ord > math.MaxInt32 {
		return plan.GroupPage{}, plan.ErrNotFound
	}
	var (
		head    planHead
		lineage []lineageRow
		groups  []groupRow
		tasks   taskRows
	)
	err := s.read(ctx, actor, func(b *pgx.Batch) { at.queue(b, &head) }, func(tx pgx.Tx) error {
		return send(ctx, tx, func(b *pgx.Batch) {
			s.queueLineage(b, &lineage, head.ProvinceID)
			queueGroups(b, &groups, head.PlanID)
			tasks.queueGroup(b, head.PlanID, ord)
		})
	})
	if err != nil {
		return plan.GroupPage{}, err
	}
	for i, row := range groups {
		if row.Ord != ord {
			continue
		}
		page := plan.GroupPage{
			Province: head.Province, Lineage: lineageOf(head.ProvinceID, lineage), Plan: head.plan(), Group: row.group(),
		}
		page.Group.Tasks = tasks.byGroup()[row.ID]
		if i > 0 {
			previous := groups[i-1].group()
			page.Previous = &previous
		}
		if i+1 < len(groups) {
			next := groups[i+1].group()
			page.Next = &next
		}
		return page, nil
	}
	return plan.GroupPage{}, plan.ErrNotFound
}
