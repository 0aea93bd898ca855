package server

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

var (
	namedTest = regexp.MustCompile("`go test \\./(\\S+) -run (\\w+)`")
	testName  = regexp.MustCompile(`(?m)^func ((?:Test|Fuzz)\w+)\(`)
)

func TestEveryTestThatSECURITYNamesIsThere(t *testing.T) {
	t.Parallel()
	const root = "../.."
	text, err := os.ReadFile(filepath.Join(root, "SECURITY.md"))
	require.NoError(t, err)
	named := namedTest.FindAllStringSubmatch(string(text), -1)
	require.GreaterOrEqual(t, len(named), 8)
	for _, found := range named {
		assert.True(t, hasTest(t, filepath.Join(root, found[1]), found[2]), "%s has no test that matches %s", found[1], found[2])
	}
}

// hasTest says whether the name of a test of the package in dir has part in it.
func hasTest(t *testing.T, dir, part string) bool {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(dir, "*_test.go"))
	require.NoError(t, err)
	var names string
	for _, file := range files {
		source, err := os.ReadFile(file)
		require.NoError(t, err)
		for _, name := range testName.FindAllStringSubmatch(string(source), -1) {
			names += name[1] + "\n"
		}
	}
	return strings.Contains(names, part)
}
