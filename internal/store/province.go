package store

import (
	"cmp"
	"context"
	"slices"

	"github.com/jackc/pgx/v5"

	"kehoach/internal/plan"
)

// A lineageRow is a predecessor or successor of the province OfID.
type lineageRow struct {
	OfID      int64
	Successor bool
	plan.Province
}

// Overview returns the provinces that have plans, in Vietnamese order, each with its lineage, years and plans.
func (s *Store) Overview(ctx context.Context, actor plan.Actor) ([]plan.ProvinceOverview, error) {
	return s.overviews(ctx, actor, "")
}

// Province returns every row of the lineage slug, newest extent first, with its years that have plans; ErrNotFound if
// there is no such lineage.
func (s *Store) Province(ctx context.Context, actor plan.Actor, slug string) ([]plan.ProvinceOverview, error) {
	if slug == "" || !storable(slug) {
		return nil, plan.ErrNotFound
	}
	found, err := s.overviews(ctx, actor, slug)
	seen := func(o plan.ProvinceOverview) bool { return actor.Sees(o.Province.ID) }
	if err == nil && !actor.Wide() && !slices.ContainsFunc(found, seen) || len(found) == 0 {
		return nil, cmp.Or(err, plan.ErrNotFound)
	}
	return found, err
}

// AllProvinces returns the provinces of today, in Vietnamese order.
func (s *Store) AllProvinces(ctx context.Context, actor plan.Actor) ([]plan.Province, error) {
	const sql = `SELECT id, code, slug, name, kind, valid_from, valid_to FROM provinces_on(@today::date)
		WHERE valid_from <= @today::date AND (valid_to IS NULL OR valid_to >= @today::date)
		ORDER BY name COLLATE "vi-x-icu", id`
	var found []plan.Province
	err := s.read(ctx, actor, func(b *pgx.Batch) {
		queueAll(b, &found, sql, pgx.StrictNamedArgs{"today": s.today()})
	}, nil)
	return found, err
}

func (s *Store) today() plan.Date { return plan.DateOf(s.now()) }

// overviews reads the rows of one lineage, or with an empty slug of every province that has plans.
func (s *Store) overviews(ctx context.Context, actor plan.Actor, slug string) ([]plan.ProvinceOverview, error) {
	const provincesSQL = `SELECT id, code, slug, name, kind, valid_from, valid_to FROM provinces_on(@today::date) p
		WHERE CASE WHEN @slug::text = '' THEN EXISTS (SELECT FROM plans pl WHERE pl.province_id = p.id) ELSE slug = @slug::text END
		ORDER BY CASE WHEN @slug::text = '' THEN name END COLLATE "vi-x-icu", valid_from DESC, id`
	const yearsSQL = `SELECT y.id, y.province_id, y.year, y.state, y.revision FROM years y
		JOIN provinces p ON p.id = y.province_id
		WHERE (@slug::text = '' OR p.slug = @slug::text) AND EXISTS (SELECT FROM plans pl WHERE pl.year_id = y.id)
		ORDER BY y.year DESC, y.id`
	const plansSQL = planColumns + ` JOIN provinces p ON p.id = pl.province_id
		WHERE @slug::text = '' OR p.slug = @slug::text` + planOrder
	var (
		provinces []plan.Province
		lineage   []lineageRow
		years     []plan.Year
		plans     []planRow
	)
	err := s.read(ctx, actor, func(b *pgx.Batch) {
		bySlug := pgx.StrictNamedArgs{"slug": slug}
		queueAll(b, &provinces, provincesSQL, pgx.StrictNamedArgs{"slug": slug, "today": s.today()})
		queueAll(b, &years, yearsSQL, bySlug)
		queueAll(b, &plans, plansSQL, bySlug)
		s.queueLineage(b, &lineage, 0)
	}, nil)
	if err != nil {
		return nil, err
	}
	overviews := make([]plan.ProvinceOverview, 0, len(provinces))
	for _, p := range provinces {
		overviews = append(overviews, plan.ProvinceOverview{
			Province: p,
			Lineage:  lineageOf(p.ID, lineage),
			Years:    yearOverviews(p.ID, years, plans),
		})
	}
	return overviews, nil
}

func yearOverviews(provinceID int64, years []plan.Year, plans []planRow) []plan.YearOverview {
	var overviews []plan.YearOverview
	for _, y := range years {
		if y.ProvinceID != provinceID {
			continue
		}
		overview := plan.YearOverview{Year: y}
		for _, row := range plans {
			if row.YearID == y.ID {
				overview.Plans = append(overview.Plans, row.plan())
			}
		}
		overviews = append(overviews, overview)
	}
	return overviews
}

// queueLineage asks for the predecessors and successors of one province, or with 0 of all: predecessors as they were
// called at their end, successors as today.
func (s *Store) queueLineage(b *pgx.Batch, into *[]lineageRow, provinceID int64) {
	const sql = `SELECT of_id, successor, p.id, p.code, p.slug, p.name, p.kind, p.valid_from, p.valid_to
		FROM (
			SELECT successor_id AS of_id, false AS successor, predecessor_id AS id FROM province_successions
			UNION ALL SELECT predecessor_id, true, successor_id FROM province_successions) s
		JOIN provinces_on(@today::date) p USING (id)
		WHERE (@id::bigint = 0 OR of_id = @id::bigint) AND p.valid_from <= @today::date
		ORDER BY of_id, successor, p.name COLLATE "vi-x-icu", p.id`
	queueAll(b, into, sql, pgx.StrictNamedArgs{"id": provinceID, "today": s.today()})
}

func lineageOf(provinceID int64, rows []lineageRow) plan.Lineage {
	var lineage plan.Lineage
	for _, row := range rows {
		switch {
		case row.OfID != provinceID:
		case row.Successor:
			lineage.Successors = append(lineage.Successors, row.Province)
		default:
			lineage.Predecessors = append(lineage.Predecessors, row.Province)
		}
	}
	return lineage
}
