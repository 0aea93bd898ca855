package view

import "kehoach/internal/plan"

func digestKindTexts() map[plan.DigestKind]string {
	return map[plan.DigestKind]string{
		plan.DigestUnits:    "Nhiệm vụ chưa gửi báo cáo",
		plan.DigestOverview: "Đơn vị chưa nộp đủ",
	}
}

func digestStateTexts() map[plan.DigestState]string {
	return map[plan.DigestState]string{
		plan.DigestClaimed: "Đang gửi",
		plan.DigestSent:    "Đã gửi",
		plan.DigestRefused: "Máy chủ thư không nhận",
	}
}
