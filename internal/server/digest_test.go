package server

import (
	"net/http"
	"net/url"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"kehoach/internal/plan"
	"kehoach/internal/route"
)

// owing opens a kỳ in Bình Dương in which the unit of the sample request owes all its tasks, and gives one of its
// officers an address.
func (x site) owing(t *testing.T) {
	t.Helper()
	for _, sql := range []string{
		`UPDATE plans SET state = 'released', released_on = '2024-01-15' WHERE state = 'draft'`,
		`INSERT INTO periods (province_id, year_id, kind, data_from, data_to, as_of_on, opens_on, due_on, grace_until, state)
			SELECT province_id, id, 'year', '2023-12-15', '2024-12-14', '2024-12-31', '2024-12-09', '2024-12-18', '2024-12-20', 'open'
			FROM years WHERE year = 2024`,
		`INSERT INTO task_units (province_id, year_id, task_id, role, ord, name, unit_id)
			SELECT e.province_id, e.year_id, e.task_id, 'lead', 1, u.name, u.id FROM extensions e JOIN units u ON u.id = e.unit_id
			WHERE NOT EXISTS (SELECT FROM task_units l WHERE l.task_id = e.task_id AND l.role = 'lead') LIMIT 1`,
		`UPDATE users SET email = username || '@soyte.example'`,
	} {
		_, err := x.db.Owner.Exec(t.Context(), sql)
		require.NoError(t, err)
	}
}

func TestAPlannerReadsTheLettersOfTheWeekBeforeTheyGoOut(t *testing.T) {
	t.Parallel()
	base, err := url.Parse("http://127.0.0.1:8080/")
	require.NoError(t, err)
	x := newSite(t, func(o *Options) { o.Mails, o.BaseURL = true, base })
	lead, _, _ := x.units(t)
	x.as(t, plan.Officer, "binh-duong", lead)
	planner := x.as(t, plan.Planner, "binh-duong", 0)
	quiet := get(t, planner, route.Digests())
	assert.Equal(t, http.StatusOK, quiet.Code)
	assert.Contains(t, quiet.Body.String(), "Không có thư nào.")
	x.owing(t)
	page := get(t, planner, route.Digests()).Body.String()
	assert.Contains(t, page, "Chờ đợt gửi")
	assert.Contains(t, page, "Kính gửi ông/bà Nguyễn Thị Thử")
	assert.Contains(t, page, "http://127.0.0.1:8080/bao-cao?don-vi=")
	assert.Contains(t, page, "Đợt gửi tới: thứ Hai")
	stranger := get(t, x.as(t, plan.Planner, "quang-ninh", 0), route.Digests())
	assert.Equal(t, http.StatusOK, stranger.Code)
	assert.NotContains(t, stranger.Body.String(), "@soyte.example")
	for _, role := range []plan.MemberRole{plan.Leader, plan.Admin} {
		assert.Equal(t, http.StatusForbidden, get(t, x.as(t, role, "binh-duong", 0), route.Digests()).Code, role)
	}
}

func TestWithoutAMailServerThePageSaysThatNothingIsSent(t *testing.T) {
	t.Parallel()
	x := newSite(t)
	page := get(t, x.as(t, plan.Planner, "binh-duong", 0), route.Digests())
	assert.Contains(t, page.Body.String(), "KEHOACH_SMTP_URL")
}
