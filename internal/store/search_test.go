package store_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"kehoach/internal/plan"
	"kehoach/internal/store"
)

// searchable is a database with texts for every rule of search.
func searchable(t *testing.T) *store.Store {
	t.Helper()
	s, _ := open(t)
	b := draftOf("79", 2022, plan.Annual, "Năm 2022, ngành y tế TP.HCM sẽ có những hoạt động trọng tâm nào?")
	b.group("Kiểm soát hiệu quả dịch bệnh Covid-19",
		"Nâng cao năng lực Trung tâm Kiểm soát bệnh tật TP HCM",
		"nang cao nang luc (gõ không dấu)",
		"Tiếp tục phòng dịch tại quận, huyện; nâng cao nhận thức",
		"Ban hành Kế hoạch 56/KH-SYT về hoà giải")
	b.group("Y tế cơ sở", "Củng cố y tế cơ sở", "Cơ sở y tế tư nhân phải công khai giá", "hòa nhập quốc tế, bảo vệ sức khỏe")
	b.commit(t, s)
	d := draftOf("74", 2024, plan.Annual, "Bình Dương 2024")
	d.group("Kĩ thuật cao", "Phát triển kỹ thuật chuyên sâu", "đào tạo bác sỹ", "Uỷ ban nhân dân chỉ đạo").task(plan.Task{
		Text: "mua sắm thuốc", Units: []plan.TaskUnit{{Role: plan.Lead, Name: "Phòng Nghiệp vụ Dược"}},
	})
	d.group("chuyển đổi số").task(plan.Task{Text: "chuyển đổi số", FromHeading: true})
	d.Indicators = []plan.Indicator{
		{Name: "Tỷ lệ tiêm chủng đầy đủ", Value: "55.7", Unit: "%"},
		{Name: "Lượt khám", Value: "2030984", Unit: "lượt", Comparison: "bằng 95% so với năm 2022"},
		{Name: "Điều trị nội trú", Comparison: "tăng 11%", Base: "2022"},
		{Name: "Điều trị nội trú", Comparison: "tăng 6%", Base: "2020"},
	}
	d.commit(t, s)
	return s
}

func text(h plan.SearchHit) string {
	var all strings.Builder
	for _, p := range h.Parts {
		all.WriteString(p.Text)
	}
	return all.String()
}

func marked(h plan.SearchHit) []string {
	var found []string
	for _, p := range h.Parts {
		if p.Hit {
			found = append(found, p.Text)
		}
	}
	return found
}

func texts(hits []plan.SearchHit) []string {
	found := []string{}
	for _, h := range hits {
		found = append(found, text(h))
	}
	return found
}

func search(t *testing.T, s *store.Store, q plan.SearchQuery) plan.SearchResult {
	t.Helper()
	r, err := s.Search(t.Context(), reader, q)
	require.NoError(t, err)
	return r
}

// What searchable holds.
const (
	capacity = "Nâng cao năng lực Trung tâm Kiểm soát bệnh tật TP HCM"
	plain    = "nang cao nang luc (gõ không dấu)"
	mediate  = "Ban hành Kế hoạch 56/KH-SYT về hoà giải"
	join     = "hòa nhập quốc tế, bảo vệ sức khỏe"
	local    = "Củng cố y tế cơ sở"
	private  = "Cơ sở y tế tư nhân phải công khai giá"
	prevent  = "Tiếp tục phòng dịch tại quận, huyện; nâng cao nhận thức"
	covid    = "Kiểm soát hiệu quả dịch bệnh Covid-19"
	high     = "Kĩ thuật cao"
	deep     = "Phát triển kỹ thuật chuyên sâu"
	title    = "Năm 2022, ngành y tế TP.HCM sẽ có những hoạt động trọng tâm nào?"
	vaccine  = "Tỷ lệ tiêm chủng đầy đủ: 55,7%"
	visits   = "Lượt khám: 2.030.984 lượt, bằng 95% so với năm 2022"
	beds     = "Điều trị nội trú: tăng 11%; tăng 6%"
)

func requireFound(t *testing.T, cases map[string][]string) {
	t.Helper()
	s := searchable(t)
	for typed, want := range cases {
		t.Run(typed, func(t *testing.T) {
			t.Parallel()
			r := search(t, s, plan.SearchQuery{Text: typed})
			assert.ElementsMatch(t, want, texts(r.Hits))
			assert.Equal(t, len(want), r.Total)
		})
	}
}

func TestSearchFindsWhateverTheSpelling(t *testing.T) {
	t.Parallel()
	requireFound(t, map[string][]string{
		"nang cao nang luc": {plain, capacity},
		"NANG CAO nang luc": {plain, capacity},
		"nâng cao năng lực": {plain, capacity},
		"NÂNG CAO NĂNG LỰC": {plain, capacity},
		"hoà":               {mediate, join},
		"hòa":               {mediate, join},
		"HOA":               {mediate, join},
		"suc khoẻ":          {join},
		"sức khỏe":          {join},
		"ky thuat":          {high, deep},
		"kĩ thuật":          {high, deep},
		"kỹ thuật":          {high, deep},
		"bác sĩ":            {"đào tạo bác sỹ"},
		"ủy ban":            {"Uỷ ban nhân dân chỉ đạo"},
		"dao tao":           {"đào tạo bác sỹ"},
		"ty le tiem chung":  {vaccine},
		"tỉ lệ":             {vaccine},
		"nghiệp vụ dược":    {"mua sắm thuốc"},
		"chuyen doi so":     {"chuyển đổi số"},
		"thúi":              {},
	})
}

func TestSearchReadsPhrasesExclusionsSignsAndBeginnings(t *testing.T) {
	t.Parallel()
	requireFound(t, map[string][]string{
		`"y tế cơ sở"`:           {local, "Y tế cơ sở"},
		`“y te co so”`:           {local, "Y tế cơ sở"},
		"y tế cơ sở":             {local, "Y tế cơ sở", private},
		"y te -nhan -nganh":      {local, "Y tế cơ sở"},
		`"y tế" -"tư nhân" -tp`:  {local, "Y tế cơ sở"},
		"covid 19":               {covid},
		"Covid-19":               {covid},
		"TP.HCM":                 {capacity, title},
		"tp hcm":                 {capacity, title},
		"56/KH-SYT":              {mediate},
		"kh syt":                 {mediate},
		"phòng dịch nâng cao":    {prevent},
		"hoà bình -giải":         {},
		"chuyên sâu kỹ thuật":    {deep},
		"chuyen s":               {deep, "chuyển đổi số"},
		"kỹ thuật chuyên sâu xa": {deep},
	})
}

func TestAPlanIsFoundByTheNameOfItsProvince(t *testing.T) {
	t.Parallel()
	requireFound(t, map[string][]string{
		"Hồ Chí Minh":                {title},
		"ho chi minh 2022":           {title},
		"TP. Hồ Chí Minh":            {title},
		`"thành phố hồ chí minh"`:    {title},
		"TPHCM":                      {title},
		"tỉnh Bình Dương":            {"Bình Dương 2024"},
		"bình dương -2024":           {},
		"hồ chí minh -\"trọng tâm\"": {},
	})
}

func TestAFigureIsFoundByWhatItSays(t *testing.T) {
	t.Parallel()
	requireFound(t, map[string][]string{
		"2.030.984":         {visits},
		"2030984":           {visits},
		"55,7%":             {vaccine},
		"55.7":              {vaccine},
		"bang 95% nam 2022": {visits},
		"tăng 6%":           {beds},
		"noi tru tang 11":   {beds},
		"tăng 17%":          {},
	})
	s := searchable(t)
	assert.Equal(t, []string{"tăng", "tăng 6"}, marked(search(t, s, plan.SearchQuery{Text: "tăng 6%"}).Hits[0]))
}

func TestHitsWithTheVeryAccentsComeFirst(t *testing.T) {
	t.Parallel()
	s := searchable(t)
	accented := search(t, s, plan.SearchQuery{Text: "nâng cao năng lực"})
	require.Len(t, accented.Hits, 2)
	assert.Equal(t, "Nâng cao năng lực Trung tâm Kiểm soát bệnh tật TP HCM", text(accented.Hits[0]))
	assert.True(t, accented.Hits[0].Exact)
	assert.False(t, accented.Hits[1].Exact)

	plain := search(t, s, plan.SearchQuery{Text: "nang cao nang luc"})
	require.Len(t, plain.Hits, 2)
	assert.Equal(t, "nang cao nang luc (gõ không dấu)", text(plain.Hits[0]))
	assert.True(t, plain.Hits[0].Exact)

	tone := search(t, s, plan.SearchQuery{Text: "hoà"})
	require.Len(t, tone.Hits, 2)
	assert.True(t, tone.Hits[0].Exact && tone.Hits[1].Exact, "hòa and hoà are one word")
}

func TestAMisspeltQueryFindsWhatLooksAlike(t *testing.T) {
	t.Parallel()
	s := searchable(t)
	r := search(t, s, plan.SearchQuery{Text: "tiem chunng day du"})
	assert.Equal(t, []string{vaccine}, texts(r.Hits))
	assert.Equal(t, 1, r.Total)
	assert.Empty(t, search(t, s, plan.SearchQuery{Text: "xyzzy qwerty"}).Hits)
	assert.Empty(t, search(t, s, plan.SearchQuery{Text: "tiem chunng 99"}).Hits, "a number is like every other")
}

func TestAHitSaysWhereItIs(t *testing.T) {
	t.Parallel()
	s := searchable(t)
	task := search(t, s, plan.SearchQuery{Text: "chuyên sâu"}).Hits[0]
	assert.Equal(t, plan.HitTask, task.Kind)
	assert.Equal(t, "binh-duong", task.Province.Slug)
	assert.Equal(t, "Bình Dương", task.Province.Name)
	assert.Equal(t, 2024, task.Plan.Year)
	assert.Equal(t, "ke-hoach-nam", task.Plan.Slug)
	assert.Equal(t, plan.Annual, task.Plan.Kind)
	assert.Equal(t, "Bình Dương 2024", task.Plan.Title)
	assert.Equal(t, 1, task.GroupOrd)
	assert.Equal(t, "Kĩ thuật cao", task.Group)
	assert.Equal(t, "1.1", task.Number)
	assert.NotZero(t, task.TaskID)

	group := search(t, s, plan.SearchQuery{Text: "covid"}).Hits[0]
	assert.Equal(t, plan.HitGroup, group.Kind)
	assert.Equal(t, 1, group.GroupOrd)
	assert.Zero(t, group.TaskID)

	indicator := search(t, s, plan.SearchQuery{Text: "tiêm chủng"}).Hits[0]
	assert.Equal(t, plan.HitIndicator, indicator.Kind)
	assert.Zero(t, indicator.GroupOrd)

	title := search(t, s, plan.SearchQuery{Text: "trọng tâm"}).Hits[0]
	assert.Equal(t, plan.HitPlan, title.Kind)
}

func TestFacetsCountTheHitsTheyLeave(t *testing.T) {
	t.Parallel()
	s := searchable(t)
	all := search(t, s, plan.SearchQuery{Text: "cao"})
	assert.Equal(t, []plan.Facet{{Value: "binh-duong", Label: "Tỉnh Bình Dương", Count: 1}, {Value: "tphcm", Label: "Thành phố Hồ Chí Minh", Count: 3}}, all.Provinces)
	assert.Equal(t, []plan.Facet{{Value: "2024", Label: "2024", Count: 1}, {Value: "2022", Label: "2022", Count: 3}}, all.Years)
	require.Len(t, all.Groups, 2)
	assert.Equal(t, "Kiểm soát hiệu quả dịch bệnh Covid-19", all.Groups[0].Label)
	assert.Equal(t, 3, all.Groups[0].Count)
	assert.Equal(t, 4, all.Total)

	one := search(t, s, plan.SearchQuery{Text: "cao", Province: "tphcm"})
	assert.Equal(t, 3, one.Total)
	assert.Len(t, one.Hits, 3)
	assert.Len(t, one.Provinces, 2, "the other provinces can still be chosen")
	assert.Equal(t, []plan.Facet{{Value: "2022", Label: "2022", Count: 3}}, one.Years)

	year := search(t, s, plan.SearchQuery{Text: "cao", Year: 2024})
	assert.Equal(t, []string{"Kĩ thuật cao"}, texts(year.Hits))
	group := search(t, s, plan.SearchQuery{Text: "cao", GroupID: 1})
	assert.Equal(t, 3, group.Total)
	nowhere := search(t, s, plan.SearchQuery{Text: "cao", Province: "ha-noi"})
	assert.Zero(t, nowhere.Total)
	assert.Len(t, nowhere.Provinces, 2)
}

func TestResultsComeInPages(t *testing.T) {
	t.Parallel()
	s, _ := open(t)
	manyTasks("74", 2024).commit(t, s)
	seen := map[int64]bool{}
	for page, size := range map[int]int{1: 30, 2: 13, 3: 0, 0: 30, -1: 30, 1 << 40: 0} {
		r := search(t, s, plan.SearchQuery{Text: "củng cố", Page: page})
		assert.Equal(t, 43, r.Total)
		assert.Len(t, r.Hits, size, "page %d", page)
		if page == 1 || page == 2 {
			for _, h := range r.Hits {
				seen[h.TaskID] = true
			}
		}
	}
	assert.Len(t, seen, 43)
	first := search(t, s, plan.SearchQuery{Text: "củng cố"})
	assert.Equal(t, "1.1", first.Hits[0].Number, "equal hits are in the plan's order")
}

func TestNothingTypedFindsNothing(t *testing.T) {
	t.Parallel()
	s := searchable(t)
	for _, typed := range []string{"", "   ", "-", `""`, "-dịch", `-"y tế"`, "!&|()<->:*", "…", "\x00", "\t\n"} {
		r := search(t, s, plan.SearchQuery{Text: typed})
		assert.Zero(t, r.Total, "%q", typed)
		assert.Empty(t, r.Hits, "%q", typed)
		assert.Equal(t, typed, r.Query.Text)
	}
}

func TestNoTextIsAnErrorOfTheDatabase(t *testing.T) {
	t.Parallel()
	s := searchable(t)
	for _, typed := range []string{
		"y\x00tế", "\xff\xfe cao", strings.Repeat("cao ", 2500), strings.Repeat("a", 10_000), strings.Repeat(`"`, 400),
		strings.Repeat("-", 400), strings.Repeat("or ", 130), `'; DROP TABLE plans; --`, `\ cao \\`, "cao:*", "cao & | !", "((cao",
		"\U0001f600 cao", "cao\u0301\u0323", "ﾀﾞ ｶﾞ", strings.Repeat("\u0301", 300), "cao <-> cao", "or or", "a or -b", `%_\%`,
		"½ cao", "١٢٣ cao", "e\u0302\u0301", "1e999999", "-1 -2 3",
	} {
		_, err := s.Search(t.Context(), reader, plan.SearchQuery{Text: typed, Page: 1, Province: typed, Year: -1, GroupID: -1})
		require.NoError(t, err, "%q", typed)
		_, err = s.Search(t.Context(), reader, plan.SearchQuery{Text: typed})
		require.NoError(t, err, "%q", typed)
	}
}
