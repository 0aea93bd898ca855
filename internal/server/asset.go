package server

import (
	"net/http"

	"kehoach/internal/plan"
)

func (s *Server) sendAsset(w http.ResponseWriter, r *http.Request, _ plan.Actor) error {
	s.assets.ServeHTTP(w, r)
	return nil
}
