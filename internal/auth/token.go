package auth

import (
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
)

// NewToken returns 256 random bits as text for an address or a cookie, and the hash that is stored in its place.
func NewToken() (token string, hash []byte) {
	bits := make([]byte, 32)
	rand.Read(bits)
	token = base64.RawURLEncoding.EncodeToString(bits)
	return token, HashToken(token)
}

// HashToken returns the SHA-256 by which a token is looked up, so that whoever reads the database holds no session.
func HashToken(token string) []byte {
	sum := sha256.Sum256([]byte(token))
	return sum[:]
}
