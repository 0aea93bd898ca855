package view

import (
	"strconv"
	"strings"
	"time"

	"kehoach/internal/plan"
)

// A sampleReader cuts sampleText into groups, tasks and spans. It knows that one text and is no importer.
type sampleReader struct {
	text   string
	at     int
	spans  []plan.Span
	groups []plan.Group
	taskID int64
}

func (r *sampleReader) span(end int, role plan.Role) plan.Range {
	found := plan.Range{Start: r.at, End: end}
	if strings.TrimSpace(r.text[r.at:end]) != "" {
		r.spans = append(r.spans, plan.Span{Range: found, Role: role, Rule: "mẫu", Confidence: 1})
	}
	r.at = end
	return found
}

func (r *sampleReader) line(line string) {
	end := r.at + len(line)
	switch {
	case strings.TrimSpace(line) == "":
		r.at = end
	case strings.HasPrefix(line, "Nhóm "):
		r.group(line, end)
	case len(r.groups) > 0 && strings.Contains(line, "; "):
		r.tasks(line, end)
	case len(r.spans) == 0:
		r.span(end, plan.RoleTitle)
	case len(r.groups) > 0 || !strings.Contains(line, "thông tin"):
		r.span(end, plan.RoleNoise)
	default:
		r.span(end, plan.RoleContext)
	}
}

func (r *sampleReader) group(line string, end int) {
	number, _, _ := strings.Cut(strings.TrimPrefix(line, "Nhóm "), ":")
	r.span(r.at+strings.Index(line, ": ")+2, plan.RoleMarker)
	source := r.span(end-1, plan.RoleGroup)
	r.span(end, plan.RoleMarker)
	r.groups = append(r.groups, plan.Group{
		ID: int64(len(r.groups) + 1), PlanID: 1, Ord: len(r.groups) + 1,
		Number: number, Title: r.text[source.Start:source.End], Source: source,
	})
}

func (r *sampleReader) tasks(line string, end int) {
	g := &r.groups[len(r.groups)-1]
	for piece := range strings.SplitSeq(strings.TrimSuffix(line, "."), "; ") {
		source := r.span(r.at+len(piece), plan.RoleTask)
		r.span(min(r.at+len("; "), end), plan.RoleMarker)
		r.taskID++
		g.Tasks = append(g.Tasks, sampleTask(r.taskID, *g, piece, source))
	}
	r.at = end
}

func sampleTask(id int64, g plan.Group, text string, source plan.Range) plan.Task {
	number := g.Number + "." + strconv.Itoa(len(g.Tasks)+1)
	t := plan.Task{
		ID: id, PlanID: 1, GroupID: g.ID, Ord: len(g.Tasks) + 1, Number: number, Text: text,
		Kind: plan.WithDeadline, Confidence: 0.98, Reason: "tách theo dấu chấm phẩy sau tên nhóm", Source: source,
	}
	switch {
	case strings.Contains(text, "trong quý III năm 2024"):
		t.DueText, t.DueOn = "quý III năm 2024", plan.Date{Year: 2024, Month: time.September, Day: 30}
	case strings.Contains(text, "hoạt động trong năm 2024"):
		t.DueText, t.DueOn = "trong năm 2024", plan.Date{Year: 2024, Month: time.December, Day: 31}
	}
	t.References = sampleReferences()[number]
	for _, name := range sampleSupport()[number] {
		t.Units = append(t.Units, plan.TaskUnit{Role: plan.Support, Name: name})
	}
	switch number {
	case "2.4":
		t.Targets = []plan.Target{{Raw: "từ 20 danh mục", Value: "20", Unit: "danh mục", Cmp: ">="}}
	case "2.6":
		t.Targets = []plan.Target{{Raw: "từ 5 - 10 danh mục", Value: "5", Max: "10", Unit: "danh mục", Cmp: "range"}}
	}
	return t
}

func sampleReferences() map[string][]string {
	return map[string][]string{
		"2.1": {"25-CT/TW"},
		"2.2": {"56/QĐ-BYT"},
		"5.1": {"22/2023/QH15"},
		"6.1": {"60/2021/NĐ-CP"},
		"6.5": {"21/2023/TT-BYT", "22/2023/TT-BYT"},
	}
}

func sampleSupport() map[string][]string {
	return map[string][]string{
		"1.4": {"Sở Khoa học và Công nghệ"},
		"1.5": {"các trường thuộc khối ngành sức khỏe", "các bệnh viện đầu ngành"},
		"2.1": {"UBND các huyện, thị, thành phố"},
		"4.2": {"sở, ngành có liên quan"},
		"8.2": {"các cơ quan chức năng có liên quan"},
		"8.3": {"Công an tỉnh Bình Dương"},
		"9.2": {"Sở Y tế các tỉnh, thành vùng Đông Nam bộ"},
		"9.3": {"Sở Y tế các tỉnh, thành vùng Đông Nam bộ"},
	}
}

// sampleReading is sampleText read: 9 groups, 43 tasks.
func sampleReading() *sampleReader {
	r := &sampleReader{text: sampleText}
	for line := range strings.SplitAfterSeq(sampleText, "\n") {
		r.line(strings.TrimSuffix(line, "\n"))
		r.at = min(r.at+1, len(sampleText))
	}
	return r
}

func sampleDay(year int, month time.Month, day int) plan.Date {
	return plan.Date{Year: year, Month: month, Day: day}
}

func sampleProvince(code string, on plan.Date) plan.Province {
	p, _ := plan.ProvinceByCode(code, on)
	return p
}

// sampleLineage is Bình Dương's: part of Thành phố Hồ Chí Minh since 01/07/2025.
func sampleLineage() plan.Lineage {
	return plan.Lineage{Successors: []plan.Province{sampleProvince("79", sampleDay(2025, time.July, 1))}}
}

func sampleTree() plan.Tree {
	return plan.Tree{
		Province: sampleProvince("74", sampleDay(2024, time.January, 1)),
		Lineage:  sampleLineage(),
		Year:     plan.Year{ID: 1, Year: 2024, State: plan.YearRunning},
		Plan: plan.Plan{
			ID: 1, Year: 2024, Kind: plan.Annual, Period: plan.WholeYear, State: plan.Drafted, Slug: "ke-hoach-nam",
			Title: "Bình Dương: Ngành y tế triển khai 9 nhóm hoạt động trọng tâm của năm 2024", Agency: "Sở Y tế Bình Dương",
			Declared: plan.Counts{Groups: 9, Tasks: 43}, Found: plan.Counts{Groups: 9, Tasks: 43},
			ImportedAt: time.Date(2024, time.October, 5, 0, 30, 0, 0, time.UTC),
		},
		Groups: sampleReading().groups,
	}
}
