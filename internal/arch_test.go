// Package internal_test holds the house's arrows: which package may import which.
package internal_test

import (
	"encoding/json"
	"errors"
	"io"
	"maps"
	"os/exec"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// mayImport lists, for each package of the module, the packages of the module it may import.
var mayImport = map[string][]string{
	"cmd/kehoach": {
		"internal/plan", "internal/importer", "internal/store", "internal/server", "internal/pgembed",
		"internal/auth", "internal/mail", "internal/route", "internal/demo", "migrations", "seeds", "web", "web/view",
	},
	"internal":                  {},
	"internal/plan":             {},
	"internal/route":            {},
	"internal/demo":             {"internal/plan", "internal/store", "internal/auth"},
	"internal/importer":         {"internal/plan", "internal/importer/extract", "internal/importer/outline"},
	"internal/importer/extract": {"internal/plan"},
	"internal/importer/outline": {"internal/plan", "internal/importer/extract"},
	"internal/auth":             {"internal/plan"},
	"internal/mail":             {"internal/plan"},
	"internal/mailtest":         {},
	"internal/store":            {"internal/plan"},
	"internal/server":           {"internal/plan", "internal/store", "internal/auth", "internal/importer", "internal/route", "web", "web/view"},
	"internal/pgembed":          {},
	"internal/pgtest":           {"internal/pgembed", "migrations"},
	"internal/e2e":              {},
	"migrations":                {},
	"seeds":                     {},
	"web":                       {},
	"web/view":                  {"internal/plan", "internal/route", "web"},
}

// testsMayImport lists what the _test files of any package may import besides.
var testsMayImport = []string{"internal/pgtest", "internal/mailtest", "internal/pgembed", "internal/route", "internal/importer", "seeds", "migrations"}

// testsOnlyMayImport lists what the _test files of one package may import besides.
var testsOnlyMayImport = map[string][]string{
	"internal/server": {"internal/plan", "internal/store"},
	"internal/e2e":    {"internal/plan", "internal/store", "internal/server", "web", "web/view"},
}

type goPackage struct {
	ImportPath   string
	Imports      []string
	TestImports  []string
	XTestImports []string
}

func packages(t *testing.T) map[string]goPackage {
	t.Helper()
	out, err := exec.CommandContext(t.Context(), "go", "list", "-json=ImportPath,Imports,TestImports,XTestImports", "kehoach/...").Output()
	require.NoError(t, err)
	found := map[string]goPackage{}
	for decoder := json.NewDecoder(strings.NewReader(string(out))); ; {
		var p goPackage
		err := decoder.Decode(&p)
		if errors.Is(err, io.EOF) {
			return found
		}
		require.NoError(t, err)
		found[strings.TrimPrefix(p.ImportPath, "kehoach/")] = p
	}
}

func ours(imports []string) []string {
	var names []string
	for _, path := range imports {
		if name, ok := strings.CutPrefix(path, "kehoach/"); ok {
			names = append(names, name)
		}
	}
	return names
}

func TestEveryPackageIsInTheHouseAndKeepsItsArrows(t *testing.T) {
	t.Parallel()
	found := packages(t)
	for _, name := range slices.Sorted(maps.Keys(found)) {
		allowed, listed := mayImport[name]
		if !assert.True(t, listed, "package %s is not in the list of the house", name) {
			continue
		}
		for _, imported := range ours(found[name].Imports) {
			assert.Contains(t, allowed, imported, "%s may not import %s", name, imported)
		}
		inTests := slices.Concat(allowed, testsMayImport, testsOnlyMayImport[name], []string{name})
		for _, imported := range ours(append(found[name].TestImports, found[name].XTestImports...)) {
			assert.Contains(t, inTests, imported, "tests of %s may not import %s", name, imported)
		}
	}
	for name := range mayImport {
		assert.Contains(t, found, name, "the list of the house names a package that does not exist")
	}
}

func TestTheDomainUsesTheStandardLibraryOnly(t *testing.T) {
	t.Parallel()
	found := packages(t)
	for _, name := range []string{"internal/plan", "internal/route"} {
		for _, imported := range found[name].Imports {
			first, _, _ := strings.Cut(imported, "/")
			assert.NotContains(t, first, ".", "%s imports %s", name, imported)
		}
	}
}
