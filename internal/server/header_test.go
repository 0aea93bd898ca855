package server

import (
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"kehoach/internal/plan"
	"kehoach/internal/route"
	"kehoach/web"
)

// withPanic is the site with one more route, which panics.
func (x site) withPanic() http.Handler {
	b := newBinder(x.Server, append(Routes(), Policy{http.MethodGet, "/thu-nghiem/hong", "panic", Anyone, ""}))
	x.register(b)
	b.get("/thu-nghiem/hong", func(http.ResponseWriter, *http.Request, plan.Actor) error { panic("bí mật bên trong") })
	x.Server.handler = b.mux
	return x
}

func crossSite(t *testing.T) *http.Request {
	t.Helper()
	r := newRequest(t, http.MethodPost, route.Theme(), "giao-dien=toi")
	r.Header.Set("Sec-Fetch-Site", "cross-site")
	return r
}

func TestEveryKindOfAnswerHasTheSecurityHeaders(t *testing.T) {
	t.Parallel()
	x := newSite(t)
	h := x.withPanic()
	asset := web.Asset("app.css")
	for name, c := range map[string]struct {
		request *http.Request
		status  int
	}{
		"page":             {newRequest(t, http.MethodGet, "/", ""), 200},
		"page, head":       {newRequest(t, http.MethodHead, "/", ""), 200},
		"asset":            {newRequest(t, http.MethodGet, asset, ""), 200},
		"missing asset":    {newRequest(t, http.MethodGet, "/assets/khong-co.css", ""), 404},
		"health":           {newRequest(t, http.MethodGet, "/healthz", ""), 200},
		"see other":        {newRequest(t, http.MethodPost, route.Theme(), "giao-dien=toi&ve=/"), 303},
		"permanent":        {newRequest(t, http.MethodGet, "/binh-duong/", ""), 308},
		"bad request":      {newRequest(t, http.MethodGet, "/tim?q=%00", ""), 400},
		"cross-site":       {crossSite(t), 403},
		"not found":        {newRequest(t, http.MethodGet, "/khong-co", ""), 404},
		"wrong method":     {newRequest(t, http.MethodPost, "/", ""), 405},
		"too large":        {newRequest(t, http.MethodPost, route.Theme(), strings.Repeat("a", 2<<20+1)), 413},
		"invalid form":     {newRequest(t, http.MethodPost, route.Theme(), "giao-dien=tim"), 422},
		"panic":            {newRequest(t, http.MethodGet, "/thu-nghiem/hong", ""), 500},
		"made-up method":   {newRequest(t, "MUA", "/", ""), 405},
		"method of nobody": {newRequest(t, http.MethodPut, "/khong/co/gi/o/day/ca/that", ""), 404},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			answer := exchange(h, c.request)
			require.Equal(t, c.status, answer.Code)
			assertSecure(t, answer, strings.HasPrefix(name, "asset"))
		})
	}
}

func assertSecure(t *testing.T, answer *httptest.ResponseRecorder, cacheable bool) {
	t.Helper()
	head := answer.Header()
	policy := head.Get("Content-Security-Policy")
	for _, part := range []string{
		"default-src 'none'", "script-src 'self'", "style-src 'self'", "img-src 'self'", "font-src 'self'",
		"connect-src 'self'", "form-action 'self'", "base-uri 'none'", "frame-ancestors 'none'",
	} {
		assert.Contains(t, policy, part)
	}
	assert.NotContains(t, policy, "unsafe")
	assert.Equal(t, "nosniff", head.Get("X-Content-Type-Options"))
	assert.Equal(t, "same-origin", head.Get("Referrer-Policy"))
	assert.Equal(t, "same-origin", head.Get("Cross-Origin-Opener-Policy"))
	assert.Equal(t, "same-origin", head.Get("Cross-Origin-Resource-Policy"))
	assert.NotEmpty(t, head.Get("Permissions-Policy"))
	assert.Regexp(t, `^[A-Z2-7]{4}-[A-Z2-7]{4}$`, head.Get("X-Request-Id"))
	assert.Empty(t, head.Get("Strict-Transport-Security"), "plain http must not promise https")
	assert.Empty(t, head.Get("Server"))
	if cacheable {
		assert.Contains(t, head.Get("Cache-Control"), "immutable")
		return
	}
	assert.Equal(t, "no-store", head.Get("Cache-Control"))
}

func TestBehindHTTPSBrowsersAreHeldToIt(t *testing.T) {
	t.Parallel()
	base, err := url.Parse("https://kehoach.example")
	require.NoError(t, err)
	x := newSite(t, func(o *Options) { o.BaseURL = base })
	assert.Equal(t, "max-age=63072000; includeSubDomains", get(t, x, "/").Header().Get("Strict-Transport-Security"))
	cookies := post(t, x, route.Theme(), url.Values{"giao-dien": {"toi"}}).Result().Cookies()
	require.Len(t, cookies, 1)
	assert.True(t, cookies[0].Secure)
}
