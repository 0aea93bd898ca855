package plan

import (
	"regexp"
	"slices"
	"strings"
	"time"
	"unicode/utf8"
)

// A User (tài khoản) is a person who signs in. Where and as what, the memberships say.
type User struct {
	ID           int64
	Username     string
	FullName     string
	Email        string
	Phone        string
	Title        string // chức vụ
	State        UserState
	Version      int
	HasPassword  bool
	SecondFactor bool
	LastSeenAt   time.Time // zero: never
	Memberships  []MembershipLine
}

// A MembershipLine is a membership in words.
type MembershipLine struct {
	Membership
	Province   string // full name; empty: the whole system
	Unit       string
	Substitute string // who is substituted
}

// A Place is where a membership may be given: the whole system (both zero), a province, or a unit of one.
type Place struct {
	ProvinceID int64
	UnitID     int64
	Province   string
	Unit       string
	Until      Date // of a province that is no more
}

// UserEdit is what may be edited of a person. The username stays what it is once chosen.
type UserEdit struct {
	Username string
	FullName string
	Email    string
	Phone    string
	Title    string
}

// TokenAge is how long a link to set a password holds.
const TokenAge = 24 * time.Hour

var (
	usernameForm = regexp.MustCompile(`^[a-z0-9]+([._-][a-z0-9]+)*$`)
	emailForm    = regexp.MustCompile(`^[^@\s]+@[^@\s]+$`)
)

// Validate returns what is wrong, by the fields of the form.
func (e UserEdit) Validate() FieldErrors {
	broken := FieldErrors{}
	switch {
	case e.Username == "":
		broken.Add("ten-dang-nhap", ProblemRequired)
	case !usernameForm.MatchString(e.Username), len(e.Username) < 2, len(e.Username) > 60:
		broken.Add("ten-dang-nhap", ProblemUsername)
	}
	if e.FullName == "" {
		broken.Add("ho-ten", ProblemRequired)
	}
	for field, limit := range map[string]struct {
		text string
		most int
	}{"ho-ten": {e.FullName, 200}, "dien-thoai": {e.Phone, 40}, "chuc-vu": {e.Title, 200}, "thu": {e.Email, 254}} {
		if utf8.RuneCountInString(limit.text) > limit.most {
			broken.Add(field, ProblemTooLong)
		}
	}
	if e.Email != "" && !emailForm.MatchString(e.Email) {
		broken.Add("thu", ProblemNotEmail)
	}
	return broken
}

// Validate returns what is wrong with a membership somebody is to be given, by the fields of the form.
func (m Membership) Validate() FieldErrors {
	broken := FieldErrors{}
	switch {
	case !slices.Contains(MemberRoles(), m.Role):
		broken.Add("vai-tro", ProblemUnknown)
	case m.Role.OfUnit() != (m.UnitID != 0), m.ProvinceID == 0 && m.Role != Admin && m.Role != Leader:
		broken.Add("noi", ProblemNeedsPlace)
	}
	if m.From.IsZero() {
		broken.Add("tu-ngay", ProblemRequired)
	}
	if !m.To.IsZero() && m.To.Before(m.From) {
		broken.Add("den-ngay", ProblemBackwards)
	}
	return broken
}

// Over says whether the membership has ended before a day.
func (m Membership) Over(day Date) bool { return !m.To.IsZero() && m.To.Before(day) }

// AdministersAll says whether the actor is an administrator of the whole system.
func (a Actor) AdministersAll() bool {
	return a.System || slices.ContainsFunc(a.Memberships, func(m Membership) bool { return m.Role == Admin && m.ProvinceID == 0 })
}

// MayGrant says whether the actor may give, or take, a membership: nobody a right wider than their own. A planner invites
// officers and heads of the province's units; the administrator of a province gives the other roles there; rights over the
// whole system and an administrator's come from a system-wide administrator alone.
func (a Actor) MayGrant(m Membership) bool {
	switch {
	case a.AdministersAll():
		return true
	case m.ProvinceID == 0, m.Role == Admin:
		return false
	case m.Role.OfUnit():
		return a.CanIn(RightInvite, m.ProvinceID)
	}
	return a.CanIn(RightAdminister, m.ProvinceID)
}

// MayManage says whether the actor may change, reset or lock an account: only who could have given all it still holds.
func (a Actor) MayManage(list []MembershipLine, today Date) bool {
	if a.AdministersAll() {
		return true
	}
	held := slices.DeleteFunc(slices.Clone(list), func(m MembershipLine) bool { return m.Over(today) })
	if len(held) == 0 {
		held = list
	}
	return len(held) > 0 && !slices.ContainsFunc(held, func(m MembershipLine) bool { return !a.MayGrant(m.Membership) })
}

// InvitesIn are the ids of the provinces in which the actor looks after accounts.
func (a Actor) InvitesIn() []int64 {
	ids := []int64{}
	for _, m := range a.Memberships {
		if m.Role.Has(RightInvite) {
			ids = append(ids, m.Covers...)
		}
	}
	slices.Sort(ids)
	return slices.Compact(ids)
}

// UserFilter narrows the list of accounts; zero parts do not.
type UserFilter struct {
	Text       string
	ProvinceID int64
	UnitID     int64
	Role       MemberRole
	State      UserState
}

// UserList is the page of accounts.
type UserList struct {
	Filter UserFilter
	Users  []User
	More   bool    // there are more than are shown
	Places []Place // where the actor may give memberships
}

// UserPage is one account, for who looks after it.
type UserPage struct {
	User      User
	Places    []Place
	MayManage bool
}

// Account is what a person sees of their own account.
type Account struct {
	User       User
	Sessions   []Session
	SpareCodes int // recovery codes left
	ChangedAt  time.Time
	Settings   Settings
}

// SetPassword is who a link lets set a password, and the words that the password must not be made of.
type SetPassword struct {
	UserID       int64
	Username     string
	FullName     string
	SecondFactor bool
	Words        []string
}

// Squeeze takes the blanks around and between the parts of what was typed in a one-line field.
func Squeeze(text string) string { return strings.Join(strings.Fields(text), " ") }
