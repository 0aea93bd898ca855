package demo_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"kehoach/internal/demo"
	"kehoach/internal/importer"
	"kehoach/internal/pgtest"
	"kehoach/internal/plan"
	"kehoach/internal/store"
	"kehoach/seeds"
)

func now() time.Time { return time.Date(2026, time.November, 24, 9, 0, 0, 0, plan.Zone) }

const passwordHash = "$argon2id$v=19$m=47104,t=1,p=1$c2FsdHNhbHRzYWx0c2FsdA$a2V5a2V5a2V5a2V5a2V5a2V5a2V5a2V5a2V5a2V5a2U"

// prepared is a demo on the five seeds.
func prepared(t *testing.T) (*store.Store, *pgtest.Database) {
	t.Helper()
	db := pgtest.New(t)
	st := store.New(db.App, now)
	for _, seed := range seeds.All() {
		draft, err := importer.Parse(seed.Name, seed.Bytes)
		require.NoError(t, err)
		draft.Province.Code, draft.Year = seed.Province, seed.Year
		_, err = st.CommitImport(t.Context(), plan.CommandLine("test"), plan.File{Name: seed.Name, Bytes: seed.Bytes}, draft)
		require.NoError(t, err)
	}
	done, err := demo.Prepare(t.Context(), st, passwordHash)
	require.NoError(t, err)
	require.True(t, done)
	return st, db
}

func count(t *testing.T, db *pgtest.Database, sql string, args ...any) (n int) {
	t.Helper()
	require.NoError(t, db.Owner.QueryRow(t.Context(), sql, args...).Scan(&n))
	return n
}

func TestADemoHasEveryPartOfAYear(t *testing.T) {
	t.Parallel()
	st, db := prepared(t)
	settings, err := st.Settings(t.Context())
	require.NoError(t, err)
	assert.True(t, settings.Demo)
	assert.Equal(t, 5, count(t, db, `SELECT count(*) FROM plans WHERE state = 'released'`))
	assert.Equal(t, 12, count(t, db, `SELECT count(*) FROM periods WHERE state = 'locked'`), "three kỳ of four years; Quảng Ninh has only Năm")
	assert.Equal(t, 5, count(t, db, `SELECT count(*) FROM periods WHERE state = 'open' AND kind = 'year'`))
	assert.Zero(t, count(t, db, `SELECT count(*) FROM plans p WHERE NOT EXISTS (SELECT FROM tasks t WHERE t.plan_id = p.id AND t.kind = 'regular')
		OR NOT EXISTS (SELECT FROM tasks t WHERE t.plan_id = p.id AND t.kind = 'deadline' AND t.due_on IS NULL)`))
	assert.Equal(t, 6, count(t, db, `SELECT count(*) FROM tasks WHERE due_text IS NOT NULL AND due_text <> 'Thường xuyên' AND due_on IS NOT NULL
		AND source_end > 0 AND due_original = due_on`), "the deadlines of the texts stay")
	for _, state := range []string{"draft", "submitted", "returned", "approved"} {
		assert.Positive(t, count(t, db, `SELECT count(*) FROM progress_reports r JOIN periods p ON p.id = r.period_id
			WHERE p.kind = 'year' AND r.state = $1`, state), state)
	}
	assert.Zero(t, count(t, db, `SELECT count(*) FROM progress_reports r JOIN periods p ON p.id = r.period_id
		JOIN years y ON y.id = p.year_id JOIN provinces v ON v.id = y.province_id WHERE v.slug = 'thai-binh' AND p.kind = 'q1'`))
	assert.Equal(t, len(demo.SignIns()), count(t, db, `SELECT count(*) FROM users u JOIN credentials c ON c.user_id = u.id
		WHERE u.username = ANY ($1) AND c.password_hash = $2`, demo.SignIns(), passwordHash))
}

func TestEveryOfficerOfADemoFindsWork(t *testing.T) {
	t.Parallel()
	_, db := prepared(t)
	const sql = `SELECT count(*) FROM users u JOIN memberships m ON m.user_id = u.id
		JOIN task_units tu ON tu.unit_id = m.unit_id AND tu.role = 'lead' JOIN tasks t ON t.id = tu.task_id
		JOIN periods p ON p.year_id = t.year_id AND p.kind = 'year'
		WHERE u.username = $1 AND NOT EXISTS (SELECT FROM progress_reports r WHERE r.task_id = t.id AND r.period_id = p.id AND r.state <> 'draft')
			AND NOT EXISTS (SELECT FROM progress_reports r WHERE r.task_id = t.id AND r.state = 'approved' AND r.progress IN ('done', 'dropped'))`
	for _, name := range demo.SignIns()[2:] {
		if name[:5] == "donvi" {
			assert.GreaterOrEqual(t, count(t, db, sql, name), 3, name)
		}
	}
}

func TestADemoIsMadeOnceAndNeverOnRealReports(t *testing.T) {
	t.Parallel()
	st, db := prepared(t)
	done, err := demo.Prepare(t.Context(), st, passwordHash)
	require.NoError(t, err)
	assert.False(t, done)
	_, err = db.Owner.Exec(t.Context(), `DELETE FROM settings WHERE key = 'demo'`)
	require.NoError(t, err)
	_, err = demo.Prepare(t.Context(), st, passwordHash)
	require.ErrorIs(t, err, plan.ErrConflict)
}
