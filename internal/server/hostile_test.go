package server

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"golang.org/x/text/unicode/norm"

	"kehoach/internal/route"
)

// hostile is what no reader types and every site is sent.
func hostile() map[string]string {
	return map[string]string{
		"nothing":          "",
		"blank":            " ",
		"NUL":              "a\x00b",
		"invalid UTF-8":    "a\xff\xfe",
		"half a surrogate": "\xed\xa0\x80",
		"overlong":         "\xc0\xaf",
		"dots":             "../../etc/passwd",
		"dots, encoded":    "%2e%2e%2f%2e%2e%2fetc%2fpasswd",
		"twice encoded":    "%252e%252e",
		"10 kB":            strings.Repeat("a", 10_000),
		"10 kB of ợ":       strings.Repeat("ợ", 3_400),
		"emoji":            "👩🏽‍⚕️🏥",
		"NFD":              norm.NFD.String("nâng cao năng lực"),
		"quote":            `'; DROP TABLE tasks; --`,
		"union":            `1 UNION SELECT version()`,
		"search operators": `!&|<->():*'"\`,
		"open phrase":      `"nâng cao`,
		"only exclusion":   "-nâng",
		"script":           `"><script>alert(1)</script>`,
		"template":         "{{7*7}}${7*7}<%=7*7%>",
		"new lines":        "a\r\nSet-Cookie: a=b",
		"bidi":             "\u202eabc\u2066",
		"zero width":       "\u200b\ufeff",
		"huge number":      "99999999999999999999999999",
		"max int64":        "9223372036854775807",
		"min int64":        "-9223372036854775808",
		"negative":         "-1",
		"float":            "1e308",
		"hex":              "0x7fffffff",
		"not a number":     "NaN",
		"percent":          "100%",
		"slash":            "/",
		"backslash":        `\\ke-xau.example\x`,
		"like":             "%_%",
		"format":           "%s%n%d",
		"command":          "$(id)`id`|id",
		"null word":        "null",
	}
}

// pathsWith are addresses that carry value wherever a pattern has a gap, escaped and as it is.
func (x site) pathsWith(pattern, value string) []string {
	filled := strings.NewReplacer("{tinh}", "binh-duong", "{nam}", "2024", "{kh}", "ke-hoach-nam", "{thutu}", "7", "{id}", "1", "{ten}", "x", "*", "x")
	var paths []string
	for _, gap := range []string{"{tinh}", "{nam}", "{kh}", "{thutu}", "{id}", "{ten}", "*"} {
		if before, after, has := strings.Cut(pattern, gap); has {
			paths = append(paths, filled.Replace(before)+url.PathEscape(value)+filled.Replace(after))
		}
	}
	address := filled.Replace(pattern)
	for _, name := range []string{"q", "tinh", "nam", "nhom", "trang", "tu", "den", value} {
		paths = append(paths, address+"?q=a&"+url.QueryEscape(name)+"="+url.QueryEscape(value))
	}
	return paths
}

func TestNoInputToAnyRouteIsAnIncident(t *testing.T) {
	t.Parallel()
	x := newSite(t, func(o *Options) { o.Dev = true })
	for name, value := range hostile() {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			for _, row := range Routes() {
				if row.Pattern == route.SignOutPattern { // it would end the session the others are asked in
					continue
				}
				for _, target := range x.pathsWith(row.Pattern, value) {
					answer := exchange(x, newRequest(t, row.Method, target, "giao-dien="+url.QueryEscape(value)+"&ve="+url.QueryEscape(value)))
					assertNoIncident(t, answer, row.Method+" "+target)
					assert.NotContains(t, answer.Body.String(), "<script>alert", target)
					assert.Empty(t, answer.Header().Get("Set-Cookie"), target)
				}
			}
		})
	}
}

func TestAFormThatIsNoFormIsNoIncident(t *testing.T) {
	t.Parallel()
	x := newSite(t)
	for name, c := range map[string]struct{ kind, body string }{
		"json":                {"application/json", `{"giao-dien":"toi"}`},
		"multipart":           {"multipart/form-data; boundary=x", "--x\r\nContent-Disposition: form-data; name=\"giao-dien\"\r\n\r\ntoi\r\n--x--\r\n"},
		"no boundary":         {"multipart/form-data", "x"},
		"broken type":         {"a/b; c", "giao-dien=toi"},
		"broken escape":       {"application/x-www-form-urlencoded", "giao-dien=%zz"},
		"NUL":                 {"application/x-www-form-urlencoded", "giao-dien=%00"},
		"invalid UTF-8":       {"application/x-www-form-urlencoded", "giao-dien=%ff"},
		"NUL in a name":       {"application/x-www-form-urlencoded", "%00=a&giao-dien=toi"},
		"semicolons":          {"application/x-www-form-urlencoded", "giao-dien=toi;a=b"},
		"the last of several": {"application/x-www-form-urlencoded", "giao-dien=tim&giao-dien=toi"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			r := newRequest(t, http.MethodPost, route.Theme(), c.body)
			r.Header.Set("Content-Type", c.kind)
			answer := exchange(x, r)
			assert.GreaterOrEqual(t, answer.Code, 400)
			assertNoIncident(t, answer, name)
			assert.Empty(t, answer.Result().Cookies())
		})
	}
}

func TestAddressesPostgresCannotCompareAreRefused(t *testing.T) {
	t.Parallel()
	x := newSite(t)
	for _, target := range []string{
		"/%00", "/binh-duong%00", "/%ff", "/binh-duong/2024/%c0%af", "/tim?q=%00", "/tim?q=%ff", "/tim?%00=a", "/tim?q=%zz", "/?a=%00",
		"/assets/%00", "/healthz?%00",
	} {
		assert.Equal(t, http.StatusBadRequest, get(t, x, target).Code, target)
	}
}
