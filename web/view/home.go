package view

import (
	"kehoach/internal/plan"
)

// totals are what all overviews together hold.
type totals struct {
	Provinces, Plans, Groups, Tasks int
}

func sumOverviews(list []plan.ProvinceOverview) totals {
	var sum totals
	slugs := map[string]bool{}
	for _, o := range list {
		for _, p := range planRows(o) {
			slugs[o.Province.Slug] = true
			sum.Plans++
			sum.Groups += p.Found.Groups
			sum.Tasks += p.Found.Tasks
		}
	}
	sum.Provinces = len(slugs)
	return sum
}

// planRows are the plans of an overview, year by year.
func planRows(o plan.ProvinceOverview) []plan.Plan {
	var rows []plan.Plan
	for _, y := range o.Years {
		for _, p := range y.Plans {
			if p.Year == 0 {
				p.Year = y.Year.Year
			}
			rows = append(rows, p)
		}
	}
	return rows
}

func hasPlans(list []plan.ProvinceOverview, province plan.Province) bool {
	for _, o := range list {
		if o.Province.Slug == province.Slug && len(planRows(o)) > 0 {
			return true
		}
	}
	return false
}

// planFacts is one line on a plan: kind, time, number, day, agency.
func planFacts(p plan.Plan) string {
	period := ""
	if p.Period == plan.SecondHalf || p.Period == plan.Quarter4 {
		period = periodOfYear(p)
	}
	number, day := "", Date(p.IssuedOn)
	if p.Number != "" {
		number = "số " + p.Number
	}
	if day != "" {
		day = "ngày " + day
	}
	return nonEmpty(" · ", kindName(p), period, nonEmpty(" ", number, day), p.Agency)
}

// searchExamples are words that occur in the plans of most provinces.
func searchExamples() []string {
	return []string{"đấu thầu thuốc", "chuyển đổi số", "y tế cơ sở", "nang cao nang luc"}
}
