package store

import (
	"context"
	"strings"

	"github.com/jackc/pgx/v5"

	"kehoach/internal/plan"
)

const auditSQL = `SELECT a.id, a.at, coalesce(u.full_name || ' (' || u.username || ')', a.actor) AS who, a.action, a.entity, ''::text AS period,
		coalesce((SELECT n.name FROM province_names n WHERE n.province_id = p.id ORDER BY n.valid_from DESC LIMIT 1), '') AS unit, CASE WHEN a.entity IN ('progress_reports', 'unit_reports', 'coordination_notes') THEN ''
			ELSE coalesce(a.reason, '') END AS reason,
		CASE WHEN a.entity NOT IN ('progress_reports', 'unit_reports', 'coordination_notes') THEN a.before END AS before,
		CASE WHEN a.entity NOT IN ('progress_reports', 'unit_reports', 'coordination_notes') THEN a.after
			ELSE (SELECT jsonb_object_agg(k, '…') FROM jsonb_object_keys(coalesce(a.after, a.before)) k) END AS after
	FROM audit_log a LEFT JOIN users u ON u.id = a.actor_id LEFT JOIN provinces p ON p.id = a.province_id
	WHERE (@all::boolean OR a.province_id = ANY (@provinces::bigint[]))
		AND (@before::bigint = 0 OR a.id < @before) AND (@entity::text = '' OR a.entity = @entity) AND (@slug::text = '' OR p.slug = @slug)
		AND (@who::text = '' OR a.actor ILIKE @pattern::text OR u.full_name ILIKE @pattern OR u.username ILIKE @pattern)
		AND (@from::date IS NULL OR a.at >= @from::date::timestamp AT TIME ZONE 'Asia/Ho_Chi_Minh')
		AND (@to::date IS NULL OR a.at < (@to::date + 1)::timestamp AT TIME ZONE 'Asia/Ho_Chi_Minh')
	ORDER BY a.id DESC LIMIT @max::integer`

// AuditLog returns a page of the audit of what the actor administers. What units write of their work is named by its
// columns only: an administrator reads no draft.
func (s *Store) AuditLog(ctx context.Context, actor plan.Actor, f plan.AuditFilter) (plan.AuditPage, error) {
	const entitiesSQL = `SELECT DISTINCT entity FROM audit_log WHERE @all::boolean OR province_id = ANY (@provinces::bigint[]) ORDER BY entity`
	if !actor.Can(plan.RightAdminister) {
		return plan.AuditPage{}, plan.ErrForbidden
	}
	provinces, all := actor.AdministeredIn()
	var rows []historyRow
	page := plan.AuditPage{Filter: f}
	err := s.read(ctx, actor, func(b *pgx.Batch) {
		queueAll(b, &rows, auditSQL, pgx.StrictNamedArgs{
			"all": all, "provinces": provinces, "before": f.Before, "entity": f.Entity, "slug": f.Slug, "who": f.Who,
			"pattern": likePattern(f.Who), "from": f.From, "to": f.To, "max": plan.AuditPageSize + 1,
		})
		b.Queue(entitiesSQL, pgx.StrictNamedArgs{"all": all, "provinces": provinces}).Query(func(found pgx.Rows) error {
			var err error
			page.Entities, err = pgx.CollectRows(found, pgx.RowTo[string])
			return err
		})
	}, nil)
	if err != nil {
		return plan.AuditPage{}, err
	}
	if len(rows) > plan.AuditPageSize {
		rows = rows[:plan.AuditPageSize]
		page.Older = rows[len(rows)-1].ID
	}
	for _, row := range rows {
		page.Entries = append(page.Entries, row.entry())
	}
	return page, nil
}

var likeSpecial = strings.NewReplacer(`\`, `\\`, `%`, `\%`, `_`, `\_`)

// likePattern finds text anywhere, its signs meaning themselves.
func likePattern(text string) string { return "%" + likeSpecial.Replace(text) + "%" }
