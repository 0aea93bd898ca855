package importer

import (
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"kehoach/internal/plan"
)

var update = flag.Bool("update", false, "write the golden files anew")

const seedDir = "../../seeds"

// The five seeds by what they are.
const (
	hcm2022       = "000_9e6ee59c48114ac9.txt"
	binhDuong2024 = "001_2f981511c2d5726a.txt"
	thaiBinh2024  = "002_5760a9b34ac45f68.txt"
	quangNinh2023 = "003_d87283f6a6750dc7.txt"
	hcm2024       = "004_35861c9c361e2386.txt"
)

func seedBytes(t testing.TB, name string) []byte {
	t.Helper()
	b, err := os.ReadFile(filepath.Join(seedDir, name))
	require.NoError(t, err)
	return b
}

func parseSeed(t testing.TB, name string) plan.Draft {
	t.Helper()
	d, err := Parse(name, seedBytes(t, name))
	require.NoError(t, err)
	return d
}

func TestSeedsHoldTheGroupsAndTasksAPersonCounts(t *testing.T) {
	t.Parallel()
	tests := map[string][]int{
		hcm2022:       {5, 5, 2, 4, 5, 7, 3, 3, 3},
		binhDuong2024: {6, 7, 3, 5, 5, 5, 6, 3, 3},
		thaiBinh2024:  {5, 6, 6, 4, 4},
		quangNinh2023: {12},
		hcm2024:       {1, 1, 1, 1, 1, 1, 1, 1, 1, 1},
	}
	for name, want := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			var got []int
			for _, g := range parseSeed(t, name).Groups {
				got = append(got, len(g.Tasks))
			}
			assert.Equal(t, want, got)
		})
	}
}

func TestSeedsGiveTitlesAndTasksVerbatim(t *testing.T) {
	t.Parallel()
	for name, want := range seedOracle() {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			d := parseSeed(t, name)
			require.Len(t, d.Groups, len(want))
			for i, g := range d.Groups {
				assert.Equal(t, want[i].number, g.Number)
				assert.Equal(t, want[i].title, g.Title)
				require.Len(t, g.Tasks, len(want[i].tasks), g.Title)
				for j, task := range g.Tasks {
					assert.True(t, strings.HasPrefix(task.Text, want[i].tasks[j].first), "%s: %q", task.Number, task.Text)
					assert.True(t, strings.HasSuffix(task.Text, want[i].tasks[j].last), "%s: %q", task.Number, task.Text)
					assert.Equal(t, task.Text, d.Text[task.Source.Start:task.Source.End])
				}
			}
		})
	}
}

func TestSeedHeaders(t *testing.T) {
	t.Parallel()
	type head struct {
		kind             plan.Kind
		period           plan.Period
		province, name   string
		year             int
		declared         plan.Counts
		number, issuedOn string
		bases            []string
		title, agency    string
	}
	tests := map[string]head{
		hcm2022: {plan.Annual, plan.WholeYear, "79", "Thành phố Hồ Chí Minh", 2022, plan.Counts{Groups: 9}, "", "", nil,
			"Năm 2022, ngành y tế TP HCM sẽ có những hoạt động trọng tâm nào?", "Sở Y tế TP HCM"},
		binhDuong2024: {plan.Annual, plan.WholeYear, "74", "Tỉnh Bình Dương", 2024, plan.Counts{Groups: 9, Tasks: 43}, "", "", nil,
			"Bình Dương: Ngành y tế triển khai 9 nhóm hoạt động trọng tâm của năm 2024", "Sở Y tế Bình Dương"},
		thaiBinh2024: {plan.Thematic, plan.WholeYear, "34", "Tỉnh Thái Bình", 2024, plan.Counts{}, "56/KH-SYT", "2024-03-15",
			[]string{"47/KH-UBND", "230-KH/TU", "25-CT/TW"},
			"Triển khai thực hiện Kế hoạch số 47/KH-UBND của Ủy ban nhân dân tỉnh Thái Bình về thực hiện Kế hoạch số 230-KH/TU của Ban thường vụ Tỉnh ủy", "Sở Y tế"},
		quangNinh2023: {plan.Directive, plan.Quarter4, "22", "Tỉnh Quảng Ninh", 2023, plan.Counts{}, "", "", nil,
			"Ngành Y tế Quảng Ninh triển khai nhiệm vụ 3 tháng cuối năm 2023", "Sở Y tế Quảng Ninh"},
		hcm2024: {plan.Annual, plan.WholeYear, "79", "Thành phố Hồ Chí Minh", 2024, plan.Counts{Groups: 10}, "", "", nil, "", "Sở Y tế TP HCM"},
	}
	for name, want := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			d := parseSeed(t, name)
			assert.Equal(t, want, head{d.Kind, d.Period, d.Province.Code, d.Province.FullName(), d.Year, d.Declared,
				d.Number, d.IssuedOn.String(), d.Bases, d.Title, d.Agency})
		})
	}
}

// taskFacts lists what a field holds, by task number, where it holds anything.
func taskFacts(d plan.Draft, fact func(plan.Task) string) map[string]string {
	out := map[string]string{}
	for _, g := range d.Groups {
		for _, task := range g.Tasks {
			if s := fact(task); s != "" {
				out[task.Number] = s
			}
		}
	}
	return out
}

func TestSeedDeadlinesComeFromTheTextOnly(t *testing.T) {
	t.Parallel()
	tests := map[string]map[string]string{
		hcm2022: {}, thaiBinh2024: {}, quangNinh2023: {},
		binhDuong2024: {"7.1": "2024-09-30", "7.2": "2024-12-31", "7.3": "2024-09-30", "7.4": "2024-09-30", "7.5": "2024-09-30"},
		hcm2024:       {"7": "2024-12-31"},
	}
	for name, want := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			d := parseSeed(t, name)
			assert.Equal(t, want, taskFacts(d, func(task plan.Task) string { return task.DueOn.String() }))
			for _, g := range d.Groups {
				for _, task := range g.Tasks {
					assert.Equal(t, plan.WithDeadline, task.Kind)
					assert.Equal(t, task.DueOn.IsZero(), task.DueText == "")
				}
			}
		})
	}
	d := parseSeed(t, binhDuong2024)
	assert.Equal(t, "quý III năm 2024", d.Groups[6].Tasks[0].DueText)
	assert.Equal(t, "trong năm 2024", d.Groups[6].Tasks[1].DueText)
}

func TestSeedUnitsTargetsAndReferences(t *testing.T) {
	t.Parallel()
	support := func(task plan.Task) string {
		var names []string
		for _, u := range task.Units {
			names = append(names, string(u.Role)+" "+u.Name)
		}
		return strings.Join(names, " | ")
	}
	target := func(task plan.Task) string {
		var all []string
		for _, x := range task.Targets {
			all = append(all, strings.Join([]string{x.Raw, x.Value, x.Max, x.Unit, x.Cmp}, ","))
		}
		return strings.Join(all, " | ")
	}
	refs := func(task plan.Task) string { return strings.Join(task.References, " | ") }
	bd := parseSeed(t, binhDuong2024)
	assert.Equal(t, map[string]string{
		"1.4": "support Sở Khoa học và Công nghệ",
		"1.5": "support các trường thuộc khối ngành sức khỏe | support các bệnh viện đầu ngành",
		"2.1": "support UBND các huyện, thị, thành phố",
		"4.2": "support sở, ngành có liên quan",
		"8.2": "support các cơ quan chức năng có liên quan",
		"8.3": "support Công an tỉnh Bình Dương",
		"9.2": "support Sở Y tế các tỉnh, thành vùng Đông Nam bộ",
		"9.3": "support Sở Y tế các tỉnh, thành vùng Đông Nam bộ",
	}, taskFacts(bd, support))
	assert.Equal(t, map[string]string{
		"2.4": "từ 20 danh mục,20,,danh mục,>=",
		"2.6": "từ 5 - 10 danh mục,5,10,danh mục,range",
	}, taskFacts(bd, target))
	assert.Equal(t, map[string]string{
		"2.1": "25-CT/TW", "2.2": "56/QĐ-BYT", "5.1": "22/2023/QH15", "6.1": "60/2021/NĐ-CP",
		"6.5": "21/2023/TT-BYT | 22/2023/TT-BYT",
	}, taskFacts(bd, refs))
	for _, name := range []string{hcm2022, thaiBinh2024, quangNinh2023, hcm2024} {
		assert.Empty(t, taskFacts(parseSeed(t, name), support), name)
		assert.Empty(t, taskFacts(parseSeed(t, name), target), name)
	}
	assert.Equal(t, map[string]string{"1.1": "25-CT/TW | 230-KH/TU | 47/KH-UBND"}, taskFacts(parseSeed(t, thaiBinh2024), refs))
	assert.Equal(t, map[string]string{"4": "Nghị quyết 98", "5": "22/2023/QH15"}, taskFacts(parseSeed(t, hcm2024), refs))
	assert.Empty(t, taskFacts(parseSeed(t, hcm2022), refs))
	assert.Empty(t, taskFacts(parseSeed(t, quangNinh2023), refs))
}

func TestSeedIndicators(t *testing.T) {
	t.Parallel()
	type figure struct {
		value, unit, period, comparison, base string
		ambiguous                             bool
	}
	tests := map[string][]figure{
		hcm2022: nil, binhDuong2024: nil, thaiBinh2024: nil,
		quangNinh2023: {
			{"60", "ca", "tháng 9/2023", "", "", false},
			{"55.7", "%", "9 tháng 2023", "", "", false},
			{"2030984", "lượt", "9 tháng 2023", "bằng 95% so với cùng kỳ năm 2022", "2022", false},
			{"434234", "lượt", "9 tháng 2023", "", "", false},
			{"1596750", "lượt", "9 tháng 2023", "bằng 93% so với cùng kỳ", "", false},
			{"34006", "lượt", "9 tháng 2023", "tăng 101.35% so với cùng kỳ năm 2022", "2022", true},
		},
		hcm2024: {
			{"", "", "2023", "tăng 11%", "2022", false},
			{"", "", "2023", "tăng 6%", "2020", false},
			{"", "", "2023", "tăng 17%", "2022", false},
			{"", "", "2023", "tăng 7%", "2020", false},
			{"", "", "2023", "tăng 4,1%", "2022", false},
			{"", "", "2023", "tăng 9.1%", "2022", true},
		},
	}
	for name, want := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			var got []figure
			for _, i := range parseSeed(t, name).Indicators {
				got = append(got, figure{i.Value, i.Unit, i.Period, i.Comparison, i.Base, i.Ambiguous})
				assert.NotEmpty(t, i.Name)
			}
			assert.Equal(t, want, got)
		})
	}
}

func TestSeedsMatchTheirGoldenFiles(t *testing.T) {
	t.Parallel()
	for name := range seedOracle() {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			line, err := JSON(parseSeed(t, name))
			require.NoError(t, err)
			var v any
			require.NoError(t, json.Unmarshal(line, &v))
			got, err := json.MarshalIndent(v, "", " ")
			require.NoError(t, err)
			golden := filepath.Join("testdata", strings.TrimSuffix(name, ".txt")+".golden.json")
			if *update {
				require.NoError(t, os.WriteFile(golden, append(got, '\n'), 0o644))
			}
			want, err := os.ReadFile(golden)
			require.NoError(t, err)
			assert.Equal(t, string(want), string(got)+"\n")
		})
	}
}
