package server

import (
	"context"
	"crypto/sha256"
	"errors"
	"net"
	"net/http"

	"kehoach/internal/plan"
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
	session plan.Session
}

// visitorKey is the context key of the visitor, for the frame of the page alone; handlers get the actor.
type visitorKey struct{}

func visitorOf(ctx context.Context) visitor {
	v, _ := ctx.Value(visitorKey{}).(visitor)
	return v
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
	hash := sha256.Sum256([]byte(cookie.Value))
	session, actor, err := s.store.Session(r.Context(), hash[:])
	switch {
	case errors.Is(err, plan.ErrSignedOut):
		return visitor{}, nil
	case err != nil:
		return visitor{}, err
	case session.Stage != plan.StageFull:
		return visitor{session: session}, nil
	}
	actor.Address, actor.Request = s.clientAddress(r), requestID(r.Context())
	return visitor{actor: actor, session: session}, nil
}

// clientAddress is the address of the other end, without its port.
func (s *Server) clientAddress(r *http.Request) string {
	host, _, err := net.SplitHostPort(r.RemoteAddr)
	if err != nil {
		return r.RemoteAddr
	}
	return host
}
