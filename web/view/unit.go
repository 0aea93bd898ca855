package view

import (
	"strconv"
	"strings"

	"kehoach/internal/plan"
	"kehoach/internal/route"
)

// UnitForms are the forms of the page that edits a unit: its facts, and the rest (other names, its end), of which one may
// have been refused.
type UnitForms struct {
	Facts, Rest Form
	// Conflict is true when somebody else changed the unit in the meantime.
	Conflict bool
}

// unitInputs are the fields of a unit; units are those that can stand above it.
func unitInputs(units []plan.Unit) []input {
	parents := []option{{"", "Không"}}
	for _, u := range units {
		parents = append(parents, option{strconv.FormatInt(u.ID, 10), u.Name})
	}
	return []input{
		{Name: "ten", Label: "Tên đơn vị", Max: 300, Required: true},
		{Name: "loai", Label: "Loại", Required: true, Options: optionsOf(plan.UnitKinds(), unitKindTexts())},
		{Name: "ten-viet-tat", Label: "Tên viết tắt", Max: 60},
		{Name: "truc-thuoc", Label: "Trực thuộc", Options: parents},
		{Name: "nguoi-lien-he", Label: "Người liên hệ", Max: 200},
		{Name: "dien-thoai", Label: "Điện thoại", Max: 40, Mode: "tel"},
		{Name: "email", Label: "Thư điện tử", Max: 254, Mode: "email"},
		{Name: "tu-ngay", Label: "Hoạt động từ ngày", Hint: "Ngày/tháng/năm. Nhiệm vụ của năm nào thì đơn vị phải có trong năm đó.", Max: 10, Mode: "numeric", Required: true},
		{Name: "den-ngay", Label: "Đến hết ngày", Hint: "Để trống khi còn hoạt động.", Max: 10, Mode: "numeric"},
		{Name: "truong-gui", Label: "Trưởng đơn vị gửi báo cáo (cán bộ soạn rồi trình)"},
	}
}

func aliasInput() input {
	return input{Name: "ten-khac", Label: "Thêm tên khác", Hint: "Tên gọi khác trong văn bản, ví dụ CDC tỉnh.", Max: 300}
}

// endInputs are the fields of a unit's end.
func endInputs(heirs []plan.UnitPlace, home plan.Province) []input {
	var options []option
	for _, u := range heirs {
		options = append(options, option{strconv.FormatInt(u.ID, 10), unitPlaceName(u, home)})
	}
	return []input{
		{Name: "ngay-cuoi", Label: "Ngày hoạt động cuối cùng", Hint: "Ngày/tháng/năm.", Max: 10, Mode: "numeric", Required: true},
		{Name: "ly-do", Label: "Văn bản, lý do", Hint: "Ví dụ: sáp nhập theo Quyết định 12/QĐ-UBND.", Max: 2000, Required: true},
		{Name: "ke-thua", Label: "Đơn vị kế thừa", Hint: "Tiếp nhận công việc của đơn vị này; chọn được nhiều.", Options: options},
	}
}

func unitPlaceName(u plan.UnitPlace, home plan.Province) string {
	if u.Province == home.Name {
		return u.Name
	}
	return u.Name + " (" + u.Province + ")"
}

// unitKindGroup is the units of one kind at the top, with what is below them.
type unitKindGroup struct {
	Kind plan.UnitKind
	Rows []plan.UnitRow
}

func unitKindGroups(rows []plan.UnitRow) []unitKindGroup {
	var groups []unitKindGroup
	for _, kind := range plan.UnitKinds() {
		var of []plan.UnitRow
		within := false
		for _, row := range rows {
			if row.Depth == 0 {
				within = row.Kind == kind
			}
			if within {
				of = append(of, row)
			}
		}
		if len(of) > 0 {
			groups = append(groups, unitKindGroup{kind, of})
		}
	}
	return groups
}

// unitTime says when a unit is or was there; a unit without an end is not worth a word but its beginning.
func unitTime(u plan.Unit) string {
	return nonEmpty(" ", "từ "+Date(u.From), when(!u.To.IsZero(), "đến hết "+Date(u.To)))
}

// depthClass indents a unit below its parents.
func depthClass(row plan.UnitRow) string { return "depth-" + strconv.Itoa(min(row.Depth, 4)) }

func unitContact(u plan.Unit) string {
	return nonEmpty(", ", u.ContactName, u.ContactPhone, u.ContactEmail)
}

func unitTally(rows []plan.UnitRow) string {
	leading, silent := 0, 0
	for _, row := range rows {
		if row.Leads > 0 {
			leading++
			if row.Accounts == 0 {
				silent++
			}
		}
	}
	text := Count(len(rows)) + " đơn vị, " + Count(leading) + " đơn vị đang chủ trì nhiệm vụ"
	if silent > 0 {
		text += ", trong đó " + Count(silent) + " đơn vị chưa có tài khoản"
	}
	return text + "."
}

// unitPlans puts the tasks of a unit together plan by plan.
type unitPlan struct {
	Province       plan.Province
	Plan           plan.Plan
	Leads, Support []plan.Task
}

func unitPlans(tasks []plan.UnitTask) []unitPlan {
	var plans []unitPlan
	for _, t := range tasks {
		if n := len(plans); n == 0 || plans[n-1].Plan.ID != t.Plan.ID {
			plans = append(plans, unitPlan{Province: t.Province, Plan: t.Plan})
		}
		of := &plans[len(plans)-1]
		if t.Role == plan.Lead {
			of.Leads = append(of.Leads, t.Task)
		} else {
			of.Support = append(of.Support, t.Task)
		}
	}
	return plans
}

func unitsCrumbs(province plan.Province) []crumb {
	return []crumb{{Label: "Đơn vị · " + province.FullName(), Href: route.UnitsOf(province.Slug, province.ID)}}
}

// provinceChoice names a province row where its lineage has several.
func provinceChoice(p plan.Province, all []plan.Province) string {
	same := 0
	for _, other := range all {
		if other.Slug == p.Slug {
			same++
		}
	}
	if same < 2 {
		return p.FullName()
	}
	return p.FullName() + " (" + strings.TrimPrefix(validity(p), "địa giới ") + ")"
}
