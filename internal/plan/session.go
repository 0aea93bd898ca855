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

// How long a session lives: without a click unless set otherwise, for administrators without a click, and at most.
const (
	SessionIdle      = defaultIdleMinutes * time.Minute
	SessionIdleAdmin = 30 * time.Minute
	SessionAge       = 7 * 24 * time.Hour
)

// ProofAge is how long after typing a password or code a person may do what asks for it once more.
const ProofAge = 10 * time.Minute

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

// Live says whether the session still counts at now, idle being how long it lives without a click. A clock set back does
// not bring an ended session to life, nor make a live one older.
func (s Session) Live(now time.Time, idle time.Duration) bool {
	return now.Sub(s.LastSeenAt) <= idle && now.Sub(s.CreatedAt) <= SessionAge
}

// Proved says whether the person typed a password or code a short while ago.
func (s Session) Proved(now time.Time) bool { return now.Sub(s.ProvedAt) <= ProofAge }
