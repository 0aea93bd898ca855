package server

import (
	"net/http"

	"kehoach/internal/plan"
	"kehoach/web/view"
)

func (s *Server) showHome(w http.ResponseWriter, r *http.Request, actor plan.Actor) error {
	overviews, err := s.store.Overview(r.Context(), actor)
	if err != nil {
		return err
	}
	provinces, err := s.store.AllProvinces(r.Context(), actor)
	if err != nil {
		return err
	}
	data := view.HomeData{Overviews: overviews, Provinces: provinces}
	return s.render(w, r, http.StatusOK, view.HomePage(s.pageOf(r), data))
}
