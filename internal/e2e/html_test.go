//go:build htmlcheck

package e2e_test

import (
	"fmt"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"
)

// vnu advises against list roles that Safari needs once list-style is none.
const vnuNoise = `.*“list” role is unnecessary.*`

func TestEveryPageIsValidHTML(t *testing.T) {
	t.Parallel()
	s := serve(t, "-dev")
	dir := t.TempDir()
	pages := s.pages(t)
	for _, sample := range s.links(t, "/dev/pages", "/dev/pages/") {
		pages["sample "+filepath.Base(sample)] = sample
	}
	require.Greater(t, len(pages), 30)
	for i, name := range slices.Sorted(maps.Keys(pages)) {
		file := filepath.Join(dir, fmt.Sprintf("%02d.html", i))
		require.NoError(t, os.WriteFile(file, []byte(s.get(t, pages[name])), 0o600))
		t.Logf("%s is %s", filepath.Base(file), pages[name])
	}
	check := exec.CommandContext(t.Context(), "java", "-jar", "../../.ci/node_modules/vnu-jar/build/dist/vnu.jar",
		"--filterpattern", vnuNoise, dir)
	out, err := check.CombinedOutput()
	require.NoError(t, err, "%s", out)
}
