package route

import "net/url"

// Patterns of signing in and of one's own account.
const (
	SignInPattern = "/dang-nhap"
)

// SignIn is where one signs in; next is where one wanted to go, a path of this site, or empty.
func SignIn(next string) string {
	if next == "" || next == Home() {
		return SignInPattern
	}
	return SignInPattern + "?" + url.Values{"next": {next}}.Encode()
}
