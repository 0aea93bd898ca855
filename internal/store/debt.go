package store

import (
	"github.com/jackc/pgx/v5"

	"kehoach/internal/plan"
)

// debtRows are what the units owe in a kỳ, and whom to call.
type debtRows struct {
	open    []openRow
	owed    []owedCount
	units   []contactRow
	people  []personRow
	windows []windowRow
}

type owedCount struct {
	UnitID int64
	Owed   int
}

type contactRow struct {
	ID                                            int64
	Name, ContactName, ContactPhone, ContactEmail string
}

type personRow struct {
	UnitID int64
	plan.Person
}

type windowRow struct {
	UnitID int64
	Until  plan.Date
}

func (s *Store) queueDebts(b *pgx.Batch, into *debtRows, p plan.ReportingPeriod) {
	const owedCountSQL = owedSQL + ` SELECT unit_id, count(*) AS owed FROM owed WHERE period_id = @period_id::bigint GROUP BY unit_id`
	const unitsSQL = `SELECT id, name, coalesce(contact_name, '') AS contact_name, coalesce(contact_phone, '') AS contact_phone,
			coalesce(contact_email, '') AS contact_email FROM units WHERE province_id = @province_id::bigint
		ORDER BY name COLLATE "vi-x-icu", id`
	const peopleSQL = `SELECT DISTINCT m.unit_id, u.full_name AS name, coalesce(u.title, '') AS title, coalesce(u.phone, '') AS phone,
			coalesce(u.email, '') AS email
		FROM memberships m JOIN users u ON u.id = m.user_id AND u.state = 'active'
		WHERE m.province_id = @province_id::bigint AND m.unit_id IS NOT NULL AND m.valid_from <= @today::date
			AND (m.valid_to IS NULL OR m.valid_to >= @today) ORDER BY m.unit_id, name`
	const windowsSQL = `SELECT unit_id, until FROM period_windows WHERE period_id = @period_id::bigint AND revoked_at IS NULL`
	s.queueOpen(b, &into.open, p.YearID, p.ID)
	queueAll(b, &into.owed, owedCountSQL, pgx.StrictNamedArgs{"year_id": p.YearID, "period_id": p.ID, "today": s.today()})
	queueAll(b, &into.units, unitsSQL, pgx.StrictNamedArgs{"province_id": p.ProvinceID})
	queueAll(b, &into.people, peopleSQL, pgx.StrictNamedArgs{"province_id": p.ProvinceID, "today": s.today()})
	queueAll(b, &into.windows, windowsSQL, pgx.StrictNamedArgs{"period_id": p.ID})
}

// list is every unit with something left to send, with or without what was returned to it.
func (r *debtRows) list(p plan.ReportingPeriod, today plan.Date, returned bool) []plan.Debt {
	var debts []plan.Debt
	for _, unit := range openByUnit(r.open) {
		d := plan.Debt{Unit: plan.Unit{ID: unit.UnitID, Name: unit.Unit}, DueOn: p.DueOn}
		for _, task := range unit.Unsent {
			if returned || task.State != plan.ReportReturned {
				d.Tasks = append(d.Tasks, task)
			}
		}
		if len(d.Tasks) == 0 {
			continue
		}
		r.fill(&d)
		d.LateDays = plan.LateDays(d.DueOn, today)
		debts = append(debts, d)
	}
	return debts
}

func (r *debtRows) fill(d *plan.Debt) {
	for _, row := range r.owed {
		if row.UnitID == d.Unit.ID {
			d.Owed = row.Owed
		}
	}
	for _, row := range r.windows {
		if row.UnitID == d.Unit.ID && d.DueOn.Before(row.Until) {
			d.DueOn = row.Until
		}
	}
	for _, row := range r.units {
		if row.ID == d.Unit.ID {
			d.Unit.ContactName, d.Unit.ContactPhone, d.Unit.ContactEmail = row.ContactName, row.ContactPhone, row.ContactEmail
		}
	}
	for _, row := range r.people {
		if row.UnitID == d.Unit.ID {
			d.People = append(d.People, row.Person)
		}
	}
}
