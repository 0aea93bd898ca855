package plan_test

import (
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"

	"kehoach/internal/plan"
)

func TestFoldReducesVietnameseToPlainLetters(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]string{
		"Đắk Lắk":               "dak lak",
		"NGUYỄN THỊ THUỲ DƯƠNG": "nguyen thi thuy duong",
		"ăằắẳẵặâầấẩẫậ êềếểễệ đ":   "aaaaaaaaaaaa eeeeee d",
		"ôồốổỗộơờớởỡợ ưừứửữự ỳỵỷ": "oooooooooooo uuuuuu yyy",
		"": "",
	} {
		assert.Equal(t, want, plan.Fold(in))
	}
}

func TestSlugOfADraftIsOfItsNumberElseOfItsKind(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		draft plan.Draft
		want  string
	}{
		"number":                 {plan.Draft{Kind: plan.Thematic, Number: "56/KH-SYT"}, "56-kh-syt"},
		"number with đ":          {plan.Draft{Kind: plan.Annual, Number: "12/QĐ–UBND"}, "12-qd-ubnd"},
		"number without letters": {plan.Draft{Kind: plan.Annual, Number: "…/"}, "ke-hoach-nam"},
		"endless number":         {plan.Draft{Kind: plan.Annual, Number: strings.Repeat("12/", 100)}, "ke-hoach-nam"},
		"annual":                 {plan.Draft{Kind: plan.Annual}, "ke-hoach-nam"},
		"thematic":               {plan.Draft{Kind: plan.Thematic}, "chuyen-de"},
		"last quarter":           {plan.Draft{Kind: plan.Directive, Period: plan.Quarter4}, "chi-dao-quy-4"},
		"second half":            {plan.Draft{Kind: plan.Directive, Period: plan.SecondHalf}, "chi-dao-6-thang-cuoi-nam"},
		"directive":              {plan.Draft{Kind: plan.Directive, Period: plan.WholeYear}, "chi-dao"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			assert.Equal(t, c.want, c.draft.Slug())
		})
	}
}

func TestTasksCountFromTheDayTheTextAllows(t *testing.T) {
	t.Parallel()
	issued := plan.Date{Year: 2024, Month: time.March, Day: 15}
	for name, c := range map[string]struct {
		draft plan.Draft
		want  string
	}{
		"last quarter": {plan.Draft{Year: 2024, Period: plan.Quarter4, IssuedOn: issued}, "2024-10-01"},
		"second half":  {plan.Draft{Year: 2024, Period: plan.SecondHalf}, "2024-07-01"},
		"issued":       {plan.Draft{Year: 2024, Period: plan.WholeYear, IssuedOn: issued}, "2024-03-15"},
		"unknown":      {plan.Draft{Year: 2024}, "2024-01-01"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			assert.Equal(t, c.want, c.draft.AssignedOn().String())
		})
	}
}
