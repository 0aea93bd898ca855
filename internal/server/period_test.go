package server

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"kehoach/internal/plan"
	"kehoach/internal/route"
)

const quarter = "/ky/binh-duong/2024/quy-1"

// withPeriods is the site once the kỳ of Bình Dương 2024 are made, by NĐ 09/2019.
func (x site) withPeriods(t testing.TB) site {
	t.Helper()
	require.NoError(t, x.store.MakePeriods(t.Context(), plan.Job("test"), "binh-duong", 2024, plan.PresetDecree09))
	return x
}

// filled is a form as the page at target draws it: key and version, and the values given.
func filled(t testing.TB, x site, target string, values url.Values) url.Values {
	t.Helper()
	page := get(t, x, target)
	require.Equal(t, http.StatusOK, page.Code, target)
	values.Set("khoa", fieldValue(t, page.Body.String(), "khoa"))
	values.Set("phien-ban", fieldValue(t, page.Body.String(), "phien-ban"))
	return values
}

func (x site) periodState(t testing.TB) (state string) {
	t.Helper()
	const sql = `SELECT p.state FROM periods p JOIN years y ON y.id = p.year_id WHERE y.year = 2024 AND p.kind = 'q1'`
	require.NoError(t, x.db.Owner.QueryRow(t.Context(), sql).Scan(&state))
	return state
}

func periodDays() url.Values {
	return url.Values{
		"tu": {"15/12/2023"}, "chot": {"14/3/2024"}, "tinh-den": {"2024-03-14"}, "mo": {"07/03/2024"}, "han": {"22.3.2024"}, "nhan-den": {"26-03-2024"},
	}
}

func TestAPeriodGoesThroughItsLifeByForms(t *testing.T) {
	t.Parallel()
	x := newSite(t).withPeriods(t)
	planner := x.as(t, plan.Planner, "binh-duong", 0)
	step := func(who site, from, to, flash string, values url.Values) {
		t.Helper()
		answer := post(t, who, to, filled(t, who, from, values))
		require.Equal(t, http.StatusSeeOther, answer.Code, to+" "+text(t, answer.Body.String(), "main"))
		assert.Equal(t, quarter+"?xong="+flash, answer.Header().Get("Location"))
		assert.Contains(t, get(t, who, answer.Header().Get("Location")).Body.String(), `class="flash"`)
	}
	step(planner, quarter, quarter, "da-sua-ky", periodDays())
	assert.Contains(t, get(t, planner, quarter).Body.String(), `value="22/03/2024"`)
	step(planner, quarter, quarter+"/mo", "da-mo-ky", url.Values{})
	step(planner, quarter+"/khoa", quarter+"/khoa", "da-khoa-ky", url.Values{})
	assert.Equal(t, "locked", x.periodState(t))
	leader := x.as(t, plan.Leader, "binh-duong", 0)
	step(leader, quarter, quarter+"/mo-khoa", "da-mo-khoa-ky", url.Values{"ly-do": {"Sai số liệu"}})
	assert.Equal(t, "open", x.periodState(t))
	assert.Contains(t, get(t, x.officer(t, "A"), quarter).Body.String(), "Sai số liệu", "every member reads why")
}

func TestAPeriodFormThatIsWrongComesBackWithEverythingTyped(t *testing.T) {
	t.Parallel()
	x := newSite(t).withPeriods(t)
	planner := x.as(t, plan.Planner, "binh-duong", 0)
	values := periodDays()
	values.Set("chot", "31/02/2024")
	values.Set("han", "01/03/2019")
	answer := post(t, planner, quarter, filled(t, planner, quarter, values))
	require.Equal(t, http.StatusUnprocessableEntity, answer.Code)
	body := answer.Body.String()
	for _, want := range []string{`value="31/02/2024"`, `value="01/03/2019"`, `href="#o-chot"`, `href="#o-han"`, `aria-invalid="true"`, `aria-describedby="o-chot-goi-y o-chot-loi"`} {
		assert.Contains(t, body, want)
	}
	answer = post(t, planner, quarter+"/cua-so", filled(t, planner, quarter, url.Values{"don-vi": {"abc"}, "den": {"x"}, "ly-do": {"<b>bão"}}))
	require.Equal(t, http.StatusUnprocessableEntity, answer.Code)
	for _, want := range []string{"&lt;b&gt;bão", `href="#o-don-vi"`, `href="#o-den"`} {
		assert.Contains(t, answer.Body.String(), want)
	}
	answer = post(t, planner, "/ky/quang-ninh/2023", url.Values{"mau": {"khac"}})
	require.Equal(t, http.StatusNotFound, answer.Code, "another province")
	ninh := x.as(t, plan.Planner, "quang-ninh", 0)
	answer = post(t, ninh, "/ky/quang-ninh/2023", url.Values{"mau": {"khac"}})
	require.Equal(t, http.StatusUnprocessableEntity, answer.Code)
	assert.Contains(t, answer.Body.String(), `href="#o-mau"`)
}

func TestThePeriodsOfAYearAreSeenBeforeTheyAreMade(t *testing.T) {
	t.Parallel()
	x := newSite(t).withPeriods(t)
	planner := x.as(t, plan.Planner, "quang-ninh", 0)
	preview := get(t, planner, "/ky/quang-ninh/2023?mau=tt-37-2019").Body.String()
	assert.Contains(t, preview, "31/03/2023")
	assert.Contains(t, get(t, planner, "/ky/quang-ninh/2023").Body.String(), "14/03/2023", "the decree's is proposed")
	values := filled(t, planner, "/ky/quang-ninh/2023", url.Values{"mau": {"tt-37-2019"}})
	first, again := post(t, planner, "/ky/quang-ninh/2023", values), post(t, planner, "/ky/quang-ninh/2023", values)
	assert.Equal(t, http.StatusSeeOther, first.Code)
	assert.Equal(t, http.StatusSeeOther, again.Code, "a double click is the same form")
	other := post(t, planner, "/ky/quang-ninh/2023", url.Values{"mau": {"nd-09-2019"}})
	assert.Equal(t, http.StatusConflict, other.Code)
	assert.Contains(t, other.Body.String(), "31/03/2023", "what is stored is shown")
}

func TestAPeriodChangedInTheMeantimeShowsBothTexts(t *testing.T) {
	t.Parallel()
	x := newSite(t).withPeriods(t)
	planner := x.as(t, plan.Planner, "binh-duong", 0)
	mine := filled(t, planner, quarter, periodDays())
	theirs := filled(t, planner, quarter, periodDays())
	theirs.Set("han", "20/03/2024")
	require.Equal(t, http.StatusSeeOther, post(t, planner, quarter, theirs).Code)
	answer := post(t, planner, quarter, mine)
	require.Equal(t, http.StatusConflict, answer.Code)
	body := answer.Body.String()
	assert.Contains(t, body, "đã nhập “22.3.2024”")
	assert.Contains(t, body, "đang lưu “20/03/2024”")
	assert.Equal(t, "2", fieldValue(t, body, "phien-ban"), "sent again it is meant")

	lock := post(t, planner, quarter+"/khoa", filled(t, planner, quarter, url.Values{}))
	assert.Equal(t, http.StatusConflict, lock.Code, "it is not open")
	assert.Contains(t, lock.Body.String(), "không cho phép")
	assert.Equal(t, "preparing", x.periodState(t))
	stale := post(t, planner, quarter+"/mo", url.Values{})
	assert.Equal(t, http.StatusConflict, stale.Code, "a form without a version edits nothing")
}

func TestUnlockingWithoutAReasonIsRefused(t *testing.T) {
	t.Parallel()
	x := newSite(t).withPeriods(t)
	_, err := x.db.Owner.Exec(t.Context(), `UPDATE periods SET state = 'locked', locked_at = now()`)
	require.NoError(t, err)
	planner, leader := x.as(t, plan.Planner, "binh-duong", 0), x.as(t, plan.Leader, "binh-duong", 0)
	for _, who := range []site{planner, leader} {
		answer := post(t, who, quarter+"/mo-khoa", filled(t, who, quarter, url.Values{"ly-do": {" "}}))
		require.Equal(t, http.StatusUnprocessableEntity, answer.Code)
		assert.Contains(t, answer.Body.String(), `href="#o-ly-do"`)
	}
	long := post(t, leader, quarter+"/mo-khoa", filled(t, leader, quarter, url.Values{"ly-do": {strings.Repeat("ư", plan.ReasonMax+1)}}))
	assert.Equal(t, http.StatusUnprocessableEntity, long.Code)
	recorded := post(t, planner, quarter+"/mo-khoa", filled(t, planner, quarter, url.Values{"so-van-ban": {"12/CV-SYT"}}))
	assert.Equal(t, http.StatusSeeOther, recorded.Code, "a planner may name the document")
}

func TestAUnitIsGivenLongerAndItEndsEarly(t *testing.T) {
	t.Parallel()
	x := newSite(t).withPeriods(t)
	planner := x.as(t, plan.Planner, "binh-duong", 0)
	var unit string
	require.NoError(t, x.db.Owner.QueryRow(t.Context(), `SELECT unit_id::text FROM extensions ORDER BY id LIMIT 1`).Scan(&unit))
	answer := post(t, planner, quarter+"/cua-so", filled(t, planner, quarter, url.Values{"don-vi": {unit}, "den": {"31/12/2099"}, "ly-do": {"Mất điện do bão"}}))
	require.Equal(t, http.StatusSeeOther, answer.Code)
	assert.Contains(t, get(t, planner, quarter).Body.String(), "Còn hiệu lực")
	revoke := post(t, planner, quarter+"/cua-so/1/bo", filled(t, planner, quarter, url.Values{}))
	require.Equal(t, http.StatusSeeOther, revoke.Code)
	assert.Contains(t, get(t, planner, quarter).Body.String(), "Đã kết thúc lúc")
	gone := post(t, planner, quarter+"/cua-so/1/bo", filled(t, planner, quarter, url.Values{}))
	assert.Equal(t, http.StatusNotFound, gone.Code)
}

func TestAMemberReadsThePeriodsAndSeesNoForm(t *testing.T) {
	t.Parallel()
	x := newSite(t).withPeriods(t)
	officer := x.officer(t, "A")
	for _, target := range []string{"/ky", "/ky/binh-duong/2024", quarter, route.Holidays(0)} {
		answer := get(t, officer, target)
		require.Equal(t, http.StatusOK, answer.Code, target)
		assert.NotContains(t, answer.Body.String(), `name="khoa"`, target)
	}
	for _, target := range []string{"/ky/binh-duong/2023", "/ky/binh-duong/2024/quy-2", "/ky/quang-ninh/2023", "/ky/binh-duong", "/ky/Binh-Duong/2024"} {
		assert.Equal(t, http.StatusNotFound, get(t, officer, target).Code, target)
	}
}

func TestHolidaysAreKeptByForm(t *testing.T) {
	t.Parallel()
	x := newSite(t).withPeriods(t)
	admin := x.as(t, plan.Admin, "binh-duong", 0)
	values := url.Values{"viec": {"them"}, "ngay": {"1/1/2031"}, "loai": {"off"}, "ten": {"Tết Dương lịch"}, "nguon": {"Điều 112"}}
	answer := post(t, admin, route.Holidays(0), values)
	require.Equal(t, http.StatusSeeOther, answer.Code)
	assert.Contains(t, get(t, admin, answer.Header().Get("Location")).Body.String(), "01/01/2031")
	again := post(t, admin, route.Holidays(0), values)
	require.Equal(t, http.StatusUnprocessableEntity, again.Code)
	assert.Contains(t, again.Body.String(), "Ngày này đã có")
	wrong := post(t, admin, route.Holidays(0), url.Values{"viec": {"them"}, "ngay": {"30/02/2031"}, "loai": {"khac"}, "ten": {"Tết"}})
	require.Equal(t, http.StatusUnprocessableEntity, wrong.Code)
	for _, want := range []string{`value="30/02/2031"`, `href="#o-ngay"`, `href="#o-loai"`, `href="#o-nguon"`} {
		assert.Contains(t, wrong.Body.String(), want)
	}
	removed := post(t, admin, route.Holidays(0), url.Values{"viec": {"bo"}, "ngay": {"2031-01-01"}})
	assert.Equal(t, http.StatusSeeOther, removed.Code)
	assert.Contains(t, get(t, admin, route.Holidays(2031)).Body.String(), "Chưa có lịch nghỉ lễ năm 2031: chỉ trừ thứ Bảy, Chủ nhật.")
	assert.Equal(t, http.StatusBadRequest, post(t, admin, route.Holidays(0), url.Values{"viec": {"bo"}, "ngay": {"hôm nay"}}).Code)
}
