package store

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"

	"kehoach/internal/plan"
)

// read runs one use case on one snapshot of the database. first queues what can be asked at once: it travels with BEGIN
// and the transaction's settings. then, which may be nil, asks what needs the first answers.
func (s *Store) read(ctx context.Context, actor plan.Actor, first func(*pgx.Batch), then func(pgx.Tx) error) error {
	if !plan.CanRead(actor) {
		return plan.ErrNotFound
	}
	options := pgx.TxOptions{IsoLevel: pgx.RepeatableRead, AccessMode: pgx.ReadOnly}
	return s.transact(ctx, options, actor, first, then)
}

// write is read for a use case that changes rows.
func (s *Store) write(ctx context.Context, actor plan.Actor, first func(*pgx.Batch), then func(pgx.Tx) error) error {
	return s.transact(ctx, pgx.TxOptions{}, actor, first, then)
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
	batch.Queue(`SELECT set_config('app.actor', $1, true)`, actor.Label)
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
