package plan_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"kehoach/internal/plan"
)

func sheet(text string) plan.UnitSheet {
	return plan.ReadUnitSheet([]byte(text), plan.Date{Year: 2024, Month: 1, Day: 1})
}

func TestAListOfUnitsIsReadAsPeopleSaveIt(t *testing.T) {
	t.Parallel()
	for name, text := range map[string]string{
		"commas":     "ten,loai,ten-khac,email\nPhòng A,phòng,\"P. A; PA\",a@x.vn\n\nBệnh viện B,,,\n",
		"semicolons": "\ufeffTên đơn vị;Loại;Tên khác;E-mail\r\nPhòng A;Phòng thuộc Sở;\"P. A; PA\";a@x.vn\r\nBệnh viện B;;;\r\n",
		"tabs":       "Đơn vị\tLoại hình\tCòn gọi\tThư điện tử\tGhi chú\nPhòng A\tdepartment\tP. A;PA\ta@x.vn\tx\nBệnh viện B\t\t\t\t\n",
	} {
		s := sheet(text)
		require.Empty(t, s.Problems, name)
		require.Len(t, s.Lines, 2, name)
		a := s.Lines[0].Unit
		assert.Equal(t, "Phòng A", a.Name, name)
		assert.Equal(t, plan.UnitDepartment, a.Kind, name)
		assert.Equal(t, []string{"P. A", "PA"}, a.Aliases, name)
		assert.Equal(t, "a@x.vn", a.ContactEmail, name)
		assert.Equal(t, plan.UnitAffiliate, s.Lines[1].Unit.Kind, "%s: the name says the kind", name)
	}
}

func TestEveryProblemOfAListIsToldAtOnce(t *testing.T) {
	t.Parallel()
	s := sheet("ten,loai,truc-thuoc,email,ten-khac\nPhòng A,hội,Không có,x,\n,phòng,,,\nphòng a,phòng,,,\nPhòng C,,,,CDC\n")
	s.PlanUnits([]plan.Unit{{ID: 7, Name: "Trung tâm Kiểm soát bệnh tật", ShortName: "CDC"}})
	assert.ElementsMatch(t, []plan.SheetProblem{
		{Line: 2, Column: "loai", Value: "hội", Problem: plan.ProblemUnknown}, {Line: 2, Column: "email", Value: "x", Problem: plan.ProblemNotEmail},
		{Line: 3, Column: "ten", Problem: plan.ProblemRequired}, {Line: 4, Column: "ten", Value: "phòng a", Problem: plan.ProblemTaken},
		{Line: 5, Column: "ten-khac", Value: "CDC", Problem: plan.ProblemSameName},
		{Line: 2, Column: "truc-thuoc", Value: "Không có", Problem: plan.ProblemUnknown},
	}, s.Problems)
	for name, c := range map[string]struct {
		text string
		want plan.Problem
	}{
		"empty": {"", plan.ProblemRequired}, "head alone": {"ten,loai\n", plan.ProblemRequired}, "no name": {"loai\nphòng\n", plan.ProblemNoColumn},
		"not UTF-8": {"ten\nPh\xf2ng\n", plan.ProblemNotText}, "NUL": {"ten\na\x00\n", plan.ProblemNotText},
		"too many": {"ten\n" + manyLines(501), plan.ProblemTooMany},
	} {
		problems := sheet(c.text).Problems
		require.NotEmpty(t, problems, name)
		assert.Equal(t, c.want, problems[len(problems)-1].Problem, name)
	}
}

func manyLines(n int) string {
	var b strings.Builder
	for i := range n {
		b.WriteString("Trạm y tế số " + strings.Repeat("i", i+1)[:min(i+1, 250)] + " " + string(rune('a'+i/250)) + "\n")
	}
	return b.String()
}

func TestEmptyCellsOfAListChangeNothing(t *testing.T) {
	t.Parallel()
	units := []plan.Unit{{ID: 7, Kind: plan.UnitBranch, Name: "Phòng A", ShortName: "PA", ContactPhone: "1", From: plan.Date{Year: 2009, Month: 1, Day: 1}}, {ID: 8, Name: "Phòng B"}}
	s := sheet("ten,dien-thoai,ten-khac,truc-thuoc\nPHÒNG A,2,P A,Phòng B\nPhòng B,,,\nPhòng C,,,phòng a\n")
	changes := s.PlanUnits(units)
	require.Empty(t, s.Problems)
	assert.Equal(t, []string{"dien-thoai", "ten-khac", "truc-thuoc"}, changes[0].Changed)
	assert.Equal(t, plan.Unit{
		ID: 7, ParentID: 8, Kind: plan.UnitBranch, Name: "Phòng A", ShortName: "PA", ContactPhone: "2", From: units[0].From, Aliases: []string{"P A"},
	}, changes[0].Unit)
	assert.Empty(t, changes[1].Changed)
	assert.True(t, changes[2].Adds())
	assert.Equal(t, int64(7), changes[2].Unit.ParentID)
}
