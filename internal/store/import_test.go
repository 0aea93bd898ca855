package store_test

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"sync"
	"testing"

	"github.com/jackc/pgx/v5/pgxpool"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"kehoach/internal/pgtest"
	"kehoach/internal/plan"
	"kehoach/internal/store"
)

func count(t testing.TB, db *pgxpool.Pool, sql string, args ...any) int {
	t.Helper()
	var n int
	require.NoError(t, db.QueryRow(t.Context(), sql, args...).Scan(&n))
	return n
}

func TestCommitImportMakesThePlanOfTheDraft(t *testing.T) {
	t.Parallel()
	s, db := open(t)
	done := binhDuong().commit(t, s)
	assert.False(t, done.Existing)
	assert.Equal(t, "binh-duong", done.Province.Slug)
	assert.Equal(t, "Tỉnh Bình Dương", done.Province.FullName())
	assert.Equal(t, "ke-hoach-nam", done.Plan.Slug)
	assert.Equal(t, plan.Counts{Groups: 3, Tasks: 4}, done.Plan.Found)
	assert.Equal(t, now().UTC(), done.Plan.ImportedAt.UTC())

	tree, err := s.Plan(t.Context(), reader, "binh-duong", 2024, "ke-hoach-nam")
	require.NoError(t, err)
	assert.Equal(t, done.Plan, tree.Plan)
	assert.Equal(t, 4, count(t, db, `SELECT count(*) FROM tasks WHERE assigned_on = '2024-01-01'`))
	assert.Equal(t, 1, count(t, db, `SELECT count(*) FROM imports WHERE actor = 'cli:root' AND state = 'committed'`))
}

func TestTheSameBytesAgainGiveThePlanTheyBecame(t *testing.T) {
	t.Parallel()
	s, db := open(t)
	first := binhDuong().commit(t, s)
	again := binhDuong().commit(t, s)
	assert.True(t, again.Existing)
	assert.Equal(t, first.Plan, again.Plan)
	assert.Equal(t, 1, count(t, db, `SELECT count(*) FROM plans`))
	assert.Equal(t, 1, count(t, db, `SELECT revision FROM years`), "nothing changed, so the revision stays")
}

func TestTheSameDocumentMayBeImportedInTwoProvinces(t *testing.T) {
	t.Parallel()
	s, _ := open(t)
	file, d := draftOf("22", 2024, plan.Thematic, "Tiêm chủng").group("Nhóm", "việc").draft()
	_, err := s.CommitImport(t.Context(), cli, file, d)
	require.NoError(t, err)
	d.Province.Code = "34"
	other, err := s.CommitImport(t.Context(), cli, file, d)
	require.NoError(t, err)
	assert.False(t, other.Existing)
}

func TestCommitImportRefuses(t *testing.T) {
	t.Parallel()
	s, db := open(t)
	binhDuong().commit(t, s)
	for name, c := range map[string]struct {
		actor  plan.Actor
		change func(*plan.Draft)
		want   error
	}{
		"a leader":             {leader, func(*plan.Draft) {}, plan.ErrForbidden},
		"no tasks":             {cli, func(d *plan.Draft) { d.Groups = nil }, plan.ErrIncomplete{Missing: "tasks"}},
		"a report":             {cli, func(d *plan.Draft) { d.Kind = plan.Report }, plan.ErrIncomplete{Missing: "kind"}},
		"no province":          {cli, func(d *plan.Draft) { d.Province = plan.Province{} }, plan.ErrIncomplete{Missing: "province"}},
		"no year":              {cli, func(d *plan.Draft) { d.Year = 0 }, plan.ErrIncomplete{Missing: "year"}},
		"no such year":         {cli, func(d *plan.Draft) { d.Year = 123456 }, plan.ErrIncomplete{Missing: "year"}},
		"an unknown province":  {cli, func(d *plan.Draft) { d.Province.Code = "99" }, plan.ErrIncomplete{Missing: "province"}},
		"a merged province":    {cli, func(d *plan.Draft) { d.Year = 2026 }, plan.ErrIncomplete{Missing: "province"}},
		"a second annual plan": {cli, func(*plan.Draft) {}, plan.ErrConflict},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			file, d := draftOf("74", 2024, plan.Annual, "Một kế hoạch khác: "+name).group("Nhóm", "việc").draft()
			c.change(&d)
			_, err := s.CommitImport(t.Context(), c.actor, file, d)
			require.ErrorIs(t, err, c.want)
		})
	}
	t.Cleanup(func() {
		var n int
		require.NoError(t, db.QueryRow(context.Background(), `SELECT count(*) FROM plans`).Scan(&n))
		assert.Equal(t, 1, n)
	})
}

func TestAFileNameThatIsNoUTF8DoesNotStopAnImport(t *testing.T) {
	t.Parallel()
	s, _ := open(t)
	file, draft := binhDuong().draft()
	file.Name = "/tmp/k\xff\xfe hoạch.txt"
	draft.FileName = file.Name
	done, err := s.CommitImport(t.Context(), cli, file, draft)
	require.NoError(t, err)
	source, err := s.SourceText(t.Context(), reader, "binh-duong", 2024, done.Plan.Slug)
	require.NoError(t, err)
	assert.Equal(t, "k\uFFFD hoạch.txt", source.FileName)
}

func TestADraftOfAnotherFileIsRefused(t *testing.T) {
	t.Parallel()
	s, db := open(t)
	file, d := binhDuong().draft()
	file.Bytes = append(file.Bytes, '!')
	_, err := s.CommitImport(t.Context(), cli, file, d)
	require.ErrorContains(t, err, "another file")
	assert.Zero(t, count(t, db, `SELECT count(*) FROM plans`))
}

func TestAFailureInTheMiddleLeavesNothing(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		change     func(*plan.Draft)
		constraint string
	}{
		"a text beyond the limit": {func(d *plan.Draft) { d.Groups[2].Tasks[0].Text = strings.Repeat("ả", 10_001) }, "tasks_text_check"},
		"confidence above one":    {func(d *plan.Draft) { d.Groups[0].Tasks[1].Confidence = 1.5 }, "tasks_confidence_check"},
		"a regular task with day": {func(d *plan.Draft) { d.Groups[1].Tasks[0].Kind = plan.Regular }, "tasks_due_check"},
		"a range without end":     {func(d *plan.Draft) { d.Groups[1].Tasks[0].Targets[1].Max = "" }, "task_targets_max_check"},
		"an unknown role":         {func(d *plan.Draft) { d.Groups[1].Tasks[0].Units[1].Role = "boss" }, "task_units_role_check"},
		"a figure that is none":   {func(d *plan.Draft) { d.Indicators = []plan.Indicator{{Name: "Số ca", Value: "nhiều"}} }, "nhiều"},
		"NUL in a text":           {func(d *plan.Draft) { d.Groups[2].Tasks[0].Text = "a\x00b" }, "Unicode"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s, db := open(t)
			file, d := binhDuong().draft()
			c.change(&d)
			_, err := s.CommitImport(t.Context(), cli, file, d)
			invalid, ok := errors.AsType[store.InvalidError](err)
			require.True(t, ok, "%v", err)
			assert.Contains(t, invalid.Constraint, c.constraint)
			for _, table := range []string{"years", "imports", "plans", "task_groups", "tasks", "task_units", "indicators"} {
				assert.Zero(t, count(t, db, `SELECT count(*) FROM `+table), table)
			}
		})
	}
}

func TestTwoLeadsOfATaskAreAConflict(t *testing.T) {
	t.Parallel()
	s, _ := open(t)
	file, d := binhDuong().draft()
	d.Groups[1].Tasks[0].Units[1].Role = plan.Lead
	_, err := s.CommitImport(t.Context(), cli, file, d)
	require.ErrorIs(t, err, plan.ErrConflict)
}

func TestSlugsComeFromNumberOrKindAndAreFreeInTheYear(t *testing.T) {
	t.Parallel()
	s, _ := open(t)
	slug := func(kind plan.Kind, period plan.Period, number, title string) string {
		b := draftOf("34", 2024, kind, title)
		b.Period, b.Number = period, number
		return b.group("Nhóm", "việc").commit(t, s).Plan.Slug
	}
	assert.Equal(t, "56-kh-syt", slug(plan.Thematic, plan.WholeYear, "56/KH-SYT", "a"))
	assert.Equal(t, "56-kh-syt-2", slug(plan.Thematic, plan.WholeYear, "56/KH-SYT", "b"))
	assert.Equal(t, "chuyen-de", slug(plan.Thematic, "", "", "c"))
	assert.Equal(t, "chuyen-de-2", slug(plan.Thematic, "", "", "d"))
	assert.Equal(t, "chuyen-de-3", slug(plan.Thematic, "", "", "e"))
	assert.Equal(t, "chi-dao-quy-4", slug(plan.Directive, plan.Quarter4, "", "f"))
	assert.Equal(t, "chi-dao-6-thang-cuoi-nam", slug(plan.Directive, plan.SecondHalf, "", "g"))
	assert.Equal(t, "ke-hoach-nam", slug(plan.Annual, plan.WholeYear, "", "h"))
}

func TestTasksCountFromTheDayTheirPlanAllows(t *testing.T) {
	t.Parallel()
	s, db := open(t)
	b := draftOf("22", 2023, plan.Directive, "Nhiệm vụ 3 tháng cuối năm")
	b.Period = plan.Quarter4
	b.group("Nhóm", "một", "hai").commit(t, s)
	assert.Equal(t, 2, count(t, db, `SELECT count(*) FROM tasks WHERE assigned_on = '2023-10-01'`))
}

func TestOneOfTwoCommitsAtOnceWins(t *testing.T) {
	t.Parallel()
	s, db := open(t)
	outcomes := make([]plan.Committed, 4)
	var wg sync.WaitGroup
	for i := range outcomes {
		wg.Go(func() {
			file, d := binhDuong().draft()
			var err error
			outcomes[i], err = s.CommitImport(t.Context(), cli, file, d)
			assert.NoError(t, err)
		})
	}
	wg.Wait()
	written := 0
	for _, o := range outcomes {
		if !o.Existing {
			written++
		}
		assert.Equal(t, outcomes[0].Plan.ID, o.Plan.ID)
	}
	assert.Equal(t, 1, written)
	assert.Equal(t, 4, count(t, db, `SELECT count(*) FROM tasks`))
}

func TestTwoAnnualPlansAtOnceAreAConflictForOne(t *testing.T) {
	t.Parallel()
	s, db := open(t)
	errs := make([]error, 2)
	var wg sync.WaitGroup
	for i := range errs {
		wg.Go(func() {
			file, d := draftOf("74", 2024, plan.Annual, fmt.Sprintf("Kế hoạch bản %d", i)).group("Nhóm", "việc").draft()
			_, errs[i] = s.CommitImport(t.Context(), cli, file, d)
		})
	}
	wg.Wait()
	failed := errors.Join(errs...)
	require.ErrorIs(t, failed, plan.ErrConflict)
	assert.True(t, errs[0] == nil || errs[1] == nil)
	assert.Equal(t, 1, count(t, db, `SELECT count(*) FROM plans`))
}

func TestManyCommitsIntoOneYearDoNotDeadlock(t *testing.T) {
	t.Parallel()
	s, db := open(t)
	var wg sync.WaitGroup
	for i := range 12 {
		wg.Go(func() {
			file, d := draftOf("34", 2024, plan.Thematic, fmt.Sprintf("Chuyên đề %d", i)).group("Nhóm", "một", "hai").draft()
			_, err := s.CommitImport(t.Context(), cli, file, d)
			assert.NoError(t, err)
		})
	}
	wg.Wait()
	assert.Equal(t, 12, count(t, db, `SELECT count(*) FROM plans`))
	assert.Equal(t, 12, count(t, db, `SELECT revision FROM years`))
}

func TestACancelledCommitLeavesNothingAndFreesTheConnection(t *testing.T) {
	t.Parallel()
	s, db := open(t)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	file, d := binhDuong().draft()
	_, err := s.CommitImport(ctx, cli, file, d)
	require.ErrorIs(t, err, context.Canceled)
	assert.Zero(t, count(t, db, `SELECT count(*) FROM plans`))
	binhDuong().commit(t, s)
}

func BenchmarkCommitImport(b *testing.B) {
	s := store.New(pgtest.New(b).App, now)
	year := 2009
	codes := []string{"01", "04", "11", "12", "14", "20", "22", "38", "40", "42", "46"}
	n := 0
	for b.Loop() {
		file, d := manyTasks(codes[n%len(codes)], year+n/len(codes)%90).draft()
		d.Kind = plan.Thematic
		file.Bytes = fmt.Appendf(file.Bytes, "%d", n)
		d.SHA256 = ""
		n++
		_, err := s.CommitImport(b.Context(), cli, file, d)
		require.NoError(b, err)
	}
}
