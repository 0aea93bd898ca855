package store

import "kehoach/internal/plan"

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
