package view

import (
	"fmt"

	"kehoach/internal/plan"
	"kehoach/internal/route"
)

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

// extentID is where an extent stands on the page of its lineage.
func extentID(p plan.Province) string {
	return fmt.Sprintf("tu-%04d-%02d-%02d", p.ValidFrom.Year, p.ValidFrom.Month, p.ValidFrom.Day)
}

// predecessorURL leads to another province's page, or to the earlier extent if it is on this one.
func predecessorURL(rows []plan.ProvinceOverview, old plan.Province) string {
	for _, row := range rows {
		if row.Province.Slug == old.Slug && row.Province.ValidFrom == old.ValidFrom {
			return "#" + extentID(old)
		}
	}
	return route.Province(old.Slug)
}

// predecessorName tells a province that kept its name in the merger from what it became.
func predecessorName(now, old plan.Province) string {
	if old.Slug == now.Slug {
		return old.FullName() + " trước hợp nhất"
	}
	return old.FullName()
}
