package server

import (
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"kehoach/internal/plan"
	"kehoach/internal/route"
)

// openReporting opens the kỳ Năm 2024 of Bình Dương, whose tasks Phòng Minh chứng A leads, for that unit's own window, and
// Quý I, in which the first task is approved.
func (x site) openReporting(t testing.TB) {
	t.Helper()
	require.NoError(t, x.store.MakePeriods(t.Context(), plan.CommandLine("test"), "binh-duong", 2024, plan.PresetDecree09))
	for _, sql := range []string{
		`UPDATE periods SET state = 'open'`,
		`INSERT INTO task_units (province_id, year_id, task_id, role, ord, name, unit_id)
			SELECT t.province_id, t.year_id, t.id, 'support', 9, u.name, u.id FROM tasks t JOIN units u USING (province_id)
			WHERE u.name = 'Phòng Minh chứng B' ORDER BY t.id LIMIT 2`,
		`INSERT INTO period_windows (province_id, year_id, period_id, unit_id, until, reason, created_at, created_by)
			SELECT p.province_id, p.year_id, p.id, u.id, '2099-12-31', 'thử', now(), 'test' FROM periods p JOIN units u USING (province_id)
			WHERE p.kind = 'year'`,
		`INSERT INTO progress_reports (province_id, year_id, task_id, period_id, unit_id, state, progress, percent, result, saved_at, sent_at)
			SELECT p.province_id, p.year_id, t.task_id, p.id, t.unit_id, 'approved', 'in_progress', 40, 'đã họp', now(), now()
			FROM periods p JOIN task_units t USING (year_id) JOIN units u ON u.id = t.unit_id
			WHERE p.kind = 'q1' AND t.role = 'lead' AND u.name = 'Phòng Minh chứng A' ORDER BY t.task_id LIMIT 1`,
		`UPDATE periods SET state = 'locked', locked_at = now() WHERE kind = 'q1'`,
	} {
		_, err := x.db.Owner.Exec(t.Context(), sql)
		require.NoError(t, err, sql)
	}
}

// A desk is an officer's page of reports.
type desk struct {
	site
	address      reportAddress
	first, later int64 // tasks of the unit, the first reported on in Quý I
}

func newDesk(t testing.TB) desk {
	t.Helper()
	x := newSite(t)
	x.openReporting(t)
	d := desk{site: x.officer(t, "A")}
	d.address = reportAddress{
		unit:   x.number(t, `SELECT id FROM units WHERE name = 'Phòng Minh chứng A'`),
		period: x.number(t, `SELECT id FROM periods WHERE kind = 'year'`),
	}
	const mine = `SELECT t.task_id FROM task_units t JOIN units u ON u.id = t.unit_id JOIN plans pl USING (year_id)
		JOIN tasks k ON k.id = t.task_id AND k.plan_id = pl.id WHERE pl.state = 'released' AND t.role = 'lead' AND u.name = 'Phòng Minh chứng A' ORDER BY 1 `
	d.first, d.later = x.number(t, mine+`LIMIT 1`), x.number(t, mine+`OFFSET 1 LIMIT 1`)
	return d
}

// open is the body of the page with a task open.
func (d desk) open(t testing.TB, task int64, more string) string {
	t.Helper()
	answer := get(t, d, strings.Split(d.address.at(task, ""), "#")[0]+more)
	require.Equal(t, http.StatusOK, answer.Code)
	return answer.Body.String()
}

func (d desk) save(task int64) string { return route.Report(d.address.period, d.address.unit, task) }

func goingForm(values ...string) url.Values {
	form := url.Values{"trang-thai": {"in_progress"}, "ty-le": {"60"}, "ket-qua": {"đã họp"}, "khoa": {newKey()}}
	for i := 0; i+1 < len(values); i += 2 {
		form.Set(values[i], values[i+1])
	}
	return form
}

func TestAnOfficerGoesStraightToTheOnlyOpenPeriod(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	answer := get(t, d, "/bao-cao")
	require.Equal(t, http.StatusSeeOther, answer.Code)
	assert.Equal(t, d.address.at(0, ""), answer.Header().Get("Location"))
	choice := get(t, d, "/bao-cao?chon=1")
	require.Equal(t, http.StatusOK, choice.Code)
	assert.Contains(t, choice.Body.String(), "Quý I năm 2024")
	page := d.open(t, d.later, "")
	assert.Contains(t, page, "Báo cáo năm 2024")
	assert.Equal(t, 1, strings.Count(page, `data-report`), "one task's form")
	assert.Equal(t, http.StatusForbidden, get(t, d.officer(t, "B"), d.address.at(0, "")).Code)
	assert.Equal(t, http.StatusNotFound, get(t, d.as(t, plan.Officer, "quang-ninh", foreignUnit(t, d.site)), d.address.at(0, "")).Code)
}

func foreignUnit(t testing.TB, x site) int64 {
	t.Helper()
	return x.number(t, `INSERT INTO units (province_id, kind, name, valid_from)
		SELECT province_id, 'other', 'Đơn vị xa', '2009-01-01' FROM plans JOIN provinces p ON p.id = province_id WHERE p.slug = 'quang-ninh' LIMIT 1
		RETURNING id`)
}

func TestASavedReportLeadsToTheNextTask(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	page := d.open(t, d.first, "")
	assert.Contains(t, page, "<b>Quý I:</b> 40%", "the last kỳ beside the field")
	answer := post(t, d, d.save(d.first), goingForm())
	require.Equal(t, http.StatusSeeOther, answer.Code, answer.Body.String())
	location := answer.Header().Get("Location")
	assert.Contains(t, location, "mo="+strconv.FormatInt(d.later, 10))
	assert.True(t, strings.HasSuffix(location, "xong=da-luu-bao-cao#nv-"+strconv.FormatInt(d.later, 10)), location)
	assert.Contains(t, d.open(t, d.first, ""), `value="60"`)
}

func TestAWrongReportComesBackAsTypedWithAllErrors(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	for typed, problem := range map[string]string{"101": "0 đến 100", "hai": "Không phải số", "1,25": "một chữ số"} {
		answer := post(t, d, d.save(d.first), goingForm("ty-le", typed, "ket-qua", strings.Repeat("ă", 5001), "trang-thai", ""))
		require.Equal(t, http.StatusUnprocessableEntity, answer.Code)
		body := answer.Body.String()
		assert.Equal(t, typed, fieldValue(t, body, "ty-le"))
		assert.Contains(t, body, problem)
		assert.Contains(t, body, "có 3 chỗ cần sửa")
		assert.Contains(t, body, strings.Repeat("ă", 5001))
		assert.Contains(t, body, `aria-invalid="true"`)
	}
	assert.Equal(t, http.StatusNotFound, post(t, d, d.save(1<<40), goingForm()).Code)
	assert.Equal(t, http.StatusBadRequest, post(t, d, d.save(d.first), goingForm("ket-qua", "a\x00b")).Code)
	assert.Equal(t, http.StatusBadRequest, post(t, d, d.save(d.first), goingForm("ket-qua", "a\xffb")).Code)
	assert.Zero(t, d.number(t, `SELECT count(*) FROM progress_reports r JOIN periods p ON p.id = r.period_id WHERE p.kind = 'year'`))
}

func TestADoubleClickSavesOnce(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	form := goingForm()
	first, second := post(t, d, d.save(d.first), form), post(t, d, d.save(d.first), form)
	assert.Equal(t, http.StatusSeeOther, first.Code)
	assert.Equal(t, http.StatusSeeOther, second.Code)
	assert.Equal(t, first.Header().Get("Location"), second.Header().Get("Location"))
	form.Set("ty-le", "70")
	assert.Equal(t, http.StatusConflict, post(t, d, d.save(d.first), form).Code, "the same key with another text")
}

func TestOfTwoPeopleTheSecondSeesBothTexts(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	mate := d.officer(t, "A")
	require.Equal(t, http.StatusSeeOther, post(t, d, d.save(d.first), goingForm("ket-qua", "chữ của người trước")).Code)
	answer := post(t, mate, d.save(d.first), goingForm("ket-qua", "chữ của người sau"))
	require.Equal(t, http.StatusConflict, answer.Code)
	body := answer.Body.String()
	assert.Contains(t, body, "chữ của người trước")
	assert.Contains(t, body, "chữ của người sau")
	assert.Contains(t, body, "Nguyễn Thị Thử")
	over := goingForm("ket-qua", "chữ của người sau", "phien-ban", fieldValue(t, body[strings.Index(body, "data-report"):], "phien-ban"))
	require.Equal(t, http.StatusSeeOther, post(t, mate, d.save(d.first), over).Code)
	assert.Equal(t, int64(1), d.number(t, `SELECT count(*) FROM progress_reports WHERE result = 'chữ của người sau'`))

	_, err := d.db.Owner.Exec(t.Context(), `UPDATE periods SET state = 'locked', locked_at = now()`)
	require.NoError(t, err)
	late := post(t, d, d.save(d.first), goingForm("ket-qua", "chữ viết muộn", "phien-ban", "2"))
	require.Equal(t, http.StatusConflict, late.Code)
	assert.Contains(t, late.Body.String(), "chữ viết muộn", "a late edit is refused, not lost")
	assert.Contains(t, late.Body.String(), "đã khoá")
}

func TestWhatIsTypedIsKeptByTheScriptAndByTheButton(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	draft := route.ReportDraft(d.address.period, d.address.unit, d.first)
	r := newRequest(t, http.MethodPost, draft, goingForm("ty-le", "hai").Encode())
	r.Header.Set("Accept", "application/json")
	answer := exchange(d, r)
	require.Equal(t, http.StatusOK, answer.Code)
	assert.Regexp(t, `^\{"luc":"\d\d:\d\d","phien-ban":1\}$`, answer.Body.String())
	page := d.open(t, d.first, "")
	assert.Equal(t, "hai", fieldValue(t, page, "ty-le"))
	assert.Equal(t, "1", fieldValue(t, page, "phien-ban-nhap"))
	button := post(t, d, draft, goingForm("ty-le", "ba", "phien-ban-nhap", "1"))
	require.Equal(t, http.StatusSeeOther, button.Code)
	assert.Contains(t, button.Header().Get("Location"), "xong=da-luu-nhap#nv-")
	mate := exchange(d.officer(t, "A"), newRequest(t, http.MethodPost, draft, goingForm("ty-le", "bốn").Encode()))
	assert.Equal(t, http.StatusConflict, mate.Code)
}

func TestTheLastKyIsRepeatedOrCopied(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	copied := d.open(t, d.first, "&chep=1")
	assert.Equal(t, "40", fieldValue(t, copied, "ty-le"))
	answer := post(t, d, d.save(d.first), url.Values{"viec": {"khong-doi"}, "khoa": {newKey()}})
	require.Equal(t, http.StatusSeeOther, answer.Code)
	assert.Equal(t, int64(1), d.number(t, `SELECT count(*) FROM progress_reports WHERE unchanged`))
	assert.Equal(t, http.StatusNotFound, post(t, d, d.save(d.later), url.Values{"viec": {"khong-doi"}, "khoa": {newKey()}}).Code)
}

func TestReportsAreSentAfterAskingWhereSomeAreMissing(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	require.Equal(t, http.StatusSeeOther, post(t, d, d.save(d.first), goingForm()).Code)
	page := d.open(t, d.later, "")
	assert.Contains(t, page, "Gửi 1 báo cáo đã lưu")
	confirm := get(t, d, strings.Split(d.address.at(0, ""), "#")[0]+"&gui=1").Body.String()
	assert.Contains(t, confirm, "Gửi khi chưa đủ?")
	send := route.ReportSend(d.address.period, d.address.unit)
	form := url.Values{"bao-cao": {fieldValue(t, confirm, "bao-cao")}, "khoa": {newKey()}}
	_, err := d.db.Owner.Exec(t.Context(), `UPDATE tasks SET due_on = '2024-12-31' WHERE id = $1`, d.first)
	require.NoError(t, err)
	broken := post(t, d, send, form)
	require.Equal(t, http.StatusUnprocessableEntity, broken.Code)
	assert.Contains(t, broken.Body.String(), "Chưa gửi được: 1 báo cáo")
	_, err = d.db.Owner.Exec(t.Context(), `UPDATE tasks SET due_on = NULL WHERE id = $1`, d.first)
	require.NoError(t, err)
	form.Set("khoa", newKey())
	sent := post(t, d, send, form)
	require.Equal(t, http.StatusSeeOther, sent.Code)
	assert.Contains(t, sent.Header().Get("Location"), "xong=da-gui-mot-phan")
	assert.Equal(t, sent.Code, post(t, d, send, form).Code, "a form sent twice")
	form.Set("khoa", newKey())
	assert.Equal(t, http.StatusConflict, post(t, d, send, form).Code, "sent already")
	form.Set("bao-cao", "1;2")
	assert.Equal(t, http.StatusBadRequest, post(t, d, send, form).Code)
	assert.NotContains(t, d.open(t, d.first, ""), `name="trang-thai"`, "what is sent is only read")
}

func TestAUnitsWordsAndNotesAreKept(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	remarks := route.ReportRemarks(d.address.period, d.address.unit)
	words := url.Values{"ket-qua-chung": {"đạt"}, "nguyen-nhan": {"thiếu người"}, "khoa": {newKey()}}
	require.Equal(t, http.StatusSeeOther, post(t, d, remarks, words).Code)
	words.Set("khoa", newKey())
	words.Set("nguyen-nhan", "nguyên nhân của người sau")
	conflict := post(t, d, remarks, words)
	require.Equal(t, http.StatusConflict, conflict.Code)
	assert.Contains(t, conflict.Body.String(), "thiếu người")
	assert.Contains(t, conflict.Body.String(), "nguyên nhân của người sau")

	helper := d.officer(t, "B")
	unit := d.number(t, `SELECT id FROM units WHERE name = 'Phòng Minh chứng B'`)
	task := d.number(t, `SELECT task_id FROM task_units WHERE role = 'support' AND unit_id = `+strconv.FormatInt(unit, 10)+` ORDER BY 1 LIMIT 1`)
	note := route.ReportCoordination(d.address.period, unit, task)
	require.Equal(t, http.StatusUnprocessableEntity, post(t, helper, note, url.Values{"khoa": {newKey()}}).Code)
	require.Equal(t, http.StatusSeeOther, post(t, helper, note, url.Values{"y-kien": {"đã cử 2 người"}, "khoa": {newKey()}}).Code)
	page := d.open(t, task, "&chen="+strconv.FormatInt(unit, 10))
	assert.Contains(t, page, "Phòng Minh chứng B: đã cử 2 người</textarea>")
}
