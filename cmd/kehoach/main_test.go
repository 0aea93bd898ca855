package main

import (
	"bytes"
	"context"
	"strings"
	"sync"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// An outcome is what one command line did.
type outcome struct {
	code        int
	out, errOut string
}

// A buffer can be read while a command still writes to it.
type buffer struct {
	mu   sync.Mutex
	text bytes.Buffer
}

func (b *buffer) Write(p []byte) (int, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.text.Write(p)
}

func (b *buffer) String() string {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.text.String()
}

// kehoach carries out a command line with nothing set in its environment but what is given.
func kehoach(t *testing.T, env map[string]string, args ...string) outcome {
	t.Helper()
	return kehoachReading(t, "", env, args...)
}

func kehoachReading(t *testing.T, input string, env map[string]string, args ...string) outcome {
	t.Helper()
	var out, errOut buffer
	code := run(t.Context(), args, lookup(t, env), strings.NewReader(input), &out, &errOut)
	return outcome{code, out.String(), errOut.String()}
}

// lookup is the environment of a test; data never lands outside its directory.
func lookup(t *testing.T, env map[string]string) func(string) string {
	t.Helper()
	state := t.TempDir()
	return func(name string) string {
		if value, ok := env[name]; ok || name != "KEHOACH_STATE_DIR" {
			return value
		}
		return state
	}
}

func TestCalledWronglyTheProgramSaysHowAndExitsWithTwo(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		args []string
		env  map[string]string
		says string
	}{
		"no command":             {nil, nil, "Các lệnh:"},
		"unknown command":        {[]string{"chay"}, nil, `Không có lệnh "chay"`},
		"unknown flag":           {[]string{"serve", "-nhanh"}, nil, "nhanh"},
		"a word too many":        {[]string{"seed", "x"}, nil, `Lệnh seed không nhận "x"`},
		"import without a file":  {[]string{"import", "-dry-run"}, nil, "Chưa nêu tệp nào"},
		"province is a name":     {[]string{"import", "-province", "binh-duong", "x.txt"}, nil, `-province "binh-duong" không đúng`},
		"year of two digits":     {[]string{"import", "-year", "24", "x.txt"}, nil, `-year "24" không đúng`},
		"migrate where to":       {[]string{"migrate"}, nil, "up, down [SỐ BƯỚC], status"},
		"migrate sideways":       {[]string{"migrate", "left"}, nil, "up, down [SỐ BƯỚC], status"},
		"migrate down by nought": {[]string{"migrate", "down", "0"}, nil, `"0" không đúng`},
		"a day without -dev":     {[]string{"serve", "-now", "2024-06-30"}, nil, "-now chỉ dùng cùng -dev"},
		"a day that is none":     {[]string{"serve", "-dev", "-now", "31/02/2024"}, nil, `-now "31/02/2024" không đúng`},
		"address without a port": {[]string{"config", "-listen", "127.0.0.1"}, nil, "KEHOACH_LISTEN"},
		"a port beyond the last": {[]string{"serve", "-listen", "127.0.0.1:99999"}, nil, "KEHOACH_LISTEN"},
		"base URL of another kind": {
			[]string{"config"}, map[string]string{"KEHOACH_BASE_URL": "ftp://kehoach.example"}, "KEHOACH_BASE_URL",
		},
		"proxies that are names": {
			[]string{"config"}, map[string]string{"KEHOACH_TRUSTED_PROXIES": "10.0.0.0/8, nginx"}, `"nginx"`,
		},
		"a mail server of another kind": {
			[]string{"config"}, map[string]string{"KEHOACH_SMTP_URL": "http://u:bimat@mail.example?from=a@b.example"}, "giao thức",
		},
		"letters that lead nowhere": {
			[]string{"serve"}, map[string]string{"KEHOACH_SMTP_URL": "smtp://mail.example?from=a@b.example"}, "KEHOACH_BASE_URL",
		},
		"letters without a mail server": {[]string{"digest"}, nil, "KEHOACH_SMTP_URL"},
		"level nobody knows":            {[]string{"config"}, map[string]string{"LOG_LEVEL": "loud"}, "LOG_LEVEL"},
		"database of no kind":           {[]string{"config"}, map[string]string{"DATABASE_URL": "postgres://a:bimat@[::1"}, "DATABASE_URL"},
		"owner without a login":         {[]string{"migrate", "up"}, map[string]string{"DATABASE_OWNER_URL": "postgres://o@localhost/k"}, "DATABASE_OWNER_URL"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got := kehoach(t, c.env, c.args...)
			assert.Equal(t, exitUsage, got.code)
			assert.Contains(t, got.errOut, c.says)
			assert.NotContains(t, got.errOut, "bimat", "a password must not be repeated")
			assert.Empty(t, got.out)
		})
	}
}

func TestEveryCommandExplainsItself(t *testing.T) {
	t.Parallel()
	all := kehoach(t, nil, "-h")
	require.Equal(t, exitDone, all.code)
	for _, c := range commands() {
		assert.Contains(t, all.out, "  "+c.name+" ")
		got := kehoach(t, nil, c.name, "-h")
		assert.Equal(t, exitDone, got.code, c.name)
		assert.True(t, strings.HasPrefix(got.out, "Cách dùng: kehoach "+c.name), got.out)
		assert.Empty(t, got.errOut, c.name)
	}
	assert.NotEmpty(t, commands())
}

func TestHelpNamesEveryFlagAndSetting(t *testing.T) {
	t.Parallel()
	help := kehoach(t, nil, "serve", "-h").out
	for _, words := range []string{"-seed", "-dev", "-no-migrate", "-now NGÀY"} {
		assert.Contains(t, help, words)
	}
	for _, row := range allSettings() {
		assert.Contains(t, help, "-"+row.flag+" ")
		assert.Contains(t, help, row.env)
	}
}

func TestRoutesAreListedWithoutADatabase(t *testing.T) {
	t.Parallel()
	got := kehoach(t, map[string]string{"KEHOACH_PG_BIN": "/khong/co"}, "routes")
	require.Equal(t, exitDone, got.code)
	assert.Regexp(t, `(?m)^GET +/ +members +list provinces and years$`, got.out)
	assert.Regexp(t, `(?m)^GET +/\{tinh\}/\{nam\}/\{kh\}/nhom/\{thutu\} +members`, got.out)
	assert.Regexp(t, `(?m)^POST +/giao-dien +anyone +choose`, got.out)
	assert.Regexp(t, `(?m)^GET +/dev/pages +dev only`, got.out)
}

func TestACancelledCommandEndsWithOne(t *testing.T) {
	t.Parallel()
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	var out, errOut buffer
	env := map[string]string{"DATABASE_URL": "postgres://kehoach_app@127.0.0.1:1/kehoach"}
	code := run(ctx, []string{"serve", "-listen", "127.0.0.1:0"}, lookup(t, env), strings.NewReader(""), &out, &errOut)
	assert.Equal(t, exitFailed, code)
	assert.NotContains(t, out.String(), "sẵn sàng")
}
