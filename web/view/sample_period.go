package view

import (
	"net/url"
	"strings"
	"time"

	"kehoach/internal/plan"
)

func samplePeriods() []Sample {
	y := sampleYearPeriods()
	none := y
	none.Periods = nil
	f := Form{Key: "ABCDEFGHIJKLMNOPQRSTUVWXYZ", Version: 2}
	preview := PeriodsData{YearPeriods: none, MayPlan: true, Preset: plan.PresetCircular37, Preview: plan.NewPeriods(2024, plan.PresetCircular37, nil), Form: f}
	refused := preview
	refused.Form.Errors = plan.FieldErrors{"mau": plan.ProblemUnknown}
	reader := preview
	reader.MayPlan = false
	return []Sample{
		{"ky", "Kỳ của các năm", PeriodYearsPage(samplePage("ky"), []plan.YearPeriods{y, none})},
		{"ky-empty", "Chưa có năm nào", PeriodYearsPage(samplePage("ky-empty"), nil)},
		{"ky-year", "Bốn kỳ của năm", PeriodsPage(samplePage("ky-year"), PeriodsData{YearPeriods: y, MayPlan: true, Form: f})},
		{"ky-year-reader", "Bốn kỳ, chỉ xem", PeriodsPage(samplePage("ky-year-reader"), PeriodsData{YearPeriods: y, Form: f, Conflict: true})},
		{"ky-preview", "Lập bốn kỳ", PeriodsPage(samplePage("ky-preview"), preview)},
		{"ky-preview-invalid", "Lập bốn kỳ, mẫu lạ", PeriodsPage(samplePage("ky-preview-invalid"), refused)},
		{"ky-preview-reader", "Chưa lập kỳ, chỉ xem", PeriodsPage(samplePage("ky-preview-reader"), reader)},
		{"ky-open", "Kỳ đang mở", PeriodPage(samplePage("ky-open"), samplePeriodData(y, 2))},
		{"ky-invalid", "Kỳ, ngày nhập sai", PeriodPage(samplePage("ky-invalid"), sampleRefused(y, 2, PeriodEditForm, ""))},
		{"ky-conflict", "Kỳ vừa được người khác sửa", PeriodPage(samplePage("ky-conflict"), sampleRefused(y, 2, PeriodEditForm, PeriodChanged))},
		{"ky-window-invalid", "Cho thêm ngày, nhập sai", PeriodPage(samplePage("ky-window-invalid"), sampleRefused(y, 2, PeriodWindowForm, ""))},
		{"ky-locked", "Kỳ đã khoá", PeriodPage(samplePage("ky-locked"), samplePeriodData(y, 1))},
		{"ky-unlock-invalid", "Mở khoá thiếu lý do", PeriodPage(samplePage("ky-unlock-invalid"), sampleRefused(y, 1, PeriodUnlockForm, ""))},
		{"ky-reader", "Kỳ, chỉ xem", PeriodPage(samplePage("ky-reader"), PeriodData{PeriodPage: samplePeriodData(y, 0).PeriodPage, Form: f})},
		{"ky-lock", "Khoá kỳ còn báo cáo chưa duyệt", PeriodLockPage(samplePage("ky-lock"), samplePeriodData(y, 2))},
		{"ky-lock-clean", "Khoá kỳ, đã duyệt hết", PeriodLockPage(samplePage("ky-lock-clean"), samplePeriodData(y, 1))},
		{"ngay-nghi", "Lịch nghỉ lễ", HolidaysPage(samplePage("ngay-nghi"), sampleHolidayData(f))},
		{"ngay-nghi-empty", "Chưa có lịch nghỉ lễ", HolidaysPage(samplePage("ngay-nghi-empty"), HolidaysData{})},
		{"ngay-nghi-invalid", "Thêm ngày nghỉ, nhập sai", HolidaysPage(samplePage("ngay-nghi-invalid"), HolidaysData{Year: 2031, MayKeep: true, Form: Form{
			Key: f.Key, Values: url.Values{"ngay": {"31/02/2031"}},
			Errors: plan.FieldErrors{"ngay": plan.ProblemNotADate, "ten": plan.ProblemRequired, "nguon": plan.ProblemRequired},
		}})},
	}
}

func sampleYearPeriods() plan.YearPeriods {
	tree := sampleTree()
	y := plan.YearPeriods{
		Province: tree.Province, Lineage: tree.Lineage, Year: plan.Year{Year: 2024, State: plan.YearRunning}, Today: sampleDay(2024, time.September, 25),
		Holidays: plan.Holidays{{Day: sampleDay(2024, time.September, 2), Kind: plan.DayOff, Name: "Quốc khánh 2/9", Source: "Điều 112"}},
	}
	states := []plan.PeriodState{plan.PeriodPublished, plan.PeriodLocked, plan.PeriodOpen, plan.PeriodPreparing}
	for i, p := range plan.NewPeriods(2024, plan.PresetDecree09, y.Holidays) {
		p.ID, p.State, p.Version = int64(i+1), states[i], 2
		y.Periods = append(y.Periods, plan.PeriodOverview{ReportingPeriod: p, Counts: plan.PeriodCounts{Owed: 43 - 4*i, Submitted: 3, Returned: 1, Approved: 20}})
	}
	return y
}

func samplePeriodData(y plan.YearPeriods, at int) PeriodData {
	when := time.Date(2024, time.September, 20, 8, 15, 0, 0, plan.Zone)
	p := y.Periods[at]
	f := Form{Key: "ABCDEFGHIJKLMNOPQRSTUVWXYZ", Version: 2}
	edit := f
	edit.Values = url.Values{
		"tu": {Date(p.DataFrom)}, "chot": {Date(p.DataTo)}, "tinh-den": {Date(p.AsOfOn)}, "mo": {Date(p.OpensOn)}, "han": {Date(p.DueOn)},
		"nhan-den": {Date(p.GraceUntil)},
	}
	page := plan.PeriodPage{
		YearPeriods: y, Period: p, Units: []plan.Unit{{ID: 3, Name: "Phòng Nghiệp vụ Dược"}},
		Windows: []plan.PeriodWindow{
			{ID: 1, UnitID: 3, UnitName: "Phòng Nghiệp vụ Dược", Until: sampleDay(2024, time.September, 30), Reason: "Mất điện do bão", CreatedAt: when, CreatedBy: "Trần Văn Minh"},
			{ID: 2, UnitID: 4, UnitName: "Trung tâm Y tế " + strings.Repeat("rất dài ", 20), Until: sampleDay(2024, time.September, 22), Reason: "Chuyển trụ sở", CreatedAt: when, CreatedBy: "Trần Văn Minh", RevokedAt: when},
		},
		Events: []plan.PeriodEvent{
			{At: when, Actor: "Trần Văn Minh", After: plan.PeriodPreparing},
			{At: when, Actor: "Trần Văn Minh", Before: plan.PeriodPreparing, After: plan.PeriodOpen},
			{At: when, Actor: "Trần Văn Minh", Before: plan.PeriodOpen, After: plan.PeriodLocked},
			{At: when, Actor: "Lê Thị Lan", Before: plan.PeriodLocked, After: plan.PeriodOpen, Reason: "12/CV-SYT: sai số liệu của hai đơn vị"},
		},
	}
	if p.State == plan.PeriodOpen {
		text := "đẩy nhanh tiến độ xây dựng kế hoạch di dời"
		page.Open = []plan.UnitOpen{
			{UnitID: 3, Unit: "Phòng Nghiệp vụ Dược", Unsent: []plan.OpenTask{{ID: 1, Number: "7.3", Text: text}, {ID: 2, Number: "7.4", Text: strings.Repeat(text+" ", 20), State: plan.ReportReturned}}, Sent: []plan.OpenTask{{ID: 3, Number: "1.1", Text: text, State: plan.ReportSubmitted}}},
			{Unsent: []plan.OpenTask{{ID: 4, Number: "2.1", Text: text}}},
		}
	}
	return PeriodData{PeriodPage: page, MayPlan: true, MayDecide: true, MayReview: true, Form: f, Edit: edit, Window: f, Unlock: f}
}

func sampleRefused(y plan.YearPeriods, at int, form PeriodFormName, notice PeriodNotice) PeriodData {
	d := samplePeriodData(y, at)
	typed := url.Values{"chot": {"31/02/2024"}, "han": {"20/09/2024"}, "den": {"x"}, "so-van-ban": {"12/CV"}}
	broken := plan.FieldErrors{}
	if notice == "" {
		broken = plan.FieldErrors{
			"chot": plan.ProblemNotADate, "tu": plan.ProblemPeriodNest, "tinh-den": plan.ProblemPeriodRange, "han": plan.ProblemPeriodOrder,
			"don-vi": plan.ProblemRequired, "den": plan.ProblemNotADate, "ly-do": plan.ProblemRequired,
		}
	}
	d.Refused(form, notice, typed, broken)
	return d
}

func sampleHolidayData(f Form) HolidaysData {
	return HolidaysData{Year: 2024, Years: []int{2023, 2024, 2025}, MayKeep: true, Form: f, Days: plan.Holidays{
		{Day: sampleDay(2024, time.April, 29), Kind: plan.DayOff, Name: "Nghỉ, hoán đổi ngày làm việc", Source: "Thông báo hằng năm; chưa đối chiếu thông báo"},
		{Day: sampleDay(2024, time.May, 4), Kind: plan.DayWorked, Name: "Làm bù cho ngày 29/04/2024", Source: "Thông báo hằng năm; chưa đối chiếu thông báo"},
	}}
}
