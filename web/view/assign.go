package view

import (
	"slices"
	"strconv"
	"strings"

	"kehoach/internal/plan"
	"kehoach/internal/route"
)

// An AssignForm is the form of 6 rõ: the filter, what was typed, and the rows others changed in the meantime.
type AssignForm struct {
	Form
	Lacking plan.Clear // show only tasks that lack it; empty: all
	TickAll bool
	Stale   []int64
}

// ticked says whether a row's box is ticked: as it was posted, or by the wish to tick all. Rows others changed must be
// looked at before they are ticked again.
func (f AssignForm) ticked(t plan.Task) bool {
	if f.stale(t) {
		return false
	}
	return f.TickAll || slices.ContainsFunc(f.Values["nv"], func(value string) bool {
		id, _, _ := strings.Cut(value, ":")
		return id == strconv.FormatInt(t.ID, 10)
	})
}

func (f AssignForm) stale(t plan.Task) bool { return slices.Contains(f.Stale, t.ID) }

// shown are the tasks of a group that the filter leaves.
func (f AssignForm) shown(g plan.Group) []plan.Task {
	var tasks []plan.Task
	for _, t := range g.Tasks {
		if f.Lacking == "" || !t.Closed() && !t.Clear(f.Lacking) {
			tasks = append(tasks, t)
		}
	}
	return tasks
}

func tickValue(t plan.Task) string {
	return strconv.FormatInt(t.ID, 10) + ":" + strconv.Itoa(t.Version)
}

func assignURL(a plan.Assignment) string {
	return route.Assignment(a.Province.Slug, a.Plan.Year, a.Plan.Slug)
}

func lackingURL(a plan.Assignment, lacking plan.Clear) string {
	if lacking == "" {
		return assignURL(a)
	}
	return route.AssignmentLacking(a.Province.Slug, a.Plan.Year, a.Plan.Slug, string(lacking))
}

// tickAllURL is the same page with every row it shows ticked.
func tickAllURL(a plan.Assignment, lacking plan.Clear) string {
	address, _, _ := strings.Cut(lackingURL(a, lacking), "#")
	if strings.Contains(address, "?") {
		return address + "&chon=1#nhiem-vu"
	}
	return address + "?chon=1#nhiem-vu"
}

// postURL is where the form goes: it comes back to the same filter.
func postURL(a plan.Assignment, lacking plan.Clear) string {
	address, _, _ := strings.Cut(lackingURL(a, lacking), "#")
	return address
}

// clearMeans says what each of the six asks for.
func clearMeans(c plan.Clear) string {
	switch c {
	case plan.ClearWork:
		return "có nội dung"
	case plan.ClearPeople:
		return "có chủ trì và lãnh đạo phụ trách"
	case plan.ClearDue:
		return "có ngày, hoặc thường xuyên"
	case plan.ClearOutput:
		return "có sản phẩm cần đạt"
	case plan.ClearResources:
		return "có nguồn lực"
	case plan.ClearOversight:
		return "có cách kiểm tra"
	}
	return ""
}

// clearShort is the head of a column of ticks.
func clearShort(c plan.Clear) string {
	return Capital(strings.TrimPrefix(label(clearTexts(), c), "Rõ "))
}

func unitOptions(units []plan.Unit, none string) []option {
	var list []option
	if none != "" {
		list = append(list, option{"", none})
	}
	for _, u := range units {
		list = append(list, option{strconv.FormatInt(u.ID, 10), u.Name})
	}
	return list
}

// assignInputs are the fields that are written into the ticked rows.
func assignInputs(a plan.Assignment) []input {
	return []input{
		{Name: "nv", Label: "Nhiệm vụ"},
		{Name: "chu-tri", Label: "Đơn vị chủ trì", Hint: "Mỗi nhiệm vụ một đơn vị; chọn là thay đơn vị cũ.", Options: unitOptions(a.Units, "Giữ nguyên")},
		{Name: "phoi-hop", Label: "Thêm đơn vị phối hợp", Options: unitOptions(a.Units, "")},
		{Name: "lanh-dao", Label: "Lãnh đạo phụ trách", Hint: "Ví dụ Phó Giám đốc Nguyễn Văn A.", Max: 200},
		{Name: "thoi-han", Label: "Thời hạn", Hint: "31/12/" + strconv.Itoa(a.Plan.Year) + ", Quý III/" + strconv.Itoa(a.Plan.Year) + " hoặc Thường xuyên.", Max: 100},
		{Name: "san-pham", Label: "Sản phẩm", Max: 2000, Rows: 2},
		{Name: "nguon-luc", Label: "Nguồn lực", Max: 2000, Rows: 2},
		{Name: "kiem-tra", Label: "Kiểm tra", Hint: "Ai kiểm tra, khi nào.", Max: 2000, Rows: 2},
	}
}

func yearEnd(a plan.Assignment) string { return "31/12/" + strconv.Itoa(a.Plan.Year) }

func assignCrumbs(a plan.Assignment) []crumb {
	return append([]crumb{{Label: "Phân công", Href: route.Assignments()}}, crumb{planKind(a.Plan) + " · " + a.Province.FullName(), assignURL(a)})
}

func releaseInputs() []input {
	return []input{
		{Name: "giao", Label: "Nhiệm vụ"},
		{Name: "ngay-giao", Label: "Ngày giao", Hint: "Ngày/tháng/năm của văn bản giao, không sau hôm nay.", Max: 10, Mode: "numeric", Required: true},
		{Name: "so-van-ban", Label: "Văn bản giao (số, ký hiệu)", Hint: "Nếu có. Ví dụ 56/KH-SYT.", Max: 200},
	}
}

func stateLookOf(state plan.State) (kind, symbol string) {
	switch state {
	case plan.Released:
		return "good", "send"
	case plan.Ended:
		return "plain", "flag"
	case plan.Drafted:
	}
	return "doubt", "edit"
}

// staleTasks are the rows others changed, as they are now.
func staleTasks(a plan.Assignment, f AssignForm) []plan.Task {
	var list []plan.Task
	for _, g := range a.Groups {
		for _, t := range g.Tasks {
			if f.stale(t) {
				list = append(list, t)
			}
		}
	}
	return list
}

// taskNow says how a task is assigned now, in one line.
func taskNow(t plan.Task) string {
	due := Date(t.DueOn)
	if t.Kind == plan.Regular {
		due = "Thường xuyên"
	}
	return nonEmpty("; ", when(leadOf(t) != "", "chủ trì "+leadOf(t)), when(t.Deputy != "", "lãnh đạo "+t.Deputy), when(due != "", "hạn "+due),
		when(t.Output != "", "sản phẩm "+t.Output), when(t.Closed(), label(closingTexts(), t.ClosedAs)))
}

func shortCount(c plan.ClearCount, of plan.Clear) string {
	return Count(c.Said[of]) + "/" + Count(c.Tasks)
}

// suggestionText is what a name may be.
func suggestionText(units []plan.Unit) string {
	var names []string
	for _, u := range units {
		names = append(names, u.Name)
	}
	return nonEmpty("; ", names...)
}
