package server

import (
	"context"
	"net/http"

	"kehoach/internal/plan"
)

// sendHealth says that the process lives, whatever the database does.
func (s *Server) sendHealth(w http.ResponseWriter, r *http.Request, _ plan.Actor) error {
	sendState(w, r, http.StatusOK, "ok")
	return nil
}

// sendReady says whether the database answers and has the schema; a cause goes to the log, never out.
func (s *Server) sendReady(w http.ResponseWriter, r *http.Request, _ plan.Actor) error {
	ctx, cancel := context.WithTimeout(r.Context(), s.limits.Ready)
	defer cancel()
	if err := s.ready(ctx); err != nil {
		s.log.WarnContext(ctx, "not ready", "id", requestID(ctx), "err", err)
		w.Header().Set("Retry-After", "1")
		sendState(w, r, http.StatusServiceUnavailable, "unavailable")
		return nil
	}
	sendState(w, r, http.StatusOK, "ok")
	return nil
}

func (s *Server) ready(ctx context.Context) error {
	if err := s.opened(); err != nil {
		return err
	}
	return s.store.Ready(ctx)
}

func sendState(w http.ResponseWriter, r *http.Request, status int, state string) {
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	send(w, r, status, []byte(state+"\n"))
}
