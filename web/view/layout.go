package view

import (
	"strconv"

	"kehoach/internal/plan"
	"kehoach/internal/route"
)

const productName = "Kế hoạch Y tế"

func tabTitle(p Page, fallback string) string {
	return nonEmpty(" · ", nonEmpty("", p.Title, when(p.Title == "", fallback)), productName)
}

// when returns text if yes, else "".
func when(yes bool, text string) string {
	if yes {
		return text
	}
	return ""
}

// returnPath is where the theme form comes back to.
func returnPath(p Page) string {
	if p.Path == "" {
		return route.Home()
	}
	return p.Path
}

// pressed is the value of aria-pressed.
func pressed(yes bool) string { return strconv.FormatBool(yes) }

func provinceCrumbs(province plan.Province) []crumb {
	return []crumb{{Label: province.FullName(), Href: route.Province(province.Slug)}}
}

func yearCrumbs(province plan.Province, year int) []crumb {
	return append(provinceCrumbs(province), crumb{"Năm " + strconv.Itoa(year), route.Year(province.Slug, year)})
}

func planCrumbs(province plan.Province, p plan.Plan) []crumb {
	return append(yearCrumbs(province, p.Year), crumb{planKind(p), planURL(province, p)})
}

// here closes a breadcrumb with the page one is on: its last step carries no address.
func here(crumbs []crumb, label string) []crumb {
	return append(crumbs, crumb{Label: label})
}

// last turns the last step into the page one is on.
func last(crumbs []crumb) []crumb {
	crumbs[len(crumbs)-1].Href = ""
	return crumbs
}
