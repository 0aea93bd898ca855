package server

import (
	"context"
	"errors"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"time"

	"golang.org/x/text/unicode/norm"

	"kehoach/internal/auth"
	"kehoach/internal/plan"
	"kehoach/internal/route"
	"kehoach/internal/store"
	"kehoach/web/view"
)

// nextField is where a person wanted to go.
const nextField = "next"

func (s *Server) showSignIn(w http.ResponseWriter, r *http.Request, actor plan.Actor) error {
	next := SafeNext(r.URL.Query().Get(nextField))
	if actor.UserID != 0 {
		redirect(w, next, http.StatusSeeOther)
		return nil
	}
	return s.answerSignIn(w, r, http.StatusOK, view.SignInData{Next: next})
}

func (s *Server) answerSignIn(w http.ResponseWriter, r *http.Request, status int, d view.SignInData) error {
	if d.Wait > 0 {
		w.Header().Set("Retry-After", strconv.Itoa(d.Wait))
	}
	return s.render(w, r, status, view.SignInPage(s.barePage(r), d))
}

// barePage is pageOf for a page outside the site's own frame: its theme form must not lead back to a step.
func (s *Server) barePage(r *http.Request) view.Page {
	if !s.store.Demo() {
		// Nobody's session has told; an answer without the ribbon is better than none.
		_, _ = s.store.Settings(r.Context())
	}
	p := s.pageOf(r)
	p.Bare = true
	return p
}

// signIn takes a username and password. The answer and its cost are the same whoever the username is of.
func (s *Server) signIn(w http.ResponseWriter, r *http.Request, _ plan.Actor) error {
	form, err := s.readForm(r)
	if err != nil {
		return err
	}
	username, password := cleanUsername(form.Get("username")), form.Get("password")
	d := view.SignInData{Username: form.Get("username"), Next: SafeNext(form.Get(nextField)), Carried: carriedOf(form)}
	if username == "" || password == "" {
		d.Problem = view.SignInBlank
		return s.answerSignIn(w, r, http.StatusUnprocessableEntity, d)
	}
	visit := s.visit(r)
	credential, wait, err := s.store.TrySignIn(r.Context(), username, visit)
	if err != nil {
		return err
	}
	if wait > 0 {
		d.Problem, d.Wait = view.SignInWait, seconds(wait)
		return s.answerSignIn(w, r, http.StatusTooManyRequests, d)
	}
	right, rehashed, err := s.verify(r.Context(), credential, password)
	if err != nil {
		return err
	}
	if !right {
		if err := s.store.SignInFailed(r.Context(), credential, visit, "password"); err != nil {
			return err
		}
		d.Problem = view.SignInWrong
		return s.answerSignIn(w, r, http.StatusUnprocessableEntity, d)
	}
	return s.enter(w, r, store.Entry{Credential: credential, Visit: visit, Rehashed: rehashed}, d)
}

// cleanUsername reads a username as it is kept: people type capitals and blanks.
func cleanUsername(typed string) string {
	return strings.ToLower(strings.TrimSpace(norm.NFC.String(typed)))
}

func seconds(wait time.Duration) int { return int((wait + time.Second - 1) / time.Second) }

// visit is what is known of a request before it is known whose it is.
func (s *Server) visit(r *http.Request) plan.Visit {
	agent := strings.ToValidUTF8(strings.ReplaceAll(r.UserAgent(), "\x00", ""), "")
	return plan.Visit{Address: s.clientAddress(r), Agent: agent, Request: requestID(r.Context())}
}

// verify compares a password; nobody's takes as long as anybody's. A hash of weaker parameters is made anew.
func (s *Server) verify(ctx context.Context, c plan.Credential, password string) (right bool, rehashed string, err error) {
	if c.PasswordHash == "" {
		return false, "", s.hasher.VerifyNobody(ctx, password)
	}
	right, stale, err := s.hasher.Verify(ctx, c.PasswordHash, password)
	if err != nil || !right || !stale {
		return right, "", err
	}
	rehashed, err = s.hasher.Hash(ctx, password)
	return true, rehashed, err
}

// enter opens the session that the right password has earned, and goes on.
func (s *Server) enter(w http.ResponseWriter, r *http.Request, e store.Entry, d view.SignInData) error {
	settings, err := s.store.Settings(r.Context())
	if err != nil {
		return err
	}
	switch {
	case e.Credential.SecondFactor:
		e.Stage = plan.StageSecondFactor
	case settings.NeedsSecondFactor(e.Credential.Administers):
		e.Stage = plan.StageEnrol
	default:
		e.Stage = plan.StageFull
	}
	if settings.PasswordOld(e.Credential.PasswordAt, s.now()) {
		d.Next = withFlash(route.Account(), "mat-khau-cu")
	}
	token := s.newToken(r, &e)
	if err := s.store.Enter(r.Context(), e); err != nil {
		return err
	}
	s.giveCookie(w, token)
	switch {
	case e.Stage == plan.StageEnrol:
		redirect(w, route.SecondFactor(), http.StatusSeeOther)
		return nil
	case e.Stage == plan.StageFull:
		return s.goOn(w, r, token, d.Next, d.Carried)
	case d.Carried.Path != "":
		return s.answerCode(w, r, http.StatusOK, view.CodeData{Next: d.Next, Carried: d.Carried})
	}
	redirect(w, route.Code(d.Next), http.StatusSeeOther)
	return nil
}

// newToken fills in the hashes of the session to open and of the one the browser has.
func (s *Server) newToken(r *http.Request, e *store.Entry) (token string) {
	token, e.TokenHash = auth.NewToken()
	if cookie, err := r.Cookie(s.sessionCookie()); err == nil {
		e.OldHash = auth.HashToken(cookie.Value)
	}
	return token
}

// giveCookie lets the browser keep a session's token until it is closed.
func (s *Server) giveCookie(w http.ResponseWriter, token string) {
	http.SetCookie(w, &http.Cookie{ //nolint:gosec // Secure over https; over http the browser would drop it
		Name: s.sessionCookie(), Value: token, Path: "/", HttpOnly: true, Secure: s.secure, SameSite: http.SameSiteLaxMode,
	})
}

func (s *Server) takeCookie(w http.ResponseWriter) {
	http.SetCookie(w, &http.Cookie{ //nolint:gosec // Secure over https; over http the browser would drop it
		Name: s.sessionCookie(), Path: "/", MaxAge: -1, HttpOnly: true, Secure: s.secure, SameSite: http.SameSiteLaxMode,
	})
}

func (s *Server) showCode(w http.ResponseWriter, r *http.Request, actor plan.Actor) error {
	next := SafeNext(r.URL.Query().Get(nextField))
	if actor.UserID != 0 {
		redirect(w, next, http.StatusSeeOther)
		return nil
	}
	if visitorOf(r.Context()).session.Stage != plan.StageSecondFactor {
		return plan.ErrSignedOut
	}
	return s.answerCode(w, r, http.StatusOK, view.CodeData{Next: next})
}

func (s *Server) answerCode(w http.ResponseWriter, r *http.Request, status int, d view.CodeData) error {
	if d.Wait > 0 {
		w.Header().Set("Retry-After", strconv.Itoa(d.Wait))
	}
	return s.render(w, r, status, view.CodePage(s.barePage(r), d))
}

// takeCode takes the one-time code, or a recovery code in its place.
func (s *Server) takeCode(w http.ResponseWriter, r *http.Request, _ plan.Actor) error {
	form, err := s.readForm(r)
	if err != nil {
		return err
	}
	d := view.CodeData{Next: SafeNext(form.Get(nextField)), Carried: carriedOf(form)}
	session := visitorOf(r.Context()).session
	if session.Stage != plan.StageSecondFactor { // the half-way session ended: from the beginning
		return s.answerSignIn(w, r, http.StatusUnauthorized, view.SignInData{Next: d.Next, Carried: d.Carried, Problem: view.SignInLost})
	}
	visit := s.visit(r)
	credential, wait, err := s.store.TryCode(r.Context(), session.UserID, visit)
	if err != nil {
		return err
	}
	if wait > 0 {
		d.Wrong, d.Wait = true, seconds(wait)
		return s.answerCode(w, r, http.StatusTooManyRequests, d)
	}
	e := store.Entry{Credential: credential, Visit: visit, Stage: plan.StageFull}
	token := s.newToken(r, &e)
	err = s.enterByCode(r.Context(), e, form)
	if errors.Is(err, plan.ErrConflict) {
		if err := s.store.SignInFailed(r.Context(), credential, visit, "code"); err != nil {
			return err
		}
		d.Wrong = true
		return s.answerCode(w, r, http.StatusUnprocessableEntity, d)
	}
	if err != nil {
		return err
	}
	s.giveCookie(w, token)
	return s.goOn(w, r, token, d.Next, d.Carried)
}

// enterByCode opens the session if the code is right; ErrConflict if it is not, or was used before.
func (s *Server) enterByCode(ctx context.Context, e store.Entry, form url.Values) error {
	code := typed(form, "ma")
	step, right, err := s.checkCode(e.Credential, code)
	if err != nil {
		return err
	}
	if right {
		return s.store.EnterWithCode(ctx, e, step)
	}
	return s.store.EnterWithRecovery(ctx, e, auth.HashRecoveryCode(code))
}

// checkCode opens the sealed secret and compares a one-time code of now.
func (s *Server) checkCode(c plan.Credential, code string) (step int64, right bool, err error) {
	if s.sealer == nil {
		return 0, false, errNoSealer
	}
	secret, err := s.sealer.Open(c.TOTPSecret, sealedFor(c.UserID))
	if err != nil {
		return 0, false, err
	}
	step, right = auth.CheckTOTP(secret, code, s.now(), c.LastStep)
	return step, right, nil
}

var errNoSealer = errors.New("the server was given no key for one-time codes")

// sealedFor is where a sealed secret belongs: copied to another user it cannot be opened.
func sealedFor(userID int64) string { return "totp user " + strconv.FormatInt(userID, 10) }

func (s *Server) signOut(w http.ResponseWriter, r *http.Request, _ plan.Actor) error {
	if cookie, err := r.Cookie(s.sessionCookie()); err == nil {
		if err := s.store.SignOut(r.Context(), auth.HashToken(cookie.Value), s.visit(r)); err != nil {
			return err
		}
	}
	s.takeCookie(w)
	return s.done(w, nil, route.SignIn(""), "da-dang-xuat")
}
