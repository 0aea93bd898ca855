package store_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"kehoach/internal/plan"
)

// A desk is a workplace whose 6-month kỳ is open, with its dated and its regular task reported.
type desk struct {
	workplace
	quarter, half int64 // periods
}

func newDesk(t testing.TB) desk {
	t.Helper()
	d := desk{workplace: newWorkplace(t)}
	const sql = `INSERT INTO periods (province_id, year_id, kind, data_from, data_to, as_of_on, opens_on, due_on, grace_until, state)
		VALUES ($1, $2, $3, '2024-01-01', $4, $4::date, $4::date - 6, $4::date + 3, $4::date + 5, 'open') RETURNING id`
	for kind, at := range map[string]*int64{"q1 2024-03-31": &d.quarter, "h1 2024-06-30": &d.half} {
		require.NoError(t, d.owner.QueryRow(t.Context(), sql, d.province, d.year, kind[:2], kind[3:]).Scan(at))
	}
	return d
}

// reviewReport writes a report as its unit would have sent it, and returns its id.
func (d desk) reviewReport(t testing.TB, period, task int64, state, progress string, percent int, outlook, result string) (id int64) {
	t.Helper()
	const sql = `INSERT INTO progress_reports (province_id, year_id, task_id, period_id, unit_id, state, progress, percent, outlook, result,
			obstacles, proposals, saved_at, sent_at)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, nullif($9, ''), $10, 'vướng mắc', 'kiến nghị', '2024-06-28 09:00+07', '2024-06-28 09:00+07')
		RETURNING id`
	require.NoError(t, d.owner.QueryRow(t.Context(), sql, d.province, d.year, task, period, d.unit, state, progress, percent, outlook, result).Scan(&id))
	d.reviewSend(t, id)
	return id
}

// reviewSend writes down that the report was sent as it stands.
func (d desk) reviewSend(t testing.TB, id int64) {
	t.Helper()
	execAs(t, d.owner, `INSERT INTO report_versions (province_id, year_id, report_id, number, unit_id, content, sent_at, sent_name)
		SELECT province_id, year_id, id, (SELECT count(*) + 1 FROM report_versions WHERE report_id = $1), unit_id, jsonb_strip_nulls(
			jsonb_build_object('progress', progress, 'percent', (percent * 10)::int, 'outlook', outlook, 'result', result,
			'obstacles', obstacles, 'proposals', proposals)), now(), 'Lê Thị Thử' FROM progress_reports WHERE id = $1`, id)
	execAs(t, d.owner, `INSERT INTO report_events (province_id, year_id, report_id, action, at, actor_name)
		SELECT province_id, year_id, id, 'sent', now(), 'Lê Thị Thử' FROM progress_reports WHERE id = $1`, id)
}

func (d desk) queue(t testing.TB, actor plan.Actor, tab plan.ReviewTab) plan.ReviewQueue {
	t.Helper()
	q, err := d.ReviewQueue(t.Context(), actor, plan.ReviewFilter{Tab: tab})
	require.NoError(t, err)
	return q
}

func (d desk) tasks(t testing.TB) (ids []int64) {
	t.Helper()
	rows, err := d.owner.Query(t.Context(), `SELECT id FROM tasks ORDER BY id`)
	require.NoError(t, err)
	for rows.Next() {
		var id int64
		require.NoError(t, rows.Scan(&id))
		ids = append(ids, id)
	}
	require.NoError(t, rows.Err())
	return ids
}

func TestTheQueuePutsTheRiskiestReportFirst(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	ids := d.tasks(t)
	execAs(t, d.owner, `UPDATE tasks SET due_on = '2024-12-31' WHERE kind = 'deadline' AND due_on IS NULL`)
	calm := d.reviewReport(t, d.half, d.regular, "submitted", "in_progress", 50, "", "đều đặn")
	proofless := d.reviewReport(t, d.half, ids[0], "submitted", "in_progress", 100, "feasible", "gần xong")
	doubtful := d.reviewReport(t, d.half, ids[1], "submitted", "in_progress", 40, "at_risk", "chậm")
	late := d.reviewReport(t, d.half, d.task, "submitted", "in_progress", 10, "unlikely", "không kịp")
	q := d.queue(t, d.planner, plan.TabWaiting)
	assert.Equal(t, plan.H1, q.Period.Kind, "the latest open kỳ")
	assert.True(t, q.CanDecide)
	var order []int64
	for _, row := range q.Rows {
		order = append(order, row.ReportID)
	}
	assert.Equal(t, []int64{late, doubtful, proofless, calm}, order)
	assert.Equal(t, []plan.Contradiction{plan.ContradictionNoEvidence}, q.Rows[2].Status.Contradictions)
	assert.Equal(t, map[plan.ReviewTab]int{plan.TabWaiting: 4}, q.Counts)
	assert.False(t, d.queue(t, d.leader, plan.TabWaiting).CanDecide, "a leader reads")
}

func TestAReportIsComparedWithWhatWasApprovedLast(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	d.reviewReport(t, d.quarter, d.task, "approved", "in_progress", 60, "feasible", "đã họp lần 1")
	id := d.reviewReport(t, d.half, d.task, "submitted", "in_progress", 40, "feasible", "đã họp lần 2")
	row := d.queue(t, d.planner, plan.TabWaiting).Rows[0]
	require.NotNil(t, row.Before)
	assert.Equal(t, plan.Q1, row.BeforeKind)
	assert.Equal(t, []string{plan.FieldPercent, plan.FieldResult}, row.Changes())
	assert.Equal(t, []plan.Contradiction{plan.ContradictionPercentDown}, row.Status.Contradictions)

	require.NoError(t, d.ApproveReports(t.Context(), d.planner, []plan.ReportRef{{ID: id, Version: row.Version}}))
	require.NoError(t, d.ReturnReport(t.Context(), d.planner, plan.ReportRef{ID: id, Version: row.Version + 1}, "Bổ sung số liệu"))
	execAs(t, d.owner, `UPDATE progress_reports SET state = 'submitted', result = 'đã họp lần 3' WHERE id = $1`, id)
	d.reviewSend(t, id)
	execAs(t, d.owner, `UPDATE report_versions SET sent_at = '2099-01-01' WHERE number = 2`)
	execAs(t, d.owner, `UPDATE report_versions SET sent_at = '2024-06-28' WHERE number = 1`)
	row = d.queue(t, d.planner, plan.TabWaiting).Rows[0]
	require.NotNil(t, row.Before)
	assert.Equal(t, plan.H1, row.BeforeKind, "what was approved in the kỳ itself comes before the earlier kỳ")
	assert.Equal(t, "đã họp lần 2", row.Before.Result)
}

func TestABatchIsApprovedWholeOrNotAtAll(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	first := d.reviewReport(t, d.half, d.task, "submitted", "in_progress", 10, "feasible", "một")
	second := d.reviewReport(t, d.half, d.regular, "submitted", "in_progress", 20, "", "hai")
	refs := []plan.ReportRef{{ID: first, Version: 1}, {ID: second, Version: 7}}
	err := d.ApproveReports(t.Context(), d.planner, refs)
	var changed plan.ChangedError
	require.ErrorAs(t, err, &changed)
	require.ErrorIs(t, err, plan.ErrConflict)
	assert.Equal(t, []int64{second}, changed.IDs)
	assert.Equal(t, 2, d.queue(t, d.planner, plan.TabWaiting).Counts[plan.TabWaiting], "nothing was written")

	refs[1].Version = 1
	require.NoError(t, d.ApproveReports(t.Context(), d.planner, refs))
	q := d.queue(t, d.planner, plan.TabApproved)
	assert.Equal(t, map[plan.ReviewTab]int{plan.TabApproved: 2, plan.TabUnsent: 2}, q.Counts)
	require.ErrorIs(t, d.ApproveReports(t.Context(), d.planner, refs), plan.ErrConflict, "they wait no more")
	err = d.ApproveReports(t.Context(), d.planner, nil)
	assert.Equal(t, plan.FieldErrors{"bao-cao": plan.ProblemNothingTicked}, err)
}

func TestAReturnedReportKeepsItsReasonAndShowsOnlyWhatWasSent(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	id := d.reviewReport(t, d.half, d.task, "submitted", "in_progress", 10, "feasible", "bản đã gửi")
	err := d.ReturnReport(t.Context(), d.planner, plan.ReportRef{ID: id, Version: 1}, "  ")
	assert.Equal(t, plan.FieldErrors{"ly-do": plan.ProblemRequired}, err)
	require.ErrorIs(t, d.ReturnReport(t.Context(), d.planner, plan.ReportRef{ID: id, Version: 9}, "x"), plan.ErrConflict)
	require.NoError(t, d.ReturnReport(t.Context(), d.planner, plan.ReportRef{ID: id, Version: 1}, "Thiếu số liệu"))
	execAs(t, d.owner, `UPDATE progress_reports SET result = 'đang sửa dở' WHERE id = $1`, id)
	page, err := d.Report(t.Context(), d.planner, id)
	require.NoError(t, err)
	assert.Equal(t, "bản đã gửi", page.Report.Content.Result, "what the unit is typing is its own")
	assert.Equal(t, plan.ReportWasReturned, page.Events[0].Action)
	assert.Equal(t, "Thiếu số liệu", page.Events[0].Reason)
	assert.False(t, page.CanReturn())
	execAs(t, d.owner, `UPDATE progress_reports SET state = 'draft' WHERE id = $1`, id)
	_, err = d.Report(t.Context(), d.planner, id)
	require.ErrorIs(t, err, plan.ErrNotFound, "a draft")
}

func TestWhoReviewsAndWhereItIsRefused(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	id := d.reviewReport(t, d.half, d.task, "submitted", "in_progress", 10, "feasible", "một")
	ref := plan.ReportRef{ID: id, Version: 1}
	for name, c := range map[string]struct {
		actor       plan.Actor
		read, write error
	}{
		"officer": {d.officer, plan.ErrForbidden, plan.ErrForbidden}, "leader": {d.leader, nil, plan.ErrForbidden},
		"administrator": {d.admin, plan.ErrForbidden, plan.ErrForbidden}, "another province": {d.stranger, plan.ErrNotFound, plan.ErrNotFound},
	} {
		_, err := d.Report(t.Context(), c.actor, id)
		require.ErrorIs(t, err, c.read, name)
		require.ErrorIs(t, d.ApproveReports(t.Context(), c.actor, []plan.ReportRef{ref}), c.write, name)
		require.ErrorIs(t, d.ReturnReport(t.Context(), c.actor, ref, "lý do"), c.write, name)
	}
	execAs(t, d.owner, `UPDATE periods SET state = 'locked', locked_at = now() WHERE id = $1`, d.half)
	require.ErrorIs(t, d.ApproveReports(t.Context(), d.planner, []plan.ReportRef{ref}), plan.ErrLocked)
	require.ErrorIs(t, d.ReturnReport(t.Context(), d.planner, ref, "lý do"), plan.ErrLocked)
}

func TestTheListOfWhatWasNotSentNamesUnitsAndDaysLate(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	d.reviewReport(t, d.half, d.task, "submitted", "in_progress", 10, "feasible", "một")
	execAs(t, d.owner, `INSERT INTO period_windows (province_id, year_id, period_id, unit_id, until, reason, created_at, created_by)
		VALUES ($1, $2, $3, $4, '2026-11-20', 'bão', now(), 'test')`, d.province, d.year, d.half, d.unit)
	q := d.queue(t, d.planner, plan.TabUnsent)
	require.Len(t, q.Debts, 1)
	debt := q.Debts[0]
	assert.Equal(t, "Phòng Nghiệp vụ Dược", debt.Unit.Name)
	assert.Len(t, debt.Tasks, 3)
	assert.Equal(t, 4, debt.Owed)
	assert.Equal(t, day(2026, time.November, 20), debt.DueOn)
	assert.Equal(t, 4, debt.LateDays, "on 24/11/2026")
	require.Len(t, debt.People, 1)
	assert.Equal(t, "Lê Thị Thử", debt.People[0].Name)
}
