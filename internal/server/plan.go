package server

import (
	"net/http"

	"kehoach/internal/plan"
	"kehoach/web/view"
)

// planAddress is where a plan lives.
type planAddress struct {
	province string
	year     int
	slug     string
}

func planParams(r *http.Request) (planAddress, error) {
	province, err := provinceParam(r)
	if err != nil {
		return planAddress{}, err
	}
	year, err := yearParam(r)
	if err != nil {
		return planAddress{}, err
	}
	slug, err := slugParam(r, "kh")
	return planAddress{province, year, slug}, err
}

func (s *Server) showPlan(w http.ResponseWriter, r *http.Request, actor plan.Actor) error {
	at, err := planParams(r)
	if err != nil {
		return err
	}
	tree, err := s.store.Plan(r.Context(), actor, at.province, at.year, at.slug)
	if err != nil {
		return err
	}
	return s.render(w, r, http.StatusOK, view.PlanPage(s.pageOf(r), tree))
}
