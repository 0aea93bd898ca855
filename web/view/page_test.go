package view_test

import (
	"bytes"
	"compress/gzip"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/a-h/templ"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/net/html"

	"kehoach/web"
	"kehoach/web/view"
)

func render(t *testing.T, c templ.Component) string {
	t.Helper()
	var out bytes.Buffer
	require.NoError(t, c.Render(t.Context(), &out))
	return out.String()
}

func sample(t *testing.T, name string) string {
	t.Helper()
	c, ok := view.SampleComponent(name)
	require.True(t, ok, "no sample %q", name)
	return render(t, c)
}

func parse(t *testing.T, page string) *html.Node {
	t.Helper()
	doc, err := html.Parse(strings.NewReader(page))
	require.NoError(t, err)
	return doc
}

// elements returns the elements of a name ("*": all) in order.
func elements(doc *html.Node, name string) []*html.Node {
	var found []*html.Node
	for n := range doc.Descendants() {
		if n.Type == html.ElementNode && (name == "*" || n.Data == name) {
			found = append(found, n)
		}
	}
	return found
}

func attr(n *html.Node, key string) (string, bool) {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val, true
		}
	}
	return "", false
}

func text(n *html.Node) string {
	var out strings.Builder
	for d := range n.Descendants() {
		if d.Type == html.TextNode {
			out.WriteString(d.Data)
		}
	}
	return out.String()
}

func byID(t *testing.T, doc *html.Node, id string) *html.Node {
	t.Helper()
	for _, n := range elements(doc, "*") {
		if got, _ := attr(n, "id"); got == id {
			return n
		}
	}
	require.Failf(t, "no element", "id %q", id)
	return nil
}

func TestEveryPage(t *testing.T) {
	t.Parallel()
	for _, s := range view.Samples() {
		t.Run(s.Name, func(t *testing.T) {
			t.Parallel()
			page := render(t, s.Component)
			doc := parse(t, page)
			checkFrame(t, doc)
			checkIDs(t, doc)
			checkNames(t, doc)
			checkNothingInline(t, doc, page)
			checkAssets(t, page)
		})
	}
}

func checkFrame(t *testing.T, doc *html.Node) {
	t.Helper()
	lang, _ := attr(elements(doc, "html")[0], "lang")
	assert.Equal(t, "vi", lang)
	assert.Len(t, elements(doc, "h1"), 1, "exactly one h1")
	assert.Len(t, elements(doc, "main"), 1)
	title := text(elements(doc, "title")[0])
	assert.True(t, strings.HasSuffix(title, " · Kế hoạch Y tế"), title)
	assert.Greater(t, len(title), len(" · Kế hoạch Y tế"))
	first, _ := attr(elements(doc, "a")[0], "href")
	assert.Equal(t, "#noi-dung", first, "the first link skips to the content")
}

func checkIDs(t *testing.T, doc *html.Node) {
	t.Helper()
	seen := map[string]bool{}
	for _, n := range elements(doc, "*") {
		if id, ok := attr(n, "id"); ok {
			assert.NotEmpty(t, id)
			assert.False(t, seen[id], "id %q twice", id)
			seen[id] = true
		}
	}
	for _, n := range elements(doc, "*") {
		if label, ok := attr(n, "aria-labelledby"); ok {
			assert.True(t, seen[label], "aria-labelledby %q", label)
		}
		if href, _ := attr(n, "href"); n.Data == "a" && strings.HasPrefix(href, "#") {
			assert.True(t, seen[href[1:]], "link to %q", href)
		}
	}
}

// checkNames looks for inputs without label, and links and buttons without words.
func checkNames(t *testing.T, doc *html.Node) {
	t.Helper()
	labelled, within := map[string]bool{}, map[*html.Node]bool{}
	for _, l := range elements(doc, "label") {
		if id, _ := attr(l, "for"); id != "" {
			labelled[id] = true
		}
		for _, in := range elements(l, "input") {
			within[in] = strings.TrimSpace(text(l)) != ""
		}
	}
	for _, in := range elements(doc, "input") {
		kind, _ := attr(in, "type")
		id, _ := attr(in, "id")
		assert.True(t, kind == "hidden" || labelled[id] || within[in], "input %q has a label", id)
	}
	for _, n := range slices.Concat(elements(doc, "a"), elements(doc, "button")) {
		name, _ := attr(n, "aria-label")
		assert.NotEmpty(t, strings.TrimSpace(name+text(n)), "a link or button says what it does")
	}
}

func checkNothingInline(t *testing.T, doc *html.Node, page string) {
	t.Helper()
	for _, n := range elements(doc, "*") {
		for _, a := range n.Attr {
			assert.NotEqual(t, "style", a.Key, n.Data)
			assert.False(t, strings.HasPrefix(a.Key, "on"), "%s has %s", n.Data, a.Key)
			assert.False(t, strings.HasPrefix(a.Val, "http") && a.Key != "content" && a.Key != "value", "%s leads away: %s", n.Data, a.Val)
		}
	}
	assert.Empty(t, elements(doc, "style"))
	for _, script := range elements(doc, "script") {
		src, ok := attr(script, "src")
		assert.True(t, ok)
		assert.True(t, strings.HasPrefix(src, "/assets/"), src)
		assert.Empty(t, text(script))
	}
	assert.NotContains(t, page, "about:invalid#TemplFailedSanitizationURL")
	assert.NotContains(t, page, "%!")
}

func checkAssets(t *testing.T, page string) {
	t.Helper()
	symbols := assetBody(t, web.Asset("icons.svg"))
	for _, match := range regexp.MustCompile(`"(/assets/[^"#]+)(?:#([^"]+))?"`).FindAllStringSubmatch(page, -1) {
		assert.NotEmpty(t, assetBody(t, match[1]), match[1])
		if match[2] != "" {
			assert.Contains(t, symbols, `id="`+match[2]+`"`)
		}
	}
}

func assetBody(t *testing.T, address string) string {
	t.Helper()
	w := httptest.NewRecorder()
	web.Handler(nil).ServeHTTP(w, httptest.NewRequestWithContext(t.Context(), http.MethodGet, address, nil))
	require.Equal(t, http.StatusOK, w.Code, address)
	return w.Body.String()
}

func TestSampleNamesAreUniqueAndFitAnAddress(t *testing.T) {
	t.Parallel()
	seen := map[string]bool{}
	for _, s := range view.Samples() {
		assert.Regexp(t, `^[a-z0-9-]+$`, s.Name)
		assert.NotEmpty(t, s.Title)
		assert.False(t, seen[s.Name], s.Name)
		seen[s.Name] = true
	}
	_, ok := view.SampleComponent("nothing")
	assert.False(t, ok)
}

func TestNoTemplateWritesRawHTML(t *testing.T) {
	t.Parallel()
	files, err := filepath.Glob("*.templ")
	require.NoError(t, err)
	require.NotEmpty(t, files)
	for _, file := range files {
		source, err := os.ReadFile(file)
		require.NoError(t, err)
		for _, bad := range []string{"templ.Raw", "templ.ComponentScript", "templ.JSUnsafe", "style=", "onclick", "time.Now"} {
			assert.NotContains(t, string(source), bad, file)
		}
		assert.NotRegexp(t, `(href|action)="/`, string(source), "%s: addresses come from package route", file)
	}
}

func TestAPlanOf43TasksIsLight(t *testing.T) {
	t.Parallel()
	page := sample(t, "plan")
	total := packed(t, page)
	assert.LessOrEqual(t, len(page), 50_000, "raw")
	assert.LessOrEqual(t, total, 8_000, "gzip")
	for _, name := range []string{"app.css", "app.js", "icons.svg", "favicon.svg"} {
		total += packed(t, assetBody(t, web.Asset(name)))
	}
	for _, name := range []string{"vietnamese-400", "vietnamese-600", "latin-400", "latin-600"} {
		total += len(assetBody(t, web.Asset("fonts/be-vietnam-pro-"+name+".woff2")))
	}
	total += len(assetBody(t, web.Asset("fonts/inter-digits.woff2")))
	assert.Less(t, total, 100_000, "first load with fonts")
	t.Logf("page %d B, %d B gzip; first load %d B", len(page), packed(t, page), total)
}

func packed(t *testing.T, body string) int {
	t.Helper()
	var out bytes.Buffer
	w := gzip.NewWriter(&out)
	_, err := w.Write([]byte(body))
	require.NoError(t, err)
	require.NoError(t, w.Close())
	return out.Len()
}

func BenchmarkPlanPage(b *testing.B) {
	c, ok := view.SampleComponent("plan")
	require.True(b, ok)
	b.ReportAllocs()
	for b.Loop() {
		require.NoError(b, c.Render(b.Context(), &bytes.Buffer{}))
	}
}
