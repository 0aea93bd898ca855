package view

import "kehoach/internal/plan"

// problemTexts are the sentences beside broken fields: what is wrong and what to type instead.
func problemTexts() map[plan.Problem]string {
	return map[plan.Problem]string{
		plan.ProblemRequired: "Chưa nhập. Ô này bắt buộc.",
		plan.ProblemTooLong:  "Dài quá giới hạn. Rút gọn rồi lưu lại.",
		plan.ProblemNotADate: "Không phải ngày có trong lịch. Nhập dạng ngày/tháng/năm, ví dụ 30/09/2024.",
		plan.ProblemUnknown:  "Không có trong danh sách. Chọn một mục.",
		plan.ProblemTaken:    "Đã có. Nhập tên khác.",
		plan.ProblemControl:  "Có ký tự không dùng được. Xoá rồi nhập lại.",
		plan.ProblemBefore:   "Sớm hơn ngày cho phép.",

		plan.ProblemPeriodRange: "Ngày nằm ngoài khoảng cho phép của năm. Kiểm tra lại năm.",
		plan.ProblemPeriodOrder: "Sớm hơn ngày phải đứng trước nó. Thứ tự: số liệu từ, chốt số liệu, tính đến; mở trước hạn nộp, hạn nộp không trước ngày chốt, nhận đến hết không trước hạn nộp.",
		plan.ProblemPeriodNest:  "Không khớp với kỳ khác trong năm. Các kỳ luỹ kế: kỳ sau phải chứa kỳ trước.",
		plan.ProblemDayTaken:    "Ngày này đã có trong bảng. Bỏ dòng cũ rồi thêm lại.",
		plan.ProblemPeriodFixed: "Kỳ đã khoá hoặc công bố, ngày này không đổi được nữa.",
	}
}

func problemText(p plan.Problem) string { return problemTexts()[p] }

// flashTexts say what was just done, by the key in the address.
func flashTexts() map[string]string {
	return map[string]string{
		"da-luu": "Đã lưu.",
	}
}
