package view

import (
	"strconv"
	"strings"

	"kehoach/internal/plan"
	"kehoach/internal/route"
)

// evidenceInputs are the fields of a product's form, in their order.
func evidenceInputs() []input {
	return []input{
		{Name: "loai", Label: "Loại văn bản", Hint: "Quyết định, Báo cáo, Công văn, Biên bản…", Max: 100},
		{Name: "so-ky-hieu", Label: "Số, ký hiệu", Hint: "Ví dụ 125/QĐ-SYT", Max: 200},
		{Name: "ngay", Label: "Ngày ban hành", Hint: "Ngày/tháng/năm, ví dụ 30/09/2024", Max: 10, Mode: "numeric"},
		{Name: "co-quan", Label: "Cơ quan ban hành", Max: 300},
		{Name: "trich-yeu", Label: "Trích yếu, nội dung sản phẩm", Max: 2000},
		{Name: "tep", Label: "Tệp", Hint: "Không bắt buộc. Tối đa 20 MB; nhận " + fileEndings() + "."},
	}
}

// fileEndings are the endings of files that may be sent, as people write them: "pdf, docx, …".
func fileEndings() string {
	return strings.ReplaceAll(strings.Join(plan.FileExtensions(), ", "), ".", "")
}

func acceptedFiles() string { return strings.Join(plan.FileExtensions(), ",") }

func removalInput() input {
	return input{Name: "ly-do", Label: "Lý do bỏ", Hint: "Được lưu lại cùng minh chứng.", Max: 2000, Required: true}
}

// documentName names a document in a line: "Quyết định 125/QĐ-SYT ngày 05/03/2024 của Sở Y tế".
func documentName(d plan.Document) string {
	name := nonEmpty(" ", d.Kind, d.Number)
	if name == "" && d.Summary == "" {
		name = "Tệp"
	}
	if !d.On.IsZero() {
		name = nonEmpty(" ", name, "ngày "+Date(d.On))
	}
	if d.Agency != "" {
		name = nonEmpty(" ", name, "của "+d.Agency)
	}
	return Capital(name)
}

// evidenceName names a product for readers of the page's links.
func evidenceName(e plan.Evidence) string {
	return nonEmpty(": ", documentName(e.Document), e.Document.Summary)
}

// bytesText is a size as people read it: "1,4 MB", "23 kB".
func bytesText(size int64) string {
	switch {
	case size >= 1<<20:
		return Number(oneDecimal(float64(size)/(1<<20))) + " MB"
	case size >= 1<<10:
		return Count(int(size>>10)) + " kB"
	}
	return Count(int(size)) + " byte"
}

// taskStepCrumbs are the crumbs of a page below a task.
func taskStepCrumbs(t plan.TaskPage, step string) []crumb {
	crumbs := taskCrumbs(t)
	crumbs[len(crumbs)-1].Href = route.Task(t.Task.ID)
	return append(crumbs, crumb{Label: step})
}

// productsMissing says why a reader sees no product.
func productsMissing(p plan.Products) string {
	if p.Any {
		return "Đã có minh chứng; xem được khi báo cáo của đơn vị được duyệt."
	}
	return "Chưa có sản phẩm, minh chứng nào."
}

func evidenceID(id int64) string { return "mc-" + strconv.FormatInt(id, 10) }

// removalKey makes the page's key one for each of its forms.
func removalKey(key string, id int64) string { return key + "-" + strconv.FormatInt(id, 10) }

func oneDecimal(value float64) string {
	return strings.TrimSuffix(strconv.FormatFloat(value, 'f', 1, 64), ".0")
}
