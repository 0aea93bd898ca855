package view

import (
	"net/url"

	"kehoach/internal/plan"
)

func sampleUnits() []plan.Unit {
	from := sampleDay(2009, 1, 1)
	return []plan.Unit{
		{ID: 1, ProvinceID: 1, Kind: plan.UnitDepartment, Name: "Phòng Kế hoạch - Tài chính", ShortName: "KHTC", From: from, Version: 1},
		{ID: 2, ProvinceID: 1, Kind: plan.UnitDepartment, Name: "Phòng Nghiệp vụ Y", From: from, Version: 3, HeadSends: true, ContactName: "Trần Thị Hồng Hạnh", ContactPhone: "0274 3822 xxx", ContactEmail: "nvy.syt@binhduong.gov.vn"},
		{ID: 3, ProvinceID: 1, Kind: plan.UnitAffiliate, Name: "Trung tâm Kiểm soát bệnh tật tỉnh", ShortName: "CDC", From: from, Version: 1, Aliases: []string{"CDC tỉnh", "TT KSBT"}},
		{ID: 4, ProvinceID: 1, Kind: plan.UnitAffiliate, ParentID: 3, Name: "Khoa Phòng, chống bệnh truyền nhiễm", From: from, Version: 1},
		{ID: 5, ProvinceID: 1, Kind: plan.UnitBranch, Name: "Chi cục Dân số - Kế hoạch hoá gia đình", From: from, To: sampleDay(2025, 2, 28), Version: 2},
	}
}

func sampleUnitList() plan.UnitList {
	province := sampleTree().Province
	list := plan.UnitList{Province: province, Provinces: []plan.Province{province}, CanEdit: true}
	for i, u := range sampleUnits() {
		row := plan.UnitRow{Unit: u, Leads: (7 * (i + 1)) % 10, Supports: i * 3, Accounts: i % 3}
		if u.ParentID != 0 {
			row.Depth = 1
		}
		list.Units = append(list.Units, row)
	}
	return list
}

func sampleUnitPage() plan.UnitPage {
	tree, units := sampleTree(), sampleUnits()
	released := tree.Plan
	released.State = plan.Released
	page := plan.UnitPage{
		Province: tree.Province, Lineage: tree.Lineage, UnitRow: plan.UnitRow{Unit: units[2], Leads: 3, Supports: 2, Accounts: 1},
		Children: units[3:4], Predecessors: []plan.UnitPlace{{ID: 9, Name: "Trung tâm Y tế dự phòng", Province: tree.Province.Name}},
		Heirs:      []plan.UnitPlace{{ID: 10, Name: "Trung tâm Kiểm soát bệnh tật Thành phố", Province: "Hồ Chí Minh"}},
		SeesPeople: true, CanEdit: true,
		People: []plan.UnitPerson{
			{UserID: 1, Name: "Nguyễn Văn Nam", Username: "nam.cdc", Role: plan.Officer, Active: true},
			{UserID: 2, Name: "Lê Thị Hoa", Username: "hoa.cdc", Role: plan.UnitHead},
		},
	}
	for i, t := range append(tree.Groups[0].Tasks, tree.Groups[6].Tasks...) {
		role := plan.Lead
		if i > 3 {
			role = plan.Support
		}
		if i == 1 {
			t.ClosedAs = plan.ClosedSplit
		}
		page.Tasks = append(page.Tasks, plan.UnitTask{Province: tree.Province, Plan: released, Task: t, Role: role})
	}
	return page
}

func sampleAssignments() plan.Assignment {
	a := plan.Assignment{Tree: sampleTree(), Units: sampleUnits(), Deputies: []string{"Phó Giám đốc Nguyễn Hồng Chương"}}
	for g := range a.Groups {
		for n := range a.Groups[g].Tasks {
			t := &a.Groups[g].Tasks[n]
			t.Version = 1
			if (g+n)%3 == 0 {
				t.Units = []plan.TaskUnit{{Role: plan.Lead, Name: a.Units[g%3].Name, UnitID: a.Units[g%3].ID}}
				t.Deputy, t.Output = a.Deputies[0], "Báo cáo kết quả"
			}
		}
	}
	closed := &a.Groups[0].Tasks[1]
	closed.ClosedOn, closed.ClosedAs, closed.ClosedReason = sampleDay(2024, 5, 2), plan.ClosedSplit, "tách theo kết luận"
	a.Names = []plan.NameMatch{
		{Name: "CDC", Tasks: 4, UnitMatch: plan.UnitMatch{Kind: plan.MatchName, Unit: a.Units[2]}},
		{Name: "Phòng Kế hoạch", Tasks: 1, UnitMatch: plan.UnitMatch{Suggestions: a.Units[:1]}},
		{Name: "các bệnh viện công lập", Tasks: 2},
	}
	return a
}

func sampleUnitForms() []Sample {
	list, page := sampleUnitList(), sampleUnitPage()
	empty := plan.UnitList{Province: list.Province, CanEdit: true}
	broken := Form{
		Values: url.Values{"ten": {"Phòng Nghiệp vụ Y"}, "email": {"x"}, "loai": {"department"}}, Key: "k",
		Errors: plan.FieldErrors{"ten": plan.ProblemSameName, "email": plan.ProblemNotEmail, "tu-ngay": plan.ProblemRequired, "truc-thuoc": plan.ProblemCycle},
	}
	form := plan.UnitForm{Province: list.Province, Unit: page.Unit, Others: sampleUnits()[:2], Successor: page.Heirs}
	facts := Form{Values: url.Values{"ten": {page.Name}, "loai": {string(page.Kind)}, "tu-ngay": {"01/01/2009"}}, Version: 3, Key: "k"}
	ending := Form{
		Values: url.Values{"ke-thua": {"10"}}, Version: 3, Key: "m",
		Errors: plan.FieldErrors{"ngay-cuoi": plan.ProblemRequired, "ly-do": plan.ProblemRequired, "ten-khac": plan.ProblemTaken},
	}
	changed := plan.UnitChange{UnitLine: plan.UnitLine{Line: 3, Unit: page.Unit, Parent: "Sở Y tế"}, Was: page.Unit, Changed: []string{"dien-thoai", "ten-khac"}}
	looked := UnitImport{
		Form: Form{Values: url.Values{"noi-dung": {"ten\nPhòng A"}, "tu-ngay": {"01/01/2024"}}, Key: "k"}, Province: list.Province, Looked: true,
		Changes: []plan.UnitChange{{UnitLine: plan.UnitLine{Line: 2, Unit: sampleUnits()[0]}}, changed},
	}
	refused := looked
	refused.Conflict = true
	refused.Problems = []plan.SheetProblem{{Line: 4, Column: "loai", Value: "hội", Problem: plan.ProblemUnknown}, {Line: 9, Problem: plan.ProblemTooMany}}
	unread := UnitImport{Form: Form{Key: "k", Errors: plan.FieldErrors{"tep": plan.ProblemRequired, "tu-ngay": plan.ProblemNotADate}}, Province: list.Province}
	quiet := page
	quiet.Tasks, quiet.People, quiet.CanEdit = nil, nil, false
	return []Sample{
		{"units", "Đơn vị của tỉnh", UnitsPage(samplePage("units"), list, Form{Key: "k"})},
		{"units-empty", "Tỉnh chưa có đơn vị", UnitsPage(samplePage("units-empty"), empty, Form{Key: "k"})},
		{"units-invalid", "Thêm đơn vị, nhập sai", UnitsPage(samplePage("units-invalid"), list, broken)},
		{"unit-import", "Nhập danh sách đơn vị", UnitImportPage(samplePage("unit-import"), UnitImport{Form: Form{Key: "k"}, Province: list.Province})},
		{"unit-import-looked", "Nhập danh sách, xem trước", UnitImportPage(samplePage("unit-import-looked"), looked)},
		{"unit-import-refused", "Nhập danh sách, có lỗi", UnitImportPage(samplePage("unit-import-refused"), refused)},
		{"unit-import-invalid", "Nhập danh sách, chưa chọn tệp", UnitImportPage(samplePage("unit-import-invalid"), unread)},
		{"unit", "Một đơn vị", UnitPage(samplePage("unit"), page)},
		{"unit-empty", "Đơn vị chưa có việc, chưa có người", UnitPage(samplePage("unit-empty"), quiet)},
		{"unit-edit", "Sửa đơn vị", UnitEditPage(samplePage("unit-edit"), form, UnitForms{Facts: facts, Rest: Form{Version: 3, Key: "m"}})},
		{"unit-edit-invalid", "Sửa đơn vị, nhập sai, người khác đã sửa", UnitEditPage(samplePage("unit-edit-invalid"), form, UnitForms{Facts: facts, Rest: ending, Conflict: true})},
	}
}

func sampleAssignForms() []Sample {
	a := sampleAssignments()
	bare := a
	bare.Groups, bare.Names, bare.Units = nil, nil, nil
	released := a
	released.Plan.State, released.Plan.ReleasedOn, released.Plan.ReleasedNumber = plan.Released, sampleDay(2024, 1, 15), "56/KH-SYT"
	broken := AssignForm{Form: Form{
		Values: url.Values{"thoi-han": {"Quý IX"}, "phoi-hop": {"2"}}, Key: "k",
		Errors: plan.FieldErrors{"nv": plan.ProblemNothingTicked, "thoi-han": plan.ProblemNotADue, "phoi-hop": plan.ProblemUnknown},
	}}
	first := a.Groups[1].Tasks[0]
	stale := AssignForm{Form: Form{Values: url.Values{"lanh-dao": {"Phó Giám đốc"}, "nv": {tickValue(first)}}, Key: "k"}, Stale: []int64{first.ID}}
	rows := []plan.AssignRow{{Province: a.Province, Plan: a.Plan, Count: plan.CountClear(a.Groups)}, {Province: a.Province, Plan: released.Plan, Count: plan.CountClear(nil)}}
	undone := Form{Values: url.Values{"ngay-giao": {"32/01/2024"}}, Key: "k", Version: 1, Errors: plan.FieldErrors{"giao": plan.ProblemNoLead, "ngay-giao": plan.ProblemNotADate}}
	return []Sample{
		{"assignments", "Kế hoạch để phân công", AssignmentsPage(samplePage("assignments"), rows)},
		{"assignments-empty", "Chưa có kế hoạch để phân công", AssignmentsPage(samplePage("assignments-empty"), nil)},
		{"assign", "6 rõ", AssignmentPage(samplePage("assign"), a, AssignForm{Form: Form{Key: "k"}})},
		{"assign-lacking", "6 rõ, lọc và chọn tất cả", AssignmentPage(samplePage("assign-lacking"), released, AssignForm{Form: Form{Key: "k"}, Lacking: plan.ClearPeople, TickAll: true})},
		{"assign-invalid", "6 rõ, nhập sai", AssignmentPage(samplePage("assign-invalid"), a, broken)},
		{"assign-stale", "6 rõ, người khác đã sửa", AssignmentPage(samplePage("assign-stale"), a, stale)},
		{"assign-empty", "6 rõ, kế hoạch trống", AssignmentPage(samplePage("assign-empty"), bare, AssignForm{Form: Form{Key: "k"}})},
		{"release", "Giao nhiệm vụ", ReleasePage(samplePage("release"), a, Form{Key: "k", Version: 1})},
		{"release-invalid", "Giao nhiệm vụ, nhập sai", ReleasePage(samplePage("release-invalid"), a, undone)},
		{"release-done", "Đã giao", ReleasePage(samplePage("release-done"), released, Form{Values: url.Values{"ngay-giao": {"20/01/2024"}}, Key: "k"})},
	}
}

func sampleTaskChanges() []Sample {
	a := sampleAssignments()
	form := plan.TaskForm{Assignment: a, Group: a.Groups[6], Task: a.Groups[6].Tasks[2]}
	form.Plan.State = plan.Released
	form.Task.Units = []plan.TaskUnit{
		{Role: plan.Lead, Name: "Phòng Nghiệp vụ Dược cũ", UnitID: 77}, {Role: plan.Support, Name: a.Units[0].Name, UnitID: a.Units[0].ID},
		{Role: plan.Support, Name: "các bệnh viện công lập"},
	}
	gone := form
	gone.Task.ClosedOn, gone.Task.ClosedAs, gone.Task.ClosedReason = sampleDay(2024, 5, 2), plan.ClosedMerged, "ghép vào nhiệm vụ 7.4"
	fresh := ChangeForm{Form: Form{Values: TaskValues(form.Task), Version: 2, Key: "k"}}
	broken := ChangeForm{Form: Form{Values: url.Values{"noi-dung": {"lời khác"}, "thoi-han": {"Quý IX"}}, Version: 2, Key: "k", Errors: plan.FieldErrors{
		"so-van-ban": plan.ProblemTextFixed, "thoi-han": plan.ProblemNotADue, "chu-tri": plan.ProblemRequired, "ly-do": plan.ProblemRequired, "phoi-hop": plan.ProblemUnknown,
	}}}
	parts := ChangeForm{Form: Form{Values: url.Values{"noi-dung:1": {"Rà soát danh mục"}}, Version: 2, Key: "k", Errors: plan.FieldErrors{
		"noi-dung:1": plan.ProblemParts, "chu-tri:2": plan.ProblemUnknown, "ngay": plan.ProblemLockedDay, "ly-do": plan.ProblemRequired,
	}}}
	closing := ChangeForm{Form: Form{Version: 2, Key: "k", Errors: plan.FieldErrors{"cach": plan.ProblemRequired, "ngay": plan.ProblemFuture}}}
	adding := Form{Key: "k", Errors: plan.FieldErrors{"nhom": plan.ProblemUnknown, "noi-dung": plan.ProblemRequired, "ngay-giao": plan.ProblemFuture}}
	cover := plan.Coverage{
		Province: a.Province, Plan: form.Plan, NoLead: a.WithoutLead(), Periods: []plan.ReportingPeriod{{ID: 1, Kind: plan.Q1}, {ID: 2, Kind: plan.H1}},
		Leads: []plan.LeadCover{{Unit: a.Units[0], Tasks: 9, Accounts: 2, Sent: 18}, {Unit: a.Units[1], Tasks: 5}, {Unit: a.Units[2], Tasks: 3, Accounts: 1}},
	}
	added := sampleTaskPage(sampleTree(), 6, 2)
	added.Task.Added, added.Task.AssignedNumber, added.Task.AssignedOn, added.Task.SplitFrom = true, "88/TB-SYT", sampleDay(2024, 5, 6), 3
	added.Task.Deputy, added.Task.Resources, added.Task.Oversight = "Phó Giám đốc A", "Ngân sách tỉnh", "Phòng KHTC, hằng quý"
	closed := added
	closed.Task.ClosedOn, closed.Task.ClosedAs, closed.Task.ClosedReason = gone.Task.ClosedOn, gone.Task.ClosedAs, gone.Task.ClosedReason
	planner := samplePage("task-added")
	planner.Actor = plan.Job("sample")
	return []Sample{
		{"task-edit", "Sửa nhiệm vụ", TaskEditPage(samplePage("task-edit"), form, fresh)},
		{"task-edit-invalid", "Sửa nhiệm vụ, nhập sai", TaskEditPage(samplePage("task-edit-invalid"), form, broken)},
		{"task-edit-conflict", "Sửa nhiệm vụ, người khác đã sửa", TaskEditPage(samplePage("task-edit-conflict"), form, ChangeForm{Form: fresh.Form, Conflict: true})},
		{"task-edit-closed", "Sửa nhiệm vụ đã đóng", TaskEditPage(samplePage("task-edit-closed"), gone, fresh)},
		{"task-split", "Tách nhiệm vụ, nhập sai", TaskSplitPage(samplePage("task-split"), form, parts)},
		{"task-close", "Đóng nhiệm vụ, nhập sai", TaskClosePage(samplePage("task-close"), form, closing)},
		{"task-add", "Thêm nhiệm vụ, nhập sai", TaskAddPage(samplePage("task-add"), a, adding)},
		{"task-added", "Nhiệm vụ thêm ngoài văn bản", TaskPage(planner, added)},
		{"task-closed", "Nhiệm vụ đã đóng", TaskPage(samplePage("task-closed"), closed)},
		{"coverage", "Ai phụ trách", CoveragePage(samplePage("coverage"), cover)},
		{"coverage-empty", "Chưa ai phụ trách", CoveragePage(samplePage("coverage-empty"), plan.Coverage{Province: a.Province, Plan: a.Plan})},
	}
}
