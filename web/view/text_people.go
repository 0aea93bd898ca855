package view

import "kehoach/internal/plan"

func memberRoleTexts() map[plan.MemberRole]string {
	return map[plan.MemberRole]string{
		plan.Admin:    "Quản trị",
		plan.Planner:  "Chuyên viên tổng hợp",
		plan.Leader:   "Lãnh đạo",
		plan.Officer:  "Cán bộ đơn vị",
		plan.UnitHead: "Trưởng đơn vị",
	}
}

func rightTexts() map[plan.Right]string {
	return map[plan.Right]string{
		plan.RightRead:       "Xem kế hoạch, tiến độ đã duyệt, bảng tổng hợp",
		plan.RightReport:     "Báo cáo tiến độ, minh chứng, xin gia hạn, ý kiến phối hợp của đơn vị mình",
		plan.RightSend:       "Gửi báo cáo của đơn vị mình",
		plan.RightSent:       "Xem báo cáo đã gửi",
		plan.RightPlan:       "Giao việc, sửa nhiệm vụ, kỳ báo cáo, duyệt, khoá kỳ",
		plan.RightImport:     "Nhập kế hoạch, lập năm",
		plan.RightUnits:      "Quản lý đơn vị",
		plan.RightInvite:     "Mời cán bộ đơn vị",
		plan.RightDecide:     "Quyết định gia hạn, mở khoá kỳ",
		plan.RightAdminister: "Quản lý tài khoản, quyền, thiết lập, nhật ký",
	}
}

func sessionStageTexts() map[plan.SessionStage]string {
	return map[plan.SessionStage]string{
		plan.StageSecondFactor: "Chờ mã xác thực",
		plan.StageEnrol:        "Chờ cài đặt xác thực hai lớp",
		plan.StageFull:         "Đang đăng nhập",
	}
}

func unitKindTexts() map[plan.UnitKind]string {
	return map[plan.UnitKind]string{
		plan.UnitDepartment: "Phòng thuộc Sở",
		plan.UnitBranch:     "Chi cục",
		plan.UnitAffiliate:  "Đơn vị trực thuộc",
		plan.UnitCommittee:  "Uỷ ban nhân dân",
		plan.UnitAgency:     "Sở, ngành khác",
		plan.UnitOther:      "Khác",
	}
}

func userStateTexts() map[plan.UserState]string {
	return map[plan.UserState]string{
		plan.UserActive:   "Đang dùng",
		plan.UserDisabled: "Đã khoá",
	}
}
