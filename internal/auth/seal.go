package auth

import (
	"crypto/aes"
	"crypto/cipher"
	"crypto/hkdf"
	"crypto/sha256"
	"errors"
	"fmt"
)

// ErrSeal: sealed bytes were changed, belong elsewhere, or were sealed with another secret.
var ErrSeal = errors.New("seal broken")

// sealVersion is the first sealed byte; another way of sealing gets another one.
const sealVersion = 1

// A Sealer encrypts small secrets before they go to the database, with a key that is not in the database.
type Sealer struct{ aead cipher.AEAD }

// NewSealer returns a sealer with a key derived from the installation's secret (LoadSecret).
func NewSealer(secret []byte) (*Sealer, error) {
	if len(secret) < minSecret {
		return nil, fmt.Errorf("sealer: %w", ErrSecretShort)
	}
	key, err := hkdf.Key(sha256.New, secret, nil, "kehoach seal 1", 32)
	if err != nil {
		return nil, fmt.Errorf("sealer: %w", err)
	}
	block, err := aes.NewCipher(key)
	if err != nil {
		return nil, fmt.Errorf("sealer: %w", err)
	}
	aead, err := cipher.NewGCMWithRandomNonce(block)
	if err != nil {
		return nil, fmt.Errorf("sealer: %w", err)
	}
	return &Sealer{aead: aead}, nil
}

// Seal encrypts plaintext. Context says where it belongs, such as "totp user 7": opened with another one, it is an error,
// so a sealed value copied to another row is worth nothing.
func (s *Sealer) Seal(plaintext, context string) []byte {
	return append([]byte{sealVersion}, s.aead.Seal(nil, nil, []byte(plaintext), []byte(context))...) //nolint:gosec // G407: this mode makes a random nonce itself
}

// Open returns what Seal was given, or ErrSeal.
func (s *Sealer) Open(sealed []byte, context string) (string, error) {
	if len(sealed) == 0 || sealed[0] != sealVersion {
		return "", ErrSeal
	}
	plaintext, err := s.aead.Open(nil, nil, sealed[1:], []byte(context))
	if err != nil {
		return "", ErrSeal
	}
	return string(plaintext), nil
}
