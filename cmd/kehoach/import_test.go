package main

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"kehoach/internal/pgtest"
	"kehoach/seeds"
)

const binhDuong = "../../seeds/001_2f981511c2d5726a.txt"

// noServer is an environment in which no database can be had.
func noServer() map[string]string { return map[string]string{"KEHOACH_PG_BIN": "/khong/co"} }

type drafted struct {
	File     string
	Province *struct{ Code string }
	Year     *int
	Kind     string
	Found    struct{ Groups, Tasks int }
	Spans    map[string]int
}

func objects(t *testing.T, out string) []drafted {
	t.Helper()
	var all []drafted
	for line := range strings.Lines(out) {
		var one drafted
		require.NoError(t, json.Unmarshal([]byte(line), &one), line)
		all = append(all, one)
	}
	return all
}

func TestADryRunPrintsOneObjectForEachSeedWithoutADatabase(t *testing.T) {
	t.Parallel()
	var files []string
	for _, seed := range seeds.All() {
		files = append(files, filepath.Join("../../seeds", seed.Name))
	}
	got := kehoach(t, noServer(), append([]string{"import", "-dry-run", "-json"}, files...)...)
	require.Equal(t, exitDone, got.code, got.errOut)
	assert.Empty(t, got.errOut)
	all := objects(t, got.out)
	require.Len(t, all, 5)
	expected := [][2]int{{9, 37}, {9, 43}, {5, 25}, {1, 12}, {10, 10}}
	for i, seed := range seeds.All() {
		one := all[i]
		assert.Equal(t, expected[i][0], one.Found.Groups, seed.Name)
		assert.Equal(t, expected[i][1], one.Found.Tasks, seed.Name)
		require.NotNil(t, one.Province, seed.Name)
		require.NotNil(t, one.Year, seed.Name)
		assert.Equal(t, seed.Province, one.Province.Code, seed.Name)
		assert.Equal(t, seed.Year, *one.Year, seed.Name)
		assert.Equal(t, seed.Kind, one.Kind, seed.Name)
		assert.Zero(t, one.Spans["unclassified"], seed.Name)
		assert.Len(t, one.Spans, 11, seed.Name)
	}
}

func TestADryRunReadsStandardInputAndFlagsAfterFiles(t *testing.T) {
	t.Parallel()
	text, err := os.ReadFile(binhDuong)
	require.NoError(t, err)
	got := kehoachReading(t, string(text), noServer(), "import", "-", "-json", "-dry-run")
	require.Equal(t, exitDone, got.code, got.errOut)
	all := objects(t, got.out)
	require.Len(t, all, 1)
	assert.Equal(t, "-", all[0].File)
	assert.Equal(t, 43, all[0].Found.Tasks)
}

func TestADryRunForPeopleTellsFactsCountsTasksAndDoubts(t *testing.T) {
	t.Parallel()
	got := kehoach(t, noServer(), "import", "-dry-run", binhDuong)
	require.Equal(t, exitDone, got.code, got.errOut)
	for _, words := range []string{
		"Tỉnh: Tỉnh Bình Dương", "Năm: 2024", "Văn bản ghi 9 nhóm, 43 nhiệm vụ; bóc tách được 9 nhóm, 43 nhiệm vụ ✓",
		"    1.1 ", "hạn 30/09/2024", "    9.3 ",
	} {
		assert.Contains(t, got.out, words)
	}
}

func TestAFileThatCannotBeReadFailsAloneAndSaysWhy(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	docx := filepath.Join(dir, "ke-hoach.docx")
	require.NoError(t, os.WriteFile(docx, append([]byte("PK\x03\x04"), bytes.Repeat([]byte{0}, 64)...), 0o600))
	huge := filepath.Join(dir, "to.txt")
	require.NoError(t, os.WriteFile(huge, bytes.Repeat([]byte("Kế hoạch. "), 20<<20/10), 0o600))
	got := kehoach(t, noServer(), "import", "-dry-run", "-json", docx, filepath.Join(dir, "khong-co.txt"), dir, huge, binhDuong)
	assert.Equal(t, exitFailed, got.code)
	assert.Len(t, objects(t, got.out), 1, "the readable file is still read")
	complaints := strings.Split(strings.TrimSpace(got.errOut), "\n")
	require.Len(t, complaints, 4, got.errOut)
	assert.True(t, strings.HasPrefix(complaints[0], docx+": "), complaints[0])
	assert.Contains(t, complaints[1], "Không đọc được tệp")
	assert.Contains(t, complaints[2], "Không đọc được tệp")
	assert.Contains(t, complaints[3], "Tệp quá lớn")
}

func TestATextThatIsNoPlanIsReadButNotCommitted(t *testing.T) {
	t.Parallel()
	const news = "Sáng 12/3, Trung tâm Y tế tổ chức hội thi tay nghề cho 120 điều dưỡng.\n"
	dry := kehoachReading(t, news, noServer(), "import", "-dry-run", "-json", "-")
	assert.Equal(t, exitDone, dry.code, dry.errOut)
	assert.Zero(t, objects(t, dry.out)[0].Found.Tasks)
	got := kehoachReading(t, news, noServer(), "import", "-")
	assert.Equal(t, exitFailed, got.code)
	assert.Contains(t, got.errOut, "không ghi")
}

func TestCommittingNamesTheFlagThatIsMissing(t *testing.T) {
	t.Parallel()
	const nowhere = "KẾ HOẠCH\nHoạt động trọng tâm của ngành y tế\nNhóm 1: Củng cố mạng lưới gồm:\n- Triển khai đề án bác sĩ gia đình;\n- Xây dựng 5 trạm y tế.\n"
	got := kehoachReading(t, nowhere, noServer(), "import", "-")
	assert.Equal(t, exitFailed, got.code)
	assert.Regexp(t, `-province MÃ|-year NĂM`, got.errOut)
	unknown := kehoach(t, noServer(), "import", "-province", "99", binhDuong)
	assert.Equal(t, exitFailed, unknown.code)
	assert.Contains(t, unknown.errOut, "Không có tỉnh nào mang mã 99 ngày 01/01/2024")
}

func TestADryRunWithAProvinceNeedsNoYear(t *testing.T) {
	t.Parallel()
	got := kehoachReading(t, "Không có năm nào ở đây.\n", noServer(), "import", "-dry-run", "-json", "-province", "74", "-")
	assert.Equal(t, exitDone, got.code, got.errOut)
	require.Len(t, objects(t, got.out), 1)
}

func TestAnImportIsCommittedOnceWithTheProvinceAndYearGiven(t *testing.T) {
	t.Parallel()
	db := pgtest.New(t)
	env := map[string]string{"DATABASE_URL": db.AppURL, "DATABASE_OWNER_URL": db.OwnerURL}
	got := kehoach(t, env, "import", "-province", "01", "-year", "2025", binhDuong)
	require.Equal(t, exitDone, got.code, got.errOut)
	assert.Contains(t, got.errOut, "đã ghi · Thành phố Hà Nội")
	assert.Contains(t, got.errOut, "/ha-noi/2025/")
	again := kehoach(t, env, "import", "-json", "-province", "01", "-year", "2025", binhDuong)
	require.Equal(t, exitDone, again.code, again.errOut)
	assert.Contains(t, again.errOut, "đã có từ trước")
	assert.Equal(t, 43, objects(t, again.out)[0].Found.Tasks)
	var actor string
	require.NoError(t, db.Owner.QueryRow(t.Context(), `SELECT actor FROM imports`).Scan(&actor))
	assert.True(t, strings.HasPrefix(actor, "cli:"), actor)
}

func TestSeedingTwiceKeepsFivePlans(t *testing.T) {
	t.Parallel()
	db := pgtest.New(t)
	env := map[string]string{"DATABASE_URL": db.AppURL, "DATABASE_OWNER_URL": db.OwnerURL}
	first := kehoach(t, env, "seed")
	require.Equal(t, exitDone, first.code, first.errOut)
	assert.Equal(t, 5, strings.Count(first.out, "đã ghi"))
	second := kehoach(t, env, "seed")
	require.Equal(t, exitDone, second.code, second.errOut)
	assert.Equal(t, 5, strings.Count(second.out, "đã có từ trước"))
	var plans, tasks int
	require.NoError(t, db.Owner.QueryRow(t.Context(), `SELECT count(*), (SELECT count(*) FROM tasks) FROM plans`).Scan(&plans, &tasks))
	assert.Equal(t, [2]int{5, 37 + 43 + 25 + 12 + 10}, [2]int{plans, tasks})
}

func TestASeedGivesWayToThePlanAYearHas(t *testing.T) {
	t.Parallel()
	db := pgtest.New(t)
	env := map[string]string{"DATABASE_URL": db.AppURL, "DATABASE_OWNER_URL": db.OwnerURL}
	text, err := os.ReadFile(binhDuong)
	require.NoError(t, err)
	own := kehoachReading(t, string(text)+"\n", env, "import", "-")
	require.Equal(t, exitDone, own.code, own.errOut)
	got := kehoach(t, env, "seed")
	require.Equal(t, exitDone, got.code, got.errOut)
	assert.Equal(t, 4, strings.Count(got.out, "đã ghi"))
	assert.Contains(t, got.out, "năm 2024 đã có kế hoạch năm khác")
}

func TestASecondAnnualPlanOfAYearIsRefusedAndLeavesNothing(t *testing.T) {
	t.Parallel()
	db := pgtest.New(t)
	env := map[string]string{"DATABASE_URL": db.AppURL, "DATABASE_OWNER_URL": db.OwnerURL}
	require.Equal(t, exitDone, kehoach(t, env, "import", binhDuong).code)
	text, err := os.ReadFile(binhDuong)
	require.NoError(t, err)
	got := kehoachReading(t, string(text)+"\n", env, "import", "-")
	assert.Equal(t, exitFailed, got.code)
	assert.Contains(t, got.errOut, "Năm này của tỉnh đã có kế hoạch năm")
	var imports int
	require.NoError(t, db.Owner.QueryRow(t.Context(), `SELECT count(*) FROM imports`).Scan(&imports))
	assert.Equal(t, 1, imports)
}

func TestAnInterruptedImportDoesNotWaitForInputThatNeverEnds(t *testing.T) {
	t.Parallel()
	input, unfinished := io.Pipe()
	t.Cleanup(func() { require.NoError(t, unfinished.Close()) })
	ctx, interrupt := context.WithCancel(t.Context())
	time.AfterFunc(50*time.Millisecond, interrupt)
	var out, errOut buffer
	ended := make(chan int, 1)
	go func() {
		ended <- run(ctx, []string{"import", "-dry-run", "-", "-"}, lookup(t, noServer()), input, &out, &errOut)
	}()
	select {
	case code := <-ended:
		assert.Equal(t, exitFailed, code)
		assert.Equal(t, "-: Đã dừng.\n", errOut.String())
	case <-time.After(startTime):
		require.Fail(t, "the command did not end")
	}
}
