package view

import (
	"net/url"
	"strconv"

	"kehoach/internal/plan"
	"kehoach/internal/route"
)

// A ChangeForm is the form of a page that changes a task.
type ChangeForm struct {
	Form
	// Conflict is true when somebody else changed the task in the meantime.
	Conflict bool
}

// TaskValues is a task as its form shows it.
func TaskValues(t plan.Task) url.Values {
	values := url.Values{
		"noi-dung": {t.Text}, "lanh-dao": {t.Deputy}, "thoi-han": {Date(t.DueOn)}, "san-pham": {t.Output}, "nguon-luc": {t.Resources},
		"kiem-tra": {t.Oversight}, "so-van-ban": {t.AssignedNumber},
	}
	if t.Kind == plan.Regular {
		values.Set("thoi-han", label(taskKindTexts(), plan.Regular))
	}
	for _, u := range t.Units {
		switch {
		case u.UnitID == 0:
		case u.Role == plan.Lead:
			values.Set("chu-tri", strconv.FormatInt(u.UnitID, 10))
		default:
			values.Add("phoi-hop", strconv.FormatInt(u.UnitID, 10))
		}
	}
	return values
}

// namesOnly are the supporting units of a task that are names alone.
func namesOnly(t plan.Task) string {
	var names []string
	for _, u := range t.Units {
		if u.UnitID == 0 && u.Role == plan.Support {
			names = append(names, u.Name)
		}
	}
	return nonEmpty("; ", names...)
}

// taskInputs are the fields of a task; its lead is among the choices even when it has ended.
func taskInputs(a plan.Assignment, t plan.Task) []input {
	released := a.Plan.State != plan.Drafted
	leads := unitOptions(a.Units, "Chưa có")
	if lead, led := t.Lead(); led && lead.UnitID != 0 && !hasOption(leads, lead.UnitID) {
		leads = append(leads, option{strconv.FormatInt(lead.UnitID, 10), lead.Name})
	}
	year := strconv.Itoa(a.Plan.Year)
	list := []input{
		{Name: "noi-dung", Label: "Nội dung", Max: 10000, Rows: 4, Required: true},
		{Name: "chu-tri", Label: "Đơn vị chủ trì", Options: leads},
		{Name: "phoi-hop", Label: "Đơn vị phối hợp", Options: unitOptions(a.Units, "")},
		{Name: "lanh-dao", Label: "Lãnh đạo phụ trách", Max: 200},
		{Name: "thoi-han", Label: "Thời hạn", Hint: "31/12/" + year + ", Quý III/" + year + " hoặc Thường xuyên.", Max: 100},
		{Name: "san-pham", Label: "Sản phẩm", Max: 10000, Rows: 2},
		{Name: "nguon-luc", Label: "Nguồn lực", Max: 2000, Rows: 2},
		{Name: "kiem-tra", Label: "Kiểm tra", Max: 2000, Rows: 2},
		{Name: "so-van-ban", Label: "Văn bản giao (số, ký hiệu)", Hint: "Nếu giao bằng văn bản khác kế hoạch. Ví dụ 88/TB-SYT.", Max: 200, Required: released && t.ID == 0},
	}
	if t.ID == 0 {
		list = append(list, input{Name: "ngay-giao", Label: "Ngày giao", Hint: "Ngày/tháng/năm của văn bản giao; nhiệm vụ được tính từ ngày này.", Max: 10, Mode: "numeric", Required: released})
	}
	return append(list, input{Name: "ly-do", Label: "Lý do", Hint: "Ghi vào lịch sử của nhiệm vụ.", Max: 2000, Rows: 2, Required: released && t.ID != 0})
}

func hasOption(options []option, id int64) bool {
	for _, o := range options {
		if o.Value == strconv.FormatInt(id, 10) {
			return true
		}
	}
	return false
}

func groupInput(a plan.Assignment) input {
	options := []option{{"", "Chọn nhóm"}}
	for _, g := range a.Groups {
		options = append(options, option{strconv.FormatInt(g.ID, 10), groupName(g) + ". " + Capital(g.Title)})
	}
	return input{Name: "nhom", Label: "Nhóm", Options: options, Required: true}
}

// partInputs are the fields of one part of a split.
func partInputs(a plan.Assignment, n int) (text, lead input) {
	place := ":" + strconv.Itoa(n)
	return input{Name: "noi-dung" + place, Label: "Phần " + strconv.Itoa(n) + ": nội dung", Max: 10000, Rows: 2},
		input{Name: "chu-tri" + place, Label: "Phần " + strconv.Itoa(n) + ": chủ trì", Options: unitOptions(a.Units, "Như nhiệm vụ gốc")}
}

// splitInputs are all fields of the form that splits a task.
func splitInputs(a plan.Assignment) []input {
	var list []input
	for n := range plan.SplitMax {
		text, lead := partInputs(a, n+1)
		list = append(list, text, lead)
	}
	return append(list, closingInputs()...)
}

// closingInputs are the day and reason a task leaves its plan.
func closingInputs() []input {
	return []input{
		{Name: "ngay", Label: "Từ ngày", Hint: "Ngày/tháng/năm, không sau hôm nay. Các kỳ trước ngày này vẫn tính nhiệm vụ như cũ.", Max: 10, Mode: "numeric", Required: true},
		{Name: "ly-do", Label: "Lý do, văn bản", Hint: "Ví dụ: kết luận 5/TB-SYT.", Max: 2000, Rows: 2, Required: true},
	}
}

func closeInputs() []input {
	ways := []plan.Closing{plan.ClosedRemoved, plan.ClosedMerged}
	return append([]input{{Name: "cach", Label: "Cách đóng", Required: true, Options: optionsOf(ways, closingTexts())}}, closingInputs()...)
}

func changeCrumbs(f plan.TaskForm, step string) []crumb {
	crumbs := append(planCrumbs(f.Province, f.Plan), crumb{groupName(f.Group), groupURL(f.Province, f.Plan, f.Group.Ord)}, crumb{taskName(f.Task), route.Task(f.Task.ID)})
	return here(crumbs, step)
}

// closedText says how, when and why a task left its plan.
func closedText(t plan.Task) string {
	return nonEmpty(". ", label(closingTexts(), t.ClosedAs)+" từ "+Date(t.ClosedOn), t.ClosedReason)
}

// coverageText says what is wrong with who leads.
func coverageText(c plan.Coverage, l plan.LeadCover) string {
	return nonEmpty("; ", when(l.Accounts == 0, "chưa có tài khoản"), when(c.Silent(l), "im lặng hai kỳ liền"))
}

func periodNames(periods []plan.ReportingPeriod) string {
	var names []string
	for _, p := range periods {
		names = append(names, label(periodKindTexts(), p.Kind))
	}
	return nonEmpty(", ", names...)
}
