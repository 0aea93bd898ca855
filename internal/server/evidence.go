package server

import (
	"errors"
	"net/http"
	"net/url"
	"strings"

	"github.com/go-chi/chi/v5"

	"kehoach/internal/plan"
	"kehoach/internal/route"
	"kehoach/web/view"
)

func (s *Server) showEvidences(w http.ResponseWriter, r *http.Request, actor plan.Actor) error {
	return s.answerEvidences(w, r, actor, http.StatusOK, view.Form{Key: newKey()})
}

// answerEvidences draws a task's products with the form that adds one.
func (s *Server) answerEvidences(w http.ResponseWriter, r *http.Request, actor plan.Actor, status int, form view.Form) error {
	id, err := parsePositive(chi.URLParam(r, "id"), 64)
	if err != nil {
		return err
	}
	page, err := s.store.Task(r.Context(), actor, id)
	if err != nil {
		return err
	}
	return s.render(w, r, status, view.EvidencesPage(s.pageOf(r), page, form))
}

func (s *Server) addEvidence(w http.ResponseWriter, r *http.Request, actor plan.Actor) error {
	id, err := parsePositive(chi.URLParam(r, "id"), 64)
	if err != nil {
		return err
	}
	sent, actor, err := s.readUpload(w, r, actor, "tep")
	if err != nil {
		return err
	}
	added := evidenceOf(sent)
	err = s.store.AddEvidence(r.Context(), actor, id, added)
	if broken, ok := errors.AsType[plan.FieldErrors](err); ok {
		status := http.StatusUnprocessableEntity
		if sent.tooLarge {
			status = http.StatusRequestEntityTooLarge
		}
		return s.answerEvidences(w, r, actor, status, view.Form{Values: sent.fields, Errors: broken, Key: newKey()})
	}
	return s.done(w, err, route.Evidences(id), "da-them-minh-chung")
}

// typed is a field's text without blanks around it, lines ended as everywhere but in forms.
func typed(form url.Values, name string) string {
	return strings.TrimSpace(strings.ReplaceAll(form.Get(name), "\r\n", "\n"))
}

// typedDay reads a field that is a day, and notes what is no day.
func typedDay(form url.Values, name string, broken plan.FieldErrors) plan.Date {
	day, problem := plan.ReadDay(form.Get(name))
	if problem != "" {
		broken.Add(name, problem)
	}
	return day
}

func evidenceOf(sent upload) plan.NewEvidence {
	broken := plan.FieldErrors{}
	if sent.tooLarge {
		broken.Add("tep", plan.ProblemFileTooLarge)
	}
	f := sent.fields
	return plan.NewEvidence{
		Document: plan.Document{
			Kind: typed(f, "loai"), Number: typed(f, "so-ky-hieu"), On: typedDay(f, "ngay", broken),
			Agency: typed(f, "co-quan"), Summary: typed(f, "trich-yeu"),
		},
		File: sent.file, Broken: broken,
	}
}

// answerRemoval asks again why a product is taken back.
func (s *Server) answerRemoval(w http.ResponseWriter, r *http.Request, actor plan.Actor, id int64, form view.Form) error {
	evidence, err := s.store.Evidence(r.Context(), actor, id)
	if err != nil {
		return err
	}
	task, err := s.store.Task(r.Context(), actor, evidence.TaskID)
	if err != nil {
		return err
	}
	return s.render(w, r, http.StatusUnprocessableEntity, view.EvidenceRemovalPage(s.pageOf(r), task, evidence, form))
}

func (s *Server) removeEvidence(w http.ResponseWriter, r *http.Request, actor plan.Actor) error {
	id, err := parsePositive(chi.URLParam(r, "id"), 64)
	if err != nil {
		return err
	}
	form, actor, err := s.readWrite(r, actor)
	if err != nil {
		return err
	}
	taskID, err := s.store.RemoveEvidence(r.Context(), actor, id, typed(form, "ly-do"))
	if broken, ok := errors.AsType[plan.FieldErrors](err); ok {
		return s.answerRemoval(w, r, actor, id, view.Form{Values: form, Errors: broken, Key: newKey()})
	}
	return s.done(w, err, route.Evidences(taskID), "da-bo-minh-chung")
}
