package extract

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/net/html"
)

// visible are the letters of a page's text, in the order of the alphabet: what stands inside a sentence but beside
// the matter moves behind it.
func visible(t *testing.T, page string) string {
	t.Helper()
	root, err := html.Parse(strings.NewReader(page))
	require.NoError(t, err)
	var text strings.Builder
	for n := range root.Descendants() {
		if n.Type != html.TextNode {
			continue
		}
		shown := true
		for up := n.Parent; up != nil; up = up.Parent {
			shown = shown && !invisible(up)
		}
		if shown {
			text.WriteString(n.Data)
		}
	}
	return sorted(canonical(text.String()))
}

func sorted(s string) string {
	letters := []rune(strings.Join(strings.Fields(s), ""))
	slices.Sort(letters)
	return string(letters)
}

func TestNoTextOfAPageIsLostOrDoubled(t *testing.T) {
	t.Parallel()
	pages := map[string]string{
		"hidden everywhere": `<p>a<span hidden>b<b>c</b></span>d<table><tr><td>e<i style="display:none">f</i><td>g<p hidden>h</p>
			<tr hidden><td>i<td>j<tr><td hidden>k<td>l</table><nav>m<table><tr><td>n<td>o</table></nav>`,
		"tables in tables": `<table><caption>a</caption><tr><td>b<table><tr><td>c<td>d<tr><td>e<table><tr><td>f<td>g</table></table>h
			<td>i<tr><td colspan=2>j long enough to be the matter of the table<button>k</button></table>`,
		"text in the wrong place": `a<table>b<tr>c<td>d</td>e<td>f</table><li>g</ul>h<ol>i<li>j<p>k</ol></p><title>l</title>m`,
		"fields":                  `<form>a<select><option>b<option>c</select><textarea>d <b>e</b></textarea><label>f</label></form>`,
		"lists":                   `<ul><li>a<ul><li>b</ul>c<table><tr><td>d<td>e<ol><li>f</ol></table><dl><dt>g<dd>h</dl></ul>`,
		"raw text":                "<xmp>a<b>c</xmp><pre>d\n <i>e</i></pre><plaintext>f</p>g",
		"headings":                `<h1>a<br>b<table><tr><td>c<td>d</table>e</h1><h2><nav>f</nav>g</h2>`,
	}
	paths, err := filepath.Glob("../testdata/*/*.html")
	require.NoError(t, err)
	require.NotEmpty(t, paths)
	for _, p := range paths {
		b, err := os.ReadFile(p)
		require.NoError(t, err)
		pages[filepath.Base(p)] = string(b)
	}
	for name, page := range pages {
		d := parse(t, "a.html", "<!doctype html>"+page)
		assert.Equal(t, visible(t, "<!doctype html>"+page), sorted(d.Text), name)
	}
}
