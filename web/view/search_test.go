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

func TestWhenNothingIsFoundTheAdviceFitsTheQuery(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		query plan.SearchQuery
		want  string
	}{
		"a word":          {plan.SearchQuery{Text: "xyz"}, "Thử bớt từ hoặc gõ không dấu."},
		"only exclusions": {plan.SearchQuery{Text: "-thuốc -vắc"}, "Cần ít nhất một từ không có dấu trừ"},
		"with facets":     {plan.SearchQuery{Text: "xyz", Province: "hue"}, "Thử bỏ lọc"},
	}
	for name, tt := range tests {
		page := render(t, view.SearchPage(view.Page{}, plan.SearchResult{Query: tt.query}))
		assert.Contains(t, page, tt.want, name)
		assert.NotContains(t, page, "<span>hue</span>", "%s: an address part is no name", name)
	}
}

func TestAPageBeyondTheLastLeadsBackToIt(t *testing.T) {
	t.Parallel()
	page := render(t, view.SearchPage(view.Page{}, plan.SearchResult{Query: plan.SearchQuery{Text: "y", Page: 99}, Total: plan.SearchPageSize + 1}))
	assert.Contains(t, page, "Không có trang 99.")
	assert.Contains(t, page, `href="/tim?q=y&amp;trang=2"`)
	assert.NotContains(t, page, "Trang trước")
}
