package extract

import (
	"fmt"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// hostile are files that cost much where a reader goes over them more than once or keeps all it meets.
func hostile() map[string]string {
	const size = 4 << 20
	fill := func(s string) string { return strings.Repeat(s, size/len(s)) }
	var dressed strings.Builder
	for i := range 480 {
		fmt.Fprintf(&dressed, "<b id=%d>", i)
	}
	return map[string]string{
		"line ends.txt":         fill("\n"),
		"one line.txt":          fill("y tế "),
		"pipes.txt":             fill("|"),
		"rows.txt":              fill("|a|b|\n"),
		"wide rows.md":          fill("|" + strings.Repeat("a|", 200) + "\n"),
		"tabs.txt":              fill(strings.Repeat("a\t", 200) + "\n"),
		"tables.md":             fill("a|b\n|--|\n\n"),
		"fences.md":             fill("```\n"),
		"marks.txt":             "a" + fill("\u0323\u0301"),
		"delimiters.csv":        "a;b\nc;d\n" + fill(";\n"),
		"wide.csv":              "a;b\nc;d\n" + fill(strings.Repeat("a;", 200)+"\n"),
		"quotes.csv":            "a;b\nc;d\n" + fill(`;"`),
		"pairs of quotes.csv":   "a;b\nc;d\n" + fill(`"";`),
		"quotes over lines.csv": "a;b\nc;d\n" + fill("\"a\nb\"c;"),
		"blank lines.csv":       "a;b\nc;d\n" + fill("\n"),
		"paragraphs.html":       "<html>" + fill("<p>"),
		"end tags.html":         "<html>" + fill("</div>"),
		"links.html":            "<html>" + strings.Repeat("<a>x", 400_000),
		"dress.html":            "<html><p>" + dressed.String() + strings.Repeat("<p>x", 10_000),
		"foster.html":           "<html><table>" + strings.Repeat("x<tr>", 400_000),
		"spans.html":            "<table>" + strings.Repeat("<tr><td rowspan=1000 colspan=64>x</td><td>y</td>", 100_000),
		"hidden.html":           "<html>x" + strings.Repeat("<i hidden>y</i>", 400_000),
		"signs.html":            "<html>" + fill("<"),
		"references.html":       "<html>" + fill("&amp"),
		"comments.html":         "<html>" + fill("<!--"),
		"attributes.html":       "<html><p " + fill("a=b ") + ">x",
	}
}

// A file that is read twice as often as it is long takes minutes, not seconds.
func TestHostileFilesTakeLittleTimeAndMemory(t *testing.T) {
	for name, content := range hostile() {
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		start := time.Now()
		d, err := Parse(name, []byte(content))
		took := time.Since(start)
		runtime.ReadMemStats(&after)
		assert.Less(t, took, 5*time.Second, name)
		assert.Less(t, (after.TotalAlloc-before.TotalAlloc)>>20, uint64(256), "MiB for %s", name)
		if err != nil {
			var limit *LimitError
			require.ErrorAs(t, err, &limit, "%s: %v", name, err)
			continue
		}
		assert.NoError(t, d.Check(), name)
	}
}

func TestTagsThatOnlyDressTextAreDroppedAndLoseNothing(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]string{
		"<p>Kế <b>ho<i>ạch</b></i> năm": "<p>Kế hoạch năm",
		"<p>a <<b>p>b":                  "<p>a <<!---->p>b",
		"<p>&am<u>p;":                   "<p>&am<!---->p;",
		"<A HREF=x>a</A><abbr>b</abbr>": "a<abbr>b</abbr>",
		"<i hidden>a<b>c</b></i>b":      "<span hidden>ac</span>b",
		"a <<!-- x -->p>b":              "a <<!---->p>b",
		"a <<svg/>p>b":                  "a <<!---->p>b",
		"</b>a":                         "a",
		"<svg><style/><title/><g>a</g><title>x</title></svg>b": "<g>a</g>b",
		"<svg/><title>a</title>":                               "<title>a</title>",
		"<script>'<b>'</script>":                               "<script>'<b>'</script>",
	} {
		got, err := reduce(in)
		require.NoError(t, err)
		assert.Equal(t, want, got, in)
	}
	_, err := reduce(strings.Repeat("<p>", maxTags+1))
	var limit *LimitError
	require.ErrorAs(t, err, &limit)
	assert.Equal(t, LimitTags, limit.Limit)
}
