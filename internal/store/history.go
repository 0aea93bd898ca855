package store

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"github.com/jackc/pgx/v5"

	"kehoach/internal/plan"
)

// historyMax bounds how far back a task's page tells.
const historyMax = 300

// A historyRow is a row of the audit.
type historyRow struct {
	ID            int64
	At            time.Time
	Who, Action   string
	Entity        string
	Period        plan.PeriodKind
	Unit, Reason  string
	Before, After map[string]any
}

func (r historyRow) entry() plan.HistoryEntry {
	return plan.HistoryEntry{
		ID: r.ID, At: r.At, Who: r.Who, Action: r.Action, Entity: r.Entity, Period: r.Period, Unit: r.Unit, Reason: r.Reason,
		Changes: changesOf(r.Before, r.After),
	}
}

func changesOf(before, after map[string]any) []plan.HistoryChange {
	fields := map[string]bool{}
	for field := range before {
		fields[field] = true
	}
	for field := range after {
		fields[field] = true
	}
	var list []plan.HistoryChange
	for _, field := range slices.Sorted(maps.Keys(fields)) {
		list = append(list, plan.HistoryChange{Field: field, Before: recorded(before[field]), After: recorded(after[field])})
	}
	return list
}

// recorded is a value of the audit as text.
func recorded(value any) string {
	switch v := value.(type) {
	case nil:
		return ""
	case string:
		return v
	case []any:
		parts := make([]string, 0, len(v))
		for _, part := range v {
			parts = append(parts, recorded(part))
		}
		return strings.Join(parts, "; ")
	case map[string]any:
		text, err := json.Marshal(v)
		if err != nil {
			return ""
		}
		return string(text)
	}
	return fmt.Sprint(value)
}

type progressRow struct {
	Kind              plan.PeriodKind
	State             plan.ReportState
	UnitID            int64
	SentAt, DecidedAt time.Time
	plan.Content
	Sent *plan.Content
}

const taskProgressSQL = `SELECT pe.kind, coalesce(r.state, '') AS state, coalesce(r.unit_id, 0) AS unit_id,
		coalesce(r.sent_at, '0001-01-01 00:00:00+00') AS sent_at, coalesce(r.decided_at, '0001-01-01 00:00:00+00') AS decided_at,
		coalesce(r.progress, '') AS progress, (r.percent * 10)::integer AS percent, coalesce(r.outlook, '') AS outlook,
		coalesce(r.result, '') AS result, coalesce(r.obstacles, '') AS obstacles, coalesce(r.proposals, '') AS proposals, r.completed_on,
		coalesce(r.no_product_reason, '') AS no_product, coalesce(r.unchanged, false) AS unchanged, v.content AS sent
	FROM periods pe LEFT JOIN progress_reports r ON r.period_id = pe.id AND r.task_id = @id::bigint AND r.state <> 'draft'
	LEFT JOIN LATERAL (SELECT content FROM report_versions WHERE report_id = r.id ORDER BY number DESC LIMIT 1) v ON true
	WHERE pe.year_id = @year_id::bigint` + periodsOrder

const taskAuditSQL = `SELECT a.id, a.at, coalesce(u.full_name, a.actor) AS who, a.action, a.entity, coalesce(pe.kind, '') AS period,
		coalesce(un.name, '') AS unit, coalesce(a.reason, '') AS reason, a.before, a.after
	FROM audit_log a LEFT JOIN users u ON u.id = a.actor_id
	LEFT JOIN progress_reports r ON a.entity = 'progress_reports' AND r.task_id = a.task_id AND r.id::text = a.entity_id
	LEFT JOIN periods pe ON pe.id = r.period_id LEFT JOIN units un ON un.id = r.unit_id
	WHERE a.task_id = @id::bigint AND (a.entity IN ('tasks', 'task_units')
		OR @insider::boolean AND a.entity IN ('evidences', 'extensions', 'coordination_notes')
		OR a.entity = 'progress_reports' AND (@all::boolean OR r.unit_id = ANY (@units::bigint[]))
			AND coalesce(a.after ->> 'state', 'draft') = 'draft')
	ORDER BY a.id DESC LIMIT @max::integer`

const taskEventsSQL = `SELECT 0::bigint AS id, e.at, e.actor_name AS who, e.action, 'report' AS entity, pe.kind AS period, u.name AS unit,
		coalesce(e.reason, '') AS reason, NULL::jsonb AS before, NULL::jsonb AS after
	FROM progress_reports r JOIN report_events e ON e.report_id = r.id JOIN periods pe ON pe.id = r.period_id JOIN units u ON u.id = r.unit_id
	WHERE r.task_id = @id::bigint AND (e.action = 'approved' OR @insider::boolean OR r.unit_id = ANY (@units::bigint[]))
	ORDER BY e.id DESC LIMIT @max::integer`

// Timeline returns what became of a task: its approved progress kỳ by kỳ, and what changed, by whom and why. Drafts are
// their unit's own, what is sent is also for those who read what is sent.
func (s *Store) Timeline(ctx context.Context, actor plan.Actor, taskID int64) (plan.TaskRecord, error) {
	var (
		place    taskPlace
		progress []progressRow
		rows     []historyRow
		events   []historyRow
	)
	err := s.read(ctx, actor, func(b *pgx.Batch) {
		queueOne(b, &place, taskPlaceSQL+` WHERE t.id = @id::bigint`, pgx.StrictNamedArgs{"id": taskID})
	}, func(tx pgx.Tx) error {
		if !actor.Sees(place.ProvinceID) {
			return plan.ErrForbidden
		}
		insider := actor.CanIn(plan.RightSent, place.ProvinceID) || actor.CanFor(plan.RightReport, place.ProvinceID, place.LeadID)
		own := slices.DeleteFunc(actor.Units(), func(unit int64) bool { return !actor.CanFor(plan.RightReport, place.ProvinceID, unit) })
		return send(ctx, tx, func(b *pgx.Batch) {
			queueAll(b, &progress, taskProgressSQL, pgx.StrictNamedArgs{"id": taskID, "year_id": place.YearID})
			queueAll(b, &rows, taskAuditSQL, pgx.StrictNamedArgs{"id": taskID, "insider": insider, "all": actor.System, "units": own, "max": historyMax})
			queueAll(b, &events, taskEventsSQL, pgx.StrictNamedArgs{"id": taskID, "insider": insider, "units": own, "max": historyMax})
		})
	})
	if err != nil {
		return plan.TaskRecord{}, err
	}
	record := plan.TaskRecord{}
	for _, row := range progress {
		sent := actor.CanIn(plan.RightSent, place.ProvinceID) || actor.CanFor(plan.RightReport, place.ProvinceID, row.UnitID)
		record.Progress = append(record.Progress, row.progress(sent))
	}
	for _, row := range slices.Concat(rows, events) {
		record.Entries = append(record.Entries, row.entry())
	}
	slices.SortStableFunc(record.Entries, func(a, b plan.HistoryEntry) int { return cmp.Or(b.At.Compare(a.At), cmp.Compare(b.ID, a.ID)) })
	return record, nil
}

// progress is a kỳ as somebody who does, or does not, read what is sent sees it.
func (r progressRow) progress(sent bool) plan.PeriodProgress {
	p := plan.PeriodProgress{Kind: r.Kind}
	switch r.State {
	case plan.ReportApproved:
		p.Approved, p.DecidedAt, p.SentAt = &r.Content, r.DecidedAt, r.SentAt
	case plan.ReportSubmitted:
		p.Pending = true
		if sent {
			p.Sent, p.SentAt = &r.Content, r.SentAt
		}
	case plan.ReportReturned:
		if sent {
			p.Returned, p.Sent, p.SentAt, p.DecidedAt = true, r.Sent, r.SentAt, r.DecidedAt
		}
	case plan.ReportDraft:
	}
	return p
}
