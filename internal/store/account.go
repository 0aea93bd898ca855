package store

import (
	"context"
	"time"

	"github.com/jackc/pgx/v5"

	"kehoach/internal/plan"
)

// Account returns the actor's own account.
func (s *Store) Account(ctx context.Context, actor plan.Actor) (plan.Account, error) {
	const sessionsSQL = `SELECT id, user_id, stage, created_at, last_seen_at, proved_at, address, agent FROM sessions
		WHERE user_id = @id AND ended_at IS NULL AND stage = 'full' AND last_seen_at > @since AND created_at > @born
		ORDER BY last_seen_at DESC, id DESC`
	const spareSQL = `SELECT (SELECT count(*) FROM recovery_codes WHERE user_id = @id AND used_at IS NULL)::int AS codes,
		coalesce((SELECT changed_at FROM credentials WHERE user_id = @id), '0001-01-01 00:00:00+00') AS changed_at`
	var (
		a       plan.Account
		row     userRow
		lines   []lineRow
		decided []settingRow
		spare   struct {
			Codes     int
			ChangedAt time.Time
		}
	)
	err := s.read(ctx, actor, func(b *pgx.Batch) {
		queueOne(b, &row, usersFrom+` WHERE u.id = @id::bigint`, pgx.StrictNamedArgs{"id": actor.UserID})
		s.queueLines(b, &lines, []int64{actor.UserID})
		queueSettingRows(b, &decided)
		b.Queue(spareSQL, pgx.StrictNamedArgs{"id": actor.UserID}).
			QueryRow(func(r pgx.Row) error { return r.Scan(&spare.Codes, &spare.ChangedAt) })
	}, func(tx pgx.Tx) error {
		var err error
		if a.Settings, err = s.settings(decided); err != nil {
			return err
		}
		return send(ctx, tx, func(b *pgx.Batch) {
			queueAll(b, &a.Sessions, sessionsSQL, pgx.StrictNamedArgs{
				"id": actor.UserID, "since": s.now().Add(-a.Settings.Idle(actor.Can(plan.RightAdminister))), "born": s.now().Add(-plan.SessionAge),
			})
		})
	})
	a.User, a.SpareCodes, a.ChangedAt = row.user(lines), spare.Codes, spare.ChangedAt
	return a, err
}

// EndOtherSessions ends every session of the actor but the one it acts in.
func (s *Store) EndOtherSessions(ctx context.Context, actor plan.Actor) error {
	return s.write(ctx, actor, func(b *pgx.Batch) { s.queueEndSessions(b, actor.UserID, actor.SessionID) }, nil)
}

// Prove records that the actor has just typed the password or a code.
func (s *Store) Prove(ctx context.Context, actor plan.Actor) error {
	actor.Once = plan.Once{}
	return s.write(ctx, actor, func(b *pgx.Batch) {
		b.Queue(`UPDATE sessions SET proved_at = @now WHERE id = @id`, pgx.StrictNamedArgs{"now": s.now(), "id": actor.SessionID})
		b.Queue(`DELETE FROM throttle WHERE key = @key`, pgx.StrictNamedArgs{"key": accountKey(actor.Label)})
	}, nil)
}

// setPasswordSQL keeps a password's hash, whether or not there was one.
const setPasswordSQL = `INSERT INTO credentials (user_id, password_hash, changed_at) VALUES (@id, @hash, @now)
	ON CONFLICT (user_id) DO UPDATE SET password_hash = excluded.password_hash, changed_at = excluded.changed_at`

// ChangePassword keeps the hash of the actor's new password and ends their other sessions.
func (s *Store) ChangePassword(ctx context.Context, actor plan.Actor, hash string) error {
	return s.write(ctx, actor, func(b *pgx.Batch) {
		b.Queue(setPasswordSQL, pgx.StrictNamedArgs{"id": actor.UserID, "hash": hash, "now": s.now()})
		s.queueEndSessions(b, actor.UserID, actor.SessionID)
	}, nil)
}

// OwnWords are the names that the actor's password must not be made of.
func (s *Store) OwnWords(ctx context.Context, userID int64) (plan.SetPassword, error) {
	return s.setPassword(ctx, `SELECT u.id FROM users u WHERE u.id = @of::bigint`, userID)
}

// LinkOf returns whose password a link sets; a wrong, used or old one is ErrNotFound.
func (s *Store) LinkOf(ctx context.Context, tokenHash []byte) (plan.SetPassword, error) {
	const sql = `SELECT t.user_id FROM one_time_tokens t JOIN users u ON u.id = t.user_id
		WHERE t.hash = @of::bytea AND t.used_at IS NULL AND t.expires_at > app_now() AND u.state = 'active'`
	return s.setPassword(ctx, sql, tokenHash)
}

func (s *Store) setPassword(ctx context.Context, whoSQL string, of any) (plan.SetPassword, error) {
	const userSQL = `SELECT u.id AS user_id, u.username, u.full_name, coalesce(c.totp_confirmed_at IS NOT NULL, false) AS second_factor,
			ARRAY(SELECT w FROM (
				SELECT p.name FROM memberships m JOIN province_names p ON p.province_id = m.province_id WHERE m.user_id = u.id
				UNION SELECT n.name FROM memberships m JOIN units n ON n.id = m.unit_id WHERE m.user_id = u.id) x (w)) AS words
		FROM users u LEFT JOIN credentials c ON c.user_id = u.id WHERE u.id = @id`
	var (
		id    int64
		found plan.SetPassword
	)
	// The names of units stand behind the wall, and nobody is signed in yet.
	err := s.read(ctx, plan.Job("set-password"), func(b *pgx.Batch) {
		b.Queue(whoSQL, pgx.StrictNamedArgs{"of": of}).QueryRow(func(row pgx.Row) error { return row.Scan(&id) })
	}, func(tx pgx.Tx) error {
		return send(ctx, tx, func(b *pgx.Batch) { queueOne(b, &found, userSQL, pgx.StrictNamedArgs{"id": id}) })
	})
	found.Words = append(found.Words, found.Username, found.FullName)
	return found, err
}

// UseLink sets the password a link is for: once, in its time. All sessions of the person end.
func (s *Store) UseLink(ctx context.Context, tokenHash []byte, hash string, v plan.Visit) error {
	const sql = `UPDATE one_time_tokens t SET used_at = @now FROM users u
		WHERE t.hash = @token AND t.used_at IS NULL AND t.expires_at > @now AND u.id = t.user_id AND u.state = 'active'
		RETURNING u.id, u.username, set_config('app.actor', u.username, true), set_config('app.user_id', u.id::text, true)`
	return s.write(ctx, atGate(v), func(*pgx.Batch) {}, func(tx pgx.Tx) error {
		var (
			id                  int64
			username, actor, is string
		)
		if err := tx.QueryRow(ctx, sql, pgx.StrictNamedArgs{"now": s.now(), "token": tokenHash}).Scan(&id, &username, &actor, &is); err != nil {
			return err
		}
		return send(ctx, tx, func(b *pgx.Batch) {
			b.Queue(setPasswordSQL, pgx.StrictNamedArgs{"id": id, "hash": hash, "now": s.now()})
			s.queueEndSessions(b, id, 0)
			b.Queue(`DELETE FROM throttle WHERE key = @key`, pgx.StrictNamedArgs{"key": accountKey(username)})
			queueEvent(b, "password_set", "users", id, map[string]any{})
		})
	})
}

// OwnCredential returns how the actor proves who they are, counting one try of the password.
func (s *Store) OwnCredential(ctx context.Context, actor plan.Actor) (plan.Credential, time.Duration, error) {
	return s.TrySignIn(ctx, actor.Label, plan.Visit{Address: actor.Address, Request: actor.Request})
}

// SetSecondFactor keeps a sealed secret that a code of step has confirmed, and the hashes of fresh recovery codes.
func (s *Store) SetSecondFactor(ctx context.Context, actor plan.Actor, sealed []byte, step int64, spares [][]byte) error {
	const sql = `INSERT INTO credentials (user_id, totp_secret, totp_confirmed_at, totp_last_step) VALUES (@id, @secret, @now, @step)
		ON CONFLICT (user_id) DO UPDATE SET totp_secret = excluded.totp_secret, totp_confirmed_at = excluded.totp_confirmed_at,
			totp_last_step = excluded.totp_last_step`
	return s.write(ctx, actor, func(b *pgx.Batch) {
		b.Queue(sql, pgx.StrictNamedArgs{"id": actor.UserID, "secret": sealed, "now": s.now(), "step": step})
		queueSpares(b, actor.UserID, spares)
		queueEvent(b, "second_factor_on", "users", actor.UserID, map[string]any{})
		s.queueEndSessions(b, actor.UserID, actor.SessionID)
	}, nil)
}

func queueSpares(b *pgx.Batch, userID int64, spares [][]byte) {
	b.Queue(`DELETE FROM recovery_codes WHERE user_id = @id`, pgx.StrictNamedArgs{"id": userID})
	b.Queue(`INSERT INTO recovery_codes (user_id, hash) SELECT @id, unnest(@hashes::bytea[])`, pgx.StrictNamedArgs{"id": userID, "hashes": spares})
}

// NewSpares replaces the actor's recovery codes.
func (s *Store) NewSpares(ctx context.Context, actor plan.Actor, spares [][]byte) error {
	return s.write(ctx, actor, func(b *pgx.Batch) {
		queueSpares(b, actor.UserID, spares)
		queueEvent(b, "recovery_codes", "users", actor.UserID, map[string]any{})
	}, nil)
}

// DropSecondFactor takes the second factor off; who must have one may not.
func (s *Store) DropSecondFactor(ctx context.Context, actor plan.Actor) error {
	var decided []settingRow
	return s.write(ctx, actor, func(b *pgx.Batch) { queueSettingRows(b, &decided) }, func(tx pgx.Tx) error {
		settings, err := s.settings(decided)
		if err != nil {
			return err
		}
		if settings.NeedsSecondFactor(actor.Can(plan.RightAdminister)) {
			return plan.ErrForbidden
		}
		return send(ctx, tx, func(b *pgx.Batch) {
			queueDropFactor(b, actor.UserID)
			queueEvent(b, "second_factor_off", "users", actor.UserID, map[string]any{})
		})
	})
}
