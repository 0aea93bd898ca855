package view

import "kehoach/internal/plan"

// The texts of every enum of package plan. A test reads the constants declared there and fails on a missing text.

func kindTexts() map[plan.Kind]string {
	return map[plan.Kind]string{
		plan.Annual:    "Kế hoạch năm",
		plan.Thematic:  "Kế hoạch chuyên đề",
		plan.Directive: "Nhiệm vụ chỉ đạo",
		plan.Report:    "Báo cáo",
		plan.Other:     "Văn bản khác",
	}
}

func periodTexts() map[plan.Period]string {
	return map[plan.Period]string{
		plan.WholeYear:  "Cả năm",
		plan.SecondHalf: "6 tháng cuối năm",
		plan.Quarter4:   "Quý IV (3 tháng cuối năm)",
	}
}

func stateTexts() map[plan.State]string {
	return map[plan.State]string{
		plan.Drafted:  "Nháp",
		plan.Released: "Đã giao",
		plan.Ended:    "Kết thúc",
	}
}

func yearStateTexts() map[plan.YearState]string {
	return map[plan.YearState]string{
		plan.YearPreparing: "Chuẩn bị",
		plan.YearRunning:   "Đang thực hiện",
		plan.YearClosed:    "Đã tổng kết",
	}
}

func taskKindTexts() map[plan.TaskKind]string {
	return map[plan.TaskKind]string{
		plan.WithDeadline: "Có thời hạn",
		plan.Regular:      "Thường xuyên",
	}
}

func unitRoleTexts() map[plan.UnitRole]string {
	return map[plan.UnitRole]string{
		plan.Lead:    "Chủ trì",
		plan.Support: "Phối hợp",
	}
}

func hitKindTexts() map[plan.HitKind]string {
	return map[plan.HitKind]string{
		plan.HitPlan:      "Kế hoạch",
		plan.HitGroup:     "Nhóm",
		plan.HitTask:      "Nhiệm vụ",
		plan.HitIndicator: "Số liệu",
	}
}

func provinceKindTexts() map[plan.ProvinceKind]string {
	return map[plan.ProvinceKind]string{
		plan.KindProvince: "Tỉnh",
		plan.KindCity:     "Thành phố trực thuộc trung ương",
	}
}

func formatTexts() map[plan.Format]string {
	return map[plan.Format]string{
		plan.FormatText:     "Văn bản thuần (.txt)",
		plan.FormatMarkdown: "Markdown (.md)",
		plan.FormatHTML:     "Trang web (.html)",
		plan.FormatCSV:      "Bảng CSV (.csv)",
		plan.FormatDocx:     "Word (.docx)",
		plan.FormatXlsx:     "Excel (.xlsx)",
		plan.FormatPDF:      "PDF (.pdf)",
	}
}

func warningTexts() map[plan.WarningCode]string {
	return map[plan.WarningCode]string{
		plan.WarnCountMismatch:  "Số nhóm, nhiệm vụ bóc tách khác số văn bản ghi",
		plan.WarnNoTasks:        "Không tìm thấy nhiệm vụ nào",
		plan.WarnNotAPlan:       "Văn bản không phải kế hoạch",
		plan.WarnNoYear:         "Văn bản không nêu năm kế hoạch",
		plan.WarnYearFromDate:   "Năm kế hoạch lấy theo ngày ban hành",
		plan.WarnNoProvince:     "Không nhận ra tỉnh, thành phố",
		plan.WarnManyProvinces:  "Có thể thuộc nhiều tỉnh, thành phố",
		plan.WarnSynthetic:      "Nhóm do phần mềm lập",
		plan.WarnFromHeading:    "Nhiệm vụ lấy từ tên nhóm",
		plan.WarnMultipleLeads:  "Nhiều đơn vị chủ trì",
		plan.WarnBeforeDate:     "“Trước ngày” hiểu là đến hết ngày đó",
		plan.WarnUnreadableDue:  "Ô thời hạn không đọc ra ngày",
		plan.WarnInvalidDate:    "Ngày không có trong lịch",
		plan.WarnAmbiguous:      "Số liệu hiểu được hai cách",
		plan.WarnNumbering:      "Số thứ tự thiếu hoặc trùng",
		plan.WarnFlattenedTable: "Bảng mất cột",
		plan.WarnBadEncoding:    "Ký tự hỏng đã sửa",
		plan.WarnLowConfidence:  "Chưa chắc chắn",
		plan.WarnCandidate:      "Câu giống chỉ đạo, chưa đưa vào",
		plan.WarnTruncated:      "Nội dung bị cắt bớt",
	}
}

// A roleText is how a part of a document is named: in full in the legend, and as the tag before the part.
type roleText struct {
	Name  string
	Tag   string // empty: the part carries no tag, its line alone tells it
	About string
}

func roleTexts() map[plan.Role]roleText {
	return map[plan.Role]roleText{
		plan.RoleTitle:        {"Tiêu đề", "Tiêu đề", "tên văn bản"},
		plan.RoleMeta:         {"Thông tin văn bản", "Văn bản", "cơ quan, số, ngày, căn cứ"},
		plan.RoleGroup:        {"Nhóm", "Nhóm", "tên nhóm nhiệm vụ"},
		plan.RoleTask:         {"Nhiệm vụ", "NV", "đã đưa vào kế hoạch"},
		plan.RoleSub:          {"Chi tiết", "Chi tiết", "nội dung bên dưới một nhiệm vụ"},
		plan.RoleMarker:       {"Dấu phân tách", "", "số thứ tự, gạch đầu dòng, từ nối, dấu câu"},
		plan.RoleIndicator:    {"Số liệu", "Số liệu", "con số văn bản báo cáo"},
		plan.RoleContext:      {"Lời dẫn", "", "không phải nhiệm vụ; để nguyên, không đánh dấu"},
		plan.RoleCandidate:    {"Có thể là nhiệm vụ", "Có thể", "giống câu chỉ đạo, chưa đưa vào kế hoạch"},
		plan.RoleNoise:        {"Ngoài lề", "Ngoài lề", "tác giả, chú thích ảnh, nút bấm của trang"},
		plan.RoleUnclassified: {"Chưa phân loại", "Chưa rõ", "phần mềm chưa nhận ra"},
	}
}

// An errorText is what an error page says.
type errorText struct {
	Title  string
	Why    string
	Advice string
}

func errorTexts() map[int]errorText {
	return map[int]errorText{
		400: {"Địa chỉ hoặc yêu cầu không đọc được", "Phần sau dấu “?” của địa chỉ, hoặc nội dung gửi lên, viết không đúng cách.", "Kiểm tra lại địa chỉ, hoặc quay về trang chủ rồi chọn từ danh sách."},
		401: {"Phiên đăng nhập đã hết", "Trang này cần đăng nhập.", "Đăng nhập lại rồi làm tiếp."},
		403: {"Không được phép", "Tài khoản của đồng chí không có quyền làm việc này.", "Nếu công việc cần đến quyền này, đề nghị quản trị của Sở cấp quyền."},
		404: {"Không tìm thấy trang", "Không có tỉnh, năm, kế hoạch hay nhiệm vụ nào ở địa chỉ này. Có thể địa chỉ gõ thiếu, hoặc kế hoạch đã được nhập lại.", "Tìm theo nội dung trong ô tìm kiếm ở đầu trang, hoặc chọn từ danh sách tỉnh, thành phố."},
		405: {"Địa chỉ này không nhận thao tác vừa gửi", "Trang chỉ để xem, hoặc biểu mẫu đã gửi sai địa chỉ.", "Mở lại trang từ trang chủ rồi làm lại."},
		409: {"Nội dung vừa được người khác sửa", "Trong lúc đồng chí nhập, nội dung này đã có bản mới hơn.", "Tải lại trang để xem bản mới rồi nhập lại phần của mình."},
		413: {"Tệp hoặc nội dung gửi lên quá lớn", "Biểu mẫu nhận tối đa 2 MB, tệp văn bản tối đa 20 MB.", "Giảm dung lượng (bỏ ảnh quét, tách phụ lục) rồi gửi lại."},
		422: {"Nội dung gửi lên chưa hợp lệ", "Có ô còn thiếu hoặc điền chưa đúng.", "Quay lại trang trước, sửa các ô được đánh dấu rồi gửi lại."},
		429: {"Gửi quá nhiều yêu cầu", "Máy chủ tạm dừng nhận yêu cầu từ máy này để bảo đảm cho người khác.", "Chờ ít phút rồi tải lại trang."},
		500: {"Máy chủ gặp lỗi", "Lỗi thuộc về phần mềm, không phải do thao tác của đồng chí. Dữ liệu đã lưu không bị ảnh hưởng.", "Tải lại trang sau ít phút. Nếu vẫn lỗi, báo quản trị kèm mã sự cố bên dưới."},
		503: {"Máy chủ tạm thời chưa phục vụ được", "Cơ sở dữ liệu đang khởi động lại hoặc bảo trì. Dữ liệu đã lưu không bị ảnh hưởng.", "Chờ một lát rồi tải lại trang này; nội dung vừa nhập chưa được ghi."},
	}
}
