package server

import (
	"net/http"

	"kehoach/internal/plan"
	"kehoach/web/view"
)

// showAudit shows the audit; a day that is none says so beside its field and filters nothing.
func (s *Server) showAudit(w http.ResponseWriter, r *http.Request, actor plan.Actor) error {
	query := r.URL.Query()
	broken := plan.FieldErrors{}
	f := plan.AuditFilter{
		Who: typed(query, "nguoi"), Entity: query.Get("bang"), Slug: query.Get("tinh"), From: typedDay(query, "tu", broken), To: typedDay(query, "den", broken),
	}
	if before, err := parsePositive(query.Get("truoc"), 64); err == nil {
		f.Before = before
	}
	page, err := s.store.AuditLog(r.Context(), actor, f)
	if err != nil {
		return err
	}
	status := http.StatusOK
	if len(broken) > 0 {
		status = http.StatusUnprocessableEntity
	}
	return s.render(w, r, status, view.AuditPage(s.pageOf(r), page, view.Form{Values: query, Errors: broken}))
}
