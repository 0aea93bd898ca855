package pgembed

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// fakeServer makes a directory whose postgres only knows its version.
func fakeServer(t *testing.T, version string) string {
	t.Helper()
	dir := t.TempDir()
	script := "#!/bin/sh\necho 'postgres (PostgreSQL) " + version + "'\n"
	for _, name := range []string{"postgres", "initdb"} {
		require.NoError(t, os.WriteFile(filepath.Join(dir, name), []byte(script), 0o755))
	}
	return dir
}

func TestVersionsOfAllKindsAreRead(t *testing.T) {
	t.Parallel()
	for version, want := range map[string]int{"15.18 (Debian 15.18-0+deb12u1)": 15, "18.4": 18, "19beta1": 19, "17devel": 17} {
		b, err := inspect(fakeServer(t, version))
		require.NoError(t, err, version)
		assert.Equal(t, want, b.major, version)
	}
}

func TestAnOldServerIsRefusedWithTheVersionNeeded(t *testing.T) {
	t.Parallel()
	_, err := inspect(fakeServer(t, "14.11"))
	var old *OldError
	require.ErrorAs(t, err, &old)
	assert.Equal(t, 14, old.Major)
	text, ok := Explain(err)
	assert.True(t, ok)
	assert.Contains(t, text, "cần bản 15")
}

func TestADirectoryWithoutServerIsNotFound(t *testing.T) {
	t.Parallel()
	_, err := Start(t.Context(), Options{StateDir: t.TempDir(), BinDir: t.TempDir()})
	var none *NotFoundError
	require.ErrorAs(t, err, &none)
	text, ok := Explain(err)
	assert.True(t, ok)
	assert.Contains(t, text, "apt-get install postgresql")
}

func TestOtherErrorsHaveNoSentence(t *testing.T) {
	t.Parallel()
	_, ok := Explain(os.ErrNotExist)
	assert.False(t, ok)
}

func TestTheInstalledServerIsFoundBehindItsLinks(t *testing.T) {
	t.Parallel()
	dir, err := FindBin()
	require.NoError(t, err)
	assert.FileExists(t, filepath.Join(dir, "initdb"))
	b, err := inspect(dir)
	require.NoError(t, err)
	same, err := findBin(b.major)
	require.NoError(t, err)
	assert.Equal(t, b.major, same.major)
	other, err := findBin(99)
	require.NoError(t, err, "a version that is not installed does not hide the others")
	assert.Equal(t, dir, other.dir)
}

func TestNewerDirectoriesComeFirst(t *testing.T) {
	t.Parallel()
	assert.Greater(t, lastNumber("/usr/lib/postgresql/18/bin"), lastNumber("/usr/lib/postgresql/9/bin"))
	assert.Zero(t, lastNumber("/usr/libexec/postgresql"))
}
