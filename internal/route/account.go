package route

import (
	"net/url"
	"strconv"
)

// Patterns of signing in, of one's own account and of administration.
const (
	SignInPattern      = "/dang-nhap"
	CodePattern        = "/dang-nhap/ma"
	SignOutPattern     = "/dang-xuat"
	OneTimeLinkPattern = "/dat-mat-khau/{token}"

	AccountPattern         = "/tai-khoan"
	OwnPasswordPattern     = AccountPattern + "/mat-khau"
	SessionEndPattern      = "/tai-khoan/phien/{id}/ket-thuc"
	SessionsEndPattern     = "/tai-khoan/phien/ket-thuc"
	SecondFactorPattern    = "/tai-khoan/xac-thuc"
	SecondFactorOffPattern = "/tai-khoan/xac-thuc/tat"
	SparesPattern          = "/tai-khoan/ma-du-phong"

	AdminPattern         = "/quan-tri"
	UsersPattern         = "/quan-tri/tai-khoan"
	UserPattern          = "/quan-tri/tai-khoan/{id}"
	UserResetPattern     = "/quan-tri/tai-khoan/{id}/dat-lai"
	UserDisablePattern   = "/quan-tri/tai-khoan/{id}/khoa"
	UserEnablePattern    = "/quan-tri/tai-khoan/{id}/mo"
	MembershipsPattern   = "/quan-tri/tai-khoan/{id}/vai-tro"
	MembershipEndPattern = "/quan-tri/tai-khoan/{id}/vai-tro/{vt}/ket-thuc"
	SettingsPattern      = "/quan-tri/thiet-lap"
)

// SignIn is where one signs in; next is where one wanted to go, a path of this site, or empty.
func SignIn(next string) string { return withNext(SignInPattern, next) }

// Code is where the second factor is asked for.
func Code(next string) string { return withNext(CodePattern, next) }

// SignOut is where one signs out.
func SignOut() string { return SignOutPattern }

// SetPassword is the link by which a person sets a password once.
func SetPassword(token string) string { return "/dat-mat-khau/" + url.PathEscape(token) }

// Account is one's own account.
func Account() string { return AccountPattern }

// OwnPassword is where one's password is changed.
func OwnPassword() string { return OwnPasswordPattern }

// SessionEnd is where one of one's sessions is ended.
func SessionEnd(id int64) string {
	return "/tai-khoan/phien/" + strconv.FormatInt(id, 10) + "/ket-thuc"
}

// SessionsEnd is where all one's other sessions are ended.
func SessionsEnd() string { return SessionsEndPattern }

// SecondFactor is where one-time codes are set up.
func SecondFactor() string { return SecondFactorPattern }

// SecondFactorOff is where one-time codes are given up.
func SecondFactorOff() string { return SecondFactorOffPattern }

// Spares is where new recovery codes are made.
func Spares() string { return SparesPattern }

// Admin is the entry to administration.
func Admin() string { return AdminPattern }

// Users is the list of accounts.
func Users() string { return UsersPattern }

// User is one account.
func User(id int64) string { return UsersPattern + "/" + strconv.FormatInt(id, 10) }

// UserReset is where an account gets a new link to set a password.
func UserReset(id int64) string { return User(id) + "/dat-lai" }

// UserDisable is where an account is locked.
func UserDisable(id int64) string { return User(id) + "/khoa" }

// UserEnable is where a locked account is opened.
func UserEnable(id int64) string { return User(id) + "/mo" }

// Memberships is where a person is given a role.
func Memberships(id int64) string { return User(id) + "/vai-tro" }

// MembershipEnd is where a role of a person ends.
func MembershipEnd(id, membership int64) string {
	return Memberships(id) + "/" + strconv.FormatInt(membership, 10) + "/ket-thuc"
}

// Settings are the decisions for the whole installation.
func Settings() string { return SettingsPattern }

func withNext(path, next string) string {
	if next == "" || next == Home() {
		return path
	}
	return path + "?" + url.Values{"next": {next}}.Encode()
}
