package e2e_test

import (
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"slices"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

const axePath = "../../.ci/node_modules/axe-core/axe.min.js"

// violations runs axe on the open page.
func violations(t *testing.T, b *tab) []string {
	t.Helper()
	source, err := os.ReadFile(axePath)
	require.NoError(t, err, "axe is fetched by make test (npm ci --prefix .ci)")
	b.do(t, chromedp.Evaluate[chromedp.Void](string(source)+";undefined"))
	out := eval[string](t, b, `axe.run(document, {runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]})
		.then(r => JSON.stringify(r.violations.map(v => v.id + ": " + v.nodes.map(n => n.target.join(" ")).slice(0, 3).join(" | "))))`)
	var found []string
	require.NoError(t, json.Unmarshal([]byte(out), &found))
	return found
}

func TestEveryPageIsAccessibleAtEverySizeAndScheme(t *testing.T) {
	t.Parallel()
	s := serve(t)
	b := s.openTab(t)
	pages := s.pages(t)
	pages["not found"] = "/khong-co-tinh-nay"
	for _, name := range slices.Sorted(maps.Keys(pages)) {
		for _, width := range []int64{390, 1366} {
			for _, scheme := range []string{"light", "dark"} {
				b.size(t, width, 800)
				b.scheme(t, scheme)
				b.do(t, chromedp.Navigate(s.url+pages[name]))
				where := fmt.Sprintf("%s at %d, %s", name, width, scheme)
				assert.Empty(t, violations(t, b), where)
				assert.LessOrEqual(t, eval[int](t, b, `document.documentElement.scrollWidth`), int(width), "%s scrolls sideways", where)
			}
		}
	}
	for _, text := range b.complaints() {
		assert.Contains(t, text, "404", "the browser complained")
	}
}

func TestEverySamplePageIsAccessible(t *testing.T) {
	t.Parallel()
	s := serve(t, "-dev")
	samples := s.links(t, "/dev/pages", "/dev/pages/")
	require.GreaterOrEqual(t, len(samples), 20)
	for first := range sampleTabs {
		t.Run(fmt.Sprintf("tab %d", first+1), func(t *testing.T) {
			t.Parallel()
			b := s.openTab(t)
			for i := first; i < len(samples); i += sampleTabs {
				b.checkSample(t, s.url, samples[i])
			}
		})
	}
}

// sampleTabs browsers share the samples among them.
const sampleTabs = 3

// checkSample looks at a sample on a light desk and on a dark phone.
func (b *tab) checkSample(t *testing.T, url, path string) {
	t.Helper()
	for width, scheme := range map[int64]string{1366: "light", 390: "dark"} {
		b.size(t, width, 800)
		b.scheme(t, scheme)
		b.do(t, chromedp.Navigate(url+path))
		assert.Empty(t, violations(t, b), "%s at %d, %s", path, width, scheme)
		// A page too wide for a phone may widen the window itself, and then scrolls nowhere.
		assert.Equal(t, int(width), eval[int](t, b, `innerWidth`), "%s widens the window", path)
		assert.LessOrEqual(t, eval[int](t, b, `document.documentElement.scrollWidth`), int(width), "%s scrolls sideways", path)
	}
}

func TestTheFirstLoadOfAPlanIsSmall(t *testing.T) {
	t.Parallel()
	s := serve(t)
	b := s.openTab(t)
	b.size(t, 1366, 768)
	b.do(t, chromedp.Navigate(s.url+s.pages(t)["plan Bình Dương"]))
	eval[bool](t, b, `document.fonts.ready.then(() => true)`)
	bytes := eval[int](t, b, `[performance.getEntriesByType("navigation")[0], ...performance.getEntriesByType("resource")]
		.reduce((sum, e) => sum + e.transferSize, 0)`)
	t.Logf("first load: %d bytes", bytes)
	assert.Positive(t, bytes)
	assert.Less(t, bytes, 100_000)
}
