package server

import (
	"context"
	"errors"
	"io"
	"mime"
	"mime/multipart"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"github.com/go-chi/chi/v5"
	"golang.org/x/text/unicode/norm"

	"kehoach/internal/plan"
	"kehoach/internal/route"
	"kehoach/web/view"
)

// Fields by which a form whose sender was signed out in the meantime is carried through signing in.
const (
	carriedField   = "tiep"     // the address it was sent to
	carriedPrefix  = "tiep."    // before the name of each of its fields
	multipartField = "tiep-tep" // "1": it was a form with files
)

// carriedOf reads what a sign-in form carries: nothing, or a form to be carried out after it.
func carriedOf(form url.Values) view.Carried {
	to := form.Get(carriedField)
	if to == "" || SafeNext(to) != to || strings.HasPrefix(to, route.SignInPattern) {
		return view.Carried{}
	}
	c := view.Carried{Path: to, Multipart: form.Get(multipartField) == "1"}
	for name, values := range form {
		if own, ok := strings.CutPrefix(name, carriedPrefix); ok {
			for _, value := range values {
				c.Fields = append(c.Fields, view.CarriedField{Name: own, Value: value})
			}
		}
	}
	sortCarried(c.Fields)
	return c
}

// sortCarried orders fields by name; values of one name keep their order.
func sortCarried(fields []view.CarriedField) {
	slices.SortStableFunc(fields, func(a, b view.CarriedField) int { return strings.Compare(a.Name, b.Name) })
}

// askToSignIn answers a form whose sender is not, or no longer, signed in: with the sign-in form and everything typed.
func (s *Server) askToSignIn(w http.ResponseWriter, r *http.Request) error {
	carried, err := s.carry(r)
	if err != nil {
		return err
	}
	d := view.SignInData{Next: route.Home(), Carried: carried, Problem: view.SignInLost}
	return s.answerSignIn(w, r, http.StatusUnauthorized, d)
}

func (s *Server) carry(r *http.Request) (view.Carried, error) {
	c := view.Carried{Path: SafeNext(r.URL.RequestURI())}
	kind, _, err := mime.ParseMediaType(r.Header.Get("Content-Type"))
	if err == nil && kind == "multipart/form-data" {
		return s.carryParts(r, c)
	}
	form, err := s.readForm(r)
	if err != nil {
		return c, err
	}
	for name, values := range form {
		for _, value := range values {
			c.Fields = append(c.Fields, view.CarriedField{Name: name, Value: value})
		}
	}
	sortCarried(c.Fields)
	return c, nil
}

// carryParts carries the typed fields of a form with files; a browser does not let a page choose a file again.
func (s *Server) carryParts(r *http.Request, c view.Carried) (view.Carried, error) {
	c.Multipart = true
	parts, err := r.MultipartReader()
	if err != nil {
		return c, badRequest(err)
	}
	sent, room := upload{fields: url.Values{}}, s.limits.FormBytes
	for count := 0; ; count++ {
		part, err := parts.NextPart()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return c, badRequest(err)
		}
		if count > s.limits.FormFields {
			return c, problem{status: http.StatusRequestEntityTooLarge}
		}
		if part.FileName() != "" {
			c.LostFile = true
			continue
		}
		if room, err = sent.readField(part, room); err != nil {
			return c, err
		}
	}
	for name, values := range sent.fields {
		for _, value := range values {
			c.Fields = append(c.Fields, view.CarriedField{Name: name, Value: value})
		}
	}
	sortCarried(c.Fields)
	return c, nil
}

// multipartBody writes fields as a form with files is sent.
func multipartBody(form url.Values) (body, contentType string) {
	var text strings.Builder
	parts := multipart.NewWriter(&text)
	for name, values := range form {
		for _, value := range values {
			_ = parts.WriteField(name, value) // into memory
		}
	}
	_ = parts.Close()
	return text.String(), parts.FormDataContentType()
}

// goOn leads a person who has just come in to where they wanted to go, or carries out the form they had sent: its answer
// is the answer.
func (s *Server) goOn(w http.ResponseWriter, r *http.Request, token, next string, c view.Carried) error {
	if c.Path == "" {
		redirect(w, next, http.StatusSeeOther)
		return nil
	}
	again, err := s.carriedRequest(r, token, c)
	if err != nil {
		return err
	}
	s.handler.ServeHTTP(w, again)
	return nil
}

// carriedRequest is the form as its sender would send it now.
func (s *Server) carriedRequest(r *http.Request, token string, c view.Carried) (*http.Request, error) {
	address, err := url.ParseRequestURI(c.Path)
	if err != nil {
		return nil, plan.ErrNotFound
	}
	form := url.Values{}
	for _, field := range c.Fields {
		form.Add(norm.NFC.String(field.Name), field.Value)
	}
	body, kind := form.Encode(), "application/x-www-form-urlencoded"
	if c.Multipart {
		body, kind = multipartBody(form)
	}
	// Another request to the router: without the route, the visitor and the parsed form of this one.
	ctx := context.WithValue(context.WithValue(r.Context(), chi.RouteCtxKey, nil), visitorKey{}, &visitor{})
	again := r.Clone(ctx)
	again.URL, again.RequestURI, again.Pattern = address, c.Path, ""
	again.Form, again.PostForm, again.MultipartForm = nil, nil, nil
	again.Body, again.ContentLength = io.NopCloser(strings.NewReader(body)), int64(len(body))
	again.Header.Set("Content-Type", kind)
	again.Header.Del("Cookie")
	for _, cookie := range r.Cookies() {
		if cookie.Name != s.sessionCookie() {
			again.AddCookie(cookie)
		}
	}
	again.AddCookie(&http.Cookie{Name: s.sessionCookie(), Value: token}) //nolint:gosec // sent to ourselves
	return again, nil
}
