package store_test

import (
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"kehoach/internal/pgtest"
	"kehoach/internal/plan"
	"kehoach/internal/store"
)

func TestAPlanIsReadAsItWasImported(t *testing.T) {
	t.Parallel()
	s, _ := open(t)
	b := binhDuong()
	b.Number, b.IssuedOn = "12/KH-SYT", plan.Date{Year: 2024, Month: time.January, Day: 17}
	b.commit(t, s)
	_, d := b.draft()

	tree, err := s.Plan(t.Context(), reader, "binh-duong", 2024, "12-kh-syt")
	require.NoError(t, err)
	assert.Equal(t, "Bình Dương", tree.Province.Name)
	assert.Equal(t, 2024, tree.Year.Year)
	assert.Equal(t, plan.YearPreparing, tree.Year.State)
	p := tree.Plan
	assert.Equal(t, d.Title, p.Title)
	assert.Equal(t, "12/KH-SYT", p.Number)
	assert.Equal(t, "Sở Y tế Bình Dương", p.Agency)
	assert.Equal(t, "2024-01-17", p.IssuedOn.String())
	assert.Equal(t, []string{"47/KH-UBND", "25-CT/TW"}, p.Bases)
	assert.Equal(t, plan.Counts{Groups: 3, Tasks: 4}, p.Declared)
	assert.Equal(t, plan.Drafted, p.State)
	assert.Equal(t, plan.WholeYear, p.Period)

	require.Len(t, tree.Groups, 3)
	for i, g := range tree.Groups {
		assert.Equal(t, d.Groups[i].Title, g.Title)
		assert.Equal(t, d.Groups[i].Number, g.Number)
		assert.Equal(t, d.Groups[i].Source, g.Source)
		assert.Equal(t, i+1, g.Ord)
		require.Len(t, g.Tasks, len(d.Groups[i].Tasks))
		for j, got := range g.Tasks {
			assert.NotZero(t, got.ID)
			want := d.Groups[i].Tasks[j]
			want.ID, want.PlanID, want.GroupID, want.AssignedOn, want.Version = got.ID, p.ID, g.ID, d.AssignedOn(), 1
			if want.References == nil {
				want.References = []string{}
			}
			assert.Equal(t, want, got)
		}
	}
}

func TestTheImportersDoubtsStayWithThePlan(t *testing.T) {
	t.Parallel()
	s, _ := open(t)
	b := binhDuong()
	b.Warnings = []plan.Warning{
		{Code: plan.WarnCountMismatch, Message: "Văn bản ghi 4 nhiệm vụ; bóc tách được 5.", Source: plan.Range{Start: 3, End: 9}},
		{Code: plan.WarnCandidate, Message: "Có 2 câu giống chỉ đạo."},
	}
	done := b.commit(t, s)
	tree, err := s.Plan(t.Context(), reader, "binh-duong", 2024, done.Plan.Slug)
	require.NoError(t, err)
	assert.Equal(t, b.Warnings, tree.Warnings)
}

func TestFiguresKeepTheirOrderAndShareTheirIndicator(t *testing.T) {
	t.Parallel()
	s, db := open(t)
	b := draftOf("79", 2024, plan.Annual, "").group("khởi động chương trình")
	b.task(plan.Task{Text: "khởi động chương trình", FromHeading: true})
	b.Indicators = []plan.Indicator{
		{Name: "Số lượt khám ngoại trú", Comparison: "tăng 11%", Base: "2022", Period: "2023", Source: plan.Range{Start: 1, End: 5}},
		{Name: "Số ca mắc", Value: "2030984", Unit: "ca", Ambiguous: true},
		{Name: "Số lượt khám ngoại trú", Comparison: "tăng 6%", Base: "2020", Period: "2023"},
		{Name: "Tỷ lệ tiêm chủng", Value: "55.70", Unit: "%"},
	}
	b.commit(t, s)
	tree, err := s.Plan(t.Context(), reader, "tphcm", 2024, "ke-hoach-nam")
	require.NoError(t, err)
	want := b.Indicators
	for i := range want {
		want[i].Ord = i + 1
	}
	assert.Equal(t, want, tree.Indicators)
	assert.Equal(t, 3, count(t, db, `SELECT count(*) FROM indicators`))
	assert.True(t, tree.Groups[0].Tasks[0].FromHeading)
	assert.Empty(t, tree.Plan.Title)
}

func TestWhatDoesNotExistIsNotFound(t *testing.T) {
	t.Parallel()
	s, _ := open(t)
	done := binhDuong().commit(t, s)
	ctx := t.Context()
	ask := func(slug string, year int, planSlug string, ord int) map[string]error {
		errs := map[string]error{}
		_, errs["plan"] = s.Plan(ctx, reader, slug, year, planSlug)
		_, errs["group"] = s.Group(ctx, reader, slug, year, planSlug, ord)
		_, errs["source"] = s.SourceText(ctx, reader, slug, year, planSlug)
		return errs
	}
	for name, errs := range map[string]map[string]error{
		"province":      ask("khong-co", 2024, "ke-hoach-nam", 1),
		"year":          ask("binh-duong", 2023, "ke-hoach-nam", 1),
		"year 0":        ask("binh-duong", 0, "ke-hoach-nam", 1),
		"negative year": ask("binh-duong", -2024, "ke-hoach-nam", 1),
		"endless year":  ask("binh-duong", 1<<40, "ke-hoach-nam", 1),
		"plan":          ask("binh-duong", 2024, "chuyen-de", 1),
		"NUL":           ask("binh-duong\x00", 2024, "ke-hoach-nam\x00", 1),
		"no UTF-8":      ask("binh-duong", 2024, "\xff\xfe", 1),
		"quotes":        ask(`';--`, 2024, `' OR ''='`, 1),
	} {
		for what, err := range errs {
			require.ErrorIs(t, err, plan.ErrNotFound, "%s: %s", name, what)
		}
	}
	for _, ord := range []int{0, -1, 4, 1 << 40} {
		_, err := s.Group(ctx, reader, "binh-duong", 2024, "ke-hoach-nam", ord)
		require.ErrorIs(t, err, plan.ErrNotFound)
	}
	for _, id := range []int64{0, -1, 1 << 62} {
		_, err := s.Task(ctx, reader, id)
		require.ErrorIs(t, err, plan.ErrNotFound)
	}
	_, err := s.Plan(ctx, reader, "binh-duong", 2024, done.Plan.Slug)
	require.NoError(t, err)
}

func TestAGroupHasItsNeighbours(t *testing.T) {
	t.Parallel()
	s, _ := open(t)
	binhDuong().commit(t, s)
	group := func(ord int) plan.GroupPage {
		page, err := s.Group(t.Context(), reader, "binh-duong", 2024, "ke-hoach-nam", ord)
		require.NoError(t, err)
		return page
	}
	first, middle, last := group(1), group(2), group(3)
	assert.Nil(t, first.Previous)
	assert.Equal(t, "Củng cố hệ thống y tế cơ sở.", first.Next.Title)
	assert.Len(t, first.Group.Tasks, 2)
	assert.Equal(t, 1, middle.Previous.Ord)
	assert.Equal(t, 3, middle.Next.Ord)
	assert.Len(t, middle.Group.Tasks[0].Units, 3)
	assert.Len(t, middle.Group.Tasks[0].Targets, 2)
	assert.Nil(t, last.Next)
	assert.Equal(t, "binh-duong", last.Province.Slug)
	assert.Equal(t, "ke-hoach-nam", last.Plan.Slug)
	require.Len(t, last.Lineage.Successors, 1)
}

func TestATaskStandsInItsPlaceAndItsText(t *testing.T) {
	t.Parallel()
	s, _ := open(t)
	b := binhDuong()
	b.commit(t, s)
	_, d := b.draft()
	tree, err := s.Plan(t.Context(), reader, "binh-duong", 2024, "ke-hoach-nam")
	require.NoError(t, err)

	page, err := s.Task(t.Context(), reader, tree.Groups[1].Tasks[0].ID)
	require.NoError(t, err)
	assert.Equal(t, tree.Groups[1].Tasks[0], page.Task)
	assert.Equal(t, "Củng cố hệ thống y tế cơ sở.", page.Group.Title)
	assert.Equal(t, tree.Groups[0].Tasks[1].ID, page.Previous.ID, "the last task of the group before")
	assert.Equal(t, tree.Groups[2].Tasks[0].ID, page.Next.ID, "the first task of the group after")
	assert.Equal(t, tree.Plan, page.Plan)
	assert.Equal(t, d.Text, page.Before+page.Task.Text+page.After, "a short text is shown whole")

	first, err := s.Task(t.Context(), reader, tree.Groups[0].Tasks[0].ID)
	require.NoError(t, err)
	assert.Nil(t, first.Previous)
	last, err := s.Task(t.Context(), reader, tree.Groups[2].Tasks[0].ID)
	require.NoError(t, err)
	assert.Nil(t, last.Next)
}

func TestALongTextIsCutAroundTheTaskAtWords(t *testing.T) {
	t.Parallel()
	s, _ := open(t)
	b := draftOf("74", 2024, plan.Annual, strings.Repeat("bệnh viện ", 200))
	b.group("Nhóm", "khám chữa bệnh").write(strings.Repeat("phường xã ", 200), plan.RoleContext)
	b.commit(t, s)
	tree, err := s.Plan(t.Context(), reader, "binh-duong", 2024, "ke-hoach-nam")
	require.NoError(t, err)
	page, err := s.Task(t.Context(), reader, tree.Groups[0].Tasks[0].ID)
	require.NoError(t, err)
	for _, side := range []string{page.Before, page.After} {
		assert.LessOrEqual(t, utf8.RuneCountInString(side), 300)
		assert.Greater(t, utf8.RuneCountInString(side), 280)
	}
	for _, word := range strings.Fields(page.Before) {
		assert.Contains(t, []string{"bệnh", "viện", "Nhóm"}, word)
	}
	for _, word := range strings.Fields(page.After) {
		assert.Contains(t, []string{"phường", "xã"}, word)
	}
}

func TestATaskWithoutPlaceInTheTextHasNoContext(t *testing.T) {
	t.Parallel()
	s, _ := open(t)
	file, d := binhDuong().draft()
	d.Groups[0].Tasks[0].Source = plan.Range{}
	_, err := s.CommitImport(t.Context(), cli, file, d)
	require.NoError(t, err)
	tree, err := s.Plan(t.Context(), reader, "binh-duong", 2024, "ke-hoach-nam")
	require.NoError(t, err)
	page, err := s.Task(t.Context(), reader, tree.Groups[0].Tasks[0].ID)
	require.NoError(t, err)
	assert.Empty(t, page.Before+page.After)
}

func TestTheSourceTextHasEverySpan(t *testing.T) {
	t.Parallel()
	s, _ := open(t)
	b := binhDuong()
	b.commit(t, s)
	_, d := b.draft()
	source, err := s.SourceText(t.Context(), reader, "binh-duong", 2024, "ke-hoach-nam")
	require.NoError(t, err)
	assert.Equal(t, d.Text, source.Text)
	assert.Equal(t, d.Spans, source.Spans)
	assert.Equal(t, d.SHA256, source.SHA256)
	assert.Equal(t, "van-ban.txt", source.FileName)
	assert.Equal(t, "Bình Dương", source.Province.Name)
	assert.Equal(t, "ke-hoach-nam", source.Plan.Slug)
}

func BenchmarkPlanPage(b *testing.B) {
	s := store.New(pgtest.New(b).App, now)
	manyTasks("74", 2024).commit(b, s)
	for b.Loop() {
		tree, err := s.Plan(b.Context(), reader, "binh-duong", 2024, "ke-hoach-nam")
		require.NoError(b, err)
		require.Equal(b, 43, tree.Plan.Found.Tasks)
	}
}
