package auth

import (
	"context"
	"runtime"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/text/unicode/norm"
)

// cheapHasher is a Hasher with real argon2id at a cost that tests can pay often.
func cheapHasher() *Hasher {
	return &Hasher{slots: make(chan struct{}, 4), params: hashParams{memory: 64, time: 1, threads: 1, salt: 16, key: 32}}
}

func TestPasswordHashParams(t *testing.T) {
	t.Parallel()
	h := NewHasher()
	phc, err := h.Hash(t.Context(), "một mật khẩu đủ dài")
	require.NoError(t, err)
	assert.Regexp(t, `^\$argon2id\$v=19\$m=47104,t=1,p=1\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$`, phc)
	assert.Equal(t, 2*runtime.GOMAXPROCS(0), cap(h.slots), "two hashes a core at once")
	ok, stale, err := h.Verify(t.Context(), phc, "một mật khẩu đủ dài")
	require.NoError(t, err)
	assert.True(t, ok)
	assert.False(t, stale)
}

func TestAHashIsThatOfArgon2idElsewhere(t *testing.T) {
	t.Parallel()
	// A vector of the reference program: "password", salt "somesalt", t=1, m=64, p=1, 24 bytes.
	const reference = "$argon2id$v=19$m=64,t=1,p=1$c29tZXNhbHQ$ZVrRXqxlLcWfcXCnMyv0m4Rpvh/bnCi7"
	ok, stale, err := NewHasher().Verify(t.Context(), reference, "password")
	require.NoError(t, err)
	assert.True(t, ok)
	assert.True(t, stale, "64 KiB is weaker than today's")
}

func TestOnlyThePasswordItselfIsRight(t *testing.T) {
	t.Parallel()
	const right = "Hồ Gươm xanh ngắt"
	h := cheapHasher()
	phc, err := h.Hash(t.Context(), right)
	require.NoError(t, err)
	for name, c := range map[string]struct {
		password string
		ok       bool
	}{
		"the same":            {right, true},
		"typed as NFD":        {norm.NFD.String(right), true},
		"without tone marks":  {"Ho Guom xanh ngat", false},
		"in other case":       {strings.ToUpper(right), false},
		"cut":                 {right[:len(right)-1], false},
		"with a blank behind": {right + " ", false},
		"empty":               {"", false},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			ok, _, err := h.Verify(t.Context(), phc, c.password)
			require.NoError(t, err)
			assert.Equal(t, c.ok, ok)
		})
	}
	again, err := h.Hash(t.Context(), right)
	require.NoError(t, err)
	assert.NotEqual(t, phc, again, "each hash has its own salt")
}

func TestAHashIsStaleWhenAnyParameterIsWeaker(t *testing.T) {
	t.Parallel()
	today := cheapHasher()
	for name, c := range map[string]struct {
		params hashParams
		stale  bool
	}{
		"today's":         {today.params, false},
		"less memory":     {hashParams{memory: 32, time: 1, threads: 1, salt: 16, key: 32}, true},
		"a shorter salt":  {hashParams{memory: 64, time: 1, threads: 1, salt: 8, key: 32}, true},
		"a shorter key":   {hashParams{memory: 64, time: 1, threads: 1, salt: 16, key: 16}, true},
		"more memory":     {hashParams{memory: 128, time: 1, threads: 1, salt: 16, key: 32}, false},
		"more iterations": {hashParams{memory: 64, time: 2, threads: 1, salt: 16, key: 32}, false},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			then := &Hasher{slots: make(chan struct{}, 1), params: c.params}
			phc, err := then.Hash(t.Context(), "mật khẩu")
			require.NoError(t, err)
			ok, stale, err := today.Verify(t.Context(), phc, "mật khẩu")
			require.NoError(t, err)
			assert.True(t, ok)
			assert.Equal(t, c.stale, stale)
		})
	}
}

func TestAMalformedHashIsAnErrorAndNeverAMatch(t *testing.T) {
	t.Parallel()
	const salt, key = "c29tZXNhbHRzb21lc2FsdA", "ZVrREfa2wpeub0gO18f40ezJI8QWHugWZVrREfa2wpc"
	for name, phc := range map[string]string{
		"empty":              "",
		"plain text":         "password",
		"bcrypt":             "$2a$10$N9qo8uLOickgx2ZMRZoMyeIjZAgcfl7p92ldGxad68LJZdL17lhWy",
		"argon2i":            "$argon2i$v=19$m=64,t=1,p=1$" + salt + "$" + key,
		"an older version":   "$argon2id$v=16$m=64,t=1,p=1$" + salt + "$" + key,
		"no iterations":      "$argon2id$v=19$m=64,t=0,p=1$" + salt + "$" + key,
		"no threads":         "$argon2id$v=19$m=64,t=1,p=0$" + salt + "$" + key,
		"a machine's memory": "$argon2id$v=19$m=4294967295,t=1,p=1$" + salt + "$" + key,
		"a day's time":       "$argon2id$v=19$m=64,t=100000,p=1$" + salt + "$" + key,
		"a negative cost":    "$argon2id$v=19$m=-1,t=1,p=1$" + salt + "$" + key,
		"text behind a cost": "$argon2id$v=19$m=64,t=1,p=1x$" + salt + "$" + key,
		"a bad salt":         "$argon2id$v=19$m=64,t=1,p=1$!!$" + key,
		"no salt":            "$argon2id$v=19$m=64,t=1,p=1$$" + key,
		"no key":             "$argon2id$v=19$m=64,t=1,p=1$" + salt + "$",
		"a seventh part":     "$argon2id$v=19$m=64,t=1,p=1$" + salt + "$" + key + "$",
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			ok, _, err := cheapHasher().Verify(t.Context(), phc, "")
			require.ErrorIs(t, err, ErrHash)
			assert.False(t, ok)
		})
	}
}

func TestAFullHasherMakesOthersWaitAndLetsThemGo(t *testing.T) {
	t.Parallel()
	h := cheapHasher()
	for range cap(h.slots) {
		h.slots <- struct{}{}
	}
	ctx, cancel := context.WithTimeout(t.Context(), 20*time.Millisecond)
	defer cancel()
	_, err := h.Hash(ctx, "mật khẩu")
	require.ErrorIs(t, err, context.DeadlineExceeded)
	require.ErrorIs(t, h.VerifyNobody(ctx, "mật khẩu"), context.DeadlineExceeded)
	<-h.slots
	_, err = h.Hash(t.Context(), "mật khẩu")
	require.NoError(t, err, "a slot that is given back can be taken")
	assert.Len(t, h.slots, cap(h.slots)-1, "and is given back again")
}

func TestManyAtOnceAllGetTheirAnswer(t *testing.T) {
	t.Parallel()
	h := cheapHasher()
	phc, err := h.Hash(t.Context(), "mật khẩu")
	require.NoError(t, err)
	var group sync.WaitGroup
	for range 50 {
		group.Go(func() {
			ok, _, err := h.Verify(t.Context(), phc, "mật khẩu")
			assert.True(t, ok && err == nil, "%v", err)
		})
	}
	group.Wait()
	assert.Empty(t, h.slots)
}

func TestAnUnknownUserCostsTheTimeOfAKnownOne(t *testing.T) {
	t.Parallel()
	h := NewHasher()
	phc, err := h.Hash(t.Context(), "mật khẩu")
	require.NoError(t, err)
	// The fastest of several, taken in turn, so that a busy machine does not decide.
	known, nobody := time.Hour, time.Hour
	for range 8 {
		start := time.Now()
		_, _, err = h.Verify(t.Context(), phc, "sai mật khẩu")
		require.NoError(t, err)
		between := time.Now()
		require.NoError(t, h.VerifyNobody(t.Context(), "sai mật khẩu"))
		known, nobody = min(known, between.Sub(start)), min(nobody, time.Since(between))
	}
	assert.Greater(t, nobody, known/2)
	assert.Less(t, nobody, known*2)
}

func FuzzPasswordNormalise(f *testing.F) {
	for _, seed := range []string{"", "mật khẩu", "ma\u0323\u0302t kha\u0309\u0302u", "đĐ", "\xff\x00", "ﬁ①", "\u0301", "e\u0301\u0323"} {
		f.Add(seed)
	}
	h := cheapHasher()
	f.Fuzz(func(t *testing.T, password string) {
		once := normalise(password)
		if again := normalise(once); again != once {
			t.Fatalf("normalised twice: %q, once: %q", again, once)
		}
		phc, err := h.Hash(t.Context(), password)
		require.NoError(t, err)
		for _, typed := range []string{password, once, norm.NFD.String(password)} {
			ok, _, err := h.Verify(t.Context(), phc, typed)
			require.NoError(t, err)
			require.True(t, ok, "%q typed as %q", password, typed)
		}
		require.Equal(t, Check(password, PasswordContext{}), Check(once, PasswordContext{}), "%q", password)
	})
}

func BenchmarkHash(b *testing.B) {
	h := NewHasher()
	for b.Loop() {
		if _, err := h.Hash(b.Context(), "một mật khẩu đủ dài"); err != nil {
			b.Fatal(err)
		}
	}
}
