package view

import "kehoach/internal/plan"

func extensionStateTexts() map[plan.ExtensionState]string {
	return map[plan.ExtensionState]string{
		plan.ExtensionRequested: "Chờ quyết định", plan.ExtensionApproved: "Đã duyệt", plan.ExtensionRefused: "Không duyệt",
		plan.ExtensionWithdrawn: "Đã rút",
	}
}

func refusalTexts() map[plan.Refusal]string {
	return map[plan.Refusal]string{
		plan.RefusedNotReleased: "Kế hoạch chưa giao nên chưa xin gia hạn được; người lập kế hoạch sửa thời hạn trực tiếp.",
		plan.RefusedEnded:       "Kế hoạch đã kết thúc, không gia hạn được nữa.",
		plan.RefusedClosed:      "Nhiệm vụ đã đóng, không gia hạn được nữa.",
		plan.RefusedRegular:     "Nhiệm vụ thường xuyên, không có hạn để gia hạn.",
		plan.RefusedUndated:     "Nhiệm vụ chưa xác định hạn nên không có hạn để gia hạn.",
		plan.RefusedNoLead:      "Nhiệm vụ chưa có đơn vị chủ trì nên chưa xin gia hạn được.",
		plan.RefusedPending:     "Đang có một đề nghị chờ quyết định. Mỗi lúc chỉ có một đề nghị; rút đề nghị đó trước khi gửi đề nghị khác.",
	}
}
