package store

import (
	"context"
	"fmt"

	"github.com/jackc/pgx/v5"

	"kehoach/internal/plan"
)

// periodColumns are the fields of a plan.ReportingPeriod, of periods pe and years y.
const periodColumns = `pe.id, pe.province_id, pe.year_id, y.year, pe.kind, pe.data_from, pe.data_to, pe.as_of_on, pe.opens_on,
	pe.due_on, pe.grace_until, pe.state, coalesce(pe.locked_at, '0001-01-01 00:00:00+00') AS locked_at, pe.version`

const (
	periodsFrom  = `SELECT ` + periodColumns + ` FROM periods pe JOIN years y ON y.id = pe.year_id`
	periodsOrder = ` ORDER BY array_position(ARRAY['q1', 'h1', 'm9', 'year'], pe.kind)`
)

func queuePeriodsOf(b *pgx.Batch, into *[]plan.ReportingPeriod, yearID int64) {
	queueAll(b, into, periodsFrom+` WHERE pe.year_id = @year_id::bigint`+periodsOrder, pgx.StrictNamedArgs{"year_id": yearID})
}

// PeriodsOf returns the kỳ of a year in order; none if they are not made yet.
func (s *Store) PeriodsOf(ctx context.Context, actor plan.Actor, yearID int64) ([]plan.ReportingPeriod, error) {
	var found []plan.ReportingPeriod
	err := s.read(ctx, actor, func(b *pgx.Batch) { queuePeriodsOf(b, &found, yearID) }, nil)
	return found, err
}

// Period returns one kỳ.
func (s *Store) Period(ctx context.Context, actor plan.Actor, id int64) (plan.ReportingPeriod, error) {
	var found plan.ReportingPeriod
	err := s.read(ctx, actor, func(b *pgx.Batch) {
		queueOne(b, &found, periodsFrom+` WHERE pe.id = @id::bigint`, pgx.StrictNamedArgs{"id": id})
	}, nil)
	return found, err
}

// PeriodYears returns the years of the provinces the actor reads, newest first within a province, each with its kỳ
// without counts.
func (s *Store) PeriodYears(ctx context.Context, actor plan.Actor) ([]plan.YearPeriods, error) {
	const yearsSQL = `SELECT ` + yearHeadColumns + `
		FROM years y JOIN LATERAL provinces_on(make_date(y.year, 1, 1)) p ON p.id = y.province_id
		ORDER BY p.name COLLATE "vi-x-icu", p.id, y.year DESC`
	var (
		years    []yearHead
		periods  []plan.ReportingPeriod
		holidays []plan.Holiday
	)
	err := s.read(ctx, actor, func(b *pgx.Batch) {
		queueAll(b, &years, yearsSQL, pgx.StrictNamedArgs{})
		queueAll(b, &periods, periodsFrom+periodsOrder, pgx.StrictNamedArgs{})
		queueHolidays(b, &holidays)
	}, nil)
	if err != nil {
		return nil, err
	}
	of := map[int64][]plan.PeriodOverview{}
	for _, p := range periods {
		of[p.YearID] = append(of[p.YearID], plan.PeriodOverview{ReportingPeriod: p})
	}
	list := make([]plan.YearPeriods, 0, len(years))
	for _, y := range years {
		list = append(list, plan.YearPeriods{Province: y.Province, Year: y.year(), Periods: of[y.YearID], Holidays: holidays, Today: s.today()})
	}
	return list, nil
}

// Periods returns the kỳ of a year with their counts; a year that is not there is ErrNotFound.
func (s *Store) Periods(ctx context.Context, actor plan.Actor, slug string, year int) (plan.YearPeriods, error) {
	return s.yearPeriods(ctx, actor, slug, year, func(pgx.Tx, plan.YearPeriods) error { return nil })
}

// yearPeriods is Periods that goes on asking in the same snapshot.
func (s *Store) yearPeriods(
	ctx context.Context, actor plan.Actor, slug string, year int, then func(pgx.Tx, plan.YearPeriods) error,
) (plan.YearPeriods, error) {
	if !storable(slug) || !isYear(year) {
		return plan.YearPeriods{}, plan.ErrNotFound
	}
	var (
		head     yearHead
		lineage  []lineageRow
		periods  []plan.ReportingPeriod
		counts   []periodCounts
		holidays []plan.Holiday
		found    plan.YearPeriods
	)
	err := s.read(ctx, actor, func(b *pgx.Batch) {
		queueOne(b, &head, yearHeadSQL, pgx.StrictNamedArgs{"slug": slug, "year": year})
		queueHolidays(b, &holidays)
	}, func(tx pgx.Tx) error {
		err := send(ctx, tx, func(b *pgx.Batch) {
			s.queueLineage(b, &lineage, head.Province.ID)
			queuePeriodsOf(b, &periods, head.YearID)
			s.queuePeriodCounts(b, &counts, head.YearID)
		})
		if err != nil {
			return err
		}
		found = plan.YearPeriods{
			Province: head.Province, Lineage: lineageOf(head.Province.ID, lineage), Year: head.year(), Holidays: holidays,
			Periods: withCounts(periods, counts), Today: s.today(),
		}
		return then(tx, found)
	})
	if err != nil {
		return plan.YearPeriods{}, err
	}
	return found, nil
}

func withCounts(periods []plan.ReportingPeriod, counts []periodCounts) []plan.PeriodOverview {
	list := make([]plan.PeriodOverview, 0, len(periods))
	for _, p := range periods {
		one := plan.PeriodOverview{ReportingPeriod: p}
		for _, c := range counts {
			if c.PeriodID == p.ID {
				one.Counts = c.PeriodCounts
			}
		}
		list = append(list, one)
	}
	return list
}

// PeriodPage returns one kỳ of a year with its windows, its history, and, for who may read sent reports, what its lock
// would leave unapproved.
func (s *Store) PeriodPage(ctx context.Context, actor plan.Actor, slug string, year int, kind plan.PeriodKind) (plan.PeriodPage, error) {
	var page plan.PeriodPage
	found, err := s.yearPeriods(ctx, actor, slug, year, func(tx pgx.Tx, y plan.YearPeriods) error {
		for _, p := range y.Periods {
			if p.Kind == kind {
				page.Period = p
				return s.periodParts(ctx, tx, actor, &page)
			}
		}
		return fmt.Errorf("kỳ %s: %w", kind, plan.ErrNotFound)
	})
	if err != nil {
		return plan.PeriodPage{}, err
	}
	page.YearPeriods = found
	return page, nil
}

func (s *Store) periodParts(ctx context.Context, tx pgx.Tx, actor plan.Actor, page *plan.PeriodPage) error {
	const windowsSQL = `SELECT w.id, w.period_id, w.unit_id, u.name AS unit_name, w.until, w.reason, w.created_at,
			coalesce(who.full_name, w.created_by) AS created_by, coalesce(w.revoked_at, '0001-01-01 00:00:00+00') AS revoked_at
		FROM period_windows w JOIN units u ON u.id = w.unit_id LEFT JOIN users who ON who.username = w.created_by
		WHERE w.period_id = @id ORDER BY w.revoked_at IS NOT NULL, u.name COLLATE "vi-x-icu", w.id DESC`
	const unitsSQL = `SELECT id, name FROM units WHERE province_id = @province_id AND valid_from <= @until::date
			AND (valid_to IS NULL OR valid_to >= @from::date)
		ORDER BY name COLLATE "vi-x-icu", id`
	const eventsSQL = `SELECT a.at, coalesce(u.full_name, a.actor) AS actor, coalesce(a.before ->> 'state', '') AS before,
			a.after ->> 'state' AS after, coalesce(a.reason, '') AS reason
		FROM audit_log a LEFT JOIN users u ON u.id = a.actor_id
		WHERE a.entity = 'periods' AND a.entity_id = @id::bigint::text AND a.after ->> 'state' IS NOT NULL ORDER BY a.id`
	var (
		units []unitName
		open  []openRow
	)
	p := page.Period
	err := send(ctx, tx, func(b *pgx.Batch) {
		queueAll(b, &page.Windows, windowsSQL, pgx.StrictNamedArgs{"id": p.ID})
		queueAll(b, &units, unitsSQL, pgx.StrictNamedArgs{"province_id": p.ProvinceID, "from": p.DataFrom, "until": p.GraceUntil})
		queueAll(b, &page.Events, eventsSQL, pgx.StrictNamedArgs{"id": p.ID})
		if actor.CanIn(plan.RightSent, p.ProvinceID) {
			s.queueOpen(b, &open, p.YearID, p.ID)
		}
	})
	for _, u := range units {
		page.Units = append(page.Units, plan.Unit{ID: u.ID, Name: u.Name})
	}
	page.Open = openByUnit(open)
	return err
}

type unitName struct {
	ID   int64
	Name string
}
