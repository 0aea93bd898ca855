package view_test

import (
	"strconv"
	"testing"

	"github.com/stretchr/testify/assert"

	"kehoach/internal/plan"
	"kehoach/web/view"
)

func TestAnAppendixShowsTheColumnsOfficialsWrite(t *testing.T) {
	t.Parallel()
	heads := func(name string) []string {
		var names []string
		for _, th := range elements(elements(byID(t, parse(t, sample(t, name)), "nhiem-vu"), "thead")[0], "th") {
			names = append(names, text(th))
		}
		return names
	}
	assert.Equal(t, []string{"Số", "Nhiệm vụ", "Chủ trì", "Phối hợp", "Thời hạn", "Sản phẩm", "Nguyên văn"}, heads("plan-200"))
	assert.Equal(t, []string{"Số", "Nhiệm vụ", "Phối hợp", "Thời hạn", "Nguyên văn"}, heads("plan"), "no unit leads, no product")
	assert.Contains(t, sample(t, "plan"), "Văn bản không nêu đơn vị chủ trì cho nhiệm vụ nào.")
	assert.Contains(t, sample(t, "plan-directive"), "Văn bản không nêu đơn vị chủ trì, phối hợp và thời hạn cho nhiệm vụ nào.")
}

func TestEveryRowOfATaskTableHasAllItsColumns(t *testing.T) {
	t.Parallel()
	for _, name := range []string{"plan", "plan-200", "plan-directive", "plan-heading"} {
		table := elements(byID(t, parse(t, sample(t, name)), "nhiem-vu"), "table")[0]
		columns := len(elements(elements(table, "thead")[0], "th"))
		for _, tr := range elements(elements(table, "tbody")[0], "tr") {
			cells := append(elements(tr, "th"), elements(tr, "td")...)
			if span, ok := attr(cells[0], "colspan"); ok {
				assert.Equal(t, strconv.Itoa(columns), span, name)
				continue
			}
			assert.Len(t, cells, columns, name)
		}
	}
}

func TestNumbersThatBeginAnewInEveryGroupAreNamedWithIt(t *testing.T) {
	t.Parallel()
	day := plan.Date{Year: 2026, Month: 3, Day: 31}
	page := render(t, view.PlanPage(view.Page{}, plan.Tree{Groups: []plan.Group{
		{Ord: 1, Number: "A", Title: "Dự phòng", Tasks: []plan.Task{{ID: 1, Number: "1", Text: "a", DueOn: day}}},
		{Ord: 2, Number: "B", Title: "Điều trị", Tasks: []plan.Task{{ID: 2, Number: "1", Text: "b", DueOn: day}}},
	}}))
	assert.Contains(t, page, `aria-label="Nhiệm vụ 1, Nhóm A">A · 1<`)
	assert.Contains(t, page, `aria-label="Nhiệm vụ 1, Nhóm B">B · 1<`)
}

func TestAPlanWithADayAndNoNumberIsNotGivenTheDayForOne(t *testing.T) {
	t.Parallel()
	overview := plan.ProvinceOverview{Years: []plan.YearOverview{{Year: plan.Year{Year: 2026}, Plans: []plan.Plan{
		{Kind: plan.Annual, Period: plan.SecondHalf, Year: 2026, Title: "x", IssuedOn: plan.Date{Year: 2026, Month: 7, Day: 1}},
	}}}}
	page := render(t, view.HomePage(view.Page{}, view.HomeData{Overviews: []plan.ProvinceOverview{overview}}))
	assert.Contains(t, page, "Kế hoạch công tác · 6 tháng cuối năm 2026 · ngày 01/07/2026")
}
