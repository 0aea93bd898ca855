package view

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"kehoach/internal/plan"
	"kehoach/internal/route"
)

func searchHeading(r plan.SearchResult) string {
	switch {
	case r.Query.Text == "":
		return "Tìm trong mọi kế hoạch"
	case r.Query.TooLong():
		return "Từ khóa quá dài"
	case r.Total == 0:
		return "Không tìm thấy " + quoted(r.Query.Text)
	}
	return Count(r.Total) + " kết quả cho " + quoted(r.Query.Text)
}

// quoted sets a query in quotation marks, unless it has some of its own.
func quoted(text string) string {
	if strings.ContainsAny(text, "\"“”") {
		return text
	}
	return "“" + text + "”"
}

// searchAdvice is what to try when nothing was found.
func searchAdvice(q plan.SearchQuery) string {
	if q.Province != "" || q.Year != 0 || q.GroupID != 0 {
		return "Không có trong phần đang lọc. Thử bỏ lọc, bớt từ hoặc gõ không dấu."
	}
	if onlyExclusions(q.Text) {
		return "Cần ít nhất một từ không có dấu trừ: dấu trừ chỉ loại bớt kết quả."
	}
	return "Thử bớt từ hoặc gõ không dấu."
}

// onlyExclusions says whether a query has nothing to look for, only words to leave out.
func onlyExclusions(text string) bool {
	for word := range strings.FieldsSeq(text) {
		if !strings.HasPrefix(word, "-") {
			return false
		}
	}
	return true
}

// queryProblem says what is wrong with a query, for the search box; "" when nothing is.
func queryProblem(q plan.SearchQuery) string {
	if !q.TooLong() {
		return ""
	}
	return "Từ khóa dài tối đa " + Count(plan.SearchTextMax) + " ký tự; đang có " +
		Count(utf8.RuneCountInString(q.Text)) + ". Rút ngắn trong ô tìm ở đầu trang rồi tìm lại."
}

// withProblem is the page with what is wrong with its query.
func withProblem(p Page, q plan.SearchQuery) Page {
	p.QueryProblem = queryProblem(q)
	return p
}

// searchURL is the address of a query; page 1 has no page in it.
func searchURL(q plan.SearchQuery) string {
	return route.Search(route.SearchQuery{Text: q.Text, Province: q.Province, Year: q.Year, GroupID: q.GroupID, Page: q.Page})
}

// A facetLink narrows the search by one value, or widens it again.
type facetLink struct {
	Label string
	Href  string
	Count int
	On    bool // the value in force: the link takes it off
}

// facetLinks turns facets into links; with says what choosing a value changes in the query, "" being none. inForce
// is the value chosen now: choosing it again takes it off.
func facetLinks(r plan.SearchResult, facets []plan.Facet, inForce string, with func(*plan.SearchQuery, string)) []facetLink {
	links := make([]facetLink, 0, len(facets))
	for _, f := range facets {
		q, value, on := r.Query, f.Value, f.Value == inForce
		if on {
			value = ""
		}
		q.Page = 0
		with(&q, value)
		links = append(links, facetLink{Label: Capital(f.Label), Href: searchURL(q), Count: f.Count, On: on})
	}
	return links
}

func provinceFacets(r plan.SearchResult) []facetLink {
	return facetLinks(r, r.Provinces, r.Query.Province, func(q *plan.SearchQuery, slug string) { q.Province, q.GroupID = slug, 0 })
}

func yearFacets(r plan.SearchResult) []facetLink {
	return facetLinks(r, r.Years, strconv.Itoa(r.Query.Year), func(q *plan.SearchQuery, year string) {
		n, err := strconv.Atoi(year)
		if err == nil || year == "" {
			q.Year, q.GroupID = n, 0
		}
	})
}

func groupFacets(r plan.SearchResult) []facetLink {
	return facetLinks(r, r.Groups, strconv.FormatInt(r.Query.GroupID, 10), func(q *plan.SearchQuery, id string) {
		n, err := strconv.ParseInt(id, 10, 64)
		if err == nil || id == "" {
			q.GroupID = n
		}
	})
}

// chosen lists the facets in force, each with the address without it.
func chosen(r plan.SearchResult) []facetLink {
	var links []facetLink
	drop := func(text string, without func(*plan.SearchQuery)) {
		q := r.Query
		q.Page = 0
		without(&q)
		links = append(links, facetLink{Label: text, Href: searchURL(q)})
	}
	if r.Query.Province != "" {
		drop(facetLabel(r.Provinces, r.Query.Province, "Tỉnh, thành phố đã chọn"), func(q *plan.SearchQuery) { q.Province = "" })
	}
	if r.Query.Year != 0 {
		drop("Năm "+strconv.Itoa(r.Query.Year), func(q *plan.SearchQuery) { q.Year = 0 })
	}
	if r.Query.GroupID != 0 {
		id := strconv.FormatInt(r.Query.GroupID, 10)
		drop("Nhóm: "+facetLabel(r.Groups, id, "đã chọn"), func(q *plan.SearchQuery) { q.GroupID = 0 })
	}
	return links
}

// facetLabel names a chosen value; one that nothing was found for is not among the facets.
func facetLabel(facets []plan.Facet, value, unknown string) string {
	for _, f := range facets {
		if f.Value == value {
			return Capital(f.Label)
		}
	}
	return unknown
}

func currentPage(r plan.SearchResult) int { return max(1, r.Query.Page) }

func pageCount(r plan.SearchResult) int {
	return (r.Total + plan.SearchPageSize - 1) / plan.SearchPageSize
}

// beyond says whether the page asked for comes after the last.
func beyond(r plan.SearchResult) bool { return currentPage(r) > pageCount(r) }

func pageURL(r plan.SearchResult, page int) string {
	q := r.Query
	q.Page = page
	return searchURL(q)
}

func firstHit(r plan.SearchResult) int { return (currentPage(r)-1)*plan.SearchPageSize + 1 }

func hitIcon(kind plan.HitKind) string {
	switch kind {
	case plan.HitPlan:
		return "file-text"
	case plan.HitGroup:
		return "folder"
	case plan.HitIndicator:
		return "chart-bar"
	case plan.HitTask:
	}
	return "checkbox"
}

func hitURL(hit plan.SearchHit) string {
	switch {
	case hit.Kind == plan.HitTask && hit.TaskID != 0:
		return route.Task(hit.TaskID)
	case hit.Kind == plan.HitGroup:
		return groupURL(hit.Province, hit.Plan, hit.GroupOrd)
	case hit.Kind == plan.HitIndicator:
		return planURL(hit.Province, hit.Plan) + "#so-lieu"
	}
	return planURL(hit.Province, hit.Plan)
}

func capitalIf(yes bool, text string) string {
	if yes {
		return Capital(text)
	}
	return text
}
