package server

import (
	"errors"
	"net/http"
	"net/url"
	"strconv"

	"github.com/go-chi/chi/v5"

	"kehoach/internal/plan"
	"kehoach/internal/route"
	"kehoach/web/view"
)

func (s *Server) showTaskExtensions(w http.ResponseWriter, r *http.Request, actor plan.Actor) error {
	return s.answerTaskExtensions(w, r, actor, http.StatusOK, view.Form{Key: newKey()})
}

// answerTaskExtensions draws a task's deadlines with the form that asks for, or records, a later one.
func (s *Server) answerTaskExtensions(w http.ResponseWriter, r *http.Request, actor plan.Actor, status int, form view.Form) error {
	id, err := parsePositive(chi.URLParam(r, "id"), 64)
	if err != nil {
		return err
	}
	page, err := s.store.Task(r.Context(), actor, id)
	if err != nil {
		return err
	}
	return s.render(w, r, status, view.TaskExtensionsPage(s.pageOf(r), page, form))
}

func (s *Server) askExtension(w http.ResponseWriter, r *http.Request, actor plan.Actor) error {
	id, err := parsePositive(chi.URLParam(r, "id"), 64)
	if err != nil {
		return err
	}
	form, actor, err := s.readWrite(r, actor)
	if err != nil {
		return err
	}
	broken := plan.FieldErrors{}
	asked := plan.ExtensionRequest{
		ProposedOn: typedDay(form, "han-moi", broken), Reason: typed(form, "ly-do"), Document: typed(form, "van-ban"), Broken: broken,
	}
	flash := "da-xin-gia-han"
	if form.Get("ghi-nhan") == "1" {
		flash = "da-ghi-gia-han"
		err = s.store.RecordExtension(r.Context(), actor, id, asked, decisionOf(form))
	} else {
		err = s.store.AskExtension(r.Context(), actor, id, asked)
	}
	if found, ok := errors.AsType[plan.FieldErrors](err); ok {
		return s.answerTaskExtensions(w, r, actor, http.StatusUnprocessableEntity, view.Form{Values: form, Errors: found, Key: newKey()})
	}
	if errors.Is(err, plan.ErrConflict) {
		return s.answerTaskExtensions(w, r, actor, http.StatusConflict, view.Form{Values: form, Key: newKey()})
	}
	return s.done(w, err, route.TaskExtensions(id), flash)
}

func decisionOf(form url.Values) plan.ExtensionDecision {
	broken := plan.FieldErrors{}
	d := plan.ExtensionDecision{
		DecidedOn: typedDay(form, "ngay-quyet-dinh", broken), Number: typed(form, "so-quyet-dinh"), Reason: typed(form, "y-kien"),
		Broken: broken,
	}
	switch form.Get("quyet-dinh") {
	case "duyet":
		d.State = plan.ExtensionApproved
		d.GrantedOn = typedDay(form, "han-duyet", broken)
	case "khong-duyet":
		d.State = plan.ExtensionRefused
	}
	return d
}

// showLedger shows the ledger; a filter somebody changed by hand to what there is not filters nothing.
func (s *Server) showLedger(w http.ResponseWriter, r *http.Request, actor plan.Actor) error {
	query := r.URL.Query()
	var f plan.ExtensionFilter
	for _, state := range plan.ExtensionStates() {
		if query.Get("trang-thai") == string(state) {
			f.State = state
		}
	}
	if unit, err := parsePositive(query.Get("don-vi"), 64); err == nil {
		f.UnitID = unit
	}
	if year, err := parseYear(query.Get("nam")); err == nil {
		f.Year = year
	}
	ledger, err := s.store.Ledger(r.Context(), actor, f)
	if err != nil {
		return err
	}
	return s.render(w, r, http.StatusOK, view.LedgerPage(s.pageOf(r), ledger))
}

func (s *Server) showExtension(w http.ResponseWriter, r *http.Request, actor plan.Actor) error {
	return s.answerExtension(w, r, actor, http.StatusOK, view.Form{Key: newKey()})
}

// answerExtension draws one request with the form of its decision; a form not filled in proposes what was asked for.
func (s *Server) answerExtension(w http.ResponseWriter, r *http.Request, actor plan.Actor, status int, form view.Form) error {
	id, err := parsePositive(chi.URLParam(r, "id"), 64)
	if err != nil {
		return err
	}
	page, err := s.store.Extension(r.Context(), actor, id)
	if err != nil {
		return err
	}
	form.Version = page.Extension.Version
	if form.Values == nil {
		form.Values = url.Values{"han-duyet": {view.Date(page.Extension.ProposedOn)}}
	}
	return s.render(w, r, status, view.ExtensionPage(s.pageOf(r), page, form))
}

func (s *Server) decideExtension(w http.ResponseWriter, r *http.Request, actor plan.Actor) error {
	id, err := parsePositive(chi.URLParam(r, "id"), 64)
	if err != nil {
		return err
	}
	form, actor, err := s.readWrite(r, actor)
	if err != nil {
		return err
	}
	decision := decisionOf(form)
	_, err = s.store.DecideExtension(r.Context(), actor, id, typedVersion(form), decision)
	if broken, ok := errors.AsType[plan.FieldErrors](err); ok {
		return s.answerExtension(w, r, actor, http.StatusUnprocessableEntity, view.Form{Values: form, Errors: broken, Key: newKey()})
	}
	if errors.Is(err, plan.ErrConflict) {
		return s.answerExtension(w, r, actor, http.StatusConflict, view.Form{Values: form, Key: newKey()})
	}
	flash := "da-duyet-gia-han"
	if decision.State == plan.ExtensionRefused {
		flash = "da-tu-choi-gia-han"
	}
	return s.done(w, err, route.Extension(id), flash)
}

// typedVersion is the version of what was edited; a form without one edited nothing there is.
func typedVersion(form url.Values) int {
	version, err := strconv.Atoi(form.Get(versionField))
	if err != nil {
		return 0
	}
	return version
}

func (s *Server) withdrawExtension(w http.ResponseWriter, r *http.Request, actor plan.Actor) error {
	id, err := parsePositive(chi.URLParam(r, "id"), 64)
	if err != nil {
		return err
	}
	form, actor, err := s.readWrite(r, actor)
	if err != nil {
		return err
	}
	_, err = s.store.WithdrawExtension(r.Context(), actor, id, typedVersion(form))
	if errors.Is(err, plan.ErrConflict) {
		return s.answerExtension(w, r, actor, http.StatusConflict, view.Form{Key: newKey()})
	}
	return s.done(w, err, route.Extension(id), "da-rut-gia-han")
}
