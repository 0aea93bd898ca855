package demo

import (
	"strings"

	"kehoach/internal/plan"
)

// An office is an invented unit of a province, with the words of tasks that are its business. The first three are those
// of the officers donvi1, donvi2 and donvi3.
type office struct {
	kind  plan.UnitKind
	name  string // %s is the province's name
	short string
	head  string
	words string // folded, separated by "|"
}

// offices are the units of a province in the order in which they are asked whether a task is theirs.
func offices() []office {
	return []office{
		{plan.UnitDepartment, "Phòng Nghiệp vụ Y", "NVY", "Trần Thị Mai", "kham|chua benh|benh vien|cap cuu|dieu tri|ky thuat|chat luong"},
		{plan.UnitAffiliate, "Trung tâm Kiểm soát bệnh tật %s", "CDC", "Lê Văn Hậu", "dich|du phong|tiem chung|suc khoe|truyen thong|giam sat|hiv"},
		{plan.UnitDepartment, "Phòng Kế hoạch - Tài chính", "KHTC", "Phạm Thu Hà", "tai chinh|dau thau|kinh phi|dau tu|xay dung|mua sam|trang thiet bi|tu chu|de an|quy hoach"},
		{plan.UnitDepartment, "Phòng Nghiệp vụ Dược", "NVD", "Đỗ Minh Tuấn", "thuoc|duoc|vac xin|vaccine"},
		{plan.UnitDepartment, "Phòng Tổ chức cán bộ", "TCCB", "Vũ Thị Ngân", "nhan luc|dao tao|can bo|tuyen dung|to chuc|sap xep|vien chuc"},
		{plan.UnitDepartment, "Văn phòng Sở", "VP", "Ngô Quốc Bảo", "chuyen doi so|cong nghe thong tin|cai cach|hanh chinh|ho so|du lieu|dien tu"},
		{plan.UnitBranch, "Chi cục An toàn vệ sinh thực phẩm", "ATTP", "Hoàng Thị Lý", "an toan thuc pham|thuc pham"},
		{plan.UnitBranch, "Chi cục Dân số", "DS", "Bùi Văn Sơn", "dan so|sinh san|ba me|tre em"},
	}
}

// named is the office's name in a province.
func (o office) named(province string) string { return strings.Replace(o.name, "%s", province, 1) }

// isFor says whether a task's words are the office's business.
func (o office) isFor(text string) bool {
	folded := plan.Fold(text)
	for word := range strings.SplitSeq(o.words, "|") {
		if strings.Contains(folded, word) {
			return true
		}
	}
	return false
}

// minLed is how many tasks of a plan each of the first three offices leads where the plan has enough of them, so that
// each officer finds work.
const minLed = 4

// leads gives each task of a plan, by its place, the place of its lead in offices: by its words, the work then spread so
// that the first three lead at least minLed tasks each.
func leads(tasks []plan.Task) []int {
	list := offices()
	chosen := make([]int, len(tasks))
	counts := make([]int, len(list))
	for i, task := range tasks {
		chosen[i] = i % len(list)
		for j, o := range list {
			if o.isFor(task.Text) {
				chosen[i] = j
				break
			}
		}
		counts[chosen[i]]++
	}
	want := min(minLed, len(tasks)/3)
	for mine := range 3 {
		for i := 0; counts[mine] < want && i < len(chosen); i++ {
			if from := chosen[i]; from != mine && (from > 2 || counts[from] > want) {
				counts[from]--
				counts[mine]++
				chosen[i] = mine
			}
		}
	}
	return chosen
}
