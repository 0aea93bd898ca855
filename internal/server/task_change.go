package server

import (
	"errors"
	"net/http"
	"net/url"
	"strconv"

	"github.com/a-h/templ"
	"github.com/go-chi/chi/v5"

	"kehoach/internal/plan"
	"kehoach/internal/route"
	"kehoach/web/view"
)

// taskFormPage draws one of the pages that change a task.
type taskFormPage func(view.Page, plan.TaskForm, view.ChangeForm) templ.Component

// answerTaskForm draws such a page; a form not filled in yet shows the task as it is.
func (s *Server) answerTaskForm(w http.ResponseWriter, r *http.Request, actor plan.Actor, status int, form view.Form, page taskFormPage) error {
	id, err := parsePositive(chi.URLParam(r, "id"), 64)
	if err != nil {
		return err
	}
	task, err := s.store.TaskForm(r.Context(), actor, id)
	if err != nil {
		return err
	}
	form.Key, form.Version = newKey(), task.Task.Version
	if form.Values == nil {
		form.Values = view.TaskValues(task.Task)
	}
	return s.render(w, r, status, page(s.pageOf(r), task, view.ChangeForm{Form: form, Conflict: status == http.StatusConflict}))
}

func (s *Server) showTaskEdit(w http.ResponseWriter, r *http.Request, actor plan.Actor) error {
	return s.answerTaskForm(w, r, actor, http.StatusOK, view.Form{}, view.TaskEditPage)
}

func (s *Server) showTaskSplit(w http.ResponseWriter, r *http.Request, actor plan.Actor) error {
	return s.answerTaskForm(w, r, actor, http.StatusOK, view.Form{Values: url.Values{}}, view.TaskSplitPage)
}

func (s *Server) showTaskClose(w http.ResponseWriter, r *http.Request, actor plan.Actor) error {
	return s.answerTaskForm(w, r, actor, http.StatusOK, view.Form{Values: url.Values{}}, view.TaskClosePage)
}

// changeTask carries out one of the forms that change a task.
func (s *Server) changeTask(
	w http.ResponseWriter, r *http.Request, actor plan.Actor, page taskFormPage, flash string, change func(actor plan.Actor, id int64, form url.Values) error,
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
		return s.answerTaskForm(w, r, actor, http.StatusUnprocessableEntity, view.Form{Values: form, Errors: broken}, page)
	}
	if errors.Is(err, plan.ErrConflict) {
		return s.answerTaskForm(w, r, actor, http.StatusConflict, view.Form{Values: form}, page)
	}
	return s.done(w, err, route.Task(id), flash)
}

func (s *Server) editTask(w http.ResponseWriter, r *http.Request, actor plan.Actor) error {
	return s.changeTask(w, r, actor, view.TaskEditPage, "da-sua-nhiem-vu", func(actor plan.Actor, id int64, form url.Values) error {
		year, _ := strconv.Atoi(form.Get("nam")) // of a quarter typed without a year; 0 makes such a deadline unreadable
		return s.store.EditTask(r.Context(), actor, id, typedVersion(form), taskEditOf(form, year))
	})
}

func taskEditOf(form url.Values, year int) plan.TaskEdit {
	broken := plan.FieldErrors{}
	return plan.TaskEdit{
		GroupID: typedID(form, "nhom", broken), Text: typed(form, "noi-dung"), LeadID: typedID(form, "chu-tri", broken),
		Support: typedIDs(form, "phoi-hop", broken), DropNames: form.Get("bo-ten") == "1", Deputy: typed(form, "lanh-dao"),
		Due: typedDue(form.Get("thoi-han"), "thoi-han", year, broken), Output: typed(form, "san-pham"),
		Resources: typed(form, "nguon-luc"), Oversight: typed(form, "kiem-tra"), AssignedNumber: typed(form, "so-van-ban"),
		AssignedOn: typedDay(form, "ngay-giao", broken), Reason: typed(form, "ly-do"), Broken: broken,
	}
}

func (s *Server) splitTask(w http.ResponseWriter, r *http.Request, actor plan.Actor) error {
	return s.changeTask(w, r, actor, view.TaskSplitPage, "da-tach-nhiem-vu", func(actor plan.Actor, id int64, form url.Values) error {
		_, err := s.store.SplitTask(r.Context(), actor, id, typedVersion(form), splittingOf(form))
		return err
	})
}

func splittingOf(form url.Values) plan.TaskSplitting {
	broken := plan.FieldErrors{}
	split := plan.TaskSplitting{On: typedDay(form, "ngay", broken), Reason: typed(form, "ly-do"), Broken: broken}
	for i := range plan.SplitMax {
		place := ":" + strconv.Itoa(i+1)
		split.Parts = append(split.Parts, plan.TaskPart{Text: typed(form, "noi-dung"+place), LeadID: typedID(form, "chu-tri"+place, broken)})
	}
	return split
}

func (s *Server) closeTask(w http.ResponseWriter, r *http.Request, actor plan.Actor) error {
	return s.changeTask(w, r, actor, view.TaskClosePage, "da-dong-nhiem-vu", func(actor plan.Actor, id int64, form url.Values) error {
		broken := plan.FieldErrors{}
		closing := plan.TaskClosing{As: plan.Closing(form.Get("cach")), On: typedDay(form, "ngay", broken), Reason: typed(form, "ly-do"), Broken: broken}
		return s.store.CloseTask(r.Context(), actor, id, typedVersion(form), closing)
	})
}

func (s *Server) showTaskAdd(w http.ResponseWriter, r *http.Request, actor plan.Actor) error {
	return s.answerTaskAdd(w, r, actor, http.StatusOK, view.Form{Values: url.Values{"nhom": {r.URL.Query().Get("nhom")}}, Key: newKey()})
}

func (s *Server) answerTaskAdd(w http.ResponseWriter, r *http.Request, actor plan.Actor, status int, form view.Form) error {
	at, err := assignParams(r)
	if err != nil {
		return err
	}
	assigned, err := s.store.Assignment(r.Context(), actor, at.province, at.year, at.slug)
	if err != nil {
		return err
	}
	return s.render(w, r, status, view.TaskAddPage(s.pageOf(r), assigned, form))
}

func (s *Server) addTask(w http.ResponseWriter, r *http.Request, actor plan.Actor) error {
	at, err := assignParams(r)
	if err != nil {
		return err
	}
	form, actor, err := s.readWrite(r, actor)
	if err != nil {
		return err
	}
	_, err = s.store.AddTask(r.Context(), actor, at.province, at.year, at.slug, taskEditOf(form, at.year))
	if broken, ok := errors.AsType[plan.FieldErrors](err); ok {
		return s.answerTaskAdd(w, r, actor, http.StatusUnprocessableEntity, view.Form{Values: form, Errors: broken, Key: newKey()})
	}
	return s.done(w, err, route.Assignment(at.province, at.year, at.slug), "da-them-nhiem-vu")
}

func (s *Server) showCoverage(w http.ResponseWriter, r *http.Request, actor plan.Actor) error {
	at, err := assignParams(r)
	if err != nil {
		return err
	}
	found, err := s.store.Coverage(r.Context(), actor, at.province, at.year, at.slug)
	if err != nil {
		return err
	}
	return s.render(w, r, http.StatusOK, view.CoveragePage(s.pageOf(r), found))
}
