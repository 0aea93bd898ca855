package auth

import (
	"bytes"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func newSealer(t *testing.T, secret string) *Sealer {
	t.Helper()
	s, err := NewSealer([]byte(secret))
	require.NoError(t, err)
	return s
}

const (
	secretA = "abcdefghijklmnopqrstuvwxyz012345"
	secretB = "bbcdefghijklmnopqrstuvwxyz012345"
)

func TestWhatIsSealedOpensOnlyWithItsSecretInItsPlace(t *testing.T) {
	t.Parallel()
	s := newSealer(t, secretA)
	sealed := s.Seal("JBSWY3DPEHPK3PXP", "totp user 7")
	assert.False(t, bytes.Contains(sealed, []byte("JBSWY3DP")), "nothing shows through")

	opened, err := newSealer(t, secretA).Open(sealed, "totp user 7")
	require.NoError(t, err, "after a restart too")
	assert.Equal(t, "JBSWY3DPEHPK3PXP", opened)

	_, err = s.Open(sealed, "totp user 8")
	require.ErrorIs(t, err, ErrSeal, "copied to another user")
	_, err = newSealer(t, secretB).Open(sealed, "totp user 7")
	require.ErrorIs(t, err, ErrSeal, "another installation's secret")
	assert.NotEqual(t, sealed, s.Seal("JBSWY3DPEHPK3PXP", "totp user 7"), "the same twice does not look the same")
}

func TestEveryChangedByteBreaksTheSeal(t *testing.T) {
	t.Parallel()
	s := newSealer(t, secretA)
	sealed := s.Seal("bí mật", "totp user 7")
	for i := range sealed {
		changed := slices.Clone(sealed)
		changed[i] ^= 1
		_, err := s.Open(changed, "totp user 7")
		require.ErrorIs(t, err, ErrSeal, "byte %d changed", i)
		_, err = s.Open(sealed[:i], "totp user 7")
		require.ErrorIs(t, err, ErrSeal, "cut to %d bytes", i)
	}
	_, err := s.Open(append(slices.Clone(sealed), 0), "totp user 7")
	require.ErrorIs(t, err, ErrSeal, "a byte more")
}

func TestNothingCanBeSealedToo(t *testing.T) {
	t.Parallel()
	s := newSealer(t, secretA)
	opened, err := s.Open(s.Seal("", ""), "")
	require.NoError(t, err)
	assert.Empty(t, opened)
}

func TestAShortSecretSealsNothing(t *testing.T) {
	t.Parallel()
	_, err := NewSealer([]byte(secretA[:31]))
	require.ErrorIs(t, err, ErrSecretShort)
}
