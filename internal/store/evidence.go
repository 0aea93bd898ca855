package store

import (
	"context"
	"fmt"
	"time"

	"github.com/jackc/pgx/v5"

	"kehoach/internal/plan"
)

// hasProduct is the condition that a task has a product; task is the SQL of its id.
func hasProduct(task string) string {
	return `EXISTS (SELECT 1 FROM evidences pe WHERE pe.task_id = ` + task + ` AND pe.removed_at IS NULL)`
}

// A taskPlace is what rights and rules ask of a task: its province and year, its plan's state, its lead unit (0: none).
type taskPlace struct {
	ProvinceID, YearID, LeadID int64
	PlanState                  plan.State
	ClosedOn                   plan.Date
}

const taskPlaceSQL = `SELECT t.province_id, t.year_id, coalesce(u.unit_id, 0) AS lead_id, pl.state AS plan_state, t.closed_on
	FROM tasks t JOIN plans pl ON pl.id = t.plan_id LEFT JOIN task_units u ON u.task_id = t.id AND u.role = 'lead'`

func (p taskPlace) open() bool { return p.PlanState == plan.Released && p.ClosedOn.IsZero() }

// addsEvidence says whether the actor may add a product to the task.
func (p taskPlace) addsEvidence(actor plan.Actor) bool {
	return p.open() && p.LeadID != 0 && actor.CanFor(plan.RightReport, p.ProvinceID, p.LeadID)
}

// An evidenceRow is an evidence with the facts of its file.
type evidenceRow struct {
	ID, TaskID, UnitID           int64
	Unit                         string
	DocumentKind, DocumentNumber string
	DocumentOn                   plan.Date
	Agency, Summary              string
	FileID, FileName, MediaType  string
	FileSize                     int64
	CreatedAt                    time.Time
	CreatedName                  string
	Approved                     bool
}

// An evidence was in a report when that was approved after it: from then on it belongs to what was approved.
const evidenceColumns = `SELECT e.id, e.task_id, e.unit_id, u.name AS unit, coalesce(e.document_kind, '') AS document_kind,
		coalesce(e.document_number, '') AS document_number, e.document_on, coalesce(e.agency, '') AS agency,
		coalesce(e.summary, '') AS summary, coalesce(f.id, '') AS file_id, coalesce(f.name, '') AS file_name,
		coalesce(f.media_type, '') AS media_type, coalesce(octet_length(f.bytes), 0) AS file_size, e.created_at,
		coalesce(w.full_name, '') AS created_name, EXISTS (SELECT 1 FROM progress_reports r
			WHERE r.task_id = e.task_id AND r.state = 'approved' AND r.decided_at >= e.created_at) AS approved
	FROM evidences e JOIN units u ON u.id = e.unit_id LEFT JOIN files f ON f.id = e.file_id LEFT JOIN users w ON w.id = e.created_by`

func (r evidenceRow) evidence() plan.Evidence {
	return plan.Evidence{
		ID: r.ID, TaskID: r.TaskID, UnitID: r.UnitID, Unit: r.Unit,
		Document:  plan.Document{Kind: r.DocumentKind, Number: r.DocumentNumber, On: r.DocumentOn, Agency: r.Agency, Summary: r.Summary},
		File:      plan.StoredFile{ID: r.FileID, Name: r.FileName, MediaType: r.MediaType, Size: r.FileSize},
		CreatedAt: r.CreatedAt, CreatedBy: r.CreatedName, Approved: r.Approved,
	}
}

// productRows are a task's evidences and its place.
type productRows struct {
	place taskPlace
	rows  []evidenceRow
	any   bool
}

func (p *productRows) queue(b *pgx.Batch, taskID int64) {
	args := pgx.StrictNamedArgs{"id": taskID}
	anySQL := `SELECT ` + hasProduct("@id::bigint")
	queueOne(b, &p.place, taskPlaceSQL+` WHERE t.id = @id::bigint`, args)
	queueAll(b, &p.rows, evidenceColumns+` WHERE e.task_id = @id::bigint AND e.removed_at IS NULL ORDER BY e.id`, args)
	b.Queue(anySQL, args).QueryRow(func(row pgx.Row) error { return row.Scan(&p.any) })
}

func (p *productRows) seenBy(actor plan.Actor) plan.Products {
	products := plan.Products{Any: p.any, CanAdd: p.place.addsEvidence(actor)}
	for _, row := range p.rows {
		e := row.evidence()
		if !actor.SeesEvidence(p.place.ProvinceID, p.place.LeadID, e) {
			continue
		}
		e.Removable = actor.RemovesEvidence(p.place.ProvinceID, p.place.LeadID, e)
		products.List = append(products.List, e)
	}
	return products
}

// AddEvidence adds a product to a task of the actor's unit: the facts of a document, a file, or both, all or nothing.
func (s *Store) AddEvidence(ctx context.Context, actor plan.Actor, taskID int64, added plan.NewEvidence) error {
	const sql = `INSERT INTO evidences (province_id, year_id, task_id, period_id, unit_id, document_kind, document_number, document_on,
			agency, summary, file_id, created_at, created_by)
		VALUES (@province_id, @year_id, @task_id, (SELECT id FROM periods WHERE year_id = @year_id AND state = 'open'
				ORDER BY data_to DESC LIMIT 1), @unit_id, nullif(@kind, ''), nullif(@number, ''), @on::date, nullif(@agency, ''),
			nullif(@summary, ''), nullif(@file_id, ''), @now, nullif(@user_id::bigint, 0))`
	var place taskPlace
	return s.write(ctx, actor, func(b *pgx.Batch) {
		queueOne(b, &place, taskPlaceSQL+` WHERE t.id = @id::bigint`, pgx.StrictNamedArgs{"id": taskID})
	}, func(tx pgx.Tx) error {
		if !place.addsEvidence(actor) {
			return plan.ErrForbidden
		}
		if err := added.Validate(s.today()).Err(); err != nil {
			return err
		}
		fileID := ""
		if added.File != nil {
			var err error
			if fileID, err = s.keepFile(ctx, tx, actor, place.ProvinceID, *added.File); err != nil {
				return err
			}
		}
		d := added.Document
		_, err := tx.Exec(ctx, sql, pgx.StrictNamedArgs{
			"province_id": place.ProvinceID, "year_id": place.YearID, "task_id": taskID, "unit_id": place.LeadID, "kind": d.Kind,
			"number": d.Number, "on": d.On, "agency": d.Agency, "summary": d.Summary, "file_id": fileID, "now": s.now(),
			"user_id": actor.UserID,
		})
		if err != nil {
			return fmt.Errorf("add evidence: %w", err)
		}
		return nil
	})
}

// RemoveEvidence takes a product back, for a reason that stays with it, and returns its task.
func (s *Store) RemoveEvidence(ctx context.Context, actor plan.Actor, id int64, reason string) (taskID int64, err error) {
	const sql = `UPDATE evidences SET removed_at = @now, removed_reason = @reason WHERE id = @id AND removed_at IS NULL`
	var (
		row   evidenceRow
		place taskPlace
	)
	args := pgx.StrictNamedArgs{"id": id}
	err = s.write(ctx, actor, func(b *pgx.Batch) {
		queueOne(b, &place, taskPlaceSQL+` WHERE t.id = (SELECT task_id FROM evidences WHERE id = @id::bigint)`, args)
		queueOne(b, &row, evidenceColumns+` WHERE e.id = @id::bigint FOR UPDATE OF e`, args)
	}, func(tx pgx.Tx) error {
		if !actor.RemovesEvidence(place.ProvinceID, place.LeadID, row.evidence()) {
			return plan.ErrForbidden
		}
		if err := plan.ValidateRemoval(reason).Err(); err != nil {
			return err
		}
		if err := because(ctx, tx, reason); err != nil {
			return err
		}
		done, err := tx.Exec(ctx, sql, pgx.StrictNamedArgs{"id": id, "now": s.now(), "reason": reason})
		if err != nil {
			return fmt.Errorf("remove evidence: %w", err)
		}
		if done.RowsAffected() == 0 {
			return plan.ErrConflict
		}
		return nil
	})
	return row.TaskID, err
}

// Evidence returns one product that is still there, as the actor may see it.
func (s *Store) Evidence(ctx context.Context, actor plan.Actor, id int64) (plan.Evidence, error) {
	var (
		row   evidenceRow
		place taskPlace
	)
	args := pgx.StrictNamedArgs{"id": id}
	err := s.read(ctx, actor, func(b *pgx.Batch) {
		queueOne(b, &place, taskPlaceSQL+` WHERE t.id = (SELECT task_id FROM evidences WHERE id = @id::bigint)`, args)
		queueOne(b, &row, evidenceColumns+` WHERE e.id = @id::bigint AND e.removed_at IS NULL`, args)
	}, nil)
	if err != nil {
		return plan.Evidence{}, err
	}
	e := row.evidence()
	if !actor.SeesEvidence(place.ProvinceID, place.LeadID, e) {
		return plan.Evidence{}, plan.ErrForbidden
	}
	e.Removable = actor.RemovesEvidence(place.ProvinceID, place.LeadID, e)
	return e, nil
}
