package store

import (
	"context"
	"fmt"

	"github.com/jackc/pgx/v5"

	"kehoach/internal/plan"
)

// unitFields are the fields of a unitFacts, of units u.
const unitFields = `u.id, u.province_id, coalesce(u.parent_id, 0) AS parent_id, u.kind, u.name, coalesce(u.short_name, '') AS short_name,
	coalesce(u.contact_name, '') AS contact_name, coalesce(u.contact_phone, '') AS contact_phone,
	coalesce(u.contact_email, '') AS contact_email, u.head_sends, u.valid_from, u.valid_to, u.version,
	ARRAY(SELECT a.alias FROM unit_aliases a WHERE a.unit_id = u.id ORDER BY a.alias COLLATE "vi-x-icu") AS aliases,
	ARRAY(SELECT s.successor_id FROM unit_successions s WHERE s.predecessor_id = u.id ORDER BY 1) AS successors`

// unitOrder is by kind as offered, then by name.
const unitOrder = ` ORDER BY array_position(ARRAY['department', 'branch', 'affiliate', 'committee', 'agency', 'other'], u.kind),
	u.name COLLATE "vi-x-icu", u.id`

type unitFacts struct {
	ID, ProvinceID, ParentID                int64
	Kind                                    plan.UnitKind
	Name, ShortName                         string
	ContactName, ContactPhone, ContactEmail string
	HeadSends                               bool
	ValidFrom, ValidTo                      plan.Date
	Version                                 int
	Aliases                                 []string
	Successors                              []int64
}

func (r unitFacts) unit() plan.Unit {
	return plan.Unit{
		ID: r.ID, ProvinceID: r.ProvinceID, ParentID: r.ParentID, Kind: r.Kind, Name: r.Name, ShortName: r.ShortName,
		ContactName: r.ContactName, ContactPhone: r.ContactPhone, ContactEmail: r.ContactEmail, HeadSends: r.HeadSends,
		From: r.ValidFrom, To: r.ValidTo, Version: r.Version, Aliases: r.Aliases, Successors: r.Successors,
	}
}

func unitsOf(rows []unitFacts) []plan.Unit {
	units := make([]plan.Unit, 0, len(rows))
	for _, row := range rows {
		units = append(units, row.unit())
	}
	return units
}

// queueUnits asks for all units of a province row, ended ones too.
func queueUnits(b *pgx.Batch, into *[]unitFacts, provinceID int64) {
	queueAll(b, into, `SELECT `+unitFields+` FROM units u WHERE u.province_id = @id::bigint`+unitOrder, pgx.StrictNamedArgs{"id": provinceID})
}

// activeMember is the condition that someone may report for unit u today and can sign in; it needs @today.
const activeMember = `FROM memberships m JOIN users w ON w.id = m.user_id AND w.state = 'active'
	WHERE m.unit_id = u.id AND m.role IN ('officer', 'unit_head')
		AND m.valid_from <= @today::date AND (m.valid_to IS NULL OR m.valid_to >= @today::date)`

const unitCounts = `,
	(SELECT count(*) FROM task_units x JOIN tasks t ON t.id = x.task_id AND t.closed_on IS NULL WHERE x.unit_id = u.id AND x.role = 'lead') AS leads,
	(SELECT count(*) FROM task_units x JOIN tasks t ON t.id = x.task_id AND t.closed_on IS NULL WHERE x.unit_id = u.id AND x.role = 'support') AS supports,
	(SELECT count(DISTINCT m.user_id) ` + activeMember + `) AS accounts`

type unitRowFacts struct {
	unitFacts
	Leads, Supports, Accounts int
}

func (r unitRowFacts) row() plan.UnitRow {
	return plan.UnitRow{Unit: r.unit(), Leads: r.Leads, Supports: r.Supports, Accounts: r.Accounts}
}

// unitProvincesSQL are the province rows in which the actor may see units: those with years or units it reads, and those
// of its memberships today, as they are called today.
const unitProvincesSQL = `SELECT p.id, p.code, p.slug, p.name, p.kind, p.valid_from, p.valid_to FROM provinces_on(@today::date) p
	WHERE EXISTS (SELECT 1 FROM years y WHERE y.province_id = p.id) OR EXISTS (SELECT 1 FROM units u WHERE u.province_id = p.id)
		OR p.id = ANY (@own::bigint[])
	ORDER BY p.name COLLATE "vi-x-icu", p.valid_from`

// Units returns the units of a province: of the row with that slug in which the actor has plans or units, the latest of
// several. An empty slug is the first province the actor may see.
func (s *Store) Units(ctx context.Context, actor plan.Actor, slug string) (plan.UnitList, error) {
	if !storable(slug) {
		return plan.UnitList{}, plan.ErrNotFound
	}
	return s.units(ctx, actor, func(list []plan.Province) (plan.Province, bool) {
		var chosen plan.Province
		for _, p := range list {
			if p.Slug == slug || slug == "" && chosen.ID == 0 {
				chosen = p
			}
		}
		return chosen, chosen.ID != 0
	})
}

// UnitsOf returns the units of one province row.
func (s *Store) UnitsOf(ctx context.Context, actor plan.Actor, provinceID int64) (plan.UnitList, error) {
	return s.units(ctx, actor, func(list []plan.Province) (plan.Province, bool) {
		for _, p := range list {
			if p.ID == provinceID {
				return p, true
			}
		}
		return plan.Province{}, false
	})
}

func (s *Store) units(
	ctx context.Context, actor plan.Actor, choose func([]plan.Province) (plan.Province, bool),
) (plan.UnitList, error) {
	const sql = `SELECT ` + unitFields + unitCounts + ` FROM units u WHERE u.province_id = @id::bigint` + unitOrder
	var (
		list plan.UnitList
		rows []unitRowFacts
	)
	err := s.read(ctx, actor, func(b *pgx.Batch) {
		queueAll(b, &list.Provinces, unitProvincesSQL, pgx.StrictNamedArgs{"today": s.today(), "own": actor.Provinces()})
	}, func(tx pgx.Tx) error {
		var found bool
		if list.Province, found = choose(list.Provinces); !found {
			return fmt.Errorf("province of units: %w", plan.ErrNotFound)
		}
		return send(ctx, tx, func(b *pgx.Batch) {
			queueAll(b, &rows, sql, pgx.StrictNamedArgs{"id": list.Province.ID, "today": s.today()})
		})
	})
	if err != nil {
		return plan.UnitList{}, err
	}
	list.CanEdit = actor.CanIn(plan.RightUnits, list.Province.ID)
	list.Units = make([]plan.UnitRow, 0, len(rows))
	for _, row := range rows {
		list.Units = append(list.Units, row.row())
	}
	list.Units = plan.UnitTree(list.Units)
	return list, nil
}

// provinceTodaySQL is a province row as it is called today, or was on its last day.
const provinceTodaySQL = `SELECT p.id, p.code, p.slug, p.name, p.kind, p.valid_from, p.valid_to
	FROM provinces_on(@today::date) p WHERE p.id = @id::bigint`

// Unit returns a unit with its tasks and, for those who may see them, its people.
func (s *Store) Unit(ctx context.Context, actor plan.Actor, id int64) (plan.UnitPage, error) {
	const unitSQL = `SELECT ` + unitFields + unitCounts + ` FROM units u WHERE u.id = @id::bigint`
	const nearSQL = `SELECT ` + unitFields + ` FROM units u
		WHERE u.province_id = @province_id::bigint AND (u.id = @parent_id::bigint OR u.parent_id = @id::bigint)` + unitOrder
	const peopleSQL = `SELECT w.id AS user_id, w.full_name AS name, w.username, m.role, w.state = 'active' AS active
		FROM memberships m JOIN users w ON w.id = m.user_id
		WHERE m.unit_id = @id::bigint AND m.valid_from <= @today::date AND (m.valid_to IS NULL OR m.valid_to >= @today::date)
		ORDER BY m.role DESC, w.full_name COLLATE "vi-x-icu", w.id`
	var (
		row     unitRowFacts
		near    []unitFacts
		page    plan.UnitPage
		lineage []lineageRow
		tasks   []unitTaskRow
	)
	err := s.read(ctx, actor, func(b *pgx.Batch) {
		queueOne(b, &row, unitSQL, pgx.StrictNamedArgs{"id": id, "today": s.today()})
	}, func(tx pgx.Tx) error {
		page.SeesPeople = actor.CanIn(plan.RightUnits, row.ProvinceID) || actor.CanFor(plan.RightReport, row.ProvinceID, id)
		return send(ctx, tx, func(b *pgx.Batch) {
			queueOne(b, &page.Province, provinceTodaySQL, pgx.StrictNamedArgs{"id": row.ProvinceID, "today": s.today()})
			s.queueLineage(b, &lineage, row.ProvinceID)
			queueAll(b, &near, nearSQL, pgx.StrictNamedArgs{"id": id, "province_id": row.ProvinceID, "parent_id": row.ParentID})
			queueAll(b, &page.Predecessors, unitPlaceColumns+` JOIN unit_successions us ON us.predecessor_id = u.id
				WHERE us.successor_id = @id::bigint ORDER BY u.id`, pgx.StrictNamedArgs{"id": id, "today": s.today()})
			queueAll(b, &page.Heirs, unitPlaceColumns+` JOIN unit_successions us ON us.successor_id = u.id
				WHERE us.predecessor_id = @id::bigint ORDER BY u.id`, pgx.StrictNamedArgs{"id": id, "today": s.today()})
			queueUnitTasks(b, &tasks, id)
			if page.SeesPeople {
				queueAll(b, &page.People, peopleSQL, pgx.StrictNamedArgs{"id": id, "today": s.today()})
			}
		})
	})
	if err != nil {
		return plan.UnitPage{}, err
	}
	page.UnitRow, page.Lineage = row.row(), lineageOf(row.ProvinceID, lineage)
	page.CanEdit = actor.CanIn(plan.RightUnits, row.ProvinceID)
	for _, n := range near {
		if n.ID == row.ParentID {
			page.Parent = n.unit()
		} else {
			page.Children = append(page.Children, n.unit())
		}
	}
	for _, t := range tasks {
		page.Tasks = append(page.Tasks, t.task())
	}
	return page, nil
}

// unitPlaceColumns are the fields of a plan.UnitPlace.
const unitPlaceColumns = `SELECT u.id, u.name, p.name AS province FROM units u JOIN provinces_on(@today::date) p ON p.id = u.province_id`

// A unitTaskRow is a task with its place and the unit's part in it.
type unitTaskRow struct {
	planHead
	TaskID     int64
	TaskNumber string
	TaskText   string
	TaskKind   plan.TaskKind
	DueOn      plan.Date
	ClosedAs   plan.Closing
	Role       plan.UnitRole
}

func (r unitTaskRow) task() plan.UnitTask {
	return plan.UnitTask{
		Province: r.Province, Plan: r.plan(), Role: r.Role,
		Task: plan.Task{ID: r.TaskID, PlanID: r.PlanID, Number: r.TaskNumber, Text: r.TaskText, Kind: r.TaskKind, DueOn: r.DueOn, ClosedAs: r.ClosedAs},
	}
}

func queueUnitTasks(b *pgx.Batch, into *[]unitTaskRow, unitID int64) {
	const sql = `SELECT p.id, p.code, p.slug, p.name, p.kind, p.valid_from, p.valid_to, py.state AS year_state, py.revision, ` + planFields + `,
			t.id AS task_id, t.number AS task_number, t.text AS task_text, t.kind AS task_kind, t.due_on,
			coalesce(t.closed_as, '') AS closed_as, x.role
		FROM task_units x JOIN tasks t ON t.id = x.task_id JOIN task_groups tg ON tg.id = t.group_id
		JOIN plans pl ON pl.id = t.plan_id JOIN years py ON py.id = pl.year_id JOIN imports i ON i.id = pl.import_id
		JOIN LATERAL provinces_on(make_date(py.year, 1, 1)) p ON p.id = pl.province_id
		WHERE x.unit_id = @id::bigint
		ORDER BY py.year DESC, pl.id, x.role, tg.ord, t.ord`
	queueAll(b, into, sql, pgx.StrictNamedArgs{"id": unitID})
}
