package server

import (
	"net/http"

	"github.com/go-chi/chi/v5"

	"kehoach/internal/plan"
	"kehoach/web/view"
)

func (s *Server) showGroup(w http.ResponseWriter, r *http.Request, actor plan.Actor) error {
	at, err := planParams(r)
	if err != nil {
		return err
	}
	ord, err := parsePositive(chi.URLParam(r, "thutu"), 16)
	if err != nil {
		return err
	}
	page, err := s.store.Group(r.Context(), actor, at.province, at.year, at.slug, int(ord))
	if err != nil {
		return err
	}
	return s.render(w, r, http.StatusOK, view.GroupPage(s.pageOf(r), page))
}
