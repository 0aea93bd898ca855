package server

import (
	"errors"
	"net/http"
	"net/url"
	"strings"

	"github.com/go-chi/chi/v5"

	"kehoach/internal/auth"
	"kehoach/internal/plan"
	"kehoach/internal/route"
	"kehoach/web/view"
)

func (s *Server) showAdmin(w http.ResponseWriter, r *http.Request, _ plan.Actor) error {
	return s.render(w, r, http.StatusOK, view.AdminPage(s.pageOf(r)))
}

func (s *Server) showUsers(w http.ResponseWriter, r *http.Request, actor plan.Actor) error {
	return s.answerUsers(w, r, actor, http.StatusOK, view.Form{})
}

func (s *Server) answerUsers(w http.ResponseWriter, r *http.Request, actor plan.Actor, status int, form view.Form) error {
	list, err := s.store.Users(r.Context(), actor, userFilter(r.URL.Query()))
	if err != nil {
		return err
	}
	form.Key = newKey()
	if form.Values == nil {
		form.Values = url.Values{"tu-ngay": {view.Date(plan.DateOf(s.now()))}}
	}
	return s.render(w, r, status, view.UsersPage(s.pageOf(r), list, form, s.mustProve(r)))
}

func (s *Server) mustProve(r *http.Request) bool { return !s.proved(r) }

// userFilter reads a filter; one changed by hand to what there is not filters nothing.
func userFilter(query url.Values) plan.UserFilter {
	f := plan.UserFilter{Text: plan.Squeeze(query.Get("tim")), Role: plan.MemberRole(query.Get("vai-tro")), State: plan.UserState(query.Get("trang-thai"))}
	f.ProvinceID, f.UnitID, _ = placeOf(query.Get("noi"))
	if len(f.Text) > slugMaxBytes {
		f.Text = ""
	}
	return f
}

// placeOf reads the choice of a place: the whole system, a province or a unit of one.
func placeOf(choice string) (provinceID, unitID int64, ok bool) {
	if choice == view.PlaceAll {
		return 0, 0, true
	}
	province, unit, has := strings.Cut(choice, ".")
	provinceID, err := parsePositive(province, 64)
	if err != nil {
		return 0, 0, false
	}
	if has {
		if unitID, err = parsePositive(unit, 64); err != nil {
			return 0, 0, false
		}
	}
	return provinceID, unitID, true
}

func userEdit(form url.Values) plan.UserEdit {
	return plan.UserEdit{
		Username: cleanUsername(form.Get("ten-dang-nhap")), FullName: plan.Squeeze(form.Get("ho-ten")), Email: plan.Squeeze(form.Get("thu")),
		Phone: plan.Squeeze(form.Get("dien-thoai")), Title: plan.Squeeze(form.Get("chuc-vu")),
	}
}

// membershipOf reads a role and its place and days, noting what is no choice and no day.
func membershipOf(form url.Values) (plan.Membership, plan.FieldErrors) {
	broken := plan.FieldErrors{}
	m := plan.Membership{Role: plan.MemberRole(form.Get("vai-tro")), From: typedDay(form, "tu-ngay", broken), To: typedDay(form, "den-ngay", broken)}
	var ok bool
	if m.ProvinceID, m.UnitID, ok = placeOf(form.Get("noi")); !ok {
		broken.Add("noi", plan.ProblemUnknown)
	}
	return m, broken
}

func (s *Server) addUser(w http.ResponseWriter, r *http.Request, actor plan.Actor) error {
	form, actor, err := s.readWrite(r, actor)
	if err != nil {
		return err
	}
	first, broken := membershipOf(form)
	edit := userEdit(form)
	proof, err := s.prove(r, actor, form)
	if err != nil {
		return err
	}
	var (
		id    int64
		token string
		hash  []byte
	)
	if broken = merged(broken, proof); len(broken) > 0 {
		err = merged(merged(broken, edit.Validate()), first.Validate())
	} else {
		token, hash = auth.NewToken()
		id, err = s.store.AddUser(r.Context(), actor, edit, first, cleanUsername(form.Get("thay-the")), hash)
	}
	if found, ok := errors.AsType[plan.FieldErrors](err); ok {
		return s.answerUsers(w, r, actor, http.StatusUnprocessableEntity, view.Form{Values: form, Errors: found})
	}
	if err != nil {
		return s.done(w, err, route.Users(), "da-them-nguoi")
	}
	return s.showLink(w, r, actor, id, token)
}

func merged(a, b plan.FieldErrors) plan.FieldErrors {
	all := plan.FieldErrors{}
	for _, one := range []plan.FieldErrors{a, b} {
		for field, problem := range one {
			all.Add(field, problem)
		}
	}
	return all
}

// showLink shows the link to set a password, this once.
func (s *Server) showLink(w http.ResponseWriter, r *http.Request, actor plan.Actor, id int64, token string) error {
	page, err := s.store.User(r.Context(), actor, id)
	if err != nil {
		return err
	}
	return s.render(w, r, http.StatusOK, view.LinkPage(s.pageOf(r), page.User, s.absolute(route.SetPassword(token))))
}

// absolute is an address as it is handed to somebody: below the base URL, never below what a request calls the site.
func (s *Server) absolute(path string) string { return s.base + path }

func (s *Server) userID(r *http.Request) (int64, error) {
	return parsePositive(chi.URLParam(r, "id"), 64)
}

func (s *Server) showUser(w http.ResponseWriter, r *http.Request, actor plan.Actor) error {
	return s.answerUser(w, r, actor, http.StatusOK, view.UserForms{})
}

func (s *Server) answerUser(w http.ResponseWriter, r *http.Request, actor plan.Actor, status int, forms view.UserForms) error {
	id, err := s.userID(r)
	if err != nil {
		return err
	}
	page, err := s.store.User(r.Context(), actor, id)
	if err != nil {
		return err
	}
	u := page.User
	if forms.Edit.Values == nil {
		forms.Edit.Values = url.Values{"ho-ten": {u.FullName}, "thu": {u.Email}, "dien-thoai": {u.Phone}, "chuc-vu": {u.Title}}
	}
	if forms.Role.Values == nil {
		forms.Role.Values = url.Values{"tu-ngay": {view.Date(plan.DateOf(s.now()))}}
	}
	forms.Edit.Version, forms.Prove, forms.Today = u.Version, s.mustProve(r), plan.DateOf(s.now())
	for _, form := range []*view.Form{&forms.Edit, &forms.Role, &forms.Reset, &forms.State} {
		form.Key = newKey()
	}
	return s.render(w, r, status, view.UserPage(s.pageOf(r), page, forms))
}

func (s *Server) editUser(w http.ResponseWriter, r *http.Request, actor plan.Actor) error {
	id, err := s.userID(r)
	if err != nil {
		return err
	}
	form, actor, err := s.readWrite(r, actor)
	if err != nil {
		return err
	}
	err = s.store.EditUser(r.Context(), actor, id, typedVersion(form), userEdit(form))
	if found, ok := errors.AsType[plan.FieldErrors](err); ok {
		return s.answerUser(w, r, actor, http.StatusUnprocessableEntity, view.UserForms{Edit: view.Form{Values: form, Errors: found}})
	}
	if errors.Is(err, plan.ErrConflict) {
		return s.answerUser(w, r, actor, http.StatusConflict, view.UserForms{Edit: view.Form{Values: form}, Conflict: true})
	}
	return s.done(w, err, route.User(id), "da-luu")
}

// sensitive reads a form that asks for the password once more, and answers it with the page if that is wrong.
func (s *Server) sensitive(r *http.Request, actor plan.Actor) (int64, url.Values, plan.Actor, plan.FieldErrors, error) {
	id, err := s.userID(r)
	if err != nil {
		return 0, nil, actor, nil, err
	}
	form, actor, err := s.readWrite(r, actor)
	if err != nil {
		return 0, nil, actor, nil, err
	}
	if _, err := s.store.User(r.Context(), actor, id); err != nil { // nothing is said about an account that is not there
		return 0, nil, actor, nil, err
	}
	broken, err := s.prove(r, actor, form)
	return id, form, actor, broken, err
}

func (s *Server) resetUser(w http.ResponseWriter, r *http.Request, actor plan.Actor) error {
	id, form, actor, broken, err := s.sensitive(r, actor)
	if err != nil {
		return err
	}
	if len(broken) > 0 {
		return s.answerUser(w, r, actor, http.StatusUnprocessableEntity, view.UserForms{Reset: view.Form{Values: form, Errors: broken}})
	}
	token, hash := auth.NewToken()
	if err := s.store.ResetUser(r.Context(), actor, id, hash, form.Get("bo-xac-thuc") == "1"); err != nil {
		return s.done(w, err, route.User(id), "")
	}
	return s.showLink(w, r, actor, id, token)
}

func (s *Server) disableUser(w http.ResponseWriter, r *http.Request, actor plan.Actor) error {
	return s.setUserState(w, r, actor, true)
}

func (s *Server) enableUser(w http.ResponseWriter, r *http.Request, actor plan.Actor) error {
	return s.setUserState(w, r, actor, false)
}

func (s *Server) setUserState(w http.ResponseWriter, r *http.Request, actor plan.Actor, lock bool) error {
	id, err := s.userID(r)
	if err != nil {
		return err
	}
	_, actor, err = s.readWrite(r, actor)
	if err != nil {
		return err
	}
	if lock {
		return s.done(w, s.store.DisableUser(r.Context(), actor, id), route.User(id), "da-khoa-nguoi")
	}
	return s.done(w, s.store.EnableUser(r.Context(), actor, id), route.User(id), "da-mo-nguoi")
}

func (s *Server) addMembership(w http.ResponseWriter, r *http.Request, actor plan.Actor) error {
	id, form, actor, proof, err := s.sensitive(r, actor)
	if err != nil {
		return err
	}
	m, broken := membershipOf(form)
	m.UserID = id
	if broken = merged(broken, proof); len(broken) > 0 {
		err = merged(broken, m.Validate())
	} else {
		err = s.store.AddMembership(r.Context(), actor, m, cleanUsername(form.Get("thay-the")))
	}
	if found, ok := errors.AsType[plan.FieldErrors](err); ok {
		return s.answerUser(w, r, actor, http.StatusUnprocessableEntity, view.UserForms{Role: view.Form{Values: form, Errors: found}})
	}
	return s.done(w, err, route.User(id), "da-them-vai-tro")
}

func (s *Server) endMembership(w http.ResponseWriter, r *http.Request, actor plan.Actor) error {
	membership, err := parsePositive(chi.URLParam(r, "vt"), 64)
	if err != nil {
		return err
	}
	id, form, actor, broken, err := s.sensitive(r, actor)
	if err != nil {
		return err
	}
	if len(broken) > 0 {
		return s.answerUser(w, r, actor, http.StatusUnprocessableEntity, view.UserForms{End: view.Form{Values: form, Errors: broken}, Ending: membership})
	}
	return s.done(w, s.store.EndMembership(r.Context(), actor, id, membership), route.User(id), "da-bo-vai-tro")
}
