package view

import (
	"strconv"
	"strings"
	"time"

	"kehoach/internal/plan"
)

func sampleOverviews() []plan.ProvinceOverview {
	trees := []plan.Tree{sampleTree(), sampleDirectiveTree(), sampleHeadingTree()}
	list := make([]plan.ProvinceOverview, len(trees))
	for i, t := range trees {
		list[i] = plan.ProvinceOverview{
			Province: t.Province, Lineage: t.Lineage,
			Years: []plan.YearOverview{{Year: plan.Year{Year: t.Plan.Year, State: plan.YearRunning}, Plans: []plan.Plan{t.Plan}}},
		}
	}
	older := sampleHeadingTree().Plan
	older.Year, older.Title = 2022, "Năm 2022, ngành y tế TP HCM sẽ có những hoạt động trọng tâm nào?"
	older.Declared, older.Found = plan.Counts{Groups: 9}, plan.Counts{Groups: 9, Tasks: 37}
	hcm := &list[len(list)-1]
	hcm.Years = append(hcm.Years, plan.YearOverview{Year: plan.Year{Year: 2022, State: plan.YearClosed}, Plans: []plan.Plan{older}})
	return list
}

func sampleProvinces() []plan.Province {
	today := sampleDay(2026, time.November, 1)
	var list []plan.Province
	for _, r := range plan.Gazetteer() {
		if r.ValidOn(today) {
			list = append(list, r.On(today))
		}
	}
	return list
}

// sampleMerged is Thành phố Hồ Chí Minh: of today, then as it was.
func sampleMerged() []plan.ProvinceOverview {
	before := sampleDay(2025, time.June, 30)
	hcm := sampleOverviews()[2]
	return []plan.ProvinceOverview{
		{
			Province: sampleProvince("79", sampleDay(2025, time.July, 1)),
			Lineage:  plan.Lineage{Predecessors: []plan.Province{sampleProvince("79", before), sampleProvince("77", before), sampleProvince("74", before)}},
		},
		hcm,
	}
}

func sampleYear() plan.YearPage {
	tree, thematic := sampleTree(), sampleLongTree().Plan
	thematic.ID, thematic.Slug, thematic.State = 2, "chuyen-de", plan.Released
	return plan.YearPage{Province: tree.Province, Lineage: tree.Lineage, Year: tree.Year, Plans: []plan.Plan{tree.Plan, thematic}}
}

func sampleGroupPage(t plan.Tree, at int) plan.GroupPage {
	page := plan.GroupPage{Province: t.Province, Lineage: t.Lineage, Plan: t.Plan, Group: t.Groups[at]}
	if at > 0 {
		page.Previous = &t.Groups[at-1]
	}
	if at+1 < len(t.Groups) {
		page.Next = &t.Groups[at+1]
	}
	return page
}

func sampleTaskPage(t plan.Tree, group, at int) plan.TaskPage {
	g := t.Groups[group]
	page := plan.TaskPage{Province: t.Province, Lineage: t.Lineage, Plan: t.Plan, Group: g, Task: g.Tasks[at]}
	page.Group.Tasks = nil
	source := page.Task.Source
	if sampleText[source.Start:source.End] == page.Task.Text {
		page.Before = sampleText[letterStart(sampleText, source.Start-300):source.Start]
		page.After = sampleText[source.End:letterStart(sampleText, source.End+300)]
	}
	if at > 0 {
		page.Previous = &g.Tasks[at-1]
	}
	if at+1 < len(g.Tasks) {
		page.Next = &g.Tasks[at+1]
	}
	return page
}

func sampleSource() plan.SourceText {
	t := sampleTree()
	return plan.SourceText{
		Province: t.Province, Plan: t.Plan, FileName: "001_2f981511c2d5726a.txt",
		SHA256: "2f981511c2d5726a" + strings.Repeat("0", 48), Text: sampleText, Spans: sampleReading().spans,
	}
}

// sampleRoles is a short text in which every role occurs once.
func sampleRoles() plan.SourceText {
	s := sampleSource()
	s.Text, s.Spans = "", nil
	for _, role := range plan.Roles() {
		start := len(s.Text)
		s.Text += "Một đoạn văn bản mang dấu “" + roleTexts()[role].Name + "”"
		s.Spans = append(s.Spans, plan.Span{Range: plan.Range{Start: start, End: len(s.Text)}, Role: role})
		s.Text += ".\n\n"
	}
	return s
}

// sampleSearch is a first page of hits of every kind out of total.
func sampleSearch(q plan.SearchQuery, total int) plan.SearchResult {
	t := sampleTree()
	at := func(kind plan.HitKind, number string, exact bool, parts ...plan.TextPart) plan.SearchHit {
		return plan.SearchHit{Kind: kind, Province: t.Province, Plan: t.Plan, GroupOrd: 4, Group: t.Groups[3].Title, TaskID: 20, Number: number, Parts: parts, Exact: exact}
	}
	hits := []plan.SearchHit{
		at(plan.HitGroup, "4", true, plan.TextPart{Text: "Củng cố các điều kiện cần để triển khai hiệu quả "}, plan.TextPart{Text: "chuyển đổi số", Hit: true}, plan.TextPart{Text: " của ngành y tế"}),
		at(plan.HitTask, "4.1", true, plan.TextPart{Text: "báo cáo thực trạng hạ tầng công nghệ thông tin đáp ứng yêu cầu "}, plan.TextPart{Text: "chuyển đổi số", Hit: true}, plan.TextPart{Text: " của từng đơn vị"}),
		at(plan.HitTask, "4.3", false, plan.TextPart{Text: "chuyển", Hit: true}, plan.TextPart{Text: " giao kỹ thuật, "}, plan.TextPart{Text: "đổi", Hit: true}, plan.TextPart{Text: " mới sáng tạo"}),
		at(plan.HitPlan, "", false, plan.TextPart{Text: "Kế hoạch "}, plan.TextPart{Text: "chuyển đổi số", Hit: true}),
		at(plan.HitIndicator, "", false, plan.TextPart{Text: "Tỷ lệ cơ sở hoàn thành "}, plan.TextPart{Text: "chuyển đổi số", Hit: true}),
	}
	return plan.SearchResult{
		Query: q, Total: total, Hits: hits,
		Provinces: []plan.Facet{{Value: "binh-duong", Label: "Tỉnh Bình Dương", Count: 9}, {Value: "tphcm", Label: "Thành phố Hồ Chí Minh", Count: 4}},
		Years:     []plan.Facet{{Value: "2024", Label: "2024", Count: 11}, {Value: "2022", Label: "2022", Count: 2}},
		Groups:    []plan.Facet{{Value: strconv.Itoa(4), Label: t.Groups[3].Title, Count: 6}, {Value: "5", Label: t.Groups[4].Title, Count: 2}},
	}
}
