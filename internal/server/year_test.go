package server

import (
	"net/http"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/net/html"

	"kehoach/internal/plan"
)

// countedSite has the kỳ of Bình Dương 2024, the plan given out, the first kỳ open with two approved reports and one sent.
func countedSite(t *testing.T) site {
	t.Helper()
	x := newSite(t)
	for _, sql := range []string{
		`UPDATE plans SET state = 'released', released_on = '2024-01-15' WHERE year_id = (SELECT id FROM years WHERE year = 2024)`,
		`INSERT INTO units (province_id, kind, name, valid_from) SELECT DISTINCT province_id, 'department', 'Phòng Nghiệp vụ', date '2020-01-01'
			FROM years WHERE year = 2024`,
	} {
		_, err := x.db.Owner.Exec(t.Context(), sql)
		require.NoError(t, err)
	}
	require.NoError(t, x.store.MakePeriods(t.Context(), plan.Job("test"), "binh-duong", 2024, plan.PresetDecree09))
	const report = `INSERT INTO progress_reports (province_id, year_id, task_id, period_id, unit_id, state, progress, percent, completed_on, saved_at, sent_at)
		SELECT t.province_id, t.year_id, t.id, pe.id, u.id, x.state, x.progress, CASE x.progress WHEN 'done' THEN 100 ELSE 40 END,
			CASE x.progress WHEN 'done' THEN date '2024-02-01' END, now(), now()
		FROM (VALUES (0, 'approved', 'done'), (1, 'approved', 'paused'), (2, 'submitted', 'in_progress')) x (n, state, progress)
		JOIN (SELECT *, row_number() OVER (ORDER BY due_on, id) - 1 AS n FROM tasks WHERE year_id = (SELECT id FROM years WHERE year = 2024)) t USING (n)
		JOIN periods pe ON pe.year_id = t.year_id AND pe.kind = 'q1' JOIN units u ON u.province_id = t.province_id AND u.name = 'Phòng Nghiệp vụ'`
	for _, sql := range []string{`UPDATE periods SET state = 'open' WHERE kind = 'q1'`, report} {
		_, err := x.db.Owner.Exec(t.Context(), sql)
		require.NoError(t, err)
	}
	return x
}

// links are the addresses a page links to, with the words that name them.
func links(t *testing.T, body string) map[string]string {
	t.Helper()
	root, err := html.Parse(strings.NewReader(body))
	require.NoError(t, err)
	found := map[string]string{}
	for n := range root.Descendants() {
		if n.Type == html.ElementNode && n.Data == "a" {
			found[attribute(n, "href")] = attribute(n, "aria-label")
		}
	}
	return found
}

func TestAYearWithPeriodsReadsItsSentence(t *testing.T) {
	t.Parallel()
	x := countedSite(t)
	w := get(t, x, "/binh-duong/2024")
	require.Equal(t, http.StatusOK, w.Code)
	assert.Contains(t, w.Body.String(), "Tính đến ngày 14/03/2024: tổng số 43 nhiệm vụ; đã hoàn thành 1 (2,3%), trong đó đúng hạn 1, quá hạn 0;")
	assert.Contains(t, w.Body.String(), "tạm dừng, không thực hiện 1.")
	assert.Contains(t, w.Body.String(), "Cách tính")
	assert.Contains(t, get(t, x, "/binh-duong/2024?ky=nam&co-so=goc").Body.String(), "Tính đến ngày 31/12/2024")
}

func TestAYearWithoutPeriodsStaysAsItWas(t *testing.T) {
	t.Parallel()
	x := newSite(t)
	w := get(t, x, "/binh-duong/2024")
	require.Equal(t, http.StatusOK, w.Code)
	assert.NotContains(t, w.Body.String(), "Tính đến ngày")
	assert.Equal(t, http.StatusNotFound, get(t, x, "/binh-duong/2024?ky=quy-1").Code)
	assert.Equal(t, http.StatusNotFound, get(t, x, "/binh-duong/2024?o=tat-ca").Code)
}

func TestEveryNumberOfAYearOpensAsManyRows(t *testing.T) {
	t.Parallel()
	x := countedSite(t)
	number := regexp.MustCompile(`: (\d+)$`)
	followed := 0
	for address, name := range links(t, get(t, x, "/binh-duong/2024").Body.String()) {
		if !strings.HasPrefix(address, "/binh-duong/2024?") {
			continue
		}
		target, _, _ := strings.Cut(address, "#")
		w := get(t, x, target)
		require.Equal(t, http.StatusOK, w.Code, address)
		if found := number.FindStringSubmatch(name); found != nil {
			followed++
			assert.Contains(t, w.Body.String(), ": "+found[1]+" nhiệm vụ</h2>", address)
		}
	}
	assert.Greater(t, followed, 10)
}

func TestAYearAddressThatCannotBe(t *testing.T) {
	t.Parallel()
	x := countedSite(t)
	for name, query := range map[string]string{
		"no such kỳ": "ky=quy-2", "no such deadline": "co-so=moi", "no such rows": "o=xanh", "no such plan": "o=tat-ca&kh=khong-co",
		"no such group": "o=tat-ca&kh=2024&nhom=99", "a unit that is no number": "o=tat-ca&don-vi=a",
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			assert.Equal(t, http.StatusNotFound, get(t, x, "/binh-duong/2024?"+query).Code)
		})
	}
}

func TestAYearIsReadByMembersOfItsProvinceOnly(t *testing.T) {
	t.Parallel()
	x := countedSite(t)
	assert.Equal(t, http.StatusOK, get(t, x.as(t, plan.Planner, "binh-duong", 0), "/binh-duong/2024").Code)
	assert.Equal(t, http.StatusNotFound, get(t, x.as(t, plan.Planner, "quang-ninh", 0), "/binh-duong/2024").Code)
}
