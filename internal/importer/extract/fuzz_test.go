package extract

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"
)

// FuzzParse checks that no file breaks the reader: it is refused with a reason in Vietnamese, or every byte of
// its text is in exactly one block.
func FuzzParse(f *testing.F) {
	names := []string{"a.txt", "a.md", "a.html", "a.csv", "-"}
	for _, content := range seeds(f) {
		f.Add([]byte(content), uint8(0))
	}
	samples, err := filepath.Glob("../testdata/samples/*")
	require.NoError(f, err)
	require.NotEmpty(f, samples)
	for _, p := range samples {
		b, err := os.ReadFile(p)
		require.NoError(f, err)
		for i := range names {
			f.Add(b, uint8(i))
		}
	}
	for _, s := range []string{
		"", "\xff\xfe", "\xfe\xffa", "PK\x03\x04", "a\x00b", "\uf02d a\r\n\u200b\u0301b", "+--+\n| a | b |\n|---|\n| c \\| d |",
		"---\na: b\n---\n# A\nB\n==\n- c\n  1. d\n```\ne\n", "sep=;\n\"a\n\"\"b\";c\n;;\n\"d", "a\tb\tc\n\td\t\n1\t2\t3\n4\t5\t6",
		"<ol start=3 type=i><li>a<ol><li value=9>b</ol>c<p>d</ol><table><tr><th rowspan=2>a<td colspan=99>b<tr><td>c<table><tr><td>d<td>e</table><button>f</table>",
		"<pre>a\n b</pre><form><nav hidden>c</nav>d<span style='display:none'>e</span>f</form>",
	} {
		for i := range names {
			f.Add([]byte(s), uint8(i))
		}
	}
	f.Fuzz(func(t *testing.T, b []byte, name uint8) {
		d, err := Parse(names[int(name)%len(names)], b)
		if err != nil {
			var refusal interface{ Reason() string }
			require.ErrorAs(t, err, &refusal, "error without a reason: %v", err)
			require.NotEmpty(t, refusal.Reason())
			return
		}
		require.NoError(t, d.Check())
		require.Equal(t, d.Text, canonical(d.Text), "canonical text is not stable")
	})
}

func BenchmarkParseText(b *testing.B) {
	content := []byte(seeds(b)["002_5760a9b34ac45f68.txt"])
	b.SetBytes(int64(len(content)))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Parse("a.txt", content); err != nil {
			b.Fatal(err)
		}
	}
}
