package server

import (
	"errors"
	"net/http"
	"net/url"
	"strconv"

	"kehoach/internal/plan"
	"kehoach/internal/route"
	"kehoach/web/view"
)

func (s *Server) showSettings(w http.ResponseWriter, r *http.Request, actor plan.Actor) error {
	return s.answerSettings(w, r, actor, http.StatusOK, view.Form{})
}

func (s *Server) answerSettings(w http.ResponseWriter, r *http.Request, actor plan.Actor, status int, form view.Form) error {
	if !actor.AdministersAll() {
		return plan.ErrForbidden
	}
	settings, err := s.store.Settings(r.Context())
	if err != nil {
		return err
	}
	if form.Values == nil {
		form.Values = settingValues(settings)
	}
	form.Key, form.Version = newKey(), settings.Version
	return s.render(w, r, status, view.SettingsPage(s.pageOf(r), settings, form, status == http.StatusConflict))
}

func settingValues(s plan.Settings) url.Values {
	values := url.Values{
		"sap-den-han": {strconv.Itoa(s.DueSoonDays)}, "phien-phut": {strconv.Itoa(s.IdleMinutes)}, "mat-khau-ngay": {strconv.Itoa(s.PasswordDays)},
	}
	for field, on := range map[string]bool{"hai-lop": s.SecondFactorAdmin, "loai-ky-tu": s.PasswordKinds} {
		if on {
			values.Set(field, "1")
		}
	}
	return values
}

func (s *Server) saveSettings(w http.ResponseWriter, r *http.Request, actor plan.Actor) error {
	form, actor, err := s.readWrite(r, actor)
	if err != nil {
		return err
	}
	number := func(field string) int {
		n, err := strconv.Atoi(typed(form, field))
		if err != nil {
			return -1 // out of every bound
		}
		return n
	}
	version := typedVersion(form)
	err = s.store.SaveSettings(r.Context(), actor, version, plan.Settings{
		SecondFactorAdmin: form.Get("hai-lop") == "1", DueSoonDays: number("sap-den-han"), IdleMinutes: number("phien-phut"),
		PasswordKinds: form.Get("loai-ky-tu") == "1", PasswordDays: number("mat-khau-ngay"),
	})
	if found, ok := errors.AsType[plan.FieldErrors](err); ok {
		return s.answerSettings(w, r, actor, http.StatusUnprocessableEntity, view.Form{Values: form, Errors: found})
	}
	if errors.Is(err, plan.ErrConflict) {
		return s.answerSettings(w, r, actor, http.StatusConflict, view.Form{Values: form})
	}
	return s.done(w, err, route.Settings(), "da-luu")
}
