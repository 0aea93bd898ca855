package seeds_test

import (
	"crypto/sha256"
	"encoding/hex"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"kehoach/seeds"
)

func TestSeedsAreTheBytesAsGiven(t *testing.T) {
	t.Parallel()
	readme, err := os.ReadFile("README.md")
	require.NoError(t, err)
	all := seeds.All()
	require.Len(t, all, 5)
	for _, seed := range all {
		sum := sha256.Sum256(seed.Bytes)
		line := hex.EncodeToString(sum[:]) + "  " + seed.Name
		assert.Contains(t, strings.Split(string(readme), "\n"), line, "the hash of %s in README.md", seed.Name)
	}
}

func TestEveryTextInTheFolderIsASeed(t *testing.T) {
	t.Parallel()
	found, err := filepath.Glob("*.txt")
	require.NoError(t, err)
	var names []string
	for _, seed := range seeds.All() {
		names = append(names, seed.Name)
	}
	assert.Equal(t, found, names)
}

func TestSeedsSayProvinceYearAndKind(t *testing.T) {
	t.Parallel()
	type facts struct {
		Province string
		Year     int
		Kind     string
	}
	var found []facts
	for _, seed := range seeds.All() {
		found = append(found, facts{seed.Province, seed.Year, seed.Kind})
	}
	assert.Equal(t, []facts{
		{"79", 2022, "annual"}, {"74", 2024, "annual"}, {"34", 2024, "thematic"}, {"22", 2023, "directive"},
		{"79", 2024, "annual"},
	}, found)
}
