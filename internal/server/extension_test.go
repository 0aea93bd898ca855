package server

import (
	"net/http"
	"net/url"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"kehoach/internal/plan"
	"kehoach/internal/route"
)

// extendedTask is the address of the task whose unit asked for a later deadline, with request 1.
func (x site) extendedTask(t testing.TB) string {
	return route.Task(x.number(t, `SELECT task_id FROM extensions WHERE id = 1`))
}

func TestALeaderDecidesARequest(t *testing.T) {
	t.Parallel()
	x := newSite(t).as(t, plan.Leader, "binh-duong", 0)
	page := get(t, x, "/gia-han/1").Body.String()
	assert.Equal(t, "31/12/2024", fieldValue(t, page, "han-duyet"), "what was asked for is proposed")
	today := x.today(t)
	form := url.Values{
		"quyet-dinh": {"duyet"}, "han-duyet": {"30/11/2024"}, "ngay-quyet-dinh": {today}, "phien-ban": {fieldValue(t, page, "phien-ban")},
		"khoa": {fieldValue(t, page, "khoa")},
	}
	for range 2 {
		answer := post(t, x, "/gia-han/1", form)
		require.Equal(t, http.StatusSeeOther, answer.Code, answer.Body.String())
		assert.Equal(t, "/gia-han/1?xong=da-duyet-gia-han", answer.Header().Get("Location"))
	}
	task := get(t, x, x.extendedTask(t)).Body.String()
	assert.Contains(t, task, "30/11/2024")
	assert.Contains(t, task, "Hạn gốc")
	assert.Contains(t, task, "gia hạn lần 1, +61 ngày")
	form.Set("khoa", "abcdefghijklmnopqrst")
	form.Set("y-kien", "Đồng ý kéo dài")
	late := post(t, x, "/gia-han/1", form)
	assert.Equal(t, http.StatusConflict, late.Code)
	assert.Contains(t, late.Body.String(), "Đồng ý kéo dài", "what was typed stays")
}

func (x site) today(t testing.TB) (day string) {
	t.Helper()
	const sql = `SELECT to_char(now() AT TIME ZONE 'Asia/Ho_Chi_Minh', 'DD/MM/YYYY')`
	require.NoError(t, x.db.Owner.QueryRow(t.Context(), sql).Scan(&day))
	return day
}

func TestEveryErrorOfADecisionStandsBesideItsField(t *testing.T) {
	t.Parallel()
	x := newSite(t).as(t, plan.Planner, "binh-duong", 0)
	answer := post(t, x, "/gia-han/1", url.Values{"quyet-dinh": {"duyet"}, "han-duyet": {"31/02/2025"}, "ngay-quyet-dinh": {"01/01/2090"}, "phien-ban": {"1"}})
	require.Equal(t, http.StatusUnprocessableEntity, answer.Code)
	for _, field := range []string{"han-duyet", "ngay-quyet-dinh", "so-quyet-dinh"} {
		assert.Contains(t, answer.Body.String(), `id="o-`+field+`-loi"`)
	}
	assert.Equal(t, "31/02/2025", fieldValue(t, answer.Body.String(), "han-duyet"))
}

func TestWhoMayDoWhatWithARequest(t *testing.T) {
	t.Parallel()
	x := newSite(t)
	task := x.extendedTask(t) + "/gia-han"
	unit, other := x.officer(t, "A"), x.officer(t, "B")
	planner, stranger := x.as(t, plan.Planner, "binh-duong", 0), x.as(t, plan.Planner, "quang-ninh", 0)
	assert.Equal(t, http.StatusForbidden, get(t, other, "/gia-han/1").Code)
	assert.Equal(t, http.StatusNotFound, get(t, stranger, "/gia-han/1").Code)
	assert.Equal(t, http.StatusNotFound, get(t, stranger, task).Code)
	assert.Equal(t, http.StatusForbidden, post(t, unit, "/gia-han/1", url.Values{}).Code, "nobody decides for oneself")
	assert.Equal(t, http.StatusForbidden, post(t, planner, "/gia-han/1/rut", url.Values{}).Code)
	assert.NotContains(t, get(t, other, "/gia-han").Body.String(), "chờ định mức")
	assert.Contains(t, get(t, planner, "/gia-han").Body.String(), "chờ định mức")

	again := url.Values{"han-moi": {"31/12/2025"}, "ly-do": {"vẫn chờ"}}
	waiting := post(t, unit, task, again)
	assert.Equal(t, http.StatusConflict, waiting.Code, "one request waits at a time")
	assert.Contains(t, waiting.Body.String(), "vẫn chờ", "what was typed stays")
	assert.Equal(t, http.StatusConflict, post(t, unit, "/gia-han/1/rut", url.Values{"phien-ban": {"7"}}).Code)
	assert.Equal(t, http.StatusSeeOther, post(t, unit, "/gia-han/1/rut", url.Values{"phien-ban": {"1"}}).Code)
	wrong := post(t, unit, task, url.Values{"han-moi": {"30/09/2024"}})
	assert.Equal(t, http.StatusUnprocessableEntity, wrong.Code)
	assert.Contains(t, wrong.Body.String(), `id="o-ly-do-loi"`)
	assert.Equal(t, http.StatusForbidden, post(t, other, task, again).Code)
	assert.Equal(t, http.StatusSeeOther, post(t, unit, task, again).Code)

	require.Equal(t, http.StatusSeeOther, post(t, unit, "/gia-han/2/rut", url.Values{"phien-ban": {"1"}}).Code)
	recorded := url.Values{"ghi-nhan": {"1"}, "han-moi": {"31/12/2024"}, "ly-do": {"chờ định mức"}, "ngay-quyet-dinh": {"25/09/2024"}, "so-quyet-dinh": {"210/SYT-KHTC"}}
	assert.Equal(t, http.StatusForbidden, post(t, unit, task, recorded).Code)
	assert.Equal(t, http.StatusSeeOther, post(t, planner, task, recorded).Code)
	assert.Contains(t, get(t, other, task).Body.String(), "gia hạn lần 1, +92 ngày")
}
