package importer

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"kehoach/internal/plan"
)

// roleOf returns the role of the first occurrence of a piece of text.
func roleOf(t *testing.T, d plan.Draft, piece string) plan.Role {
	t.Helper()
	at := strings.Index(d.Text, piece)
	require.GreaterOrEqual(t, at, 0, piece)
	for _, s := range d.Spans {
		if at >= s.Start && at < s.End {
			return s.Role
		}
	}
	return plan.RoleUnclassified
}

func TestTrap1TasksThatBeginAlikeAreAllKept(t *testing.T) {
	t.Parallel()
	g := parseSeed(t, binhDuong2024).Groups[6]
	alike := 0
	for _, task := range g.Tasks {
		if strings.HasPrefix(strings.ToLower(task.Text), "đẩy nhanh tiến độ xây dựng kế hoạch") {
			alike++
		}
	}
	assert.Equal(t, 5, alike)
}

func TestTrap2CaptionsAuthorAndCounterAreNoise(t *testing.T) {
	t.Parallel()
	d := parseSeed(t, binhDuong2024)
	for _, piece := range []string{"Sở Y tế tỉnh Bình Dương\n", "Đức Tường", "comment Bình luận", "largeer", "17/01/2024 14:34"} {
		assert.Equal(t, plan.RoleNoise, roleOf(t, d, piece), piece)
	}
	assert.Contains(t, d.Groups[5].Tasks[3].Text, "1.500 giường")
}

func TestTrap3ContinuationParagraphsBelongToTheirGroup(t *testing.T) {
	t.Parallel()
	d := parseSeed(t, hcm2022)
	assert.Equal(t, "đẩy mạnh chuyển đổi mô hình hoạt động theo nguyên lý y học gia đình tại trạm y tế", d.Groups[1].Tasks[2].Text)
	assert.Equal(t, plan.RoleMarker, roleOf(t, d, "Bên cạnh đó, đẩy mạnh"))
	assert.NotEqual(t, plan.RoleTask, roleOf(t, d, "Một hoạt động trọng tâm là"))
}

func TestTrap4OnlyTheDepartmentsNumberIsThePlansOwn(t *testing.T) {
	t.Parallel()
	d := parseSeed(t, thaiBinh2024)
	assert.Equal(t, "56/KH-SYT", d.Number)
	assert.NotContains(t, d.Bases, "56/KH-SYT")
	for _, piece := range []string{"• :", "A- A A+", "Tác giả: Bs", "Tổng số điểm", "Click để"} {
		assert.Equal(t, plan.RoleNoise, roleOf(t, d, piece), piece)
	}
}

func TestTrap5ThePrimaryCarePlanIsThematicAndItsYearIsOfTheIssueDate(t *testing.T) {
	t.Parallel()
	d := parseSeed(t, thaiBinh2024)
	assert.Equal(t, plan.Thematic, d.Kind)
	assert.Equal(t, 2024, d.Year)
	assert.Contains(t, codes(d), plan.WarnYearFromDate)
}

func codes(d plan.Draft) []plan.WarningCode {
	var out []plan.WarningCode
	for _, w := range d.Warnings {
		out = append(out, w.Code)
	}
	return out
}

func TestTrap6ASemicolonInQuotationMarksDoesNotSplit(t *testing.T) {
	t.Parallel()
	task := parseSeed(t, quangNinh2023).Groups[0].Tasks[3]
	assert.Contains(t, task.Text, "y tế trên địa bàn; nâng cao chất lượng")
}

func TestTrap7APointBeforeThreeDigitsPartsThousandsAndBeforeAPercentageIsDoubtful(t *testing.T) {
	t.Parallel()
	figures := parseSeed(t, quangNinh2023).Indicators
	require.Len(t, figures, 6)
	assert.Equal(t, "2030984", figures[2].Value)
	assert.Equal(t, "55.7", figures[1].Value)
	assert.False(t, figures[1].Ambiguous)
	assert.True(t, figures[5].Ambiguous)
	assert.Contains(t, codes(parseSeed(t, hcm2024)), plan.WarnAmbiguous)
}

func TestTrap8OneLineWithMixedOrdinalsAndATypoHasItsYearFromTheCue(t *testing.T) {
	t.Parallel()
	d := parseSeed(t, hcm2024)
	assert.Equal(t, 2024, d.Year)
	require.Len(t, d.Groups, 10)
	for _, g := range d.Groups {
		require.Len(t, g.Tasks, 1)
		assert.True(t, g.Tasks[0].FromHeading)
		assert.Equal(t, g.Title, g.Tasks[0].Text)
		assert.Equal(t, g.Number, g.Tasks[0].Number)
	}
	assert.NotEqual(t, plan.RoleTask, roleOf(t, d, "đẩy mạnh và nâng cao chất lượng khám chữa bệnh"))
}

func TestTrap9TyposStayVerbatim(t *testing.T) {
	t.Parallel()
	d := parseSeed(t, binhDuong2024)
	var all strings.Builder
	for _, g := range d.Groups {
		for _, task := range g.Tasks {
			all.WriteString(task.Text + "\n")
		}
	}
	for _, typo := range []string{"telehealh", "sát nhập", "liên quang", "bệnh tạt", "môi trường củ", "có  chính sách"} {
		assert.Contains(t, all.String(), typo)
	}
}

func TestTrap10SmallFirstLettersAreKept(t *testing.T) {
	t.Parallel()
	d := parseSeed(t, binhDuong2024)
	assert.True(t, strings.HasPrefix(d.Groups[0].Tasks[1].Text, "xây dựng"))
}

func TestTrap11TonePlacementDoesNotChangeTheReading(t *testing.T) {
	t.Parallel()
	old := strings.NewReplacer("khỏe", "khoẻ", "hóa", "hoá", "Ủy", "Uỷ", "ủy", "uỷ", "Hòa", "Hoà")
	for name := range seedOracle() {
		before := parseSeed(t, name)
		after, err := Parse(name, []byte(old.Replace(string(seedBytes(t, name)))))
		require.NoError(t, err)
		assert.Equal(t, before.Found(), after.Found(), name)
		assert.Equal(t, before.Province, after.Province, name)
	}
}
