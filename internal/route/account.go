package route

import "net/url"

// Patterns of signing in and of one's own account.
const (
	SignInPattern  = "/dang-nhap"
	CodePattern    = "/dang-nhap/ma"
	SignOutPattern = "/dang-xuat"

	SecondFactorPattern = "/tai-khoan/xac-thuc"
)

// SignIn is where one signs in; next is where one wanted to go, a path of this site, or empty.
func SignIn(next string) string { return withNext(SignInPattern, next) }

// Code is where the second factor is asked for.
func Code(next string) string { return withNext(CodePattern, next) }

// SignOut is where one signs out.
func SignOut() string { return SignOutPattern }

// SecondFactor is where one-time codes are set up.
func SecondFactor() string { return SecondFactorPattern }

func withNext(path, next string) string {
	if next == "" || next == Home() {
		return path
	}
	return path + "?" + url.Values{"next": {next}}.Encode()
}
