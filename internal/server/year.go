package server

import (
	"net/http"

	"kehoach/internal/plan"
	"kehoach/web/view"
)

func (s *Server) showYear(w http.ResponseWriter, r *http.Request, actor plan.Actor) error {
	slug, err := provinceParam(r)
	if err != nil {
		return err
	}
	year, err := yearParam(r, "nam")
	if err != nil {
		return err
	}
	page, err := s.store.Year(r.Context(), actor, slug, year)
	if err != nil {
		return err
	}
	return s.render(w, r, http.StatusOK, view.YearPage(s.pageOf(r), page))
}
