package plan

import "time"

// A UserState says whether a person may sign in.
type UserState string

// States of an account.
const (
	UserActive   UserState = "active"
	UserDisabled UserState = "disabled"
)

// A Visit is what is known of a request before it is known whose it is.
type Visit struct {
	Address string // of the client
	Agent   string // the browser, as it names itself
	Request string // number of the request
}

// A Credential is how a person proves who they are. The zero value is nobody.
type Credential struct {
	UserID       int64
	Username     string
	FullName     string
	PasswordHash string
	TOTPSecret   []byte // sealed
	SecondFactor bool   // the secret was confirmed by a code
	LastStep     int64  // of the last code accepted
	Administers  bool   // somewhere
	PasswordAt   time.Time
}

// Limits of wrong sign-ins. Nothing is locked for good: who can lock an account by typing nonsense has a weapon.
const (
	FreeTries      = 5                // of an account before it must wait
	LongestWait    = time.Minute      // between two tries of an account
	TriesForgotten = 15 * time.Minute // after the last wait
	AddressTries   = 100              // of an address within AddressSpan
	AddressSpan    = time.Hour
)

// Tries are the sign-ins of an account or from an address that were not right, or not yet.
type Tries struct {
	Failures     int
	FirstAt      time.Time
	BlockedUntil time.Time // zero: not
}

// Wait is how long no try counts at now. A clock set back leaves nobody waiting longer than longest.
func (t Tries) Wait(now time.Time, longest time.Duration) time.Duration {
	wait := t.BlockedUntil.Sub(now)
	if t.BlockedUntil.IsZero() || wait <= 0 || wait > longest {
		return 0
	}
	return wait
}

// AfterAccountTry counts one try of an account: the first few are free, then each doubles the wait for the next.
func (t Tries) AfterAccountTry(now time.Time) Tries {
	last := t.FirstAt
	if t.BlockedUntil.After(last) {
		last = t.BlockedUntil
	}
	if t.Failures == 0 || now.Sub(last) > TriesForgotten {
		t = Tries{FirstAt: now}
	}
	t.Failures++
	if over := t.Failures - FreeTries; over >= 0 {
		t.BlockedUntil = now.Add(min(time.Second<<min(over, 10), LongestWait))
	}
	return t
}

// AfterAddressTry counts one try from an address.
func (t Tries) AfterAddressTry(now time.Time) Tries {
	if t.Failures == 0 || now.Sub(t.FirstAt) > AddressSpan {
		t = Tries{FirstAt: now}
	}
	t.Failures++
	if t.Failures >= AddressTries {
		t.BlockedUntil = t.FirstAt.Add(AddressSpan)
	}
	return t
}
