package server

import (
	"context"
	"errors"
	"net/http"
	"net/url"
	"slices"

	"github.com/go-chi/chi/v5"

	"kehoach/internal/plan"
	"kehoach/internal/route"
	"kehoach/web/view"
)

func (s *Server) showPeriodYears(w http.ResponseWriter, r *http.Request, actor plan.Actor) error {
	years, err := s.store.PeriodYears(r.Context(), actor)
	if err != nil {
		return err
	}
	return s.render(w, r, http.StatusOK, view.PeriodYearsPage(s.pageOf(r), years))
}

// yearOfPeriods reads the province and year of an address of kỳ.
func yearOfPeriods(r *http.Request) (slug string, year int, err error) {
	if slug, err = slugParam(r, "tinh"); err != nil {
		return "", 0, err
	}
	year, err = yearParam(r)
	return slug, year, err
}

func (s *Server) showPeriods(w http.ResponseWriter, r *http.Request, actor plan.Actor) error {
	preset := plan.Preset(r.URL.Query().Get("mau"))
	return s.answerPeriods(w, r, actor, http.StatusOK, preset, view.Form{})
}

// answerPeriods draws the kỳ of a year; before there are any, what the preset would make of it.
func (s *Server) answerPeriods(
	w http.ResponseWriter, r *http.Request, actor plan.Actor, status int, preset plan.Preset, form view.Form,
) error {
	slug, year, err := yearOfPeriods(r)
	if err != nil {
		return err
	}
	found, err := s.store.Periods(r.Context(), actor, slug, year)
	if err != nil {
		return err
	}
	if !slices.Contains(plan.Presets(), preset) {
		preset = plan.PresetDecree09
	}
	form.Key = newKey()
	data := view.PeriodsData{
		YearPeriods: found, MayPlan: actor.CanIn(plan.RightPlan, found.Province.ID), Preset: preset, Form: form,
		Conflict: status == http.StatusConflict,
	}
	if len(found.Periods) == 0 {
		data.Preview = plan.NewPeriods(year, preset, found.Holidays)
	}
	return s.render(w, r, status, view.PeriodsPage(s.pageOf(r), data))
}

func (s *Server) makePeriods(w http.ResponseWriter, r *http.Request, actor plan.Actor) error {
	slug, year, err := yearOfPeriods(r)
	if err != nil {
		return err
	}
	form, actor, err := s.readWrite(r, actor)
	if err != nil {
		return err
	}
	preset := plan.Preset(form.Get("mau"))
	err = s.store.MakePeriods(r.Context(), actor, slug, year, preset)
	if broken, ok := errors.AsType[plan.FieldErrors](err); ok {
		return s.answerPeriods(w, r, actor, http.StatusUnprocessableEntity, preset, view.Form{Values: form, Errors: broken})
	}
	if errors.Is(err, plan.ErrConflict) {
		return s.answerPeriods(w, r, actor, http.StatusConflict, preset, view.Form{})
	}
	return s.done(w, err, route.Periods(slug, year), "da-lap-ky")
}

// periodPage reads the kỳ an address names.
func (s *Server) periodPage(r *http.Request, actor plan.Actor) (plan.PeriodPage, error) {
	slug, year, err := yearOfPeriods(r)
	if err != nil {
		return plan.PeriodPage{}, err
	}
	kind, ok := plan.PeriodKindOf(chi.URLParam(r, "ky"))
	if !ok {
		return plan.PeriodPage{}, plan.ErrNotFound
	}
	return s.store.PeriodPage(r.Context(), actor, slug, year, kind)
}

// periodData is what the page of a kỳ is drawn from, its forms not filled in.
func periodData(page plan.PeriodPage, actor plan.Actor) view.PeriodData {
	p := page.Period.ReportingPeriod
	fresh := view.Form{Version: p.Version, Key: newKey()}
	edit := fresh
	edit.Values = url.Values{
		"tu": {view.Date(p.DataFrom)}, "chot": {view.Date(p.DataTo)}, "tinh-den": {view.Date(p.AsOfOn)},
		"mo": {view.Date(p.OpensOn)}, "han": {view.Date(p.DueOn)}, "nhan-den": {view.Date(p.GraceUntil)},
	}
	return view.PeriodData{
		PeriodPage: page, Form: fresh, Edit: edit, Window: fresh, Unlock: fresh,
		MayPlan: actor.CanIn(plan.RightPlan, p.ProvinceID), MayDecide: actor.CanIn(plan.RightDecide, p.ProvinceID),
		MayReview: actor.CanIn(plan.RightSent, p.ProvinceID),
	}
}

func (s *Server) showPeriod(w http.ResponseWriter, r *http.Request, actor plan.Actor) error {
	page, err := s.periodPage(r, actor)
	if err != nil {
		return err
	}
	return s.render(w, r, http.StatusOK, view.PeriodPage(s.pageOf(r), periodData(page, actor)))
}

func (s *Server) showPeriodLock(w http.ResponseWriter, r *http.Request, actor plan.Actor) error {
	page, err := s.periodPage(r, actor)
	if err != nil {
		return err
	}
	data := periodData(page, actor)
	if !data.MayReview {
		return plan.ErrForbidden
	}
	return s.render(w, r, http.StatusOK, view.PeriodLockPage(s.pageOf(r), data))
}

// A periodChange is one thing done to a kỳ: the right it takes, what is said afterwards, which form of the page it was
// typed in (empty: a button), and the doing.
type periodChange struct {
	right plan.Right
	flash string
	form  view.PeriodFormName
	do    func(ctx context.Context, actor plan.Actor, page plan.PeriodPage, form url.Values) error
}

// changePeriod does it. What is refused is answered with the page of the kỳ as it is now and the form as it was typed.
func (s *Server) changePeriod(w http.ResponseWriter, r *http.Request, actor plan.Actor, c periodChange) error {
	page, err := s.periodPage(r, actor)
	if err != nil {
		return err
	}
	form, actor, err := s.readWrite(r, actor)
	if err != nil {
		return err
	}
	if !actor.CanIn(c.right, page.Province.ID) {
		return plan.ErrForbidden
	}
	err = c.do(r.Context(), actor, page, form)
	broken, invalid := errors.AsType[plan.FieldErrors](err)
	status, notice := http.StatusUnprocessableEntity, view.PeriodNotice("")
	switch {
	case errors.Is(err, plan.ErrConflict):
		status, notice = http.StatusConflict, view.PeriodChanged
	case errors.Is(err, plan.ErrLocked):
		status, notice = http.StatusConflict, view.PeriodInOtherState
	case !invalid:
		return s.done(w, err, route.Period(page.Province.Slug, page.Year.Year, page.Period.Kind.Slug()), c.flash)
	}
	if page, err = s.periodPage(r, actor); err != nil {
		return err
	}
	data := periodData(page, actor)
	data.Refused(c.form, notice, form, broken)
	return s.render(w, r, status, view.PeriodPage(s.pageOf(r), data))
}

func (s *Server) editPeriod(w http.ResponseWriter, r *http.Request, actor plan.Actor) error {
	return s.changePeriod(w, r, actor, periodChange{plan.RightPlan, "da-sua-ky", view.PeriodEditForm, func(
		ctx context.Context, actor plan.Actor, page plan.PeriodPage, form url.Values,
	) error {
		broken := plan.FieldErrors{}
		edited := page.Period.ReportingPeriod
		edited.Version = typedVersion(form)
		for name, day := range map[string]*plan.Date{
			"tu": &edited.DataFrom, "chot": &edited.DataTo, "tinh-den": &edited.AsOfOn,
			"mo": &edited.OpensOn, "han": &edited.DueOn, "nhan-den": &edited.GraceUntil,
		} {
			*day = typedDay(form, name, broken)
		}
		if len(broken) > 0 {
			return both(broken, edited.Validate(page.List()))
		}
		return s.store.EditPeriod(ctx, actor, edited)
	}})
}

// both are the problems of reading a form and those of what was read.
func both(read, meant plan.FieldErrors) error {
	for field, problem := range meant {
		read.Add(field, problem)
	}
	return read.Err()
}

func (s *Server) openPeriod(w http.ResponseWriter, r *http.Request, actor plan.Actor) error {
	return s.changePeriod(w, r, actor, periodChange{plan.RightPlan, "da-mo-ky", "", func(
		ctx context.Context, actor plan.Actor, page plan.PeriodPage, form url.Values,
	) error {
		return s.store.OpenPeriod(ctx, actor, page.Period.ID, typedVersion(form))
	}})
}

func (s *Server) lockPeriod(w http.ResponseWriter, r *http.Request, actor plan.Actor) error {
	return s.changePeriod(w, r, actor, periodChange{plan.RightPlan, "da-khoa-ky", "", func(
		ctx context.Context, actor plan.Actor, page plan.PeriodPage, form url.Values,
	) error {
		return s.store.LockPeriod(ctx, actor, page.Period.ID, typedVersion(form))
	}})
}

func (s *Server) unlockPeriod(w http.ResponseWriter, r *http.Request, actor plan.Actor) error {
	return s.changePeriod(w, r, actor, periodChange{plan.RightDecide, "da-mo-khoa-ky", view.PeriodUnlockForm, func(
		ctx context.Context, actor plan.Actor, page plan.PeriodPage, form url.Values,
	) error {
		why := plan.Unlocking{Number: typed(form, "so-van-ban"), Reason: typed(form, "ly-do")}
		return s.store.UnlockPeriod(ctx, actor, page.Period.ID, typedVersion(form), why)
	}})
}

func (s *Server) grantWindow(w http.ResponseWriter, r *http.Request, actor plan.Actor) error {
	return s.changePeriod(w, r, actor, periodChange{plan.RightPlan, "da-cho-them-gio", view.PeriodWindowForm, func(
		ctx context.Context, actor plan.Actor, page plan.PeriodPage, form url.Values,
	) error {
		broken := plan.FieldErrors{}
		window := plan.PeriodWindow{PeriodID: page.Period.ID, Until: typedDay(form, "den", broken), Reason: typed(form, "ly-do")}
		if unit := form.Get("don-vi"); unit != "" {
			id, err := parsePositive(unit, 64)
			if err != nil {
				broken.Add("don-vi", plan.ProblemUnknown)
			}
			window.UnitID = id
		}
		if len(broken) > 0 {
			return both(broken, window.Validate(page.Period.ReportingPeriod, page.Today))
		}
		return s.store.GrantWindow(ctx, actor, typedVersion(form), window)
	}})
}

func (s *Server) revokeWindow(w http.ResponseWriter, r *http.Request, actor plan.Actor) error {
	id, err := parsePositive(chi.URLParam(r, "id"), 64)
	if err != nil {
		return err
	}
	return s.changePeriod(w, r, actor, periodChange{plan.RightPlan, "da-bo-them-gio", "", func(
		ctx context.Context, actor plan.Actor, page plan.PeriodPage, form url.Values,
	) error {
		return s.store.RevokeWindow(ctx, actor, page.Period.ID, typedVersion(form), id)
	}})
}
