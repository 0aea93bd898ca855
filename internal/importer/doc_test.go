package importer_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"kehoach/internal/importer"
)

func TestEveryRuleThatSpansNameIsExplained(t *testing.T) {
	t.Parallel()
	page, err := os.ReadFile("../../docs/importer.md")
	require.NoError(t, err)
	files, err := filepath.Glob("testdata/corpus/*")
	require.NoError(t, err)
	used := map[string]bool{}
	for _, file := range files {
		if strings.HasSuffix(file, ".json") || strings.HasSuffix(file, "README.md") {
			continue
		}
		b, err := os.ReadFile(file)
		require.NoError(t, err)
		draft, err := importer.Parse(filepath.Base(file), b)
		require.NoError(t, err)
		for _, span := range draft.Spans {
			used[span.Rule] = true
		}
	}
	require.Greater(t, len(used), 10)
	for rule := range used {
		assert.Contains(t, string(page), "\n| "+rule+" |")
	}
}
