package web_test

import (
	"compress/gzip"
	"io"
	"net/http"
	"net/http/httptest"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"kehoach/web"
)

func shipped() []string {
	return []string{
		"app.css", "app.js", "report.js", "icons.svg", "favicon.svg", "fonts/inter-digits.woff2",
		"fonts/be-vietnam-pro-vietnamese-400.woff2", "fonts/be-vietnam-pro-vietnamese-600.woff2",
		"fonts/be-vietnam-pro-latin-400.woff2", "fonts/be-vietnam-pro-latin-600.woff2",
	}
}

func get(t *testing.T, h http.Handler, path, encoding string) *http.Response {
	t.Helper()
	r := httptest.NewRequestWithContext(t.Context(), http.MethodGet, path, nil)
	if encoding != "" {
		r.Header.Set("Accept-Encoding", encoding)
	}
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w.Result()
}

func body(t *testing.T, r *http.Response) string {
	t.Helper()
	b, err := io.ReadAll(r.Body)
	require.NoError(t, err)
	require.NoError(t, r.Body.Close())
	return string(b)
}

func TestEveryShippedFileHasAHashedAddressThatIsCachedForEver(t *testing.T) {
	t.Parallel()
	types := map[string]string{"css": "text/css; charset=utf-8", "js": "text/javascript; charset=utf-8", "svg": "image/svg+xml", "woff2": "font/woff2"}
	hashed := regexp.MustCompile(`^/assets/.+\.[0-9a-f]{12}\.(css|js|svg|woff2)$`)
	for _, name := range shipped() {
		address := web.Asset(name)
		require.Regexp(t, hashed, address)
		r := get(t, web.Handler(nil), address, "")
		assert.Equal(t, http.StatusOK, r.StatusCode, name)
		assert.Equal(t, "public, max-age=31536000, immutable", r.Header.Get("Cache-Control"), name)
		assert.Equal(t, types[name[strings.LastIndex(name, ".")+1:]], r.Header.Get("Content-Type"), name)
		assert.Empty(t, r.Header.Get("ETag"), name)
		assert.NotEmpty(t, body(t, r), name)
	}
}

func TestTheStyleSheetNamesOnlyFontsThatAreServed(t *testing.T) {
	t.Parallel()
	sheet := body(t, get(t, web.Handler(nil), web.Asset("app.css"), ""))
	// url(#pattern) is a part of the page itself.
	fonts := regexp.MustCompile(`url\(\s*"?([^")#]+)"?\s*\)`).FindAllStringSubmatch(sheet, -1)
	require.Len(t, fonts, 5)
	for _, font := range fonts {
		r := get(t, web.Handler(nil), "/assets/"+font[1], "")
		assert.Equal(t, http.StatusOK, r.StatusCode, font[1])
		assert.Contains(t, font[1], ".", "hashed")
	}
	assert.NotContains(t, sheet, "http:")
	assert.NotContains(t, sheet, "https:")
	assert.NotContains(t, sheet, "data:")
}

func TestGzipIsSentOnlyToThoseWhoTakeIt(t *testing.T) {
	t.Parallel()
	plain := body(t, get(t, web.Handler(nil), web.Asset("app.css"), ""))
	tests := map[string]struct {
		accept string
		packed bool
	}{
		"nothing said":      {"", false},
		"gzip":              {"gzip, deflate, br", true},
		"any":               {"*", true},
		"refused":           {"gzip;q=0, *", false},
		"low weight":        {"br, gzip;q=0.1", true},
		"refused by star":   {"*;q=0", false},
		"another's name":    {"xgzip", false},
		"unreadable weight": {"gzip;q=x", false},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			r := get(t, web.Handler(nil), web.Asset("app.css"), tt.accept)
			assert.Equal(t, "Accept-Encoding", r.Header.Get("Vary"))
			if !tt.packed {
				assert.Empty(t, r.Header.Get("Content-Encoding"))
				assert.Equal(t, plain, body(t, r))
				return
			}
			require.Equal(t, "gzip", r.Header.Get("Content-Encoding"))
			unpacked, err := gzip.NewReader(r.Body)
			require.NoError(t, err)
			got, err := io.ReadAll(unpacked)
			require.NoError(t, err)
			assert.Equal(t, plain, string(got))
		})
	}
}

func TestHeadHasTheLengthAndNoBody(t *testing.T) {
	t.Parallel()
	r := httptest.NewRequestWithContext(t.Context(), http.MethodHead, web.Asset("icons.svg"), nil)
	w := httptest.NewRecorder()
	web.Handler(nil).ServeHTTP(w, r)
	assert.Equal(t, http.StatusOK, w.Code)
	assert.NotEqual(t, "0", w.Header().Get("Content-Length"))
	assert.Empty(t, w.Body.String())
}

func TestWhatIsNoFileAnswers404AndIsNotCached(t *testing.T) {
	t.Parallel()
	disk := fstest.MapFS{"app.css": {Data: []byte("body{}")}, "fonts/x.woff2": {Data: []byte("x")}}
	for name, h := range map[string]http.Handler{"embedded": web.Handler(nil), "disk": web.Handler(disk)} {
		for _, path := range []string{
			"/assets/", "/assets/fonts", "/assets/fonts/", "/assets/nothing.css", "/assets/../web.go", "/assets//app.css",
			"/assets/app.000000000000.css.map", "/assets/app.js/", "/assets/%00",
		} {
			r := httptest.NewRequestWithContext(t.Context(), http.MethodGet, "/", nil)
			r.URL.Path = path
			w := httptest.NewRecorder()
			h.ServeHTTP(w, r)
			assert.Equal(t, http.StatusNotFound, w.Code, name+" "+path)
			assert.Equal(t, "no-store", w.Header().Get("Cache-Control"), name+" "+path)
		}
	}
	assert.Equal(t, http.StatusNotFound, get(t, web.Handler(nil), web.Asset("unknown.css"), "").StatusCode)
}

func TestFromDiskAFileIsReadAsItIsWithAndWithoutTheHash(t *testing.T) {
	t.Parallel()
	disk := fstest.MapFS{"app.css": {Data: []byte("body{color:red}")}}
	for _, path := range []string{"/assets/app.css", web.Asset("app.css")} {
		r := get(t, web.Handler(disk), path, "gzip")
		assert.Equal(t, http.StatusOK, r.StatusCode)
		assert.Equal(t, "no-store", r.Header.Get("Cache-Control"))
		assert.Equal(t, "text/css; charset=utf-8", r.Header.Get("Content-Type"))
		assert.Equal(t, "body{color:red}", body(t, r))
	}
}

func TestTheScriptsAreSmall(t *testing.T) {
	t.Parallel()
	for name, bytes := range map[string]int{"app.js": 2048, "report.js": 2560} {
		assert.LessOrEqual(t, len(body(t, get(t, web.Handler(nil), web.Asset(name), ""))), bytes, name)
	}
}
