package view

import "kehoach/internal/plan"

func periodKindTexts() map[plan.PeriodKind]string {
	return map[plan.PeriodKind]string{plan.Q1: "Quý I", plan.H1: "6 tháng", plan.M9: "9 tháng", plan.FullPeriod: "Năm"}
}

func periodStateTexts() map[plan.PeriodState]string {
	return map[plan.PeriodState]string{
		plan.PeriodPreparing: "Chuẩn bị", plan.PeriodOpen: "Đang mở", plan.PeriodLocked: "Đã khoá", plan.PeriodPublished: "Đã công bố",
	}
}

func progressTexts() map[plan.Progress]string {
	return map[plan.Progress]string{
		plan.NotStarted: "Chưa thực hiện", plan.InProgress: "Đang thực hiện", plan.Done: "Hoàn thành",
		plan.Paused: "Tạm dừng", plan.Dropped: "Không thực hiện",
	}
}

func outlookTexts() map[plan.Outlook]string {
	return map[plan.Outlook]string{plan.Feasible: "Khả thi", plan.AtRisk: "Có nguy cơ", plan.Unlikely: "Không kịp"}
}

func reportStateTexts() map[plan.ReportState]string {
	return map[plan.ReportState]string{
		plan.ReportDraft: "Nháp", plan.ReportSubmitted: "Đã gửi", plan.ReportReturned: "Trả lại", plan.ReportApproved: "Đã duyệt",
	}
}

func closingTexts() map[plan.Closing]string {
	return map[plan.Closing]string{plan.ClosedSplit: "Đã tách", plan.ClosedMerged: "Đã ghép", plan.ClosedRemoved: "Đã đưa ra khỏi kế hoạch"}
}

func presetTexts() map[plan.Preset]string {
	return map[plan.Preset]string{
		plan.PresetDecree09:   "Báo cáo hành chính (Nghị định 09/2019/NĐ-CP)",
		plan.PresetCircular37: "Thống kê y tế (Thông tư 37/2019/TT-BYT)",
	}
}

func holidayKindTexts() map[plan.HolidayKind]string {
	return map[plan.HolidayKind]string{plan.DayOff: "Nghỉ", plan.DayWorked: "Làm bù"}
}

func closureTexts() map[plan.Closure]string {
	return map[plan.Closure]string{
		plan.ClosureLocked:    "Kỳ này đã khoá. Báo cáo chỉ còn để xem.",
		plan.ClosureNotOpen:   "Kỳ này chưa mở. Khi mở sẽ nhập được.",
		plan.ClosureExpired:   "Đã hết thời gian nhận báo cáo của kỳ này. Cần gửi thì liên hệ chuyên viên tổng hợp để được gia hạn nộp.",
		plan.ClosureUnitEnded: "Đơn vị đã kết thúc hoạt động, không nhận báo cáo nữa. Liên hệ chuyên viên tổng hợp để chuyển nhiệm vụ cho đơn vị kế thừa.",
	}
}
