package view

import "kehoach/internal/plan"

func boxTexts() map[plan.Box]string {
	return map[plan.Box]string{
		plan.BoxDoneOnTime: "Hoàn thành đúng hạn", plan.BoxDoneLate: "Hoàn thành quá hạn",
		plan.BoxOnTrack: "Đang thực hiện trong hạn", plan.BoxOverdue: "Đang thực hiện quá hạn",
		plan.BoxRegular: "Thường xuyên", plan.BoxUndated: "Chưa xác định hạn", plan.BoxPaused: "Tạm dừng, không thực hiện",
	}
}

// boxIcons stand beside the words: a box is never told by its colour alone.
func boxIcons() map[plan.Box]string {
	return map[plan.Box]string{
		plan.BoxDoneOnTime: "circle-check", plan.BoxDoneLate: "clock-exclamation", plan.BoxOnTrack: "player-play",
		plan.BoxOverdue: "alert-triangle", plan.BoxRegular: "repeat", plan.BoxUndated: "circle-dashed", plan.BoxPaused: "player-pause",
	}
}

// boxRules say how a box is counted, under "Cách tính".
func boxRules() map[plan.Box]string {
	return map[plan.Box]string{
		plan.BoxDoneOnTime: "đã hoàn thành, ngày hoàn thành không sau hạn (tính cả ngày đến hạn)",
		plan.BoxDoneLate:   "đã hoàn thành, ngày hoàn thành sau hạn",
		plan.BoxOnTrack:    "chưa hoàn thành, kể cả chưa thực hiện; ngày tính số liệu không sau hạn",
		plan.BoxOverdue:    "chưa hoàn thành, kể cả chưa thực hiện; ngày tính số liệu đã sau hạn",
		plan.BoxRegular:    "nhiệm vụ thường xuyên, không có hạn",
		plan.BoxUndated:    "nhiệm vụ có thời hạn nhưng chưa xác định được ngày",
		plan.BoxPaused:     "đơn vị báo tạm dừng hoặc không thực hiện; xét trước các ô khác",
	}
}

func basisTexts() map[plan.Basis]string {
	return map[plan.Basis]string{plan.BasisCurrent: "Hạn hiện hành", plan.BasisOriginal: "Hạn gốc"}
}

func contradictionTexts() map[plan.Contradiction]string {
	return map[plan.Contradiction]string{
		plan.ContradictionNoEvidence:  "100% nhưng chưa có minh chứng",
		plan.ContradictionFeasible:    "Báo khả thi nhưng đã quá hạn",
		plan.ContradictionPercentDown: "Tỷ lệ giảm so với lần trước",
		plan.ContradictionNoChange:    "Hai kỳ liền không thay đổi",
	}
}

// choiceTexts name the sets of rows beside the boxes.
func choiceTexts() map[plan.Choice]string {
	return map[plan.Choice]string{
		plan.ChooseAll: "Tất cả nhiệm vụ", plan.ChooseDone: "Đã hoàn thành", plan.ChooseActive: "Đang thực hiện",
		plan.ChooseNotStarted: "Chưa bắt đầu", plan.ChooseUndatedDone: "Chưa xác định hạn, đã hoàn thành",
		plan.ChooseDue: "Đã đến hạn", plan.ChooseDueDone: "Đã đến hạn, đã hoàn thành",
		plan.ChooseRed: "Mức đỏ", plan.ChooseAmber: "Mức vàng", plan.ChooseSoon: "Sắp đến hạn", plan.ChoosePending: "Chờ duyệt",
		plan.ChooseSilent: "Không báo cáo kỳ này", plan.ChooseJoined: "Mới giao so với kỳ trước", plan.ChooseContradictory: "Mâu thuẫn",
		plan.ChooseLeft: "Đã đưa ra khỏi kế hoạch",
	}
}

// choiceName names any set of rows.
func choiceName(c plan.Choice) string {
	if box, ok := c.Box(); ok {
		return label(boxTexts(), box)
	}
	return label(choiceTexts(), c)
}
