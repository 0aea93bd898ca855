package main

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestAFlagWinsOverTheEnvironmentAndThatOverTheDefault(t *testing.T) {
	t.Parallel()
	env := map[string]string{"KEHOACH_LISTEN": "127.0.0.1:1111", "LOG_LEVEL": "warn"}
	got := kehoach(t, env, "config", "-listen", "127.0.0.1:2222")
	require.Equal(t, exitDone, got.code, got.errOut)
	assert.Regexp(t, `(?m)^KEHOACH_LISTEN +127\.0\.0\.1:2222 +# tham số -listen$`, got.out)
	assert.Regexp(t, `(?m)^LOG_LEVEL +warn +# biến môi trường$`, got.out)
	assert.Regexp(t, `(?m)^KEHOACH_BASE_URL +# mặc định$`, got.out)
	for _, limit := range []string{"ReadHeader +5s", "FormBytes +2097152", "HeaderBytes +65536"} {
		assert.Regexp(t, `(?m)^`+limit+`$`, got.out)
	}
}

func TestTheOwnerIsTheLoginUnlessNamed(t *testing.T) {
	t.Parallel()
	got := kehoach(t, map[string]string{"DATABASE_URL": "postgres://app@db/kehoach"}, "config")
	assert.Regexp(t, `(?m)^DATABASE_OWNER_URL +postgres://app@db/kehoach +# mặc định$`, got.out)
}

func TestPasswordsAreNeverPrinted(t *testing.T) {
	t.Parallel()
	for name, address := range map[string]string{
		"in the user part":      "postgres://app:bimat@db:5432/kehoach?sslmode=disable",
		"in the query":          "postgres://app@db:5432/kehoach?password=bimat&sslmode=disable",
		"of a key":              "postgres://app@db/kehoach?sslpassword=bimat&sslmode=disable",
		"in words":              "host=db user=app password=bimat dbname=kehoach sslmode=disable",
		"in quoted words":       `host=db user=app password = 'bimat \'bimat' dbname=kehoach sslmode=disable`,
		"percent in the secret": "postgres://app:bimat%2Fbimat@db:5432/kehoach",
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got := kehoach(t, map[string]string{"DATABASE_URL": address, "DATABASE_OWNER_URL": address}, "config")
			require.Equal(t, exitDone, got.code, got.errOut)
			assert.NotContains(t, got.out+got.errOut, "bimat")
			assert.Contains(t, got.out, "***")
			assert.Contains(t, got.out, "kehoach")
		})
	}
}

func TestTheStateDirectoryFollowsTheAccount(t *testing.T) {
	t.Parallel()
	if dir := defaultStateDir(func(string) string { return "/x" }); dir != "/var/lib/kehoach" {
		assert.Equal(t, "/x/kehoach", dir, "an ordinary account follows XDG_STATE_HOME")
	}
}
