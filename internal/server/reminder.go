package server

import (
	"net/http"

	"kehoach/internal/plan"
	"kehoach/web/view"
)

func (s *Server) showReminders(w http.ResponseWriter, r *http.Request, actor plan.Actor) error {
	f, err := reviewFilter(r.URL.Query())
	if err != nil {
		return err
	}
	reminders, err := s.store.Reminders(r.Context(), actor, f)
	if err != nil {
		return err
	}
	return s.render(w, r, http.StatusOK, view.RemindersPage(s.pageOf(r), reminders))
}
