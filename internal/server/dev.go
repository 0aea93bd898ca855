package server

import (
	"net/http"

	"github.com/go-chi/chi/v5"

	"kehoach/internal/plan"
	"kehoach/web/view"
)

func (s *Server) listDevPages(w http.ResponseWriter, r *http.Request, _ plan.Actor) error {
	var names []string
	for _, sample := range view.Samples() {
		names = append(names, sample.Name)
	}
	return s.render(w, r, http.StatusOK, view.DevIndexPage(s.pageOf(r), names))
}

func (s *Server) showDevPage(w http.ResponseWriter, r *http.Request, _ plan.Actor) error {
	name := chi.URLParam(r, "ten")
	for _, sample := range view.Samples() {
		if sample.Name == name {
			return s.render(w, r, http.StatusOK, sample.Component)
		}
	}
	return plan.ErrNotFound
}
