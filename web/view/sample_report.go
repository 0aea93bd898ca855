package view

import (
	"time"

	"kehoach/internal/plan"
)

func sampleReports() []Sample {
	page := func(name, title string, d ReportData) Sample {
		return Sample{name, title, ReportPage(samplePage(name), d)}
	}
	full := sampleReportData()
	broken := full
	broken.Form.Errors = plan.FieldErrors{
		plan.FieldProgress: plan.ProblemRequired, plan.FieldPercent: plan.ProblemPercentRange, plan.FieldOutlook: plan.ProblemRequired,
		plan.FieldObstacles: plan.ProblemRiskNeedsWords, plan.FieldCompletedOn: plan.ProblemNextPeriod, plan.FieldNoProduct: plan.ProblemProductMissing,
	}
	conflict := full
	conflict.Conflict = true
	closed := full
	closed.Board.Period.State = plan.PeriodLocked
	closed.Open = closed.Board.Rows[2].Task.ID
	confirm := full
	confirm.Confirm = true
	remarks := full
	remarks.RemarksConflict, remarks.OpenNote, remarks.NoteConflict = true, full.Board.Helping[0].Task.ID, true
	remarks.Note = Form{Key: "k9", Version: 1, Errors: plan.FieldErrors{plan.FieldNote: plan.ProblemTooLong}}
	unsent := full
	unsent.Broken = plan.FieldErrors{}
	unsent.Broken.Add(plan.FieldOutlook+":"+rowID(full.Board.Rows[1].Task.ID)[3:], plan.ProblemRequired)
	headed := full
	headed.Board.Unit.HeadSends, headed.Board.IsHead = true, true
	headed.Board.Remarks.HandedAt, headed.Board.Remarks.HandedBack = sampleMoment(), "Thiếu số liệu quý I."
	handing := full
	handing.Board.Unit.HeadSends, handing.Board.CanSend = true, false
	empty := full
	empty.Board.Rows, empty.Board.Helping, empty.Open = nil, nil, 0
	return []Sample{
		{"reports-choice", "Chọn kỳ báo cáo", ReportChoicePage(samplePage("reports-choice"), sampleUnitPeriods())},
		{"reports-no-unit", "Không thuộc đơn vị nào", ReportChoicePage(samplePage("reports-no-unit"), nil)},
		page("reports", "Việc của đơn vị tôi", full),
		{"reports-dark", "Việc của đơn vị tôi, nền tối", ReportPage(Page{Path: "/dev/pages/reports-dark", Theme: "dark"}, full)},
		page("reports-invalid", "Báo cáo nhập sai", broken),
		page("reports-conflict", "Hai người cùng lưu", conflict),
		page("reports-closed", "Kỳ đã khoá", closed),
		page("reports-confirm", "Gửi khi chưa đủ", confirm),
		page("reports-unsent", "Chưa gửi được", unsent),
		page("reports-remarks", "Nhận xét, ý kiến bị trùng", remarks),
		page("reports-head", "Trưởng đơn vị gửi", headed),
		page("reports-hand", "Trình trưởng đơn vị", handing),
		page("reports-empty", "Không có nhiệm vụ", empty),
	}
}

func sampleMoment() time.Time { return time.Date(2024, time.June, 20, 8, 15, 0, 0, plan.Zone) }

func sampleUnitPeriods() []plan.UnitPeriods {
	b := sampleUnitBoard()
	locked, expired := b.Period, b.Period
	locked.Kind, locked.State = plan.Q1, plan.PeriodLocked
	expired.Kind = plan.M9
	return []plan.UnitPeriods{
		{Unit: b.Unit, Periods: []plan.UnitPeriod{
			{ReportingPeriod: expired, Closure: plan.ClosureExpired}, {ReportingPeriod: b.Period},
			{ReportingPeriod: locked, Closure: plan.ClosureLocked},
		}},
		{Unit: plan.Unit{ID: 9, Name: "Trung tâm Y tế huyện Bàu Bàng"}},
	}
}

// sampleUnitBoard has a row in every state.
func sampleUnitBoard() plan.UnitBoard {
	tree := sampleTree()
	periods := plan.NewPeriods(2024, plan.PresetDecree09, plan.Holidays{})
	b := plan.UnitBoard{
		Province: tree.Province, Unit: plan.Unit{ID: 3, Name: "Phòng Nghiệp vụ Y"}, Period: periods[1], Today: sampleDay(2024, time.June, 17),
		CanSend: true,
	}
	b.Period.ID, b.Period.State = 2, plan.PeriodOpen
	percent, before := plan.PerMille(557), plan.PerMille(300)
	content := plan.Content{Progress: plan.InProgress, Percent: &percent, Result: "Đã trình Sở thẩm định dự thảo."}
	last := plan.ProgressReport{State: plan.ReportApproved, Content: plan.Content{
		Progress: plan.InProgress, Percent: &before, Outlook: plan.Feasible, Result: "Đã lấy ý kiến các đơn vị.\nĐang tổng hợp.", Obstacles: "Thiếu nhân lực.",
	}}
	states := []plan.ReportState{"", plan.ReportReturned, plan.ReportSubmitted, plan.ReportApproved, plan.ReportDraft, ""}
	for _, g := range tree.Groups {
		for _, t := range g.Tasks {
			n := len(b.Rows)
			t.DueOn = sampleDay(2024, time.December, 31)
			r := plan.ReportRow{Task: t, Plan: tree.Plan, Group: g, Owed: true, Last: last, LastPeriod: plan.Q1}
			if state := states[n%len(states)]; state != "" {
				r.Report = plan.ProgressReport{ID: int64(n + 1), State: state, Content: content, Version: 2, SavedAt: sampleMoment(), DecidedAt: sampleMoment()}
				r.SavedBy = "Nguyễn Thị An"
			}
			if r.Report.State == plan.ReportReturned {
				r.Returns = []plan.ReportReturn{{Reason: "Nêu rõ số văn bản.", At: sampleMoment(), By: "Trần Văn Tổng"}}
			}
			b.Rows = append(b.Rows, r)
		}
	}
	b.Rows[1].Notes = []plan.CoordinationNote{{UnitID: 4, Unit: "Trung tâm Y tế", Body: "Đã cử 2 cán bộ.", UpdatedAt: sampleMoment(), UpdatedBy: "Lê Văn B"}}
	b.Rows[1].Draft = plan.RawDraft{Typed: plan.ReportTyped{plan.FieldPercent: "hai"}, Version: 3, UpdatedAt: sampleMoment(), UpdatedBy: "Nguyễn Thị An"}
	b.Helping = []plan.HelpRow{
		{Task: b.Rows[3].Task, Lead: "Văn phòng Sở", Note: plan.CoordinationNote{Body: "Đã góp ý.", Version: 1}},
		{Task: b.Rows[4].Task, Lead: "Trung tâm Kiểm soát bệnh tật tỉnh"},
	}
	b.Remarks = plan.UnitRemarks{Results: "Hoàn thành 3 đề án.", LastSentAt: sampleMoment(), Version: 2}
	return b
}

func sampleReportData() ReportData {
	b := sampleUnitBoard()
	d := ReportData{Board: b, Open: b.Rows[1].Task.ID, Key: "khoa-cua-trang", Remarks: RemarksForm(b.Remarks, "k2"), HandBack: Form{Key: "k3", Version: 2}}
	d.Form, d.DraftOf = ReportForm(b.Rows[1], false, "k1")
	return d
}
