package server

import (
	"net/http"

	"github.com/go-chi/chi/v5"

	"kehoach/internal/plan"
	"kehoach/web/view"
)

func (s *Server) showTask(w http.ResponseWriter, r *http.Request, actor plan.Actor) error {
	id, err := parsePositive(chi.URLParam(r, "id"), 64)
	if err != nil {
		return err
	}
	page, err := s.store.Task(r.Context(), actor, id)
	if err != nil {
		return err
	}
	if page.Record, err = s.store.Timeline(r.Context(), actor, id); err != nil {
		return err
	}
	return s.render(w, r, http.StatusOK, view.TaskPage(s.pageOf(r), page))
}
