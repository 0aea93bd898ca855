package store

import (
	"bytes"
	"context"
	"fmt"

	"github.com/jackc/pgx/v5"

	"kehoach/internal/plan"
)

// A onceRow is what the key of a form sent once or more says.
type onceRow struct{ taken []bool }

// queueOnce takes the form's key. Of two at once the second waits here until the first is done.
func (s *Store) queueOnce(b *pgx.Batch, into *onceRow, actor plan.Actor) {
	const sql = `INSERT INTO idempotency_keys (user_id, key, fingerprint, created_at)
		VALUES (@user_id, @key, @fingerprint, @now) ON CONFLICT DO NOTHING RETURNING true`
	b.Queue(sql, pgx.StrictNamedArgs{
		"user_id": actor.UserID, "key": actor.Once.Key, "fingerprint": actor.Once.Fingerprint, "now": s.now(),
	}).Query(func(rows pgx.Rows) error {
		var err error
		into.taken, err = pgx.CollectRows(rows, pgx.RowTo[bool])
		return err
	})
}

func (o *onceRow) check(ctx context.Context, tx pgx.Tx, actor plan.Actor) error {
	if len(o.taken) == 1 {
		return nil
	}
	const sql = `SELECT fingerprint FROM idempotency_keys WHERE user_id = @user_id AND key = @key`
	rows, err := tx.Query(ctx, sql, pgx.StrictNamedArgs{"user_id": actor.UserID, "key": actor.Once.Key})
	if err != nil {
		return fmt.Errorf("look at key: %w", err)
	}
	before, err := pgx.CollectExactlyOneRow(rows, pgx.RowTo[[]byte])
	switch {
	case err != nil:
		return fmt.Errorf("look at key: %w", err)
	case bytes.Equal(before, actor.Once.Fingerprint):
		return plan.ErrReplayed
	default:
		return fmt.Errorf("key used for another form: %w", plan.ErrConflict)
	}
}
