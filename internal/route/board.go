package route

import "net/url"

// BoardQuery are the parts of a year's address that say what is counted and which rows are listed; empty parts are
// left out.
type BoardQuery struct {
	Period string // ky
	Basis  string // co-so
	Choice string // o
	Plan   string // kh: slug
	Group  string // nhom: place in the plan
	Unit   string // don-vi: id, 0 for tasks no unit leads
}

// Board is a year as a kỳ counts it, at the list of rows when one is asked for.
func Board(slug string, year int, q BoardQuery) string {
	values := url.Values{}
	for key, value := range map[string]string{
		"ky": q.Period, "co-so": q.Basis, "o": q.Choice, "kh": q.Plan, "nhom": q.Group, "don-vi": q.Unit,
	} {
		if value != "" {
			values.Set(key, value)
		}
	}
	address := Year(slug, year)
	if len(values) > 0 {
		address += "?" + values.Encode()
	}
	if q.Choice != "" {
		address += "#danh-sach"
	}
	return address
}
