package main

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"kehoach/internal/pgtest"
)

func TestTheSchemaGoesUpAndDownAndSaysWhereItIs(t *testing.T) {
	t.Parallel()
	db := pgtest.Empty(t)
	env := map[string]string{"DATABASE_URL": db.AppURL, "DATABASE_OWNER_URL": db.OwnerURL}
	status := func() string {
		got := kehoach(t, env, "migrate", "status")
		require.Equal(t, exitDone, got.code, got.errOut)
		return got.out
	}
	assert.Regexp(t, `(?m)^0001 text_search +chưa áp dụng$`, status())
	up := kehoach(t, env, "migrate", "up")
	require.Equal(t, exitDone, up.code, up.errOut)
	assert.Regexp(t, `(?m)^0001 text_search +đã áp dụng \d`, status())
	assert.NotContains(t, status(), "chưa áp dụng")
	down := kehoach(t, env, "migrate", "down", "2")
	require.Equal(t, exitDone, down.code, down.errOut)
	assert.Equal(t, 2, countLines(status(), "chưa áp dụng"))
	tooFar := kehoach(t, env, "migrate", "down", "1000")
	assert.Equal(t, exitFailed, tooFar.code)
	assert.Contains(t, tooFar.errOut, "Không thể lùi 1000 bước")
}

func TestOneLoginThatHoldsAllRolesMigratesAsTheOwner(t *testing.T) {
	t.Parallel()
	db := pgtest.Empty(t)
	env := map[string]string{"DATABASE_URL": db.SuperURL}
	got := kehoach(t, env, "migrate", "up")
	require.Equal(t, exitDone, got.code, got.errOut)
	var owner string
	require.NoError(t, db.Owner.QueryRow(t.Context(), `SELECT tableowner FROM pg_tables WHERE tablename = 'tasks'`).Scan(&owner))
	assert.Equal(t, "kehoach_owner", owner)
}

func TestADatabaseThatDoesNotAnswerIsSaidInOneSentence(t *testing.T) {
	t.Parallel()
	env := map[string]string{"DATABASE_URL": "postgres://kehoach_app:bimat@127.0.0.1:1/kehoach"}
	for _, args := range [][]string{{"migrate", "up"}, {"seed"}, {"import", binhDuong}} {
		got := kehoach(t, env, args...)
		assert.Equal(t, exitFailed, got.code, args)
		assert.Contains(t, got.errOut, "Không kết nối được cơ sở dữ liệu", args)
		assert.NotContains(t, got.errOut, "bimat", args)
	}
}

func TestAMissingSchemaOrRightIsSaidWithItsRemedy(t *testing.T) {
	t.Parallel()
	db := pgtest.Empty(t)
	env := map[string]string{"DATABASE_URL": db.AppURL}
	for remedy, args := range map[string][]string{"kehoach migrate up": {"seed"}, "DATABASE_OWNER_URL": {"migrate", "up"}} {
		got := kehoach(t, env, args...)
		assert.Equal(t, exitFailed, got.code, args)
		assert.Contains(t, got.errOut, remedy, args)
	}
}
