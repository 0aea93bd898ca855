package plan

import "time"

// A SessionStage is how far a sign-in has come.
type SessionStage string

// Stages of a session; only a full one opens the pages.
const (
	StageSecondFactor SessionStage = "second_factor" // the password was right, the code is still owed
	StageEnrol        SessionStage = "enrol"         // a second factor must be set up first
	StageFull         SessionStage = "full"
)

// How long a session lives: without a click, for administrators without a click, and at most.
const (
	SessionIdle      = 8 * time.Hour
	SessionIdleAdmin = 30 * time.Minute
	SessionAge       = 7 * 24 * time.Hour
)

// A Session (phiên đăng nhập) is a sign-in on one device.
type Session struct {
	ID         int64
	UserID     int64
	Stage      SessionStage
	CreatedAt  time.Time
	LastSeenAt time.Time
	ProvedAt   time.Time // when the person last typed a password or code
	Address    string
	Agent      string // the browser, as it names itself
}

// Live says whether the session still counts at now; admin shortens the time without a click. A clock set back does not
// bring an ended session to life, nor make a live one older.
func (s Session) Live(now time.Time, admin bool) bool {
	idle := SessionIdle
	if admin {
		idle = SessionIdleAdmin
	}
	return now.Sub(s.LastSeenAt) <= idle && now.Sub(s.CreatedAt) <= SessionAge
}
