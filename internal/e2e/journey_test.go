package e2e_test

import (
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// follow clicks the first link whose text contains words and waits for the next page's heading.
func follow(t *testing.T, b *tab, words string) {
	t.Helper()
	found := eval[bool](t, b, `(() => {
		const link = [...document.querySelectorAll("main a")].find(a => a.textContent.replace(/\s+/g, " ").includes("`+words+`"));
		if (!link) return false;
		link.focus();
		return document.activeElement === link;
	})()`)
	require.True(t, found, "no link %q on %s", words, heading(t, b))
	press(t, b, kb.Enter)
}

// press types a key that leads to another page, and waits for it.
func press(t *testing.T, b *tab, key string) {
	t.Helper()
	eval[bool](t, b, `(window.before = true)`)
	b.do(t, chromedp.KeyEvent(key), chromedp.WaitVisible(chromedp.CSS("h1")))
	require.Eventually(t, func() bool {
		gone, err := chromedp.Run(b.ctx, chromedp.Evaluate[bool](`!window.before && document.readyState === "complete"`))
		return err == nil && gone
	}, browserWait, browserPoll, "no page came")
}

func heading(t *testing.T, b *tab) string {
	t.Helper()
	return strings.Join(strings.Fields(eval[string](t, b, `document.querySelector("h1")?.textContent ?? ""`)), " ")
}

func TestAReaderGoesFromTheProvincesToTheVerySentenceByKeyboard(t *testing.T) {
	t.Parallel()
	s := serve(t)
	b := s.openTab(t)
	b.size(t, 1366, 768)
	b.do(t, chromedp.Navigate(s.url+"/"))
	follow(t, b, "Bình Dương")
	assert.Contains(t, heading(t, b), "Bình Dương")
	assert.Contains(t, eval[string](t, b, `document.body.textContent`), "01/07/2025", "the lineage names the day of the merger")
	b.do(t, chromedp.Navigate(s.url+"/binh-duong/2024"))
	plans := s.links(t, "/binh-duong/2024", "/binh-duong/2024/")
	require.NotEmpty(t, plans)
	b.do(t, chromedp.Navigate(s.url+plans[0]))
	body := eval[string](t, b, `document.body.textContent`)
	assert.Contains(t, body, "Đưa 3 bệnh viện đi vào hoạt động hiệu quả trong năm 2024")
	assert.Contains(t, body, "30/09/2024")
	tasks := s.links(t, plans[0]+"/nhom/7", "/nhiem-vu/")
	require.Len(t, tasks, 6)
	b.do(t, chromedp.Navigate(s.url+tasks[0]))
	follow(t, b, "toàn văn")
	require.True(t, eval[bool](t, b, `location.pathname.endsWith("/van-ban")`))
	marked := eval[string](t, b, `document.querySelector("mark").textContent`)
	assert.True(t, strings.HasPrefix(marked, "Đẩy nhanh tiến độ xây dựng kế hoạch"), marked)
	visible := eval[bool](t, b, `(() => { const r = document.querySelector("mark").getBoundingClientRect();
		return r.top < innerHeight && r.bottom > 0 })()`)
	assert.True(t, visible, "the sentence is in view")
	assert.Empty(t, b.complaints())
}

func TestSlashJumpsToTheSearchAndMarksDoNotMatter(t *testing.T) {
	t.Parallel()
	s := serve(t)
	b := s.openTab(t)
	b.size(t, 1366, 768)
	b.do(t, chromedp.Navigate(s.url+"/"), chromedp.KeyEvent("/"))
	require.Equal(t, "q", eval[string](t, b, `document.activeElement.name ?? ""`))
	b.do(t, chromedp.KeyEvent("nang cao nang luc"))
	press(t, b, kb.Enter)
	hits := eval[string](t, b, `[...document.querySelectorAll("main mark")].map(m => m.textContent).join(" ")`)
	assert.Contains(t, strings.ToLower(hits), "năng")
	assert.Empty(t, b.complaints())
}

func TestTheThemeIsChosenAndKeptWithoutScripts(t *testing.T) {
	t.Parallel()
	s := serve(t)
	b := s.openTab(t)
	b.size(t, 1366, 768)
	b.withoutScripts(t)
	b.do(t, chromedp.Navigate(s.url+"/thai-binh/2024"))
	b.do(t, chromedp.Click(chromedp.CSS(`button[value="toi"]`)))
	require.Eventually(t, func() bool {
		html, err := chromedp.Run(b.ctx, chromedp.OuterHTML(chromedp.CSS("html")))
		return err == nil && strings.Contains(html[:min(len(html), 300)], `data-theme="dark"`)
	}, browserWait, browserPoll)
	b.do(t, chromedp.Navigate(s.url+"/"))
	html := run(t, b, chromedp.OuterHTML(chromedp.CSS("html")))
	assert.Contains(t, html[:min(len(html), 300)], `data-theme="dark"`, "the choice is kept on the next page")
}

func TestEveryTaskIsReadableWithoutScripts(t *testing.T) {
	t.Parallel()
	s := serve(t)
	b := s.openTab(t)
	b.withoutScripts(t)
	b.do(t, chromedp.Navigate(s.url+s.pages(t)["plan Bình Dương"]))
	text := run(t, b, chromedp.OuterHTML(chromedp.CSS("main")))
	for _, words := range []string{"1.1", "5 - 10 danh mục kỹ thuật mới", "9.3", "Sở Khoa học và Công nghệ", "Công an tỉnh Bình Dương"} {
		assert.Contains(t, text, words)
	}
}

func TestTheFilterOfDeadlinesShowsItsRowsOnAPhoneAndADesk(t *testing.T) {
	t.Parallel()
	s := serve(t)
	b := s.openTab(t)
	address := s.url + s.pages(t)["plan Bình Dương"]
	for _, width := range []int64{390, 1366} {
		b.size(t, width, 800)
		b.do(t, chromedp.Navigate(address))
		all := eval[int](t, b, `[...document.querySelectorAll("tr.t")].filter(r => r.getClientRects().length).length`)
		assert.Equal(t, 43, all, "at %d", width)
		b.do(t, chromedp.Navigate(address+"#loc-han"))
		filtered := eval[int](t, b, `[...document.querySelectorAll("tr.t")].filter(r => r.getClientRects().length).length`)
		assert.Equal(t, 5, filtered, "at %d", width)
	}
}
