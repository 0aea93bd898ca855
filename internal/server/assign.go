package server

import (
	"errors"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"kehoach/internal/plan"
	"kehoach/internal/route"
	"kehoach/web/view"
)

// assignParams reads the address of a plan below a word of the site's own.
func assignParams(r *http.Request) (planAddress, error) {
	province, err := slugParam(r, "tinh")
	if err != nil {
		return planAddress{}, err
	}
	year, err := yearParam(r)
	if err != nil {
		return planAddress{}, err
	}
	slug, err := slugParam(r, "kh")
	return planAddress{province, year, slug}, err
}

func (s *Server) listAssignments(w http.ResponseWriter, r *http.Request, actor plan.Actor) error {
	rows, err := s.store.Assignments(r.Context(), actor)
	if err != nil {
		return err
	}
	return s.render(w, r, http.StatusOK, view.AssignmentsPage(s.pageOf(r), rows))
}

func (s *Server) showAssignment(w http.ResponseWriter, r *http.Request, actor plan.Actor) error {
	return s.answerAssignment(w, r, actor, http.StatusOK, view.AssignForm{Form: view.Form{Key: newKey()}})
}

// answerAssignment draws the page of 6 rõ; the filter and a wish to tick every row come with the address.
func (s *Server) answerAssignment(w http.ResponseWriter, r *http.Request, actor plan.Actor, status int, form view.AssignForm) error {
	at, err := assignParams(r)
	if err != nil {
		return err
	}
	assigned, err := s.store.Assignment(r.Context(), actor, at.province, at.year, at.slug)
	if err != nil {
		return err
	}
	query := r.URL.Query()
	if lacking := plan.Clear(query.Get("thieu")); slices.Contains(plan.Clears(), lacking) {
		form.Lacking = lacking
	}
	form.TickAll = query.Get("chon") == "1"
	return s.render(w, r, status, view.AssignmentPage(s.pageOf(r), assigned, form))
}

func (s *Server) assign(w http.ResponseWriter, r *http.Request, actor plan.Actor) error {
	at, err := assignParams(r)
	if err != nil {
		return err
	}
	form, actor, err := s.readWrite(r, actor)
	if err != nil {
		return err
	}
	back := route.Assignment(at.province, at.year, at.slug)
	if lacking := r.URL.Query().Get("thieu"); lacking != "" {
		back = route.AssignmentLacking(at.province, at.year, at.slug, lacking)
	}
	if form.Get("viec") == "nhan-ten" {
		_, err := s.store.LinkNames(r.Context(), actor, at.province, at.year, at.slug)
		return s.done(w, err, back, "da-nhan-don-vi")
	}
	err = s.store.Assign(r.Context(), actor, at.province, at.year, at.slug, assigningOf(form, at.year))
	if broken, ok := errors.AsType[plan.FieldErrors](err); ok {
		return s.answerAssignment(w, r, actor, http.StatusUnprocessableEntity, view.AssignForm{Form: view.Form{Values: form, Errors: broken, Key: newKey()}})
	}
	if stale, ok := errors.AsType[plan.ErrStale](err); ok {
		return s.answerAssignment(w, r, actor, http.StatusConflict, view.AssignForm{Form: view.Form{Values: form, Key: newKey()}, Stale: stale.Tasks})
	}
	return s.done(w, err, back, "da-phan-cong")
}

func assigningOf(form url.Values, year int) plan.Assigning {
	broken := plan.FieldErrors{}
	a := plan.Assigning{
		Tasks: typedTasks(form, broken), LeadID: typedID(form, "chu-tri", broken), Support: typedIDs(form, "phoi-hop", broken),
		Deputy: typed(form, "lanh-dao"), Output: typed(form, "san-pham"), Resources: typed(form, "nguon-luc"),
		Oversight: typed(form, "kiem-tra"), Broken: broken,
	}
	// The button beside the field stands for what it says.
	due := form.Get("thoi-han")
	if set := form.Get("dat-han"); set != "" {
		due = set
	}
	a.Due = typedDue(due, "thoi-han", year, broken)
	return a
}

func typedDue(typed, field string, year int, broken plan.FieldErrors) plan.TypedDue {
	due, problem := plan.ReadDue(typed, year)
	if problem != "" {
		broken.Add(field, problem)
	}
	return due
}

// typedTasks reads ticked rows, each the id and version of a task.
func typedTasks(form url.Values, broken plan.FieldErrors) []plan.TaskVersion {
	var list []plan.TaskVersion
	for _, value := range form["nv"] {
		id, version, _ := strings.Cut(value, ":")
		task, err := parsePositive(id, 64)
		seen, versionErr := strconv.Atoi(version)
		if err != nil || versionErr != nil {
			broken.Add("nv", plan.ProblemUnknown)
			continue
		}
		list = append(list, plan.TaskVersion{ID: task, Version: seen})
	}
	return list
}

func (s *Server) showRelease(w http.ResponseWriter, r *http.Request, actor plan.Actor) error {
	return s.answerRelease(w, r, actor, http.StatusOK, view.Form{Key: newKey()})
}

func (s *Server) answerRelease(w http.ResponseWriter, r *http.Request, actor plan.Actor, status int, form view.Form) error {
	at, err := assignParams(r)
	if err != nil {
		return err
	}
	assigned, err := s.store.Assignment(r.Context(), actor, at.province, at.year, at.slug)
	if err != nil {
		return err
	}
	form.Version = assigned.Plan.Version
	return s.render(w, r, status, view.ReleasePage(s.pageOf(r), assigned, form))
}

func (s *Server) release(w http.ResponseWriter, r *http.Request, actor plan.Actor) error {
	at, err := assignParams(r)
	if err != nil {
		return err
	}
	form, actor, err := s.readWrite(r, actor)
	if err != nil {
		return err
	}
	broken := plan.FieldErrors{}
	given := plan.Releasing{On: typedDay(form, "ngay-giao", broken), Number: typed(form, "so-van-ban"), Broken: broken}
	err = s.store.ReleasePlan(r.Context(), actor, at.province, at.year, at.slug, typedVersion(form), given)
	if found, ok := errors.AsType[plan.FieldErrors](err); ok {
		return s.answerRelease(w, r, actor, http.StatusUnprocessableEntity, view.Form{Values: form, Errors: found, Key: newKey()})
	}
	if errors.Is(err, plan.ErrConflict) {
		return s.answerRelease(w, r, actor, http.StatusConflict, view.Form{Values: form, Key: newKey()})
	}
	return s.done(w, err, route.Assignment(at.province, at.year, at.slug), "da-giao-nhiem-vu")
}
