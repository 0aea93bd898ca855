package auth

import (
	"encoding/base32"
	"net/url"
	"testing"
	"time"

	"github.com/pquerna/otp/totp"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// rfcSecret is the secret of RFC 6238, appendix B, for SHA-1.
func rfcSecret() string { return base32.StdEncoding.EncodeToString([]byte("12345678901234567890")) }

func TestTOTPCodesAreThoseOfTheRFC(t *testing.T) {
	t.Parallel()
	for unix, code := range map[int64]string{ // the last six of the RFC's eight digits
		59: "287082", 1111111109: "081804", 1111111111: "050471", 1234567890: "005924", 2000000000: "279037", 20000000000: "353130",
	} {
		step, ok := CheckTOTP(rfcSecret(), code, time.Unix(unix, 0), 0)
		assert.True(t, ok, "at %d", unix)
		assert.Equal(t, unix/30, step)
	}
}

func TestTOTP(t *testing.T) {
	t.Parallel()
	now := time.Date(2026, time.March, 3, 8, 0, 10, 0, time.UTC)
	current := now.Unix() / 30
	codeAt := func(step int64) string {
		code, err := totp.GenerateCode(rfcSecret(), time.Unix(step*30, 0))
		require.NoError(t, err)
		return code
	}
	code := codeAt(current)
	for name, c := range map[string]struct {
		secret, code string
		last         int64
		step         int64
		ok           bool
	}{
		"this step":                   {rfcSecret(), code, 0, current, true},
		"one step late":               {rfcSecret(), codeAt(current - 1), 0, current - 1, true},
		"one step early":              {rfcSecret(), codeAt(current + 1), 0, current + 1, true},
		"two steps late":              {rfcSecret(), codeAt(current - 2), 0, 0, false},
		"two steps early":             {rfcSecret(), codeAt(current + 2), 0, 0, false},
		"with blanks":                 {rfcSecret(), " " + code[:3] + "\u00a0" + code[3:] + "\n", 0, current, true},
		"used before":                 {rfcSecret(), code, current, 0, false},
		"before one used":             {rfcSecret(), codeAt(current - 1), current, 0, false},
		"after one used":              {rfcSecret(), codeAt(current + 1), current, current + 1, true},
		"used from the future":        {rfcSecret(), code, current + 1, 0, false},
		"five digits":                 {rfcSecret(), code[:5], 0, 0, false},
		"seven digits":                {rfcSecret(), code + "0", 0, 0, false},
		"empty":                       {rfcSecret(), "", 0, 0, false},
		"letters":                     {rfcSecret(), "abcdef", 0, 0, false},
		"digits of another script":    {rfcSecret(), "١٢٣", 0, 0, false},
		"another secret":              {base32.StdEncoding.EncodeToString([]byte("another secret here!")), code, 0, 0, false},
		"a secret that is not base32": {"189018901890189018901890", code, 0, 0, false},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			step, ok := CheckTOTP(c.secret, c.code, now, c.last)
			assert.Equal(t, c.ok, ok)
			assert.Equal(t, c.step, step)
		})
	}
}

func TestAnEmptySecretHasNoRightCode(t *testing.T) {
	t.Parallel()
	now := time.Unix(1_800_000_000, 0)
	for _, secret := range []string{"", " ", "                    ", "AAAA"} {
		code, err := totp.GenerateCode(secret, now)
		require.NoError(t, err, "anybody can compute it")
		_, ok := CheckTOTP(secret, code, now, 0)
		assert.False(t, ok, "%q", secret)
	}
}

func TestANewSecretFitsEveryAuthenticator(t *testing.T) {
	t.Parallel()
	secret, uri, err := NewTOTP("Kế hoạch Y tế", "tonghop.binh-duong")
	require.NoError(t, err)
	raw, err := base32.StdEncoding.WithPadding(base32.NoPadding).DecodeString(secret)
	require.NoError(t, err)
	assert.Len(t, raw, 20, "160 bits")
	parsed, err := url.Parse(uri)
	require.NoError(t, err)
	assert.Equal(t, "otpauth", parsed.Scheme)
	assert.Equal(t, "totp", parsed.Host)
	assert.Equal(t, "/Kế hoạch Y tế:tonghop.binh-duong", parsed.Path)
	query := parsed.Query()
	assert.Equal(t, []string{secret, "Kế hoạch Y tế", "SHA1", "6", "30"},
		[]string{query.Get("secret"), query.Get("issuer"), query.Get("algorithm"), query.Get("digits"), query.Get("period")})
	assert.NotContains(t, uri, "+", "some authenticators show a plus for a blank")

	other, _, err := NewTOTP("Kế hoạch Y tế", "tonghop.binh-duong")
	require.NoError(t, err)
	assert.NotEqual(t, secret, other)
	_, _, err = NewTOTP("Kế hoạch Y tế", "")
	require.Error(t, err, "an account without a name")

	now := time.Unix(1_800_000_000, 0)
	code, err := totp.GenerateCode(secret, now)
	require.NoError(t, err)
	_, ok := CheckTOTP(secret, code, now, 0)
	assert.True(t, ok)
}

func TestAQRCodeHasTheShapeOfOne(t *testing.T) {
	t.Parallel()
	_, uri, err := NewTOTP("Kế hoạch Y tế", "tonghop.binh-duong")
	require.NoError(t, err)
	matrix, err := QR(uri)
	require.NoError(t, err)
	size := len(matrix)
	assert.GreaterOrEqual(t, size, 21)
	assert.Equal(t, 1, size%4, "17 + 4 × version")
	for _, row := range matrix {
		require.Len(t, row, size)
	}
	finder := []string{"#######", "#.....#", "#.###.#", "#.###.#", "#.###.#", "#.....#", "#######"}
	for name, corner := range map[string][2]int{"top left": {0, 0}, "top right": {0, size - 7}, "bottom left": {size - 7, 0}} {
		for y, row := range finder {
			for x, want := range row {
				require.Equal(t, want == '#', matrix[corner[0]+y][corner[1]+x], "%s finder, row %d, column %d", name, y, x)
			}
		}
	}
	for i := 8; i < size-8; i++ {
		require.Equal(t, i%2 == 0, matrix[6][i], "timing pattern across")
		require.Equal(t, i%2 == 0, matrix[i][6], "timing pattern down")
	}
	other, err := QR(uri + "x")
	require.NoError(t, err)
	assert.NotEqual(t, matrix, other)
	_, err = QR(string(make([]byte, 5000)))
	require.Error(t, err, "more than a QR code holds")
}

func FuzzTOTPCode(f *testing.F) {
	for _, seed := range []string{"287082", "287 082", "", "28708", "2870822", "２８７０８２", "-87082", "0x1234", "1e5", "\xff\xfe"} {
		f.Add(seed, int64(59), int64(0))
	}
	f.Add("755224", int64(-1), int64(-5))
	f.Add("287082", int64(1)<<62, int64(-1)<<63)
	f.Add("287082", int64(59), int64(1)<<62)
	f.Add("287082", int64(59), int64(^uint64(0)>>1))
	f.Fuzz(func(t *testing.T, code string, unix, last int64) {
		now := time.Unix(unix, 0)
		step, ok := CheckTOTP(rfcSecret(), code, now, last)
		if !ok {
			require.Zero(t, step)
			return
		}
		require.Greater(t, step, last, "used before")
		require.InDelta(t, now.Unix()/30, step, 1, "outside the window")
		want, err := totp.GenerateCode(rfcSecret(), time.Unix(step*30, 0))
		require.NoError(t, err)
		require.Equal(t, want, withoutBlanks(code))
		_, again := CheckTOTP(rfcSecret(), code, now, step)
		require.False(t, again, "the same code twice")
	})
}
