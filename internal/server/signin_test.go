package server

import (
	"encoding/hex"
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/pquerna/otp/totp"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"kehoach/internal/auth"
	"kehoach/internal/plan"
	"kehoach/internal/route"
	"kehoach/web/view"
)

const goodPassword = "cây cầu vàng bắc qua suối"

// withPassword gives the person the site is asked by a password, and returns their username.
func (x site) withPassword(t testing.TB) string {
	t.Helper()
	hash, err := auth.NewHasher().Hash(t.Context(), goodPassword)
	require.NoError(t, err)
	const sql = `WITH who AS (SELECT u.id, u.username FROM users u JOIN sessions s ON s.user_id = u.id WHERE s.token_hash = $1),
		kept AS (INSERT INTO credentials (user_id, password_hash, changed_at) SELECT id, $2, now() FROM who)
		SELECT username FROM who`
	var username string
	require.NoError(t, x.db.Owner.QueryRow(t.Context(), sql, auth.HashToken(x.cookie.Value), hash).Scan(&username))
	return username
}

// withCode gives a person who has a password a second factor as well, and returns its secret.
func (x site) withCode(t testing.TB, username string) string {
	t.Helper()
	secret, _, err := auth.NewTOTP("Kế hoạch Y tế", username)
	require.NoError(t, err)
	var id int64
	require.NoError(t, x.db.Owner.QueryRow(t.Context(), `SELECT id FROM users WHERE username = $1`, username).Scan(&id))
	_, err = x.db.Owner.Exec(t.Context(), `UPDATE credentials SET totp_secret = $1, totp_confirmed_at = now() WHERE user_id = $2`,
		x.sealer.Seal(secret, sealedFor(id)), id)
	require.NoError(t, err)
	return secret
}

func codeAt(t testing.TB, secret string, at time.Time) string {
	t.Helper()
	code, err := totp.GenerateCode(secret, at)
	require.NoError(t, err)
	return code
}

func signInForm(username, password string) url.Values {
	return url.Values{"username": {username}, "password": {password}}
}

// with is the site asked with the cookie an answer set.
func (x site) with(t testing.TB, answer *httptest.ResponseRecorder) site {
	t.Helper()
	for _, cookie := range answer.Result().Cookies() {
		if cookie.Name == x.sessionCookie() {
			x.cookie = cookie
			return x
		}
	}
	require.Fail(t, "no session cookie was set")
	return x
}

func TestTheRightPasswordOpensASessionAndLeadsOn(t *testing.T) {
	t.Parallel()
	x := newSite(t).as(t, plan.Planner, "binh-duong", 0)
	username := x.withPassword(t)
	old := x
	form := signInForm(" "+strings.ToUpper(username)+" ", goodPassword)
	form.Set("next", x.plan)
	answer := post(t, x, route.SignIn(""), form)
	require.Equal(t, http.StatusSeeOther, answer.Code)
	assert.Equal(t, x.plan, answer.Header().Get("Location"))
	in := x.with(t, answer)
	assert.True(t, in.cookie.HttpOnly)
	assert.Equal(t, http.SameSiteLaxMode, in.cookie.SameSite)
	assert.Equal(t, "/", in.cookie.Path)
	assert.Equal(t, "phien", in.cookie.Name)
	assert.NotEqual(t, old.cookie.Value, in.cookie.Value)
	assert.Equal(t, http.StatusOK, get(t, in, x.plan).Code)
	assert.Equal(t, http.StatusSeeOther, get(t, old, x.plan).Code, "the session before is over")
	out := post(t, in, route.SignOut(), nil)
	assert.Equal(t, http.StatusSeeOther, out.Code)
	assert.Equal(t, http.StatusSeeOther, get(t, in, x.plan).Code)
	var events int
	require.NoError(t, x.db.Owner.QueryRow(t.Context(), `SELECT count(*) FROM audit_log WHERE action IN ('sign_in', 'sign_out')`).Scan(&events))
	assert.Equal(t, 2, events)
}

func TestAnAddressAfterSigningInIsOfThisSite(t *testing.T) {
	t.Parallel()
	x := newSite(t)
	username := x.withPassword(t)
	for _, next := range []string{"//example.com", "https://example.com/", `/\example.com`} {
		form := signInForm(username, goodPassword)
		form.Set("next", next)
		assert.Equal(t, "/", post(t, x.nobody(), route.SignIn(""), form).Header().Get("Location"), next)
	}
}

func TestAWrongPasswordAndAnUnknownNameAreAnsweredAlike(t *testing.T) {
	t.Parallel()
	x := newSite(t)
	username := x.withPassword(t)
	known := post(t, x.nobody(), route.SignIn(""), signInForm(username, "sai mật khẩu rồi"))
	unknown := post(t, x.nobody(), route.SignIn(""), signInForm("khongcoai", "sai mật khẩu rồi"))
	assert.Equal(t, http.StatusUnprocessableEntity, known.Code)
	assert.Equal(t, known.Code, unknown.Code)
	assert.Equal(t, strings.ReplaceAll(known.Body.String(), username, "?"), strings.ReplaceAll(unknown.Body.String(), "khongcoai", "?"))
	assert.Empty(t, known.Result().Cookies())
	assert.Equal(t, username, fieldValue(t, known.Body.String(), "username"))
	assert.NotContains(t, known.Body.String(), "sai mật khẩu rồi")
	assert.Equal(t, http.StatusUnprocessableEntity, post(t, x.nobody(), route.SignIn(""), signInForm("", "")).Code)
}

func TestTwelveWrongPasswordsAreToldToWaitAndOthersGetIn(t *testing.T) {
	t.Parallel()
	x := newSite(t)
	username := x.withPassword(t)
	other := x.as(t, plan.Leader, "", 0).withPassword(t)
	var last *httptest.ResponseRecorder
	for i := range 12 {
		r := newRequest(t, http.MethodPost, route.SignIn(""), signInForm(username, "sai").Encode())
		r.Header.Set("X-Forwarded-For", fmt.Sprintf("192.0.2.%d", i))
		last = exchange(x.nobody(), r)
	}
	require.Equal(t, http.StatusTooManyRequests, last.Code)
	assert.NotEmpty(t, last.Header().Get("Retry-After"))
	assert.Equal(t, username, fieldValue(t, last.Body.String(), "username"))
	assert.Equal(t, http.StatusTooManyRequests, post(t, x.nobody(), route.SignIn(""), signInForm(username, goodPassword)).Code)
	assert.Equal(t, http.StatusSeeOther, post(t, x.nobody(), route.SignIn(""), signInForm(other, goodPassword)).Code)
	_, err := x.db.Owner.Exec(t.Context(), `UPDATE throttle SET blocked_until = now() - interval '1 second' WHERE key LIKE 'user:%'`)
	require.NoError(t, err)
	assert.Equal(t, http.StatusSeeOther, post(t, x.nobody(), route.SignIn(""), signInForm(username, goodPassword)).Code)
}

func TestAHundredWrongPasswordsAnHourAreAllAnAddressHas(t *testing.T) {
	t.Parallel()
	x := newSite(t)
	username := x.withPassword(t)
	_, err := x.db.Owner.Exec(t.Context(), `INSERT INTO throttle (key, failures, first_at) VALUES ('addr:192.0.2.1', 99, now())`)
	require.NoError(t, err)
	assert.Equal(t, http.StatusUnprocessableEntity, post(t, x.nobody(), route.SignIn(""), signInForm("ai-do", "sai")).Code)
	assert.Equal(t, http.StatusTooManyRequests, post(t, x.nobody(), route.SignIn(""), signInForm(username, goodPassword)).Code)
}

func TestASecondFactorIsAskedForAndItsCodeCountsOnce(t *testing.T) {
	t.Parallel()
	x := newSite(t)
	username := x.withPassword(t)
	secret := x.withCode(t, username)
	half := post(t, x.nobody(), route.SignIn(""), signInForm(username, goodPassword))
	require.Equal(t, route.Code(""), half.Header().Get("Location"))
	y := x.with(t, half)
	assert.Equal(t, route.Code(x.plan), get(t, y, x.plan).Header().Get("Location"), "half-way in opens nothing")
	assert.Equal(t, http.StatusOK, get(t, y, route.Code("")).Code)
	assert.Equal(t, http.StatusUnprocessableEntity, post(t, y, route.Code(""), url.Values{"ma": {"000000"}}).Code)
	code := codeAt(t, secret, time.Now())
	in := post(t, y, route.Code(""), url.Values{"ma": {code}, "next": {x.plan}})
	require.Equal(t, http.StatusSeeOther, in.Code)
	assert.Equal(t, x.plan, in.Header().Get("Location"))
	assert.Equal(t, http.StatusOK, get(t, x.with(t, in), x.plan).Code)
	assert.NotEqual(t, y.cookie.Value, x.with(t, in).cookie.Value)
	again := x.with(t, post(t, x.nobody(), route.SignIn(""), signInForm(username, goodPassword)))
	assert.Equal(t, http.StatusUnprocessableEntity, post(t, again, route.Code(""), url.Values{"ma": {code}}).Code, "an overseen code")
}

func TestARecoveryCodeReplacesACodeOnce(t *testing.T) {
	t.Parallel()
	x := newSite(t)
	username := x.withPassword(t)
	x.withCode(t, username)
	spare := auth.NewRecoveryCodes()[0]
	_, err := x.db.Owner.Exec(t.Context(), `INSERT INTO recovery_codes (user_id, hash) SELECT id, $1 FROM users WHERE username = $2`,
		auth.HashRecoveryCode(spare), username)
	require.NoError(t, err)
	for _, want := range []int{http.StatusSeeOther, http.StatusUnprocessableEntity} {
		y := x.with(t, post(t, x.nobody(), route.SignIn(""), signInForm(username, goodPassword)))
		assert.Equal(t, want, post(t, y, route.Code(""), url.Values{"ma": {strings.ToUpper(spare)}}).Code)
	}
}

func TestAFormSentAfterTheSessionEndedIsStoredAfterSigningIn(t *testing.T) {
	t.Parallel()
	for name, secondFactor := range map[string]bool{"with a password": false, "with a second factor": true} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			x := newSite(t).as(t, plan.Leader, "binh-duong", 0)
			username, secret := x.withPassword(t), ""
			if secondFactor {
				secret = x.withCode(t, username)
			}
			_, err := x.db.Owner.Exec(t.Context(), `DELETE FROM sessions`)
			require.NoError(t, err)
			typed := url.Values{onceField: {newKey()}, "giao-dien": {"toi"}, "quyet-dinh": {"khong-duyet"}, "y-kien": {"Chưa đủ căn cứ \"<&>"},
				"ngay-quyet-dinh": {view.Date(plan.DateOf(time.Now()))}, "so-quyet-dinh": {"12/SYT"}, versionField: {"1"}}
			lost := post(t, x, "/gia-han/1", typed)
			require.Equal(t, http.StatusUnauthorized, lost.Code)
			again := formOf(t, lost.Body.String())
			assert.Equal(t, typed.Get("y-kien"), again.Get("tiep.y-kien"))
			again.Set("username", username)
			again.Set("password", goodPassword)
			answer := post(t, x.nobody(), route.SignIn(""), again)
			if secondFactor {
				require.Equal(t, http.StatusOK, answer.Code)
				last := formOf(t, answer.Body.String())
				last.Set("ma", codeAt(t, secret, time.Now()))
				answer = post(t, x.with(t, answer), route.Code(""), last)
			}
			require.Equal(t, http.StatusSeeOther, answer.Code, answer.Body.String())
			assert.Contains(t, answer.Header().Get("Location"), "/gia-han/1?xong=")
			var reason string
			require.NoError(t, x.db.Owner.QueryRow(t.Context(), `SELECT decision_reason FROM extensions WHERE id = 1`).Scan(&reason))
			assert.Equal(t, typed.Get("y-kien"), reason)
			assert.Equal(t, http.StatusOK, get(t, x.with(t, answer), "/gia-han/1").Code)
		})
	}
}

func TestAFormIsNotCarriedOutElsewhere(t *testing.T) {
	t.Parallel()
	for _, to := range []string{"//example.com/x", "https://example.com", "/dang-nhap", "/dang-nhap/ma", "x"} {
		assert.Empty(t, carriedOf(url.Values{carriedField: {to}, "tiep.a": {"b"}}).Path, to)
	}
}

func TestADisabledPersonIsOutAtTheNextClick(t *testing.T) {
	t.Parallel()
	x := newSite(t)
	require.Equal(t, http.StatusOK, get(t, x, "/").Code)
	_, err := x.db.Owner.Exec(t.Context(), `UPDATE users SET state = 'disabled'`)
	require.NoError(t, err)
	assert.Equal(t, http.StatusSeeOther, get(t, x, "/").Code)
	username := "nguoi0"
	assert.Equal(t, http.StatusUnprocessableEntity, post(t, x.nobody(), route.SignIn(""), signInForm(username, goodPassword)).Code)
}

func TestOnlyTheHashOfATokenIsKeptAndNoNameOrSecretIsLogged(t *testing.T) {
	t.Parallel()
	x := newSite(t)
	username := x.withPassword(t)
	in := x.with(t, post(t, x.nobody(), route.SignIn(""), signInForm(username, goodPassword)))
	post(t, x.nobody(), route.SignIn(""), signInForm("matkhau-go-nham", "sai"))
	assert.NotContains(t, x.log.String(), in.cookie.Value)
	assert.NotContains(t, x.log.String(), goodPassword)
	assert.NotContains(t, x.log.String(), username)
	var kept int
	require.NoError(t, x.db.Owner.QueryRow(t.Context(), `SELECT count(*) FROM sessions WHERE encode(token_hash, 'hex') = $1`,
		hex.EncodeToString(auth.HashToken(in.cookie.Value))).Scan(&kept))
	assert.Equal(t, 1, kept)
	var named int
	require.NoError(t, x.db.Owner.QueryRow(t.Context(), `SELECT (SELECT count(*) FROM audit_log a WHERE a::text LIKE '%go-nham%')
		+ (SELECT count(*) FROM throttle WHERE key LIKE '%go-nham%')`).Scan(&named))
	assert.Zero(t, named, "what is typed as a name may be a password")
}

func TestTheClientIsTheRightMostHopThatIsNoTrustedProxy(t *testing.T) {
	t.Parallel()
	trusted := []netip.Prefix{netip.MustParsePrefix("10.0.0.0/8"), netip.MustParsePrefix("::1/128")}
	for name, c := range map[string]struct {
		peer, forwarded, want string
		proxies               []netip.Prefix
	}{
		"no proxy trusted":     {"10.0.0.1:5", "192.0.2.7", "10.0.0.1", nil},
		"peer is no proxy":     {"203.0.113.9:5", "192.0.2.7", "203.0.113.9", trusted},
		"one proxy":            {"10.0.0.1:5", "192.0.2.7", "192.0.2.7", trusted},
		"what the client says": {"10.0.0.1:5", "198.51.100.1, 192.0.2.7", "192.0.2.7", trusted},
		"two proxies":          {"10.0.0.1:5", "198.51.100.1, 192.0.2.7, 10.1.1.1", "192.0.2.7", trusted},
		"nonsense":             {"10.0.0.1:5", "la-la", "10.0.0.1", trusted},
		"none said":            {"[::1]:5", "", "::1", trusted},
		"mapped":               {"[::ffff:10.0.0.1]:5", "2001:db8::7", "2001:db8::7", trusted},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s := newServer(Options{TrustedProxies: c.proxies})
			r := httptest.NewRequestWithContext(t.Context(), http.MethodGet, "/", nil)
			r.RemoteAddr = c.peer
			if c.forwarded != "" {
				r.Header.Set("X-Forwarded-For", c.forwarded)
			}
			assert.Equal(t, c.want, s.clientAddress(r))
		})
	}
}
