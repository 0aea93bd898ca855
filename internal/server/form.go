package server

import (
	"fmt"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/go-chi/chi/v5"
	"golang.org/x/text/unicode/norm"

	"kehoach/internal/plan"
)

// readForm reads the posted form: within the limits, clean UTF-8, in NFC. The body is bounded before.
func (s *Server) readForm(r *http.Request) (url.Values, error) {
	if err := r.ParseForm(); err != nil {
		return nil, badRequest(fmt.Errorf("form: %w", err))
	}
	fields := 0
	form := make(url.Values, len(r.PostForm))
	for key, values := range r.PostForm {
		fields += len(values)
		for _, value := range values {
			if !cleanText(key) || !cleanText(value) {
				return nil, problem{status: http.StatusBadRequest}
			}
			form.Add(norm.NFC.String(key), norm.NFC.String(value))
		}
	}
	if fields > s.limits.FormFields {
		return nil, problem{status: http.StatusRequestEntityTooLarge}
	}
	return form, nil
}

// cleanText says whether Postgres can store s: no NUL, valid UTF-8.
func cleanText(s string) bool { return utf8.ValidString(s) && !strings.ContainsRune(s, 0) }

// slugMaxBytes is longer than any slug we make.
const slugMaxBytes = 120

// slugParam reads a path segment that is a slug; anything else names nothing.
func slugParam(r *http.Request, name string) (string, error) {
	slug, err := url.PathUnescape(chi.URLParam(r, name))
	if err != nil || slug == "" || len(slug) > slugMaxBytes || strings.ContainsFunc(slug, notInSlug) {
		return "", plan.ErrNotFound
	}
	return slug, nil
}

// provinceParam reads the first segment of a province's pages; a word the site keeps for itself names no province.
func provinceParam(r *http.Request) (string, error) {
	if reserved(r) {
		return "", plan.ErrNotFound
	}
	return slugParam(r, "tinh")
}

func notInSlug(r rune) bool {
	return r != '-' && (r < '0' || r > '9') && (r < 'a' || r > 'z')
}

// yearParam reads a path segment that is a year of four digits.
func yearParam(r *http.Request) (int, error) { return parseYear(chi.URLParam(r, "nam")) }

func parseYear(s string) (int, error) {
	if len(s) != 4 {
		return 0, plan.ErrNotFound
	}
	year, err := parsePositive(s, 16)
	return int(year), err
}

// parsePositive reads a whole number from 1 of at most bits bits, in digits alone as our addresses write it.
func parsePositive(s string, bits int) (int64, error) {
	n, err := strconv.ParseInt(s, 10, bits)
	if err != nil || n < 1 || s[0] < '1' || s[0] > '9' {
		return 0, plan.ErrNotFound
	}
	return n, nil
}
