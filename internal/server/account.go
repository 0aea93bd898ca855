package server

import (
	"context"
	"encoding/base64"
	"errors"
	"net/http"
	"net/url"
	"strings"
	"unicode"

	"github.com/go-chi/chi/v5"

	"kehoach/internal/auth"
	"kehoach/internal/plan"
	"kehoach/internal/route"
	"kehoach/internal/store"
	"kehoach/web/view"
)

// productIssuer names the product in authenticators.
const productIssuer = "Ke hoach Y te"

// proofField is where a person types the own password once more before what asks for it.
const proofField = "xac-nhan"

func (s *Server) showSetPassword(w http.ResponseWriter, r *http.Request, _ plan.Actor) error {
	who, err := s.store.LinkOf(r.Context(), auth.HashToken(chi.URLParam(r, "token")))
	if errors.Is(err, plan.ErrNotFound) {
		return s.render(w, r, http.StatusNotFound, view.DeadLinkPage(s.barePage(r)))
	}
	if err != nil {
		return err
	}
	return s.render(w, r, http.StatusOK, view.SetPasswordPage(s.barePage(r), chi.URLParam(r, "token"), who, view.Form{}))
}

func (s *Server) setPassword(w http.ResponseWriter, r *http.Request, _ plan.Actor) error {
	token := chi.URLParam(r, "token")
	form, err := s.readForm(r)
	if err != nil {
		return err
	}
	who, err := s.store.LinkOf(r.Context(), auth.HashToken(token))
	if err == nil {
		var hash string
		hash, err = s.newPassword(r.Context(), form, who)
		if broken, ok := errors.AsType[plan.FieldErrors](err); ok {
			return s.render(w, r, http.StatusUnprocessableEntity, view.SetPasswordPage(s.barePage(r), token, who, view.Form{Errors: broken}))
		}
		if err == nil {
			err = s.store.UseLink(r.Context(), auth.HashToken(token), hash, s.visit(r))
		}
	}
	if errors.Is(err, plan.ErrNotFound) {
		return s.render(w, r, http.StatusNotFound, view.DeadLinkPage(s.barePage(r)))
	}
	return s.done(w, err, route.SignIn(""), "da-dat-mat-khau")
}

// newPassword reads a new password typed twice and returns its hash, or what is wrong with it.
func (s *Server) newPassword(ctx context.Context, form url.Values, who plan.SetPassword) (string, error) {
	settings, err := s.store.Settings(ctx)
	if err != nil {
		return "", err
	}
	password := form.Get("mat-khau-moi")
	broken := plan.FieldErrors{}
	if problem := passwordProblem(password, who, settings); problem != "" {
		broken.Add("mat-khau-moi", problem)
	}
	if form.Get("nhap-lai") != password {
		broken.Add("nhap-lai", plan.ProblemNotTheSame)
	}
	if err := broken.Err(); err != nil {
		return "", err
	}
	return s.hasher.Hash(ctx, password)
}

func passwordProblem(password string, who plan.SetPassword, settings plan.Settings) plan.Problem {
	if password == "" {
		return plan.ProblemRequired
	}
	for _, weakness := range auth.Check(password, auth.PasswordContext{SecondFactor: who.SecondFactor, Words: who.Words}) {
		switch weakness {
		case auth.TooShort:
			return plan.ProblemPasswordLen
		case auth.TooLong:
			return plan.ProblemPasswordLong
		case auth.Common:
			return plan.ProblemPasswordWeak
		case auth.Contextual, auth.SameAsName:
			return plan.ProblemPasswordName
		}
	}
	if settings.PasswordKinds && !hasAllKinds(password) {
		return plan.ProblemPasswordKind
	}
	return ""
}

func hasAllKinds(password string) bool {
	return strings.ContainsFunc(password, unicode.IsLower) && strings.ContainsFunc(password, unicode.IsUpper) &&
		strings.ContainsFunc(password, unicode.IsDigit) && strings.ContainsFunc(password, func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsSpace(r)
	})
}

func (s *Server) showAccount(w http.ResponseWriter, r *http.Request, actor plan.Actor) error {
	return s.answerAccount(w, r, actor, http.StatusOK, view.AccountForms{})
}

func (s *Server) answerAccount(w http.ResponseWriter, r *http.Request, actor plan.Actor, status int, forms view.AccountForms) error {
	account, err := s.store.Account(r.Context(), actor)
	if err != nil {
		return err
	}
	for _, form := range []*view.Form{&forms.Password, &forms.Spares, &forms.Off, &forms.Sessions} {
		form.Key = newKey()
	}
	return s.render(w, r, status, view.AccountPage(s.pageOf(r), account, forms))
}

func (s *Server) changePassword(w http.ResponseWriter, r *http.Request, actor plan.Actor) error {
	form, actor, err := s.readWrite(r, actor)
	if err != nil {
		return err
	}
	broken, err := s.checkOwn(r, actor, form, "mat-khau-cu")
	if err != nil {
		return err
	}
	who, err := s.store.OwnWords(r.Context(), actor.UserID)
	if err != nil {
		return err
	}
	hash, err := s.newPassword(r.Context(), form, who)
	if found, ok := errors.AsType[plan.FieldErrors](err); ok {
		for field, problem := range found {
			broken.Add(field, problem)
		}
	} else if err != nil {
		return err
	}
	if len(broken) > 0 {
		return s.answerAccount(w, r, actor, http.StatusUnprocessableEntity, view.AccountForms{Password: view.Form{Errors: broken}})
	}
	return s.done(w, s.store.ChangePassword(r.Context(), actor, hash), route.Account(), "da-doi-mat-khau")
}

// checkOwn compares the actor's own password, typed once more, and notes what is wrong with it.
func (s *Server) checkOwn(r *http.Request, actor plan.Actor, form url.Values, field string) (plan.FieldErrors, error) {
	broken := plan.FieldErrors{}
	if form.Get(field) == "" {
		broken.Add(field, plan.ProblemRequired)
		return broken, nil
	}
	credential, wait, err := s.store.OwnCredential(r.Context(), actor)
	if err != nil {
		return broken, err
	}
	if wait > 0 {
		broken.Add(field, plan.ProblemWait)
		return broken, nil
	}
	right, _, err := s.verify(r.Context(), credential, form.Get(field))
	switch {
	case err != nil:
		return broken, err
	case !right:
		broken.Add(field, plan.ProblemWrongSecret)
		return broken, nil
	}
	return broken, s.store.Prove(r.Context(), actor)
}

// prove asks for the password once more unless it was typed a short while ago.
func (s *Server) prove(r *http.Request, actor plan.Actor, form url.Values) (plan.FieldErrors, error) {
	if s.proved(r) {
		return nil, nil
	}
	return s.checkOwn(r, actor, form, proofField)
}

func (s *Server) proved(r *http.Request) bool { return visitorOf(r.Context()).session.Proved(s.now()) }

func (s *Server) endSession(w http.ResponseWriter, r *http.Request, actor plan.Actor) error {
	id, err := parsePositive(chi.URLParam(r, "id"), 64)
	if err != nil {
		return err
	}
	_, actor, err = s.readWrite(r, actor)
	if err != nil {
		return err
	}
	return s.done(w, s.store.EndSession(r.Context(), actor, id), route.Account(), "da-ket-thuc-phien")
}

func (s *Server) endOtherSessions(w http.ResponseWriter, r *http.Request, actor plan.Actor) error {
	_, actor, err := s.readWrite(r, actor)
	if err != nil {
		return err
	}
	return s.done(w, s.store.EndOtherSessions(r.Context(), actor), route.Account(), "da-ket-thuc-phien")
}

// sealedForm is where the secret of a form not yet confirmed belongs; a secret of one's own making does not open there.
func sealedForm(userID int64) string { return "new " + sealedFor(userID) }

func (s *Server) showSecondFactor(w http.ResponseWriter, r *http.Request, _ plan.Actor) error {
	person := visitorOf(r.Context()).person
	secret, _, err := auth.NewTOTP(productIssuer, person.Label)
	if err != nil {
		return err
	}
	return s.answerSecondFactor(w, r, http.StatusOK, secret, view.Form{})
}

func (s *Server) answerSecondFactor(w http.ResponseWriter, r *http.Request, status int, secret string, form view.Form) error {
	if s.sealer == nil {
		return errNoSealer
	}
	v := visitorOf(r.Context())
	matrix, err := auth.QR(auth.TOTPAddress(productIssuer, v.person.Label, secret))
	if err != nil {
		return err
	}
	form.Key = newKey()
	page := s.pageOf(r)
	page.Bare = v.session.Stage == plan.StageEnrol
	return s.render(w, r, status, view.SecondFactorPage(page, view.SecondFactorData{
		Username: v.person.Label, Secret: secret, Sealed: base64.RawURLEncoding.EncodeToString(s.sealer.Seal(secret, sealedForm(v.person.UserID))),
		QR: matrix, Form: form, Must: page.Bare, Prove: v.session.Stage == plan.StageFull && !s.proved(r),
	}))
}

// setSecondFactor keeps the secret once a code of it was typed, and shows the recovery codes, this once.
func (s *Server) setSecondFactor(w http.ResponseWriter, r *http.Request, _ plan.Actor) error {
	v := visitorOf(r.Context())
	if v.session.Stage == plan.StageSecondFactor || s.sealer == nil {
		return plan.ErrSignedOut
	}
	form, actor, err := s.readWrite(r, v.person)
	if err != nil {
		return err
	}
	sealed, err := base64.RawURLEncoding.DecodeString(form.Get("bi-mat"))
	if err != nil {
		return badRequest(err)
	}
	secret, err := s.sealer.Open(sealed, sealedForm(actor.UserID))
	if err != nil {
		return badRequest(err)
	}
	broken := plan.FieldErrors{}
	if v.session.Stage == plan.StageFull {
		if broken, err = s.prove(r, actor, form); err != nil {
			return err
		}
	}
	step, right := auth.CheckTOTP(secret, typed(form, "ma"), s.now(), 0)
	if !right {
		if broken == nil {
			broken = plan.FieldErrors{}
		}
		broken.Add("ma", plan.ProblemWrongCode)
	}
	if len(broken) > 0 {
		return s.answerSecondFactor(w, r, http.StatusUnprocessableEntity, secret, view.Form{Errors: broken})
	}
	codes, hashes := newSpares()
	err = s.store.SetSecondFactor(r.Context(), actor, s.sealer.Seal(secret, sealedFor(actor.UserID)), step, hashes)
	if errors.Is(err, plan.ErrReplayed) {
		return s.done(w, nil, route.Account(), "da-bat-xac-thuc")
	}
	if err != nil {
		return err
	}
	page := s.pageOf(r)
	if v.session.Stage == plan.StageEnrol {
		if err := s.enrolled(w, r, actor); err != nil {
			return err
		}
		page.Bare = true
	}
	return s.render(w, r, http.StatusOK, view.SparesPage(page, actor.Label, codes))
}

// enrolled opens the full session that a person who had to set up a second factor was kept from.
func (s *Server) enrolled(w http.ResponseWriter, r *http.Request, actor plan.Actor) error {
	e := store.Entry{
		Credential: plan.Credential{UserID: actor.UserID, Username: actor.Label, FullName: actor.Name, SecondFactor: true},
		Visit:      s.visit(r), Stage: plan.StageFull,
	}
	token := s.newToken(r, &e)
	if err := s.store.Enter(r.Context(), e); err != nil {
		return err
	}
	s.giveCookie(w, token)
	return nil
}

func newSpares() (codes []string, hashes [][]byte) {
	codes = auth.NewRecoveryCodes()
	for _, code := range codes {
		hashes = append(hashes, auth.HashRecoveryCode(code))
	}
	return codes, hashes
}

func (s *Server) makeSpares(w http.ResponseWriter, r *http.Request, actor plan.Actor) error {
	form, actor, err := s.readWrite(r, actor)
	if err != nil {
		return err
	}
	broken, err := s.checkOwn(r, actor, form, proofField)
	if err != nil {
		return err
	}
	if len(broken) > 0 {
		return s.answerAccount(w, r, actor, http.StatusUnprocessableEntity, view.AccountForms{Spares: view.Form{Errors: broken}})
	}
	codes, hashes := newSpares()
	err = s.store.NewSpares(r.Context(), actor, hashes)
	if err == nil {
		return s.render(w, r, http.StatusOK, view.SparesPage(s.pageOf(r), actor.Label, codes))
	}
	return s.done(w, err, route.Account(), "")
}

func (s *Server) dropSecondFactor(w http.ResponseWriter, r *http.Request, actor plan.Actor) error {
	form, actor, err := s.readWrite(r, actor)
	if err != nil {
		return err
	}
	broken, err := s.checkOwn(r, actor, form, proofField)
	if err != nil {
		return err
	}
	if len(broken) > 0 {
		return s.answerAccount(w, r, actor, http.StatusUnprocessableEntity, view.AccountForms{Off: view.Form{Errors: broken}})
	}
	return s.done(w, s.store.DropSecondFactor(r.Context(), actor), route.Account(), "da-tat-xac-thuc")
}

func (s *Server) registerAccounts(b *binder) {
	b.get(route.OneTimeLinkPattern, s.showSetPassword)
	b.post(route.OneTimeLinkPattern, s.setPassword)
	b.get(route.AccountPattern, s.showAccount)
	b.post(route.OwnPasswordPattern, s.changePassword)
	b.post(route.SessionsEndPattern, s.endOtherSessions)
	b.post(route.SessionEndPattern, s.endSession)
	b.get(route.SecondFactorPattern, s.showSecondFactor)
	b.post(route.SecondFactorPattern, s.setSecondFactor)
	b.post(route.SecondFactorOffPattern, s.dropSecondFactor)
	b.post(route.SparesPattern, s.makeSpares)
	b.get(route.AdminPattern, s.showAdmin)
	b.get(route.UsersPattern, s.showUsers)
	b.post(route.UsersPattern, s.addUser)
	b.get(route.UserPattern, s.showUser)
	b.post(route.UserPattern, s.editUser)
	b.post(route.UserResetPattern, s.resetUser)
	b.post(route.UserDisablePattern, s.disableUser)
	b.post(route.UserEnablePattern, s.enableUser)
	b.post(route.MembershipsPattern, s.addMembership)
	b.post(route.MembershipEndPattern, s.endMembership)
	b.get(route.SettingsPattern, s.showSettings)
	b.post(route.SettingsPattern, s.saveSettings)
}
