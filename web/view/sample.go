package view

import (
	"strconv"
	"strings"

	"github.com/a-h/templ"

	"kehoach/internal/plan"
	"kehoach/internal/route"
)

// Samples returns every page with canned data: empty, usual, very long, large, and each error. They are shown at
// /dev/pages and rendered in the tests.
func Samples() []Sample {
	var list []Sample
	list = append(list, samplePlaces()...)
	list = append(list, sampleBoards()...)
	list = append(list, samplePlans()...)
	list = append(list, sampleSources()...)
	list = append(list, sampleSearches()...)
	list = append(list, sampleProducts()...)
	list = append(list, sampleExtensions()...)
	list = append(list, sampleUnitForms()...)
	list = append(list, sampleAssignForms()...)
	list = append(list, sampleTaskChanges()...)
	list = append(list, sampleLetters()...)
	list = append(list, sampleReviews()...)
	list = append(list, sampleReports()...)
	list = append(list, samplePeriods()...)
	list = append(list, sampleErrors()...)
	list = append(list, sampleSignIns()...)
	list = append(list, sampleAccounts()...)
	list = append(list, sampleUsers()...)
	names := make([]string, len(list))
	for i, s := range list {
		names[i] = s.Name
	}
	return append(list, Sample{"dev-index", "Danh sách trang mẫu", DevIndexPage(samplePage("dev-index"), names)})
}

func samplePage(name string) Page { return Page{Path: route.DevPage(name)} }

func samplePlaces() []Sample {
	overviews, merged := sampleOverviews(), sampleMerged()
	empty := sampleYear()
	empty.Plans = nil
	return []Sample{
		{"home", "Trang chủ", HomePage(samplePage("home"), HomeData{Overviews: overviews, Provinces: sampleProvinces()})},
		{"home-signed-in", "Trang chủ của quản trị", HomePage(sampleAdmin("home-signed-in"), HomeData{Overviews: overviews, Provinces: sampleProvinces()})},
		{"home-empty", "Trang chủ, chưa có kế hoạch", HomePage(samplePage("home-empty"), HomeData{Provinces: sampleProvinces()})},
		{"province", "Tỉnh cũ, nay thuộc tỉnh khác", ProvincePage(samplePage("province"), overviews[:1])},
		{"province-merged", "Thành phố sau hợp nhất", ProvincePage(samplePage("province-merged"), merged)},
		{"province-empty", "Tỉnh chưa có kế hoạch", ProvincePage(samplePage("province-empty"), merged[:1])},
		{"year", "Năm có hai kế hoạch", YearPage(samplePage("year"), YearData{Board: plan.Board{YearPage: sampleYear()}})},
		{"year-empty", "Năm chưa có kế hoạch", YearPage(samplePage("year-empty"), YearData{Board: plan.Board{YearPage: empty}})},
	}
}

func samplePlans() []Sample {
	tree, long, big := sampleTree(), sampleLongTree(), sampleBigTree()
	noTasks := sampleGroupPage(tree, 0)
	noTasks.Group.Tasks, noTasks.Previous, noTasks.Next = nil, nil, nil
	return []Sample{
		{"plan", "Kế hoạch 43 nhiệm vụ", PlanPage(samplePage("plan"), tree)},
		{"plan-dark", "Kế hoạch, nền tối", PlanPage(Page{Path: route.DevPage("plan-dark"), Theme: "dark"}, tree)},
		{"plan-print", "Kế hoạch như trên giấy", PlanPage(Page{Path: route.DevPage("plan-print"), Print: true}, tree)},
		{"plan-boxes", "Kế hoạch có ô tiến độ", PlanPage(samplePage("plan-boxes"), sampleCountedTree())},
		{"plan-empty", "Kế hoạch trống, không tên", PlanPage(samplePage("plan-empty"), sampleEmptyTree())},
		{"plan-200", "Kế hoạch 200 nhiệm vụ, lệch số văn bản ghi", PlanPage(samplePage("plan-200"), big)},
		{"plan-long", "Tên rất dài", PlanPage(samplePage("plan-long"), long)},
		{"plan-heading", "Nhiệm vụ lấy từ tên nhóm, số liệu tăng giảm", PlanPage(samplePage("plan-heading"), sampleHeadingTree())},
		{"plan-directive", "Nhóm do phần mềm lập, số liệu cần xác nhận", PlanPage(samplePage("plan-directive"), sampleDirectiveTree())},
		{"group", "Nhóm có thời hạn", GroupPage(samplePage("group"), sampleGroupPage(tree, 6))},
		{"group-long", "Nhóm tên rất dài", GroupPage(samplePage("group-long"), sampleGroupPage(long, 1))},
		{"group-empty", "Nhóm không có nhiệm vụ", GroupPage(samplePage("group-empty"), noTasks)},
		{"task", "Nhiệm vụ", TaskPage(samplePage("task"), sampleTaskPage(tree, 6, 2))},
		{"task-units", "Nhiệm vụ có đủ đơn vị, sản phẩm", TaskPage(samplePage("task-units"), sampleTaskPage(big, 0, 0))},
		{"task-heading", "Nhiệm vụ lấy từ tên nhóm", TaskPage(samplePage("task-heading"), sampleTaskPage(sampleHeadingTree(), 3, 0))},
		{"task-long", "Nhiệm vụ rất dài", TaskPage(samplePage("task-long"), sampleTaskPage(long, 1, 1))},
	}
}

func sampleSources() []Sample {
	source := sampleSource()
	return []Sample{
		{"source", "Văn bản gốc", SourcePage(samplePage("source"), source, plan.Range{})},
		{"source-at", "Văn bản gốc, tô một đoạn", SourcePage(samplePage("source-at"), source, sampleTree().Groups[6].Tasks[2].Source)},
		{"source-roles", "Văn bản có mọi loại dấu", SourcePage(samplePage("source-roles"), sampleRoles(), plan.Range{Start: 3, End: 90})},
	}
}

func sampleSearches() []Sample {
	text := "chuyển đổi số"
	page := func(name string) Page { return Page{Path: route.DevPage(name), Query: text} }
	tooLong := strings.Repeat("chuyển đổi số ", 20)
	none := plan.SearchResult{Query: plan.SearchQuery{Text: "xyz không có"}}
	return []Sample{
		{"search", "Tìm thấy", SearchPage(page("search"), sampleSearch(plan.SearchQuery{Text: text}, 5))},
		{"search-paged", "Tìm thấy nhiều trang, đang lọc", SearchPage(page("search-paged"), sampleSearch(plan.SearchQuery{Text: text, Province: "binh-duong", Year: 2024, GroupID: 4, Page: 2}, 1234))},
		{"search-none", "Không tìm thấy", SearchPage(page("search-none"), none)},
		{"search-too-long", "Từ khóa quá dài", SearchPage(Page{Path: route.DevPage("search-too-long"), Query: tooLong}, plan.SearchResult{Query: plan.SearchQuery{Text: tooLong}})},
		{"search-empty", "Chưa gõ gì", SearchPage(samplePage("search-empty"), plan.SearchResult{})},
	}
}

func sampleErrors() []Sample {
	var list []Sample
	for _, status := range []int{400, 403, 404, 405, 409, 413, 422, 429, 500, 503} {
		name := "error-" + strconv.Itoa(status)
		e := ErrorData{Status: status}
		switch status {
		case 429:
			e.RetryAfter = 90
		case 500:
			e.Incident = "01JD8Z-7K2M"
		case 503:
			e.Incident, e.RetryAfter = "01JD8Z-9QXT", 5
		}
		list = append(list, Sample{name, "Lỗi " + strconv.Itoa(status), ErrorPage(samplePage(name), e)})
	}
	return append(list, Sample{"error-unknown", "Mã lỗi lạ", ErrorPage(Page{}, ErrorData{Status: 418, Incident: "01JD8Z-0000"})})
}

// SampleComponent finds a sample by its name.
func SampleComponent(name string) (component templ.Component, ok bool) {
	for _, s := range Samples() {
		if s.Name == name {
			return s.Component, true
		}
	}
	return nil, false
}
