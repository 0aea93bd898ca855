package view

import (
	"net/url"
	"strings"
	"time"

	"kehoach/internal/plan"
)

func sampleReviews() []Sample {
	q, page := sampleQueue(), sampleReview()
	key := ReviewForm{Form: Form{Key: "k", Version: 3}}
	unsent, empty := q, q
	unsent.Tab, unsent.Debts = plan.TabUnsent, sampleDebts()
	empty.Rows, empty.Tab, empty.Counts = nil, plan.TabReturned, map[plan.ReviewTab]int{}
	changed, nothing, invalid, locked := key, key, key, key
	changed.Changed, changed.Values = []int64{1}, url.Values{"bao-cao": {"1:2", "2:2"}}
	nothing.Errors = plan.FieldErrors{"bao-cao": plan.ProblemNothingTicked}
	invalid.Errors = plan.FieldErrors{"ly-do": plan.ProblemRequired}
	locked.Locked, locked.Values = true, url.Values{"ly-do": {"Bổ sung số liệu của huyện"}}
	closed, first := page, page
	recorded := sampleWorkedTask()
	recorded.Record = sampleRecord()
	closed.CanDecide, closed.Period.State = false, plan.PeriodLocked
	first.Report.Before, first.Versions, first.Events, first.Notes = nil, nil, nil, nil
	first.Next = 0
	return []Sample{
		{"reviews", "Duyệt báo cáo", ReviewQueuePage(samplePage("reviews"), q, key)},
		{"reviews-changed", "Duyệt, báo cáo vừa thay đổi", ReviewQueuePage(samplePage("reviews-changed"), q, changed)},
		{"reviews-nothing", "Duyệt, chưa chọn dòng nào", ReviewQueuePage(samplePage("reviews-nothing"), q, nothing)},
		{"reviews-unsent", "Chưa gửi báo cáo", ReviewQueuePage(samplePage("reviews-unsent"), unsent, key)},
		{"reviews-empty", "Không có báo cáo trả lại", ReviewQueuePage(samplePage("reviews-empty"), empty, key)},
		{"reviews-none", "Chưa có kỳ báo cáo", ReviewQueuePage(samplePage("reviews-none"), plan.ReviewQueue{}, key)},
		{"review", "Duyệt một báo cáo", ReviewPage(samplePage("review"), page, key)},
		{"review-first", "Báo cáo lần đầu", ReviewPage(samplePage("review-first"), first, key)},
		{"review-invalid", "Trả lại chưa nêu lý do", ReviewPage(samplePage("review-invalid"), page, invalid)},
		{"reminders", "Đôn đốc", RemindersPage(samplePage("reminders"), sampleReminders())},
		{"reminders-none", "Đôn đốc, chưa có kỳ", RemindersPage(samplePage("reminders-none"), plan.Reminders{})},
		{"task-recorded", "Nhiệm vụ có tiến độ, lịch sử", TaskPage(samplePage("task-recorded"), recorded)},
		{"audit", "Nhật ký", AuditPage(samplePage("audit"), plan.AuditPage{Entries: sampleRecord().Entries, Entities: []string{"tasks", "users"}, Older: 7}, Form{})},
		{"audit-invalid", "Nhật ký, ngày sai", AuditPage(samplePage("audit-invalid"), plan.AuditPage{}, Form{Errors: plan.FieldErrors{"tu": plan.ProblemNotADate}})},
		{"review-locked", "Kỳ khoá trong lúc trả lại", ReviewPage(samplePage("review-locked"), closed, locked)},
	}
}

func samplePeriod() plan.ReportingPeriod {
	return plan.ReportingPeriod{
		ID: 2, Year: 2024, Kind: plan.H1, DataFrom: sampleDay(2024, time.January, 1), DataTo: sampleDay(2024, time.June, 30),
		AsOfOn: sampleDay(2024, time.June, 30), DueOn: sampleDay(2024, time.July, 3), GraceUntil: sampleDay(2024, time.July, 5), State: plan.PeriodOpen,
	}
}

func sampleContents() (before, now plan.Content) {
	forty, sixty := plan.PerMille(400), plan.PerMille(605)
	before = plan.Content{
		Progress: plan.InProgress, Percent: &sixty, Outlook: plan.Feasible,
		Result: "Đã khảo sát 12/20 danh mục kỹ thuật tại Trung tâm Y tế; trình Sở dự thảo lần 1.",
	}
	now = plan.Content{
		Progress: plan.InProgress, Percent: &forty, Outlook: plan.AtRisk,
		Result:    "Đã khảo sát 15/20 danh mục kỹ thuật tại Trung tâm Y tế;\ntrình Sở dự thảo lần 2.",
		Obstacles: "Chưa có định mức của Bộ Y tế. " + strings.Repeat("Thiếu nhân lực chuyên khoa tại tuyến huyện. ", 8),
		Proposals: "Đề nghị Sở có văn bản hỏi Bộ Y tế.",
	}
	return before, now
}

func sampleReviewed() []plan.Reviewed {
	before, now := sampleContents()
	at := time.Date(2024, time.July, 2, 16, 40, 0, 0, plan.Zone)
	tree := sampleTree()
	row := plan.Reviewed{
		ReportID: 1, TaskID: 1, UnitID: 3, Version: 3, State: plan.ReportSubmitted, Unit: "Phòng Nghiệp vụ Dược", Number: "7.3",
		Text: tree.Groups[6].Tasks[2].Text, SentAt: at, Content: now, Before: &before, BeforeKind: plan.Q1,
		Status: plan.TaskStatus{
			Box: plan.BoxOverdue, Progress: plan.InProgress, Outlook: plan.AtRisk, Due: sampleDay(2024, time.May, 31), Red: true,
			Contradictions: []plan.Contradiction{plan.ContradictionPercentDown},
		},
	}
	same, first := row, row
	same.ReportID, same.Content, same.Unit = 2, before, "Trung tâm Kiểm soát bệnh tật"
	same.Status = plan.TaskStatus{Box: plan.BoxRegular, Progress: plan.InProgress}
	first.ReportID, first.Before, first.Status = 3, nil, plan.TaskStatus{Box: plan.BoxOnTrack, Outlook: plan.Unlikely, Due: sampleDay(2024, time.December, 31), Red: true}
	return []plan.Reviewed{row, first, same}
}

func sampleQueue() plan.ReviewQueue {
	tree := sampleTree()
	year := plan.Year{ID: 5, Year: 2024}
	older := plan.YearPeriods{Province: tree.Province, Year: plan.Year{ID: 4, Year: 2023}}
	half := samplePeriod()
	quarter := half
	quarter.ID, quarter.Kind, quarter.State = 1, plan.Q1, plan.PeriodLocked
	return plan.ReviewQueue{
		Province: tree.Province, Year: year, Periods: []plan.ReportingPeriod{quarter, half}, Period: half, Tab: plan.TabWaiting,
		Years:  []plan.YearPeriods{{Province: tree.Province, Year: year}, older},
		Counts: map[plan.ReviewTab]int{plan.TabWaiting: 3, plan.TabUnsent: 2}, Units: []plan.Unit{{ID: 3, Name: "Phòng Nghiệp vụ Dược"}},
		Rows: sampleReviewed(), CanDecide: true,
	}
}

func sampleDebts() []plan.Debt {
	tasks := sampleTree().Groups[6].Tasks
	open := []plan.OpenTask{
		{ID: 1, Number: "7.1", Text: tasks[0].Text}, {ID: 2, Number: "7.2", Text: tasks[1].Text, State: plan.ReportReturned},
	}
	due := samplePeriod().DueOn
	return []plan.Debt{
		{
			Unit:  plan.Unit{ID: 3, Name: "Phòng Nghiệp vụ Dược", ContactName: "Nguyễn Thị Hoa", ContactPhone: "0274 3822 222", ContactEmail: "duoc@example.vn"},
			Tasks: open, Owed: 5, DueOn: due, LateDays: 4,
			People: []plan.Person{{Name: "Trần Văn Minh", Title: "Trưởng phòng", Phone: "0912 345 678", Email: "minh@example.vn"}},
		},
		{Unit: plan.Unit{ID: 4, Name: "Bệnh viện Đa khoa tỉnh"}, Tasks: open[:1], Owed: 1, DueOn: due},
		{Tasks: open[:1], Owed: 1, DueOn: due, LateDays: 4},
	}
}

func sampleReview() plan.ReviewPage {
	before, now := sampleContents()
	at := time.Date(2024, time.July, 2, 16, 40, 0, 0, plan.Zone)
	return plan.ReviewPage{
		TaskPage: sampleWorkedTask(), Report: sampleReviewed()[0], Period: samplePeriod(), Next: 2, Waiting: 3, CanDecide: true,
		Notes: []plan.CoordinationNote{{Unit: "Trung tâm Y tế huyện", Body: "Đã gửi danh mục ngày 20/6.", UpdatedAt: at}},
		Versions: []plan.SentVersion{
			{Number: 2, Content: now, SentAt: at, SentBy: "Nguyễn Thị Hoa", Unit: "Phòng Nghiệp vụ Dược"},
			{Number: 1, Content: before, SentAt: at.Add(-48 * time.Hour), SentBy: "Nguyễn Thị Hoa", Unit: "Phòng Nghiệp vụ Dược"},
		},
		Events: []plan.ReportEvent{
			{Action: plan.ReportWasSent, At: at, ActorName: "Nguyễn Thị Hoa"},
			{Action: plan.ReportWasReturned, Reason: "Bổ sung số liệu quý II.", At: at.Add(-24 * time.Hour), ActorName: "Lê Văn Tổng"},
		},
	}
}

// sampleRecord is what became of a task, as its unit sees it.
func sampleRecord() plan.TaskRecord {
	before, now := sampleContents()
	at := time.Date(2024, time.July, 2, 16, 40, 0, 0, plan.Zone)
	return plan.TaskRecord{
		Progress: []plan.PeriodProgress{
			{Kind: plan.Q1, Approved: &before, DecidedAt: at.Add(-80 * 24 * time.Hour)}, {Kind: plan.H1, Pending: true, Sent: &now, SentAt: at},
			{Kind: plan.M9, Returned: true, Sent: &now, SentAt: at}, {Kind: plan.FullPeriod},
		},
		Entries: []plan.HistoryEntry{
			{At: at, Who: "Lê Văn Tổng", Action: "returned", Entity: "report", Period: plan.H1, Reason: "Bổ sung số liệu quý II."},
			{At: at, Who: "Trần Văn Minh", Action: "update", Entity: "tasks", Reason: "Gia hạn; 210/SYT-KHTC", Changes: []plan.HistoryChange{
				{Field: "due_on", Before: "2024-09-30", After: "2024-12-31"}, {Field: "deputy", After: "Phó Giám đốc"}, {Field: "output", Before: "Danh mục"},
			}},
			{At: at, Who: "Nguyễn Thị Hoa", Action: "update", Entity: "progress_reports", Period: plan.H1, Changes: []plan.HistoryChange{
				{Field: "percent", Before: "40.0", After: "60.5"}, {Field: "outlook", Before: "feasible", After: "at_risk"},
			}},
			{At: at, Who: "cli:root", Action: "insert", Entity: "tasks", Changes: []plan.HistoryChange{{Field: "number", After: "7.3"}}},
		},
	}
}

func sampleReminders() plan.Reminders {
	q := sampleQueue()
	debts := sampleDebts()
	due := q.Period.DueOn
	return plan.Reminders{
		Province: q.Province, Year: q.Year, Periods: q.Periods, Period: q.Period, Years: q.Years, Today: due.AddDays(4), Units: q.Units, Debts: debts,
		Table: []plan.UnitFilings{
			{Unit: debts[0].Unit, Filings: []plan.Filing{
				{Owed: 5, Sent: 5, DueOn: due, CompleteAt: time.Date(2024, time.July, 5, 9, 0, 0, 0, plan.Zone)}, {Owed: 5, Sent: 3, Returned: 1, DueOn: due},
			}},
			{Unit: debts[1].Unit, Filings: []plan.Filing{{}, {Owed: 1, DueOn: due}}},
		},
	}
}
