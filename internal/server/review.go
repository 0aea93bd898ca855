package server

import (
	"errors"
	"net/http"
	"net/url"
	"strconv"
	"strings"

	"github.com/go-chi/chi/v5"

	"kehoach/internal/plan"
	"kehoach/internal/route"
	"kehoach/web/view"
)

// reviewFilter reads what of the reviews is asked for; parts that name nothing there is are not found.
func reviewFilter(values url.Values) (plan.ReviewFilter, error) {
	f := plan.ReviewFilter{Slug: values.Get("tinh"), Tab: plan.ReviewTabOf(values.Get("loc"))}
	if f.Slug != "" {
		year, err := parseYear(values.Get("nam"))
		if err != nil {
			return f, err
		}
		f.Year = year
	}
	if slug := values.Get("ky"); slug != "" {
		kind, ok := plan.PeriodKindOf(slug)
		if !ok {
			return f, plan.ErrNotFound
		}
		f.Kind = kind
	}
	if unit, err := parsePositive(values.Get("don-vi"), 64); err == nil {
		f.UnitID = unit
	}
	return f, nil
}

func (s *Server) showReviews(w http.ResponseWriter, r *http.Request, actor plan.Actor) error {
	return s.answerReviews(w, r, actor, http.StatusOK, r.URL.Query(), view.ReviewForm{Form: view.Form{Key: newKey()}})
}

// answerReviews draws the queue, after a batch that could not be approved with the rows that were ticked.
func (s *Server) answerReviews(
	w http.ResponseWriter, r *http.Request, actor plan.Actor, status int, asked url.Values, form view.ReviewForm,
) error {
	f, err := reviewFilter(asked)
	if err != nil {
		return err
	}
	queue, err := s.store.ReviewQueue(r.Context(), actor, f)
	if err != nil {
		return err
	}
	return s.render(w, r, status, view.ReviewQueuePage(s.pageOf(r), queue, form))
}

// ticked reads the rows of a batch, "17:2" for version 2 of report 17.
func ticked(form url.Values) ([]plan.ReportRef, error) {
	refs := make([]plan.ReportRef, 0, len(form["bao-cao"]))
	for _, value := range form["bao-cao"] {
		number, typed, _ := strings.Cut(value, ":")
		id, err := parsePositive(number, 64)
		if err != nil {
			return nil, badRequest(err)
		}
		version, err := parsePositive(typed, 31)
		if err != nil {
			return nil, badRequest(err)
		}
		refs = append(refs, plan.ReportRef{ID: id, Version: int(version)})
	}
	return refs, nil
}

func (s *Server) approveBatch(w http.ResponseWriter, r *http.Request, actor plan.Actor) error {
	form, actor, err := s.readWrite(r, actor)
	if err != nil {
		return err
	}
	refs, err := ticked(form)
	if err != nil {
		return err
	}
	f, err := reviewFilter(form)
	if err != nil {
		return err
	}
	err = s.store.ApproveReports(r.Context(), actor, refs)
	again := view.ReviewForm{Form: view.Form{Values: form, Key: newKey()}}
	if found, ok := errors.AsType[plan.FieldErrors](err); ok {
		again.Errors = found
		return s.answerReviews(w, r, actor, http.StatusUnprocessableEntity, form, again)
	}
	if changed, ok := errors.AsType[plan.ChangedError](err); ok {
		again.Changed = changed.IDs
		return s.answerReviews(w, r, actor, http.StatusConflict, form, again)
	}
	if errors.Is(err, plan.ErrLocked) {
		again.Locked = true
		return s.answerReviews(w, r, actor, http.StatusConflict, form, again)
	}
	back := route.ReviewQuery{Slug: f.Slug, Year: f.Year, Period: f.Kind.Slug(), UnitID: f.UnitID}
	return s.done(w, err, route.Reviews(back), "da-duyet-bao-cao")
}

func (s *Server) showReview(w http.ResponseWriter, r *http.Request, actor plan.Actor) error {
	return s.answerReview(w, r, actor, http.StatusOK, view.ReviewForm{Form: view.Form{Key: newKey()}})
}

func (s *Server) answerReview(w http.ResponseWriter, r *http.Request, actor plan.Actor, status int, form view.ReviewForm) error {
	id, err := parsePositive(chi.URLParam(r, "id"), 64)
	if err != nil {
		return err
	}
	page, err := s.store.Report(r.Context(), actor, id)
	if err != nil {
		return err
	}
	form.Version = page.Report.Version
	return s.render(w, r, status, view.ReviewPage(s.pageOf(r), page, form))
}

// A verdict of one report: what is done with it once its form is read.
type reviewVerdict func(actor plan.Actor, ref plan.ReportRef, form url.Values) error

func (s *Server) approveReport(w http.ResponseWriter, r *http.Request, actor plan.Actor) error {
	return s.decideReport(w, r, actor, "da-duyet-bao-cao", func(actor plan.Actor, ref plan.ReportRef, _ url.Values) error {
		return s.store.ApproveReports(r.Context(), actor, []plan.ReportRef{ref})
	})
}

func (s *Server) returnReport(w http.ResponseWriter, r *http.Request, actor plan.Actor) error {
	return s.decideReport(w, r, actor, "da-tra-bao-cao", func(actor plan.Actor, ref plan.ReportRef, form url.Values) error {
		return s.store.ReturnReport(r.Context(), actor, ref, typed(form, "ly-do"))
	})
}

// decideReport carries a verdict out and goes to the next report in the queue, as the page named it.
func (s *Server) decideReport(w http.ResponseWriter, r *http.Request, actor plan.Actor, flash string, decide reviewVerdict) error {
	id, err := parsePositive(chi.URLParam(r, "id"), 64)
	if err != nil {
		return err
	}
	form, actor, err := s.readWrite(r, actor)
	if err != nil {
		return err
	}
	err = decide(actor, plan.ReportRef{ID: id, Version: typedVersion(form)}, form)
	again := view.ReviewForm{Form: view.Form{Values: form, Key: newKey()}}
	if found, ok := errors.AsType[plan.FieldErrors](err); ok {
		again.Errors = found
		return s.answerReview(w, r, actor, http.StatusUnprocessableEntity, again)
	}
	if errors.Is(err, plan.ErrConflict) || errors.Is(err, plan.ErrLocked) {
		again.Locked = errors.Is(err, plan.ErrLocked)
		again.Changed = []int64{id}
		return s.answerReview(w, r, actor, http.StatusConflict, again)
	}
	to := route.Reviews(route.ReviewQuery{
		Slug: form.Get("tinh"), Year: yearOrZero(form.Get("nam")), Period: form.Get("ky"),
	})
	if next, err := parsePositive(form.Get("tiep"), 64); err == nil {
		to = route.Review(next)
	}
	return s.done(w, err, to, flash)
}

func yearOrZero(typed string) int {
	year, err := strconv.Atoi(typed)
	if err != nil {
		return 0
	}
	return year
}
