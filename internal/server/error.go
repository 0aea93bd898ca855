package server

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"slices"
	"strconv"
	"strings"

	"kehoach/internal/plan"
	"kehoach/internal/route"
	"kehoach/internal/store"
	"kehoach/web/view"
)

// retryAfter is the seconds a client is asked to wait while the database is away: it is back within five.
const retryAfter = 5

// statusClientGone is logged, never sent, for a client that left before its answer.
const statusClientGone = 499

// A problem is an error that is the client's own and has its page.
type problem struct {
	status int
	cause  error // nil when the status says it all
}

func (p problem) Error() string {
	text := http.StatusText(p.status)
	if p.cause != nil {
		return fmt.Sprintf("%s: %v", text, p.cause)
	}
	return text
}

func (p problem) Unwrap() error { return p.cause }

// badRequest is a problem with how the request is written; a body over its limit keeps its own status.
func badRequest(cause error) error { return problem{status: http.StatusBadRequest, cause: cause} }

// answer is the one place where errors become pages.
func (s *Server) answer(h func(w http.ResponseWriter, r *http.Request) error) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		err := h(w, r)
		if err == nil {
			return
		}
		status := statusOf(r.Context(), err)
		if status == http.StatusUnauthorized && (r.Method == http.MethodGet || r.Method == http.MethodHead) {
			redirect(w, route.SignIn(nextAfter(r)), http.StatusSeeOther)
			return
		}
		if status == statusClientGone {
			noteStatus(w, status)
			return
		}
		if status >= http.StatusInternalServerError {
			s.log.ErrorContext(r.Context(), "request failed", "id", requestID(r.Context()), "status", status, "err", err)
		}
		s.showProblem(w, r, status)
	}
}

// nextAfter is where a person goes on after signing in: the page asked for, unless that is a step of signing in itself.
func nextAfter(r *http.Request) string {
	if strings.HasPrefix(routePath(r), route.SignInPattern) {
		return ""
	}
	return SafeNext(r.URL.RequestURI())
}

// statusOf names the status an error is answered with; what nobody foresaw is an incident.
func statusOf(ctx context.Context, err error) int {
	var own problem
	var tooLarge *http.MaxBytesError
	var incomplete plan.ErrIncomplete
	var invalid plan.FieldErrors
	switch {
	case errors.As(err, &tooLarge):
		return http.StatusRequestEntityTooLarge
	case errors.As(err, &own):
		return own.status
	case errors.Is(err, plan.ErrNotFound):
		return http.StatusNotFound
	case errors.Is(err, plan.ErrSignedOut):
		return http.StatusUnauthorized
	case errors.Is(err, plan.ErrLocked):
		return http.StatusConflict
	case errors.Is(err, plan.ErrForbidden):
		return http.StatusForbidden
	case errors.Is(err, plan.ErrConflict):
		return http.StatusConflict
	case errors.As(err, &incomplete), errors.As(err, &invalid):
		return http.StatusUnprocessableEntity
	case errors.Is(ctx.Err(), context.Canceled):
		return statusClientGone
	case errors.Is(err, store.ErrUnavailable), errors.Is(err, context.DeadlineExceeded):
		return http.StatusServiceUnavailable
	}
	return http.StatusInternalServerError
}

// showProblem answers with the page of a status. It must not fail: if its own page does, plain text goes out.
func (s *Server) showProblem(w http.ResponseWriter, r *http.Request, status int) {
	data := view.ErrorData{Status: status, Typed: s.typedBefore(r, status)}
	if status >= http.StatusInternalServerError {
		data.Incident = requestID(r.Context())
	}
	if status == http.StatusServiceUnavailable {
		data.RetryAfter = retryAfter
		w.Header().Set("Retry-After", strconv.Itoa(retryAfter))
	}
	if status == http.StatusRequestEntityTooLarge {
		w.Header().Set("Connection", "close") // the rest of the body is not worth reading
	}
	// The page is drawn even when the request's own time is up.
	calm := r.WithContext(context.WithoutCancel(r.Context()))
	if err := s.render(w, calm, status, view.ErrorPage(s.pageOf(calm), data)); err != nil {
		s.log.ErrorContext(calm.Context(), "error page failed", "id", requestID(calm.Context()), "err", err)
		http.Error(w, http.StatusText(status), status)
	}
}

// typedBefore is the form that could not be carried out and may be sent again as it is: with its key it happens once. A
// password is never shown again.
func (s *Server) typedBefore(r *http.Request, status int) view.Carried {
	lost := status == http.StatusConflict || status == http.StatusInternalServerError || status == http.StatusServiceUnavailable
	if r.Method != http.MethodPost || !lost || r.Header.Get("Content-Type") != "application/x-www-form-urlencoded" {
		return view.Carried{}
	}
	carried, err := s.carry(r)
	secret := func(f view.CarriedField) bool {
		return strings.Contains(f.Name, "password") || strings.Contains(f.Name, "mat-khau") || f.Name == "ma"
	}
	if err != nil || slices.ContainsFunc(carried.Fields, secret) {
		return view.Carried{}
	}
	return carried
}

// noteStatus records a status for the log alone.
func noteStatus(w http.ResponseWriter, status int) {
	if rec, ok := w.(*recorder); ok && rec.status == 0 {
		rec.status = status
	}
}
