package store

import (
	"context"
	"fmt"
	"time"

	"github.com/jackc/pgx/v5"

	"kehoach/internal/plan"
)

// seenEvery is how exactly last_seen_at is kept: a write for every click would be one for nothing.
const seenEvery = time.Minute

// gate acts before it is known who does.
func gate() plan.Actor { return plan.Actor{Label: "sign-in"} }

// StartSession opens a session of an active user for the token whose hash is given; ErrNotFound for no such user.
func (s *Store) StartSession(ctx context.Context, userID int64, tokenHash []byte, stage plan.SessionStage, address, agent string) error {
	return s.write(ctx, gate(), func(b *pgx.Batch) {
		s.queueSession(b, userID, tokenHash, stage, plan.Visit{Address: address, Agent: agent})
	}, nil)
}

func (s *Store) queueSession(b *pgx.Batch, userID int64, tokenHash []byte, stage plan.SessionStage, v plan.Visit) {
	const sql = `INSERT INTO sessions (user_id, token_hash, stage, created_at, last_seen_at, proved_at, address, agent)
		SELECT id, @hash, @stage, @now, @now, @now, @address, left(@agent, 300) FROM users WHERE id = @id AND state = 'active'
		RETURNING id`
	var id int64
	b.Queue(sql, pgx.StrictNamedArgs{
		"hash": tokenHash, "stage": stage, "now": s.now(), "address": v.Address, "agent": v.Agent, "id": userID,
	}).QueryRow(func(row pgx.Row) error { return row.Scan(&id) })
}

// A signedIn is a session with its user.
type signedIn struct {
	plan.Session
	Username string
	FullName string
}

// Session returns the session of a token's hash and who acts in it, with the memberships of today. Its end, by time, by
// hand or because the user was disabled, is plan.ErrSignedOut.
func (s *Store) Session(ctx context.Context, tokenHash []byte) (plan.Session, plan.Actor, error) {
	const sessionSQL = `SELECT s.id, s.user_id, s.stage, s.created_at, s.last_seen_at, s.proved_at, s.address, s.agent,
			u.username, u.full_name
		FROM sessions s JOIN users u ON u.id = s.user_id
		WHERE s.token_hash = @hash AND s.ended_at IS NULL AND u.state = 'active'`
	const membershipsSQL = `SELECT ` + membershipColumns + ` FROM memberships m JOIN sessions s ON s.user_id = m.user_id
		WHERE s.token_hash = @hash AND m.valid_from <= @today::date AND (m.valid_to IS NULL OR m.valid_to >= @today::date)
		ORDER BY m.id`
	var (
		found       []signedIn
		memberships []membershipRow
		decided     []settingRow
	)
	err := s.read(ctx, gate(), func(b *pgx.Batch) {
		queueSettingRows(b, &decided)
		queueAll(b, &found, sessionSQL, pgx.StrictNamedArgs{"hash": tokenHash})
		queueAll(b, &memberships, membershipsSQL, pgx.StrictNamedArgs{"hash": tokenHash, "today": s.today()})
	}, nil)
	if err != nil {
		return plan.Session{}, plan.Actor{}, err
	}
	settings, err := s.settings(decided)
	if err != nil {
		return plan.Session{}, plan.Actor{}, err
	}
	if len(found) == 0 {
		return plan.Session{}, plan.Actor{}, plan.ErrSignedOut
	}
	in := found[0]
	actor := plan.Actor{UserID: in.UserID, Label: in.Username, Name: in.FullName, SessionID: in.ID}
	for _, row := range memberships {
		actor.Memberships = append(actor.Memberships, row.membership())
	}
	now := s.now()
	if !in.Live(now, settings.Idle(actor.Can(plan.RightAdminister))) {
		return plan.Session{}, plan.Actor{}, plan.ErrSignedOut
	}
	if now.Sub(in.LastSeenAt) >= seenEvery {
		err = s.seen(ctx, in.ID, now)
	}
	return in.Session, actor, err
}

func (s *Store) seen(ctx context.Context, id int64, now time.Time) error {
	const sql = `UPDATE sessions SET last_seen_at = @now WHERE id = @id AND last_seen_at < @now`
	err := s.write(ctx, gate(), func(b *pgx.Batch) { b.Queue(sql, pgx.StrictNamedArgs{"id": id, "now": now}) }, nil)
	if err != nil {
		return fmt.Errorf("note session: %w", err)
	}
	return nil
}

// EndSession ends one session of the actor; another's does not exist for it.
func (s *Store) EndSession(ctx context.Context, actor plan.Actor, id int64) error {
	const sql = `UPDATE sessions SET ended_at = @now WHERE id = @id AND user_id = @user_id AND ended_at IS NULL RETURNING id`
	return s.write(ctx, actor, func(b *pgx.Batch) {
		b.Queue(sql, pgx.StrictNamedArgs{"id": id, "user_id": actor.UserID, "now": s.now()}).
			QueryRow(func(row pgx.Row) error { return row.Scan(&id) })
	}, nil)
}
