package server

import (
	"net/http"

	"kehoach/internal/plan"
	"kehoach/web/view"
)

func (s *Server) showProvince(w http.ResponseWriter, r *http.Request, actor plan.Actor) error {
	slug, err := provinceParam(r)
	if err != nil {
		return err
	}
	rows, err := s.store.Province(r.Context(), actor, slug)
	if err != nil {
		return err
	}
	return s.render(w, r, http.StatusOK, view.ProvincePage(s.pageOf(r), rows))
}
