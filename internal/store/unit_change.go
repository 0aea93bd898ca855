package store

import (
	"context"
	"fmt"
	"slices"

	"github.com/jackc/pgx/v5"

	"kehoach/internal/plan"
)

// A unitBook is all units of a province row, locked: names, parents and other names hold each other.
type unitBook struct {
	province int64
	rows     []unitFacts
}

func (u *unitBook) queue(b *pgx.Batch) {
	const lockSQL = `SELECT id FROM units WHERE province_id = @id::bigint ORDER BY id FOR UPDATE`
	b.Queue(lockSQL, pgx.StrictNamedArgs{"id": u.province}).Query(func(rows pgx.Rows) error {
		_, err := pgx.CollectRows(rows, pgx.RowTo[int64])
		return err
	})
	queueUnits(b, &u.rows, u.province)
}

func (u *unitBook) find(id int64) (plan.Unit, bool) {
	for _, row := range u.rows {
		if row.ID == id {
			return row.unit(), true
		}
	}
	return plan.Unit{}, false
}

// check notes what is wrong with a unit among the others of its province.
func (u *unitBook) check(e plan.FieldErrors, edited plan.Unit) {
	if edited.ParentID != 0 {
		parents := map[int64]int64{}
		for _, row := range u.rows {
			parents[row.ID] = row.ParentID
		}
		if _, there := u.find(edited.ParentID); !there {
			e.Add("truc-thuoc", plan.ProblemUnknown)
		} else if edited.ID != 0 && plan.MakesCycle(parents, edited.ID, edited.ParentID) {
			e.Add("truc-thuoc", plan.ProblemCycle)
		}
	}
	if u.taken(edited.ID, edited.Name, edited.From, edited.To) {
		e.Add("ten", plan.ProblemSameName)
	}
}

// taken says whether a name belongs, in that time, to another unit, as its name or another name of it.
func (u *unitBook) taken(id int64, name string, from, to plan.Date) bool {
	return slices.ContainsFunc(u.rows, func(row unitFacts) bool {
		other := row.unit()
		apart := !other.To.IsZero() && other.To.Before(from) || !to.IsZero() && to.Before(other.From)
		return other.ID != id && !apart && plan.MatchUnit(name, []plan.Unit{other}).Kind != ""
	})
}

// changeUnit runs a change of one unit whose version is still the one that was edited.
func (s *Store) changeUnit(
	ctx context.Context, actor plan.Actor, id int64, version int, then func(tx pgx.Tx, book *unitBook, u plan.Unit) error,
) error {
	const raiseSQL = `UPDATE units SET version = version + 1 WHERE id = @id`
	const whereSQL = `SELECT province_id FROM units WHERE id = @id::bigint`
	var book unitBook
	return s.write(ctx, actor, func(b *pgx.Batch) {
		b.Queue(whereSQL, pgx.StrictNamedArgs{"id": id}).QueryRow(func(row pgx.Row) error { return row.Scan(&book.province) })
	}, func(tx pgx.Tx) error {
		if !actor.CanIn(plan.RightUnits, book.province) {
			return fmt.Errorf("change unit: %w", plan.ErrForbidden)
		}
		if err := send(ctx, tx, book.queue); err != nil {
			return err
		}
		u, found := book.find(id)
		if !found {
			return fmt.Errorf("unit %d: %w", id, plan.ErrNotFound)
		}
		if u.Version != version {
			return fmt.Errorf("unit %d is at version %d: %w", id, u.Version, plan.ErrConflict)
		}
		if err := then(tx, &book, u); err != nil {
			return err
		}
		if _, err := tx.Exec(ctx, raiseSQL, pgx.StrictNamedArgs{"id": id}); err != nil {
			return fmt.Errorf("raise version: %w", err)
		}
		return nil
	})
}

func unitArgs(u plan.Unit) pgx.StrictNamedArgs {
	return pgx.StrictNamedArgs{
		"parent_id": u.ParentID, "kind": u.Kind, "name": u.Name, "short_name": u.ShortName, "contact_name": u.ContactName,
		"contact_phone": u.ContactPhone, "contact_email": u.ContactEmail, "head_sends": u.HeadSends, "valid_from": u.From,
		"valid_to": u.To,
	}
}

const insertUnitSQL = `INSERT INTO units (province_id, parent_id, kind, name, short_name, contact_name, contact_phone, contact_email,
		head_sends, valid_from, valid_to)
	VALUES (@province_id, nullif(@parent_id::bigint, 0), @kind, @name, nullif(@short_name, ''), nullif(@contact_name, ''),
		nullif(@contact_phone, ''), nullif(@contact_email, ''), @head_sends, @valid_from::date, @valid_to::date) RETURNING id`

const updateUnitSQL = `UPDATE units SET parent_id = nullif(@parent_id::bigint, 0), kind = @kind, name = @name,
		short_name = nullif(@short_name, ''), contact_name = nullif(@contact_name, ''), contact_phone = nullif(@contact_phone, ''),
		contact_email = nullif(@contact_email, ''), head_sends = @head_sends, valid_from = @valid_from::date, valid_to = @valid_to::date
	WHERE id = @id`

func insertUnit(ctx context.Context, tx pgx.Tx, provinceID int64, u plan.Unit) (id int64, err error) {
	args := unitArgs(u)
	args["province_id"] = provinceID
	if err := tx.QueryRow(ctx, insertUnitSQL, args).Scan(&id); err != nil {
		return 0, fmt.Errorf("add unit: %w", err)
	}
	return id, nil
}

func updateUnit(ctx context.Context, tx pgx.Tx, u plan.Unit) error {
	args := unitArgs(u)
	args["id"] = u.ID
	if _, err := tx.Exec(ctx, updateUnitSQL, args); err != nil {
		return fmt.Errorf("edit unit: %w", err)
	}
	return nil
}

// openBook locks the units of a province row for somebody who may change them.
func (s *Store) openBook(
	ctx context.Context, actor plan.Actor, provinceID int64, then func(tx pgx.Tx, book *unitBook) error,
) error {
	book := unitBook{province: provinceID}
	return s.write(ctx, actor, func(b *pgx.Batch) {
		// Province rows are the same for all; that a member of another one may not tell them apart is said here.
		b.Queue(`SELECT id FROM provinces WHERE id = @id::bigint`, pgx.StrictNamedArgs{"id": provinceID}).
			QueryRow(func(row pgx.Row) error { return row.Scan(new(int64)) })
	}, func(tx pgx.Tx) error {
		if !actor.Sees(provinceID) {
			return fmt.Errorf("units of province %d: %w", provinceID, plan.ErrNotFound)
		}
		if !actor.CanIn(plan.RightUnits, provinceID) {
			return fmt.Errorf("change units: %w", plan.ErrForbidden)
		}
		if err := send(ctx, tx, book.queue); err != nil {
			return err
		}
		return then(tx, &book)
	})
}

// AddUnit adds a unit to a province row and returns its id.
func (s *Store) AddUnit(ctx context.Context, actor plan.Actor, provinceID int64, added plan.UnitEdit) (id int64, err error) {
	added.ID = 0
	err = s.openBook(ctx, actor, provinceID, func(tx pgx.Tx, book *unitBook) error {
		e := added.Validate()
		book.check(e, added.Unit)
		if err := e.Err(); err != nil {
			return err
		}
		id, err = insertUnit(ctx, tx, provinceID, added.Unit)
		return err
	})
	return id, err
}

// EditUnit changes the facts of a unit.
func (s *Store) EditUnit(ctx context.Context, actor plan.Actor, id int64, version int, edited plan.UnitEdit) error {
	return s.changeUnit(ctx, actor, id, version, func(tx pgx.Tx, book *unitBook, u plan.Unit) error {
		edited.ID = id
		e := edited.Validate()
		book.check(e, edited.Unit)
		if err := e.Err(); err != nil {
			return err
		}
		return updateUnit(ctx, tx, edited.Unit)
	})
}

// AddAlias gives a unit another name, by which documents may call it.
func (s *Store) AddAlias(ctx context.Context, actor plan.Actor, id int64, version int, alias string) error {
	return s.changeUnit(ctx, actor, id, version, func(tx pgx.Tx, book *unitBook, u plan.Unit) error {
		e := plan.FieldErrors{}
		e.Text("ten-khac", alias, 300, true)
		e.Line("ten-khac", alias)
		if alias != "" && plan.MatchUnit(alias, []plan.Unit{u}).Kind != "" {
			e.Add("ten-khac", plan.ProblemTaken)
		}
		if alias != "" && book.taken(id, alias, u.From, u.To) {
			e.Add("ten-khac", plan.ProblemSameName)
		}
		if err := e.Err(); err != nil {
			return err
		}
		return insertAlias(ctx, tx, u.ProvinceID, id, alias)
	})
}

func insertAlias(ctx context.Context, tx pgx.Tx, provinceID, unitID int64, alias string) error {
	const sql = `INSERT INTO unit_aliases (province_id, unit_id, alias) VALUES (@province_id, @unit_id, @alias) ON CONFLICT DO NOTHING`
	_, err := tx.Exec(ctx, sql, pgx.StrictNamedArgs{"province_id": provinceID, "unit_id": unitID, "alias": alias})
	if err != nil {
		return fmt.Errorf("add alias: %w", err)
	}
	return nil
}

// RemoveAlias takes another name from a unit; one it does not have is no error.
func (s *Store) RemoveAlias(ctx context.Context, actor plan.Actor, id int64, version int, alias string) error {
	const sql = `DELETE FROM unit_aliases WHERE unit_id = @id AND alias = @alias`
	return s.changeUnit(ctx, actor, id, version, func(tx pgx.Tx, _ *unitBook, _ plan.Unit) error {
		if _, err := tx.Exec(ctx, sql, pgx.StrictNamedArgs{"id": id, "alias": alias}); err != nil {
			return fmt.Errorf("remove alias: %w", err)
		}
		return nil
	})
}

// EndUnit says when a unit was there last and who goes on with its work. Its tasks stay its own until they are given to
// somebody else.
func (s *Store) EndUnit(ctx context.Context, actor plan.Actor, id int64, version int, end plan.UnitEnd) error {
	const endSQL = `UPDATE units SET valid_to = @on::date WHERE id = @id`
	const forgetSQL = `DELETE FROM unit_successions WHERE predecessor_id = @id`
	const heirSQL = `INSERT INTO unit_successions (predecessor_id, successor_id) VALUES (@id, @heir)`
	return s.changeUnit(ctx, actor, id, version, func(tx pgx.Tx, _ *unitBook, u plan.Unit) error {
		var heirs []plan.UnitPlace
		if err := send(ctx, tx, func(b *pgx.Batch) { s.queueHeirs(b, &heirs, u) }); err != nil {
			return err
		}
		e := end.Validate(u)
		for _, heir := range end.Successors {
			if !slices.ContainsFunc(heirs, func(p plan.UnitPlace) bool { return p.ID == heir }) {
				e.Add("ke-thua", plan.ProblemUnknown)
			}
		}
		if err := e.Err(); err != nil {
			return err
		}
		if err := because(ctx, tx, end.Reason); err != nil {
			return err
		}
		return send(ctx, tx, func(b *pgx.Batch) {
			b.Queue(endSQL, pgx.StrictNamedArgs{"id": id, "on": end.On})
			b.Queue(forgetSQL, pgx.StrictNamedArgs{"id": id})
			for _, heir := range end.Successors {
				b.Queue(heirSQL, pgx.StrictNamedArgs{"id": id, "heir": heir})
			}
		})
	})
}

// queueHeirs asks for the units that can go on with a unit's work: others of its province row, and those of what that row
// became, as far as the actor sees them.
func (s *Store) queueHeirs(b *pgx.Batch, into *[]plan.UnitPlace, of plan.Unit) {
	const sql = unitPlaceColumns + ` WHERE u.id <> @id::bigint AND (u.province_id = @province_id::bigint
			OR u.province_id IN (SELECT successor_id FROM province_successions WHERE predecessor_id = @province_id::bigint))
		ORDER BY (u.province_id <> @province_id::bigint), u.name COLLATE "vi-x-icu", u.id`
	queueAll(b, into, sql, pgx.StrictNamedArgs{"id": of.ID, "province_id": of.ProvinceID, "today": s.today()})
}

// UnitForm returns what the page that edits a unit needs; who may not edit it is refused.
func (s *Store) UnitForm(ctx context.Context, actor plan.Actor, id int64) (plan.UnitForm, error) {
	const sql = `SELECT ` + unitFields + ` FROM units u WHERE u.id = @id::bigint`
	var (
		row    unitFacts
		others []unitFacts
		form   plan.UnitForm
	)
	err := s.read(ctx, actor, func(b *pgx.Batch) { queueOne(b, &row, sql, pgx.StrictNamedArgs{"id": id}) }, func(tx pgx.Tx) error {
		if !actor.CanIn(plan.RightUnits, row.ProvinceID) {
			return fmt.Errorf("edit unit: %w", plan.ErrForbidden)
		}
		return send(ctx, tx, func(b *pgx.Batch) {
			queueOne(b, &form.Province, provinceTodaySQL, pgx.StrictNamedArgs{"id": row.ProvinceID, "today": s.today()})
			queueUnits(b, &others, row.ProvinceID)
			s.queueHeirs(b, &form.Successor, row.unit())
		})
	})
	if err != nil {
		return plan.UnitForm{}, err
	}
	form.Unit = row.unit()
	for _, u := range unitsOf(others) {
		if u.ID != id {
			form.Others = append(form.Others, u)
		}
	}
	return form, nil
}
