package extract

import (
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"kehoach/internal/plan"
)

func TestPagesAreToldByTheirContent(t *testing.T) {
	t.Parallel()
	for _, s := range []string{
		"<!DOCTYPE HTML><p>a", "<html lang=vi>a", "\n <!-- x > y -->\n<body>a", `<?xml version="1.0"?><html>a</html>`,
		"<table><tr><td>a", "<P>a", "<h1>a</h1>", "\ufeff<div class=x>a",
	} {
		for _, name := range []string{"a.html", "a.txt", "a.csv", "-"} {
			assert.Equal(t, plan.FormatHTML, parse(t, name, s).Format, "%q as %s", s, name)
		}
	}
	for _, s := range []string{"< 5 ngày", "<pre", "<việc> một", "a <b>c</b>"} {
		assert.Equal(t, plan.FormatText, parse(t, "a.txt", s).Format, s)
	}
	assert.Equal(t, plan.FormatMarkdown, parse(t, "a.md", "<div>\n# A\n").Format)
	assert.Equal(t, plan.FormatHTML, parse(t, "a.html", "a <b>c</b>").Format)
}

func TestHTMLBlocks(t *testing.T) {
	t.Parallel()
	for name, tt := range map[string]struct {
		in    string
		kinds []string
		texts []string
	}{
		"paragraphs":             {"<p>a<p>b</p>c<div>d</div>", []string{"p", "p", "p", "p"}, []string{"a", "b", "c", "d"}},
		"headings":               {"<h1>a</h1><h6>b</h6>", []string{"h1", "h6"}, []string{"a", "b"}},
		"break":                  {"<p>a<br>b<br/>c", []string{"p", "p", "p"}, []string{"a", "b", "c"}},
		"blanks collapse":        {"<p> a \n\t <b> b</b>  c </p>", []string{"p"}, []string{"a b c"}},
		"inline tags glue":       {"<p>Kế h<b>oạ</b><i>ch</i>", []string{"p"}, []string{"Kế hoạch"}},
		"marks compose":          {"<p>e\u0302<b>\u0301</b>", []string{"p"}, []string{"ế"}},
		"NBSP does not collapse": {"<p>1.&nbsp;&nbsp; a", []string{"p"}, []string{"1.   a"}},
		"entities":               {"<p>&lt;a&gt; &ecirc;&#x301;", []string{"p"}, []string{"<a> ế"}},
		"preformatted":           {"<pre>a\n  b  c\n\nd</pre>", []string{"p", "p", "p"}, []string{"a", "b  c", "d"}},
		"never shown": {"<head><style>x</style></head><script>x</script><template>x</template><noscript><p>x</noscript><p>a",
			[]string{"p"}, []string{"a"}},
		"drawing":             {"<p>a<svg><title>x</title><text>b</text></svg>", []string{"p"}, []string{"ab"}},
		"definition list":     {"<dl><dt>a<dd>b</dl>", []string{"p", "p"}, []string{"a", "b"}},
		"Word's typed number": {"<p><![if !supportLists]><span>1.<span>&nbsp;&nbsp; </span></span><![endif]>a", []string{"p"}, []string{"1.   a"}},
		"nothing":             {"<html><body>&nbsp; <p> </p></body></html>", nil, nil},
	} {
		d := parse(t, "a.html", tt.in)
		assert.Equal(t, tt.kinds, kinds(d), name)
		assert.Equal(t, tt.texts, texts(d), name)
	}
}

func TestWhatIsBesideTheMatterIsKeptAside(t *testing.T) {
	t.Parallel()
	long := "<p>" + strings.Repeat("Nội dung của bài viết. ", 20) + "</p>"
	for name, in := range map[string]string{
		"nav":                  "<nav>x</nav>" + long,
		"aside":                "<aside><h2>x</h2></aside>" + long,
		"footer":               "<footer><ul><li>x</ul></footer>" + long,
		"caption of a picture": "<figure><figcaption>x</figcaption></figure>" + long,
		"button":               "<button>x</button>" + long,
		"search form":          "<form>x</form>" + long,
		"menu in the header":   "<header>x</header>" + long,
		"role":                 "<div role=navigation>x</div>" + long,
		"hidden":               "<p hidden>x</p>" + long,
		"not displayed":        `<div style="display: NONE">x</div>` + long,
		"not visible":          `<div style="visibility:hidden">x</div>` + long,
		"path of links":        `<ul class="nav breadcrumb"><li>x</ul>` + long,
		"closed dialog":        "<dialog>x</dialog>" + long,
		"field":                "<textarea>x</textarea>" + long,
	} {
		d := parse(t, "a.html", in)
		require.Len(t, d.Blocks, 2, name)
		assert.Equal(t, "x", texts(d)[0], name)
		assert.True(t, d.Blocks[0].Aside, name)
		assert.False(t, d.Blocks[1].Aside, name)
	}
	for name, in := range map[string]string{
		"form around the page":   "<form>" + long + "</form>",
		"header with the title":  "<header><h1>Kế hoạch</h1></header>" + long,
		"header around the page": "<header>" + long + "</header>",
		"open dialog":            "<dialog open>x</dialog>" + long,
	} {
		for _, b := range parse(t, "a.html", in).Blocks {
			assert.False(t, b.Aside, name)
		}
	}
}

func TestHiddenPartDoesNotCutItsSentence(t *testing.T) {
	t.Parallel()
	d := parse(t, "a.html", `<p>Sở Y tế <span style="display:none">mật</span>triển khai <button>Xem</button>kế hoạch<p>b`)
	assert.Equal(t, []string{"Sở Y tế triển khai kế hoạch", "mật", "Xem", "b"}, texts(d))
	assert.Equal(t, []string{"p", "p aside", "p aside", "p"}, kinds(d))
}

func TestListsAreNumberedAsABrowserDoes(t *testing.T) {
	t.Parallel()
	for name, tt := range map[string]struct {
		in      string
		markers []string
	}{
		"bullets":          {"<ul><li>a<li>b</ul>", []string{"•", "•"}},
		"numbers":          {"<ol><li>a<li>b</ol>", []string{"1.", "2."}},
		"start":            {"<ol start=5><li>a<li>b</ol>", []string{"5.", "6."}},
		"value":            {"<ol><li>a<li value=7>b<li>c</ol>", []string{"1.", "7.", "8."}},
		"reversed":         {"<ol reversed><li>a<li>b<li>c</ol>", []string{"3.", "2.", "1."}},
		"letters":          {"<ol type=a start=26><li>a<li>b</ol>", []string{"z.", "aa."}},
		"capitals":         {"<ol type=A><li>a<li>b</ol>", []string{"A.", "B."}},
		"roman":            {"<ol type=I start=3><li>a<li>b</ol><ol type=i start=9><li>c</ol>", []string{"III.", "IV.", "ix."}},
		"no roman zero":    {"<ol type=I start=0><li>a<li>b</ol>", []string{"0.", "I."}},
		"style":            {`<ol style="list-style-type: lower-alpha"><li>a</ol>`, []string{"a."}},
		"no marker":        {`<ul style="list-style:none"><li>- a</ul>`, []string{""}},
		"nested":           {"<ol><li>a<ol type=a><li>b</li></ol></li><li>c</ol>", []string{"1.", "a.", "2."}},
		"absurd start":     {"<ol start=99999999999999999999><li>a</ol>", []string{"1000000."}},
		"outside a list":   {"<li>a", []string{"•"}},
		"paragraphs in it": {"<ol><li><p>a</p><p>b</p></ol>", []string{"1.", ""}},
		"heading in it":    {"<ol><li><h3>a</h3>b</ol>", []string{"1.", ""}},
	} {
		assert.Equal(t, tt.markers, markers(parse(t, "a.html", tt.in)), name)
	}
	d := parse(t, "a.html", "<ol><li>a<ul><li>b</ul>c<li><h3>d</h3></ol>")
	assert.Equal(t, []string{"li1", "li2", "p", "h3"}, kinds(d))
}

func TestHTMLTables(t *testing.T) {
	t.Parallel()
	for name, tt := range map[string]struct {
		in    string
		kinds []string
		rows  [][]string
	}{
		"head": {"<table><tr><th>a<th>b<tr><td>c<td>d</table>", []string{"row head", "row"}, [][]string{{"a", "b"}, {"c", "d"}}},
		"thead of td": {"<table><thead><tr><td>a<td>b<tbody><tr><td>c<td>d</table>", []string{"row head", "row"},
			[][]string{{"a", "b"}, {"c", "d"}}},
		"th before a row is no head": {"<table><tr><th>a<td>b<tr><th>c<td>d</table>", []string{"row", "row"},
			[][]string{{"a", "b"}, {"c", "d"}}},
		"colspan": {"<table><tr><td>I<td colspan=2>a<tr><td>1<td>b<td>c</table>", []string{"row", "row"},
			[][]string{{"I", "a", "[]"}, {"1", "b", "c"}}},
		"rowspan": {"<table><tr><td>1<td rowspan=2>a<td>x<tr><td>2<td>y<tr><td>3<td>b<td>z</table>", []string{"row", "row", "row"},
			[][]string{{"1", "a", "x"}, {"2", "[a]", "y"}, {"3", "b", "z"}}},
		"both ways": {"<table><tr><td rowspan=2 colspan=2>a<td>x<tr><td>y</table>", []string{"row", "row"},
			[][]string{{"a", "[]", "x"}, {"[a]", "[]", "y"}}},
		"rowspan at the end": {"<table><tr><td>1<td rowspan=3>a<tr><td>2</table>", []string{"row", "row"}, [][]string{{"1", "a"}, {"2", "[a]"}}},
		"rowspan 0 goes down": {"<table><tr><td>1<td rowspan=0>a<tr><td>2<tr><td>3</table>", []string{"row", "row", "row"},
			[][]string{{"1", "a"}, {"2", "[a]"}, {"3", "[a]"}}},
		"ragged":       {"<table><tr><td>a<tr><td>b<td>c</table>", []string{"row", "row"}, [][]string{{"a", ""}, {"b", "c"}}},
		"empty cells":  {"<table><tr><td><td>a<td><tr><td>b<td><td>c</table>", []string{"row", "row"}, [][]string{{"", "a", ""}, {"b", "", "c"}}},
		"empty row":    {"<table><tr><td>a<td>b<tr><td>&nbsp;<td><tr><td>c<td>d</table>", []string{"row", "row"}, [][]string{{"a", "b"}, {"c", "d"}}},
		"lines":        {"<table><tr><td>1<td>a<br>b<p>c<ul><li>d</ul></table>", []string{"row"}, [][]string{{"1", "a\nb\nc\nd"}}},
		"caption":      {"<table><caption>x</caption><tr><td>a<td>b</table>", []string{"p", "row"}, [][]string{{"a", "b"}}},
		"one cell":     {"<table><tr><td><h1>a</h1><p>b</table>", []string{"h1", "p"}, nil},
		"one column":   {"<table><tr><td>a<tr><td>b</table>", []string{"p", "p"}, nil},
		"said layout":  {"<table role=presentation><tr><td>a<td>b</table>", []string{"p", "p"}, nil},
		"hidden cell":  {"<table><tr><td>a<td hidden>x<td>b</table>", []string{"row", "p aside"}, [][]string{{"a", "b"}}},
		"hidden row":   {"<table><tr><td>a<td>b<tr style='display:none'><td>c<td>d</table>", []string{"row", "p aside", "p aside"}, [][]string{{"a", "b"}}},
		"nested table": {"<table><tr><td>1<td>Nội dung dài hơn<table><tr><td>x<td>y</table><tr><td>2<td>b</table>", []string{"row", "p", "p", "row"}, [][]string{{"1", "Nội dung dài hơn"}, {"2", "b"}}},
		"page of tables": {"<table><tr><td>m<td><table><tr><th>STT<th>Việc<tr><td>1<td>Tập huấn</table></table>", []string{"p", "row head", "row"},
			[][]string{{"STT", "Việc"}, {"1", "Tập huấn"}}},
	} {
		d := parse(t, "a.html", tt.in)
		assert.Equal(t, tt.kinds, kinds(d), name)
		assert.Equal(t, tt.rows, rows(d), name)
	}
}

func TestSpansAreClamped(t *testing.T) {
	t.Parallel()
	d := parse(t, "a.html", "<table><tr><td colspan=100000>a<tr><td rowspan=100000000>b<td>c"+strings.Repeat("<tr><td>d", 1500)+"</table>")
	assert.Len(t, d.Blocks[0].Cells, maxColspan)
	assert.Equal(t, maxColspan, d.Blocks[0].Cells[0].Span)
	assert.True(t, d.Blocks[maxRowspan].Cells[0].Merged)
	assert.False(t, d.Blocks[maxRowspan+1].Cells[0].Merged)
}

func TestCellRangesOfAPageAreTheTextBetweenTabs(t *testing.T) {
	t.Parallel()
	d := parse(t, "a.html", "<p>x<table><tr><td><td>Một<td><td>Hai<tr><td rowspan=2>Ba<td>Bốn<td><td><tr><td>Năm</table>")
	assert.Equal(t, "x\nMột\t\tHai\nBa\tBốn\nNăm", d.Text)
	merged := d.Blocks[3].Cells[0]
	assert.Equal(t, Cell{Text: "Ba", Merged: true, Span: 1}, merged)
	own := d.Blocks[3].Cells[1]
	assert.Equal(t, "Năm", d.Text[own.Range.Start:own.Range.End])
}

func TestTitleOfAPage(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]string{
		"<title> Kế\n hoạch </title><p>a":                                               "Kế hoạch",
		`<title>Tin | Sở</title><meta property="og:title" content="Kế hoạch 2024"><p>a`: "Kế hoạch 2024",
		"<html><p>a<svg><title>x</title></svg>":                                         "",
	} {
		d := parse(t, "a.html", in)
		assert.Equal(t, want, d.Title, in)
		assert.Equal(t, "a", d.Text, in)
	}
}

func TestAppendixAsAPageIsTheTableOfTheCSV(t *testing.T) {
	t.Parallel()
	page, err := os.ReadFile("../testdata/samples/phuluc.html")
	require.NoError(t, err)
	table, err := os.ReadFile("../testdata/samples/phuluc.csv")
	require.NoError(t, err)
	fromPage, fromCSV := parse(t, "a.html", string(page)), parse(t, "a.csv", string(table))
	assert.Equal(t, Heading, fromPage.Blocks[0].Kind)
	require.Len(t, rows(fromPage), len(rows(fromCSV)))
	for i, row := range rows(fromCSV) {
		assert.Equal(t, row[:2], rows(fromPage)[i][:2], "row %d", i)
	}
}

func TestTooDeepPageIsRefused(t *testing.T) {
	t.Parallel()
	for name, in := range map[string]string{
		"divs": strings.Repeat("<div>", 100_000) + "a", "lists": strings.Repeat("<ul><li>", 50_000) + "a",
		"tables": strings.Repeat("<table><tr><td>", 30_000) + "a",
	} {
		_, err := Parse("a.html", []byte("<html>"+in))
		var limit *LimitError
		require.ErrorAs(t, err, &limit, name)
		assert.Equal(t, LimitDepth, limit.Limit, name)
	}
}
