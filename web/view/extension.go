package view

import (
	"strconv"

	"kehoach/internal/plan"
	"kehoach/internal/route"
)

// askInputs are the fields of a request for a later deadline, in their order.
func askInputs() []input {
	return []input{
		{Name: "han-moi", Label: "Hạn mới", Hint: "Ngày/tháng/năm, sau hạn hiện hành. Ví dụ 31/12/2024", Max: 10, Mode: "numeric", Required: true},
		{Name: "van-ban", Label: "Văn bản đề nghị (số, ký hiệu)", Hint: "Nếu có. Ví dụ 45/TTr-BVĐK", Max: 200},
		{Name: "ly-do", Label: "Lý do", Max: 2000, Rows: 4, Required: true},
	}
}

// decisionInputs are the fields of a decision; who records a leader's must name the document or a reason.
func decisionInputs(recording bool) []input {
	hint := "Nếu có. Ví dụ 210/SYT-KHTC"
	if recording {
		hint = "Văn bản của lãnh đạo. Nếu không có văn bản thì ghi ý kiến bên dưới."
	}
	return []input{
		{Name: "quyet-dinh", Label: "Quyết định", Required: true, Options: []option{{"duyet", "Duyệt gia hạn"}, {"khong-duyet", "Không duyệt"}}},
		{Name: "han-duyet", Label: "Hạn được duyệt", Hint: "Khi duyệt. Ngày/tháng/năm, sau hạn hiện hành.", Max: 10, Mode: "numeric"},
		{Name: "ngay-quyet-dinh", Label: "Ngày quyết định", Hint: "Hạn mới có hiệu lực từ ngày này. Ngày/tháng/năm.", Max: 10, Mode: "numeric", Required: true},
		{Name: "so-quyet-dinh", Label: "Số, ký hiệu văn bản quyết định", Hint: hint, Max: 200},
		{Name: "y-kien", Label: "Ý kiến, lý do", Hint: "Bắt buộc khi không duyệt.", Max: 2000},
	}
}

// recordInputs are the fields by which a planner records an extension that nobody asked for here.
func recordInputs() []input {
	all := decisionInputs(true)
	return append(askInputs(), all[2], all[3], all[4])
}

// formInputs are the fields of the form on a task's page of deadlines, for whom it is drawn.
func formInputs(t plan.Terms) []input {
	if t.CanAsk {
		return askInputs()
	}
	return recordInputs()
}

// asksForm says whether the form is shown: it may be filled in, or what was typed must not be lost.
func asksForm(t plan.Terms, f Form) bool {
	return (t.CanAsk || t.CanRecord) && (t.Refusal == "" || f.Values != nil)
}

func stateLook(state plan.ExtensionState) (kind, symbol string) {
	switch state {
	case plan.ExtensionApproved:
		return "good", "check"
	case plan.ExtensionRefused:
		return "bad", "x"
	case plan.ExtensionRequested:
		return "doubt", "clock"
	case plan.ExtensionWithdrawn:
	}
	return "plain", "arrow-back-up"
}

// movedText says by how much a deadline moved: "gia hạn lần 2, +92 ngày".
func movedText(e plan.Extension) string {
	days := signed(e.Days()) + " ngày"
	if e.Nth > 0 {
		return "gia hạn lần " + Count(e.Nth) + ", " + days
	}
	return days
}

// totalText says how far a granted deadline is from the original one, where that is more than this extension gave.
func totalText(e plan.Extension) string {
	if e.FromOriginal() == e.Days() {
		return ""
	}
	return "so với hạn gốc " + signed(e.FromOriginal()) + " ngày"
}

func signed(n int) string {
	if n < 0 {
		return "−" + Count(-n)
	}
	return "+" + Count(n)
}

// newDue is the deadline granted, or else the one asked for.
func newDue(e plan.Extension) plan.Date {
	if e.State == plan.ExtensionApproved {
		return e.GrantedOn
	}
	return e.ProposedOn
}

// decisionText tells who decided, when and by what.
func decisionText(e plan.Extension) string {
	if e.DecidedOn.IsZero() {
		return ""
	}
	number := ""
	if e.DecisionNumber != "" {
		number = "văn bản " + e.DecisionNumber
	}
	return nonEmpty(", ", "Quyết định ngày "+Date(e.DecidedOn), number, "ghi bởi "+e.DecidedBy)
}

// deadlineMoved says whether a task's deadline in force is not its original one.
func deadlineMoved(t plan.Task) bool {
	return !t.DueOriginal.IsZero() && t.DueOriginal != t.DueOn
}

// A ledgerTab is one choice of state above the ledger.
type ledgerTab struct {
	Href, Label string
	Count       int
	Current     bool
}

func ledgerTabs(l plan.ExtensionLedger) []ledgerTab {
	at := func(state plan.ExtensionState) string {
		return route.Extensions(route.ExtensionQuery{State: string(state), UnitID: l.Filter.UnitID, Year: l.Filter.Year})
	}
	tabs := []ledgerTab{{at(""), "Tất cả", l.Total, l.Filter.State == ""}}
	for _, state := range plan.ExtensionStates() {
		tabs = append(tabs, ledgerTab{at(state), label(extensionStateTexts(), state), l.Counts[state], l.Filter.State == state})
	}
	return tabs
}

func ledgerInputs(l plan.ExtensionLedger) []input {
	units, years := []option{{"", "Mọi đơn vị"}}, []option{{"", "Mọi năm"}}
	for _, u := range l.Units {
		units = append(units, option{strconv.FormatInt(u.ID, 10), u.Name})
	}
	for _, y := range l.Years {
		years = append(years, option{strconv.Itoa(y), strconv.Itoa(y)})
	}
	return []input{
		{Name: "don-vi", Label: "Đơn vị", Options: units},
		{Name: "nam", Label: "Năm", Options: years},
	}
}

func ledgerForm(l plan.ExtensionLedger) Form {
	values := map[string][]string{}
	if l.Filter.UnitID != 0 {
		values["don-vi"] = []string{strconv.FormatInt(l.Filter.UnitID, 10)}
	}
	if l.Filter.Year != 0 {
		values["nam"] = []string{strconv.Itoa(l.Filter.Year)}
	}
	return Form{Values: values}
}

func yearText(year int) string { return strconv.Itoa(year) }

func ledgerAction(row plan.ExtensionRow) string {
	if row.CanDecide {
		return "Quyết định"
	}
	return "Xem"
}
