package auth

import (
	"crypto/sha256"
	"encoding/base64"
	"net/url"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestATokenIs256BitsThatFitAnAddress(t *testing.T) {
	t.Parallel()
	token, hash := NewToken()
	bits, err := base64.RawURLEncoding.DecodeString(token)
	require.NoError(t, err)
	assert.Len(t, bits, 32)
	assert.Equal(t, token, url.PathEscape(token))
	want := sha256.Sum256([]byte(token))
	assert.Equal(t, want[:], hash)
	assert.Equal(t, hash, HashToken(token))
}

func TestNoTwoTokensOrKeysAreTheSame(t *testing.T) {
	t.Parallel()
	seen := map[string]bool{}
	for range 1000 {
		token, _ := NewToken()
		for _, text := range []string{token} {
			assert.False(t, seen[text])
			seen[text] = true
		}
	}
}

func TestRecoveryCodesAreTenOfSixtyBits(t *testing.T) {
	t.Parallel()
	codes := NewRecoveryCodes()
	require.Len(t, codes, RecoveryCodes)
	hashes := map[string]bool{}
	for _, code := range codes {
		assert.Regexp(t, `^[a-z2-7]{4}-[a-z2-7]{4}-[a-z2-7]{4}$`, code)
		hashes[string(HashRecoveryCode(code))] = true
	}
	assert.Len(t, hashes, RecoveryCodes, "no code twice")
}

func TestARecoveryCodeIsTheSameHoweverItIsTyped(t *testing.T) {
	t.Parallel()
	const code = "ab2c-de3f-gh4i"
	for name, typed := range map[string]string{
		"as given": code, "capitals": strings.ToUpper(code), "without hyphens": "ab2cde3fgh4i", "blanks for hyphens": " ab2c de3f gh4i\n",
	} {
		assert.Equal(t, HashRecoveryCode(code), HashRecoveryCode(typed), name)
	}
	assert.NotEqual(t, HashRecoveryCode(code), HashRecoveryCode("ab2c-de3f-gh4j"))
	assert.NotEqual(t, HashRecoveryCode(code), HashRecoveryCode("ab2c-de3f"))
}
