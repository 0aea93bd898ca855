package server

import (
	"crypto/rand"
	"crypto/sha256"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"sync"
	"testing"

	"github.com/stretchr/testify/require"
	"golang.org/x/net/html"

	"kehoach/internal/auth"
	"kehoach/internal/importer"
	"kehoach/internal/pgtest"
	"kehoach/internal/plan"
	"kehoach/internal/route"
	"kehoach/internal/store"
	"kehoach/seeds"
	"kehoach/web"
)

// A site is a server over a database of the test's own that holds the plans of Bình Dương 2024 and Quảng Ninh 2023.
//
// A request without a cookie is asked as a system-wide leader; as signs in somebody else, nobody asks as a stranger.
type site struct {
	*Server
	store  *store.Store
	cookie *http.Cookie
	db     *pgtest.Database
	log    *logLines
	plan   string // address of the plan of Bình Dương
	assign string // where it is assigned
	group  string
	task   string
}

func newSite(t testing.TB, change ...func(*Options)) site {
	t.Helper()
	db := pgtest.New(t)
	st := store.New(db.App, nil)
	x := site{db: db, store: st, log: &logLines{}}
	committed := commitSeed(t, st, 1)
	commitSeed(t, st, 3)
	x.plan = route.Plan(committed.Province.Slug, committed.Plan.Year, committed.Plan.Slug)
	x.group = x.plan + "/nhom/7"
	x.assign = route.Assignment(committed.Province.Slug, committed.Plan.Year, committed.Plan.Slug)
	tree, err := st.Plan(t.Context(), plan.Job("test"), committed.Province.Slug, committed.Plan.Year, committed.Plan.Slug)
	require.NoError(t, err)
	x.task = route.Task(tree.Groups[6].Tasks[0].ID)
	addExtension(t, db)
	sealer, err := auth.NewSealer([]byte("bí mật của phép thử, dài hơn 32 byte"))
	require.NoError(t, err)
	o := Options{Sealer: sealer, Store: st, Log: slog.New(slog.NewJSONHandler(x.log, nil)), Assets: web.Handler(nil)}
	for _, f := range change {
		f(&o)
	}
	x.Server, err = New(o)
	require.NoError(t, err)
	return x.as(t, plan.Leader, "", 0)
}

// ServeHTTP answers as the person the site is asked by.
func (x site) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if x.cookie != nil {
		r.AddCookie(x.cookie)
	}
	x.Server.ServeHTTP(w, r)
}

// as is the site asked by a new person with a role in the province of that slug (empty: system-wide), today's row or the
// one that had the plans, and in a unit (0: none).
func (x site) as(t testing.TB, role plan.MemberRole, slug string, unit int64) site {
	t.Helper()
	const sql = `WITH someone AS (INSERT INTO users (username, full_name, created_at)
			VALUES ('nguoi' || substr(md5(random()::text), 1, 16), 'Nguyễn Thị Thử', now()) RETURNING id),
		place AS (SELECT province_id FROM (SELECT province_id, count(*) FROM plans JOIN provinces p ON p.id = province_id
			WHERE p.slug = $2 GROUP BY 1) x UNION ALL SELECT id FROM provinces WHERE slug = $2 LIMIT 1),
		belongs AS (INSERT INTO memberships (user_id, role, province_id, unit_id, valid_from, created_by)
			SELECT id, $1, (SELECT province_id FROM place), nullif($3::bigint, 0), '2009-01-01', 'test' FROM someone)
		SELECT id FROM someone`
	var user int64
	require.NoError(t, x.db.Owner.QueryRow(t.Context(), sql, role, slug, unit).Scan(&user))
	token := rand.Text()
	hash := sha256.Sum256([]byte(token))
	require.NoError(t, x.store.StartSession(t.Context(), user, hash[:], plan.StageFull, "127.0.0.1", "test"))
	x.cookie = &http.Cookie{Name: x.sessionCookie(), Value: token}
	return x
}

// nobody is the site asked without a session.
func (x site) nobody() site {
	x.cookie = nil
	return x
}

func commitSeed(t testing.TB, st *store.Store, number int) plan.Committed {
	t.Helper()
	seed := seeds.All()[number]
	draft, err := importer.Parse(seed.Name, seed.Bytes)
	require.NoError(t, err)
	done, err := st.CommitImport(t.Context(), plan.CommandLine("test"), plan.File{Name: seed.Name, Bytes: seed.Bytes}, draft)
	require.NoError(t, err)
	return done
}

// pages is one address of every page, by its pattern.
func (x site) pages() map[string]string {
	return map[string]string{
		route.HomePattern: "/", route.ProvincePattern: "/binh-duong", route.YearPattern: "/binh-duong/2024",
		route.PlanPattern: x.plan, route.GroupPattern: x.group, route.SourcePattern: x.plan + "/van-ban",
		route.TaskPattern: x.task, route.SearchPattern: "/tim?q=nang+cao",
		route.EvidencesPattern: x.task + "/minh-chung", route.TaskExtensionsPattern: x.task + "/gia-han",
		route.ReviewsPattern: "/duyet", route.RemindersPattern: "/duyet/don-doc", route.AuditPattern: "/quan-tri/nhat-ky",
		route.ExtensionsPattern: "/gia-han", route.ExtensionPattern: "/gia-han/1",
		route.DigestsPattern: "/quan-tri/thu", route.AccountPattern: "/tai-khoan", route.AdminPattern: "/quan-tri", route.UsersPattern: "/quan-tri/tai-khoan",
		route.UserPattern: "/quan-tri/tai-khoan/1", route.SettingsPattern: "/quan-tri/thiet-lap",
		route.UnitsPattern: "/quan-tri/don-vi?tinh=binh-duong", route.UnitPattern: "/don-vi/1", route.UnitEditPattern: "/don-vi/1/sua",
		route.AssignmentsPattern: "/phan-cong", route.AssignmentPattern: x.assign, route.ReleasePattern: x.assign + "/giao",
		route.UnitImportPattern: "/quan-tri/don-vi/nhap?tinh=binh-duong", route.TaskAddPattern: x.assign + "/them", route.CoveragePattern: x.assign + "/phu-trach", route.TaskEditPattern: x.task + "/sua",
		route.TaskSplitPattern: x.task + "/tach", route.TaskClosePattern: x.task + "/dong",
		route.ReportsPattern:     "/bao-cao?chon=1",
		route.PeriodYearsPattern: "/ky", route.PeriodsPattern: "/ky/binh-duong/2024", route.PeriodPattern: "/ky/binh-duong/2024/6-thang",
		route.PeriodLockPattern: "/ky/binh-duong/2024/6-thang/khoa", route.HolidaysPattern: "/quan-tri/ngay-nghi",
	}
}

// logLines keeps what was logged.
type logLines struct {
	mu   sync.Mutex
	text strings.Builder
}

func (l *logLines) Write(b []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.text.Write(b)
}

func (l *logLines) String() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.text.String()
}

func newRequest(t testing.TB, method, target, body string) *http.Request {
	t.Helper()
	r := httptest.NewRequestWithContext(t.Context(), http.MethodGet, "/", strings.NewReader(body))
	address, err := url.ParseRequestURI(target) // as net/http reads it
	require.NoError(t, err)
	r.Method, r.URL, r.RequestURI = method, address, target
	if method == http.MethodPost {
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	}
	return r
}

func exchange(h http.Handler, r *http.Request) *httptest.ResponseRecorder {
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w
}

func get(t testing.TB, h http.Handler, target string) *httptest.ResponseRecorder {
	t.Helper()
	return exchange(h, newRequest(t, http.MethodGet, target, ""))
}

func post(t testing.TB, h http.Handler, target string, form url.Values) *httptest.ResponseRecorder {
	t.Helper()
	return exchange(h, newRequest(t, http.MethodPost, target, form.Encode()))
}

// text is the words of the first element with the tag, white space collapsed.
func text(t testing.TB, body, tag string) string {
	t.Helper()
	root, err := html.Parse(strings.NewReader(body))
	require.NoError(t, err)
	for n := range root.Descendants() {
		if n.Type == html.ElementNode && n.Data == tag {
			var words []string
			for below := range n.Descendants() {
				if below.Type == html.TextNode {
					words = append(words, strings.Fields(below.Data)...)
				}
			}
			return strings.Join(words, " ")
		}
	}
	return ""
}

// fieldValue is the value of the first input with the name.
func fieldValue(t testing.TB, body, name string) string {
	t.Helper()
	root, err := html.Parse(strings.NewReader(body))
	require.NoError(t, err)
	for n := range root.Descendants() {
		if n.Type == html.ElementNode && n.Data == "input" && attribute(n, "name") == name {
			return attribute(n, "value")
		}
	}
	return ""
}

func attribute(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

func read(t testing.TB, r io.Reader) string {
	t.Helper()
	b, err := io.ReadAll(r)
	require.NoError(t, err)
	return string(b)
}

// formOf is what a browser sends of the first form that has a hidden field, as it was drawn.
func formOf(t testing.TB, body string) url.Values {
	t.Helper()
	root, err := html.Parse(strings.NewReader(body))
	require.NoError(t, err)
	for form := range root.Descendants() {
		if form.Type != html.ElementNode || form.Data != "form" || attribute(form, "class") != "form" {
			continue
		}
		values := url.Values{}
		for n := range form.Descendants() {
			if n.Type == html.ElementNode && n.Data == "input" {
				values.Add(attribute(n, "name"), attribute(n, "value"))
			}
		}
		return values
	}
	require.Fail(t, "no form")
	return nil
}
