package auth

import (
	"context"
	"crypto/rand"
	"crypto/subtle"
	"encoding/base64"
	"errors"
	"fmt"
	"runtime"
	"strings"

	"golang.org/x/crypto/argon2"
	"golang.org/x/text/unicode/norm"
)

// ErrHash: a stored password hash is not one that Hash makes.
var ErrHash = errors.New("malformed password hash")

// hashParams are the cost and sizes of one argon2id hash.
type hashParams struct {
	memory    uint32 // KiB
	time      uint32
	threads   uint8
	salt, key int // bytes
}

// todaysParams follow OWASP ASVS 5.0, appendix C.
func todaysParams() hashParams {
	return hashParams{memory: 47104, time: 1, threads: 1, salt: 16, key: 32}
}

// What a stored hash may ask of this machine at most; more is a damaged or planted row.
const (
	maxMemory  = 1 << 18 // KiB
	maxTime    = 16
	maxThreads = 16
)

// A Hasher hashes and checks passwords, a bounded number at once, so that a flood of sign-ins cannot take all memory.
type Hasher struct {
	slots  chan struct{}
	params hashParams
}

// NewHasher returns a hasher that runs two hashes a core at once; others wait.
func NewHasher() *Hasher {
	return &Hasher{slots: make(chan struct{}, 2*runtime.GOMAXPROCS(0)), params: todaysParams()}
}

// Hash returns the PHC string of password: argon2id with a fresh salt.
func (h *Hasher) Hash(ctx context.Context, password string) (string, error) {
	salt := make([]byte, h.params.salt)
	rand.Read(salt)
	key, err := h.derive(ctx, password, salt, h.params)
	if err != nil {
		return "", err
	}
	return formatPHC(h.params, salt, key), nil
}

// Verify says whether password is the one phc was made of, and whether phc is weaker than what Hash makes today: then
// the caller, who has the password at hand, hashes it again.
func (h *Hasher) Verify(ctx context.Context, phc, password string) (ok, stale bool, err error) {
	params, salt, want, err := parsePHC(phc)
	if err != nil {
		return false, false, err
	}
	got, err := h.derive(ctx, password, salt, params)
	if err != nil {
		return false, false, err
	}
	return subtle.ConstantTimeCompare(got, want) == 1, params.weakerThan(h.params), nil
}

// VerifyNobody spends the time of Verify, so that the answer for an unknown user takes as long as for a known one.
func (h *Hasher) VerifyNobody(ctx context.Context, password string) error {
	_, err := h.derive(ctx, password, make([]byte, h.params.salt), h.params)
	return err
}

func (h *Hasher) derive(ctx context.Context, password string, salt []byte, p hashParams) ([]byte, error) {
	if err := ctx.Err(); err != nil {
		return nil, fmt.Errorf("password hash: %w", err)
	}
	select {
	case h.slots <- struct{}{}:
		defer func() { <-h.slots }()
	case <-ctx.Done():
		return nil, fmt.Errorf("password hash: wait for a slot: %w", ctx.Err())
	}
	return argon2.IDKey([]byte(normalise(password)), salt, p.time, p.memory, p.threads, uint32(p.key)), nil //nolint:gosec // G115: key is 32, or at most the length of a stored string
}

// normalise makes the two ways of typing "ế" one password.
func normalise(password string) string { return norm.NFC.String(password) }

func (p hashParams) weakerThan(q hashParams) bool {
	return p.memory < q.memory || p.time < q.time || p.salt < q.salt || p.key < q.key
}

func formatPHC(p hashParams, salt, key []byte) string {
	b64 := base64.RawStdEncoding
	return fmt.Sprintf("$argon2id$v=%d$m=%d,t=%d,p=%d$%s$%s", argon2.Version, p.memory, p.time, p.threads, b64.EncodeToString(salt), b64.EncodeToString(key))
}

func parsePHC(phc string) (p hashParams, salt, key []byte, err error) {
	parts := strings.Split(phc, "$")
	if len(parts) != 6 || parts[0] != "" || parts[1] != "argon2id" || parts[2] != fmt.Sprintf("v=%d", argon2.Version) {
		return p, nil, nil, fmt.Errorf("%w: not argon2id", ErrHash)
	}
	if _, err := fmt.Sscanf(parts[3], "m=%d,t=%d,p=%d", &p.memory, &p.time, &p.threads); err != nil {
		return p, nil, nil, fmt.Errorf("%w: parameters", ErrHash)
	}
	salt, err = base64.RawStdEncoding.Strict().DecodeString(parts[4])
	if err != nil {
		return p, nil, nil, fmt.Errorf("%w: salt", ErrHash)
	}
	key, err = base64.RawStdEncoding.Strict().DecodeString(parts[5])
	if err != nil {
		return p, nil, nil, fmt.Errorf("%w: key", ErrHash)
	}
	p.salt, p.key = len(salt), len(key)
	inside := p.memory >= 8 && p.memory <= maxMemory && p.time >= 1 && p.time <= maxTime && p.threads >= 1 && p.threads <= maxThreads
	if !inside || p.salt < 8 || p.salt > 64 || p.key < 16 || p.key > 64 || formatPHC(p, salt, key) != phc {
		return p, nil, nil, fmt.Errorf("%w: outside the bounds", ErrHash)
	}
	return p, salt, key, nil
}
