package server

import (
	"context"
	"errors"
	"net/http"

	"kehoach/internal/auth"
	"kehoach/internal/plan"
	"kehoach/internal/route"
)

// Names of the cookie that carries the session's token: a browser takes the first only over https, from this very host.
const (
	secureCookie = "__Host-phien"
	plainCookie  = "phien"
)

func (s *Server) sessionCookie() string {
	if s.secure {
		return secureCookie
	}
	return plainCookie
}

// A visitor is who asks: nobody, somebody half-way through signing in, or a person at work.
type visitor struct {
	actor   plan.Actor // zero unless the session is full
	person  plan.Actor // who it is, even half-way in
	session plan.Session
}

// visitorKey is the context key of the visitor, for the frame of the page alone; handlers get the actor. The place is made
// with the request and filled when it is known who asks, so that error pages have the menu too.
type visitorKey struct{}

func visitorOf(ctx context.Context) visitor {
	if v, ok := ctx.Value(visitorKey{}).(*visitor); ok {
		return *v
	}
	return visitor{}
}

// visitor finds out who asks. Nobody is no error; a database that does not answer is.
func (s *Server) visitor(r *http.Request) (visitor, error) {
	if err := s.opened(); err != nil {
		return visitor{}, err
	}
	cookie, err := r.Cookie(s.sessionCookie())
	if err != nil || cookie.Value == "" {
		return visitor{}, nil //nolint:nilerr // no cookie, no session
	}
	session, actor, err := s.store.Session(r.Context(), auth.HashToken(cookie.Value))
	switch {
	case errors.Is(err, plan.ErrSignedOut):
		return visitor{}, nil
	case err != nil:
		return visitor{}, err
	}
	actor.Address, actor.Request = s.clientAddress(r), requestID(r.Context())
	if session.Stage != plan.StageFull {
		return visitor{person: actor, session: session}, nil
	}
	return visitor{actor: actor, person: actor, session: session}, nil
}

// turnedAway looks at the error a person was answered with: who is half-way in is shown the way on, who was not allowed
// is noted, who is no longer signed in keeps what was typed.
func (s *Server) turnedAway(w http.ResponseWriter, r *http.Request, row Policy, v visitor, err error) error {
	reading := r.Method == http.MethodGet || r.Method == http.MethodHead
	switch {
	case errors.Is(err, plan.ErrForbidden):
		if noted := s.store.Denied(r.Context(), v.actor, row.key()); noted != nil {
			s.log.WarnContext(r.Context(), "refusal not recorded", "id", requestID(r.Context()), "err", noted)
		}
	case !errors.Is(err, plan.ErrSignedOut):
	case !reading:
		return s.askToSignIn(w, r)
	case v.session.Stage == plan.StageEnrol:
		redirect(w, route.SecondFactor(), http.StatusSeeOther)
		return nil
	case v.session.Stage == plan.StageSecondFactor && row.Pattern != route.CodePattern:
		redirect(w, route.Code(SafeNext(r.URL.RequestURI())), http.StatusSeeOther)
		return nil
	}
	return err
}
