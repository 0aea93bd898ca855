package server

import (
	"net/http"
	"net/url"
	"strconv"
	"unicode/utf8"

	"kehoach/internal/plan"
	"kehoach/web/view"
)

func (s *Server) showSource(w http.ResponseWriter, r *http.Request, actor plan.Actor) error {
	at, err := planParams(r)
	if err != nil {
		return err
	}
	text, err := s.store.SourceText(r.Context(), actor, at.province, at.year, at.slug)
	if err != nil {
		return err
	}
	highlight := rangeIn(text.Text, r.URL.Query())
	return s.render(w, r, http.StatusOK, view.SourcePage(s.pageOf(r), text, highlight))
}

// rangeIn reads the part of text to highlight (?tu= &den=). An address somebody changed by hand shows the text with
// nothing highlighted: the text is still what was asked for.
func rangeIn(text string, query url.Values) plan.Range {
	start, errStart := strconv.Atoi(query.Get("tu"))
	end, errEnd := strconv.Atoi(query.Get("den"))
	if errStart != nil || errEnd != nil || start < 0 || end <= start || end > len(text) {
		return plan.Range{}
	}
	if !utf8.RuneStart(text[start]) || end < len(text) && !utf8.RuneStart(text[end]) {
		return plan.Range{}
	}
	return plan.Range{Start: start, End: end}
}
