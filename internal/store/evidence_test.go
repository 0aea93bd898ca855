package store_test

import (
	"fmt"
	"testing"
	"time"

	"github.com/jackc/pgx/v5/pgxpool"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"kehoach/internal/pgtest"
	"kehoach/internal/plan"
	"kehoach/internal/store"
)

// A workplace is a released plan of Bình Dương 2024 whose dated task a unit leads, with the people around it.
type workplace struct {
	*store.Store
	owner              *pgxpool.Pool
	province, year     int64
	task               int64 // due 30/09/2024
	regular            int64
	unit, other        int64
	officer, colleague plan.Actor // of the lead unit, of another
	planner, leader    plan.Actor
	admin              plan.Actor
	stranger           plan.Actor // a planner of another province
}

func newWorkplace(t testing.TB) workplace {
	t.Helper()
	db := pgtest.New(t)
	w := workplace{Store: store.New(db.App, now), owner: db.Owner}
	done := binhDuong().commit(t, w.Store)
	w.province = done.Province.ID
	w.year = done.Plan.YearID
	id := func(sql string, args ...any) (found int64) {
		require.NoError(t, db.Owner.QueryRow(t.Context(), sql, args...).Scan(&found))
		return found
	}
	const unitSQL = `INSERT INTO units (province_id, kind, name, valid_from) VALUES ($1, 'department', $2, '2009-01-01') RETURNING id`
	w.unit, w.other = id(unitSQL, w.province, "Phòng Nghiệp vụ Dược"), id(unitSQL, w.province, "Phòng Nghiệp vụ Y")
	w.task = id(`SELECT id FROM tasks WHERE due_on IS NOT NULL`)
	w.regular = id(`SELECT id FROM tasks WHERE kind = 'regular'`)
	execAs(t, db.Owner, `UPDATE plans SET state = 'released', released_on = '2024-01-15'`)
	execAs(t, db.Owner, `UPDATE tasks SET due_original = due_on`)
	execAs(t, db.Owner, `UPDATE task_units SET unit_id = $1 WHERE role = 'lead'`, w.unit)
	execAs(t, db.Owner, `INSERT INTO task_units (province_id, year_id, task_id, role, ord, name, unit_id)
		SELECT province_id, year_id, id, 'lead', 1, 'Phòng Nghiệp vụ Dược', $1 FROM tasks t
		WHERE NOT EXISTS (SELECT 1 FROM task_units u WHERE u.task_id = t.id)`, w.unit)
	person := func(role plan.MemberRole, province, unit int64) plan.Actor {
		user := id(`INSERT INTO users (username, full_name, created_at) VALUES ('nguoi' || (SELECT count(*) FROM users), 'Lê Thị Thử', now())
			RETURNING id`)
		execAs(t, db.Owner, `INSERT INTO memberships (user_id, role, province_id, unit_id, valid_from, created_by)
			VALUES ($1, $2, $3, nullif($4::bigint, 0), '2009-01-01', 'test')`, user, role, province, unit)
		_, actor, err := w.Session(t.Context(), enter(t, w.Store, user))
		require.NoError(t, err)
		return actor
	}
	w.officer, w.colleague = person(plan.Officer, w.province, w.unit), person(plan.Officer, w.province, w.other)
	w.planner, w.leader = person(plan.Planner, w.province, 0), person(plan.Leader, w.province, 0)
	w.admin = person(plan.Admin, w.province, 0)
	w.stranger = person(plan.Planner, id(`SELECT id FROM provinces WHERE code = '22' AND valid_to IS NULL`), 0)
	return w
}

func execAs(t testing.TB, owner *pgxpool.Pool, sql string, args ...any) {
	t.Helper()
	_, err := owner.Exec(t.Context(), sql, args...)
	require.NoError(t, err)
}

func (w workplace) count(t testing.TB, table string) (n int) {
	t.Helper()
	require.NoError(t, w.owner.QueryRow(t.Context(), `SELECT count(*) FROM `+table).Scan(&n))
	return n
}

// approve approves a report of the task in an open kỳ at a time.
func (w workplace) approve(t testing.TB, at time.Time) {
	t.Helper()
	execAs(t, w.owner, `INSERT INTO periods (province_id, year_id, kind, data_from, data_to, as_of_on, opens_on, due_on, grace_until, state)
		VALUES ($1, $2, 'q1', '2024-01-01', '2024-03-31', '2024-03-31', '2024-03-25', '2024-04-03', '2024-04-05', 'open')
		ON CONFLICT DO NOTHING`, w.province, w.year)
	execAs(t, w.owner, `INSERT INTO progress_reports (province_id, year_id, task_id, period_id, unit_id, state, progress, saved_at, sent_at, decided_at)
		SELECT $1, $2, $3, id, $4, 'approved', 'in_progress', $5, $5, $5 FROM periods
		ON CONFLICT (task_id, period_id) DO UPDATE SET decided_at = excluded.decided_at`, w.province, w.year, w.task, w.unit, at)
}

func decision125() plan.NewEvidence {
	return plan.NewEvidence{Document: plan.Document{Kind: "Quyết định", Number: "125/QĐ-SYT", Summary: "Danh mục kỹ thuật"}}
}

func pdf() *plan.File { return &plan.File{Name: "kết quả.pdf", Bytes: []byte("%PDF-1.7\n%%EOF")} }

func (w workplace) products(t testing.TB, actor plan.Actor) plan.Products {
	t.Helper()
	page, err := w.Task(t.Context(), actor, w.task)
	require.NoError(t, err)
	return page.Products
}

func TestAProductIsADocumentAFileOrBoth(t *testing.T) {
	t.Parallel()
	w := newWorkplace(t)
	both := decision125()
	both.File = pdf()
	for _, added := range []plan.NewEvidence{decision125(), {File: pdf()}, both} {
		require.NoError(t, w.AddEvidence(t.Context(), w.officer, w.task, added))
	}
	products := w.products(t, w.officer)
	require.Len(t, products.List, 3)
	assert.True(t, products.CanAdd)
	assert.Equal(t, both.Document, products.List[2].Document)
	assert.Equal(t, "Phòng Nghiệp vụ Dược", products.List[2].Unit)
	assert.Equal(t, "Lê Thị Thử", products.List[2].CreatedBy)
	file, err := w.File(t.Context(), w.officer, products.List[2].File.ID)
	require.NoError(t, err)
	assert.Equal(t, pdf().Bytes, file.Bytes)
	assert.Equal(t, "application/pdf", file.MediaType)
	assert.Equal(t, "kết quả.pdf", file.Name)
}

func TestWhoMayAddAProduct(t *testing.T) {
	t.Parallel()
	w := newWorkplace(t)
	for name, c := range map[string]struct {
		actor plan.Actor
		want  error
	}{
		"the lead unit":    {w.officer, nil},
		"another unit":     {w.colleague, plan.ErrForbidden},
		"a planner":        {w.planner, plan.ErrForbidden},
		"a leader":         {w.leader, plan.ErrForbidden},
		"an administrator": {w.admin, plan.ErrForbidden},
		"another province": {w.stranger, plan.ErrNotFound},
	} {
		require.ErrorIs(t, w.AddEvidence(t.Context(), c.actor, w.task, decision125()), c.want, name)
	}
	require.ErrorIs(t, w.AddEvidence(t.Context(), w.officer, 999_999, decision125()), plan.ErrNotFound)
	assert.Equal(t, 1, w.count(t, "evidences"))
	execAs(t, w.owner, `UPDATE plans SET state = 'draft', released_on = NULL`)
	require.ErrorIs(t, w.AddEvidence(t.Context(), w.officer, w.task, decision125()), plan.ErrForbidden, "the plan is a draft")
	execAs(t, w.owner, `UPDATE plans SET state = 'released', released_on = '2024-01-15'`)
	execAs(t, w.owner, `UPDATE tasks SET closed_on = '2024-05-01', closed_as = 'removed', closed_reason = 'trùng'`)
	require.ErrorIs(t, w.AddEvidence(t.Context(), w.officer, w.task, decision125()), plan.ErrForbidden, "the task is closed")
}

func TestAProductThatIsRefusedLeavesNothing(t *testing.T) {
	t.Parallel()
	w := newWorkplace(t)
	added := decision125()
	added.File = pdf()
	added.Broken = plan.FieldErrors{"ngay": plan.ProblemNotADate}
	err := w.AddEvidence(t.Context(), w.officer, w.task, added)
	assert.Equal(t, plan.FieldErrors{"ngay": plan.ProblemNotADate}, err)
	added.Broken = nil
	execAs(t, w.owner, `ALTER TABLE evidences ADD CONSTRAINT none CHECK (id < 0)`)
	require.Error(t, w.AddEvidence(t.Context(), w.officer, w.task, added))
	assert.Zero(t, w.count(t, "files"), "the file went with its evidence")
	assert.Zero(t, w.count(t, "evidences"))
}

func TestAProductSentTwiceIsThereOnce(t *testing.T) {
	t.Parallel()
	w := newWorkplace(t)
	w.officer.Once = plan.Once{Key: "abcdefghijklmnop", Fingerprint: []byte("một")}
	added := decision125()
	added.File = pdf()
	require.NoError(t, w.AddEvidence(t.Context(), w.officer, w.task, added))
	require.ErrorIs(t, w.AddEvidence(t.Context(), w.officer, w.task, added), plan.ErrReplayed)
	assert.Equal(t, 1, w.count(t, "evidences"))
	assert.Equal(t, 1, w.count(t, "files"))
}

func TestWhoMayReadAProduct(t *testing.T) {
	t.Parallel()
	w := newWorkplace(t)
	require.NoError(t, w.AddEvidence(t.Context(), w.officer, w.task, plan.NewEvidence{File: pdf()}))
	id := w.products(t, w.officer).List[0].File.ID
	readers := map[string]plan.Actor{
		"the unit": w.officer, "another unit": w.colleague, "a planner": w.planner, "a leader": w.leader, "an administrator": w.admin,
	}
	for name, before := range map[string]bool{
		"the unit": true, "another unit": false, "a planner": true, "a leader": true, "an administrator": false,
	} {
		_, err := w.File(t.Context(), readers[name], id)
		products := w.products(t, readers[name])
		assert.True(t, products.Any, name)
		if before {
			require.NoError(t, err, name)
			assert.Len(t, products.List, 1, name)
			continue
		}
		require.ErrorIs(t, err, plan.ErrForbidden, name)
		assert.Empty(t, products.List, name)
	}
	w.approve(t, now().Add(-time.Hour))
	_, err := w.File(t.Context(), w.colleague, id)
	require.ErrorIs(t, err, plan.ErrForbidden, "it was added after the approval")
	w.approve(t, now().Add(time.Hour))
	for name, reader := range readers {
		_, err := w.File(t.Context(), reader, id)
		require.NoError(t, err, name)
	}
	_, err = w.File(t.Context(), w.stranger, id)
	require.ErrorIs(t, err, plan.ErrNotFound)
}

func TestWhoMayTakeAProductBack(t *testing.T) {
	t.Parallel()
	w := newWorkplace(t)
	for range 3 {
		require.NoError(t, w.AddEvidence(t.Context(), w.officer, w.task, plan.NewEvidence{File: pdf()}))
	}
	list := w.products(t, w.officer).List
	remove := func(actor plan.Actor, e plan.Evidence, reason string) error {
		_, err := w.RemoveEvidence(t.Context(), actor, e.ID, reason)
		return err
	}
	require.ErrorIs(t, remove(w.colleague, list[0], "nhầm"), plan.ErrForbidden)
	require.ErrorIs(t, remove(w.leader, list[0], "nhầm"), plan.ErrForbidden)
	require.ErrorIs(t, remove(w.stranger, list[0], "nhầm"), plan.ErrNotFound)
	assert.Equal(t, plan.FieldErrors{"ly-do": plan.ProblemRequired}, remove(w.officer, list[0], " "))
	require.NoError(t, remove(w.officer, list[0], "gửi nhầm tệp"))
	require.ErrorIs(t, remove(w.officer, list[0], "gửi nhầm tệp"), plan.ErrConflict, "it is gone already")
	_, err := w.File(t.Context(), w.officer, list[0].File.ID)
	require.ErrorIs(t, err, plan.ErrNotFound)
	w.approve(t, now().Add(time.Hour))
	require.ErrorIs(t, remove(w.officer, list[1], "nhầm"), plan.ErrForbidden, "its report is approved")
	require.NoError(t, remove(w.planner, list[1], "trùng"))
	var reason string
	require.NoError(t, w.owner.QueryRow(t.Context(), `SELECT reason FROM audit_log WHERE entity = 'evidences' AND action = 'update' AND entity_id = $1`,
		fmt.Sprint(list[1].ID)).Scan(&reason))
	assert.Equal(t, "trùng", reason)
	assert.Equal(t, 3, w.count(t, "evidences"), "nothing is deleted")
}
