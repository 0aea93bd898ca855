package plan

import "time"

// maxSlug is the length of a plan's slug, in bytes; a longer number gives way to the kind.
const maxSlug = 80

// Slug is the plan's place in an address before it is made unique in its year: of its number, else of its kind and
// period.
func (d Draft) Slug() string {
	if slug := Slug(d.Number); slug != "" && len(slug) <= maxSlug {
		return slug
	}
	switch {
	case d.Kind == Annual:
		return "ke-hoach-nam"
	case d.Kind == Thematic:
		return "chuyen-de"
	case d.Period == Quarter4:
		return "chi-dao-quy-4"
	case d.Period == SecondHalf:
		return "chi-dao-6-thang-cuoi-nam"
	default:
		return "chi-dao"
	}
}

// AssignedOn is the day the draft's tasks count from (product rules §2): 01/10 in a plan for the fourth quarter, 01/07
// in one for the second half-year, else the day the plan was issued, else 01/01.
func (d Draft) AssignedOn() Date {
	switch {
	case d.Period == Quarter4:
		return Date{d.Year, time.October, 1}
	case d.Period == SecondHalf:
		return Date{d.Year, time.July, 1}
	case !d.IssuedOn.IsZero():
		return d.IssuedOn
	default:
		return Date{d.Year, time.January, 1}
	}
}
