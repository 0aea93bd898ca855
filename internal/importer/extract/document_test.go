package extract

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"kehoach/internal/plan"
)

// seeds are the five documents as given, by file name.
func seeds(tb testing.TB) map[string]string {
	tb.Helper()
	paths, err := filepath.Glob("../../../seeds/*.txt")
	require.NoError(tb, err)
	require.Len(tb, paths, 5)
	all := map[string]string{}
	for _, p := range paths {
		b, err := os.ReadFile(p)
		require.NoError(tb, err)
		all[filepath.Base(p)] = string(b)
	}
	return all
}

// parse reads a document that must be sound.
func parse(tb testing.TB, name, content string) Document {
	tb.Helper()
	d, err := Parse(name, []byte(content))
	require.NoError(tb, err)
	require.NoError(tb, d.Check())
	return d
}

// texts are the blocks' own texts.
func texts(d Document) []string {
	var all []string
	for _, b := range d.Blocks {
		all = append(all, d.Text[b.Range.Start:b.Range.End])
	}
	return all
}

func TestSeedsAreOneParagraphALine(t *testing.T) {
	t.Parallel()
	for name, content := range seeds(t) {
		d := parse(t, name, content)
		assert.Equal(t, plan.FormatText, d.Format)
		assert.Empty(t, d.Warnings)
		for i, b := range d.Blocks {
			assert.Equal(t, Paragraph, b.Kind, "%s block %d", name, i)
		}
	}
}
