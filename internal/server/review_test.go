package server

import (
	"net/http"
	"net/url"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"kehoach/internal/pgtest"
	"kehoach/internal/plan"
)

// addReview opens the 6-month kỳ of the extended task's year and sends reports 1 and 2 of its lead unit.
func addReview(t testing.TB, db *pgtest.Database) {
	t.Helper()
	for _, sql := range []string{
		`INSERT INTO periods (province_id, year_id, kind, data_from, data_to, as_of_on, opens_on, due_on, grace_until, state)
			SELECT province_id, year_id, 'h1', '2024-01-01', '2024-06-30', '2024-06-30', '2024-06-24', '2024-07-03', '2024-07-05', 'open'
			FROM extensions WHERE id = 1`,
		`INSERT INTO progress_reports (province_id, year_id, task_id, period_id, unit_id, state, progress, percent, outlook, result,
				obstacles, proposals, saved_at, sent_at)
			SELECT t.province_id, t.year_id, t.id, pe.id, e.unit_id, 'submitted', 'in_progress', 40,
				CASE WHEN t.id = e.task_id THEN 'unlikely' END, 'Đã khảo sát', 'chờ định mức', 'hỏi Bộ Y tế', now(), now()
			FROM extensions e JOIN periods pe USING (year_id) JOIN LATERAL (SELECT * FROM tasks WHERE year_id = e.year_id
				ORDER BY id <> e.task_id, id LIMIT 2) t ON true WHERE e.id = 1 ORDER BY t.id <> e.task_id`,
		`INSERT INTO report_versions (province_id, year_id, report_id, number, unit_id, content, sent_at, sent_name)
			SELECT province_id, year_id, id, 1, unit_id, '{"progress": "in_progress", "percent": 400, "result": "Đã khảo sát", "completed_on": null}',
				now(), 'Nguyễn Thị Thử' FROM progress_reports`,
	} {
		_, err := db.Owner.Exec(t.Context(), sql)
		require.NoError(t, err, sql)
	}
}

func TestThePlannerApprovesTickedRowsAndOnlyThose(t *testing.T) {
	t.Parallel()
	x := newSite(t).as(t, plan.Planner, "binh-duong", 0)
	addReview(t, x.db)
	page := get(t, x, "/duyet").Body.String()
	assert.Contains(t, page, `value="1:1"`)
	assert.Contains(t, page, "không kịp")
	key := fieldValue(t, page, "khoa")
	place := url.Values{"tinh": {"binh-duong"}, "nam": {"2024"}, "ky": {"6-thang"}}
	with := func(more url.Values) url.Values {
		form := url.Values{}
		for _, values := range []url.Values{place, more} {
			for name, list := range values {
				form[name] = list
			}
		}
		return form
	}
	none := post(t, x, "/duyet/duyet", with(url.Values{"khoa": {"khong-chon-dong-nao"}}))
	require.Equal(t, http.StatusUnprocessableEntity, none.Code)
	assert.Contains(t, none.Body.String(), `href="#o-bao-cao"`)

	stale := post(t, x, "/duyet/duyet", with(url.Values{"khoa": {"phien-ban-da-cu-roi"}, "bao-cao": {"1:1", "2:9"}}))
	require.Equal(t, http.StatusConflict, stale.Code)
	assert.Contains(t, stale.Body.String(), "vừa thay đổi")
	assert.Equal(t, int64(2), x.number(t, `SELECT count(*) FROM progress_reports WHERE state = 'submitted'`), "nothing was written")

	for range 2 {
		done := post(t, x, "/duyet/duyet", with(url.Values{"khoa": {key}, "bao-cao": {"1:1"}}))
		require.Equal(t, http.StatusSeeOther, done.Code)
		assert.Equal(t, "/duyet?ky=6-thang&nam=2024&tinh=binh-duong&xong=da-duyet-bao-cao", done.Header().Get("Location"))
	}
	assert.Equal(t, int64(1), x.number(t, `SELECT id FROM progress_reports WHERE state = 'approved'`))
	assert.Equal(t, int64(1), x.number(t, `SELECT count(*) FROM report_events WHERE action = 'approved'`), "sent twice, done once")
}

func TestADecisionLeadsToTheNextReport(t *testing.T) {
	t.Parallel()
	x := newSite(t).as(t, plan.Planner, "binh-duong", 0)
	addReview(t, x.db)
	page := get(t, x, "/duyet/1").Body.String()
	form := url.Values{
		"phien-ban": {fieldValue(t, page, "phien-ban")}, "khoa": {fieldValue(t, page, "khoa")}, "tiep": {fieldValue(t, page, "tiep")},
		"ly-do": {" "},
	}
	invalid := post(t, x, "/duyet/1/tra", form)
	require.Equal(t, http.StatusUnprocessableEntity, invalid.Code)
	assert.Contains(t, invalid.Body.String(), `href="#o-ly-do"`)
	form.Set("ly-do", "Thiếu số liệu")
	form.Set("khoa", "tra-lai-lan-thu-hai")
	done := post(t, x, "/duyet/1/tra", form)
	require.Equal(t, http.StatusSeeOther, done.Code)
	assert.Equal(t, "/duyet/2?xong=da-tra-bao-cao", done.Header().Get("Location"))

	form.Set("khoa", "tra-lai-lan-thu-ba-a")
	late := post(t, x, "/duyet/1/tra", form)
	assert.Equal(t, http.StatusConflict, late.Code, "it was returned already")
	_, err := x.db.Owner.Exec(t.Context(), `UPDATE periods SET state = 'locked', locked_at = now()`)
	require.NoError(t, err)
	form.Set("khoa", "tra-lai-lan-thu-tu-a")
	locked := post(t, x, "/duyet/2/tra", form)
	assert.Equal(t, http.StatusConflict, locked.Code)
	assert.Contains(t, locked.Body.String(), "Kỳ đã khoá")
	assert.Contains(t, locked.Body.String(), "Thiếu số liệu", "what was typed stays")
	assert.Equal(t, http.StatusConflict, post(t, x, "/duyet/duyet", url.Values{"bao-cao": {"2:1"}}).Code)
}
