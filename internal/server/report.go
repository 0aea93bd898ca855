package server

import (
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"strconv"
	"strings"

	"github.com/go-chi/chi/v5"

	"kehoach/internal/plan"
	"kehoach/internal/route"
	"kehoach/web/view"
)

// A reportAddress is the unit, kỳ and task (0: none) an address of reports names.
type reportAddress struct{ unit, period, task int64 }

func reportParams(r *http.Request) (a reportAddress, err error) {
	for name, into := range map[string]*int64{"ky": &a.period, "donvi": &a.unit, "nv": &a.task} {
		text := chi.URLParam(r, name)
		if name == "nv" && text == "" {
			continue
		}
		if *into, err = parsePositive(text, 64); err != nil {
			return a, err
		}
	}
	return a, nil
}

// at is the unit's page in the kỳ, with a task open or at a place.
func (a reportAddress) at(task int64, place string) string {
	return route.Reports(route.ReportQuery{UnitID: a.unit, PeriodID: a.period, TaskID: task, At: place})
}

// showReports shows a unit's reports in a kỳ; where there is but one unit and one kỳ to report in, it goes straight there.
func (s *Server) showReports(w http.ResponseWriter, r *http.Request, actor plan.Actor) error {
	query := r.URL.Query()
	number := func(name string) int64 {
		n, err := parsePositive(query.Get(name), 64)
		if err != nil {
			return 0
		}
		return n
	}
	a := reportAddress{unit: number("don-vi"), period: number("ky"), task: number("mo")}
	if a.unit == 0 || a.period == 0 {
		return s.chooseReports(w, r, actor, query.Get("chon") == "")
	}
	board, err := s.store.UnitBoard(r.Context(), actor, a.unit, a.period)
	if err != nil {
		return err
	}
	d := newReportData(board, a.task, query.Get("chep") == "1")
	d.Confirm = query.Get("gui") == "1" && len(board.Sendable()) > 0
	if row, ok := board.Row(d.Open); ok {
		d.Form.Values = withNote(d.Form.Values, row, number("chen"))
	}
	return s.render(w, r, http.StatusOK, view.ReportPage(s.pageOf(r), d))
}

// newReportData is a board with a task's form open: the one asked for, else the first to report on.
func newReportData(board plan.UnitBoard, task int64, copied bool) view.ReportData {
	d := view.ReportData{Board: board, Open: task, Key: newKey(), Remarks: view.RemarksForm(board.Remarks, newKey())}
	d.HandBack = view.Form{Version: board.Remarks.Version, Key: newKey()}
	row, ok := board.Row(task)
	if !ok {
		d.Open = board.Next(0)
		row, ok = board.Row(d.Open)
	}
	if ok {
		d.Form, d.DraftOf = view.ReportForm(row, copied, newKey())
	}
	return d
}

// withNote puts a coordinating unit's note at the end of the result.
func withNote(values url.Values, row plan.ReportRow, unit int64) url.Values {
	for _, n := range row.Notes {
		if n.UnitID == unit {
			if values == nil {
				values = url.Values{}
			}
			values.Set(plan.FieldResult, strings.TrimSpace(values.Get(plan.FieldResult)+"\n"+n.Unit+": "+n.Body))
		}
	}
	return values
}

func (s *Server) chooseReports(w http.ResponseWriter, r *http.Request, actor plan.Actor, straight bool) error {
	units, err := s.store.UnitPeriods(r.Context(), actor)
	if err != nil {
		return err
	}
	var open []route.ReportQuery
	for _, u := range units {
		for _, k := range u.Periods {
			if k.Closure == "" {
				open = append(open, route.ReportQuery{UnitID: u.Unit.ID, PeriodID: k.ID})
			}
		}
	}
	if straight && len(open) == 1 {
		redirect(w, route.Reports(open[0]), http.StatusSeeOther)
		return nil
	}
	return s.render(w, r, http.StatusOK, view.ReportChoicePage(s.pageOf(r), units))
}

func typedReport(form url.Values) plan.ReportTyped {
	t := plan.ReportTyped{}
	for _, field := range plan.ReportFields() {
		t[field] = form.Get(field)
	}
	return t
}

func (s *Server) saveReport(w http.ResponseWriter, r *http.Request, actor plan.Actor) error {
	a, err := reportParams(r)
	if err != nil {
		return err
	}
	form, actor, err := s.readWrite(r, actor)
	if err != nil {
		return err
	}
	edit := plan.ReportEdit{UnitID: a.unit, PeriodID: a.period, TaskID: a.task, Version: typedVersion(form), Typed: typedReport(form)}
	unchanged := form.Get("viec") == "khong-doi"
	if unchanged {
		err = s.store.SaveUnchanged(r.Context(), actor, edit)
	} else {
		err = s.store.SaveReport(r.Context(), actor, edit)
	}
	if err != nil && !errors.Is(err, plan.ErrReplayed) {
		return s.answerReport(w, r, actor, a, form, unchanged, err)
	}
	board, err := s.store.UnitBoard(r.Context(), actor, a.unit, a.period)
	if err != nil {
		return err
	}
	next := board.Next(a.task)
	switch {
	case next == 0:
		return s.done(w, nil, a.at(0, "h-gui"), "da-luu-het")
	case unchanged:
		return s.done(w, nil, a.at(next, ""), "da-khong-thay-doi")
	}
	return s.done(w, nil, a.at(next, ""), "da-luu-bao-cao")
}

// answerReport draws the page again around a form that was refused: with its errors, or with both texts.
func (s *Server) answerReport(
	w http.ResponseWriter, r *http.Request, actor plan.Actor, a reportAddress, form url.Values, unchanged bool, cause error,
) error {
	broken, invalid := errors.AsType[plan.FieldErrors](cause)
	if !invalid && !errors.Is(cause, plan.ErrConflict) && !errors.Is(cause, plan.ErrLocked) {
		return cause
	}
	board, err := s.store.UnitBoard(r.Context(), actor, a.unit, a.period)
	if err != nil {
		return err
	}
	row, ok := board.Row(a.task)
	if !ok {
		return cause
	}
	d := newReportData(board, a.task, unchanged)
	if !unchanged {
		d.Form.Values = form
	}
	if invalid {
		d.Form.Errors = broken
		d.Form.Version = typedVersion(form)
		return s.render(w, r, http.StatusUnprocessableEntity, view.ReportPage(s.pageOf(r), d))
	}
	d.Conflict = true
	d.Form.Version = row.Report.Version
	return s.render(w, r, http.StatusConflict, view.ReportPage(s.pageOf(r), d))
}

// saveReportDraft keeps a form as it is typed. The script of the page asks for the answer as JSON.
func (s *Server) saveReportDraft(w http.ResponseWriter, r *http.Request, actor plan.Actor) error {
	a, err := reportParams(r)
	if err != nil {
		return err
	}
	form, err := s.readForm(r)
	if err != nil {
		return err
	}
	before, _ := strconv.Atoi(form.Get("phien-ban-nhap")) // none: nothing was kept before
	edit := plan.ReportEdit{UnitID: a.unit, PeriodID: a.period, TaskID: a.task, Version: before, Typed: typedReport(form)}
	kept, err := s.store.SaveDraft(r.Context(), actor, edit)
	if r.Header.Get("Accept") != "application/json" {
		if err != nil {
			return s.answerReport(w, r, actor, a, form, false, err)
		}
		return s.done(w, nil, a.at(a.task, ""), "da-luu-nhap")
	}
	if err != nil {
		return err
	}
	body, err := json.Marshal(map[string]any{"phien-ban": kept.Version, "luc": kept.UpdatedAt.In(plan.Zone).Format("15:04")})
	if err != nil {
		return fmt.Errorf("answer draft: %w", err)
	}
	w.Header().Set("Content-Type", "application/json")
	send(w, r, http.StatusOK, body)
	return nil
}

// typedReports reads "id:version" for each report to be sent.
func typedReports(form url.Values) ([]plan.ReportVersion, error) {
	var list []plan.ReportVersion
	for _, value := range form["bao-cao"] {
		id, version, _ := strings.Cut(value, ":")
		n, err := parsePositive(id, 64)
		if err != nil {
			return nil, problem{status: http.StatusBadRequest}
		}
		v, err := parsePositive(version, 31)
		if err != nil {
			return nil, problem{status: http.StatusBadRequest}
		}
		list = append(list, plan.ReportVersion{ID: n, Version: int(v)})
	}
	return list, nil
}

func (s *Server) sendReports(w http.ResponseWriter, r *http.Request, actor plan.Actor) error {
	a, err := reportParams(r)
	if err != nil {
		return err
	}
	form, actor, err := s.readWrite(r, actor)
	if err != nil {
		return err
	}
	reports, err := typedReports(form)
	if err != nil {
		return err
	}
	err = s.store.SendReports(r.Context(), actor, a.unit, a.period, reports)
	broken, invalid := errors.AsType[plan.FieldErrors](err)
	if err != nil && !invalid {
		return s.done(w, err, a.at(0, "h-gui"), "da-gui-bao-cao")
	}
	board, readErr := s.store.UnitBoard(r.Context(), actor, a.unit, a.period)
	if readErr != nil {
		return readErr
	}
	if invalid {
		return s.answerSending(w, r, board, broken)
	}
	flash := "da-gui-bao-cao"
	if board.Counts().Unsent > 0 {
		flash = "da-gui-mot-phan"
	}
	return s.done(w, nil, a.at(0, "h-gui"), flash)
}

// answerSending opens the first report that is wrong, with its errors.
func (s *Server) answerSending(w http.ResponseWriter, r *http.Request, board plan.UnitBoard, broken plan.FieldErrors) error {
	open := int64(0)
	for _, row := range board.Rows {
		if len(view.RowErrors(broken, row.Task.ID)) > 0 {
			open = row.Task.ID
			break
		}
	}
	d := newReportData(board, open, false)
	d.Broken = broken
	d.Form.Errors = view.RowErrors(broken, open)
	return s.render(w, r, http.StatusUnprocessableEntity, view.ReportPage(s.pageOf(r), d))
}

func (s *Server) handReports(w http.ResponseWriter, r *http.Request, actor plan.Actor) error {
	a, err := reportParams(r)
	if err != nil {
		return err
	}
	form, actor, err := s.readWrite(r, actor)
	if err != nil {
		return err
	}
	err = s.store.HandToHead(r.Context(), actor, a.unit, a.period, typedVersion(form))
	return s.done(w, err, a.at(0, "h-gui"), "da-trinh")
}

func (s *Server) handBackReports(w http.ResponseWriter, r *http.Request, actor plan.Actor) error {
	return s.writeAround(w, r, actor, func(actor plan.Actor, a reportAddress, form url.Values) error {
		return s.store.HandBack(r.Context(), actor, a.unit, a.period, typedVersion(form), plan.CleanText(form.Get("ly-do")))
	}, "h-gui", "da-tra-noi-bo", func(d *view.ReportData, form url.Values, broken plan.FieldErrors) {
		d.HandBack.Values, d.HandBack.Errors = form, broken
	})
}

func (s *Server) saveRemarks(w http.ResponseWriter, r *http.Request, actor plan.Actor) error {
	return s.writeAround(w, r, actor, func(actor plan.Actor, a reportAddress, form url.Values) error {
		text := func(name string) string { return plan.CleanText(form.Get(name)) }
		return s.store.SaveRemarks(r.Context(), actor, a.unit, a.period, plan.UnitRemarks{
			Results: text(plan.FieldResults), Shortcomings: text(plan.FieldShortcomings), Causes: text(plan.FieldCauses),
			Proposals: text(plan.FieldRequests), Version: typedVersion(form),
		})
	}, "nhan-xet", "da-luu-nhan-xet", func(d *view.ReportData, form url.Values, broken plan.FieldErrors) {
		d.Remarks.Values, d.Remarks.Errors, d.RemarksConflict = form, broken, broken == nil
	})
}

func (s *Server) saveCoordination(w http.ResponseWriter, r *http.Request, actor plan.Actor) error {
	a, err := reportParams(r)
	if err != nil {
		return err
	}
	return s.writeAround(w, r, actor, func(actor plan.Actor, a reportAddress, form url.Values) error {
		return s.store.SaveCoordination(r.Context(), actor, a.period, plan.CoordinationNote{
			TaskID: a.task, UnitID: a.unit, Body: plan.CleanText(form.Get(plan.FieldNote)), Version: typedVersion(form),
		})
	}, "phoi-hop", "da-luu-phoi-hop", func(d *view.ReportData, form url.Values, broken plan.FieldErrors) {
		version := 0
		for _, h := range d.Board.Helping {
			if h.Task.ID == a.task {
				version = h.Note.Version
			}
		}
		d.OpenNote, d.NoteConflict = a.task, broken == nil
		d.Note = view.Form{Values: form, Errors: broken, Version: version, Key: newKey()}
	})
}

// writeAround carries out a write beside the tasks' forms; refused, the page comes again with what was typed, which keep
// puts into its form, errors nil for a conflict.
func (s *Server) writeAround(
	w http.ResponseWriter, r *http.Request, actor plan.Actor, write func(plan.Actor, reportAddress, url.Values) error, place, flash string,
	keep func(d *view.ReportData, form url.Values, broken plan.FieldErrors),
) error {
	a, err := reportParams(r)
	if err != nil {
		return err
	}
	form, actor, err := s.readWrite(r, actor)
	if err != nil {
		return err
	}
	cause := write(actor, a, form)
	broken, invalid := errors.AsType[plan.FieldErrors](cause)
	if !invalid && !errors.Is(cause, plan.ErrConflict) {
		return s.done(w, cause, a.at(0, place), flash)
	}
	board, err := s.store.UnitBoard(r.Context(), actor, a.unit, a.period)
	if err != nil {
		return err
	}
	d := newReportData(board, 0, false)
	status := http.StatusUnprocessableEntity
	if !invalid {
		status, broken = http.StatusConflict, nil
	}
	keep(&d, form, broken)
	return s.render(w, r, status, view.ReportPage(s.pageOf(r), d))
}
