package server

import (
	"context"
	"crypto/rand"
	"errors"
	"log/slog"
	"net/http"
	"net/url"
	"runtime/debug"
	"strings"
	"time"

	"github.com/go-chi/chi/v5"
)

// requestIDKey is the context key of the request's number, which error pages show as the incident number.
type requestIDKey struct{}

// requestID returns the number of the request, as printed on its error page and in its log lines.
func requestID(ctx context.Context) string {
	id, _ := ctx.Value(requestIDKey{}).(string)
	return id
}

// newRequestID returns a number people can read out over the phone: "K7QD-2MXA".
func newRequestID() string {
	text := rand.Text()
	return text[:4] + "-" + text[4:8]
}

// identify numbers the request and writes its line in the log. The line has the pattern of the route, never the
// address: an address can carry what was searched for or a token.
func (s *Server) identify(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		start := time.Now()
		id := newRequestID()
		w.Header().Set("X-Request-Id", id)
		rec := &recorder{ResponseWriter: w}
		ctx := context.WithValue(context.WithValue(r.Context(), requestIDKey{}, id), visitorKey{}, &visitor{})
		defer func() {
			s.log.LogAttrs(ctx, slog.LevelInfo, "request",
				slog.String("id", id),
				slog.String("method", knownMethod(r.Method)),
				slog.String("route", chi.RouteContext(ctx).RoutePattern()),
				slog.Int("status", rec.status),
				slog.Int64("bytes", rec.bytes),
				slog.Int64("user", rec.user),
				slog.Duration("took", time.Since(start)))
		}()
		next.ServeHTTP(rec, r.WithContext(ctx))
	})
}

// knownMethod keeps text a client made up out of the log.
func knownMethod(method string) string {
	switch method {
	case http.MethodGet, http.MethodHead, http.MethodPost, http.MethodPut, http.MethodPatch, http.MethodDelete,
		http.MethodOptions, http.MethodTrace, http.MethodConnect:
		return method
	}
	return "other"
}

// recoverPanic turns a panic into the page of an incident; the process lives on.
func (s *Server) recoverPanic(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		defer func() {
			cause := recover()
			if cause == nil {
				return
			}
			if err, ok := cause.(error); ok && errors.Is(err, http.ErrAbortHandler) { // net/http's own way to drop a connection
				panic(cause)
			}
			s.log.ErrorContext(r.Context(), "panic",
				"id", requestID(r.Context()), "cause", cause, "stack", string(debug.Stack()))
			if rec, ok := w.(*recorder); ok && rec.status != 0 {
				panic(http.ErrAbortHandler) // half an answer is out: cut it off rather than pass it as whole
			}
			s.showProblem(w, r, http.StatusInternalServerError)
		}()
		next.ServeHTTP(w, r)
	})
}

// refuseCrossOrigin refuses a change another site asks for in the reader's name.
func (s *Server) refuseCrossOrigin(next http.Handler) http.Handler {
	protection := http.NewCrossOriginProtection()
	protection.SetDenyHandler(s.answer(func(http.ResponseWriter, *http.Request) error {
		return problem{status: http.StatusForbidden}
	}))
	return protection.Handler(next)
}

// refuseBadInput refuses an address Postgres could not even compare: NUL or invalid UTF-8, encoded or not.
func (s *Server) refuseBadInput(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		query, err := url.QueryUnescape(r.URL.RawQuery)
		if err != nil || !cleanText(query) || !cleanText(r.URL.Path) {
			s.showProblem(w, r, http.StatusBadRequest)
			return
		}
		next.ServeHTTP(w, r)
	})
}

// limitBody bounds the body of every request. Of a route that takes files more is read than is kept, so that who sends
// too large a file gets an answer with everything typed, not a broken connection.
func (b *binder) limitBody(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		limit := b.server.limits.FormBytes
		if b.rows[Policy{Method: r.Method, Pattern: b.mux.Find(chi.NewRouteContext(), r.Method, routePath(r))}.key()].uploads() {
			limit = b.server.limits.UploadBytes
		}
		if r.ContentLength > limit {
			w.Header().Set("Connection", "close") // the rest of the body is not worth reading
			b.server.showProblem(w, r, http.StatusRequestEntityTooLarge)
			return
		}
		r.Body = http.MaxBytesReader(w, r.Body, limit)
		next.ServeHTTP(w, r)
	})
}

// canonicalPath sends a reader who typed a closing slash to the address without it.
func (s *Server) canonicalPath(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		path := r.URL.EscapedPath()
		trimmed := strings.TrimRight(path, "/")
		reading := r.Method == http.MethodGet || r.Method == http.MethodHead
		if !reading || trimmed == "" || trimmed == path || strings.HasPrefix(path, "/assets/") {
			next.ServeHTTP(w, r)
			return
		}
		if r.URL.RawQuery != "" {
			trimmed += "?" + r.URL.RawQuery
		}
		redirect(w, SafeNext(trimmed), http.StatusPermanentRedirect)
	})
}

// redirect answers with the address to go to. http.Redirect would tidy the address once more and write a body.
func redirect(w http.ResponseWriter, to string, status int) {
	w.Header().Set("Location", to)
	w.WriteHeader(status)
}

// A recorder notes what was answered.
type recorder struct {
	http.ResponseWriter
	status int
	bytes  int64
	user   int64 // 0: nobody signed in
}

// noteVisitor records who asked for the log: by number, never by name.
func noteVisitor(w http.ResponseWriter, v visitor) {
	if rec, ok := w.(*recorder); ok {
		rec.user = v.actor.UserID
	}
}

func (w *recorder) WriteHeader(status int) {
	if w.status == 0 {
		w.status = status
	}
	w.ResponseWriter.WriteHeader(status)
}

func (w *recorder) Write(b []byte) (int, error) {
	if w.status == 0 {
		w.status = http.StatusOK
	}
	n, err := w.ResponseWriter.Write(b)
	w.bytes += int64(n)
	return n, err
}

// Unwrap lets http.ResponseController reach the connection.
func (w *recorder) Unwrap() http.ResponseWriter { return w.ResponseWriter }
