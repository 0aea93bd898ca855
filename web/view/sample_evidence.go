package view

import (
	"net/url"
	"strings"
	"time"

	"kehoach/internal/plan"
)

func sampleProducts() []Sample {
	t := sampleWorkedTask()
	reader, waiting := t, t
	waiting.Terms.Refusal = plan.RefusedPending
	reader.Products.CanAdd, reader.Terms.CanAsk = false, false
	empty := sampleTaskPage(sampleTree(), 6, 2)
	empty.Products.CanAdd = true
	hidden := sampleTaskPage(sampleTree(), 6, 2)
	hidden.Products.Any = true
	broken := Form{
		Values: url.Values{"loai": {"Báo cáo"}, "ngay": {"31/02/2024"}, "trich-yeu": {strings.Repeat("Kết quả khảo sát ", 30)}}, Key: "k",
		Errors: plan.FieldErrors{"ngay": plan.ProblemNotADate, "so-ky-hieu": plan.ProblemNoProduct, "tep": plan.ProblemFileType},
	}
	removal := Form{Key: "k", Errors: plan.FieldErrors{"ly-do": plan.ProblemRequired}}
	return []Sample{
		{"task-worked", "Nhiệm vụ có minh chứng, gia hạn", TaskPage(samplePage("task-worked"), waiting)},
		{"evidences", "Sản phẩm, minh chứng", EvidencesPage(samplePage("evidences"), t, Form{Key: "k"})},
		{"evidences-reader", "Minh chứng, chỉ xem", EvidencesPage(samplePage("evidences-reader"), reader, Form{Key: "k"})},
		{"evidences-empty", "Chưa có minh chứng", EvidencesPage(samplePage("evidences-empty"), empty, Form{Key: "k"})},
		{"evidences-hidden", "Minh chứng chưa duyệt", EvidencesPage(samplePage("evidences-hidden"), hidden, Form{Key: "k"})},
		{"evidences-invalid", "Minh chứng nhập sai", EvidencesPage(samplePage("evidences-invalid"), t, broken)},
		{"evidence-removal", "Bỏ minh chứng", EvidenceRemovalPage(samplePage("evidence-removal"), t, t.Products.List[0], removal)},
	}
}

func sampleExtensions() []Sample {
	t := sampleWorkedTask()
	recording := t
	recording.Terms.CanAsk, recording.Terms.CanRecord = false, true
	regular := sampleTaskPage(sampleTree(), 6, 2)
	regular.Task.Kind, regular.Task.DueOn, regular.Terms.Refusal = plan.Regular, plan.Date{}, plan.RefusedRegular
	broken := Form{
		Values: url.Values{"han-moi": {"30/09/2024"}}, Key: "k",
		Errors: plan.FieldErrors{"han-moi": plan.ProblemNotLater, "ly-do": plan.ProblemRequired},
	}
	pending := t.Terms.Extensions[2]
	page := plan.ExtensionPage{TaskPage: t, Extension: pending, CanDecide: true}
	recorded := page
	recorded.Recording = true
	undecided := Form{
		Values: url.Values{"han-duyet": {"x"}}, Key: "k", Version: 1,
		Errors: plan.FieldErrors{"quyet-dinh": plan.ProblemRequired, "han-duyet": plan.ProblemNotADate, "ngay-quyet-dinh": plan.ProblemRequired, "so-quyet-dinh": plan.ProblemNoDecision},
	}
	own := plan.ExtensionPage{TaskPage: t, Extension: pending, CanWithdraw: true}
	done := plan.ExtensionPage{TaskPage: t, Extension: t.Terms.Extensions[0]}
	late := Form{Values: url.Values{"han-duyet": {"31/12/2024"}, "y-kien": {"Đồng ý"}}, Key: "k"}
	return []Sample{
		{"extend", "Xin gia hạn", TaskExtensionsPage(samplePage("extend"), t, Form{Key: "k"})},
		{"extend-invalid", "Xin gia hạn, nhập sai", TaskExtensionsPage(samplePage("extend-invalid"), t, broken)},
		{"extend-record", "Ghi nhận gia hạn", TaskExtensionsPage(samplePage("extend-record"), recording, Form{Key: "k"})},
		{"extend-regular", "Không gia hạn được", TaskExtensionsPage(samplePage("extend-regular"), regular, Form{Key: "k"})},
		{"extension", "Quyết định gia hạn", ExtensionPage(samplePage("extension"), page, Form{Key: "k", Version: 1})},
		{"extension-record", "Ghi quyết định, nhập sai", ExtensionPage(samplePage("extension-record"), recorded, undecided)},
		{"extension-own", "Đề nghị của đơn vị mình", ExtensionPage(samplePage("extension-own"), own, Form{Key: "k", Version: 1})},
		{"extension-late", "Đã được quyết định trước", ExtensionPage(samplePage("extension-late"), done, late)},
		{"ledger", "Sổ gia hạn", LedgerPage(samplePage("ledger"), sampleLedger(t))},
		{"ledger-empty", "Sổ gia hạn trống", LedgerPage(samplePage("ledger-empty"), plan.ExtensionLedger{})},
	}
}

// sampleWorkedTask is a task of a released plan with products, and a deadline moved twice and asked to move again.
func sampleWorkedTask() plan.TaskPage {
	at := time.Date(2024, time.September, 20, 8, 15, 0, 0, plan.Zone)
	original, second := sampleDay(2024, time.September, 30), sampleDay(2024, time.December, 31)
	third, fourth := sampleDay(2025, time.March, 31), sampleDay(2025, time.June, 30)
	const unit = "Phòng Nghiệp vụ Dược"
	t := sampleTaskPage(sampleTree(), 6, 2)
	t.Plan.State, t.Task.DueOriginal, t.Task.DueOn = plan.Released, original, third
	t.Task.Units = []plan.TaskUnit{{Role: plan.Lead, Name: unit, UnitID: 3}}
	t.Products = plan.Products{CanAdd: true, Any: true, List: []plan.Evidence{
		{
			ID: 1, TaskID: t.Task.ID, UnitID: 3, Unit: unit, CreatedAt: at, CreatedBy: "Nguyễn Thị Hoa", Approved: true, Removable: true,
			Document: plan.Document{Kind: "Quyết định", Number: "125/QĐ-SYT", On: sampleDay(2024, time.March, 5), Agency: "Sở Y tế", Summary: "Ban hành danh mục kỹ thuật bổ sung"},
		},
		{
			ID: 2, TaskID: t.Task.ID, UnitID: 3, Unit: unit, CreatedAt: at, CreatedBy: "Nguyễn Thị Hoa", Removable: true,
			File: plan.StoredFile{ID: "ABCDEFGHIJKLMNOPQRSTUVWXYZ", Name: "Bao_cao_ket_qua_" + strings.Repeat("rat_dai_", 12) + ".pdf", MediaType: "application/pdf", Size: 1468006},
		},
	}}
	approved := plan.Extension{
		ID: 1, TaskID: t.Task.ID, UnitID: 3, Unit: unit, State: plan.ExtensionApproved, DueBefore: original, ProposedOn: second, GrantedOn: second,
		Original: original, Reason: "Chờ Bộ Y tế ban hành định mức", Document: "45/TTr-NVD", RequestedAt: at, RequestedBy: "Nguyễn Thị Hoa",
		DecidedOn: sampleDay(2024, time.September, 25), DecidedBy: "Trần Văn Minh", DecisionNumber: "210/SYT-KHTC", Nth: 1, Version: 2,
	}
	again, pending := approved, approved
	again.ID, again.DueBefore, again.ProposedOn, again.GrantedOn, again.Nth = 2, second, third, third, 2
	pending.ID, pending.State, pending.DueBefore, pending.ProposedOn, pending.GrantedOn = 3, plan.ExtensionRequested, third, fourth, plan.Date{}
	pending.DecidedOn, pending.DecidedBy, pending.DecisionNumber, pending.Nth, pending.Version = plan.Date{}, "", "", 0, 1
	t.Terms = plan.Terms{Extensions: []plan.Extension{approved, again, pending}, CanAsk: true}
	return t
}

func sampleLedger(t plan.TaskPage) plan.ExtensionLedger {
	l := plan.ExtensionLedger{
		Filter: plan.ExtensionFilter{Year: 2024}, Total: 3, Days: 182, Years: []int{2024, 2023},
		Counts: map[plan.ExtensionState]int{plan.ExtensionApproved: 2, plan.ExtensionRequested: 1},
		Units:  []plan.Unit{{ID: 3, Name: "Phòng Nghiệp vụ Dược"}},
	}
	for _, e := range t.Terms.Extensions {
		l.Rows = append(l.Rows, plan.ExtensionRow{
			Extension: e, Province: "Bình Dương", Year: 2024, TaskNumber: t.Task.Number, TaskText: t.Task.Text,
			CanDecide: e.State == plan.ExtensionRequested,
		})
	}
	return l
}
