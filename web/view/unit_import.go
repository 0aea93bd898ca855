package view

import (
	"strings"

	"kehoach/internal/plan"
)

// A UnitImport is the page that loads a list of units: before, and after it was looked at.
type UnitImport struct {
	Form
	Province plan.Province
	Looked   bool
	Conflict bool // the units changed since the list was looked at
	Changes  []plan.UnitChange
	Problems []plan.SheetProblem
}

// ListText is a list as it is shown for editing; bytes that are no text are left out.
func ListText(content []byte) string {
	return strings.ReplaceAll(strings.ToValidUTF8(strings.TrimPrefix(string(content), "\ufeff"), ""), "\x00", "")
}

func unitImportInputs() []input {
	return []input{
		{Name: "tep", Label: "Tệp CSV", Hint: "UTF-8, tối đa 500 đơn vị. Dòng đầu là tên cột; ngăn bằng dấu phẩy, chấm phẩy hoặc tab."},
		{Name: "noi-dung", Label: "Hoặc dán danh sách", Rows: 8},
		{Name: "tu-ngay", Label: "Đơn vị mới hoạt động từ ngày", Hint: "Ngày/tháng/năm, ví dụ 01/01/2024. Không đổi ngày của đơn vị đã có.", Max: 10, Mode: "numeric", Required: true},
	}
}

// unitColumnText is how a column of a list is called.
func unitColumnText(column string) string {
	for _, in := range unitInputs(nil) {
		if in.Name == column {
			return in.Label
		}
	}
	if column == "ten-khac" {
		return "Tên khác"
	}
	return ""
}

func changeText(c plan.UnitChange) string {
	switch {
	case c.Adds():
		return "thêm mới"
	case len(c.Changed) == 0:
		return "giữ nguyên"
	}
	var names []string
	for _, column := range c.Changed {
		names = append(names, strings.ToLower(unitColumnText(column)))
	}
	return "sửa " + nonEmpty(", ", names...)
}

func changeLook(c plan.UnitChange) (kind, symbol string) {
	switch {
	case c.Adds():
		return "good", "plus"
	case len(c.Changed) == 0:
		return "plain", "check"
	}
	return "blue", "edit"
}

func importTally(changes []plan.UnitChange) string {
	added, changed := 0, 0
	for _, c := range changes {
		switch {
		case c.Adds():
			added++
		case len(c.Changed) > 0:
			changed++
		}
	}
	return "Thêm mới " + Count(added) + ", sửa " + Count(changed) + ", giữ nguyên " + Count(len(changes)-added-changed) + " đơn vị."
}

func sheetProblemText(p plan.SheetProblem) string {
	return nonEmpty(": ", "Dòng "+Count(p.Line), unitColumnText(p.Column)+when(p.Value != "", " “"+p.Value+"”"), problemText(p.Problem))
}
