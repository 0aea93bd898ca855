package view

import "kehoach/internal/plan"

// historyTitles say what happened, by table and action.
func historyTitles() map[string]string {
	return map[string]string{
		"tasks insert": "Đưa vào kế hoạch", "tasks update": "Sửa nhiệm vụ", "tasks delete": "Xoá nhiệm vụ",
		"task_units insert": "Giao đơn vị", "task_units update": "Đổi đơn vị", "task_units delete": "Bỏ đơn vị",
		"progress_reports insert": "Lập báo cáo", "progress_reports update": "Sửa báo cáo (nháp)",
		"evidences insert": "Thêm minh chứng", "evidences update": "Bỏ minh chứng",
		"extensions insert": "Đề nghị gia hạn", "extensions update": "Xử lý đề nghị gia hạn",
		"coordination_notes insert": "Ghi ý kiến phối hợp", "coordination_notes update": "Sửa ý kiến phối hợp",
		"coordination_notes delete": "Xoá ý kiến phối hợp",
		"report sent":               "Gửi báo cáo", "report returned": "Trả lại báo cáo", "report approved": "Duyệt báo cáo",
		"report reassigned": "Chuyển báo cáo cho đơn vị mới",
	}
}

// entityTexts name the tables of the audit.
func entityTexts() map[string]string {
	return map[string]string{ //nolint:gosec // "credentials" is the name of a table
		"tasks": "Nhiệm vụ", "task_units": "Đơn vị của nhiệm vụ", "progress_reports": "Báo cáo tiến độ", "evidences": "Minh chứng",
		"extensions": "Gia hạn", "coordination_notes": "Ý kiến phối hợp", "unit_reports": "Báo cáo của đơn vị", "users": "Tài khoản",
		"credentials": "Mật khẩu, xác thực",
		"memberships": "Vai trò", "settings": "Thiết lập", "units": "Đơn vị",
		"unit_aliases": "Tên khác của đơn vị", "unit_successions": "Đơn vị kế thừa", "plans": "Kế hoạch", "periods": "Kỳ báo cáo",
		"period_windows": "Gia hạn nộp", "holidays": "Ngày nghỉ", "sessions": "Phiên đăng nhập",
	}
}

func auditActionTexts() map[string]string {
	return map[string]string{"insert": "thêm", "update": "sửa", "delete": "xoá"}
}

// historyFieldTexts name the columns people know; the others are the program's own.
func historyFieldTexts() map[string]string {
	return map[string]string{
		"text": "Nội dung", "kind": "Loại", "number": "Số", "due_on": "Hạn hiện hành", "due_original": "Hạn gốc", "due_text": "Thời hạn ghi trong văn bản",
		"assigned_on": "Ngày giao", "assigned_number": "Văn bản giao", "output": "Sản phẩm", "deputy": "Lãnh đạo phụ trách",
		"resources": "Nguồn lực", "oversight": "Cơ chế kiểm tra", "closed_on": "Ngày đưa ra khỏi kế hoạch", "closed_as": "Cách đưa ra",
		"closed_reason": "Lý do đưa ra", "role": "Vai trò", "name": "Tên",
		"progress": "Trạng thái xử lý", "percent": "Tỷ lệ hoàn thành", "outlook": "Khả năng hoàn thành đúng hạn", "result": "Kết quả thực hiện",
		"obstacles": "Khó khăn, vướng mắc", "proposals": "Đề xuất, kiến nghị", "completed_on": "Ngày hoàn thành",
		"no_product_reason": "Lý do chưa có sản phẩm", "unchanged": "Không thay đổi so với kỳ trước",
		"document_kind": "Loại văn bản", "document_number": "Số, ký hiệu", "document_on": "Ngày văn bản", "agency": "Cơ quan", "summary": "Trích yếu",
		"removed_reason": "Lý do bỏ", "state": "Tình trạng", "proposed_on": "Hạn đề nghị", "granted_on": "Hạn được duyệt", "decided_on": "Ngày quyết định",
		"decision_number": "Số quyết định", "decision_reason": "Ý kiến", "reason": "Lý do", "body": "Nội dung ý kiến",
		"username": "Tên đăng nhập", "full_name": "Họ tên", "email": "Thư điện tử", "phone": "Điện thoại", "title": "Chức danh",
		"valid_from": "Từ ngày", "valid_to": "Đến ngày", "value": "Giá trị", "key": "Mục", "until": "Đến hết ngày", "data_from": "Số liệu từ",
		"data_to": "Chốt số liệu", "as_of_on": "Tính đến ngày", "opens_on": "Ngày mở", "grace_until": "Nhận đến hết", "day": "Ngày",
		"released_on": "Ngày giao kế hoạch", "released_number": "Văn bản giao kế hoạch", "short_name": "Tên viết tắt", "contact_name": "Đầu mối",
		"contact_phone": "Điện thoại đầu mối", "contact_email": "Thư của đầu mối", "head_sends": "Trưởng đơn vị gửi",
	}
}

// historyValues are the words for coded values, by column.
func historyValues() map[string]map[string]string {
	bools := map[string]string{"true": "có", "false": "không"}
	states := words(extensionStateTexts())
	for _, more := range []map[string]string{words(periodStateTexts()), words(reportStateTexts()), words(stateTexts())} {
		for key, text := range more {
			if states[key] == "" {
				states[key] = text
			}
		}
	}
	roles := words(unitRoleTexts())
	for key, text := range words(memberRoleTexts()) {
		roles[key] = text
	}
	return map[string]map[string]string{
		"progress": words(progressTexts()), "outlook": words(outlookTexts()), "closed_as": words(closingTexts()), "role": roles,
		"unchanged": bools, "head_sends": bools, "state": states, "kind": words(taskKindTexts()),
	}
}

func words[K ~string](texts map[K]string) map[string]string {
	out := make(map[string]string, len(texts))
	for key, text := range texts {
		out[string(key)] = text
	}
	return out
}

func periodName(kind plan.PeriodKind) string {
	if kind == "" {
		return ""
	}
	return "kỳ " + label(periodKindTexts(), kind)
}
