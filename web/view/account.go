package view

import (
	"strconv"
	"strings"

	"kehoach/internal/plan"
)

// AccountForms are the forms of one's own account, of which at most one was refused.
type AccountForms struct {
	Password Form
	Spares   Form
	Off      Form
	Sessions Form
}

// SecondFactorData is the page that sets up one-time codes.
type SecondFactorData struct {
	Username string
	Secret   string
	Sealed   string   // the secret as the form carries it
	QR       [][]bool // true where dark
	Form     Form
	Must     bool // nothing else is open before it is done
	Prove    bool // the password is asked for once more
}

func newPasswordInputs(secondFactor bool) []input {
	return []input{
		{Name: "mat-khau-moi", Label: "Mật khẩu mới", Type: "password", Auto: "new-password", Required: true, Hint: passwordHint(secondFactor)},
		{Name: "nhap-lai", Label: "Nhập lại mật khẩu mới", Type: "password", Auto: "new-password", Required: true},
	}
}

func passwordHint(secondFactor bool) string {
	least := "15"
	if secondFactor {
		least = "12"
	}
	return "Ít nhất " + least + " ký tự, dấu cách và chữ có dấu đều được. Dễ nhớ nhất là bốn năm từ không liên quan; không dùng tên mình, tên đơn vị, tên tỉnh."
}

func ownPasswordInputs(secondFactor bool) []input {
	old := input{Name: "mat-khau-cu", Label: "Mật khẩu hiện tại", Type: "password", Auto: "current-password", Required: true}
	return append([]input{old}, newPasswordInputs(secondFactor)...)
}

func proofInput() input {
	return input{
		Name: "xac-nhan", Label: "Mật khẩu của đồng chí", Type: "password", Auto: "current-password", Required: true,
		Hint: "Nhập lại để chắc chắn là đồng chí đang làm việc này.",
	}
}

func codeInput() input {
	return input{Name: "ma", Label: "Mã 6 số đang hiện trong ứng dụng", Mode: "numeric", Auto: "one-time-code", Required: true, Max: 10}
}

func secondFactorInputs(d SecondFactorData) []input {
	if d.Prove {
		return []input{codeInput(), proofInput()}
	}
	return []input{codeInput()}
}

// qrSize is the side of a QR code with the quiet zone around it.
func qrSize(matrix [][]bool) string { return strconv.Itoa(len(matrix) + 8) }

// qrPath draws the dark modules, each run in a row as one box.
func qrPath(matrix [][]bool) string {
	var path strings.Builder
	for y, row := range matrix {
		for x := 0; x < len(row); x++ {
			start := x
			for x < len(row) && row[x] {
				x++
			}
			if n := x - start; n > 0 {
				path.WriteString("M" + strconv.Itoa(start+4) + " " + strconv.Itoa(y+4) + "h" + strconv.Itoa(n) + "v1h-" + strconv.Itoa(n) + "z")
			}
		}
	}
	return path.String()
}

// fours sets a secret in groups of four for typing.
func fours(secret string) string {
	var parts []string
	for len(secret) > 4 {
		parts, secret = append(parts, secret[:4]), secret[4:]
	}
	return strings.Join(append(parts, secret), " ")
}

// deviceText is the browser and system a session names itself by, in words.
func deviceText(agent string) string {
	find := func(list [][2]string) string {
		for _, one := range list {
			if strings.Contains(agent, one[0]) {
				return one[1]
			}
		}
		return ""
	}
	browser := find([][2]string{{"Edg/", "Edge"}, {"coc_coc", "Cốc Cốc"}, {"Firefox/", "Firefox"}, {"Chrome/", "Chrome"}, {"Safari/", "Safari"}})
	system := find([][2]string{{"Android", "Android"}, {"iPhone", "iPhone"}, {"iPad", "iPad"}, {"Windows", "Windows"}, {"Mac OS", "macOS"}, {"Linux", "Linux"}})
	if text := nonEmpty(" trên ", browser, system); text != "" {
		return text
	}
	return "Trình duyệt khác"
}

func memberText(m plan.MembershipLine) string {
	where := m.Province
	if m.ProvinceID == 0 {
		where = "toàn hệ thống"
	}
	return nonEmpty(", ", label(memberRoleTexts(), m.Role), m.Unit, where)
}

func membershipTime(m plan.MembershipLine) string {
	until := ""
	if !m.To.IsZero() {
		until = "đến " + Date(m.To)
	}
	return nonEmpty(" ", "từ "+Date(m.From), until)
}

func holdsAdmin(u plan.User) bool {
	for _, m := range u.Memberships {
		if m.Role == plan.Admin && m.To.IsZero() {
			return true
		}
	}
	return false
}

// offSummary is what is wrong with the second password field of the page.
func offSummary(f Form) []fieldError {
	if problem := f.Errors["xac-nhan"]; problem != "" {
		return []fieldError{{"o-tat", proofInput().Label + ": " + problemText(problem)}}
	}
	return nil
}
