package store

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"

	"kehoach/internal/plan"
)

var (
	// ErrUnavailable: the database does not answer now; the same request may succeed later.
	ErrUnavailable = errors.New("database unavailable")
	// ErrRole: the login is a superuser or owns the schema and may not become kehoach_app; serving would be unsafe.
	ErrRole = errors.New("database login is superuser or owner and cannot become kehoach_app")
)

// An InvalidError is a value the schema refuses, for instance a task's text above 10,000 characters.
type InvalidError struct {
	// Constraint is the rule's name in the schema ("tasks_text_check"), or the database's words when it has none.
	Constraint string
	cause      error
}

func (e InvalidError) Error() string { return "value refused by " + e.Constraint }

// Unwrap returns the database's error.
func (e InvalidError) Unwrap() error { return e.cause }

// wrap gives a database error its meaning. Cancelling is the caller's doing and stays what it is.
func wrap(ctx context.Context, err error) error {
	switch {
	case err == nil:
		return nil
	case ctx.Err() != nil:
		return fmt.Errorf("%w: %w", context.Cause(ctx), err)
	case errors.Is(err, pgx.ErrNoRows):
		return fmt.Errorf("%w: %w", plan.ErrNotFound, err)
	}
	if pg, ok := errors.AsType[*pgconn.PgError](err); ok {
		return wrapCode(pg, err)
	}
	_, connecting := errors.AsType[*pgconn.ConnectError](err)
	_, network := errors.AsType[net.Error](err)
	if connecting || network || pgconn.SafeToRetry(err) || errors.Is(err, io.ErrUnexpectedEOF) || errors.Is(err, io.EOF) {
		return fmt.Errorf("%w: %w", ErrUnavailable, err)
	}
	return err
}

// wrapCode reads SQLSTATE (PostgreSQL manual, appendix A).
func wrapCode(pg *pgconn.PgError, err error) error {
	switch pg.Code {
	case "23505", "23503", "23P01", "40001", "40P01": // unique, foreign key, exclusion, serialization, deadlock
		return fmt.Errorf("%w: %w", plan.ErrConflict, err)
	case "42501": // a row of another province, behind row-level security
		return fmt.Errorf("%w: %w", plan.ErrNotFound, err)
	case "23514", "23502": // check, not null
		return InvalidError{Constraint: pg.ConstraintName, cause: err}
	case "57014", "55P03": // statement and lock time-outs
		return fmt.Errorf("%w: %w", ErrUnavailable, err)
	}
	if pg.Code == "KH001" { // migration 0014: the kỳ is not open
		return fmt.Errorf("%w: %w", plan.ErrLocked, err)
	}
	switch pg.Code[:2] {
	case "08", "53", "57", "58": // connection, resources, operator, system
		return fmt.Errorf("%w: %w", ErrUnavailable, err)
	case "22": // data: a number or text the server cannot hold
		return InvalidError{Constraint: pg.Message, cause: err}
	}
	return err
}
