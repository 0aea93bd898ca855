package store

import (
	"context"
	"errors"
	"slices"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"

	"kehoach/internal/plan"
)

// usersShown is how many accounts one page lists; the search finds the others.
const usersShown = 200

type userRow struct {
	ID                        int64
	Username, FullName        string
	Email, Phone, Title       string
	State                     plan.UserState
	Version                   int
	HasPassword, SecondFactor bool
	LastSeenAt                time.Time
}

const userColumns = `u.id, u.username, u.full_name, coalesce(u.email, '') AS email, coalesce(u.phone, '') AS phone,
	coalesce(u.title, '') AS title, u.state, u.version, c.password_hash IS NOT NULL AS has_password,
	c.totp_confirmed_at IS NOT NULL AS second_factor,
	coalesce((SELECT max(s.last_seen_at) FROM sessions s WHERE s.user_id = u.id), '0001-01-01 00:00:00+00') AS last_seen_at`

const usersFrom = `SELECT ` + userColumns + ` FROM users u LEFT JOIN credentials c ON c.user_id = u.id`

func (r userRow) user(lines []lineRow) plan.User {
	u := plan.User{
		ID: r.ID, Username: r.Username, FullName: r.FullName, Email: r.Email, Phone: r.Phone, Title: r.Title, State: r.State,
		Version: r.Version, HasPassword: r.HasPassword, SecondFactor: r.SecondFactor,
	}
	if r.LastSeenAt.Year() > 1 {
		u.LastSeenAt = r.LastSeenAt
	}
	for _, line := range lines {
		if line.UserID == r.ID {
			u.Memberships = append(u.Memberships, line.line())
		}
	}
	return u
}

// A lineRow is a membership in words.
type lineRow struct {
	membershipRow
	Province, Unit, Substitute string
}

func (r lineRow) line() plan.MembershipLine {
	return plan.MembershipLine{Membership: r.membership(), Province: r.Province, Unit: r.Unit, Substitute: r.Substitute}
}

// queueLines asks for the memberships of the users in ids. A unit behind the wall keeps its name to itself.
func (s *Store) queueLines(b *pgx.Batch, into *[]lineRow, ids []int64) {
	const sql = `SELECT ` + membershipColumns + `,
			CASE p.kind WHEN 'city' THEN 'Thành phố ' WHEN 'province' THEN 'Tỉnh ' ELSE '' END || coalesce(p.name, '') AS province,
			coalesce(un.name, '') AS unit, coalesce(su.full_name, '') AS substitute
		FROM memberships m LEFT JOIN provinces_on(@today::date) p ON p.id = m.province_id
		LEFT JOIN units un ON un.id = m.unit_id LEFT JOIN users su ON su.id = m.substitute_for
		WHERE m.user_id = ANY (@ids::bigint[]) ORDER BY m.valid_to IS NOT NULL, m.valid_from DESC, m.id DESC`
	queueAll(b, into, sql, pgx.StrictNamedArgs{"ids": ids, "today": s.today()})
}

type placeRow struct {
	ProvinceID, UnitID int64
	Province, Unit     string
	Until              plan.Date
}

// queuePlaces asks where an actor may give memberships: provinces there are or have plans, and their units of today.
func (s *Store) queuePlaces(b *pgx.Batch, into *[]plan.Place, actor plan.Actor) {
	const sql = `WITH place AS (SELECT id, CASE kind WHEN 'city' THEN 'Thành phố ' ELSE 'Tỉnh ' END || name AS name, valid_to
			FROM provinces_on(@today::date) p
			WHERE (@all OR id = ANY (@ids::bigint[])) AND ((valid_from <= @today::date AND (valid_to IS NULL OR valid_to >= @today::date))
				OR EXISTS (SELECT FROM years y WHERE y.province_id = p.id)))
		SELECT 0::bigint AS province_id, 0::bigint AS unit_id, '' AS province, '' AS unit, NULL::date AS until WHERE @all
		UNION ALL SELECT * FROM (
			SELECT id, 0, name, '', valid_to FROM place
			UNION ALL SELECT p.id, u.id, p.name, u.name, p.valid_to FROM place p JOIN units u ON u.province_id = p.id
				WHERE u.valid_to IS NULL OR u.valid_to >= @today::date
			ORDER BY 3, 1, 4) listed`
	b.Queue(sql, pgx.StrictNamedArgs{"all": actor.AdministersAll(), "ids": actor.InvitesIn(), "today": s.today()}).
		Query(func(rows pgx.Rows) error {
			found, err := pgx.CollectRows(rows, pgx.RowToStructByName[placeRow])
			for _, row := range found {
				*into = append(*into, plan.Place(row))
			}
			return err
		})
}

// Users returns the accounts the actor looks after.
func (s *Store) Users(ctx context.Context, actor plan.Actor, f plan.UserFilter) (plan.UserList, error) {
	const sql = usersFrom + `
		WHERE (@all OR EXISTS (SELECT FROM memberships m WHERE m.user_id = u.id AND m.province_id = ANY (@ids::bigint[])))
			AND (@text::text = '' OR strpos(vi_fold(u.full_name || ' ' || u.username || ' ' || coalesce(u.title, '')), vi_fold(@text::text)) > 0)
			AND (@state::text = '' OR u.state = @state::text)
			AND (@role::text = '' AND @province::bigint = 0 AND @unit::bigint = 0 OR EXISTS (SELECT FROM memberships m
				WHERE m.user_id = u.id AND (m.valid_to IS NULL OR m.valid_to >= @today::date)
					AND (@role::text = '' OR m.role = @role::text) AND (@province::bigint = 0 OR m.province_id = @province::bigint)
					AND (@unit::bigint = 0 OR m.unit_id = @unit::bigint)))
		ORDER BY u.full_name COLLATE "vi-x-icu", u.id LIMIT @most`
	list := plan.UserList{Filter: f}
	if !actor.Can(plan.RightInvite) {
		return list, plan.ErrForbidden
	}
	if !storable(f.Text) {
		return list, plan.ErrNotFound
	}
	var (
		rows  []userRow
		lines []lineRow
	)
	err := s.read(ctx, actor, func(b *pgx.Batch) {
		queueAll(b, &rows, sql, pgx.StrictNamedArgs{
			"all": actor.AdministersAll(), "ids": actor.InvitesIn(), "text": f.Text, "state": f.State, "role": f.Role,
			"province": f.ProvinceID, "unit": f.UnitID, "today": s.today(), "most": usersShown + 1,
		})
		s.queuePlaces(b, &list.Places, actor)
	}, func(tx pgx.Tx) error {
		return send(ctx, tx, func(b *pgx.Batch) { s.queueLines(b, &lines, idsOf(rows)) })
	})
	list.More = len(rows) > usersShown
	for _, row := range rows[:min(len(rows), usersShown)] {
		list.Users = append(list.Users, row.user(lines))
	}
	return list, err
}

// User returns one account; one the actor does not look after does not exist for it.
func (s *Store) User(ctx context.Context, actor plan.Actor, id int64) (plan.UserPage, error) {
	var page plan.UserPage
	if !actor.Can(plan.RightInvite) {
		return page, plan.ErrForbidden
	}
	err := s.read(ctx, actor, func(b *pgx.Batch) { s.queuePlaces(b, &page.Places, actor) }, func(tx pgx.Tx) error {
		var err error
		page.User, err = s.lookAfter(ctx, tx, actor, id)
		if errors.Is(err, plan.ErrForbidden) {
			return nil // it may be seen
		}
		page.MayManage = err == nil
		return err
	})
	return page, err
}

// lookAfter reads an account for who may manage it: ErrNotFound if it is of other provinces, ErrForbidden if it holds
// rights the actor could not give.
func (s *Store) lookAfter(ctx context.Context, tx pgx.Tx, actor plan.Actor, id int64) (plan.User, error) {
	var (
		rows  []userRow
		lines []lineRow
	)
	err := send(ctx, tx, func(b *pgx.Batch) {
		queueAll(b, &rows, usersFrom+` WHERE u.id = @id::bigint`, pgx.StrictNamedArgs{"id": id})
		s.queueLines(b, &lines, []int64{id})
	})
	if err != nil {
		return plan.User{}, err
	}
	if len(rows) == 0 {
		return plan.User{}, plan.ErrNotFound
	}
	user, mine := rows[0].user(lines), actor.InvitesIn()
	seen := actor.AdministersAll() || slices.ContainsFunc(user.Memberships, func(m plan.MembershipLine) bool {
		return m.ProvinceID != 0 && slices.Contains(mine, m.ProvinceID)
	})
	switch {
	case !seen:
		return plan.User{}, plan.ErrNotFound
	case !actor.MayManage(user.Memberships, s.today()):
		return user, plan.ErrForbidden
	}
	return user, nil
}

func idsOf(rows []userRow) []int64 {
	ids := make([]int64, 0, len(rows))
	for _, row := range rows {
		ids = append(ids, row.ID)
	}
	return ids
}

// AddUser makes an account with its first membership and a link, of that hash, to set a password.
func (s *Store) AddUser(
	ctx context.Context, actor plan.Actor, edit plan.UserEdit, first plan.Membership, substitute string, tokenHash []byte,
) (id int64, err error) {
	const sql = `INSERT INTO users (username, full_name, email, phone, title, created_at)
		VALUES (@username, @full_name, nullif(@email, ''), nullif(@phone, ''), nullif(@title, ''), @now) RETURNING id`
	broken := edit.Validate()
	for field, problem := range first.Validate() {
		broken.Add(field, problem)
	}
	if err := broken.Err(); err != nil {
		return 0, err
	}
	if !actor.MayGrant(first) {
		return 0, plan.ErrForbidden
	}
	err = s.write(ctx, actor, func(*pgx.Batch) {}, func(tx pgx.Tx) error {
		args := pgx.StrictNamedArgs{
			"username": edit.Username, "full_name": edit.FullName, "email": edit.Email, "phone": edit.Phone, "title": edit.Title, "now": s.now(),
		}
		if err := tx.QueryRow(ctx, sql, args).Scan(&id); err != nil {
			if pg, ok := errors.AsType[*pgconn.PgError](err); ok && pg.ConstraintName == "users_username_key" {
				return plan.FieldErrors{"ten-dang-nhap": plan.ProblemTaken}
			}
			return err
		}
		first.UserID = id
		if err := s.grant(ctx, tx, actor, first, substitute); err != nil {
			return err
		}
		return send(ctx, tx, func(b *pgx.Batch) { s.queueToken(b, id, actor, tokenHash) })
	})
	return id, err
}

// grant writes a membership the actor may give.
func (s *Store) grant(ctx context.Context, tx pgx.Tx, actor plan.Actor, m plan.Membership, substitute string) error {
	const substituteSQL = `SELECT coalesce((SELECT id FROM users WHERE username = @username::text), 0)`
	const unitSQL = `SELECT EXISTS (SELECT FROM units WHERE province_id = @province AND id = @unit)`
	const sql = `INSERT INTO memberships (user_id, role, province_id, unit_id, substitute_for, valid_from, valid_to, created_by)
		VALUES (@user, @role, nullif(@province::bigint, 0), nullif(@unit::bigint, 0), nullif(@substitute::bigint, 0), @from::date, @to::date, @by)`
	if substitute != "" {
		if err := tx.QueryRow(ctx, substituteSQL, pgx.StrictNamedArgs{"username": substitute}).Scan(&m.SubstituteFor); err != nil {
			return err
		}
		if m.SubstituteFor == 0 || m.SubstituteFor == m.UserID {
			return plan.FieldErrors{"thay-the": plan.ProblemUnknown}
		}
	}
	if m.UnitID != 0 {
		there := false
		if err := tx.QueryRow(ctx, unitSQL, pgx.StrictNamedArgs{"province": m.ProvinceID, "unit": m.UnitID}).Scan(&there); err != nil {
			return err
		}
		if !there {
			return plan.FieldErrors{"noi": plan.ProblemUnknown}
		}
	}
	_, err := tx.Exec(ctx, sql, pgx.StrictNamedArgs{
		"user": m.UserID, "role": m.Role, "province": m.ProvinceID, "unit": m.UnitID, "substitute": m.SubstituteFor,
		"from": m.From, "to": m.To, "by": actor.Label,
	})
	return err
}

// EditUser changes what is known of a person; the username stays.
func (s *Store) EditUser(ctx context.Context, actor plan.Actor, id int64, version int, edit plan.UserEdit) error {
	const sql = `UPDATE users SET full_name = @full_name, email = nullif(@email, ''), phone = nullif(@phone, ''), title = nullif(@title, ''),
		version = version + 1 WHERE id = @id AND version = @version`
	return s.manage(ctx, actor, id, func(tx pgx.Tx, user plan.User) error {
		edit.Username = user.Username
		if err := edit.Validate().Err(); err != nil {
			return err
		}
		tag, err := tx.Exec(ctx, sql, pgx.StrictNamedArgs{
			"full_name": edit.FullName, "email": edit.Email, "phone": edit.Phone, "title": edit.Title, "id": id, "version": version,
		})
		if err == nil && tag.RowsAffected() == 0 {
			err = plan.ErrConflict
		}
		return err
	})
}

// manage runs a change of an account for who may manage it.
func (s *Store) manage(ctx context.Context, actor plan.Actor, id int64, change func(pgx.Tx, plan.User) error) error {
	return s.write(ctx, actor, func(*pgx.Batch) {}, func(tx pgx.Tx) error {
		user, err := s.lookAfter(ctx, tx, actor, id)
		if err == nil {
			err = change(tx, user)
		}
		return err
	})
}

// DisableUser locks an account; who is signed in with it is out at the next click. Nobody locks themselves out.
func (s *Store) DisableUser(ctx context.Context, actor plan.Actor, id int64) error {
	return s.setUserState(ctx, actor, id, plan.UserDisabled)
}

// EnableUser opens a locked account.
func (s *Store) EnableUser(ctx context.Context, actor plan.Actor, id int64) error {
	return s.setUserState(ctx, actor, id, plan.UserActive)
}

func (s *Store) setUserState(ctx context.Context, actor plan.Actor, id int64, state plan.UserState) error {
	return s.manage(ctx, actor, id, func(tx pgx.Tx, _ plan.User) error {
		if id == actor.UserID {
			return plan.ErrForbidden
		}
		return send(ctx, tx, func(b *pgx.Batch) {
			b.Queue(`UPDATE users SET state = @state, version = version + 1 WHERE id = @id AND state <> @state`,
				pgx.StrictNamedArgs{"state": state, "id": id})
			if state == plan.UserDisabled {
				s.queueEndSessions(b, id, 0)
			}
		})
	})
}

// AddMembership gives a person another role; it ends their sessions, so that the next one carries the new rights and
// their second factor.
func (s *Store) AddMembership(ctx context.Context, actor plan.Actor, m plan.Membership, substitute string) error {
	if err := m.Validate().Err(); err != nil {
		return err
	}
	return s.manage(ctx, actor, m.UserID, func(tx pgx.Tx, _ plan.User) error {
		if !actor.MayGrant(m) {
			return plan.ErrForbidden
		}
		if err := s.grant(ctx, tx, actor, m, substitute); err != nil {
			return err
		}
		return send(ctx, tx, func(b *pgx.Batch) { s.queueEndSessions(b, m.UserID, actor.SessionID) })
	})
}

// EndMembership ends a role from today on; of one that is over it changes nothing.
func (s *Store) EndMembership(ctx context.Context, actor plan.Actor, userID, id int64) error {
	const sql = `UPDATE memberships SET valid_from = least(valid_from, @yesterday::date), valid_to = @yesterday::date WHERE id = @id`
	return s.manage(ctx, actor, userID, func(tx pgx.Tx, user plan.User) error {
		i := slices.IndexFunc(user.Memberships, func(m plan.MembershipLine) bool { return m.ID == id })
		if i < 0 {
			return plan.ErrNotFound
		}
		if !actor.MayGrant(user.Memberships[i].Membership) {
			return plan.ErrForbidden
		}
		if user.Memberships[i].Over(s.today()) {
			return nil
		}
		yesterday := plan.DateOf(s.now().AddDate(0, 0, -1))
		_, err := tx.Exec(ctx, sql, pgx.StrictNamedArgs{"yesterday": yesterday, "id": id})
		return err
	})
}

// ResetUser ends a person's sessions and gives them a link, of that hash, to set a new password; the former links are
// void. With dropFactor the second factor is taken off, for who lost the telephone and the recovery codes.
func (s *Store) ResetUser(ctx context.Context, actor plan.Actor, id int64, tokenHash []byte, dropFactor bool) error {
	return s.manage(ctx, actor, id, func(tx pgx.Tx, user plan.User) error {
		if id == actor.UserID || user.State != plan.UserActive {
			return plan.ErrForbidden
		}
		return send(ctx, tx, func(b *pgx.Batch) {
			s.queueToken(b, id, actor, tokenHash)
			s.queueEndSessions(b, id, 0)
			queueEvent(b, "reset", "users", id, map[string]any{"second_factor": dropFactor})
			b.Queue(`DELETE FROM throttle WHERE key = ANY (@keys)`, pgx.StrictNamedArgs{"keys": []string{accountKey(user.Username), codeKey(id)}})
			if dropFactor {
				queueDropFactor(b, id)
			}
		})
	})
}

func (s *Store) queueToken(b *pgx.Batch, userID int64, actor plan.Actor, hash []byte) {
	b.Queue(`UPDATE one_time_tokens SET used_at = @now WHERE user_id = @id AND used_at IS NULL`, pgx.StrictNamedArgs{"now": s.now(), "id": userID})
	b.Queue(`INSERT INTO one_time_tokens (hash, user_id, created_at, created_by, expires_at) VALUES (@hash, @id, @now, @by, @until)`,
		pgx.StrictNamedArgs{"hash": hash, "id": userID, "now": s.now(), "by": actor.Label, "until": s.now().Add(plan.TokenAge)})
}

// queueEndSessions ends a user's sessions but one (0: all).
func (s *Store) queueEndSessions(b *pgx.Batch, userID, but int64) {
	b.Queue(`UPDATE sessions SET ended_at = @now WHERE user_id = @id AND id <> @but AND ended_at IS NULL`,
		pgx.StrictNamedArgs{"now": s.now(), "id": userID, "but": but})
}

func queueDropFactor(b *pgx.Batch, userID int64) {
	b.Queue(`UPDATE credentials SET totp_secret = NULL, totp_confirmed_at = NULL, totp_last_step = 0 WHERE user_id = @id`, pgx.StrictNamedArgs{"id": userID})
	b.Queue(`DELETE FROM recovery_codes WHERE user_id = @id`, pgx.StrictNamedArgs{"id": userID})
}

// UserID returns the id of a username, for the command line.
func (s *Store) UserID(ctx context.Context, actor plan.Actor, username string) (id int64, err error) {
	if !actor.System || !storable(username) {
		return 0, plan.ErrNotFound
	}
	err = s.read(ctx, actor, func(b *pgx.Batch) {
		b.Queue(`SELECT id FROM users WHERE username = @username`, pgx.StrictNamedArgs{"username": username}).
			QueryRow(func(row pgx.Row) error { return row.Scan(&id) })
	}, nil)
	return id, err
}

// PlaceNamed returns the province that had a code on 01/01 of a year and, where one is named, its unit, for the command
// line.
func (s *Store) PlaceNamed(ctx context.Context, actor plan.Actor, code string, year int, unit string) (plan.Place, error) {
	const sql = `SELECT p.id AS province_id, coalesce(u.id, 0) AS unit_id FROM provinces p
		LEFT JOIN units u ON u.province_id = p.id AND @unit::text <> '' AND (u.folded = vi_fold(@unit::text) OR u.id::text = @unit::text)
			AND (u.valid_to IS NULL OR u.valid_to >= @today::date)
		WHERE p.code = @code::text AND p.valid_from <= make_date(@year::int, 1, 1)
			AND (p.valid_to IS NULL OR p.valid_to >= make_date(@year::int, 1, 1)) AND (@unit::text = '' OR u.id IS NOT NULL)
		ORDER BY u.id LIMIT 1`
	var found plan.Place
	if !actor.System || !storable(code) || !storable(unit) {
		return found, plan.ErrNotFound
	}
	err := s.read(ctx, actor, func(b *pgx.Batch) {
		b.Queue(sql, pgx.StrictNamedArgs{"code": code, "year": year, "unit": unit, "today": s.today()}).
			QueryRow(func(row pgx.Row) error { return row.Scan(&found.ProvinceID, &found.UnitID) })
	}, nil)
	return found, err
}
