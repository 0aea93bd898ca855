package plan

import "time"

// Settings (thiết lập) are what administrators decide for the whole installation.
type Settings struct {
	// SecondFactorAdmin: administrators sign in with a second factor.
	SecondFactorAdmin bool
	// DueSoonDays is how many days before its deadline a task is sắp đến hạn.
	DueSoonDays int
	// IdleMinutes is how long a session lives without a click; an administrator's at most SessionIdleAdmin.
	IdleMinutes int
	// PasswordKinds demands small and capital letters, digits and signs; off by default, it makes passwords worse.
	PasswordKinds bool
	// PasswordDays is after how many days a password must be changed; 0, the default: never.
	PasswordDays int
	// Demo: all figures of the database are made up; set once, never cleared.
	Demo bool
	// Version is of all settings together, for the form that edits them.
	Version int
}

// Bounds of settings.
const (
	IdleMinutesMin, IdleMinutesMax     = 15, 720
	DueSoonDaysMin, DueSoonDaysMax     = 1, 60
	PasswordDaysMin, PasswordDaysMax   = 30, 730
	defaultIdleMinutes, defaultDueSoon = 480, 7
)

// DefaultSettings hold where nobody decided otherwise.
func DefaultSettings() Settings {
	return Settings{SecondFactorAdmin: true, DueSoonDays: defaultDueSoon, IdleMinutes: defaultIdleMinutes}
}

// Idle is how long a session lives without a click.
func (s Settings) Idle(admin bool) time.Duration {
	idle := time.Duration(s.IdleMinutes) * time.Minute
	if admin {
		return min(idle, SessionIdleAdmin)
	}
	return idle
}

// NeedsSecondFactor says whether a person must have a second factor to come in.
func (s Settings) NeedsSecondFactor(administers bool) bool {
	return administers && s.SecondFactorAdmin && !s.Demo
}

// PasswordOld says whether a password set at a time must be changed.
func (s Settings) PasswordOld(setAt, now time.Time) bool {
	return s.PasswordDays > 0 && now.Sub(setAt) > time.Duration(s.PasswordDays)*24*time.Hour
}

// Validate returns what is out of bounds, by the fields of the form.
func (s Settings) Validate() FieldErrors {
	broken := FieldErrors{}
	check := func(field string, value, least, most int) {
		if value < least || value > most {
			broken.Add(field, ProblemBounds)
		}
	}
	check("sap-den-han", s.DueSoonDays, DueSoonDaysMin, DueSoonDaysMax)
	check("phien-phut", s.IdleMinutes, IdleMinutesMin, IdleMinutesMax)
	if s.PasswordDays != 0 {
		check("mat-khau-ngay", s.PasswordDays, PasswordDaysMin, PasswordDaysMax)
	}
	return broken
}
