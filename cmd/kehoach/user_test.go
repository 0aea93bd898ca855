package main

import (
	"regexp"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"kehoach/internal/pgtest"
)

var printedLink = regexp.MustCompile(`(?m)^https://kehoach\.example/dat-mat-khau/[A-Za-z0-9_-]{43}$`)

func TestAccountsAreMadeResetLockedAndListedOnTheCommandLine(t *testing.T) {
	t.Parallel()
	db := pgtest.New(t)
	env := map[string]string{"DATABASE_URL": db.AppURL, "KEHOACH_BASE_URL": "https://kehoach.example"}
	_, err := db.Owner.Exec(t.Context(), `INSERT INTO units (province_id, kind, name, valid_from)
		SELECT id, 'department', 'Phòng Nghiệp vụ Y', '2009-01-01' FROM provinces WHERE code = '74' AND valid_from <= '2024-01-01'`)
	require.NoError(t, err)

	added := kehoach(t, env, "user", "add", "-username", "quantri", "-name", "Trần Quản Trị", "-role", "admin")
	require.Equal(t, exitDone, added.code, added.errOut)
	first := printedLink.FindString(added.out)
	require.NotEmpty(t, first)
	officer := kehoach(t, env, "user", "add", "-username", "hoa", "-name", "Nguyễn Thị Hoa", "-role", "officer", "-province", "74", "-year", "2024",
		"-unit", "phong nghiep vu y")
	require.Equal(t, exitDone, officer.code, officer.errOut)

	reset := kehoach(t, env, "user", "reset", "-username", "quantri")
	require.Equal(t, exitDone, reset.code, reset.errOut)
	assert.NotEqual(t, first, printedLink.FindString(reset.out))
	require.Equal(t, exitDone, kehoach(t, env, "user", "disable", "-username", "hoa").code)

	list := kehoach(t, env, "user", "list")
	require.Equal(t, exitDone, list.code, list.errOut)
	assert.Regexp(t, `(?m)^quantri +Trần Quản Trị +Đang dùng +không +Quản trị, toàn hệ thống$`, list.out)
	assert.Regexp(t, `(?m)^hoa +Nguyễn Thị Hoa +Đã khoá +không +Cán bộ đơn vị, Phòng Nghiệp vụ Y, Tỉnh Bình Dương$`, list.out)
	var actors int
	require.NoError(t, db.Owner.QueryRow(t.Context(), `SELECT count(*) FROM audit_log WHERE entity = 'users' AND actor LIKE 'cli:%'`).Scan(&actors))
	assert.GreaterOrEqual(t, actors, 2)
}

func TestAnAccountThatCannotBeMadeSaysWhy(t *testing.T) {
	t.Parallel()
	db := pgtest.New(t)
	env := map[string]string{"DATABASE_URL": db.AppURL}
	for name, c := range map[string]struct {
		args []string
		code int
		says string
	}{
		"no word":         {nil, exitUsage, "add, reset, disable, list"},
		"no username":     {[]string{"add", "-name", "A", "-role", "admin"}, exitUsage, "-username"},
		"unknown role":    {[]string{"add", "-username", "ab", "-name", "A", "-role", "boss"}, exitUsage, `-role "boss"`},
		"bad username":    {[]string{"add", "-username", "a b", "-name", "A", "-role", "admin"}, exitFailed, "Tên đăng nhập"},
		"planner of all":  {[]string{"add", "-username", "ab", "-name", "A", "-role", "planner"}, exitFailed, "Nơi làm việc"},
		"no such place":   {[]string{"add", "-username", "ab", "-name", "A", "-role", "planner", "-province", "99"}, exitFailed, "99"},
		"no such unit":    {[]string{"add", "-username", "ab", "-name", "A", "-role", "officer", "-province", "01", "-unit", "X"}, exitFailed, `"X"`},
		"nobody to reset": {[]string{"reset", "-username", "ai-do"}, exitFailed, `"ai-do"`},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got := kehoach(t, env, append([]string{"user"}, c.args...)...)
			assert.Equal(t, c.code, got.code)
			assert.Contains(t, got.errOut, c.says)
			assert.Empty(t, got.out)
		})
	}
}
