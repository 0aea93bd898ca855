package importer

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"kehoach/internal/plan"
)

func parseSample(t *testing.T, name string) plan.Draft {
	t.Helper()
	b, err := os.ReadFile(filepath.Join("testdata/samples", name))
	require.NoError(t, err)
	d, err := Parse(name, b)
	require.NoError(t, err)
	return d
}

func tasksPerGroup(d plan.Draft) []int {
	var out []int
	for _, g := range d.Groups {
		out = append(out, len(g.Tasks))
	}
	return out
}

func TestOneAppendixReadsTheSameFromEveryFormat(t *testing.T) {
	t.Parallel()
	type row struct {
		number, text, due, dueText, lead, output string
		kind                                     plan.TaskKind
		support                                  []string
	}
	read := func(d plan.Draft) (titles []string, rows []row) {
		for _, g := range d.Groups {
			titles = append(titles, g.Number+" "+g.Title)
			for _, task := range g.Tasks {
				r := row{number: task.Number, text: task.Text, due: task.DueOn.String(), dueText: task.DueText, output: task.Output, kind: task.Kind}
				for _, u := range task.Units {
					if u.Role == plan.Lead {
						r.lead = u.Name
					} else {
						r.support = append(r.support, u.Name)
					}
				}
				rows = append(rows, r)
			}
		}
		return titles, rows
	}
	titles, rows := read(parseSample(t, "phuluc.csv"))
	assert.Equal(t, []string{"I Phát triển nguồn nhân lực y tế", "II Chuyển đổi số", "III Đấu thầu thuốc, vật tư"}, titles)
	require.Len(t, rows, 7)
	assert.Equal(t, row{"1", "Hoàn thiện đề án “Phát triển tổng thể ngành y tế tỉnh giai đoạn 2023 - 2030”", "2024-06-30", "30/6/2024",
		"Phòng Tổ chức cán bộ", "Đề án được phê duyệt", plan.WithDeadline, []string{"Bệnh viện Đa khoa tỉnh", "Trung tâm Kiểm soát bệnh tật"}}, rows[0])
	assert.Equal(t, []string{"Phòng Kế hoạch - Tài chính", "Sở Nội vụ"}, rows[2].support)
	assert.Equal(t, []string{"TTYT các huyện, thị xã, thành phố"}, rows[3].support)
	assert.Equal(t, plan.Regular, rows[6].kind)
	assert.Equal(t, "Thường xuyên", rows[6].dueText)
	htmlTitles, htmlRows := read(parseSample(t, "phuluc.html"))
	assert.Equal(t, titles, htmlTitles)
	assert.Equal(t, rows, htmlRows)
}

func TestAnAppendixWhoseGroupsAreOffices(t *testing.T) {
	t.Parallel()
	d := parseSample(t, "phu-luc-binh-dinh-2023.md")
	assert.Equal(t, []int{2, 3, 1, 2, 1, 3, 5, 3, 3, 2, 4, 2}, tasksPerGroup(d))
	assert.Equal(t, "52", d.Province.Code)
	assert.Equal(t, 2023, d.Year)
	for _, g := range d.Groups {
		assert.NotContains(t, g.Title, "TỔNG SỐ")
	}
}

func TestATableThatLostItsColumnsIsNotGuessedAt(t *testing.T) {
	t.Parallel()
	d := parseSample(t, "bang-ha-noi-2026-pdftotext.txt")
	assert.Zero(t, d.Found())
	assert.Contains(t, codes(d), plan.WarnFlattenedTable)
	assert.Equal(t, "6582/SYT-QLBHYTCNTT", d.Number)
}
