package store

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"strconv"
	"time"

	"github.com/jackc/pgx/v5"

	"kehoach/internal/plan"
)

// atGate is who acts while it is being found out who that is.
func atGate(v plan.Visit) plan.Actor {
	return plan.Actor{Label: gate().Label, Address: v.Address, Request: v.Request}
}

// arrived is the person of a credential, named before a session is theirs.
func arrived(v plan.Visit, c plan.Credential) plan.Actor {
	return plan.Actor{UserID: c.UserID, Label: c.Username, Name: c.FullName, Address: v.Address, Request: v.Request}
}

const proofColumns = `u.id AS user_id, u.username, u.full_name, coalesce(c.password_hash, '') AS password_hash, c.totp_secret,
	c.totp_confirmed_at IS NOT NULL AS second_factor, coalesce(c.totp_last_step, 0) AS last_step,
	coalesce(c.changed_at, '0001-01-01 00:00:00+00') AS password_at,
	EXISTS (SELECT FROM memberships m WHERE m.user_id = u.id AND m.role = 'admin' AND m.valid_from <= @today::date
		AND (m.valid_to IS NULL OR m.valid_to >= @today::date)) AS administers`

const credentialsFrom = `SELECT ` + proofColumns + ` FROM users u LEFT JOIN credentials c ON c.user_id = u.id
	WHERE u.state = 'active' AND `

// accountKey names an account that is tried; what was typed may be a password in the wrong field, so it is not kept.
func accountKey(username string) string {
	sum := sha256.Sum256([]byte(username))
	return "user:" + hex.EncodeToString(sum[:12])
}

func codeKey(userID int64) string { return "code:" + strconv.FormatInt(userID, 10) }

// A triesRow is a row of table throttle.
type triesRow struct {
	Key string
	plan.Tries
}

// TrySignIn counts one try for a username and from the visitor's address before it is known to be wrong, so that many at
// once are not free, and returns what the password must agree with: a zero credential for nobody. With a wait nothing was
// counted and nothing may be compared.
func (s *Store) TrySignIn(ctx context.Context, username string, v plan.Visit) (plan.Credential, time.Duration, error) {
	return s.try(ctx, v, accountKey(username), credentialsFrom+`u.username = @who::text`, username)
}

// TryCode is TrySignIn for the one-time code of a user whose password was right.
func (s *Store) TryCode(ctx context.Context, userID int64, v plan.Visit) (plan.Credential, time.Duration, error) {
	return s.try(ctx, v, codeKey(userID), credentialsFrom+`u.id = @who::bigint`, userID)
}

func (s *Store) try(ctx context.Context, v plan.Visit, key, sql string, who any) (plan.Credential, time.Duration, error) {
	const makeSQL = `INSERT INTO throttle (key, failures, first_at) VALUES (@address, 0, @now), (@account, 0, @now) ON CONFLICT DO NOTHING`
	const readSQL = `SELECT key, failures, first_at, coalesce(blocked_until, '0001-01-01 00:00:00+00') AS blocked_until
		FROM throttle WHERE key IN (@address, @account) ORDER BY key FOR UPDATE`
	var (
		now     = s.now()
		address = "addr:" + v.Address
		rows    []triesRow
		found   []plan.Credential
		wait    time.Duration
	)
	if who == "" || !storable(v.Address) {
		return plan.Credential{}, 0, plan.ErrNotFound
	}
	keys := pgx.StrictNamedArgs{"address": address, "account": key}
	err := s.write(ctx, atGate(v), func(b *pgx.Batch) {
		b.Queue(makeSQL, pgx.StrictNamedArgs{"address": address, "account": key, "now": now})
		queueAll(b, &rows, readSQL, keys)
		queueAll(b, &found, sql, pgx.StrictNamedArgs{"who": who, "today": s.today()})
	}, func(tx pgx.Tx) error {
		for _, row := range rows {
			longest := plan.LongestWait
			if row.Key == address {
				longest = plan.AddressSpan
			}
			wait = max(wait, row.Wait(now, longest))
		}
		if wait > 0 {
			return nil
		}
		return send(ctx, tx, func(b *pgx.Batch) { s.countTries(b, rows, address, now) })
	})
	if err != nil || wait > 0 || len(found) == 0 {
		return plan.Credential{}, wait, err
	}
	return found[0], 0, nil
}

func (s *Store) countTries(b *pgx.Batch, rows []triesRow, address string, now time.Time) {
	const countSQL = `UPDATE throttle SET failures = @failures, first_at = @first, blocked_until = @until WHERE key = @key`
	const forgetSQL = `DELETE FROM throttle WHERE greatest(first_at, blocked_until) < @day`
	for _, row := range rows {
		after := row.AfterAccountTry(now)
		if row.Key == address {
			after = row.AfterAddressTry(now)
		}
		var until *time.Time
		if !after.BlockedUntil.IsZero() {
			until = &after.BlockedUntil
		}
		b.Queue(countSQL, pgx.StrictNamedArgs{"failures": after.Failures, "first": after.FirstAt, "until": until, "key": row.Key})
	}
	b.Queue(forgetSQL, pgx.StrictNamedArgs{"day": now.Add(-24 * time.Hour)})
}

// SignInFailed records a try that was wrong; of a username nobody has, only that there was one.
func (s *Store) SignInFailed(ctx context.Context, c plan.Credential, v plan.Visit, step string) error {
	return s.write(ctx, arrivedOrNobody(v, c), func(b *pgx.Batch) {
		queueEvent(b, "sign_in_failed", "sessions", c.UserID, map[string]any{"step": step})
	}, nil)
}

func arrivedOrNobody(v plan.Visit, c plan.Credential) plan.Actor {
	if c.UserID == 0 {
		return atGate(v)
	}
	return arrived(v, c)
}

// An Entry is a sign-in that was right, wholly or as far as it went.
type Entry struct {
	Credential plan.Credential
	Visit      plan.Visit
	Stage      plan.SessionStage
	TokenHash  []byte // of the new session
	OldHash    []byte // of the session the browser had; empty: none
	Rehashed   string // the password hashed as is done today; empty: it was
}

// Enter opens a session after the right password, ends the one the browser had and forgets the wrong tries.
func (s *Store) Enter(ctx context.Context, e Entry) error {
	return s.write(ctx, arrived(e.Visit, e.Credential), func(b *pgx.Batch) {
		s.queueEntry(b, e)
		s.queueForget(b, accountKey(e.Credential.Username), e.Visit)
		if e.Rehashed != "" {
			b.Queue(`UPDATE credentials SET password_hash = @hash WHERE user_id = @id`,
				pgx.StrictNamedArgs{"hash": e.Rehashed, "id": e.Credential.UserID})
		}
	}, nil)
}

// EnterWithCode opens a full session after the right code of that step; a step used before is ErrConflict.
func (s *Store) EnterWithCode(ctx context.Context, e Entry, step int64) error {
	const sql = `UPDATE credentials SET totp_last_step = @step WHERE user_id = @id AND totp_last_step < @step`
	return s.enterBy(ctx, e, sql, pgx.StrictNamedArgs{"step": step, "id": e.Credential.UserID})
}

// EnterWithRecovery is EnterWithCode with a recovery code, which is used up; ErrConflict if there is no such code.
func (s *Store) EnterWithRecovery(ctx context.Context, e Entry, codeHash []byte) error {
	const sql = `UPDATE recovery_codes SET used_at = @now WHERE user_id = @id AND hash = @hash AND used_at IS NULL`
	return s.enterBy(ctx, e, sql, pgx.StrictNamedArgs{"now": s.now(), "id": e.Credential.UserID, "hash": codeHash})
}

func (s *Store) enterBy(ctx context.Context, e Entry, sql string, args pgx.StrictNamedArgs) error {
	return s.write(ctx, arrived(e.Visit, e.Credential), func(*pgx.Batch) {}, func(tx pgx.Tx) error {
		tag, err := tx.Exec(ctx, sql, args)
		if err == nil && tag.RowsAffected() == 0 {
			err = plan.ErrConflict
		}
		if err != nil {
			return err
		}
		return send(ctx, tx, func(b *pgx.Batch) {
			s.queueEntry(b, e)
			s.queueForget(b, codeKey(e.Credential.UserID), e.Visit)
		})
	})
}

func (s *Store) queueEntry(b *pgx.Batch, e Entry) {
	if len(e.OldHash) > 0 {
		b.Queue(`UPDATE sessions SET ended_at = @now WHERE token_hash = @hash AND ended_at IS NULL`,
			pgx.StrictNamedArgs{"now": s.now(), "hash": e.OldHash})
	}
	s.queueSession(b, e.Credential.UserID, e.TokenHash, e.Stage, e.Visit)
	if e.Stage == plan.StageFull {
		queueEvent(b, "sign_in", "sessions", e.Credential.UserID, map[string]any{"second_factor": e.Credential.SecondFactor})
	}
}

// queueForget takes back the wrong tries of an account, and the one of the address that turned out right.
func (s *Store) queueForget(b *pgx.Batch, key string, v plan.Visit) {
	b.Queue(`UPDATE throttle SET failures = greatest(failures - 1, 0) WHERE key = @key`, pgx.StrictNamedArgs{"key": "addr:" + v.Address})
	b.Queue(`DELETE FROM throttle WHERE key = @key`, pgx.StrictNamedArgs{"key": key})
}

// SignOut ends the session of a token; of one that is over already it does nothing.
func (s *Store) SignOut(ctx context.Context, tokenHash []byte, v plan.Visit) error {
	const sql = `WITH over AS (UPDATE sessions SET ended_at = @now WHERE token_hash = @hash AND ended_at IS NULL RETURNING user_id)
		SELECT audit_event('sign_out', 'sessions', user_id::text, '{}') FROM over`
	return s.write(ctx, atGate(v), func(b *pgx.Batch) {
		b.Queue(sql, pgx.StrictNamedArgs{"now": s.now(), "hash": tokenHash})
	}, nil)
}

// Denied records that an actor was refused an action.
func (s *Store) Denied(ctx context.Context, actor plan.Actor, action string) error {
	actor.Once = plan.Once{}
	return s.write(ctx, actor, func(b *pgx.Batch) {
		b.Queue(`SELECT audit_event('denied', 'routes', @action, '{}')`, pgx.StrictNamedArgs{"action": action})
	}, nil)
}

// queueEvent records what leaves no row of its own.
func queueEvent(b *pgx.Batch, did, what string, id int64, detail map[string]any) {
	var of *int64
	if id != 0 {
		of = &id
	}
	b.Queue(`SELECT audit_event(@did, @what, @id::bigint::text, @detail::jsonb)`,
		pgx.StrictNamedArgs{"did": did, "what": what, "id": of, "detail": detail})
}
