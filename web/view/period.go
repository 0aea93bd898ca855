package view

import (
	"net/url"
	"strconv"
	"strings"
	"time"

	"kehoach/internal/plan"
	"kehoach/internal/route"
)

// PeriodsData is the page of a year's kỳ.
type PeriodsData struct {
	plan.YearPeriods
	MayPlan  bool
	Preset   plan.Preset            // chosen for the preview
	Preview  []plan.ReportingPeriod // what it would make; none once the kỳ are there
	Form     Form
	Conflict bool // somebody made them in the meantime
}

// A PeriodFormName is one of the forms on the page of a kỳ.
type PeriodFormName string

// A PeriodNotice is why a change of a kỳ was refused.
type PeriodNotice string

// PeriodData is the page of one kỳ with its forms.
type PeriodData struct {
	plan.PeriodPage
	MayPlan, MayDecide, MayReview bool
	Form                          Form // of buttons
	Edit, Window, Unlock          Form
	Notice                        PeriodNotice
	refused                       PeriodFormName
}

// Refused puts what was typed back into its form, with what is wrong.
func (d *PeriodData) Refused(name PeriodFormName, notice PeriodNotice, typed url.Values, broken plan.FieldErrors) {
	d.Notice, d.refused = notice, name
	for key, form := range map[PeriodFormName]*Form{PeriodEditForm: &d.Edit, PeriodWindowForm: &d.Window, PeriodUnlockForm: &d.Unlock} {
		if key == name {
			form.Values, form.Errors = typed, broken
		}
	}
}

// HolidaysData is the table of holidays in one year.
type HolidaysData struct {
	Days    plan.Holidays // of the year
	Years   []int         // that were entered
	Year    int           // 0: none was
	MayKeep bool
	Form    Form
}

// Forms of the page of a kỳ.
const (
	PeriodEditForm   PeriodFormName = "edit"
	PeriodWindowForm PeriodFormName = "window"
	PeriodUnlockForm PeriodFormName = "unlock"
)

// Why a change was refused; empty: what was typed is wrong.
const (
	PeriodChanged      PeriodNotice = "changed"
	PeriodInOtherState PeriodNotice = "state"
)

func noticeText(n PeriodNotice) string {
	return map[PeriodNotice]string{
		PeriodChanged:      "Kỳ này vừa được người khác thay đổi, nên thao tác vừa gửi chưa được ghi. Trang đã hiện bản mới; xem lại rồi gửi lại nếu vẫn cần.",
		PeriodInOtherState: "Trạng thái hiện tại của kỳ không cho phép thao tác vừa gửi. Chưa có gì thay đổi.",
	}[n]
}

func periodEditInputs() []input {
	day := func(name, label, hint string) input {
		return input{Name: name, Label: label, Hint: hint, Mode: "numeric", Max: 10, Required: true}
	}
	return []input{
		day("tu", "Số liệu từ ngày", "Ngày/tháng/năm"), day("chot", "Chốt số liệu", "Ngày cuối của số liệu"),
		day("tinh-den", "Tính đến ngày", "Ngày xếp đúng hạn, quá hạn"), day("mo", "Mở nhận báo cáo", "Dự kiến"),
		day("han", "Hạn nộp", "Kể cả ngày này"), day("nhan-den", "Nhận đến hết ngày", "Sau hạn nộp tính là trễ"),
	}
}

func windowInputs(units []plan.Unit) []input {
	options := []option{{"", "Chọn đơn vị"}}
	for _, u := range units {
		options = append(options, option{strconv.FormatInt(u.ID, 10), u.Name})
	}
	return []input{
		{Name: "don-vi", Label: "Đơn vị", Options: options, Required: true},
		{Name: "den", Label: "Được nộp đến hết ngày", Hint: "Sau ngày nhận của kỳ. Ngày/tháng/năm", Mode: "numeric", Max: 10, Required: true},
		{Name: "ly-do", Label: "Lý do", Max: plan.ReasonMax, Required: true},
	}
}

// unlockInputs: a planner records the leader's decision and may name its document instead of a reason.
func unlockInputs(recording bool) []input {
	number := input{Name: "so-van-ban", Label: "Số, ký hiệu văn bản", Hint: "Nếu có", Max: plan.NumberMax}
	reason := input{Name: "ly-do", Label: "Lý do mở khoá", Hint: "Được lưu trong lịch sử của kỳ và nhật ký.", Max: plan.ReasonMax, Required: !recording}
	if recording {
		number.Hint = "Văn bản của lãnh đạo. Nếu không có văn bản thì ghi lý do bên dưới."
	}
	return []input{number, reason}
}

func holidayInputs() []input {
	return []input{
		{Name: "ngay", Label: "Ngày", Hint: "Ngày/tháng/năm", Mode: "numeric", Max: 10, Required: true},
		{Name: "loai", Label: "Loại", Options: optionsOf(plan.HolidayKinds(), holidayKindTexts())},
		{Name: "ten", Label: "Tên", Hint: "Ví dụ: Nghỉ bù Giỗ Tổ Hùng Vương", Max: plan.HolidayNameMax, Required: true},
		{Name: "nguon", Label: "Nguồn", Hint: "Văn bản, thông báo quy định ngày này", Max: plan.HolidaySourceMax, Required: true},
	}
}

func (d PeriodData) errors() []fieldError {
	switch d.refused {
	case PeriodEditForm:
		return d.Edit.summary(periodEditInputs())
	case PeriodWindowForm:
		return d.Window.summary(windowInputs(d.Units))
	case PeriodUnlockForm:
		return d.Unlock.summary(unlockInputs(d.MayPlan))
	}
	return nil
}

// A typedLine is one field of a refused form: what was typed, and what stands there now.
type typedLine struct{ Label, Typed, Stored string }

// typedLines are both texts of a form that met another's change.
func (d PeriodData) typedLines() []typedLine {
	if d.Notice == "" {
		return nil
	}
	var lines []typedLine
	add := func(f Form, inputs []input, stored map[string]string) {
		for _, in := range inputs {
			if typed := strings.TrimSpace(f.Value(in.Name)); typed != "" && typed != stored[in.Name] {
				lines = append(lines, typedLine{in.Label, typed, stored[in.Name]})
			}
		}
	}
	switch d.refused {
	case PeriodEditForm:
		p := d.Period
		add(d.Edit, periodEditInputs(), map[string]string{
			"tu": Date(p.DataFrom), "chot": Date(p.DataTo), "tinh-den": Date(p.AsOfOn), "mo": Date(p.OpensOn), "han": Date(p.DueOn),
			"nhan-den": Date(p.GraceUntil),
		})
	case PeriodWindowForm:
		add(d.Window, windowInputs(d.Units)[1:], nil)
	case PeriodUnlockForm:
		add(d.Unlock, unlockInputs(d.MayPlan), nil)
	}
	return lines
}

func nameOfPeriod(p plan.ReportingPeriod) string { return label(periodKindTexts(), p.Kind) }

func periodURL(y plan.YearPeriods, p plan.ReportingPeriod) string {
	return route.Period(y.Province.Slug, y.Year.Year, p.Kind.Slug())
}

func periodsURL(y plan.YearPeriods) string { return route.Periods(y.Province.Slug, y.Year.Year) }

func periodLook(state plan.PeriodState) (kind, symbol string) {
	switch state {
	case plan.PeriodOpen:
		return "good", "lock-open"
	case plan.PeriodLocked:
		return "blue", "lock"
	case plan.PeriodPublished:
		return "blue", "circle-check"
	case plan.PeriodPreparing:
	}
	return "plain", "circle-dashed"
}

// nextSteps says what is to be done with the kỳ of a year.
func nextSteps(y plan.YearPeriods) string {
	if len(y.Periods) == 0 {
		return "Chưa lập kỳ báo cáo"
	}
	var steps []string
	for _, p := range y.Periods {
		if p.State == plan.PeriodOpen && p.GraceUntil.Before(y.Today) {
			steps = append(steps, "Khoá "+nameOfPeriod(p.ReportingPeriod)+" (hết thời gian nhận "+Date(p.GraceUntil)+")")
		}
	}
	if next, ok := plan.NextToOpen(y.List()); ok {
		steps = append(steps, "Mở "+nameOfPeriod(next)+" từ "+Date(next.OpensOn))
	}
	if len(steps) == 0 {
		return "–"
	}
	return strings.Join(steps, "; ")
}

// unknownText names the years nobody entered the holidays of.
func unknownText(years []int) string {
	texts := make([]string, 0, len(years))
	for _, year := range years {
		texts = append(texts, strconv.Itoa(year))
	}
	return "Chưa có lịch nghỉ lễ năm " + strings.Join(texts, ", ") + ": chỉ trừ thứ Bảy, Chủ nhật."
}

func eventText(e plan.PeriodEvent) string {
	switch {
	case e.Before == "":
		return "Lập kỳ"
	case e.Unlocks():
		return "Mở khoá"
	case e.After == plan.PeriodOpen:
		return "Mở nhận báo cáo"
	case e.After == plan.PeriodLocked:
		return "Khoá kỳ"
	}
	return label(periodStateTexts(), e.After)
}

// openTotals are all tasks a lock leaves unapproved: not sent, and sent but not reviewed.
func openTotals(list []plan.UnitOpen) (unsent, sent int) {
	for _, u := range list {
		unsent += len(u.Unsent)
		sent += len(u.Sent)
	}
	return unsent, sent
}

// liveWindows counts units whose time runs on.
func liveWindows(d PeriodData) int {
	n := 0
	for _, w := range d.Windows {
		if w.Holds(d.Today) {
			n++
		}
	}
	return n
}

func windowState(w plan.PeriodWindow, today plan.Date) string {
	switch {
	case !w.RevokedAt.IsZero():
		return "Đã kết thúc lúc " + DateTime(w.RevokedAt)
	case w.Holds(today):
		return "Còn hiệu lực"
	}
	return "Hết hạn"
}

func openUnitName(u plan.UnitOpen) string {
	if u.UnitID == 0 {
		return "Chưa có đơn vị chủ trì"
	}
	return u.Unit
}

func openTaskState(t plan.OpenTask) string {
	if t.State == "" {
		return "Chưa báo cáo"
	}
	return label(reportStateTexts(), t.State)
}

func weekdayText(day time.Weekday) string {
	return [...]string{"Chủ nhật", "thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy"}[day]
}

// keyed is f with a key of its own, for one of many forms of a page.
func keyed(f Form, name string) Form {
	f.Key += "-" + name
	return f
}

func periodCrumbs(y plan.YearPeriods) []crumb {
	return []crumb{{"Kỳ báo cáo", route.PeriodYears()}, {y.Province.FullName() + " " + strconv.Itoa(y.Year.Year), periodsURL(y)}}
}
