package view

import "kehoach/internal/plan"

func reviewTabTexts() map[plan.ReviewTab]string {
	return map[plan.ReviewTab]string{
		plan.TabWaiting: "Chờ duyệt", plan.TabReturned: "Đã trả lại", plan.TabApproved: "Đã duyệt", plan.TabUnsent: "Chưa gửi",
	}
}

func reviewEmptyTexts() map[plan.ReviewTab]string {
	return map[plan.ReviewTab]string{
		plan.TabWaiting:  "Không còn báo cáo nào chờ duyệt.",
		plan.TabReturned: "Không có báo cáo nào đang trả lại.",
		plan.TabApproved: "Chưa duyệt báo cáo nào.",
		plan.TabUnsent:   "Mọi nhiệm vụ phải báo cáo đều đã gửi.",
	}
}

func reportActionTexts() map[plan.ReportAction]string {
	return map[plan.ReportAction]string{
		plan.ReportWasSent: "Gửi báo cáo", plan.ReportWasReturned: "Trả lại báo cáo", plan.ReportWasApproved: "Duyệt báo cáo",
		plan.ReportWasReassigned: "Chuyển báo cáo cho đơn vị mới",
	}
}

// contentFieldTexts name the fields of a report.
func contentFieldTexts() map[string]string {
	return map[string]string{
		plan.FieldProgress: "Trạng thái xử lý", plan.FieldPercent: "Tỷ lệ hoàn thành", plan.FieldOutlook: "Khả năng hoàn thành đúng hạn",
		plan.FieldCompletedOn: "Ngày hoàn thành", plan.FieldResult: "Kết quả thực hiện", plan.FieldObstacles: "Khó khăn, vướng mắc",
		plan.FieldProposals: "Đề xuất, kiến nghị", plan.FieldNoProduct: "Lý do chưa có sản phẩm",
	}
}
