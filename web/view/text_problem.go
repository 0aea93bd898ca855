package view

import (
	"maps"

	"kehoach/internal/plan"
)

// problemTexts are the sentences beside broken fields: what is wrong and what to type instead.
func problemTexts() map[plan.Problem]string {
	all := formProblems()
	maps.Copy(all, assignProblems())
	maps.Copy(all, reportProblemTexts())
	return all
}

// formProblems are those of forms in general, kỳ and units.
func formProblems() map[plan.Problem]string {
	return map[plan.Problem]string{
		plan.ProblemRequired:    "Chưa nhập. Ô này bắt buộc.",
		plan.ProblemTooLong:     "Dài quá giới hạn. Rút gọn rồi lưu lại.",
		plan.ProblemNotADate:    "Không phải ngày có trong lịch. Nhập dạng ngày/tháng/năm, ví dụ 30/09/2024.",
		plan.ProblemUnknown:     "Không có trong danh sách. Chọn một mục.",
		plan.ProblemTaken:       "Đã có. Nhập tên khác.",
		plan.ProblemControl:     "Có ký tự không dùng được. Xoá rồi nhập lại.",
		plan.ProblemBefore:      "Sớm hơn ngày cho phép.",
		plan.ProblemPeriodRange: "Ngày nằm ngoài khoảng cho phép của năm. Kiểm tra lại năm.",
		plan.ProblemPeriodOrder: "Sớm hơn ngày phải đứng trước nó. Thứ tự: số liệu từ, chốt số liệu, tính đến; mở trước hạn nộp, hạn nộp không trước ngày chốt, nhận đến hết không trước hạn nộp.",
		plan.ProblemPeriodNest:  "Không khớp với kỳ khác trong năm. Các kỳ luỹ kế: kỳ sau phải chứa kỳ trước.",
		plan.ProblemDayTaken:    "Ngày này đã có trong bảng. Bỏ dòng cũ rồi thêm lại.",
		plan.ProblemPeriodFixed: "Kỳ đã khoá hoặc công bố, ngày này không đổi được nữa.",
		plan.ProblemNotEmail:    "Không phải địa chỉ thư điện tử. Ví dụ vanthu@soyte.gov.vn.",
		plan.ProblemCycle:       "Đơn vị này đang nằm dưới đơn vị đang sửa. Chọn đơn vị cấp trên khác.",
		plan.ProblemSameName:    "Trùng tên hoặc tên khác của một đơn vị đang có. Sửa cho phân biệt được.",
		plan.ProblemNotText:     "Không đọc được. Lưu lại thành CSV mã UTF-8 rồi tải lên.",
		plan.ProblemNoColumn:    "Dòng đầu thiếu cột này. Đặt tên cột ở dòng đầu.",
		plan.ProblemTooMany:     "Quá 500 đơn vị. Chia thành nhiều tệp.",
	}
}

// assignProblems are those of assignment and accounts.
func assignProblems() map[plan.Problem]string {
	return map[plan.Problem]string{
		plan.ProblemNothingTicked: "Chưa chọn nhiệm vụ nào. Đánh dấu ít nhất một dòng.",
		plan.ProblemNothingTyped:  "Chưa điền nội dung nào để ghi. Điền ít nhất một ô.",
		plan.ProblemNotADue:       "Không đọc được thời hạn. Nhập ngày/tháng/năm (31/12/2024), Quý III/2024, tháng 9/2024, hoặc Thường xuyên.",
		plan.ProblemDueFixed:      "Kế hoạch đã giao, có nhiệm vụ đã có hạn hoặc làm thường xuyên. Hạn đã giao chỉ đổi bằng gia hạn; bỏ chọn những nhiệm vụ đó.",
		plan.ProblemTextFixed:     "Kế hoạch đã giao: lời văn nhiệm vụ chỉ đổi theo văn bản. Nhập số, ký hiệu văn bản giao.",
		plan.ProblemParts:         "Tách thành 2 đến 10 nhiệm vụ. Nhập nội dung ít nhất hai phần.",
		plan.ProblemLockedDay:     "Ngày này nằm trong kỳ đã khoá, số liệu kỳ đó không đổi nữa. Nhập ngày sau ngày tính của kỳ đã khoá.",
		plan.ProblemNoLead:        "Chưa nhiệm vụ nào có đơn vị chủ trì. Phân công ít nhất một nhiệm vụ rồi giao.",
		plan.ProblemBounds:        "Ngoài khoảng cho phép ghi ở gợi ý.",
		plan.ProblemWrongCode:     "Mã không đúng hoặc đã dùng. Chờ mã mới trong ứng dụng rồi nhập lại.",
		plan.ProblemWrongSecret:   "Mật khẩu hiện tại không đúng.",
		plan.ProblemNotTheSame:    "Hai lần nhập khác nhau. Nhập lại cả hai ô.",
		plan.ProblemPasswordLen:   "Mật khẩu quá ngắn.",
		plan.ProblemPasswordLong:  "Mật khẩu quá dài. Nhập tối đa 256 byte, khoảng 100 chữ có dấu.",
		plan.ProblemPasswordWeak:  "Mật khẩu nhiều người dùng hoặc dễ đoán. Ghép vài từ không liên quan với nhau.",
		plan.ProblemPasswordName:  "Mật khẩu chủ yếu là tên người, tên đơn vị hoặc địa danh ai cũng biết. Chọn từ khác.",
		plan.ProblemPasswordKind:  "Mật khẩu cần đủ chữ thường, chữ hoa, chữ số và dấu.",
		plan.ProblemWait:          "Đã nhập sai nhiều lần. Chờ một phút rồi nhập lại.",
		plan.ProblemUsername:      "Tên đăng nhập gồm 2–60 chữ thường không dấu, chữ số; các phần nối bằng dấu chấm, gạch ngang hoặc gạch dưới.",
		plan.ProblemNeedsPlace:    "Vai trò này cần nơi làm việc: chọn tỉnh và, với cán bộ hoặc trưởng đơn vị, chọn đơn vị.",
		plan.ProblemBackwards:     "Trước ngày bắt đầu. Nhập ngày bắt đầu hoặc sau đó.",
	}
}

// reportProblemTexts are those of products, deadlines and reports.
func reportProblemTexts() map[plan.Problem]string {
	return map[plan.Problem]string{
		plan.ProblemFuture:          "Là ngày trong tương lai. Nhập ngày hôm nay hoặc trước đó.",
		plan.ProblemFileType:        "Loại tệp không nhận, hoặc nội dung không đúng với đuôi tên tệp. Nhận " + fileEndings() + ".",
		plan.ProblemFileEmpty:       "Tệp rỗng. Chọn tệp khác.",
		plan.ProblemFileTooLarge:    "Tệp lớn hơn 20 MB. Chia nhỏ hoặc nén lại thành tệp PDF.",
		plan.ProblemNoProduct:       "Chưa có gì để lưu. Nhập số, ký hiệu hoặc trích yếu của văn bản, hoặc chọn tệp.",
		plan.ProblemNotLater:        "Không sau hạn hiện hành. Nhập ngày muộn hơn.",
		plan.ProblemTooLate:         "Quá xa. Nhập ngày trước năm 2200.",
		plan.ProblemBeforeRequest:   "Trước ngày đơn vị đề nghị. Nhập ngày đề nghị hoặc sau đó.",
		plan.ProblemNoDecision:      "Nhập số, ký hiệu văn bản quyết định, hoặc ghi ý kiến của lãnh đạo ở ô Ý kiến, lý do.",
		plan.ProblemNotPercent:      "Không phải số. Nhập số từ 0 đến 100, ví dụ 60 hoặc 55,7.",
		plan.ProblemPercentRange:    "Nằm ngoài khoảng 0 đến 100.",
		plan.ProblemPercentDecimals: "Nhiều nhất một chữ số sau dấu phẩy, ví dụ 55,7.",
		plan.ProblemNextPeriod:      "Ngày này thuộc kỳ sau: sau ngày tính số liệu của kỳ đang báo cáo.",
		plan.ProblemBeforeAssigned:  "Trước ngày giao nhiệm vụ.",
		plan.ProblemProductMissing:  "Hoàn thành thì phải có sản phẩm, minh chứng, hoặc ghi lý do chưa có.",
		plan.ProblemRiskNeedsWords:  "Có nguy cơ hoặc không kịp thì phải nêu rõ ô này.",
	}
}

func problemText(p plan.Problem) string { return problemTexts()[p] }

// flashTexts say what was just done, by the key in the address.
func flashTexts() map[string]string {
	return map[string]string{
		"da-luu": "Đã lưu.",

		"da-luu-bao-cao":    "Đã lưu báo cáo của nhiệm vụ. Tiếp theo là nhiệm vụ đang mở bên dưới.",
		"da-luu-het":        "Đã lưu. Mọi nhiệm vụ phải báo cáo đã được cập nhật; kiểm tra rồi gửi.",
		"da-luu-nhap":       "Đã lưu nháp. Nháp chưa được gửi.",
		"da-khong-thay-doi": "Đã ghi: không thay đổi so với kỳ trước.",
		"da-gui-bao-cao":    "Đã gửi báo cáo. Chuyên viên tổng hợp sẽ duyệt.",
		"da-gui-mot-phan":   "Đã gửi các báo cáo đã lưu. Vẫn còn nhiệm vụ chưa gửi.",
		"da-trinh":          "Đã trình trưởng đơn vị.",
		"da-tra-noi-bo":     "Đã trả lại trong đơn vị.",
		"da-luu-nhan-xet":   "Đã lưu nhận xét chung của đơn vị.",
		"da-luu-phoi-hop":   "Đã lưu ý kiến phối hợp.",
		"da-giu-ban-da-luu": "Giữ bản đã lưu; không ghi đè.",

		"da-lap-ky":         "Đã lập bốn kỳ của năm.",
		"da-sua-ky":         "Đã lưu các ngày của kỳ.",
		"da-mo-ky":          "Đã mở kỳ. Đơn vị báo cáo được từ bây giờ.",
		"da-khoa-ky":        "Đã khoá kỳ. Báo cáo chưa duyệt giữ nguyên, không được tính.",
		"da-mo-khoa-ky":     "Đã mở khoá kỳ. Lý do được lưu trong lịch sử.",
		"da-cho-them-gio":   "Đã cho đơn vị nộp thêm ngày.",
		"da-bo-them-gio":    "Đã kết thúc sớm thời gian nộp thêm.",
		"da-them-ngay-nghi": "Đã thêm ngày vào lịch nghỉ lễ.",
		"da-bo-ngay-nghi":   "Đã bỏ ngày khỏi lịch nghỉ lễ.",

		"da-them-don-vi":   "Đã thêm đơn vị.",
		"da-sua-don-vi":    "Đã lưu đơn vị.",
		"da-ten-khac":      "Đã lưu tên khác của đơn vị.",
		"da-ket-thuc":      "Đã ghi ngày kết thúc của đơn vị.",
		"da-nhap-don-vi":   "Đã nhập danh sách đơn vị.",
		"da-phan-cong":     "Đã ghi phân công cho các nhiệm vụ được chọn.",
		"da-nhan-don-vi":   "Đã nhận đơn vị theo tên trong văn bản.",
		"da-giao-nhiem-vu": "Đã giao nhiệm vụ. Thời hạn từ nay chỉ đổi bằng gia hạn.",
		"da-them-nhiem-vu": "Đã thêm nhiệm vụ.",
		"da-sua-nhiem-vu":  "Đã lưu nhiệm vụ.",
		"da-tach-nhiem-vu": "Đã tách nhiệm vụ.",
		"da-dong-nhiem-vu": "Đã đóng nhiệm vụ.",
		"da-dang-xuat":     "Đã đăng xuất.",

		"da-duyet-bao-cao": "Đã duyệt báo cáo.",
		"da-tra-bao-cao":   "Đã trả lại báo cáo; đơn vị thấy lý do.",

		"da-them-minh-chung": "Đã lưu minh chứng.",
		"da-bo-minh-chung":   "Đã bỏ minh chứng.",
		"da-xin-gia-han":     "Đã gửi đề nghị gia hạn.",
		"da-ghi-gia-han":     "Đã ghi nhận gia hạn; hạn hiện hành đã đổi.",
		"da-duyet-gia-han":   "Đã duyệt gia hạn; hạn hiện hành đã đổi.",
		"da-tu-choi-gia-han": "Đã ghi quyết định không gia hạn.",
		"da-rut-gia-han":     "Đã rút đề nghị gia hạn.",
	}
}
