package store

import (
	"context"
	"fmt"

	"github.com/jackc/pgx/v5"

	"kehoach/internal/plan"
)

// PreviewUnits says what a list of units would do; nothing is written.
func (s *Store) PreviewUnits(ctx context.Context, actor plan.Actor, provinceID int64, sheet *plan.UnitSheet) ([]plan.UnitChange, error) {
	var rows []unitFacts
	err := s.read(ctx, actor, func(b *pgx.Batch) { queueUnits(b, &rows, provinceID) }, nil)
	switch {
	case err != nil:
		return nil, err
	case !actor.Sees(provinceID):
		return nil, fmt.Errorf("units of province %d: %w", provinceID, plan.ErrNotFound)
	case !actor.CanIn(plan.RightUnits, provinceID):
		return nil, fmt.Errorf("import units: %w", plan.ErrForbidden)
	}
	return sheet.PlanUnits(unitsOf(rows)), nil
}

// ImportUnits carries a list of units out, whole or not at all. With something wrong in the list it is ErrConflict: the
// units changed since the list was looked at.
func (s *Store) ImportUnits(ctx context.Context, actor plan.Actor, provinceID int64, sheet *plan.UnitSheet) error {
	return s.openBook(ctx, actor, provinceID, func(tx pgx.Tx, book *unitBook) error {
		changes := sheet.PlanUnits(unitsOf(book.rows))
		if len(sheet.Problems) > 0 {
			return fmt.Errorf("list has %d problems: %w", len(sheet.Problems), plan.ErrConflict)
		}
		if err := because(ctx, tx, "Nhập danh sách đơn vị"); err != nil {
			return err
		}
		for i := range changes {
			if err := saveChange(ctx, tx, provinceID, &changes[i]); err != nil {
				return err
			}
		}
		return linkParents(ctx, tx, book, changes)
	})
}

func saveChange(ctx context.Context, tx pgx.Tx, provinceID int64, c *plan.UnitChange) error {
	const raiseSQL = `UPDATE units SET version = version + 1 WHERE id = @id`
	switch {
	case c.Adds():
		id, err := insertUnit(ctx, tx, provinceID, c.Unit)
		if err != nil {
			return err
		}
		c.Unit.ID = id
	case len(c.Changed) == 0:
		return nil
	default:
		if err := updateUnit(ctx, tx, c.Unit); err != nil {
			return err
		}
		if _, err := tx.Exec(ctx, raiseSQL, pgx.StrictNamedArgs{"id": c.Unit.ID}); err != nil {
			return fmt.Errorf("raise version: %w", err)
		}
	}
	for _, alias := range c.Unit.Aliases {
		if err := insertAlias(ctx, tx, provinceID, c.Unit.ID, alias); err != nil {
			return err
		}
	}
	return nil
}

// linkParents puts units below those the list itself adds, and refuses a list that turns in a circle.
func linkParents(ctx context.Context, tx pgx.Tx, book *unitBook, changes []plan.UnitChange) error {
	const sql = `UPDATE units SET parent_id = @parent_id WHERE id = @id`
	parents := map[int64]int64{}
	for _, row := range book.rows {
		parents[row.ID] = row.ParentID
	}
	for _, c := range changes {
		parents[c.Unit.ID] = c.Unit.ParentID
	}
	for _, c := range changes {
		for _, above := range changes {
			if c.Parent == "" || !above.Adds() || !plan.SameName(above.Unit.Name, c.Parent) {
				continue
			}
			parents[c.Unit.ID] = above.Unit.ID
			if _, err := tx.Exec(ctx, sql, pgx.StrictNamedArgs{"id": c.Unit.ID, "parent_id": above.Unit.ID}); err != nil {
				return fmt.Errorf("link parent: %w", err)
			}
		}
	}
	for id, parent := range parents {
		if plan.MakesCycle(parents, id, parent) {
			return plan.FieldErrors{"tep": plan.ProblemCycle}
		}
	}
	return nil
}
