package auth

import (
	"encoding/hex"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestAMissingSecretIsMadeOnceAndKept(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "state", "secret")
	first, err := LoadSecret(path)
	require.NoError(t, err)
	assert.Len(t, first, 32)
	info, err := os.Stat(path)
	require.NoError(t, err)
	assert.Equal(t, os.FileMode(0o600), info.Mode())
	again, err := LoadSecret(path)
	require.NoError(t, err)
	assert.Equal(t, first, again)
	names, err := os.ReadDir(filepath.Dir(path))
	require.NoError(t, err)
	assert.Len(t, names, 1, "no half-written file is left")
	other, err := LoadSecret(filepath.Join(t.TempDir(), "secret"))
	require.NoError(t, err)
	assert.NotEqual(t, first, other)
}

func TestServersThatStartTogetherAgreeOnOneSecret(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "secret")
	secrets := make([][]byte, 16)
	var group sync.WaitGroup
	for i := range secrets {
		group.Go(func() {
			secret, err := LoadSecret(path)
			assert.NoError(t, err)
			secrets[i] = secret
		})
	}
	group.Wait()
	for _, secret := range secrets {
		assert.Equal(t, secrets[0], secret)
	}
}

func TestASecretFileIsReadOrRefused(t *testing.T) {
	t.Parallel()
	raw := secretA
	digits := hex.EncodeToString([]byte(raw))
	for name, c := range map[string]struct {
		content string
		mode    os.FileMode
		want    string
		err     error
	}{
		"raw":                     {raw, 0o600, raw, nil},
		"raw, longer":             {raw + raw, 0o600, raw + raw, nil},
		"raw, a newline its end":  {raw[:31] + "\n", 0o600, raw[:31] + "\n", nil},
		"hex":                     {digits, 0o600, raw, nil},
		"hex, capitals, newline":  {strings.ToUpper(digits) + "\n", 0o400, raw, nil},
		"read by a group":         {digits, 0o640, raw, nil},
		"read by everybody":       {digits, 0o644, "", ErrSecretPublic},
		"written by everybody":    {digits, 0o602, "", ErrSecretPublic},
		"empty":                   {"", 0o600, "", ErrSecretShort},
		"raw, 31 bytes":           {raw[:31], 0o600, "", ErrSecretShort},
		"hex, 31 bytes":           {digits[:62], 0o600, "", ErrSecretShort},
		"hex, as long as raw":     {digits[:32], 0o600, "", ErrSecretShort},
		"one letter again":        {strings.Repeat("x", 32), 0o600, "", ErrSecretWeak},
		"zeros in hex":            {strings.Repeat("0", 64), 0o600, "", ErrSecretWeak},
		"changeme again":          {strings.Repeat("changeme", 4), 0o600, "", ErrSecretWeak},
		"as large as a disk file": {strings.Repeat(raw, 200), 0o600, "", errTooLarge},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			path := filepath.Join(t.TempDir(), "secret")
			require.NoError(t, os.WriteFile(path, []byte(c.content), 0o600))
			require.NoError(t, os.Chmod(path, c.mode))
			secret, err := LoadSecret(path)
			require.ErrorIs(t, err, c.err)
			assert.Equal(t, c.want, string(secret))
			after, readErr := os.ReadFile(path)
			require.NoError(t, readErr)
			assert.Equal(t, c.content, string(after), "a file that is there is never written")
			if err != nil {
				assert.ErrorContains(t, err, path)
			}
		})
	}
}

func TestWhatIsNoFileIsRefused(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	_, err := LoadSecret(dir)
	require.Error(t, err, "a directory")
	file := filepath.Join(dir, "file")
	require.NoError(t, os.WriteFile(file, nil, 0o600))
	_, err = LoadSecret(filepath.Join(file, "secret"))
	require.Error(t, err, "below a file")
	dangling := filepath.Join(dir, "dangling")
	require.NoError(t, os.Symlink(filepath.Join(dir, "nowhere"), dangling))
	_, err = LoadSecret(dangling)
	require.ErrorIs(t, err, os.ErrNotExist, "a link to nothing")
}
