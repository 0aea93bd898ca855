package server

import (
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/net/html"

	"kehoach/internal/plan"
	"kehoach/internal/route"
)

func TestAPlannerAddsAndEditsUnits(t *testing.T) {
	t.Parallel()
	x := newSite(t).as(t, plan.Planner, "binh-duong", 0)
	list := get(t, x, "/quan-tri/don-vi").Body.String()
	assert.Contains(t, list, "Phòng Minh chứng A")
	wrong := post(t, x, "/quan-tri/don-vi", url.Values{"ten": {"Phòng Minh chứng A"}, "loai": {"x"}, "email": {"không phải thư"}, "tu-ngay": {"31/02/2020"}, "dien-thoai": {"0274 1234"}})
	require.Equal(t, http.StatusUnprocessableEntity, wrong.Code)
	for _, field := range []string{"loai", "email", "tu-ngay"} {
		assert.Contains(t, wrong.Body.String(), `id="o-`+field+`-loi"`)
	}
	assert.Equal(t, "0274 1234", fieldValue(t, wrong.Body.String(), "dien-thoai"), "what was typed stays")

	form := url.Values{"khoa": {fieldValue(t, list, "khoa")}, "ten": {"Trung tâm Pháp y"}, "loai": {"affiliate"}, "tu-ngay": {"01/01/2015"}}
	for range 2 {
		require.Equal(t, http.StatusSeeOther, post(t, x, "/quan-tri/don-vi", form).Code, "a form sent twice adds one unit")
	}
	assert.Equal(t, int64(1), x.number(t, `SELECT count(*) FROM units WHERE name = 'Trung tâm Pháp y'`))

	edit := get(t, x, "/don-vi/1/sua").Body.String()
	version := fieldValue(t, edit, "phien-ban")
	require.Equal(t, http.StatusSeeOther, post(t, x, "/don-vi/1/ten-khac", url.Values{"phien-ban": {version}, "ten-khac": {"P. Minh chứng"}}).Code)
	assert.Contains(t, get(t, x, "/don-vi/1").Body.String(), "P. Minh chứng")
	stale := post(t, x, "/don-vi/1/sua", url.Values{"phien-ban": {version}, "ten": {"Phòng Minh chứng mới"}, "loai": {"department"}, "tu-ngay": {"01/01/2009"}})
	require.Equal(t, http.StatusConflict, stale.Code)
	assert.Contains(t, stale.Body.String(), "Phòng Minh chứng mới", "what was typed stays")
	assert.Contains(t, stale.Body.String(), "Hiện nay: Phòng Minh chứng A", "and what is there is said")
	require.Equal(t, http.StatusSeeOther, post(t, x, "/don-vi/1/ket-thuc", url.Values{"phien-ban": {"2"}, "ngay-cuoi": {"31/12/2030"}, "ly-do": {"sáp nhập"}, "ke-thua": {"2"}}).Code)
	assert.Contains(t, get(t, x, "/don-vi/2").Body.String(), "Tiếp nối từ")
}

func TestSixClearsAreFilledInForManyTasksAndThePlanIsReleased(t *testing.T) {
	t.Parallel()
	x := newSite(t)
	for _, sql := range []string{
		`ALTER TABLE tasks DISABLE TRIGGER tasks_keep_due_original`, `UPDATE tasks SET due_original = NULL`,
		`ALTER TABLE tasks ENABLE TRIGGER tasks_keep_due_original`, `UPDATE plans SET state = 'draft', released_on = NULL`,
		`DELETE FROM extensions`, `DELETE FROM task_units`,
	} {
		_, err := x.db.Owner.Exec(t.Context(), sql)
		require.NoError(t, err, sql)
	}
	x = x.as(t, plan.Planner, "binh-duong", 0)
	page := get(t, x, x.assign+"?thieu=nguoi&chon=1").Body.String()
	rows := tickedRows(t, page)
	require.Len(t, rows, 43, "every row lacks a lead, every row is ticked")
	form := url.Values{"khoa": {fieldValue(t, page, "khoa")}, "nv": rows, "chu-tri": {"1"}, "phoi-hop": {"2"}, "lanh-dao": {"Phó Giám đốc A"}, "thoi-han": {"Quý IX"}}
	wrong := post(t, x, x.assign, form)
	require.Equal(t, http.StatusUnprocessableEntity, wrong.Code)
	assert.Contains(t, wrong.Body.String(), `id="o-thoi-han-loi"`)
	assert.Len(t, tickedRows(t, wrong.Body.String()), 43, "the ticks stay")
	form.Del("thoi-han")
	form.Set("dat-han", "31/12/2024")
	answer := post(t, x, x.assign+"?thieu=nguoi", form)
	require.Equal(t, http.StatusSeeOther, answer.Code, answer.Body.String())
	assert.Contains(t, answer.Header().Get("Location"), "?thieu=nguoi&xong=da-phan-cong", "back to the filter")
	assert.Equal(t, int64(43), x.number(t, `SELECT count(*) FROM task_units WHERE role = 'lead' AND unit_id = 1`))
	form.Set("khoa", "abcdefghijklmnopqrst")
	form.Set("lanh-dao", "Phó Giám đốc B")
	late := post(t, x, x.assign, form)
	require.Equal(t, http.StatusConflict, late.Code)
	assert.Contains(t, late.Body.String(), "43 nhiệm vụ đã được người khác sửa")
	assert.Contains(t, late.Body.String(), "Phó Giám đốc B", "what was typed stays")
	assert.Empty(t, tickedRows(t, late.Body.String()), "changed rows are to be looked at first")

	give := get(t, x, x.assign+"/giao").Body.String()
	assert.Contains(t, give, "Mọi nhiệm vụ đã có chủ trì và thời hạn")
	version := fieldValue(t, give, "phien-ban")
	require.Equal(t, http.StatusUnprocessableEntity, post(t, x, x.assign+"/giao", url.Values{"phien-ban": {version}, "ngay-giao": {"32/01/2024"}}).Code)
	given := url.Values{"phien-ban": {version}, "ngay-giao": {"15/01/2024"}, "so-van-ban": {"56/KH-SYT"}}
	require.Equal(t, http.StatusSeeOther, post(t, x, x.assign+"/giao", given).Code)
	again := post(t, x, x.assign+"/giao", given)
	require.Equal(t, http.StatusConflict, again.Code)
	assert.Contains(t, again.Body.String(), "56/KH-SYT")
	assert.Equal(t, int64(43), x.number(t, `SELECT count(*) FROM tasks t JOIN plans p ON p.id = plan_id WHERE p.state = 'released' AND due_original = due_on`))
}

func TestAPlannerAddsEditsSplitsAndClosesTasks(t *testing.T) {
	t.Parallel()
	x := newSite(t).as(t, plan.Planner, "binh-duong", 0)
	add := x.assign + "/them"
	require.Equal(t, http.StatusUnprocessableEntity, post(t, x, add, url.Values{"noi-dung": {"Rà soát"}}).Code)
	group := strconv.FormatInt(x.number(t, `SELECT group_id FROM tasks WHERE due_on = '2024-09-30' ORDER BY id LIMIT 1`), 10)
	form := url.Values{"nhom": {group}, "noi-dung": {"Rà soát danh mục"}, "so-van-ban": {"88/TB-SYT"}, "ngay-giao": {"06/05/2024"}, "chu-tri": {"2"}, "thoi-han": {"Quý IV"}}
	require.Equal(t, http.StatusSeeOther, post(t, x, add, form).Code)
	id := x.number(t, `SELECT id FROM tasks WHERE added`)
	task := route.Task(id)
	page := get(t, x, task).Body.String()
	assert.Contains(t, page, "thêm ngoài văn bản")
	assert.Contains(t, page, "88/TB-SYT, ngày 06/05/2024")
	assert.Contains(t, page, `href="/don-vi/2"`)
	assert.Contains(t, get(t, x, x.plan).Body.String(), "6 rõ, phân công")

	edit := get(t, x, task+"/sua").Body.String()
	version := fieldValue(t, edit, "phien-ban")
	changed := url.Values{"phien-ban": {version}, "nam": {"2024"}, "noi-dung": {"Rà soát danh mục"}, "chu-tri": {"1"}, "thoi-han": {"31/12/2024"}, "so-van-ban": {"88/TB-SYT"}}
	refused := post(t, x, task+"/sua", changed)
	require.Equal(t, http.StatusUnprocessableEntity, refused.Code)
	assert.Contains(t, refused.Body.String(), `id="o-ly-do-loi"`)
	changed.Set("ly-do", "điều chuyển")
	require.Equal(t, http.StatusSeeOther, post(t, x, task+"/sua", changed).Code)
	late := post(t, x, task+"/sua", changed)
	require.Equal(t, http.StatusConflict, late.Code)
	assert.Contains(t, late.Body.String(), "điều chuyển", "what was typed stays")

	version = fieldValue(t, get(t, x, task+"/tach").Body.String(), "phien-ban")
	split := url.Values{"phien-ban": {version}, "noi-dung:1": {"phần một"}, "noi-dung:3": {"phần hai"}, "ngay": {"01/06/2024"}, "ly-do": {"kết luận"}}
	require.Equal(t, http.StatusSeeOther, post(t, x, task+"/tach", split).Code)
	assert.Contains(t, get(t, x, task).Body.String(), "Đã tách từ 01/06/2024")
	part := route.Task(x.number(t, `SELECT id FROM tasks WHERE text = 'phần hai'`))
	version = fieldValue(t, get(t, x, part+"/dong").Body.String(), "phien-ban")
	assert.Equal(t, http.StatusUnprocessableEntity, post(t, x, part+"/dong", url.Values{"phien-ban": {version}}).Code)
	closing := url.Values{"phien-ban": {version}, "cach": {"removed"}, "ngay": {"02/06/2024"}, "ly-do": {"trùng"}}
	require.Equal(t, http.StatusSeeOther, post(t, x, part+"/dong", closing).Code)
	assert.Contains(t, get(t, x, part).Body.String(), "Đã đưa ra khỏi kế hoạch từ 02/06/2024")
	cover := get(t, x, x.assign+"/phu-trach").Body.String()
	assert.Contains(t, cover, "/quan-tri/tai-khoan?don-vi=1")
}

// tickedRows are the values of the ticked boxes of a page.
func tickedRows(t testing.TB, page string) []string {
	t.Helper()
	root, err := html.Parse(strings.NewReader(page))
	require.NoError(t, err)
	var values []string
	for n := range root.Descendants() {
		if attribute(n, "name") != "nv" {
			continue
		}
		for _, a := range n.Attr {
			if a.Key == "checked" {
				values = append(values, attribute(n, "value"))
			}
		}
	}
	return values
}
