package plan_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"kehoach/internal/plan"
)

func TestANameIsTakenForAUnitOnlyBeyondDoubt(t *testing.T) {
	t.Parallel()
	units := []plan.Unit{
		{ID: 1, Name: "Phòng Nghiệp vụ Y"}, {ID: 2, Name: "Phòng Nghiệp vụ Dược"},
		{ID: 3, Name: "Trung tâm Kiểm soát bệnh tật", ShortName: "CDC", Aliases: []string{"TT KSBT"}},
		{ID: 4, Name: "Trung tâm Y tế huyện Bàu Bàng", Aliases: []string{"TTYT"}}, {ID: 5, Name: "Trung tâm Y tế Phú Giáo", Aliases: []string{"TTYT"}},
	}
	for name, want := range map[string]struct {
		kind plan.MatchKind
		id   int64
		like []int64
	}{
		"PHÒNG NGHIỆP VỤ Y":      {plan.MatchName, 1, nil},
		"Phòng  Nghiệp-vụ Dược;": {plan.MatchName, 2, nil},
		"CDC":                    {plan.MatchName, 3, nil},
		"TT. KSBT":               {plan.MatchAlias, 3, nil},
		"TTYT":                   {"", 0, []int64{4, 5}},
		"Phòng Nghiệp vụ":        {"", 0, []int64{1, 2}},
		"Trung tâm Kiểm soát bệnh tật tỉnh": {"", 0, []int64{3}},
		"Bệnh viện Đa khoa":                 {"", 0, nil},
		"Các sở, ban, ngành":                {"", 0, nil},
		" – ":                               {"", 0, nil},
	} {
		found := plan.MatchUnit(name, units)
		assert.Equal(t, want.kind, found.Kind, name)
		assert.Equal(t, want.id, found.Unit.ID, name)
		var like []int64
		for _, u := range found.Suggestions {
			like = append(like, u.ID)
		}
		assert.Equal(t, want.like, like, name)
	}
}

func TestADeadlineIsReadAsOfficialsWriteIt(t *testing.T) {
	t.Parallel()
	for typed, want := range map[string]plan.TypedDue{
		"":                     {},
		"31/12/2024":           {Kind: plan.WithDeadline, On: plan.Date{Year: 2024, Month: 12, Day: 31}},
		"2024-02-29":           {Kind: plan.WithDeadline, On: plan.Date{Year: 2024, Month: 2, Day: 29}},
		"Quý III/2024":         {Kind: plan.WithDeadline, Text: "Quý III/2024", On: plan.Date{Year: 2024, Month: 9, Day: 30}},
		"trong quý 1 năm 2025": {Kind: plan.WithDeadline, Text: "trong quý 1 năm 2025", On: plan.Date{Year: 2025, Month: 3, Day: 31}},
		"Quý  IV":              {Kind: plan.WithDeadline, Text: "Quý IV", On: plan.Date{Year: 2024, Month: 12, Day: 31}},
		"tháng 2/2024":         {Kind: plan.WithDeadline, Text: "tháng 2/2024", On: plan.Date{Year: 2024, Month: 2, Day: 29}},
		"12/2026":              {Kind: plan.WithDeadline, Text: "12/2026", On: plan.Date{Year: 2026, Month: 12, Day: 31}},
		"6 tháng đầu năm 2024": {Kind: plan.WithDeadline, Text: "6 tháng đầu năm 2024", On: plan.Date{Year: 2024, Month: 6, Day: 30}},
		"năm 2024":             {Kind: plan.WithDeadline, Text: "năm 2024", On: plan.Date{Year: 2024, Month: 12, Day: 31}},
		"Thường xuyên":         {Kind: plan.Regular, Text: "Thường xuyên"},
	} {
		found, problem := plan.ReadDue(typed, 2024)
		assert.Empty(t, problem, typed)
		assert.Equal(t, want, found, typed)
	}
	for _, typed := range []string{"31/02/2024", "13/2024", "Quý V/2024", "giai đoạn 2021–2025", "từ năm 2024", "sớm", "01/01/1999", "01/01/2200"} {
		_, problem := plan.ReadDue(typed, 2024)
		assert.Equal(t, plan.ProblemNotADue, problem, typed)
	}
}
