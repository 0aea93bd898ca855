package store_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"kehoach/internal/plan"
)

func (x reporting) send(t testing.TB, a plan.Actor, p plan.ReportingPeriod) error {
	t.Helper()
	return x.SendReports(t.Context(), a, x.unit, p.ID, x.board(t, p).Sendable())
}

func TestTheBatchIsSentOnceAndAgainAfterAReturn(t *testing.T) {
	t.Parallel()
	x := newReporting(t)
	require.Equal(t, plan.FieldErrors{"bao-cao": plan.ProblemRequired}, x.send(t, x.officer, x.q1), "there is nothing to send")
	require.NoError(t, x.SaveReport(t.Context(), x.officer, x.edit(x.q1, 0, 0, going("10", "đã họp"))))
	require.NoError(t, x.send(t, x.officer, x.q1))
	b := x.board(t, x.q1)
	assert.Equal(t, plan.ReportCounts{Owed: 43, Updated: 1, Unsent: 42, Sent: 1}, b.Counts())
	assert.True(t, b.Remarks.LastSentAt.Equal(now()))
	assert.True(t, b.Remarks.FirstCompleteAt.IsZero())
	first := x.row(t, x.q1, 0).Report
	require.ErrorIs(t, x.SaveReport(t.Context(), x.officer, x.edit(x.q1, 0, first.Version, going("20", ""))), plan.ErrConflict, "it is sent")
	_, err := x.SaveDraft(t.Context(), x.officer, x.edit(x.q1, 0, 0, going("20", "")))
	require.ErrorIs(t, err, plan.ErrConflict)

	x.saveAll(t, x.q1)
	require.NoError(t, x.send(t, x.officer, x.q1))
	b = x.board(t, x.q1)
	assert.Equal(t, 43, b.Counts().Sent)
	assert.True(t, b.Remarks.FirstCompleteAt.Equal(now()))
	assert.Equal(t, 43, x.count(t, `report_versions`))

	x.decide(t, x.q1, 0, "returned", "thiếu số liệu")
	row := x.row(t, x.q1, 0)
	assert.False(t, row.Updated())
	assert.Equal(t, "thiếu số liệu", row.Reason())
	again := []plan.ReportVersion{{ID: row.Report.ID, Version: row.Report.Version}}
	require.ErrorIs(t, x.SendReports(t.Context(), x.officer, x.unit, x.q1.ID, again), plan.ErrConflict, "nothing was corrected")
	execAs(t, x.owner, `UPDATE progress_reports SET decided_at = decided_at - interval '1 minute' WHERE state = 'returned'`)
	require.NoError(t, x.SaveReport(t.Context(), x.officer, x.edit(x.q1, 0, row.Report.Version, going("12", "đủ số liệu"))))
	corrected := x.row(t, x.q1, 0)
	assert.Equal(t, plan.ReportReturned, corrected.Report.State, "returned until it is sent again")
	require.NoError(t, x.send(t, x.officer, x.q1))
	assert.Equal(t, 44, x.count(t, `report_versions`))
	assert.Len(t, x.row(t, x.q1, 0).Returns, 1, "the reason stays")
	assert.Equal(t, 2, x.count(t, `report_versions WHERE report_id = `+"(SELECT id FROM progress_reports ORDER BY id LIMIT 1)"))
}

func TestNothingIsSentWhenOneReportIsWrongOrChanged(t *testing.T) {
	t.Parallel()
	x := newReporting(t)
	for n := range 3 {
		require.NoError(t, x.SaveReport(t.Context(), x.officer, x.edit(x.q1, n, 0, going("10", "đã họp"))))
	}
	execAs(t, x.owner, `UPDATE tasks SET due_on = '2024-12-31' WHERE id = ANY ($1)`, x.tasks[1:3])
	err := x.send(t, x.officer, x.q1)
	var broken plan.FieldErrors
	require.ErrorAs(t, err, &broken)
	assert.Len(t, broken, 2, "of both at once")
	for field, problem := range broken {
		assert.Contains(t, field, "kha-nang:")
		assert.Equal(t, plan.ProblemRequired, problem)
	}
	execAs(t, x.owner, `UPDATE tasks SET due_on = NULL`)
	stale := x.board(t, x.q1).Sendable()
	require.NoError(t, x.SaveReport(t.Context(), x.mate, x.edit(x.q1, 0, 1, going("11", "đã họp"))))
	require.ErrorIs(t, x.SendReports(t.Context(), x.officer, x.unit, x.q1.ID, stale), plan.ErrConflict)
	foreign := append(x.board(t, x.q1).Sendable(), plan.ReportVersion{ID: 1 << 40, Version: 1})
	require.ErrorIs(t, x.SendReports(t.Context(), x.officer, x.unit, x.q1.ID, foreign), plan.ErrNotFound)
	assert.Zero(t, x.count(t, `report_versions`))
	assert.Zero(t, x.board(t, x.q1).Counts().Sent)
}

func TestWhereTheHeadSendsTheOfficersHandTheBatchOver(t *testing.T) {
	t.Parallel()
	x := newReporting(t)
	require.NoError(t, x.SaveReport(t.Context(), x.officer, x.edit(x.q1, 0, 0, going("10", "đã họp"))))
	require.ErrorIs(t, x.HandToHead(t.Context(), x.officer, x.unit, x.q1.ID, 0), plan.ErrForbidden, "officers send themselves")
	execAs(t, x.owner, `UPDATE units SET head_sends = true`)
	require.ErrorIs(t, x.send(t, x.officer, x.q1), plan.ErrForbidden)
	assert.False(t, x.board(t, x.q1).CanSend)
	require.NoError(t, x.HandToHead(t.Context(), x.officer, x.unit, x.q1.ID, 0))
	handed := x.board(t, x.q1).Remarks
	assert.True(t, handed.HandedAt.Equal(now()))
	require.ErrorIs(t, x.HandToHead(t.Context(), x.mate, x.unit, x.q1.ID, 0), plan.ErrConflict)
	require.ErrorIs(t, x.HandBack(t.Context(), x.officer, x.unit, x.q1.ID, handed.Version, "thiếu"), plan.ErrForbidden)
	require.Equal(t, plan.FieldErrors{"ly-do": plan.ProblemRequired}, x.HandBack(t.Context(), x.head, x.unit, x.q1.ID, handed.Version, " "))
	require.NoError(t, x.HandBack(t.Context(), x.head, x.unit, x.q1.ID, handed.Version, "thiếu số liệu"))
	assert.Equal(t, "thiếu số liệu", x.board(t, x.q1).Remarks.HandedBack)
	require.NoError(t, x.send(t, x.head, x.q1))
	assert.Empty(t, x.board(t, x.q1).Remarks.HandedBack)
}

func TestAUnitKeepsItsOwnWordsOnAKy(t *testing.T) {
	t.Parallel()
	x := newReporting(t)
	words := plan.UnitRemarks{Results: "đạt", Shortcomings: "chậm", Causes: "thiếu người", Proposals: "bổ sung"}
	require.NoError(t, x.SaveRemarks(t.Context(), x.officer, x.unit, x.q1.ID, words))
	require.ErrorIs(t, x.SaveRemarks(t.Context(), x.mate, x.unit, x.q1.ID, words), plan.ErrConflict)
	kept := x.board(t, x.q1).Remarks
	assert.Equal(t, "thiếu người", kept.Causes)
	kept.Causes = ""
	require.NoError(t, x.SaveRemarks(t.Context(), x.mate, x.unit, x.q1.ID, kept))
	assert.Empty(t, x.board(t, x.q1).Remarks.Causes)
}

func TestAHelpingUnitGivesItsOpinion(t *testing.T) {
	t.Parallel()
	x := newReporting(t)
	note := plan.CoordinationNote{TaskID: x.tasks[0], UnitID: x.other}
	save := func(body string, version int) error {
		note.Body, note.Version = body, version
		return x.SaveCoordination(t.Context(), x.colleague, x.q1.ID, note)
	}
	require.Equal(t, plan.FieldErrors{"y-kien": plan.ProblemRequired}, save("", 0))
	require.NoError(t, save("đã cử người", 0))
	require.ErrorIs(t, save("khác", 0), plan.ErrConflict)
	require.NoError(t, save("đã cử 2 người", 1))
	notes := x.row(t, x.q1, 0).Notes
	require.Len(t, notes, 1)
	assert.Equal(t, "đã cử 2 người", notes[0].Body)
	assert.Equal(t, "Trung tâm Y tế", notes[0].Unit)
	note.TaskID = x.tasks[1]
	require.ErrorIs(t, save("không phối hợp", 0), plan.ErrForbidden)
	note.TaskID = x.tasks[0]
	require.NoError(t, save("", 2))
	assert.Empty(t, x.row(t, x.q1, 0).Notes)
}
