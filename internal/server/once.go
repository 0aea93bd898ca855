package server

import (
	"crypto/rand"
	"crypto/sha256"
	"errors"
	"net/http"
	"net/url"
	"regexp"
	"strings"

	"kehoach/internal/plan"
)

// Fields every write form has besides its own.
const (
	onceField    = "khoa"      // idempotency key
	versionField = "phien-ban" // version of what is edited
	flashField   = "xong"      // in an address: what was just done
)

var onceKey = regexp.MustCompile(`^[A-Za-z0-9_-]{16,64}$`)

// newKey is the idempotency key of a form about to be drawn.
func newKey() string { return rand.Text() }

// readWrite reads a posted form and lets the actor carry it out once, however often it is sent.
func (s *Server) readWrite(r *http.Request, actor plan.Actor) (url.Values, plan.Actor, error) {
	form, err := s.readForm(r)
	if err != nil {
		return nil, actor, err
	}
	actor.Once = onceOf(r, form, "")
	return form, actor, nil
}

// onceOf tells a form sent twice by its key and by everything else it says; more stands for a file sent with it.
func onceOf(r *http.Request, form url.Values, more string) plan.Once {
	key := form.Get(onceField)
	if !onceKey.MatchString(key) {
		return plan.Once{}
	}
	rest := url.Values{}
	for name, values := range form {
		if name != onceField {
			rest[name] = values
		}
	}
	sum := sha256.Sum256([]byte(r.Method + " " + routePath(r) + "\n" + rest.Encode() + more))
	return plan.Once{Key: key, Fingerprint: sum[:]}
}

// done answers a write: on success, now or when the same form came before, with the page to go to and what to say there;
// else it is the error.
func (s *Server) done(w http.ResponseWriter, err error, to, flash string) error {
	if err != nil && !errors.Is(err, plan.ErrReplayed) {
		return err
	}
	if flash != "" {
		to = withFlash(to, flash)
	}
	redirect(w, to, http.StatusSeeOther)
	return nil
}

// withFlash adds the key of a sentence to an address of ours, before its fragment.
func withFlash(to, flash string) string {
	address, fragment, _ := strings.Cut(to, "#")
	sign := "?"
	if strings.Contains(address, "?") {
		sign = "&"
	}
	address += sign + url.Values{flashField: {flash}}.Encode()
	if fragment != "" {
		address += "#" + fragment
	}
	return address
}
