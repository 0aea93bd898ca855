package view

import "kehoach/internal/plan"

func clearTexts() map[plan.Clear]string {
	return map[plan.Clear]string{
		plan.ClearWork: "Rõ việc", plan.ClearPeople: "Rõ người", plan.ClearDue: "Rõ thời hạn", plan.ClearOutput: "Rõ sản phẩm",
		plan.ClearResources: "Rõ nguồn lực", plan.ClearOversight: "Rõ kiểm tra",
	}
}

func matchTexts() map[plan.MatchKind]string {
	return map[plan.MatchKind]string{plan.MatchName: "trùng tên đơn vị", plan.MatchAlias: "trùng tên khác của đơn vị"}
}
