package plan

import "errors"

// Errors a use case can end with. The server turns each into one page; other errors are incidents.
var (
	// ErrNotFound: it does not exist, or the actor must not know that it does.
	ErrNotFound = errors.New("not found")
	// ErrForbidden: it exists and the actor may see it, but not do this.
	ErrForbidden = errors.New("forbidden")
	// ErrConflict: somebody changed it in the meantime, or it is there already.
	ErrConflict = errors.New("conflict")
)

// ErrIncomplete: a draft lacks a fact without which it cannot become a plan.
type ErrIncomplete struct {
	// Missing is "province", "year", "kind" or "tasks".
	Missing string
}

func (e ErrIncomplete) Error() string { return "draft lacks " + e.Missing }
