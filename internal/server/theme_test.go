package server

import (
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"
	"unicode"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"kehoach/internal/route"
)

func TestAChoiceOfThemeIsKeptAndLeadsBack(t *testing.T) {
	t.Parallel()
	x := newSite(t)
	for choice, theme := range themes() {
		t.Run(choice, func(t *testing.T) {
			t.Parallel()
			answer := post(t, x, route.Theme(), url.Values{"giao-dien": {choice}, "ve": {"/tim?q=n%C4%83ng+l%E1%BB%B1c"}})
			require.Equal(t, http.StatusSeeOther, answer.Code)
			assert.Equal(t, "/tim?q=n%C4%83ng+l%E1%BB%B1c", answer.Header().Get("Location"))
			cookies := answer.Result().Cookies()
			require.Len(t, cookies, 1)
			kept := cookies[0]
			assert.Equal(t, "giao-dien", kept.Name)
			assert.Equal(t, "/", kept.Path)
			assert.True(t, kept.HttpOnly)
			assert.False(t, kept.Secure, "over http the browser would drop it")
			assert.Equal(t, http.SameSiteLaxMode, kept.SameSite)
			assert.Equal(t, int((365 * 24 * time.Hour).Seconds()), kept.MaxAge)
			r := newRequest(t, http.MethodGet, "/", "")
			r.AddCookie(kept)
			assert.Equal(t, theme, themeOf(r))
			body := exchange(x, r).Body.String()
			if theme != "" {
				assert.Contains(t, body, `data-theme="`+theme+`"`)
				return
			}
			assert.NotContains(t, body, "<html lang=\"vi\" data-theme=")
		})
	}
}

func TestAThemeNobodyOffersIsRefused(t *testing.T) {
	t.Parallel()
	x := newSite(t)
	for _, choice := range []string{"", "tim", "dark", "sang ", "SANG"} {
		answer := post(t, x, route.Theme(), url.Values{"giao-dien": {choice}})
		assert.Equal(t, http.StatusUnprocessableEntity, answer.Code, choice)
		assert.Empty(t, answer.Result().Cookies(), choice)
	}
	r := newRequest(t, http.MethodGet, "/", "")
	r.AddCookie(&http.Cookie{Name: "giao-dien", Value: "tim"})
	answer := exchange(x, r)
	assert.Equal(t, http.StatusOK, answer.Code)
	assert.NotContains(t, answer.Body.String(), `data-theme="tim"`)
}

func TestAfterAFormOnlyAPathOfThisSiteIsGoneTo(t *testing.T) {
	t.Parallel()
	x := newSite(t)
	for next, want := range map[string]string{
		"/binh-duong":                      "/binh-duong",
		"/tim?q=a&nam=2024":                "/tim?nam=2024&q=a",
		"/binh-duong/2024#nhom-3":          "/binh-duong/2024",
		"/t%E1%BB%89nh":                    "/t%E1%BB%89nh",
		"/tỉnh":                            "/t%E1%BB%89nh",
		"/a//b":                            "/a//b",
		"":                                 "/",
		"binh-duong":                       "/",
		"//ke-xau.example":                 "/",
		"///ke-xau.example":                "/",
		"/\\ke-xau.example":                "/",
		"\\\\ke-xau.example":               "/",
		"/\t/ke-xau.example":               "/",
		"/\n/ke-xau.example":               "/",
		"https://ke-xau.example/":          "/",
		"https:/ke-xau.example/":           "/",
		"javascript:alert(1)":              "/",
		"//ke-xau.example/%2e%2e":          "/",
		"/binh-duong\r\nSet-Cookie: a=b":   "/",
		"/binh-duong\x00":                  "/",
		"/\xff":                            "/",
		"/%zz":                             "/",
		"/" + strings.Repeat("a", 3000):    "/",
		route.Theme():                      "/",
		"?q=a":                             "/",
		"/?ve=https://ke-xau.example/&a=1": "/?a=1&ve=https%3A%2F%2Fke-xau.example%2F",
	} {
		answer := post(t, x, route.Theme(), url.Values{"giao-dien": {"toi"}, "ve": {next}})
		if strings.ContainsRune(next, 0) || strings.Contains(next, "\xff") {
			assert.Equal(t, http.StatusBadRequest, answer.Code, "%q", next)
			continue
		}
		require.Equal(t, http.StatusSeeOther, answer.Code, "%q", next)
		assert.Equal(t, want, answer.Header().Get("Location"), "%q", next)
	}
}

func FuzzSafeNext(f *testing.F) {
	for _, next := range []string{
		"/", "/binh-duong?q=a#b", "//h", "/\\h", "/\t/h", "http://h", "http:/h", "/%2f/h", "/.//h", "/..//h", "/;//h", "/?//h", "/:@h", "/%5c%5ch",
		"\x00", "/ ", "/tỉnh", "/a?b=%zz", "/a?b;c", "@h", "/@h", "/\u2028/h", "/／h",
	} {
		f.Add(next)
	}
	site, err := url.Parse("http://127.0.0.1:8080/tim")
	require.NoError(f, err)
	f.Fuzz(func(t *testing.T, next string) {
		safe := SafeNext(next)
		require.True(t, strings.HasPrefix(safe, "/"), "%q", safe)
		require.False(t, strings.HasPrefix(safe, "//") || strings.Contains(safe, "\\"), "%q", safe)
		require.False(t, strings.ContainsFunc(safe, func(r rune) bool { return r > unicode.MaxASCII || r <= ' ' || r == 0x7f }), "%q", safe)
		target, err := site.Parse(safe)
		require.NoError(t, err)
		require.Equal(t, "http://127.0.0.1:8080", target.Scheme+"://"+target.Host, "%q", safe)
		require.Nil(t, target.User)
		require.Equal(t, safe, SafeNext(safe), "going there must be as safe as saying so")
	})
}
