package store_test

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"kehoach/internal/plan"
)

func (d desk) record(t testing.TB, actor plan.Actor) plan.TaskRecord {
	t.Helper()
	r, err := d.Timeline(t.Context(), actor, d.task)
	require.NoError(t, err)
	return r
}

// tells says whether the record has an entry of the table, or an event of a report, with the action.
func tells(r plan.TaskRecord, entity, action string) bool {
	return slices.ContainsFunc(r.Entries, func(e plan.HistoryEntry) bool { return e.Entity == entity && e.Action == action })
}

func TestATaskTellsWhatBecameOfItToWhomItMay(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	id := d.reviewReport(t, d.half, d.task, "submitted", "in_progress", 40, "feasible", "đã gửi đi")
	execAs(t, d.owner, `UPDATE progress_reports SET state = 'draft' WHERE id = $1`, id)
	execAs(t, d.owner, `UPDATE progress_reports SET result = 'nháp của đơn vị' WHERE id = $1`, id)
	execAs(t, d.owner, `UPDATE progress_reports SET state = 'submitted', result = 'đã gửi đi' WHERE id = $1`, id)
	require.NoError(t, d.ReturnReport(t.Context(), d.planner, plan.ReportRef{ID: id, Version: 1}, "Thiếu số liệu"))

	drafted := func(r plan.TaskRecord) bool { return tells(r, "progress_reports", "update") }
	assert.True(t, drafted(d.record(t, d.officer)), "its own unit's drafts")
	for name, actor := range map[string]plan.Actor{"planner": d.planner, "leader": d.leader, "colleague": d.colleague, "administrator": d.admin} {
		r := d.record(t, actor)
		assert.False(t, drafted(r), "%s reads no draft", name)
		assert.True(t, tells(r, "tasks", "insert"), name)
		assert.Len(t, r.Progress, 2, name)
	}
	assert.True(t, tells(d.record(t, d.planner), "report", "returned"))
	assert.True(t, tells(d.record(t, d.officer), "report", "returned"))
	assert.False(t, tells(d.record(t, d.colleague), "report", "returned"))
	assert.True(t, slices.ContainsFunc(d.record(t, d.officer).Entries, func(e plan.HistoryEntry) bool {
		return e.Action == "returned" && e.Reason == "Thiếu số liệu"
	}))
	_, err := d.Timeline(t.Context(), d.stranger, d.task)
	require.ErrorIs(t, err, plan.ErrNotFound)
}

func TestProgressIsApprovedOrWaits(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	d.reviewReport(t, d.quarter, d.task, "approved", "in_progress", 30, "feasible", "quý I")
	d.reviewReport(t, d.half, d.task, "submitted", "in_progress", 40, "at_risk", "sáu tháng")
	other := d.record(t, d.colleague).Progress
	require.NotNil(t, other[0].Approved)
	assert.Equal(t, "quý I", other[0].Approved.Result)
	assert.True(t, other[1].Pending)
	assert.Nil(t, other[1].Sent, "what waits is not for other units")
	for _, actor := range []plan.Actor{d.officer, d.planner, d.leader} {
		sent := d.record(t, actor).Progress[1].Sent
		require.NotNil(t, sent)
		assert.Equal(t, "sáu tháng", sent.Result)
	}
}
