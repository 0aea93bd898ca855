package server

import (
	"flag"
	"fmt"
	"net/http"
	"os"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"kehoach/internal/plan"
	"kehoach/internal/route"
	"kehoach/web"
)

var updateMatrix = flag.Bool("update-matrix", false, "write docs/authz-matrix.md anew")

const matrixFile = "../../docs/authz-matrix.md"

// A verdict is what a route answers somebody, before it looks at what they typed.
type verdict string

const (
	verdictOpen   verdict = "được"
	verdictSignIn verdict = "đăng nhập"
	verdictNo     verdict = "không quyền"
	verdictAbsent verdict = "không thấy"
)

func verdictOf(method string, status int, location string) verdict {
	switch {
	case status == http.StatusUnauthorized, method == http.MethodGet && status == http.StatusSeeOther && strings.HasPrefix(location, route.SignInPattern):
		return verdictSignIn
	case status == http.StatusForbidden:
		return verdictNo
	case status == http.StatusNotFound:
		return verdictAbsent
	}
	return verdictOpen
}

// A caller is one column of the matrix. The samples of all addresses are of Bình Dương and of the unit that leads.
type caller struct {
	name string
	role plan.MemberRole // empty: nobody
	here bool            // a member of Bình Dương, or system-wide
	own  bool            // in the unit that leads the sample task
	wide bool
}

func callers() []caller {
	return []caller{
		{name: "khách"},
		{name: "cán bộ đơn vị", role: plan.Officer, here: true, own: true},
		{name: "cán bộ đơn vị khác", role: plan.Officer, here: true},
		{name: "cán bộ tỉnh khác", role: plan.Officer},
		{name: "trưởng đơn vị", role: plan.UnitHead, here: true, own: true},
		{name: "tổng hợp", role: plan.Planner, here: true},
		{name: "tổng hợp tỉnh khác", role: plan.Planner},
		{name: "lãnh đạo", role: plan.Leader, here: true},
		{name: "lãnh đạo tỉnh khác", role: plan.Leader},
		{name: "quản trị", role: plan.Admin, here: true},
		{name: "quản trị tỉnh khác", role: plan.Admin},
		{name: "quản trị toàn hệ thống", role: plan.Admin, here: true, wide: true},
		{name: "lãnh đạo toàn hệ thống", role: plan.Leader, here: true, wide: true},
	}
}

// A rowRule says who may where the use case asks for more, or less, than the route's right.
type rowRule func(c caller) bool

func ofUnit(c caller) bool           { return c.own }
func nobodyHere(caller) bool         { return false }
func ofUnitOrPlanner(c caller) bool  { return c.own || c.role == plan.Planner }
func ofUnitOrSent(c caller) bool     { return c.own || c.role.Has(plan.RightSent) }
func ofAllProvinces(c caller) bool   { return c.wide }
func keepsHolidays(c caller) bool    { return c.role == plan.Planner || c.role == plan.Admin }
func notOfAnotherUnit(c caller) bool { return c.own || !c.role.OfUnit() }

// rowRules are the use cases whose right hangs on the row; the other rows of the table hold as they stand.
func rowRules() map[string]rowRule {
	return map[string]rowRule{
		"POST " + route.EvidencesPattern:         ofUnit,
		"POST " + route.EvidenceRemovePattern:    ofUnitOrPlanner,
		"POST " + route.TaskExtensionsPattern:    ofUnit, // an empty form asks; a planner records with one more field
		"POST " + route.ExtensionWithdrawPattern: ofUnit,
		"GET " + route.FilePattern:               ofUnitOrSent,
		"GET " + route.ExtensionPattern:          notOfAnotherUnit,
		"GET " + route.SettingsPattern:           ofAllProvinces,
		"POST " + route.SettingsPattern:          ofAllProvinces,

		"POST " + route.ReportPattern:             ofUnit,
		"POST " + route.ReportDraftPattern:        ofUnit,
		"POST " + route.ReportSendPattern:         ofUnit,
		"POST " + route.ReportHandPattern:         nobodyHere, // the sample unit's officers send themselves
		"POST " + route.ReportHandBackPattern:     nobodyHere,
		"POST " + route.ReportRemarksPattern:      ofUnit,
		"POST " + route.ReportCoordinationPattern: nobodyHere, // the sample unit leads the task
		"POST " + route.HolidaysPattern:           keepsHolidays,
	}
}

// expected is what product rules §4 say of a route and a caller, computed from the policy table.
func expected(row Policy, c caller) verdict {
	inProvince := strings.Contains(row.Pattern, "{")
	rule := rowRules()[row.key()]
	switch {
	case row.Who != Members && row.Who != Arriving:
		return verdictOpen
	case c.role == "":
		return verdictSignIn
	case row.Pattern == route.SessionEndPattern: // the sample is somebody else's
		return verdictAbsent
	case row.Needs != "" && !c.role.Has(row.Needs):
		return verdictNo
	case inProvince && !c.here:
		return verdictAbsent
	case rule != nil && !rule(c):
		return verdictNo
	}
	return verdictOpen
}

var parameter = regexp.MustCompile(`\{[^}]+\}`)

// samples fills the parameters of every pattern with what is really there; an unknown parameter fails the test.
func (x site) samples(t *testing.T) func(pattern string) string {
	t.Helper()
	one := func(sql string) string {
		var id string
		require.NoError(t, x.db.Owner.QueryRow(t.Context(), sql).Scan(&id))
		return id
	}
	byPrefix := map[string]string{
		"/nhiem-vu/{id}":   one(`SELECT task_id::text FROM extensions ORDER BY id LIMIT 1`),
		"/minh-chung/{id}": one(`SELECT id::text FROM evidences ORDER BY id LIMIT 1`),
		"/tep/{id}":        one(`SELECT file_id FROM evidences WHERE file_id IS NOT NULL ORDER BY id LIMIT 1`),
		"/duyet/{id}":      one(`SELECT id::text FROM progress_reports ORDER BY id LIMIT 1`),
		"/gia-han/{id}":    one(`SELECT id::text FROM extensions ORDER BY id LIMIT 1`),
		"/don-vi/{id}":     one(`SELECT unit_id::text FROM extensions ORDER BY id LIMIT 1`),
		"/ky/":             "1", // a window: the version of the kỳ is looked at first
	}
	byPrefix["/quan-tri/tai-khoan/{id}"] = one(`SELECT id::text FROM users WHERE username = 'mau.quyen'`)
	byPrefix["/tai-khoan/phien/{id}"] = one(`SELECT min(id)::text FROM sessions`)
	planSlug := x.plan[strings.LastIndex(x.plan, "/")+1:]
	const leadSQL, nvSQL = `SELECT unit_id::text FROM extensions ORDER BY id LIMIT 1`, `SELECT task_id::text FROM extensions ORDER BY id LIMIT 1`
	byReport := map[string]string{
		"{ky}": one(`SELECT id::text FROM periods WHERE kind = 'year' LIMIT 1`), "{donvi}": one(leadSQL), "{nv}": one(nvSQL),
	}
	byName := map[string]string{"{tinh}": "binh-duong", "{nam}": "2024", "{kh}": planSlug, "{thutu}": "7", "{token}": "khong-co"}
	byName["{vt}"] = one(`SELECT m.id::text FROM memberships m JOIN users u ON u.id = m.user_id WHERE u.username = 'mau.quyen'`)
	byName["{ky}"] = "6-thang"
	return func(pattern string) string {
		address := strings.Replace(pattern, route.AssetPattern, web.Asset("app.css"), 1)
		if strings.HasPrefix(pattern, route.ReportsPattern) {
			for name, id := range byReport {
				address = strings.Replace(address, name, id, 1)
			}
		}
		for prefix, id := range byPrefix {
			if strings.HasPrefix(pattern, prefix) {
				address = strings.Replace(address, "{id}", id, 1)
			}
		}
		return parameter.ReplaceAllStringFunc(address, func(name string) string {
			value, known := byName[name]
			assert.True(t, known, "%s: give the matrix a sample of %s", pattern, name)
			return value
		})
	}
}

// leadUnit is the unit that leads the sample task, otherUnit one of the same province that does not.
func (x site) units(t *testing.T) (lead, other, foreign int64) {
	t.Helper()
	const leadSQL = `SELECT unit_id FROM extensions ORDER BY id LIMIT 1`
	require.NoError(t, x.db.Owner.QueryRow(t.Context(), leadSQL).Scan(&lead))
	const makeSQL = `INSERT INTO units (province_id, kind, name, valid_from)
		SELECT coalesce((SELECT province_id FROM units WHERE id = $1), (SELECT province_id FROM plans JOIN provinces p ON p.id = province_id
			WHERE p.slug = 'quang-ninh' LIMIT 1)), 'other', $2, '2009-01-01' RETURNING id`
	require.NoError(t, x.db.Owner.QueryRow(t.Context(), makeSQL, lead, "Đơn vị khác để thử").Scan(&other))
	require.NoError(t, x.db.Owner.QueryRow(t.Context(), makeSQL, int64(0), "Đơn vị tỉnh khác để thử").Scan(&foreign))
	return lead, other, foreign
}

// asCaller is the site asked by a new person of a column.
func (x site) asCaller(t *testing.T, c caller, lead, other, foreign int64) site {
	t.Helper()
	slug, unit := "quang-ninh", int64(0)
	switch {
	case c.role == "":
		return x.nobody()
	case c.wide:
		slug = ""
	case c.here:
		slug = "binh-duong"
	}
	if c.role.OfUnit() {
		unit = map[bool]int64{true: lead, false: other}[c.own]
		if !c.here {
			unit = foreign
		}
	}
	return x.as(t, c.role, slug, unit)
}

// TestTheMatrixOfRightsHoldsForEveryRouteAndRole asks every route as everybody and writes what came of it down.
func TestTheMatrixOfRightsHoldsForEveryRouteAndRole(t *testing.T) {
	t.Parallel()
	x := newSite(t)
	x.addSamples(t)
	lead, other, foreign := x.units(t)
	fill := x.samples(t)
	cells := map[string]map[string]verdict{}
	asserted := 0
	for _, row := range Routes() {
		if !row.mounted(false) {
			continue
		}
		cells[row.key()] = map[string]verdict{}
		for _, c := range callers() {
			address := fill(row.Pattern)
			request := newRequest(t, row.Method, address, "")
			if row.uploads() {
				request = newRequest(t, row.Method, address, "--x\r\nContent-Disposition: form-data; name=\"loai\"\r\n\r\n\r\n--x--\r\n")
				request.Header.Set("Content-Type", "multipart/form-data; boundary=x")
			}
			answer := exchange(x.asCaller(t, c, lead, other, foreign), request)
			got := verdictOf(row.Method, answer.Code, answer.Header().Get("Location"))
			if row.Who == Anyone { // steps of signing in send back whoever has not come so far
				assert.NotEqual(t, verdictNo, got, "%s as %s", row.key(), c.name)
			} else {
				assert.Equal(t, expected(row, c), got, "%s as %s (%s): %d", row.key(), c.name, address, answer.Code)
			}
			assert.Less(t, answer.Code, 500, "%s as %s", row.key(), c.name)
			cells[row.key()][c.name] = got
			asserted++
		}
	}
	t.Logf("%d routes × %d callers: %d cells asserted", len(cells), len(callers()), asserted)
	text := matrixText(cells)
	if *updateMatrix {
		require.NoError(t, os.WriteFile(matrixFile, []byte(text), 0o644))
	}
	want, err := os.ReadFile(matrixFile)
	require.NoError(t, err)
	assert.Equal(t, string(want), text, "write it anew: go test ./internal/server -run Matrix -update-matrix")
}

func matrixText(cells map[string]map[string]verdict) string {
	var b strings.Builder
	b.WriteString("# Who may what\n\nWhat every route answers everybody, asked by a test for what is of Bình Dương and of the unit that leads the task.\n" +
		"Written by `go test ./internal/server -run Matrix -update-matrix`. được: let in, whatever comes of what is typed;\n" +
		"đăng nhập: must sign in first; không quyền: 403; không thấy: 404, as if it did not exist.\n\n| route | needs |")
	for _, c := range callers() {
		b.WriteString(" " + c.name + " |")
	}
	b.WriteString("\n|" + strings.Repeat("--|", len(callers())+2) + "\n")
	for _, row := range Routes() {
		if _, asked := cells[row.key()]; !asked {
			continue
		}
		needs := string(row.Who)
		if row.Needs != "" {
			needs = string(row.Needs)
		}
		if rowRules()[row.key()] != nil {
			needs += ", on the row"
		}
		fmt.Fprintf(&b, "| `%s` | %s |", row.key(), needs)
		for _, c := range callers() {
			b.WriteString(" " + string(cells[row.key()][c.name]) + " |")
		}
		b.WriteString("\n")
	}
	fmt.Fprintf(&b, "\n%s cells.\n", strconv.Itoa(len(cells)*len(callers())))
	return b.String()
}

// addSamples adds what the seeds do not hold and addresses name.
func (x site) addSamples(t *testing.T) {
	t.Helper()
	const sql = `WITH led AS (SELECT province_id, year_id, task_id AS id, unit_id FROM extensions ORDER BY id LIMIT 1),
		kept AS (INSERT INTO files (id, province_id, name, media_type, sha256, bytes, created_at)
			SELECT 'tep-de-thu-quyen-doc-1', province_id, 'bao-cao.pdf', 'application/pdf', encode(sha256('x'), 'hex'), 'x', now() FROM led RETURNING id)
		INSERT INTO evidences (province_id, year_id, task_id, unit_id, document_number, file_id, created_at)
		SELECT led.province_id, led.year_id, led.id, led.unit_id, '1/BC', kept.id, now() FROM led, kept`
	_, err := x.db.Owner.Exec(t.Context(), sql)
	require.NoError(t, err)
	addReview(t, x.db)
	const personSQL = `WITH someone AS (INSERT INTO users (username, full_name, created_at) VALUES ('mau.quyen', 'Người Mẫu', now()) RETURNING id)
		INSERT INTO memberships (user_id, role, province_id, unit_id, valid_from, created_by)
		SELECT s.id, 'officer', e.province_id, e.unit_id, '2009-01-01', 'test' FROM someone s, (SELECT * FROM extensions ORDER BY id LIMIT 1) e`
	_, err = x.db.Owner.Exec(t.Context(), personSQL)
	require.NoError(t, err)
	const yearSQL = `INSERT INTO periods (province_id, year_id, kind, data_from, data_to, as_of_on, opens_on, due_on, grace_until, state)
		SELECT province_id, year_id, 'year', '2024-01-01', '2024-12-14', '2024-12-31', '2024-12-09', '2099-12-30', '2099-12-31', 'open'
		FROM extensions WHERE id = 1`
	_, err = x.db.Owner.Exec(t.Context(), yearSQL)
	require.NoError(t, err)
	require.True(t, slices.ContainsFunc(callers(), func(c caller) bool { return c.own }))
}
