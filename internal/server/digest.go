package server

import (
	"net/http"

	"kehoach/internal/plan"
	"kehoach/web/view"
)

func (s *Server) showDigests(w http.ResponseWriter, r *http.Request, actor plan.Actor) error {
	week, err := s.store.Digests(r.Context(), actor)
	if err != nil {
		return err
	}
	return s.render(w, r, http.StatusOK, view.DigestsPage(s.pageOf(r), view.DigestsData{Week: week, Sends: s.mails, Base: s.base}))
}
