package server

import (
	"encoding/base64"
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"kehoach/internal/auth"
	"kehoach/internal/plan"
	"kehoach/internal/route"
)

var shownLink = regexp.MustCompile(`/dat-mat-khau/[A-Za-z0-9_-]+`)

// newPerson is the form that adds an officer to the first unit of the site.
func (x site) newPerson(t testing.TB, username string) url.Values {
	t.Helper()
	var noi string
	require.NoError(t, x.db.Owner.QueryRow(t.Context(), `SELECT province_id || '.' || id FROM units ORDER BY id LIMIT 1`).Scan(&noi))
	return url.Values{
		onceField: {newKey()}, "ten-dang-nhap": {username}, "ho-ten": {"Nguyễn Thị Hoa"}, "vai-tro": {"officer"}, "noi": {noi}, "tu-ngay": {"01/01/2024"},
	}
}

// invited adds an officer and returns the link that sets their password.
func (x site) invited(t testing.TB, username string) string {
	t.Helper()
	answer := post(t, x, route.Users(), x.newPerson(t, username))
	require.Equal(t, http.StatusOK, answer.Code, answer.Body.String())
	link := shownLink.FindString(answer.Body.String())
	require.NotEmpty(t, link)
	return link
}

func (x site) idOf(t testing.TB, username string) (id int64) {
	t.Helper()
	require.NoError(t, x.db.Owner.QueryRow(t.Context(), `SELECT id FROM users WHERE username = $1`, username).Scan(&id))
	return id
}

func TestAnInvitedPersonSetsAPasswordOnceAndSignsIn(t *testing.T) {
	t.Parallel()
	x := newSite(t).as(t, plan.Planner, "binh-duong", 0)
	link := x.invited(t, "hoa.nguyen")
	page := get(t, x.nobody(), link)
	require.Equal(t, http.StatusOK, page.Code)
	assert.Contains(t, page.Body.String(), "hoa.nguyen")
	for name, c := range map[string]struct{ password, again, says string }{
		"short":        {"ngắn quá", "ngắn quá", "quá ngắn"},
		"common":       {"matkhau123456789", "matkhau123456789", "dễ đoán"},
		"own name":     {"Nguyễn Thị Hoa 2024", "Nguyễn Thị Hoa 2024", "tên người"},
		"not the same": {goodPassword, goodPassword + "x", "khác nhau"},
	} {
		answer := post(t, x.nobody(), link, url.Values{"mat-khau-moi": {c.password}, "nhap-lai": {c.again}})
		assert.Equal(t, http.StatusUnprocessableEntity, answer.Code, name)
		assert.Contains(t, answer.Body.String(), c.says, name)
	}
	set := url.Values{"mat-khau-moi": {goodPassword}, "nhap-lai": {goodPassword}}
	require.Equal(t, http.StatusSeeOther, post(t, x.nobody(), link, set).Code)
	assert.Equal(t, http.StatusNotFound, post(t, x.nobody(), link, set).Code, "once")
	assert.Equal(t, http.StatusNotFound, get(t, x.nobody(), link).Code)
	in := post(t, x.nobody(), route.SignIn(""), signInForm("hoa.nguyen", goodPassword))
	require.Equal(t, http.StatusSeeOther, in.Code)
	assert.Equal(t, http.StatusOK, get(t, x.with(t, in), route.Account()).Code)
	assert.NotContains(t, x.log.String(), strings.TrimPrefix(link, "/dat-mat-khau/"))
}

func TestALinkHoldsADay(t *testing.T) {
	t.Parallel()
	x := newSite(t).as(t, plan.Planner, "binh-duong", 0)
	link := x.invited(t, "hoa.nguyen")
	_, err := x.db.Owner.Exec(t.Context(), `UPDATE one_time_tokens SET expires_at = now() - interval '1 second'`)
	require.NoError(t, err)
	answer := get(t, x.nobody(), link)
	assert.Equal(t, http.StatusNotFound, answer.Code)
	assert.Contains(t, answer.Body.String(), "quản trị")
}

func TestAResetEndsSessionsAndVoidsTheLinkBefore(t *testing.T) {
	t.Parallel()
	x := newSite(t).as(t, plan.Planner, "binh-duong", 0)
	first := x.invited(t, "hoa.nguyen")
	id := x.idOf(t, "hoa.nguyen")
	token, hash := auth.NewToken()
	require.NoError(t, x.store.StartSession(t.Context(), id, hash, plan.StageFull, "127.0.0.1", "test"))
	her := x
	her.cookie = &http.Cookie{Name: x.sessionCookie(), Value: token}
	require.Equal(t, http.StatusOK, get(t, her, "/").Code)
	form := url.Values{onceField: {newKey()}}
	answer := post(t, x, route.UserReset(id), form)
	require.Equal(t, http.StatusOK, answer.Code)
	assert.Equal(t, http.StatusSeeOther, get(t, her, "/").Code)
	assert.Equal(t, http.StatusNotFound, get(t, x.nobody(), first).Code)
	assert.Equal(t, http.StatusOK, get(t, x.nobody(), shownLink.FindString(answer.Body.String())).Code)
	again := post(t, x, route.UserReset(id), form)
	assert.Equal(t, http.StatusSeeOther, again.Code, "a form sent twice makes one link")
}

func TestNobodyGivesARightWiderThanTheirOwn(t *testing.T) {
	t.Parallel()
	x := newSite(t)
	boss := x.as(t, plan.Admin, "", 0)
	for name, c := range map[string]struct {
		by     plan.MemberRole
		system bool
		role   string
		place  string // "unit", "province", "all"
		want   int
	}{
		"planner makes an officer":               {plan.Planner, false, "officer", "unit", http.StatusOK},
		"planner makes a planner":                {plan.Planner, false, "planner", "province", http.StatusForbidden},
		"planner makes an administrator":         {plan.Planner, false, "admin", "province", http.StatusForbidden},
		"province admin makes a leader":          {plan.Admin, false, "leader", "province", http.StatusOK},
		"province admin makes an administrator":  {plan.Admin, false, "admin", "province", http.StatusForbidden},
		"province admin makes one of the system": {plan.Admin, false, "admin", "all", http.StatusForbidden},
		"system admin makes an administrator":    {plan.Admin, true, "admin", "all", http.StatusOK},
		"leader makes an officer":                {plan.Leader, true, "officer", "unit", http.StatusForbidden},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			asked := boss
			if !c.system || c.by != plan.Admin {
				asked = x.as(t, c.by, map[bool]string{true: "", false: "binh-duong"}[c.system], 0)
			}
			form := x.newPerson(t, "moi."+strings.ToLower(newKey()[:8]))
			form.Set("vai-tro", c.role)
			switch c.place {
			case "province":
				form.Set("noi", strings.Split(form.Get("noi"), ".")[0])
			case "all":
				form.Set("noi", "tat-ca")
			}
			assert.Equal(t, c.want, post(t, asked, route.Users(), form).Code)
		})
	}
}

func TestAnAccountWithWiderRightsOrOfAnotherProvinceIsOutOfReach(t *testing.T) {
	t.Parallel()
	x := newSite(t)
	boss := x.as(t, plan.Admin, "binh-duong", 0)
	var admin int64
	require.NoError(t, x.db.Owner.QueryRow(t.Context(), `SELECT max(id) FROM users`).Scan(&admin))
	planner, stranger := x.as(t, plan.Planner, "binh-duong", 0), x.as(t, plan.Planner, "quang-ninh", 0)
	for _, address := range []string{route.UserReset(admin), route.UserDisable(admin), route.User(admin)} {
		form := url.Values{onceField: {newKey()}, "ho-ten": {"Đổi tên"}, versionField: {"1"}}
		assert.Equal(t, http.StatusForbidden, post(t, planner, address, form).Code, address)
		assert.Equal(t, http.StatusNotFound, post(t, stranger, address, form).Code, address)
	}
	assert.Equal(t, http.StatusForbidden, post(t, boss, route.UserDisable(admin), url.Values{}).Code, "nobody locks themselves out")
}

func TestWhatGivesRightsAsksForThePasswordAgainAfterAWhile(t *testing.T) {
	t.Parallel()
	x := newSite(t).as(t, plan.Admin, "binh-duong", 0)
	x.withPassword(t)
	x.invited(t, "hoa.nguyen")
	id := x.idOf(t, "hoa.nguyen")
	_, err := x.db.Owner.Exec(t.Context(), `UPDATE sessions SET proved_at = now() - interval '11 minutes'`)
	require.NoError(t, err)
	form := url.Values{onceField: {newKey()}}
	assert.Equal(t, http.StatusUnprocessableEntity, post(t, x, route.UserReset(id), form).Code)
	form.Set(proofField, "sai")
	assert.Equal(t, http.StatusUnprocessableEntity, post(t, x, route.UserReset(id), form).Code)
	form.Set(proofField, goodPassword)
	assert.Equal(t, http.StatusOK, post(t, x, route.UserReset(id), form).Code)
	assert.Equal(t, http.StatusOK, post(t, x, route.UserReset(id), url.Values{onceField: {newKey()}}).Code, "not again for ten minutes")
}

func TestTwoWhoEditAPersonAtOnceSeeBothTexts(t *testing.T) {
	t.Parallel()
	x := newSite(t).as(t, plan.Planner, "binh-duong", 0)
	x.invited(t, "hoa.nguyen")
	id := x.idOf(t, "hoa.nguyen")
	edit := func(name string) url.Values {
		return url.Values{onceField: {newKey()}, versionField: {"1"}, "ho-ten": {name}}
	}
	require.Equal(t, http.StatusSeeOther, post(t, x, route.User(id), edit("Nguyễn Hoa Một")).Code)
	late := post(t, x, route.User(id), edit("Nguyễn Hoa Hai"))
	assert.Equal(t, http.StatusConflict, late.Code)
	assert.Contains(t, late.Body.String(), "Nguyễn Hoa Một")
	assert.Equal(t, "Nguyễn Hoa Hai", fieldValue(t, late.Body.String(), "ho-ten"))
}

func TestARoleIsGivenAndEnds(t *testing.T) {
	t.Parallel()
	x := newSite(t).as(t, plan.Admin, "binh-duong", 0)
	x.invited(t, "hoa.nguyen")
	id := x.idOf(t, "hoa.nguyen")
	form := x.newPerson(t, "")
	form.Set("vai-tro", "planner")
	assert.Equal(t, http.StatusUnprocessableEntity, post(t, x, route.Memberships(id), form).Code, "a planner works for the province")
	form.Set("noi", strings.Split(form.Get("noi"), ".")[0])
	form.Set("thay-the", "khong-co-ai")
	form.Set(onceField, newKey())
	assert.Equal(t, http.StatusUnprocessableEntity, post(t, x, route.Memberships(id), form).Code)
	form.Del("thay-the")
	require.Equal(t, http.StatusSeeOther, post(t, x, route.Memberships(id), form).Code)
	role := x.number(t, `SELECT max(id) FROM memberships WHERE role = 'planner'`)
	require.Equal(t, http.StatusSeeOther, post(t, x, route.MembershipEnd(id, role), url.Values{onceField: {newKey()}}).Code)
	assert.Zero(t, x.number(t, `SELECT count(*) FROM memberships WHERE role = 'planner' AND (valid_to IS NULL OR valid_to >= current_date)`))
	assert.Equal(t, http.StatusNotFound, post(t, x, route.MembershipEnd(id, role+1000), url.Values{}).Code)
}

func TestALockedPersonIsOutAndComesBackWhenOpened(t *testing.T) {
	t.Parallel()
	x := newSite(t).as(t, plan.Planner, "binh-duong", 0)
	link := x.invited(t, "hoa.nguyen")
	id := x.idOf(t, "hoa.nguyen")
	post(t, x.nobody(), link, url.Values{"mat-khau-moi": {goodPassword}, "nhap-lai": {goodPassword}})
	her := x.with(t, post(t, x.nobody(), route.SignIn(""), signInForm("hoa.nguyen", goodPassword)))
	require.Equal(t, http.StatusSeeOther, post(t, x, route.UserDisable(id), url.Values{onceField: {newKey()}}).Code)
	assert.Equal(t, route.SignIn(route.Account()), get(t, her, route.Account()).Header().Get("Location"))
	assert.Equal(t, http.StatusUnprocessableEntity, post(t, x.nobody(), route.SignIn(""), signInForm("hoa.nguyen", goodPassword)).Code)
	require.Equal(t, http.StatusSeeOther, post(t, x, route.UserEnable(id), url.Values{onceField: {newKey()}}).Code)
	assert.Equal(t, http.StatusSeeOther, post(t, x.nobody(), route.SignIn(""), signInForm("hoa.nguyen", goodPassword)).Code)
}

func TestAnAdministratorSetsUpASecondFactorBeforeAnythingElse(t *testing.T) {
	t.Parallel()
	x := newSite(t).as(t, plan.Admin, "", 0)
	username := x.withPassword(t)
	in := post(t, x.nobody(), route.SignIn(""), signInForm(username, goodPassword))
	require.Equal(t, route.SecondFactor(), in.Header().Get("Location"))
	y := x.with(t, in)
	assert.Equal(t, route.SecondFactor(), get(t, y, route.Users()).Header().Get("Location"))
	page := get(t, y, route.SecondFactor())
	require.Equal(t, http.StatusOK, page.Code)
	form := formOf(t, page.Body.String())
	sealed, err := base64.RawURLEncoding.DecodeString(form.Get("bi-mat"))
	require.NoError(t, err)
	secret, err := x.sealer.Open(sealed, sealedForm(x.idOf(t, username)))
	require.NoError(t, err)
	form.Set("ma", "000000")
	wrong := post(t, y, route.SecondFactor(), form)
	require.Equal(t, http.StatusUnprocessableEntity, wrong.Code)
	form = formOf(t, wrong.Body.String())
	form.Set("ma", codeAt(t, secret, time.Now()))
	done := post(t, y, route.SecondFactor(), form)
	require.Equal(t, http.StatusOK, done.Code, done.Body.String())
	assert.Len(t, regexp.MustCompile(`[a-z2-7]{4}-[a-z2-7]{4}-[a-z2-7]{4}`).FindAllString(done.Body.String(), -1), auth.RecoveryCodes)
	assert.Equal(t, http.StatusOK, get(t, x.with(t, done), route.Users()).Code)
	off := url.Values{onceField: {newKey()}, proofField: {goodPassword}}
	assert.Equal(t, http.StatusForbidden, post(t, x.with(t, done), route.SecondFactorOff(), off).Code, "administrators keep it")
	assert.Equal(t, http.StatusSeeOther, get(t, y, route.Users()).Code, "the half-way session is over")
}

func TestASecondFactorIsNotAskedOfAdministratorsInADemo(t *testing.T) {
	t.Parallel()
	x := newSite(t).as(t, plan.Admin, "", 0)
	username := x.withPassword(t)
	_, err := x.db.Owner.Exec(t.Context(), `INSERT INTO settings (key, value) VALUES ('demo', 'true')`)
	require.NoError(t, err)
	assert.Contains(t, get(t, x.nobody(), route.SignIn("")).Body.String(), "demo-ribbon")
	in := post(t, x.nobody(), route.SignIn(""), signInForm(username, goodPassword))
	require.Equal(t, "/", in.Header().Get("Location"))
	assert.Contains(t, get(t, x.with(t, in), "/").Body.String(), "demo-ribbon")
}

func TestASecondFactorIsTurnedOffByWhoNeedsNone(t *testing.T) {
	t.Parallel()
	x := newSite(t).as(t, plan.Planner, "binh-duong", 0)
	x.withCode(t, x.withPassword(t))
	off := url.Values{onceField: {newKey()}, proofField: {"sai"}}
	assert.Equal(t, http.StatusUnprocessableEntity, post(t, x, route.SecondFactorOff(), off).Code)
	spares := post(t, x, route.Spares(), url.Values{onceField: {newKey()}, proofField: {goodPassword}})
	assert.Equal(t, http.StatusOK, spares.Code)
	assert.EqualValues(t, auth.RecoveryCodes, x.number(t, `SELECT count(*) FROM recovery_codes`))
	off.Set(proofField, goodPassword)
	require.Equal(t, http.StatusSeeOther, post(t, x, route.SecondFactorOff(), off).Code)
	assert.Zero(t, x.number(t, `SELECT count(*) FROM credentials WHERE totp_secret IS NOT NULL`))
	assert.Zero(t, x.number(t, `SELECT count(*) FROM recovery_codes`))
}

func TestAChangedPasswordEndsTheOtherSessions(t *testing.T) {
	t.Parallel()
	x := newSite(t).as(t, plan.Planner, "binh-duong", 0)
	username := x.withPassword(t)
	other := x.with(t, post(t, x.nobody(), route.SignIn(""), signInForm(username, goodPassword)))
	const next = "bốn con trâu ăn cỏ ven đê"
	form := url.Values{onceField: {newKey()}, "mat-khau-cu": {"sai"}, "mat-khau-moi": {next}, "nhap-lai": {next}}
	assert.Equal(t, http.StatusUnprocessableEntity, post(t, x, route.OwnPassword(), form).Code)
	form.Set("mat-khau-cu", goodPassword)
	require.Equal(t, http.StatusSeeOther, post(t, x, route.OwnPassword(), form).Code)
	assert.Equal(t, http.StatusOK, get(t, x, route.Account()).Code)
	assert.Equal(t, http.StatusSeeOther, get(t, other, route.Account()).Code)
	assert.Equal(t, http.StatusSeeOther, post(t, x.nobody(), route.SignIn(""), signInForm(username, next)).Code)
}

func TestOneEndsOwnSessionsOnly(t *testing.T) {
	t.Parallel()
	x := newSite(t).as(t, plan.Planner, "binh-duong", 0)
	username := x.withPassword(t)
	other := x.with(t, post(t, x.nobody(), route.SignIn(""), signInForm(username, goodPassword)))
	foreign := x.number(t, `SELECT min(id) FROM sessions`)
	assert.Equal(t, http.StatusNotFound, post(t, x, route.SessionEnd(foreign), url.Values{}).Code)
	require.Equal(t, http.StatusSeeOther, post(t, x, route.SessionsEnd(), url.Values{onceField: {newKey()}}).Code)
	assert.Equal(t, http.StatusSeeOther, get(t, other, route.Account()).Code)
	assert.Equal(t, http.StatusOK, get(t, x, route.Account()).Code)
}

func TestSettingsAreDecidedByWhoAdministersAll(t *testing.T) {
	t.Parallel()
	x := newSite(t)
	boss, local := x.as(t, plan.Admin, "", 0), x.as(t, plan.Admin, "binh-duong", 0)
	form := url.Values{onceField: {newKey()}, versionField: {"0"}, "sap-den-han": {"10"}, "phien-phut": {"14"}, "mat-khau-ngay": {"0"}}
	assert.Equal(t, http.StatusForbidden, post(t, local, route.Settings(), form).Code)
	assert.Equal(t, http.StatusUnprocessableEntity, post(t, boss, route.Settings(), form).Code)
	form.Set("phien-phut", "20")
	require.Equal(t, http.StatusSeeOther, post(t, boss, route.Settings(), form).Code)
	decided, err := x.store.Settings(t.Context())
	require.NoError(t, err)
	assert.Equal(t, plan.Settings{DueSoonDays: 10, IdleMinutes: 20, Version: decided.Version}, decided)
	form.Set(onceField, newKey())
	assert.Equal(t, http.StatusConflict, post(t, boss, route.Settings(), form).Code)
	_, err = x.db.Owner.Exec(t.Context(), `UPDATE sessions SET last_seen_at = now() - interval '21 minutes'`)
	require.NoError(t, err)
	assert.Equal(t, http.StatusSeeOther, get(t, x, "/").Code, "the idle time holds at once")
}

func TestTheMenuHasWhatOneMayAndNoMore(t *testing.T) {
	t.Parallel()
	x := newSite(t)
	unit := x.number(t, `SELECT min(id) FROM units`)
	for name, c := range map[string]struct {
		ask         site
		has, hasNot []string
	}{
		"officer": {x.as(t, plan.Officer, "binh-duong", unit), []string{"Cán bộ đơn vị", "Gia hạn"}, []string{`href="/quan-tri"`, `href="/duyet"`, `href="/phan-cong"`}},
		"planner": {x.as(t, plan.Planner, "binh-duong", 0), []string{`href="/quan-tri"`, `href="/duyet"`, `href="/phan-cong"`}, []string{`href="/bao-cao"`}},
		"leader":  {x, []string{`href="/duyet"`}, []string{`href="/quan-tri"`, `href="/phan-cong"`}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			body := get(t, c.ask, "/").Body.String()
			for _, words := range append(c.has, "Đăng xuất", "Việc của tôi", `href="/tai-khoan"`) {
				assert.Contains(t, body, words)
			}
			for _, words := range c.hasNot {
				assert.NotContains(t, body, words)
			}
		})
	}
	assert.NotContains(t, get(t, x.nobody(), route.SignIn("")).Body.String(), "Đăng xuất")
}
