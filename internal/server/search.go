package server

import (
	"net/http"
	"net/url"
	"strings"

	"golang.org/x/text/unicode/norm"

	"kehoach/internal/plan"
	"kehoach/web/view"
)

func (s *Server) search(w http.ResponseWriter, r *http.Request, actor plan.Actor) error {
	query, err := s.readSearch(r.URL.Query())
	if err != nil {
		return err
	}
	page := s.pageOf(r)
	page.Query = query.Text
	if query.TooLong() {
		return s.render(w, r, http.StatusUnprocessableEntity, view.SearchPage(page, plan.SearchResult{Query: query}))
	}
	result, err := s.store.Search(r.Context(), actor, query)
	if err != nil {
		return err
	}
	return s.render(w, r, http.StatusOK, view.SearchPage(page, result))
}

// readSearch reads a search's address. A facet or page that cannot be is an address that does not exist.
func (s *Server) readSearch(values url.Values) (plan.SearchQuery, error) {
	q := plan.SearchQuery{
		Text:     strings.TrimSpace(norm.NFC.String(values.Get("q"))),
		Province: values.Get("tinh"),
		Page:     1,
	}
	if len(q.Province) > slugMaxBytes || strings.ContainsFunc(q.Province, notInSlug) {
		return q, plan.ErrNotFound
	}
	var err error
	if year := values.Get("nam"); year != "" {
		if q.Year, err = parseYear(year); err != nil {
			return q, err
		}
	}
	if group := values.Get("nhom"); group != "" {
		if q.GroupID, err = parsePositive(group, 64); err != nil {
			return q, err
		}
	}
	if number := values.Get("trang"); number != "" {
		n, err := parsePositive(number, 32)
		if err != nil || n > int64(s.limits.PageNumber) {
			return q, plan.ErrNotFound
		}
		q.Page = int(n)
	}
	return q, nil
}
