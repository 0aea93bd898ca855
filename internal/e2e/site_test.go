package e2e_test

import (
	"bufio"
	"context"
	"crypto/rand"
	"fmt"
	"io"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/chromedp"
	"github.com/stretchr/testify/require"

	"kehoach/internal/pgtest"
)

// A site is the program serving a database of the test's own with the five seed plans in it.
type site struct {
	url   string
	token string // of the session of a system-wide leader
	db    *pgtest.Database
}

// program builds the binary once for all tests of the package.
var program = sync.OnceValues(func() (string, error) {
	dir, err := os.MkdirTemp("", "kehoach-e2e-")
	if err != nil {
		return "", err
	}
	path := filepath.Join(dir, "kehoach")
	build := exec.Command("go", "build", "-o", path, "../../cmd/kehoach")
	if out, err := build.CombinedOutput(); err != nil {
		return "", fmt.Errorf("build: %w\n%s", err, out)
	}
	return path, nil
})

func TestMain(m *testing.M) {
	code := m.Run()
	if path, err := program(); err == nil {
		_ = os.RemoveAll(filepath.Dir(path))
	}
	os.Exit(code)
}

var address = regexp.MustCompile(`http://127\.0\.0\.1:\d+`)

// serve starts the program on a free port and stops it, with no error, when the test ends.
func serve(t *testing.T, args ...string) site {
	t.Helper()
	path, err := program()
	require.NoError(t, err)
	db := pgtest.New(t)
	cmd := exec.Command(path, append([]string{"serve", "-seed"}, args...)...)
	cmd.Dir = "../.."
	cmd.Env = append(os.Environ(), "KEHOACH_LISTEN=127.0.0.1:0", "DATABASE_URL="+db.AppURL, "DATABASE_OWNER_URL="+db.OwnerURL,
		"KEHOACH_STATE_DIR="+t.TempDir())
	var log strings.Builder
	cmd.Stderr = &log
	out, err := cmd.StdoutPipe()
	require.NoError(t, err)
	require.NoError(t, cmd.Start())
	t.Cleanup(func() {
		require.NoError(t, cmd.Process.Signal(syscall.SIGTERM))
		require.NoError(t, cmd.Wait(), "%s", log.String())
	})
	url := firstAddress(out)
	require.NotEmpty(t, url, "the program did not print its address: %s", log.String())
	return site{url: url, token: signIn(t, db), db: db}
}

// signIn opens a session of a system-wide leader and returns its token.
func signIn(t *testing.T, db *pgtest.Database) string {
	t.Helper()
	const sql = `WITH someone AS (INSERT INTO users (username, full_name, created_at)
			VALUES ('lanhdao', 'Nguyễn Văn Lãnh', now()) RETURNING id),
		belongs AS (INSERT INTO memberships (user_id, role, valid_from, created_by) SELECT id, 'leader', '2009-01-01', 'test' FROM someone)
		INSERT INTO sessions (user_id, token_hash, stage, created_at, last_seen_at, proved_at, address, agent)
		SELECT id, sha256($1), 'full', now(), now(), now(), '127.0.0.1', 'test' FROM someone`
	token := rand.Text()
	_, err := db.Owner.Exec(t.Context(), sql, []byte(token))
	require.NoError(t, err)
	return token
}

// openTab opens a tab that is signed in.
func (s site) openTab(t *testing.T) *tab {
	t.Helper()
	b := openTab(t)
	_, err := chromedp.Call(b.ctx, network.SetCookie, network.SetCookieParams{
		Name: "phien", Value: s.token, URL: s.url, HTTPOnly: new(true), SameSite: network.CookieSameSiteLax,
	})
	require.NoError(t, err)
	return b
}

// firstAddress reads until the program prints where it serves; the rest of its output is drained.
func firstAddress(out io.Reader) string {
	lines := bufio.NewScanner(out)
	for lines.Scan() {
		if url := address.FindString(lines.Text()); url != "" {
			go func() { _, _ = io.Copy(io.Discard, out) }()
			return url
		}
	}
	return ""
}

// get reads an address of the site, which must answer 200.
func (s site) get(t *testing.T, path string) string {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), 20*time.Second)
	defer cancel()
	r, err := http.NewRequestWithContext(ctx, http.MethodGet, s.url+path, nil)
	require.NoError(t, err)
	r.AddCookie(&http.Cookie{Name: "phien", Value: s.token})
	res, err := http.DefaultClient.Do(r)
	require.NoError(t, err)
	defer func() { require.NoError(t, res.Body.Close()) }()
	body, err := io.ReadAll(res.Body)
	require.NoError(t, err)
	require.Equal(t, http.StatusOK, res.StatusCode, path)
	return string(body)
}

var link = regexp.MustCompile(`href="(/[^"#]*)`)

// links returns the addresses of the site a page links to that start with prefix, in order, each once.
func (s site) links(t *testing.T, path, prefix string) []string {
	t.Helper()
	var found []string
	seen := map[string]bool{}
	for _, m := range link.FindAllStringSubmatch(s.get(t, path), -1) {
		href := strings.ReplaceAll(m[1], "&amp;", "&")
		if strings.HasPrefix(href, prefix) && !seen[href] {
			seen[href] = true
			found = append(found, href)
		}
	}
	return found
}

// pages returns one address of every kind of page, found by following the site's own links.
func (s site) pages(t *testing.T) map[string]string {
	t.Helper()
	pages := map[string]string{
		"home":     "/",
		"province": "/binh-duong",
		"year":     "/tphcm/2024",
		"search":   "/tim?q=chuy%E1%BB%83n+%C4%91%E1%BB%95i+s%E1%BB%91",
		"nothing":  "/tim?q=zzzz",
	}
	for name, year := range map[string]string{
		"Bình Dương": "/binh-duong/2024", "Thái Bình": "/thai-binh/2024", "Quảng Ninh": "/quang-ninh/2023", "TP HCM": "/tphcm/2024",
	} {
		plans := s.links(t, year, year+"/")
		require.NotEmpty(t, plans, "%s links to no plan", year)
		pages["plan "+name] = plans[0]
	}
	plan := pages["plan Bình Dương"]
	pages["group"] = plan + "/nhom/7"
	pages["source"] = plan + "/van-ban"
	tasks := s.links(t, plan+"/nhom/7", "/nhiem-vu/")
	require.NotEmpty(t, tasks)
	pages["task"] = tasks[0]
	return pages
}
