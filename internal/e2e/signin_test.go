package e2e_test

import (
	"os"
	"os/exec"
	"regexp"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

var passwordLink = regexp.MustCompile(`/dat-mat-khau/[A-Za-z0-9_-]{43}`)

// invite makes an account on the command line and returns the address that sets its password.
func (s site) invite(t *testing.T, args ...string) string {
	t.Helper()
	path, err := program()
	require.NoError(t, err)
	cmd := exec.CommandContext(t.Context(), path, append([]string{"user", "add"}, args...)...)
	cmd.Env = append(os.Environ(), "DATABASE_URL="+s.db.AppURL, "KEHOACH_STATE_DIR="+t.TempDir())
	out, err := cmd.CombinedOutput()
	require.NoError(t, err, "%s", out)
	link := passwordLink.FindString(string(out))
	require.NotEmpty(t, link, "%s", out)
	return s.url + link
}

func TestAPersonSetsAPasswordAndSignsInByKeyboard(t *testing.T) {
	t.Parallel()
	s := serve(t)
	const password = "cây cầu vàng bắc qua suối"
	link := s.invite(t, "-username", "tonghop", "-name", "Phạm Thị Tổng", "-role", "planner", "-province", "74", "-year", "2024")
	b := openTab(t) // nobody is signed in here
	b.size(t, 390, 844)
	b.do(t, chromedp.Navigate(link))
	focus := func(name string) {
		require.True(t, eval[bool](t, b, `(() => { const f = document.querySelector("[name='`+name+`']"); f.focus(); return document.activeElement === f })()`))
	}
	focus("mat-khau-moi")
	b.do(t, chromedp.KeyEvent(password), chromedp.KeyEvent(kb.Tab), chromedp.KeyEvent(password))
	press(t, b, kb.Enter)
	require.Equal(t, "/dang-nhap", eval[string](t, b, `location.pathname`))
	b.do(t, chromedp.Navigate(s.url+"/binh-duong/2024"))
	require.Equal(t, "Đăng nhập", heading(t, b), "a page asks for a sign-in")
	focus("username")
	b.do(t, chromedp.KeyEvent("tonghop"), chromedp.KeyEvent(kb.Tab), chromedp.KeyEvent(password))
	press(t, b, kb.Enter)
	assert.Equal(t, "/binh-duong/2024", eval[string](t, b, `location.pathname`), "and leads on to it")
	assert.Contains(t, eval[string](t, b, `document.querySelector(".menu").textContent`), "Phạm Thị Tổng")
	assert.True(t, eval[bool](t, b, `document.documentElement.scrollWidth <= innerWidth`), "the menu fits a phone")
	assert.Empty(t, b.complaints())
}
