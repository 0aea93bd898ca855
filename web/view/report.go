package view

import (
	"net/url"
	"strconv"
	"time"

	"kehoach/internal/plan"
	"kehoach/internal/route"
)

// ReportData is a unit's reports in a kỳ.
type ReportData struct {
	Board    plan.UnitBoard
	Open     int64 // the task whose form is open; 0: none
	Form     Form  // of that task
	DraftOf  int   // version of the raw draft the form was filled from
	Conflict bool  // the form was refused because somebody saved before, or the kỳ was closed: both texts are shown
	// RemarksConflict and NoteConflict say the same of the unit's own words and of a coordination note.
	RemarksConflict, NoteConflict bool
	Confirm                       bool // ask before sending what is not complete
	Broken                        plan.FieldErrors
	Remarks                       Form
	OpenNote                      int64 // the coordinated task whose note was refused
	Note                          Form
	HandBack                      Form
	Key                           string // for the forms not named here
}

func (d ReportData) query() route.ReportQuery {
	return route.ReportQuery{UnitID: d.Board.Unit.ID, PeriodID: d.Board.Period.ID}
}

// rowURL opens a task's form.
func (d ReportData) rowURL(taskID int64) string {
	q := d.query()
	q.TaskID = taskID
	return route.Reports(q)
}

func (d ReportData) copyURL(taskID int64) string {
	q := d.query()
	q.TaskID, q.Copy = taskID, true
	return route.Reports(q)
}

func (d ReportData) insertURL(taskID, unitID int64) string {
	q := d.query()
	q.TaskID, q.Insert = taskID, unitID
	return route.Reports(q)
}

func (d ReportData) confirmURL() string {
	q := d.query()
	q.Confirm, q.At = true, "gui"
	return route.Reports(q)
}

// formKey makes the page's key one for each of its forms.
func (d ReportData) formKey(part string) string { return d.Key + "-" + part }

// A reportPart is a nhóm with its rows.
type reportPart struct {
	Plan  plan.Plan
	Group plan.Group
	First bool // of its plan
	Rows  []plan.ReportRow
}

func reportParts(rows []plan.ReportRow) []reportPart {
	var parts []reportPart
	for _, r := range rows {
		n := len(parts)
		if n == 0 || parts[n-1].Group.ID != r.Group.ID {
			parts = append(parts, reportPart{Plan: r.Plan, Group: r.Group, First: n == 0 || parts[n-1].Plan.ID != r.Plan.ID})
			n++
		}
		parts[n-1].Rows = append(parts[n-1].Rows, r)
	}
	return parts
}

// manyPlans says whether the rows are of more than one plan.
func manyPlans(rows []plan.ReportRow) bool {
	for _, r := range rows {
		if r.Plan.ID != rows[0].Plan.ID {
			return true
		}
	}
	return false
}

// returnedRows are the rows that wait for a correction.
func returnedRows(rows []plan.ReportRow) []plan.ReportRow {
	var list []plan.ReportRow
	for _, r := range rows {
		if r.Report.State == plan.ReportReturned && !r.Updated() {
			list = append(list, r)
		}
	}
	return list
}

// A stateTag is how far a row is, in a word, a look and an icon.
type stateTag struct{ Kind, Icon, Text string }

func reportTag(r plan.ReportRow) stateTag {
	switch {
	case r.Report.State == plan.ReportApproved:
		return stateTag{"good", "circle-check", "Đã duyệt"}
	case r.Report.State == plan.ReportSubmitted:
		return stateTag{"blue", "send", "Đã gửi"}
	case r.Report.State == plan.ReportReturned && r.Updated():
		return stateTag{"doubt", "edit", "Đã sửa, chưa gửi"}
	case r.Report.State == plan.ReportReturned:
		return stateTag{"bad", "arrow-back-up", "Trả lại"}
	case r.Report.State == plan.ReportDraft && r.Report.Unchanged:
		return stateTag{"plain", "device-floppy", "Đã lưu: không thay đổi"}
	case r.Report.State == plan.ReportDraft:
		return stateTag{"plain", "device-floppy", "Đã lưu, chưa gửi"}
	case r.Draft.Version > 0:
		return stateTag{"doubt", "edit", "Nháp đang nhập"}
	}
	return stateTag{"plain", "circle-dashed", "Chưa cập nhật"}
}

// rowProgress is what stands at the end of a row: this kỳ's state, else the last one's.
func rowProgress(r plan.ReportRow) string {
	if r.Report.State != "" {
		return contentLine(r.Report.Content)
	}
	if r.Last.State != "" {
		return label(periodKindTexts(), r.LastPeriod) + ": " + contentLine(r.Last.Content)
	}
	return ""
}

// contentLine is a report in a line: "Đang thực hiện, 55,7%".
func contentLine(c plan.Content) string {
	text := label(progressTexts(), c.Progress)
	if c.Percent != nil && c.Progress != plan.Done {
		text += ", " + c.Percent.String() + "%"
	}
	if !c.CompletedOn.IsZero() {
		text += " ngày " + Date(c.CompletedOn)
	}
	return text
}

// farAway is from how many days on nobody counts them.
const farAway = 60

// timeLeft says how many days are left until the unit is late.
func timeLeft(b plan.UnitBoard) string {
	switch n := b.DaysLeft(); {
	case b.Closure() != "", n > farAway:
		return ""
	case n > 0:
		return "còn " + Count(n) + " ngày"
	case n == 0:
		return "hôm nay là hạn cuối"
	default:
		return "đã quá hạn " + Count(-n) + " ngày, vẫn nhận đến hết " + Date(b.LastDay())
	}
}

// dueLine is a task's deadline as a row shows it.
func dueLine(t plan.Task) string {
	switch {
	case t.Kind == plan.Regular:
		return "Thường xuyên"
	case t.DueOn.IsZero():
		return "Chưa xác định hạn"
	case deadlineMoved(t):
		return "Hạn " + Date(t.DueOn) + ", đã gia hạn từ " + Date(t.DueOriginal)
	}
	return "Hạn " + Date(t.DueOn)
}

func asksOutlook(t plan.Task) bool { return t.Kind != plan.Regular && !t.DueOn.IsZero() }

// reportInputs are the fields of a task's report, in their order.
func reportInputs(t plan.Task) []input {
	inputs := []input{
		{Name: plan.FieldProgress, Label: "Trạng thái", Required: true, Options: optionsOf(plan.Progresses(), progressTexts())},
		{Name: plan.FieldPercent, Label: "Mức hoàn thành (%)", Hint: "Từ 0 đến 100, ví dụ 60 hoặc 55,7", Mode: "decimal", Auto: "off"},
	}
	if asksOutlook(t) {
		inputs = append(inputs, input{
			Name: plan.FieldOutlook, Label: "Khả năng hoàn thành đúng hạn", Options: optionsOf(plan.Outlooks(), outlookTexts()),
			Hint: "Có nguy cơ hoặc không kịp thì phải nêu vướng mắc và kiến nghị.",
		})
	}
	return append(inputs,
		input{Name: plan.FieldCompletedOn, Label: "Ngày hoàn thành", Hint: "Khi hoàn thành. Ngày/tháng/năm, ví dụ 30/09/2024", Mode: "numeric", Auto: "off"},
		input{Name: plan.FieldResult, Label: "Kết quả thực hiện", Rows: 4},
		input{Name: plan.FieldObstacles, Label: "Khó khăn, vướng mắc"},
		input{Name: plan.FieldProposals, Label: "Đề xuất, kiến nghị"},
		input{Name: plan.FieldNoProduct, Label: "Lý do chưa có sản phẩm, minh chứng", Hint: "Khi hoàn thành mà chưa có sản phẩm.", Rows: 2},
	)
}

func reportInput(t plan.Task, name string) input {
	for _, in := range reportInputs(t) {
		if in.Name == name {
			return in
		}
	}
	return input{Name: name}
}

// lastText is what the last kỳ said in a field, as read.
func lastText(r plan.ReportRow, field string) string {
	if r.Last.State == "" {
		return ""
	}
	switch field {
	case plan.FieldProgress:
		return label(progressTexts(), r.Last.Progress)
	case plan.FieldOutlook:
		return outlookTexts()[r.Last.Outlook]
	case plan.FieldPercent:
		if r.Last.Percent == nil {
			return ""
		}
		return r.Last.Percent.String() + "%"
	}
	return plan.TypedContent(r.Last.Content)[field]
}

// textMax is the longest text of a field, in characters.
func textMax(field string) int {
	if field == plan.FieldNoProduct {
		return plan.NoProductMax
	}
	return plan.ReportTextMax
}

// A bothText is a field with two different texts: typed and stored.
type bothText struct{ Label, Mine, Theirs string }

// bothTexts compares what was typed with what is stored, field by field.
func (d ReportData) bothTexts(r plan.ReportRow) []bothText {
	theirs := plan.ReportTyped{}
	if r.Report.State != "" {
		theirs = plan.TypedContent(r.Report.Content)
	}
	var list []bothText
	for _, in := range reportInputs(r.Task) {
		mine, stored := d.Form.Value(in.Name), theirs[in.Name]
		if in.Name == plan.FieldProgress {
			mine, stored = progressTexts()[plan.Progress(mine)], progressTexts()[plan.Progress(stored)]
		}
		if in.Name == plan.FieldOutlook {
			mine, stored = outlookTexts()[plan.Outlook(mine)], outlookTexts()[plan.Outlook(stored)]
		}
		if mine != "" || stored != "" {
			list = append(list, bothText{in.Label, mine, stored})
		}
	}
	return list
}

// reportValues fill a form from what was typed.
func reportValues(t plan.ReportTyped) url.Values {
	values := url.Values{}
	for name, value := range t {
		values.Set(name, value)
	}
	return values
}

// ReportForm is the form of a row: as typed, else from the last kỳ if copied, else as saved, else empty.
func ReportForm(r plan.ReportRow, copied bool, key string) (f Form, draft int) {
	f = Form{Version: r.Report.Version, Key: key}
	switch {
	case copied && r.Last.State != "":
		f.Values = reportValues(plan.TypedContent(r.Last.Content))
	case r.Draft.Version > 0:
		f.Values = reportValues(r.Draft.Typed)
	case r.Report.State != "":
		f.Values = reportValues(plan.TypedContent(r.Report.Content))
	}
	return f, r.Draft.Version
}

// RemarksForm is the form of a unit's own words as they are kept.
func RemarksForm(r plan.UnitRemarks, key string) Form {
	return Form{Version: r.Version, Key: key, Values: url.Values{
		plan.FieldResults: {r.Results}, plan.FieldShortcomings: {r.Shortcomings}, plan.FieldCauses: {r.Causes}, plan.FieldRequests: {r.Proposals},
	}}
}

// remarksInputs are the fields of a unit's own words.
func remarksInputs() []input {
	return []input{
		{Name: plan.FieldResults, Label: "Kết quả nổi bật"}, {Name: plan.FieldShortcomings, Label: "Tồn tại, hạn chế"},
		{Name: plan.FieldCauses, Label: "Nguyên nhân"}, {Name: plan.FieldRequests, Label: "Kiến nghị của đơn vị"},
	}
}

// noteForm is the form of a coordination note.
func (d ReportData) noteForm(h plan.HelpRow) Form {
	if d.OpenNote == h.Task.ID {
		return d.Note
	}
	return Form{Version: h.Note.Version, Key: d.formKey("y" + strconv.FormatInt(h.Task.ID, 10)), Values: url.Values{plan.FieldNote: {h.Note.Body}}}
}

// savedText says when and by whom a report was saved.
func savedText(at time.Time, by string) string {
	return nonEmpty(", ", "lúc "+DateTime(at), by)
}

func sendValue(v plan.ReportVersion) string {
	return strconv.FormatInt(v.ID, 10) + ":" + strconv.Itoa(v.Version)
}

func rowID(taskID int64) string { return "nv-" + strconv.FormatInt(taskID, 10) }

// brokenRows are the rows that a batch could not be sent for.
func (d ReportData) brokenRows() []plan.ReportRow {
	var list []plan.ReportRow
	for _, r := range d.Board.Rows {
		if len(RowErrors(d.Broken, r.Task.ID)) > 0 {
			list = append(list, r)
		}
	}
	return list
}

// RowErrors are the errors of one task among those of a batch ("ty-le:17").
func RowErrors(broken plan.FieldErrors, taskID int64) plan.FieldErrors {
	own := plan.FieldErrors{}
	suffix := ":" + strconv.FormatInt(taskID, 10)
	for _, field := range plan.ReportFields() {
		if problem := broken[field+suffix]; problem != "" {
			own.Add(field, problem)
		}
	}
	return own
}

func handBackInput() input {
	return input{Name: "ly-do", Label: "Lý do trả lại cán bộ", Required: true}
}

// factText is a stored value as read.
func factText(field, value string) string {
	switch field {
	case plan.FieldProgress:
		return label(progressTexts(), plan.Progress(value))
	case plan.FieldOutlook:
		return label(outlookTexts(), plan.Outlook(value))
	case plan.FieldPercent:
		return value + "%"
	}
	return value
}
