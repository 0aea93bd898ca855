package store

import (
	"context"
	"errors"
	"fmt"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"

	"kehoach/internal/plan"
)

// read runs one use case on one snapshot of the database. first queues what can be asked at once: it travels with BEGIN
// and the transaction's settings. then, which may be nil, asks what needs the first answers. What the actor may see is
// bounded by row-level security; what it may do with it is the use case's to check.
func (s *Store) read(ctx context.Context, actor plan.Actor, first func(*pgx.Batch), then func(pgx.Tx) error) error {
	options := pgx.TxOptions{IsoLevel: pgx.RepeatableRead, AccessMode: pgx.ReadOnly}
	return s.transact(ctx, options, actor, first, then)
}

// write is read for a use case that changes rows. A form that was carried out before is plan.ErrReplayed, its key with
// another content plan.ErrConflict.
func (s *Store) write(ctx context.Context, actor plan.Actor, first func(*pgx.Batch), then func(pgx.Tx) error) error {
	if actor.Once.Key == "" || actor.UserID == 0 {
		return s.transact(ctx, pgx.TxOptions{}, actor, first, then)
	}
	var once onceRow
	return s.transact(ctx, pgx.TxOptions{}, actor, func(b *pgx.Batch) {
		s.queueOnce(b, &once, actor)
		first(b)
	}, func(tx pgx.Tx) error {
		if err := once.check(ctx, tx, actor); err != nil || then == nil {
			return err
		}
		return then(tx)
	})
}

// settingsSQL tells the transaction who acts: for the audit, the row-level security and the triggers.
const settingsSQL = `SELECT set_config('app.actor', $1, true), set_config('app.user_id', $2, true), set_config('app.address', $3, true),
	set_config('app.request', $4, true), set_config('app.now', $5, true), set_config('app.provinces', $6, true)`

func (s *Store) queueSettings(b *pgx.Batch, actor plan.Actor) {
	userID, provinces := "", ""
	if actor.UserID != 0 {
		userID = strconv.FormatInt(actor.UserID, 10)
	}
	if ids := actor.Provinces(); len(ids) > 0 {
		provinces = strings.Trim(strings.Join(strings.Fields(fmt.Sprint(ids)), ","), "[]")
	}
	b.Queue(settingsSQL, actor.Label, userID, actor.Address, actor.Request, s.now().Format(time.RFC3339Nano), provinces)
	if actor.Wide() {
		b.Queue(`SELECT set_config('role', 'kehoach_system', true)`)
	}
}

func (s *Store) transact(
	ctx context.Context, options pgx.TxOptions, actor plan.Actor, first func(*pgx.Batch), then func(pgx.Tx) error,
) error {
	conn, err := s.acquire(ctx)
	if err != nil {
		return err
	}
	defer conn.Release()
	batch := &pgx.Batch{}
	batch.BeginTx(options)
	s.queueSettings(batch, actor)
	first(batch)
	results := conn.SendBatch(ctx, batch)
	tx := results.Tx()
	err = results.Close()
	if err == nil && then != nil {
		err = then(tx)
	}
	if err == nil {
		err = tx.Commit(ctx)
	}
	if err != nil {
		undo(ctx, tx)
	}
	return wrap(ctx, err)
}

// because gives the reason that the audit of the rest of the transaction writes down.
func because(ctx context.Context, tx pgx.Tx, reason string) error {
	if _, err := tx.Exec(ctx, `SELECT set_config('app.reason', $1, true)`, reason); err != nil {
		return fmt.Errorf("note reason: %w", err)
	}
	return nil
}

// undo rolls back even when the request is gone, so that the connection can be used again.
func undo(ctx context.Context, tx pgx.Tx) {
	limited, cancel := context.WithTimeout(context.WithoutCancel(ctx), 2*time.Second)
	defer cancel()
	// A failed rollback closes the connection, and the error that led here is the one to tell.
	_ = tx.Rollback(limited)
}

func (s *Store) acquire(ctx context.Context) (*pgxpool.Conn, error) {
	limited, cancel := context.WithTimeout(ctx, acquireTimeout)
	defer cancel()
	conn, err := s.pool.Acquire(limited)
	switch {
	case err == nil:
		return conn, nil
	case ctx.Err() != nil:
		return nil, fmt.Errorf("%w: %w", context.Cause(ctx), err)
	case errors.Is(err, ErrRole):
		return nil, err
	}
	return nil, fmt.Errorf("%w: %w", ErrUnavailable, err)
}

// queueAll queues a query whose rows become *into; columns and fields must agree by name.
func queueAll[T any](b *pgx.Batch, into *[]T, sql string, args pgx.StrictNamedArgs) {
	b.Queue(sql, args).Query(func(rows pgx.Rows) error {
		var err error
		*into, err = pgx.CollectRows(rows, pgx.RowToStructByName[T])
		return err
	})
}

// queueOne is queueAll for exactly one row; none is pgx.ErrNoRows.
func queueOne[T any](b *pgx.Batch, into *T, sql string, args pgx.StrictNamedArgs) {
	b.Queue(sql, args).Query(func(rows pgx.Rows) error {
		var err error
		*into, err = pgx.CollectExactlyOneRow(rows, pgx.RowToStructByName[T])
		return err
	})
}

func send(ctx context.Context, tx pgx.Tx, fill func(*pgx.Batch)) error {
	batch := &pgx.Batch{}
	fill(batch)
	return tx.SendBatch(ctx, batch).Close()
}

// storable says whether the database can hold s at all: it refuses NUL and bytes that are no UTF-8.
func storable(s string) bool { return utf8.ValidString(s) && !strings.ContainsRune(s, 0) }
