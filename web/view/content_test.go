package view_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/net/html"

	"kehoach/internal/plan"
	"kehoach/web/view"
)

func TestAPlanShowsItsFactsGroupsTasksAndDeadlines(t *testing.T) {
	t.Parallel()
	page := sample(t, "plan")
	doc := parse(t, page)
	assert.Contains(t, page, "Văn bản ghi 9 nhóm, 43 nhiệm vụ; bóc tách được 9/43 – khớp")
	assert.Contains(t, page, "nay thuộc Thành phố Hồ Chí Minh từ 01/07/2025")
	assert.Len(t, elements(byID(t, doc, "noi-dung-kh"), "li"), 9)
	rows := 0
	for _, tr := range elements(byID(t, doc, "nhiem-vu"), "tr") {
		if id, ok := attr(tr, "id"); ok && strings.HasPrefix(id, "nv-") {
			rows++
		}
	}
	assert.Equal(t, 43, rows)
	assert.Contains(t, page, "Đẩy nhanh tiến độ xây dựng kế hoạch di dời", "first letter upper-cased")
	assert.Contains(t, page, "30/09/2024")
	assert.Contains(t, page, "“quý III năm 2024”")
	assert.Contains(t, page, "từ 20 danh mục")
	assert.Contains(t, page, "56/QĐ-BYT")
	assert.Contains(t, page, "bệnh tạt", "misspellings stay")
}

func TestEveryFilterCountsTheRowsItLeaves(t *testing.T) {
	t.Parallel()
	for _, name := range []string{"plan", "plan-200", "group"} {
		section := byID(t, parse(t, sample(t, name)), "nhiem-vu")
		links := 0
		for _, a := range elements(section, "a") {
			href, _ := attr(a, "href")
			key, ok := strings.CutPrefix(href, "#loc-")
			if !ok {
				continue
			}
			links++
			byID(t, section, "loc-"+key)
			kept := 0
			for _, tr := range elements(section, "tr") {
				class, _ := attr(tr, "class")
				words := strings.Fields(class)
				if len(words) > 0 && words[0] == "t" && contains(words, key) {
					kept++
				}
			}
			assert.Equal(t, view.Count(kept), text(elements(a, "b")[0]), "%s %s", name, key)
		}
		assert.Positive(t, links, name)
	}
}

func contains(words []string, word string) bool {
	for _, w := range words {
		if w == word {
			return true
		}
	}
	return false
}

func TestAMismatchOfCountsIsSaid(t *testing.T) {
	t.Parallel()
	assert.Contains(t, sample(t, "plan-200"), "Văn bản ghi 10 nhóm, 201 nhiệm vụ; bóc tách được 10/200 – thiếu 1 nhiệm vụ, cần đối chiếu văn bản")
	assert.Contains(t, sample(t, "plan-heading"), "Văn bản ghi 10 nhóm; bóc tách được 4 nhóm, 4 nhiệm vụ – thiếu 6 nhóm")
	assert.Contains(t, sample(t, "plan-directive"), "Văn bản không ghi tổng số; bóc tách được 1 nhóm, 3 nhiệm vụ")
}

func TestFiguresKeepTheirWordsAndTheDoubtfulAreMarked(t *testing.T) {
	t.Parallel()
	section := byID(t, parse(t, sample(t, "plan-directive")), "so-lieu")
	all := text(section)
	for _, want := range []string{"2.030.984", "55,7", "bằng 95% so với cùng kỳ năm 2022", "tăng 101.35% so với cùng kỳ năm 2022"} {
		assert.Contains(t, all, want)
	}
	doubtful := 0
	for _, tr := range elements(section, "tr") {
		if strings.Contains(text(tr), "cần xác nhận") {
			doubtful++
			assert.Contains(t, text(tr), "34.006")
		}
	}
	assert.Equal(t, 1, doubtful)
	assert.Contains(t, text(byID(t, parse(t, sample(t, "plan-heading")), "so-lieu")), "chưa nêu", "growth without a value")
}

func TestATaskIsShownInItsSentence(t *testing.T) {
	t.Parallel()
	doc := parse(t, sample(t, "task"))
	marked := text(byID(t, doc, "doan"))
	assert.True(t, strings.HasPrefix(marked, "đẩy nhanh tiến độ"), "verbatim, small letter kept: %s", marked)
	all := text(doc)
	assert.Contains(t, all, "Chắc chắn (98%)")
	assert.Contains(t, all, "Nhiệm vụ 7.2")
	assert.Contains(t, all, "Nhiệm vụ 7.4")
}

func TestTheSourceIsWholeLetterForLetterWhateverRangeIsAsked(t *testing.T) {
	t.Parallel()
	source := plan.SourceText{
		Text: "Kế hoạch\n\n1. Đẩy mạnh  tiêm chủng; mua <thuốc> & vật tư.\n",
		Spans: []plan.Span{
			{Range: plan.Range{Start: 0, End: 11}, Role: plan.RoleTitle},
			{Range: plan.Range{Start: 13, End: 16}, Role: plan.RoleMarker},
			{Range: plan.Range{Start: 16, End: 42}, Role: plan.RoleTask},
		},
	}
	ranges := map[string]plan.Range{
		"none":            {},
		"a span":          {Start: 16, End: 42},
		"across spans":    {Start: 2, End: 30},
		"inside a letter": {Start: 2, End: 18},
		"reversed":        {Start: 30, End: 10},
		"outside":         {Start: -5, End: 10_000},
		"past the end":    {Start: 9_000, End: 10_000},
	}
	for name, at := range ranges {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			doc := parse(t, render(t, view.SourcePage(view.Page{}, source, at)))
			assert.Equal(t, source.Text, text(paper(t, doc)))
		})
	}
}

func paper(t *testing.T, doc *html.Node) *html.Node {
	t.Helper()
	for _, n := range elements(doc, "div") {
		if class, _ := attr(n, "class"); class == "paper full" {
			return n
		}
	}
	require.Fail(t, "no text on the page")
	return nil
}

func TestTheSentenceAskedForIsMarkedInTheSource(t *testing.T) {
	t.Parallel()
	doc := parse(t, sample(t, "source-at"))
	marked := text(byID(t, doc, "doan"))
	assert.True(t, strings.HasPrefix(marked, "đẩy nhanh tiến độ"), marked)
	assert.True(t, strings.HasSuffix(marked, "quý III năm 2024"), marked)
}

func TestEveryRoleHasAWordInTheLegend(t *testing.T) {
	t.Parallel()
	doc := parse(t, sample(t, "source-roles"))
	list := elements(byID(t, doc, "h-chu-giai").Parent, "li")
	assert.Len(t, list, len(plan.Roles()))
	for _, li := range list {
		assert.NotEmpty(t, strings.TrimSpace(text(elements(li, "span")[0])))
	}
}

func TestSearchKeepsTheQueryShowsWhereWordsMatchedAndOffersFacets(t *testing.T) {
	t.Parallel()
	doc := parse(t, sample(t, "search"))
	q, _ := attr(byID(t, doc, "o-tim"), "value")
	assert.Equal(t, "chuyển đổi số", q)
	assert.GreaterOrEqual(t, len(elements(doc, "mark")), 5)
	hrefs := map[string]bool{}
	for _, a := range elements(doc, "a") {
		href, _ := attr(a, "href")
		hrefs[href] = true
	}
	assert.True(t, hrefs["/tim?q=chuy%E1%BB%83n+%C4%91%E1%BB%95i+s%E1%BB%91&tinh=tphcm"], "province facet")
	assert.True(t, hrefs["/tim?nam=2022&q=chuy%E1%BB%83n+%C4%91%E1%BB%95i+s%E1%BB%91"], "year facet")
	paged := sample(t, "search-paged")
	assert.Contains(t, paged, "1.234 kết quả")
	assert.Contains(t, paged, "trang=3")
	start, _ := attr(elements(parse(t, paged), "ol")[1], "start")
	assert.Equal(t, "31", start)
}

func TestTypedTextIsEscaped(t *testing.T) {
	t.Parallel()
	nasty := `"><script>alert(1)</script>`
	page := render(t, view.SearchPage(view.Page{Query: nasty, Path: nasty}, plan.SearchResult{Query: plan.SearchQuery{Text: nasty}}))
	assert.NotContains(t, page, "<script>alert")
	doc := parse(t, page)
	q, _ := attr(byID(t, doc, "o-tim"), "value")
	assert.Equal(t, nasty, q)
}

func TestErrorPagesSayWhatToDoAndShowTheIncident(t *testing.T) {
	t.Parallel()
	incident := sample(t, "error-500")
	assert.Contains(t, incident, "01JD8Z-7K2M")
	assert.Contains(t, sample(t, "error-429"), "Thử lại sau 2 phút.")
	assert.Contains(t, sample(t, "error-503"), "Thử lại sau 5 giây.")
	assert.NotContains(t, sample(t, "error-404"), "Mã sự cố")
	assert.Contains(t, sample(t, "error-unknown"), "Máy chủ gặp lỗi", "an unknown status reads as 500")
}

func TestTheThemeFormComesBackToThePageAndShowsTheChoice(t *testing.T) {
	t.Parallel()
	doc := parse(t, sample(t, "plan-dark"))
	theme, _ := attr(elements(doc, "html")[0], "data-theme")
	assert.Equal(t, "dark", theme)
	pressed := map[string]string{}
	for _, b := range elements(doc, "button") {
		if name, _ := attr(b, "name"); name == "giao-dien" {
			value, _ := attr(b, "value")
			pressed[value], _ = attr(b, "aria-pressed")
		}
	}
	assert.Equal(t, map[string]string{"sang": "false", "toi": "true", "may": "false"}, pressed)
	for _, in := range elements(doc, "input") {
		if name, _ := attr(in, "name"); name == "ve" {
			back, _ := attr(in, "value")
			assert.Equal(t, "/dev/pages/plan-dark", back)
		}
	}
	_, set := attr(elements(parse(t, sample(t, "plan")), "html")[0], "data-theme")
	assert.False(t, set, "no choice follows the machine")
}
