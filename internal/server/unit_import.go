package server

import (
	"errors"
	"net/http"
	"net/url"

	"kehoach/internal/plan"
	"kehoach/internal/route"
	"kehoach/web/view"
)

func (s *Server) showUnitImport(w http.ResponseWriter, r *http.Request, actor plan.Actor) error {
	return s.answerUnitImport(w, r, actor, http.StatusOK, view.UnitImport{Form: view.Form{Key: newKey()}})
}

func (s *Server) answerUnitImport(w http.ResponseWriter, r *http.Request, actor plan.Actor, status int, data view.UnitImport) error {
	list, err := s.unitList(r, actor)
	if err != nil {
		return err
	}
	data.Province = list.Province
	return s.render(w, r, status, view.UnitImportPage(s.pageOf(r), data))
}

// importUnits looks at a list and, where the form says so and nothing is wrong with it, carries it out.
func (s *Server) importUnits(w http.ResponseWriter, r *http.Request, actor plan.Actor) error {
	sent, actor, err := s.readUpload(w, r, actor, "tep")
	if err != nil {
		return err
	}
	list, err := s.unitList(r, actor)
	if err != nil {
		return err
	}
	data := view.UnitImport{Form: view.Form{Values: url.Values{"noi-dung": {sent.fields.Get("noi-dung")}, "tu-ngay": {sent.fields.Get("tu-ngay")}}, Key: newKey()}}
	broken := plan.FieldErrors{}
	from := typedDay(sent.fields, "tu-ngay", broken)
	if from.IsZero() {
		broken.Add("tu-ngay", plan.ProblemRequired)
	}
	content := []byte(sent.fields.Get("noi-dung"))
	if sent.file != nil {
		content = sent.file.Bytes
		data.Values.Set("noi-dung", view.ListText(content))
	}
	switch {
	case sent.tooLarge || len(content) > unitListMax:
		broken.Add("tep", plan.ProblemFileTooLarge)
		data.Values.Del("noi-dung")
	case len(content) == 0:
		broken.Add("tep", plan.ProblemRequired)
	}
	if data.Errors = broken; len(broken) > 0 {
		return s.answerUnitImport(w, r, actor, http.StatusUnprocessableEntity, data)
	}
	sheet := plan.ReadUnitSheet(content, from)
	if sent.fields.Get("ghi") == "1" {
		err = s.store.ImportUnits(r.Context(), actor, list.Province.ID, &sheet)
		if found, ok := errors.AsType[plan.FieldErrors](err); ok {
			data.Errors = found
			return s.answerUnitImport(w, r, actor, http.StatusUnprocessableEntity, data)
		}
		if !errors.Is(err, plan.ErrConflict) {
			return s.done(w, err, route.UnitsOf(list.Province.Slug, list.Province.ID), "da-nhap-don-vi")
		}
		data.Conflict, sheet = true, plan.ReadUnitSheet(content, from)
	}
	data.Changes, err = s.store.PreviewUnits(r.Context(), actor, list.Province.ID, &sheet)
	if err != nil {
		return err
	}
	data.Problems, data.Looked = sheet.Problems, true
	return s.answerUnitImport(w, r, actor, statusOfList(data), data)
}

// unitListMax is more than a list of 500 units needs.
const unitListMax = 1 << 20

func statusOfList(data view.UnitImport) int {
	switch {
	case data.Conflict:
		return http.StatusConflict
	case len(data.Problems) > 0:
		return http.StatusUnprocessableEntity
	}
	return http.StatusOK
}
