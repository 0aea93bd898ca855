package server

import (
	"errors"
	"net/http"
	"net/url"

	"kehoach/internal/plan"
	"kehoach/internal/route"
	"kehoach/web/view"
)

func (s *Server) showHolidays(w http.ResponseWriter, r *http.Request, actor plan.Actor) error {
	return s.answerHolidays(w, r, actor, http.StatusOK, view.Form{})
}

// answerHolidays draws the holidays of the year asked for, or else of the last one that was entered.
func (s *Server) answerHolidays(w http.ResponseWriter, r *http.Request, actor plan.Actor, status int, form view.Form) error {
	all, err := s.store.Holidays(r.Context(), actor)
	if err != nil {
		return err
	}
	form.Key = newKey()
	data := view.HolidaysData{Years: all.Years(), MayKeep: plan.CanKeepHolidays(actor), Form: form}
	if n := len(data.Years); n > 0 {
		data.Year = data.Years[n-1]
	}
	if year, err := parseYear(r.URL.Query().Get("nam")); err == nil {
		data.Year = year
	}
	data.Days = all.Of(data.Year)
	return s.render(w, r, status, view.HolidaysPage(s.pageOf(r), data))
}

func (s *Server) changeHolidays(w http.ResponseWriter, r *http.Request, actor plan.Actor) error {
	form, actor, err := s.readWrite(r, actor)
	if err != nil {
		return err
	}
	if !plan.CanKeepHolidays(actor) {
		return plan.ErrForbidden
	}
	if form.Get("viec") == "bo" {
		day, err := plan.ParseDate(form.Get("ngay"))
		if err != nil {
			return badRequest(err)
		}
		return s.done(w, s.store.RemoveHoliday(r.Context(), actor, day), route.Holidays(day.Year), "da-bo-ngay-nghi")
	}
	holiday, err := typedHoliday(form)
	if err == nil {
		err = s.store.AddHoliday(r.Context(), actor, holiday)
	}
	if broken, ok := errors.AsType[plan.FieldErrors](err); ok {
		return s.answerHolidays(w, r, actor, http.StatusUnprocessableEntity, view.Form{Values: form, Errors: broken})
	}
	return s.done(w, err, route.Holidays(holiday.Day.Year), "da-them-ngay-nghi")
}

func typedHoliday(form url.Values) (plan.Holiday, error) {
	broken := plan.FieldErrors{}
	h := plan.Holiday{
		Day: typedDay(form, "ngay", broken), Kind: plan.HolidayKind(form.Get("loai")), Name: typed(form, "ten"), Source: typed(form, "nguon"),
	}
	return h, both(broken, h.Validate())
}
