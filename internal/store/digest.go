package store

import (
	"context"
	"fmt"
	"slices"
	"time"

	"github.com/jackc/pgx/v5"

	"kehoach/internal/plan"
)

// digestLog is how many letters of the past are shown.
const digestLog = 200

// Digests returns the letters that would go out today and those of the last weeks, for the provinces the actor plans.
func (s *Store) Digests(ctx context.Context, actor plan.Actor) (plan.DigestWeek, error) {
	if !actor.Can(plan.RightPlan) {
		return plan.DigestWeek{}, fmt.Errorf("digests: %w", plan.ErrForbidden)
	}
	week := plan.DigestWeek{Today: s.today()}
	var read digestRead
	err := s.read(ctx, actor, func(b *pgx.Batch) { s.queueDigestPeople(b, &read, 0) }, func(tx pgx.Tx) error {
		var err error
		week.Digests, err = s.digests(ctx, tx, actor, &read)
		if err != nil {
			return err
		}
		week.Letters, err = s.letters(ctx, tx, actor)
		return err
	})
	return week, err
}

// A digestRead is what letters are made of.
type digestRead struct {
	people   []digestPersonRow
	planners []digestPersonRow
	units    []digestUnitRow
	tasks    []digestTaskRow
}

// A digestPersonRow is a person with one membership of today.
type digestPersonRow struct {
	Username, Name, Email, Phone string
	membershipRow
}

// queueDigestPeople asks for active people of units and planners, or for one of them, and for all planners.
func (s *Store) queueDigestPeople(b *pgx.Batch, into *digestRead, userID int64) {
	const sql = `SELECT p.username, p.full_name AS name, coalesce(p.email, '') AS email, coalesce(p.phone, '') AS phone, ` + membershipColumns +
		` FROM memberships m JOIN users p ON p.id = m.user_id
		WHERE p.state = 'active' AND m.valid_from <= @today::date AND (m.valid_to IS NULL OR m.valid_to >= @today::date)
			AND m.role = ANY (@roles::text[]) AND (@user_id::bigint = 0 OR m.user_id = @user_id::bigint)
		ORDER BY p.full_name COLLATE "vi-x-icu", m.user_id, m.id`
	args := func(userID int64, roles ...string) pgx.StrictNamedArgs {
		return pgx.StrictNamedArgs{"today": s.today(), "user_id": userID, "roles": roles}
	}
	queueAll(b, &into.people, sql, args(userID, string(plan.Officer), string(plan.UnitHead), string(plan.Planner)))
	queueAll(b, &into.planners, sql, args(0, string(plan.Planner)))
}

// digestPeople puts the memberships of each person together.
func digestPeople(rows []digestPersonRow) []plan.DigestPerson {
	var list []plan.DigestPerson
	for _, row := range rows {
		if n := len(list); n == 0 || list[n-1].UserID != row.UserID {
			list = append(list, plan.DigestPerson{
				UserID: row.UserID, Username: row.Username, Name: row.Name, Email: row.Email, Phone: row.Phone,
			})
		}
		person := &list[len(list)-1]
		person.Memberships = append(person.Memberships, row.membership())
	}
	return list
}

// A digestUnitRow is a unit in an open kỳ.
type digestUnitRow struct {
	PeriodID, ProvinceID, UnitID int64
	Province                     string
	ProvinceKind                 plan.ProvinceKind
	Year                         int
	Kind                         plan.PeriodKind
	DueOn, GraceUntil, Window    plan.Date
	Unit                         string
	HeadSends, Handed            bool
	Owed, Returned               int
}

// unit is the row with the unit's own window: it moves the day the reports are due and the day they are taken until.
func (r digestUnitRow) unit() plan.DigestUnit {
	term := plan.DigestTerm{
		PeriodID: r.PeriodID, ProvinceID: r.ProvinceID, Year: r.Year, Kind: r.Kind, General: r.DueOn, Due: r.DueOn, Until: r.GraceUntil,
		Province: plan.Province{Name: r.Province, Kind: r.ProvinceKind}.FullName(),
	}
	if term.Due.Before(r.Window) {
		term.Due = r.Window
	}
	if term.Until.Before(r.Window) {
		term.Until = r.Window
	}
	return plan.DigestUnit{
		DigestTerm: term, UnitID: r.UnitID, Unit: r.Unit, HeadSends: r.HeadSends, Handed: r.Handed, Owed: r.Owed, Returned: r.Returned,
	}
}

type digestTaskRow struct {
	PeriodID, UnitID int64
	plan.DigestTask
}

// digests makes the letters of whom was read, within the provinces the actor plans.
func (s *Store) digests(ctx context.Context, tx pgx.Tx, actor plan.Actor, read *digestRead) ([]plan.Digest, error) {
	people := digestPeople(read.people)
	provinces := digestProvinces(actor, people)
	if err := send(ctx, tx, func(b *pgx.Batch) { s.queueDigestUnits(b, read, provinces) }); err != nil {
		return nil, fmt.Errorf("read what units owe: %w", err)
	}
	type at struct{ period, unit int64 }
	tasks := map[at][]plan.DigestTask{}
	for _, row := range read.tasks {
		key := at{row.PeriodID, row.UnitID}
		tasks[key] = append(tasks[key], row.DigestTask)
	}
	units := make([]plan.DigestUnit, 0, len(read.units))
	for _, row := range read.units {
		unit := row.unit()
		unit.Tasks = tasks[at{row.PeriodID, row.UnitID}]
		units = append(units, unit)
	}
	return plan.DigestsOf(s.today(), people, digestPeople(read.planners), units), nil
}

// digestProvinces are the provinces of the people's memberships in which the actor plans.
func digestProvinces(actor plan.Actor, people []plan.DigestPerson) []int64 {
	ids := []int64{}
	for _, person := range people {
		for _, m := range person.Memberships {
			for _, id := range m.Covers {
				if actor.CanIn(plan.RightPlan, id) {
					ids = append(ids, id)
				}
			}
		}
	}
	slices.Sort(ids)
	return slices.Compact(ids)
}

func (s *Store) queueDigestUnits(b *pgx.Batch, read *digestRead, provinces []int64) {
	const owed = owedOf + `pe.state = 'open' AND pe.province_id = ANY (@provinces::bigint[])` + owedRest
	const unitsSQL = owed + `, counted AS (
			SELECT period_id, unit_id, count(*)::int AS owed, (count(*) FILTER (WHERE state = 'returned'))::int AS returned
			FROM owed GROUP BY period_id, unit_id)
		SELECT c.period_id, pe.province_id, c.unit_id, p.name AS province, p.kind AS province_kind, y.year, pe.kind, pe.due_on,
			pe.grace_until, w.until AS "window", coalesce(u.name, '') AS unit, coalesce(u.head_sends, false) AS head_sends,
			coalesce(ur.handed_at IS NOT NULL AND ur.handed_back IS NULL, false) AS handed, c.owed, c.returned
		FROM counted c JOIN periods pe ON pe.id = c.period_id JOIN years y ON y.id = pe.year_id
		JOIN LATERAL provinces_on(make_date(y.year, 1, 1)) p ON p.id = pe.province_id
		LEFT JOIN units u ON u.id = c.unit_id
		LEFT JOIN period_windows w ON w.period_id = pe.id AND w.unit_id = c.unit_id AND w.revoked_at IS NULL
		LEFT JOIN unit_reports ur ON ur.period_id = pe.id AND ur.unit_id = c.unit_id
		ORDER BY p.name COLLATE "vi-x-icu", pe.province_id, y.year, pe.data_to, pe.id, u.name COLLATE "vi-x-icu" NULLS LAST, c.unit_id`
	const tasksSQL = owed + ` SELECT o.period_id, o.unit_id, t.id, t.number, t.text, t.due_on AS due, o.state
		FROM owed o JOIN tasks t ON t.id = o.task_id JOIN task_groups g ON g.id = t.group_id
		WHERE o.state NOT IN ('submitted', 'approved')
		ORDER BY o.period_id, o.unit_id, o.state <> 'returned', t.plan_id, g.ord, t.ord, t.id`
	args := pgx.StrictNamedArgs{"today": s.today(), "provinces": provinces}
	queueAll(b, &read.units, unitsSQL, args)
	queueAll(b, &read.tasks, tasksSQL, args)
}

// A letterRow is a row of digests with the person's name.
type letterRow struct {
	UserID        int64
	Name, Address string
	Week          plan.Date
	Kind          plan.DigestKind
	Subject, Body string
	State         plan.DigestState
	Attempts      int
	ClaimedAt     time.Time
	SentAt        *time.Time
	Problem       string
}

func (r letterRow) letter() plan.Letter {
	l := plan.Letter{
		UserID: r.UserID, Name: r.Name, Email: r.Address, Week: r.Week, Kind: r.Kind, Subject: r.Subject, Body: r.Body,
		State: r.State, Attempts: r.Attempts, ClaimedAt: r.ClaimedAt, Problem: r.Problem,
	}
	if r.SentAt != nil {
		l.SentAt = *r.SentAt
	}
	return l
}

// letters are those written to people of the provinces the actor plans. What they said is for their readers.
func (s *Store) letters(ctx context.Context, tx pgx.Tx, actor plan.Actor) ([]plan.Letter, error) {
	const sql = `SELECT d.user_id, u.full_name AS name, d.address, d.week, d.kind, d.subject, '' AS body, d.state, d.attempts, d.claimed_at,
			d.sent_at, coalesce(d.problem, '') AS problem
		FROM digests d JOIN users u ON u.id = d.user_id
		WHERE @wide::boolean OR EXISTS (SELECT FROM memberships m WHERE m.user_id = d.user_id AND m.province_id = ANY (@provinces::bigint[]))
		ORDER BY d.week DESC, d.claimed_at DESC, d.user_id LIMIT @rows`
	provinces := slices.DeleteFunc(actor.Provinces(), func(id int64) bool { return !actor.CanIn(plan.RightPlan, id) })
	rows, err := tx.Query(ctx, sql, pgx.StrictNamedArgs{"wide": actor.System, "provinces": provinces, "rows": digestLog})
	if err != nil {
		return nil, fmt.Errorf("read letters: %w", err)
	}
	found, err := pgx.CollectRows(rows, pgx.RowToStructByName[letterRow])
	if err != nil {
		return nil, fmt.Errorf("read letters: %w", err)
	}
	list := make([]plan.Letter, 0, len(found))
	for _, row := range found {
		list = append(list, row.letter())
	}
	return list, nil
}

// ClaimDigest takes this week's letter to a person for sending, as it must be written at this moment, and says whether
// there is one to send: a person has none who owes nothing any more, has no address, is no longer active, or whose
// letter of the week is sent, refused, or being sent. A claim not marked within plan.DigestRetry is taken again: after a
// crash between sending and marking a letter may go out twice, under one Message-ID; it is never lost.
func (s *Store) ClaimDigest(
	ctx context.Context, actor plan.Actor, userID int64, write func(plan.Digest) (subject, body string),
) (letter plan.Letter, claimed bool, err error) {
	if !actor.System {
		return letter, false, fmt.Errorf("claim digest: %w", plan.ErrForbidden)
	}
	var read digestRead
	err = s.write(ctx, actor, func(b *pgx.Batch) { s.queueDigestPeople(b, &read, userID) }, func(tx pgx.Tx) error {
		found, err := s.digests(ctx, tx, actor, &read)
		if err != nil || len(found) == 0 || found[0].Email == "" {
			return err
		}
		d := found[0]
		letter = plan.Letter{
			UserID: d.UserID, Name: d.Name, Email: d.Email, Week: d.Week(), Kind: d.Kind(), State: plan.DigestClaimed, ClaimedAt: s.now(),
		}
		letter.Subject, letter.Body = write(d)
		claimed, err = s.claim(ctx, tx, letter)
		return err
	})
	return letter, claimed, err
}

func (s *Store) claim(ctx context.Context, tx pgx.Tx, l plan.Letter) (bool, error) {
	const sql = `INSERT INTO digests AS d (user_id, week, kind, address, subject, body, claimed_at)
		VALUES (@user_id, @week::date, @kind, @address, @subject, @body, @now)
		ON CONFLICT (user_id, week) DO UPDATE SET kind = excluded.kind, address = excluded.address, subject = excluded.subject,
			body = excluded.body, claimed_at = excluded.claimed_at, attempts = d.attempts + 1
		WHERE d.state = 'claimed' AND d.claimed_at <= @stale`
	tag, err := tx.Exec(ctx, sql, pgx.StrictNamedArgs{
		"user_id": l.UserID, "week": l.Week, "kind": l.Kind, "address": l.Email, "subject": l.Subject, "body": l.Body,
		"now": l.ClaimedAt, "stale": l.ClaimedAt.Add(-plan.DigestRetry),
	})
	if err != nil {
		return false, fmt.Errorf("claim letter: %w", err)
	}
	return tag.RowsAffected() == 1, nil
}

// MarkDigest notes what became of a claimed letter: sent, refused for good, or, with plan.DigestClaimed, to be tried
// again; problem is what the mail server said.
func (s *Store) MarkDigest(ctx context.Context, actor plan.Actor, l plan.Letter, state plan.DigestState, problem string) error {
	if !actor.System {
		return fmt.Errorf("mark digest: %w", plan.ErrForbidden)
	}
	const sql = `UPDATE digests SET state = @state, sent_at = CASE @state WHEN 'sent' THEN @now::timestamptz END,
			problem = nullif(left(@problem, 500), '')
		WHERE user_id = @user_id AND week = @week::date AND state = 'claimed'`
	return s.write(ctx, actor, func(*pgx.Batch) {}, func(tx pgx.Tx) error {
		tag, err := tx.Exec(ctx, sql, pgx.StrictNamedArgs{
			"state": string(state), "now": s.now(), "problem": problem, "user_id": l.UserID, "week": l.Week,
		})
		if err == nil && tag.RowsAffected() == 0 {
			return plan.ErrConflict
		}
		return err
	})
}
