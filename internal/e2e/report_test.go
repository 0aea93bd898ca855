package e2e_test

import (
	"crypto/rand"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// asOfficer is the site of an officer whose unit leads ten tasks of Bình Dương 2024 in an open kỳ.
func (s site) asOfficer(t *testing.T) site {
	t.Helper()
	for _, sql := range []string{
		`UPDATE plans SET state = 'released', released_on = '2024-01-15' WHERE year_id = (SELECT y.id FROM years y JOIN provinces p ON p.id = y.province_id
			WHERE p.slug = 'binh-duong' AND y.year = 2024)`,
		`INSERT INTO units (province_id, kind, name, valid_from) SELECT province_id, 'department', 'Phòng Nghiệp vụ Y', '2009-01-01'
			FROM plans WHERE state = 'released'`,
		`DELETE FROM task_units WHERE role = 'lead' AND year_id = (SELECT year_id FROM plans WHERE state = 'released')`,
		`INSERT INTO task_units (province_id, year_id, task_id, role, ord, name, unit_id)
			SELECT t.province_id, t.year_id, t.id, 'lead', 9, u.name, u.id FROM tasks t JOIN plans pl ON pl.id = t.plan_id AND pl.state = 'released'
			JOIN units u ON u.province_id = t.province_id WHERE t.due_on IS NULL ORDER BY t.id LIMIT 10`,
		`INSERT INTO periods (province_id, year_id, kind, data_from, data_to, as_of_on, opens_on, due_on, grace_until, state)
			SELECT province_id, year_id, 'year', '2024-01-01', '2024-12-14', '2024-12-31', '2024-12-09', '2099-12-30', '2099-12-31', 'open'
			FROM plans WHERE state = 'released'`,
		`INSERT INTO users (username, full_name, created_at) VALUES ('canbo', 'Nguyễn Thị An', now())`,
		`INSERT INTO memberships (user_id, role, province_id, unit_id, valid_from, created_by)
			SELECT w.id, 'officer', u.province_id, u.id, '2009-01-01', 'test' FROM users w, units u WHERE w.username = 'canbo'`,
	} {
		_, err := s.db.Owner.Exec(t.Context(), sql)
		require.NoError(t, err, sql)
	}
	s.token = rand.Text()
	_, err := s.db.Owner.Exec(t.Context(), `INSERT INTO sessions (user_id, token_hash, stage, created_at, last_seen_at, proved_at, address, agent)
		SELECT id, sha256($1), 'full', now(), now(), now(), '127.0.0.1', 'test' FROM users WHERE username = 'canbo'`, []byte(s.token))
	require.NoError(t, err)
	return s
}

func (s site) reports(t *testing.T, state string) (n int) {
	t.Helper()
	require.NoError(t, s.db.Owner.QueryRow(t.Context(), `SELECT count(*) FROM progress_reports WHERE state = $1`, state).Scan(&n))
	return n
}

// A typist counts the keys it presses.
type typist struct {
	*tab
	keys int
}

func (p *typist) types(t *testing.T, text string, options ...chromedp.KeyOption) {
	t.Helper()
	p.keys += len([]rune(text))
	p.do(t, chromedp.KeyEvent(text, options...))
}

func focused(t *testing.T, b *tab) string {
	t.Helper()
	return eval[string](t, b, `document.activeElement?.name ?? ""`)
}

// tabTo presses Tab until the field has the focus.
func (p *typist) tabTo(t *testing.T, name string) {
	t.Helper()
	for range 60 {
		if focused(t, p.tab) == name {
			return
		}
		p.types(t, kb.Tab)
	}
	require.Fail(t, "not reached by Tab", "%s", name)
}

func TestAnOfficerReportsTenTasksByKeyboardOnly(t *testing.T) {
	t.Parallel()
	s := serve(t).asOfficer(t)
	p := &typist{tab: s.openTab(t)}
	p.size(t, 1366, 768)
	p.do(t, chromedp.Navigate(s.url+"/bao-cao"))
	require.Contains(t, heading(t, p.tab), "Báo cáo năm 2024")
	begun := time.Now()
	p.tabTo(t, "trang-thai")
	for n := range 10 {
		require.Eventually(t, func() bool { return focused(t, p.tab) == "trang-thai" }, browserWait, browserPoll, "task %d", n+1)
		p.types(t, kb.ArrowRight) // đang thực hiện
		p.types(t, kb.Tab)
		p.types(t, "60")
		p.types(t, kb.Tab)
		require.Equal(t, "ket-qua", focused(t, p.tab), "what the state does not ask is skipped")
		p.types(t, "Đã họp")
		eval[bool](t, p.tab, `(window.before = true)`)
		p.types(t, kb.Enter, chromedp.KeyModifiers(chromedp.ModifierCtrl))
		require.Eventually(t, func() bool {
			gone, err := chromedp.Run(p.ctx, chromedp.Evaluate[bool](`!window.before && document.readyState === "complete"`))
			return err == nil && gone
		}, browserWait, browserPoll, "task %d was not saved", n+1)
	}
	took := time.Since(begun)
	require.Equal(t, 10, s.reports(t, "draft"))
	t.Logf("10 tasks: %d keys, %.1f s at the machine's speed", p.keys, took.Seconds())
	assert.Less(t, p.keys, 200)
	eval[bool](t, p.tab, `(document.querySelector(".send-panel button").focus(), true)`)
	press(t, p.tab, kb.Enter)
	assert.Equal(t, 10, s.reports(t, "submitted"))
	assert.Empty(t, p.complaints())
}

func TestTheEntryPageIsAccessibleAndFitsAPhone(t *testing.T) {
	t.Parallel()
	s := serve(t).asOfficer(t)
	b := s.openTab(t)
	for _, width := range []int64{390, 1366} {
		for _, scheme := range []string{"light", "dark"} {
			b.size(t, width, 800)
			b.scheme(t, scheme)
			b.do(t, chromedp.Navigate(s.url+"/bao-cao"))
			assert.Empty(t, violations(t, b), "%d, %s", width, scheme)
			assert.LessOrEqual(t, eval[int](t, b, `document.documentElement.scrollWidth`), int(width), "it scrolls sideways at %d", width)
		}
	}
	assert.Empty(t, b.complaints())
}

func TestAnOfficerReportsTenTasksWithoutScripts(t *testing.T) {
	t.Parallel()
	s := serve(t).asOfficer(t)
	b := s.openTab(t)
	b.withoutScripts(t)
	b.do(t, chromedp.Navigate(s.url+"/bao-cao"))
	for n := range 10 {
		b.do(t, chromedp.Click(chromedp.CSS(`.report-form input[value="in_progress"]`)))
		b.do(t, chromedp.SendKeys(chromedp.CSS("#o-ty-le"), "55,7"), chromedp.SendKeys(chromedp.CSS("#o-ket-qua"), "Đã họp"))
		b.do(t, chromedp.Click(chromedp.CSS(".report-form .primary")))
		require.Eventually(t, func() bool { return s.reports(t, "draft") == n+1 }, browserWait, browserPoll)
		b.do(t, chromedp.WaitVisible(chromedp.CSS(".flash")))
	}
	html := run(t, b, chromedp.OuterHTML(chromedp.CSS("main")))
	require.Contains(t, html, "10/10", "all are updated")
	b.do(t, chromedp.Click(chromedp.CSS(".send-panel .primary")))
	require.Eventually(t, func() bool { return s.reports(t, "submitted") == 10 }, browserWait, browserPoll)
}
