package view

import (
	"maps"
	"slices"
	"strconv"
	"strings"

	"kehoach/internal/plan"
)

// PlaceAll is the choice of the whole system as a place.
const PlaceAll = "tat-ca"

// UserForms are the forms of one account, of which at most one was refused.
type UserForms struct {
	Edit, Role, Reset, State, End Form
	Ending                        int64 // the membership whose end was refused
	Prove                         bool  // the own password is asked for once more
	Conflict                      bool  // somebody edited in the meantime
	Today                         plan.Date
}

func userInputs(username bool) []input {
	list := []input{
		{Name: "ho-ten", Label: "Họ và tên", Required: true, Max: 200},
		{Name: "chuc-vu", Label: "Chức vụ", Max: 200},
		{Name: "thu", Label: "Thư điện tử", Type: "email", Max: 254},
		{Name: "dien-thoai", Label: "Điện thoại", Type: "tel", Max: 40},
	}
	if !username {
		return list
	}
	name := input{
		Name: "ten-dang-nhap", Label: "Tên đăng nhập", Required: true, Max: 60,
		Hint: "Chữ thường không dấu, chữ số, dấu chấm. Ví dụ hoa.nguyen. Không đổi được về sau.",
	}
	return append([]input{name}, list...)
}

func roleInputs(p Page, places []plan.Place, prove bool) []input {
	list := []input{
		{Name: "vai-tro", Label: "Vai trò", Required: true, Options: optionsOf(grantable(p.Actor), memberRoleTexts())},
		{Name: "noi", Label: "Nơi làm việc", Required: true, Options: placeOptions(places), Hint: "Cán bộ và trưởng đơn vị: chọn đơn vị. Vai trò khác: chọn tỉnh."},
		{Name: "tu-ngay", Label: "Từ ngày", Required: true, Mode: "numeric", Max: 10, Hint: "Ngày/tháng/năm."},
		{Name: "den-ngay", Label: "Đến hết ngày", Mode: "numeric", Max: 10, Hint: "Để trống nếu chưa biết."},
		{Name: "thay-the", Label: "Thay thế cho", Max: 60, Hint: "Tên đăng nhập của người được thay thế, nếu là quyền hoặc thay thế tạm thời."},
	}
	if prove {
		list = append(list, proofInput())
	}
	return list
}

// grantable are the roles an actor may give somewhere.
func grantable(actor plan.Actor) []plan.MemberRole {
	var roles []plan.MemberRole
	for _, role := range plan.MemberRoles() {
		if role.OfUnit() || actor.AdministersAll() || actor.Can(plan.RightAdminister) && role != plan.Admin {
			roles = append(roles, role)
		}
	}
	return roles
}

func placeKey(p plan.Place) string {
	switch {
	case p.ProvinceID == 0:
		return PlaceAll
	case p.UnitID == 0:
		return strconv.FormatInt(p.ProvinceID, 10)
	}
	return strconv.FormatInt(p.ProvinceID, 10) + "." + strconv.FormatInt(p.UnitID, 10)
}

func placeOptions(places []plan.Place) []option {
	list := []option{{"", "Chọn"}}
	for _, place := range places {
		until := ""
		if !place.Until.IsZero() {
			until = " (đến " + Date(place.Until) + ")"
		}
		text := nonEmpty(" – ", place.Province, place.Unit) + until
		if place.ProvinceID == 0 {
			text = "Toàn hệ thống"
		}
		list = append(list, option{placeKey(place), text})
	}
	return list
}

func filterInputs(list plan.UserList) []input {
	any := []option{{"", "Tất cả"}}
	return []input{
		{Name: "tim", Label: "Tên", Max: 100, Type: "search"},
		{Name: "noi", Label: "Nơi làm việc", Options: append(any, placeOptions(list.Places)[1:]...)},
		{Name: "vai-tro", Label: "Vai trò", Options: append(any, optionsOf(plan.MemberRoles(), memberRoleTexts())...)},
		{Name: "trang-thai", Label: "Trạng thái", Options: append(any, optionsOf([]plan.UserState{plan.UserActive, plan.UserDisabled}, userStateTexts())...)},
	}
}

func filterForm(f plan.UserFilter) Form {
	values := map[string][]string{"tim": {f.Text}, "vai-tro": {string(f.Role)}, "trang-thai": {string(f.State)}}
	if f.ProvinceID != 0 {
		values["noi"] = []string{placeKey(plan.Place{ProvinceID: f.ProvinceID, UnitID: f.UnitID})}
	}
	return Form{Values: values}
}

func seenText(u plan.User) string {
	switch {
	case !u.LastSeenAt.IsZero():
		return DateTime(u.LastSeenAt)
	case !u.HasPassword:
		return "chưa đặt mật khẩu"
	}
	return "chưa"
}

func settingInputs() []input {
	return []input{
		{Name: "sap-den-han", Label: "Sắp đến hạn (ngày)", Mode: "numeric", Max: 3, Required: true, Hint: "Nhiệm vụ còn từ ngần này ngày trở xuống được đánh dấu sắp đến hạn: 1–60."},
		{Name: "phien-phut", Label: "Tự đăng xuất sau (phút)", Mode: "numeric", Max: 4, Required: true, Hint: "Không thao tác trong ngần này phút thì phải đăng nhập lại: 15–720. Quản trị: nhiều nhất 30."},
		{Name: "mat-khau-ngay", Label: "Đổi mật khẩu sau (ngày)", Mode: "numeric", Max: 4, Required: true, Hint: "0 là không bắt đổi (khuyến nghị); hoặc 30–730. Bắt đổi định kỳ làm người dùng chọn mật khẩu dễ đoán hơn; chỉ đặt khi quy định yêu cầu."},
	}
}

// versionText is a version that may be nought: nothing was decided yet.
func versionText(version int) string { return strconv.Itoa(version) }

func settingText(s plan.Settings) string {
	onOff := map[bool]string{true: "có", false: "không"}
	return nonEmpty("; ", "xác thực hai lớp cho quản trị: "+onOff[s.SecondFactorAdmin], "sắp đến hạn: "+strconv.Itoa(s.DueSoonDays)+" ngày",
		"tự đăng xuất: "+strconv.Itoa(s.IdleMinutes)+" phút", "đổi mật khẩu: "+strconv.Itoa(s.PasswordDays)+" ngày",
		"loại ký tự: "+onOff[s.PasswordKinds])
}

func resetSummary(forms UserForms) []fieldError {
	if problem := forms.Reset.Errors["xac-nhan"]; problem != "" {
		return []fieldError{{"o-dat-lai", proofInput().Label + ": " + problemText(problem)}}
	}
	return nil
}

// endID is the id of the password field beside a membership.
func endID(m plan.MembershipLine) string { return "o-ket-thuc-" + strconv.FormatInt(m.ID, 10) }

// ProblemLines are broken fields as lines of text, for the terminal.
func ProblemLines(broken plan.FieldErrors) []string {
	labels := map[string]string{}
	for _, in := range append(userInputs(true), roleInputs(Page{}, nil, false)...) {
		labels[in.Name] = in.Label
	}
	var lines []string
	for _, field := range slices.Sorted(maps.Keys(broken)) {
		lines = append(lines, nonEmpty(": ", labels[field], problemText(broken[field])))
	}
	return lines
}

// UserLines are accounts as rows of a table of text, its heads first.
func UserLines(users []plan.User) [][]string {
	lines := [][]string{{"TÊN ĐĂNG NHẬP", "HỌ TÊN", "TRẠNG THÁI", "HAI LỚP", "VAI TRÒ"}}
	for _, u := range users {
		var roles []string
		for _, m := range u.Memberships {
			roles = append(roles, memberText(m))
		}
		factor := map[bool]string{true: "có", false: "không"}[u.SecondFactor]
		lines = append(lines, []string{u.Username, u.FullName, label(userStateTexts(), u.State), factor, strings.Join(roles, "; ")})
	}
	return lines
}
