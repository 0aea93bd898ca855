package store

import (
	"context"

	"github.com/jackc/pgx/v5"

	"kehoach/internal/plan"
)

// Year returns a year of the lineage slug with its plans: of the row valid on 01/01 of the year. A year without plans
// is ErrNotFound.
func (s *Store) Year(ctx context.Context, actor plan.Actor, slug string, year int) (plan.YearPage, error) {
	if !storable(slug) || !isYear(year) {
		return plan.YearPage{}, plan.ErrNotFound
	}
	const plansSQL = planColumns + ` WHERE pl.year_id = @year_id::bigint` + planOrder
	var (
		head    yearHead
		lineage []lineageRow
		plans   []planRow
	)
	err := s.read(ctx, actor, func(b *pgx.Batch) {
		queueOne(b, &head, yearHeadSQL, pgx.StrictNamedArgs{"slug": slug, "year": year})
	}, func(tx pgx.Tx) error {
		return send(ctx, tx, func(b *pgx.Batch) {
			queueAll(b, &plans, plansSQL, pgx.StrictNamedArgs{"year_id": head.YearID})
			s.queueLineage(b, &lineage, head.Province.ID)
		})
	})
	if err == nil && len(plans) == 0 {
		err = plan.ErrNotFound
	}
	if err != nil {
		return plan.YearPage{}, err
	}
	page := plan.YearPage{Province: head.Province, Lineage: lineageOf(head.Province.ID, lineage), Year: head.year()}
	for _, row := range plans {
		page.Plans = append(page.Plans, row.plan())
	}
	return page, nil
}

// isYear keeps numbers that are no year from the database's date functions.
func isYear(year int) bool { return year >= 1 && year <= 9999 }

// A yearHead is a year and its province as it was called on the year's first day.
type yearHead struct {
	plan.Province
	YearID    int64
	Year      int
	YearState plan.YearState
	Revision  int64
}

func (h yearHead) year() plan.Year {
	return plan.Year{ID: h.YearID, ProvinceID: h.Province.ID, Year: h.Year, State: h.YearState, Revision: h.Revision}
}

// yearHeadColumns begins every question about a place in a year.
const yearHeadColumns = `p.id, p.code, p.slug, p.name, p.kind, p.valid_from, p.valid_to,
	y.id AS year_id, y.year, y.state AS year_state, y.revision`

const yearHeadSQL = `SELECT ` + yearHeadColumns + `
	FROM provinces_on(make_date(@year::int, 1, 1)) p JOIN years y ON y.province_id = p.id AND y.year = @year
	WHERE p.slug = @slug::text AND p.valid_from <= make_date(@year::int, 1, 1)
		AND (p.valid_to IS NULL OR p.valid_to >= make_date(@year::int, 1, 1))`
