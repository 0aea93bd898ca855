package store

import (
	"context"
	"fmt"

	"github.com/jackc/pgx/v5"

	"kehoach/internal/plan"
)

// MarkDemo says for ever that what people report in this database is made up. A database with reports that is no demo
// yet is ErrConflict: real reports and invented ones never mix. marked is false when it was marked before.
func (s *Store) MarkDemo(ctx context.Context, actor plan.Actor) (marked bool, err error) {
	const sql = `SELECT EXISTS (SELECT FROM settings WHERE key = 'demo' AND value = 'true'), EXISTS (SELECT FROM progress_reports)`
	if !actor.System {
		return false, plan.ErrForbidden
	}
	var before, reported bool
	err = s.write(ctx, actor, func(b *pgx.Batch) {
		b.Queue(`LOCK TABLE settings IN SHARE ROW EXCLUSIVE MODE`)
		b.Queue(sql).QueryRow(func(row pgx.Row) error { return row.Scan(&before, &reported) })
	}, func(tx pgx.Tx) error {
		switch {
		case before:
			return nil
		case reported:
			return fmt.Errorf("database with reports: %w", plan.ErrConflict)
		}
		marked = true
		_, err := tx.Exec(ctx, `INSERT INTO settings (key, value) VALUES ('demo', 'true')
			ON CONFLICT (key) DO UPDATE SET value = excluded.value, version = settings.version + 1`)
		return err
	})
	return marked, err
}
