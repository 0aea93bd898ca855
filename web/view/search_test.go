package view_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"kehoach/internal/plan"
	"kehoach/web/view"
)

func TestAChosenFacetIsMarkedAndTakesItselfOff(t *testing.T) {
	t.Parallel()
	page := render(t, view.SearchPage(view.Page{}, plan.SearchResult{
		Query:     plan.SearchQuery{Text: "“y tế”", Province: "hue", Year: 2024},
		Total:     1,
		Provinces: []plan.Facet{{Value: "hue", Label: "Thành phố Huế", Count: 1}, {Value: "tphcm", Label: "Thành phố Hồ Chí Minh", Count: 2}},
		Years:     []plan.Facet{{Value: "2024", Label: "2024", Count: 1}, {Value: "2023", Label: "2023", Count: 1}},
	}))
	assert.Contains(t, page, "1 kết quả cho “y tế”", "its own quotation marks are enough")
	assert.NotContains(t, page, "““")
	chosen := map[string]string{}
	for _, a := range elements(parse(t, page), "a") {
		if current, _ := attr(a, "aria-current"); current == "true" {
			href, _ := attr(a, "href")
			chosen[text(elements(a, "span")[0])] = href
		}
	}
	assert.Equal(t, map[string]string{
		"Thành phố Huế": "/tim?nam=2024&q=%E2%80%9Cy+t%E1%BA%BF%E2%80%9D",
		"2024":          "/tim?q=%E2%80%9Cy+t%E1%BA%BF%E2%80%9D&tinh=hue",
	}, chosen)
}
