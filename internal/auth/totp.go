package auth

import (
	"crypto/subtle"
	"fmt"
	"net/url"
	"strings"
	"time"
	"unicode"

	"github.com/boombuler/barcode/qr"
	"github.com/pquerna/otp"
	"github.com/pquerna/otp/hotp"
	"github.com/pquerna/otp/totp"
)

const (
	totpPeriod    = 30 // seconds a step lasts
	totpSkew      = 1  // steps a phone's clock may be off, either way
	totpMinSecret = 16 // base32 characters, 80 bits; an empty secret would have codes anybody can compute
)

// NewTOTP returns a fresh secret for one-time codes (RFC 6238: SHA-1, 6 digits, 30 seconds, what every authenticator
// takes), in base32 for typing, and the otpauth address for a QR code.
func NewTOTP(issuer, account string) (secret, uri string, err error) {
	key, err := totp.Generate(totp.GenerateOpts{Issuer: issuer, AccountName: account, Period: totpPeriod, Digits: otp.DigitsSix, Algorithm: otp.AlgorithmSHA1})
	if err != nil {
		return "", "", fmt.Errorf("make a secret for one-time codes: %w", err)
	}
	return key.Secret(), key.URL(), nil
}

// TOTPAddress is the otpauth address of a secret made before, for a QR code.
func TOTPAddress(issuer, account, secret string) string {
	values := url.Values{"secret": {secret}, "issuer": {issuer}, "period": {"30"}, "digits": {"6"}, "algorithm": {"SHA1"}}
	return "otpauth://totp/" + url.PathEscape(issuer+":"+account) + "?" + strings.ReplaceAll(values.Encode(), "+", "%20")
}

// CheckTOTP says whether code, blanks ignored, is right for secret at now, one step early or late allowed. It refuses
// codes of lastStep, the step last accepted for this secret, and before, so that an overseen code is worth nothing; the
// caller keeps the step returned.
func CheckTOTP(secret, code string, now time.Time, lastStep int64) (step int64, ok bool) {
	code = withoutBlanks(code)
	if len(strings.TrimSpace(secret)) < totpMinSecret || !isSixDigits(code) {
		return 0, false
	}
	current := now.Unix() / totpPeriod
	for s := max(current-totpSkew, 0); s <= current+totpSkew; s++ {
		if s <= lastStep {
			continue
		}
		want, err := hotp.GenerateCodeCustom(secret, uint64(s), hotp.ValidateOpts{Digits: otp.DigitsSix, Algorithm: otp.AlgorithmSHA1})
		if err != nil {
			return 0, false
		}
		if subtle.ConstantTimeCompare([]byte(want), []byte(code)) == 1 {
			return s, true
		}
	}
	return 0, false
}

func withoutBlanks(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return r
	}, s)
}

func isSixDigits(s string) bool { return len(s) == 6 && strings.Trim(s, "0123456789") == "" }

// A Matrix is a QR code: rows of modules, true where dark, without the quiet zone of 4 modules that belongs around it.
type Matrix [][]bool

// QR returns uri as a QR code.
func QR(uri string) (Matrix, error) {
	code, err := qr.Encode(uri, qr.M, qr.Auto)
	if err != nil {
		return nil, fmt.Errorf("QR code: %w", err)
	}
	bounds := code.Bounds()
	matrix := make(Matrix, bounds.Dy())
	for y := range matrix {
		matrix[y] = make([]bool, bounds.Dx())
		for x := range matrix[y] {
			red, _, _, _ := code.At(bounds.Min.X+x, bounds.Min.Y+y).RGBA()
			matrix[y][x] = red == 0
		}
	}
	return matrix, nil
}
