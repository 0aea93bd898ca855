package server

import (
	"net/url"
	"strings"
	"unicode"
	"unicode/utf8"

	"kehoach/internal/route"
)

const nextMaxBytes = 2048

// SafeNext returns next when it is a path of this site, else the home page. It is the only way to a redirect whose
// target came from outside: browsers read "//host", "/\host" and "/<tab>/host" as another site.
func SafeNext(next string) string {
	if len(next) > nextMaxBytes || !utf8.ValidString(next) || strings.ContainsFunc(next, unsafeInAddress) {
		return route.Home()
	}
	u, err := url.Parse(next)
	if err != nil || u.Scheme != "" || u.Host != "" || u.User != nil || u.Opaque != "" {
		return route.Home()
	}
	safe := u.EscapedPath()
	if !strings.HasPrefix(safe, "/") || strings.HasPrefix(safe, "//") {
		return route.Home()
	}
	if query := u.Query().Encode(); query != "" {
		safe += "?" + query
	}
	return safe
}

func unsafeInAddress(r rune) bool { return r == '\\' || unicode.IsControl(r) }
