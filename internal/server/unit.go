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

// unitList reads the units of the province an address names: by its row, else by its slug, else the first there is.
func (s *Server) unitList(r *http.Request, actor plan.Actor) (plan.UnitList, error) {
	query := r.URL.Query()
	if row := query.Get("hang"); row != "" {
		id, err := parsePositive(row, 64)
		if err != nil {
			return plan.UnitList{}, err
		}
		return s.store.UnitsOf(r.Context(), actor, id)
	}
	return s.store.Units(r.Context(), actor, query.Get("tinh"))
}

func (s *Server) listUnits(w http.ResponseWriter, r *http.Request, actor plan.Actor) error {
	return s.answerUnits(w, r, actor, http.StatusOK, view.Form{Key: newKey()})
}

func (s *Server) answerUnits(w http.ResponseWriter, r *http.Request, actor plan.Actor, status int, form view.Form) error {
	list, err := s.unitList(r, actor)
	if err != nil {
		return err
	}
	return s.render(w, r, status, view.UnitsPage(s.pageOf(r), list, form))
}

func (s *Server) addUnit(w http.ResponseWriter, r *http.Request, actor plan.Actor) error {
	form, actor, err := s.readWrite(r, actor)
	if err != nil {
		return err
	}
	list, err := s.unitList(r, actor)
	if err != nil {
		return err
	}
	_, err = s.store.AddUnit(r.Context(), actor, list.Province.ID, unitEditOf(form))
	if broken, ok := errors.AsType[plan.FieldErrors](err); ok {
		return s.answerUnits(w, r, actor, http.StatusUnprocessableEntity, view.Form{Values: form, Errors: broken, Key: newKey()})
	}
	return s.done(w, err, route.UnitsOf(list.Province.Slug, list.Province.ID), "da-them-don-vi")
}

func unitEditOf(form url.Values) plan.UnitEdit {
	broken := plan.FieldErrors{}
	return plan.UnitEdit{
		Unit: plan.Unit{
			Kind: plan.UnitKind(form.Get("loai")), Name: typed(form, "ten"), ShortName: typed(form, "ten-viet-tat"),
			ParentID: typedID(form, "truc-thuoc", broken), ContactName: typed(form, "nguoi-lien-he"),
			ContactPhone: typed(form, "dien-thoai"), ContactEmail: typed(form, "email"), HeadSends: form.Get("truong-gui") == "1",
			From: typedDay(form, "tu-ngay", broken), To: typedDay(form, "den-ngay", broken),
		},
		Broken: broken,
	}
}

// typedID reads the choice of a list whose values are ids; nothing chosen is 0.
func typedID(form url.Values, name string, broken plan.FieldErrors) int64 {
	if form.Get(name) == "" {
		return 0
	}
	id, err := parsePositive(form.Get(name), 64)
	if err != nil {
		broken.Add(name, plan.ProblemUnknown)
	}
	return id
}

// typedIDs is typedID of a list of which several may be chosen.
func typedIDs(form url.Values, name string, broken plan.FieldErrors) []int64 {
	var ids []int64
	for _, value := range form[name] {
		if value == "" {
			continue
		}
		id, err := parsePositive(value, 64)
		if err != nil {
			broken.Add(name, plan.ProblemUnknown)
			continue
		}
		ids = append(ids, id)
	}
	return ids
}

func (s *Server) showUnit(w http.ResponseWriter, r *http.Request, actor plan.Actor) error {
	id, err := parsePositive(chi.URLParam(r, "id"), 64)
	if err != nil {
		return err
	}
	page, err := s.store.Unit(r.Context(), actor, id)
	if err != nil {
		return err
	}
	return s.render(w, r, http.StatusOK, view.UnitPage(s.pageOf(r), page))
}

func (s *Server) showUnitForm(w http.ResponseWriter, r *http.Request, actor plan.Actor) error {
	return s.answerUnitForm(w, r, actor, http.StatusOK, view.Form{}, false)
}

// answerUnitForm draws the page that edits a unit. typed is what came with a form that was refused, mine whether it is
// the form of the unit's facts; the other forms of the page show the unit as it is.
func (s *Server) answerUnitForm(w http.ResponseWriter, r *http.Request, actor plan.Actor, status int, typed view.Form, mine bool) error {
	id, err := parsePositive(chi.URLParam(r, "id"), 64)
	if err != nil {
		return err
	}
	page, err := s.store.UnitForm(r.Context(), actor, id)
	if err != nil {
		return err
	}
	facts := view.Form{Values: unitValues(page.Unit), Version: page.Unit.Version, Key: newKey()}
	rest := view.Form{Values: typed.Values, Errors: typed.Errors, Version: page.Unit.Version, Key: newKey()}
	if mine {
		facts.Values, facts.Errors = typed.Values, typed.Errors
		rest.Values, rest.Errors = nil, nil
	}
	return s.render(w, r, status, view.UnitEditPage(s.pageOf(r), page, view.UnitForms{Facts: facts, Rest: rest, Conflict: status == http.StatusConflict}))
}

func unitValues(u plan.Unit) url.Values {
	values := url.Values{
		"ten": {u.Name}, "loai": {string(u.Kind)}, "ten-viet-tat": {u.ShortName}, "nguoi-lien-he": {u.ContactName},
		"dien-thoai": {u.ContactPhone}, "email": {u.ContactEmail}, "tu-ngay": {view.Date(u.From)}, "den-ngay": {view.Date(u.To)},
	}
	if u.ParentID != 0 {
		values.Set("truc-thuoc", strconv.FormatInt(u.ParentID, 10))
	}
	if u.HeadSends {
		values.Set("truong-gui", "1")
	}
	return values
}

// changeUnit carries out one of the forms of the page that edits a unit.
func (s *Server) changeUnit(
	w http.ResponseWriter, r *http.Request, actor plan.Actor, mine bool, flash string, change func(actor plan.Actor, id int64, form url.Values) error,
) error {
	id, err := parsePositive(chi.URLParam(r, "id"), 64)
	if err != nil {
		return err
	}
	form, actor, err := s.readWrite(r, actor)
	if err != nil {
		return err
	}
	err = change(actor, id, form)
	if broken, ok := errors.AsType[plan.FieldErrors](err); ok {
		return s.answerUnitForm(w, r, actor, http.StatusUnprocessableEntity, view.Form{Values: form, Errors: broken}, mine)
	}
	if errors.Is(err, plan.ErrConflict) {
		return s.answerUnitForm(w, r, actor, http.StatusConflict, view.Form{Values: form}, mine)
	}
	return s.done(w, err, route.Unit(id), flash)
}

func (s *Server) editUnit(w http.ResponseWriter, r *http.Request, actor plan.Actor) error {
	return s.changeUnit(w, r, actor, true, "da-sua-don-vi", func(actor plan.Actor, id int64, form url.Values) error {
		return s.store.EditUnit(r.Context(), actor, id, typedVersion(form), unitEditOf(form))
	})
}

func (s *Server) changeAliases(w http.ResponseWriter, r *http.Request, actor plan.Actor) error {
	return s.changeUnit(w, r, actor, false, "da-ten-khac", func(actor plan.Actor, id int64, form url.Values) error {
		if gone := form.Get("bo"); gone != "" {
			return s.store.RemoveAlias(r.Context(), actor, id, typedVersion(form), gone)
		}
		return s.store.AddAlias(r.Context(), actor, id, typedVersion(form), typed(form, "ten-khac"))
	})
}

func (s *Server) endUnit(w http.ResponseWriter, r *http.Request, actor plan.Actor) error {
	return s.changeUnit(w, r, actor, false, "da-ket-thuc", func(actor plan.Actor, id int64, form url.Values) error {
		broken := plan.FieldErrors{}
		end := plan.UnitEnd{
			On: typedDay(form, "ngay-cuoi", broken), Successors: typedIDs(form, "ke-thua", broken), Reason: typed(form, "ly-do"), Broken: broken,
		}
		return s.store.EndUnit(r.Context(), actor, id, typedVersion(form), end)
	})
}
