package view

import "kehoach/internal/plan"

func firstProvince(rows []plan.ProvinceOverview) plan.Province {
	if len(rows) == 0 {
		return plan.Province{}
	}
	return rows[0].Province
}

// provinceHeading names the lineage by its newest row.
func provinceHeading(rows []plan.ProvinceOverview) string {
	if name := firstProvince(rows).FullName(); name != "" {
		return name
	}
	return "Tỉnh, thành phố"
}
