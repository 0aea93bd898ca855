package auth

import (
	"crypto/rand"
	"crypto/sha256"
	"strings"
)

// RecoveryCodes is how many recovery codes a person gets at a time.
const RecoveryCodes = 10

// NewRecoveryCodes returns codes "xxxx-xxxx-xxxx" of 60 random bits each, to write down; each replaces one one-time code.
func NewRecoveryCodes() []string {
	codes := make([]string, RecoveryCodes)
	for i := range codes {
		text := strings.ToLower(rand.Text())
		codes[i] = text[0:4] + "-" + text[4:8] + "-" + text[8:12]
	}
	return codes
}

// HashRecoveryCode returns what is stored of code; case, blanks and hyphens do not matter. A plain hash is enough: 60
// random bits cannot be guessed as a password can.
func HashRecoveryCode(code string) []byte {
	code = strings.ToLower(strings.ReplaceAll(withoutBlanks(code), "-", ""))
	sum := sha256.Sum256([]byte(code))
	return sum[:]
}
