package view

import (
	"math"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"

	"kehoach/internal/plan"
)

func TestNumberWritesTheVietnameseWay(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]string{
		"0": "0", "60": "60", "999": "999", "1000": "1.000", "2030984": "2.030.984", "434234": "434.234",
		"55.7": "55,7", "1596750.25": "1.596.750,25", "-3": "-3", "-12345.5": "-12.345,5",
		"": "", "abc": "abc", "1.2.3": "1.2.3", "5 - 10": "5 - 10", ".5": ".5", "5.": "5.", "-": "-",
	} {
		assert.Equal(t, want, Number(in), in)
	}
}

func TestPercentHasAtMostOneDecimal(t *testing.T) {
	t.Parallel()
	for want, in := range map[string]float64{"55,7%": 55.7, "98%": 98, "100%": 99.96, "0%": 0, "33,3%": 100.0 / 3, "1.234,5%": 1234.5, "–": math.NaN()} {
		assert.Equal(t, want, Percent(in))
	}
	assert.Equal(t, "–", Percent(math.Inf(1)))
}

func TestDatesAreDayFirst(t *testing.T) {
	t.Parallel()
	assert.Equal(t, "05/10/2024", Date(plan.Date{Year: 2024, Month: time.October, Day: 5}))
	assert.Empty(t, Date(plan.Date{}))
	assert.Equal(t, "07:30, 05/10/2024", DateTime(time.Date(2024, time.October, 5, 0, 30, 0, 0, time.UTC)))
	assert.Empty(t, DateTime(time.Time{}))
}

func TestCapitalChangesOnlyAFirstSmallLetter(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]string{
		"đẩy nhanh": "Đẩy nhanh", "ủy ban": "Ủy ban", "Hoàn thiện": "Hoàn thiện", "“phát triển”": "“phát triển”", "": "", "5 - 10": "5 - 10", "\xff": "\xff",
	} {
		assert.Equal(t, want, Capital(in), in)
	}
}

func TestConfidenceIsSaidInWords(t *testing.T) {
	t.Parallel()
	for want, c := range map[string]float64{"Chắc chắn": 0.98, "Khá chắc chắn": 0.8, "Chưa chắc chắn, nên đối chiếu": 0.6, "Cần kiểm tra lại": 0.2} {
		assert.Equal(t, want, confidenceWords(c))
	}
}

func TestAPlanWithoutATitleIsNamedByKindPeriodAndYear(t *testing.T) {
	t.Parallel()
	tests := map[string]plan.Plan{
		"Kế hoạch 56":                               {Title: "kế hoạch 56", Kind: plan.Annual, Year: 2024},
		"Hoạt động trọng tâm năm 2024":              {Kind: plan.Annual, Period: plan.WholeYear, Year: 2024},
		"Kế hoạch chuyên đề năm 2024":               {Kind: plan.Thematic, Year: 2024},
		"Nhiệm vụ 3 tháng cuối năm 2023":            {Kind: plan.Directive, Period: plan.Quarter4, Year: 2023},
		"Hoạt động trọng tâm 6 tháng cuối năm 2025": {Kind: plan.Annual, Period: plan.SecondHalf, Year: 2025},
		"Báo cáo năm 2024":                          {Kind: plan.Report, Year: 2024},
	}
	for want, p := range tests {
		assert.Equal(t, want, PlanTitle(p))
	}
}

func TestCountsAreComparedWithWhatTheDocumentSays(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		declared, found plan.Counts
		want, class     string
	}{
		"match":          {plan.Counts{Groups: 9, Tasks: 43}, plan.Counts{Groups: 9, Tasks: 43}, "Văn bản ghi 9 nhóm, 43 nhiệm vụ; bóc tách được 9/43 – khớp", "good"},
		"groups only":    {plan.Counts{Groups: 9}, plan.Counts{Groups: 9, Tasks: 37}, "Văn bản ghi 9 nhóm; bóc tách được 9 nhóm, 37 nhiệm vụ – khớp", "good"},
		"too few":        {plan.Counts{Groups: 9, Tasks: 43}, plan.Counts{Groups: 8, Tasks: 40}, "Văn bản ghi 9 nhóm, 43 nhiệm vụ; bóc tách được 8/40 – thiếu 1 nhóm, thiếu 3 nhiệm vụ, cần đối chiếu văn bản", "doubt"},
		"too many":       {plan.Counts{Tasks: 43}, plan.Counts{Groups: 9, Tasks: 44}, "Văn bản ghi 43 nhiệm vụ; bóc tách được 9 nhóm, 44 nhiệm vụ – thừa 1 nhiệm vụ, cần đối chiếu văn bản", "doubt"},
		"nothing stated": {plan.Counts{}, plan.Counts{Groups: 5, Tasks: 25}, "Văn bản không ghi tổng số; bóc tách được 5 nhóm, 25 nhiệm vụ", "plain"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got := checkCounts(plan.Plan{Declared: tt.declared, Found: tt.found})
			assert.Equal(t, tt.want, got.Text)
			assert.Equal(t, tt.class, got.Class)
		})
	}
}
