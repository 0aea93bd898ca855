package plan_test

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"kehoach/internal/plan"
)

func TestTheGazetteerHas63OldAnd34PresentProvinces(t *testing.T) {
	t.Parallel()
	records := plan.Gazetteer()
	assert.Len(t, records, 86)
	on := func(day plan.Date) (n int) {
		for _, r := range records {
			if r.ValidOn(day) {
				n++
			}
		}
		return n
	}
	assert.Equal(t, 63, on(plan.Date{2024, 1, 1}))
	assert.Equal(t, 63, on(plan.Date{2025, 6, 30}))
	assert.Equal(t, 34, on(plan.Date{2025, 7, 1}))
	assert.Equal(t, 34, on(plan.Date{2026, 11, 24}))
}

func TestEachOldProvinceIsPartOfExactlyOneOfToday(t *testing.T) {
	t.Parallel()
	var used []string
	for _, r := range plan.Gazetteer() {
		used = append(used, r.Predecessors...)
		if len(r.Predecessors) == 0 && r.ValidTo.IsZero() {
			used = append(used, r.Code)
		}
	}
	slices.Sort(used)
	assert.Len(t, slices.Compact(slices.Clone(used)), 63)
	assert.Len(t, used, 63)
}

func TestAProvinceIsNamedAsOfTheDay(t *testing.T) {
	t.Parallel()
	cases := map[string]struct {
		code string
		day  plan.Date
		name string
	}{
		"Huế before it became a city":            {"46", plan.Date{2024, 12, 31}, "Tỉnh Thừa Thiên Huế"},
		"Huế as a city":                          {"46", plan.Date{2025, 1, 1}, "Thành phố Huế"},
		"Đồng Nai before it became a city":       {"75", plan.Date{2026, 4, 29}, "Tỉnh Đồng Nai"},
		"Đồng Nai as a city":                     {"75", plan.Date{2026, 4, 30}, "Thành phố Đồng Nai"},
		"code 24 before the mergers":             {"24", plan.Date{2025, 6, 30}, "Tỉnh Bắc Giang"},
		"code 24 after the mergers":              {"24", plan.Date{2025, 7, 1}, "Tỉnh Bắc Ninh"},
		"code 52 before the mergers":             {"52", plan.Date{2023, 1, 1}, "Tỉnh Bình Định"},
		"code 79 is TP HCM at all times":         {"79", plan.Date{2026, 1, 1}, "Thành phố Hồ Chí Minh"},
		"Bình Dương, whose code was not kept":    {"74", plan.Date{2024, 1, 1}, "Tỉnh Bình Dương"},
		"a code of the old map with the mergers": {"74", plan.Date{2025, 7, 1}, ""},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			p, ok := plan.ProvinceByCode(c.code, c.day)
			require.Equal(t, c.name != "", ok)
			assert.Equal(t, c.name, p.FullName())
		})
	}
}

func TestASlugBelongsToOneLineage(t *testing.T) {
	t.Parallel()
	seen := map[string]plan.ProvinceRecord{}
	for _, r := range plan.Gazetteer() {
		if earlier, ok := seen[r.Slug]; ok {
			assert.Equal(t, earlier.ValidTo.AddDays(1), r.ValidFrom, "%s overlaps or leaves a gap", r.Slug)
		}
		seen[r.Slug] = r
	}
	assert.Len(t, seen, 63)
}
