package server

import (
	"net/http"
	"net/url"
	"strings"

	"github.com/go-chi/chi/v5"

	"kehoach/internal/plan"
)

// filePolicy keeps whatever a file holds from running as a page of the site, should a browser show it after all.
const filePolicy = "sandbox; default-src 'none'"

// sendFile sends a kept file, to be saved and never to be shown.
func (s *Server) sendFile(w http.ResponseWriter, r *http.Request, actor plan.Actor) error {
	file, err := s.store.File(r.Context(), actor, chi.URLParam(r, "id"))
	if err != nil {
		return err
	}
	if err := s.extendDeadlines(w); err != nil {
		return err
	}
	mediaType := file.MediaType
	if !plan.MediaTypeKept(mediaType) {
		mediaType = "application/octet-stream"
	}
	h := w.Header()
	h.Set("Content-Type", mediaType)
	h.Set("Content-Disposition", disposition(file.Name))
	h.Set("Content-Security-Policy", filePolicy)
	h.Set("Cache-Control", "no-store")
	send(w, r, http.StatusOK, file.Bytes)
	return nil
}

// disposition names the file twice (RFC 6266): in plain letters for old programs, and as it is called.
func disposition(name string) string {
	plain := strings.Map(func(c rune) rune {
		if c < ' ' || c > '~' || strings.ContainsRune(`"\%;/`, c) {
			return '_'
		}
		return c
	}, plan.Fold(name))
	return `attachment; filename="` + plain + `"; filename*=UTF-8''` + strings.ReplaceAll(url.QueryEscape(name), "+", "%20")
}
