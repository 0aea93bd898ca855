package server

import (
	"compress/gzip"
	"fmt"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/text/unicode/norm"

	"kehoach/internal/plan"
	"kehoach/internal/route"
	"kehoach/web/view"
)

func TestEveryPageIsFoundAtItsAddress(t *testing.T) {
	t.Parallel()
	x := newSite(t)
	addReview(t, x.db)
	covered := x.pages()
	covered[route.ReviewPattern] = "/duyet/1"
	for _, row := range Routes() {
		if row.Who != Members || row.Method != http.MethodGet || row.Pattern == route.FilePattern { // a file is no page
			continue
		}
		target, ok := covered[row.Pattern]
		require.True(t, ok, "no address tested for %s", row.Pattern)
		answer := get(t, x.whoMay(t, row.Needs), target)
		require.Equal(t, http.StatusOK, answer.Code, target)
		body := answer.Body.String()
		assert.Equal(t, "text/html; charset=utf-8", answer.Header().Get("Content-Type"), target)
		assert.Equal(t, strconv.Itoa(len(body)), answer.Header().Get("Content-Length"), target)
		assert.NotEmpty(t, text(t, body, "h1"), target)
	}
}

// whoMay is the site asked by somebody of Bình Dương with the right, or as it is when that is enough.
func (x site) whoMay(t *testing.T, right plan.Right) site {
	t.Helper()
	if right == "" || plan.Leader.Has(right) {
		return x
	}
	if right == plan.RightInvite || right == plan.RightAdminister {
		return x.as(t, plan.Admin, "", 0)
	}
	roles := plan.RolesWith(right)
	if roles[0].OfUnit() {
		return x.officer(t, "A")
	}
	return x.as(t, roles[len(roles)-1], "binh-duong", 0)
}

func TestPagesShowWhatWasImported(t *testing.T) {
	t.Parallel()
	x := newSite(t)
	for name, c := range map[string]struct{ target, words string }{
		"home lists the province":       {"/", "Bình Dương"},
		"province shows its year":       {"/binh-duong", `href="/binh-duong/2024"`},
		"province says what it became":  {"/binh-duong", "Hồ Chí Minh"},
		"year lists its plan":           {"/binh-duong/2024", `href="` + x.plan + `"`},
		"plan shows a task":             {x.plan, "quy chế phối hợp giữa Sở Y tế với UBND các huyện"},
		"plan shows the counts":         {x.plan, "43"},
		"source is the text":            {x.plan + "/van-ban", "chỉ thị 25-CT/TW"},
		"figures of Quảng Ninh":         {"/quang-ninh/2023", "Quảng Ninh"},
		"search finds without accents":  {"/tim?q=quy+che+phoi+hop", x.plan},
		"search keeps what was typed":   {"/tim?q=zzzz", `value="zzzz"`},
		"a province without plans":      {"/ha-noi", "Hà Nội"},
		"the search box holds the text": {"/tim?q=%22%3E%3Cscript%3E", "&gt;&lt;script&gt;"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			answer := get(t, x, c.target)
			require.Equal(t, http.StatusOK, answer.Code)
			assert.Contains(t, answer.Body.String(), c.words)
		})
	}
}

func TestAddressesOfNothingAnswer404(t *testing.T) {
	t.Parallel()
	x := newSite(t)
	for _, target := range []string{
		"/nhap", "/metrics", route.Theme(), "/nhap/2024/x", "/assets", "/favicon.ico", "/robots.txt", "/dev/pages", "/dev/pages/home",
		"/khong-co", "/Binh-Duong", "/b%C3%ACnh-d%C6%B0%C6%A1ng", "/binh-duong%2F2024", "//binh-duong",
		"/binh-duong/24", "/binh-duong/02024", "/binh-duong/0000", "/binh-duong/+202", "/binh-duong/1999", "/binh-duong/20x4",
		"/ha-noi/2024", "/binh-duong/2024/khong-co", x.plan + "/nhom", x.plan + "/nhom/0", x.plan + "/nhom/-1", x.plan + "/nhom/99",
		x.plan + "/nhom/07", x.plan + "/nhom/1e1", x.plan + "/nhom/99999999999", x.plan + "/van-ban/them",
		"/nhiem-vu", "/nhiem-vu/0", "/nhiem-vu/-1", "/nhiem-vu/x", "/nhiem-vu/9223372036854775807", "/nhiem-vu/9223372036854775808",
		"/tim?q=a&nam=24", "/tim?q=a&nam=x", "/tim?q=a&tinh=Hà", "/tim?q=a&nhom=-1", "/tim?q=a&trang=0", "/tim?q=a&trang=10001",
	} {
		answer := get(t, x, target)
		assert.Equal(t, http.StatusNotFound, answer.Code, target)
		assert.NotEmpty(t, text(t, answer.Body.String(), "h1"), target)
	}
}

func TestAnAddressWithAClosingSlashLeadsToTheOneWithout(t *testing.T) {
	t.Parallel()
	x := newSite(t)
	for target, want := range map[string]string{
		"/binh-duong/":                   "/binh-duong",
		"/binh-duong/2024/":              "/binh-duong/2024",
		"/tim/?q=nang+cao":               "/tim?q=nang+cao",
		"/healthz/":                      "/healthz",
		"/khong-co///":                   "/khong-co",
		"//example.com/":                 "/",
		"/%5Cexample.com/":               "/%5Cexample.com",
		"/binh-duong/?q=%0d%0aX-Hai:+co": "/binh-duong?q=%0D%0AX-Hai%3A+co",
	} {
		answer := get(t, x, target)
		assert.Equal(t, http.StatusPermanentRedirect, answer.Code, target)
		assert.Equal(t, want, answer.Header().Get("Location"), target)
	}
}

func TestAMethodTheAddressDoesNotHaveIsRefusedWithThoseItHas(t *testing.T) {
	t.Parallel()
	x := newSite(t)
	for name, c := range map[string]struct{ method, target, allow string }{
		"post to a page":         {http.MethodPost, "/binh-duong/2024", "GET, HEAD"},
		"delete of a task":       {http.MethodDelete, x.task, "GET, HEAD"},
		"options":                {http.MethodOptions, "/", "GET, HEAD"},
		"trace":                  {http.MethodTrace, "/", "GET, HEAD"},
		"made-up method":         {"MUA", "/healthz", "GET, HEAD"},
		"put where one may post": {http.MethodPut, route.Theme(), "POST"},
		"post to something else": {http.MethodPost, "/tim", "GET, HEAD"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			answer := exchange(x, newRequest(t, c.method, c.target, ""))
			assert.Equal(t, http.StatusMethodNotAllowed, answer.Code)
			assert.Equal(t, c.allow, answer.Header().Get("Allow"))
			assert.NotEmpty(t, text(t, answer.Body.String(), "h1"))
		})
	}
}

func TestHeadAnswersLikeGetWithoutABody(t *testing.T) {
	t.Parallel()
	x := newSite(t)
	for _, target := range append([]string{"/healthz", "/readyz", "/khong-co"}, x.addresses()...) {
		whole, head := get(t, x, target), exchange(x, newRequest(t, http.MethodHead, target, ""))
		assert.Equal(t, whole.Code, head.Code, target)
		assert.Equal(t, whole.Header().Get("Content-Length"), head.Header().Get("Content-Length"), target)
		assert.Equal(t, whole.Header().Get("Content-Type"), head.Header().Get("Content-Type"), target)
		assert.Zero(t, head.Body.Len(), target)
	}
}

func (x site) addresses() []string {
	var all []string
	for _, target := range x.pages() {
		all = append(all, target)
	}
	return all
}

func TestPagesAreCompressedForThoseWhoAsk(t *testing.T) {
	t.Parallel()
	x := newSite(t)
	plain := get(t, x, x.plan)
	require.Empty(t, plain.Header().Get("Content-Encoding"))
	require.Contains(t, plain.Header().Get("Vary"), "Accept-Encoding")
	for accept, packed := range map[string]bool{
		"gzip": true, "br, gzip;q=0.5": true, "GZIP": true, "gzip;q=0": false, "gzip; q=0.0": false, "br": false, "identity": false, "": false,
	} {
		r := newRequest(t, http.MethodGet, x.plan, "")
		r.Header.Set("Accept-Encoding", accept)
		answer := exchange(x, r)
		if !packed {
			assert.Empty(t, answer.Header().Get("Content-Encoding"), accept)
			continue
		}
		require.Equal(t, "gzip", answer.Header().Get("Content-Encoding"), accept)
		assert.Less(t, answer.Body.Len(), plain.Body.Len()/3)
		unpacked, err := gzip.NewReader(answer.Body)
		require.NoError(t, err)
		assert.Equal(t, plain.Body.String(), read(t, unpacked))
	}
}

func TestTheSourceHighlightsARangeOfWholeLettersOnly(t *testing.T) {
	t.Parallel()
	const body = "Sở Y tế"
	for name, c := range map[string]struct {
		query      string
		start, end int
	}{
		"a word":           {"tu=0&den=4", 0, 4},
		"to the end":       {"tu=8&den=11", 8, 11},
		"inside a letter":  {"tu=2&den=4", 0, 0},
		"past the end":     {"tu=0&den=12", 0, 0},
		"backwards":        {"tu=4&den=0", 0, 0},
		"nothing":          {"", 0, 0},
		"negative":         {"tu=-1&den=4", 0, 0},
		"no number":        {"tu=a&den=b", 0, 0},
		"beyond an int":    {"tu=0&den=99999999999999999999", 0, 0},
		"end in a letter":  {"tu=0&den=2", 0, 0},
		"an empty stretch": {"tu=4&den=4", 0, 0},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			values, err := url.ParseQuery(c.query)
			require.NoError(t, err)
			found := rangeIn(body, values)
			assert.Equal(t, []int{c.start, c.end}, []int{found.Start, found.End})
		})
	}
}

func TestASearchTooLongIsRefusedAndKept(t *testing.T) {
	t.Parallel()
	x := newSite(t)
	longest := strings.Repeat("ợ", plan.SearchTextMax)
	assert.Equal(t, http.StatusOK, get(t, x, route.Search(route.SearchQuery{Text: longest})).Code)
	answer := get(t, x, route.Search(route.SearchQuery{Text: longest + "ợ"}))
	assert.Equal(t, http.StatusUnprocessableEntity, answer.Code)
	assert.Equal(t, longest+"ợ", fieldValue(t, answer.Body.String(), "q"))
}

func TestASearchTypedInPiecesOfLettersIsTheSameSearch(t *testing.T) {
	t.Parallel()
	x := newSite(t)
	answer := get(t, x, "/tim?q="+url.QueryEscape(norm.NFD.String("phối hợp")))
	require.Equal(t, http.StatusOK, answer.Code)
	assert.Equal(t, "phối hợp", fieldValue(t, answer.Body.String(), "q"))
}

func TestPagesWithCannedDataAreThereInDevelopmentOnly(t *testing.T) {
	t.Parallel()
	x := newSite(t, func(o *Options) { o.Dev = true })
	index := get(t, x, route.DevPages())
	require.Equal(t, http.StatusOK, index.Code)
	for _, sample := range view.Samples() {
		address := route.DevPage(sample.Name)
		assert.Contains(t, index.Body.String(), fmt.Sprintf("href=%q", address))
		assert.Equal(t, http.StatusOK, get(t, x, address).Code, address)
	}
	assert.Equal(t, http.StatusNotFound, get(t, x, route.DevPage("khong-co")).Code)
}

func TestTheHostOfARequestIsNeverRepeated(t *testing.T) {
	t.Parallel()
	x := newSite(t)
	for _, target := range append(x.addresses(), "/binh-duong/", "/khong-co") {
		r := newRequest(t, http.MethodGet, target, "")
		r.Host = "ke-xau.example"
		r.Header.Set("X-Forwarded-Host", "ke-xau.example")
		answer := exchange(x, r)
		assert.NotContains(t, answer.Body.String(), "ke-xau", target)
		assert.NotContains(t, fmt.Sprint(answer.Header()), "ke-xau", target)
	}
}
