package store_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"kehoach/internal/plan"
)

func TestManyTasksAreAssignedAtOnceAndEveryTaskHasOneLead(t *testing.T) {
	t.Parallel()
	s, owner := open(t)
	done := binhDuong().commit(t, s)
	lead, help := addUnit(t, s, done.Province.ID, "Phòng Nghiệp vụ Y"), addUnit(t, s, done.Province.ID, "Trung tâm Kiểm soát bệnh tật")
	before := assignmentOf(t, s, done)
	assert.Equal(t, 1, plan.CountClear(before.Groups).Said[plan.ClearOutput])
	require.Len(t, before.Names, 3)
	assign := plan.Assigning{
		Tasks: ticked(before.There()), LeadID: lead, Support: []int64{help}, Deputy: "Phó Giám đốc Trần Văn B",
		Due: plan.TypedDue{Kind: plan.WithDeadline, On: day(2024, time.December, 31)}, Output: "Báo cáo",
	}
	require.NoError(t, s.Assign(t.Context(), cli, "binh-duong", 2024, done.Plan.Slug, assign))
	after := assignmentOf(t, s, done)
	count := plan.CountClear(after.Groups)
	assert.Equal(t, map[plan.Clear]int{plan.ClearWork: 4, plan.ClearPeople: 4, plan.ClearDue: 4, plan.ClearOutput: 4}, count.Said)
	for _, task := range after.There() {
		assert.Equal(t, lead, task.LeadID())
		assert.Equal(t, day(2024, time.December, 31), task.DueOn)
		assert.True(t, task.DueOriginal.IsZero(), "nothing is frozen before release")
	}
	assert.Equal(t, 4, number(t, owner, `SELECT count(*) FROM task_units WHERE role = 'lead'`))
	require.NoError(t, s.Assign(t.Context(), cli, "binh-duong", 2024, done.Plan.Slug, plan.Assigning{Tasks: ticked(after.There()[:1]), LeadID: help}))
	assert.Equal(t, 1, number(t, owner, `SELECT count(*) FROM task_units WHERE unit_id = $1 AND role = 'lead'`, help))
	assert.Equal(t, 3, number(t, owner, `SELECT count(*) FROM task_units WHERE unit_id = $1 AND role = 'support'`, help), "it leads, so it does not help too")

	err := s.Assign(t.Context(), cli, "binh-duong", 2024, done.Plan.Slug, plan.Assigning{Tasks: ticked(after.There()), Deputy: "Phó Giám đốc khác"})
	var stale plan.ErrStale
	require.ErrorAs(t, err, &stale)
	assert.Equal(t, []int64{after.There()[0].ID}, stale.Tasks)
	assert.Equal(t, 0, number(t, owner, `SELECT count(*) FROM tasks WHERE deputy = 'Phó Giám đốc khác'`), "nothing is written by halves")
}

func TestAnAssignmentSaysEverythingThatIsWrong(t *testing.T) {
	t.Parallel()
	s, _ := open(t)
	done := binhDuong().commit(t, s)
	elsewhere := manyTasks("56", 2024).commit(t, s)
	foreign := addUnit(t, s, elsewhere.Province.ID, "Phòng Nghiệp vụ Y")
	tasks := assignmentOf(t, s, done).There()
	at := func(a plan.Assigning) error { return s.Assign(t.Context(), cli, "binh-duong", 2024, done.Plan.Slug, a) }
	require.Equal(t, plan.FieldErrors{"nv": plan.ProblemNothingTicked}, at(plan.Assigning{Deputy: "B"}))
	require.Equal(t, plan.FieldErrors{"chu-tri": plan.ProblemNothingTyped}, at(plan.Assigning{Tasks: ticked(tasks)}))
	require.Equal(t, plan.FieldErrors{"chu-tri": plan.ProblemUnknown, "phoi-hop": plan.ProblemUnknown},
		at(plan.Assigning{Tasks: ticked(tasks), LeadID: foreign, Support: []int64{foreign}}), "a unit of another province")
	other := assignmentOf(t, s, elsewhere).There()
	require.ErrorIs(t, at(plan.Assigning{Tasks: ticked(other[:1]), Deputy: "B"}), plan.ErrNotFound, "a task of another plan")
}

func TestReleasingFreezesTheDeadlines(t *testing.T) {
	t.Parallel()
	s, owner := open(t)
	done := binhDuong().commit(t, s)
	planner := periodActor(plan.Planner, done.Province.ID)
	r := plan.Releasing{On: day(2024, time.January, 15), Number: "12/QĐ-SYT"}
	give := func(version int, r plan.Releasing) error {
		return s.ReleasePlan(t.Context(), planner, "binh-duong", 2024, done.Plan.Slug, version, r)
	}
	require.Equal(t, plan.FieldErrors{"giao": plan.ProblemNoLead, "ngay-giao": plan.ProblemFuture}, give(1, plan.Releasing{On: day(2027, 1, 1)}))
	addUnit(t, s, done.Province.ID, "Phòng Nghiệp vụ Dược")
	_, err := s.LinkNames(t.Context(), planner, "binh-duong", 2024, done.Plan.Slug)
	require.NoError(t, err)
	require.ErrorIs(t, give(7, r), plan.ErrConflict)
	require.NoError(t, give(1, r))
	require.ErrorIs(t, give(2, r), plan.ErrConflict, "it is released")
	now := assignmentOf(t, s, done)
	assert.Equal(t, plan.Released, now.Plan.State)
	assert.Equal(t, plan.YearRunning, now.Year.State)
	assert.Equal(t, "12/QĐ-SYT", now.Plan.ReleasedNumber)
	dated, undated := now.Groups[1].Tasks[0], now.Groups[0].Tasks[0]
	assert.Equal(t, dated.DueOn, dated.DueOriginal)
	due := plan.TypedDue{Kind: plan.WithDeadline, On: day(2024, time.December, 31)}
	late := plan.Assigning{Tasks: ticked([]plan.Task{dated, undated}), Due: due}
	require.Equal(t, plan.FieldErrors{"thoi-han": plan.ProblemDueFixed}, s.Assign(t.Context(), planner, "binh-duong", 2024, done.Plan.Slug, late))
	late.Tasks = ticked([]plan.Task{undated})
	require.NoError(t, s.Assign(t.Context(), planner, "binh-duong", 2024, done.Plan.Slug, late), "a task without a deadline gets its first")
	assert.Equal(t, due.On, assignmentOf(t, s, done).Groups[0].Tasks[0].DueOriginal)
	assert.Equal(t, 1, number(t, owner, `SELECT count(*) FROM audit_log WHERE entity = 'plans' AND reason = 'Giao nhiệm vụ; 12/QĐ-SYT'`))
}

func TestANewLeadGetsWhatWaitsAndTheOldOneKeepsWhatItSent(t *testing.T) {
	t.Parallel()
	s, owner := open(t)
	done, old := releasedPlan(t, s)
	next := addUnit(t, s, done.Province.ID, "Phòng Nghiệp vụ Dược")
	require.NoError(t, s.MakePeriods(t.Context(), cli, "binh-duong", 2024, plan.PresetDecree09))
	periods, err := s.PeriodsOf(t.Context(), cli, done.Plan.YearID)
	require.NoError(t, err)
	p := openPeriod(t, s, periods[0])
	periodReport(t, owner, p, 0, old, "draft", "in_progress")
	periodReport(t, owner, p, 1, old, "submitted", "in_progress")
	tasks := assignmentOf(t, s, done).There()
	require.NoError(t, s.Assign(t.Context(), cli, "binh-duong", 2024, done.Plan.Slug, plan.Assigning{Tasks: ticked(tasks[:2]), LeadID: next}))
	const of = `SELECT unit_id FROM progress_reports WHERE task_id = $1`
	assert.Equal(t, int(next), number(t, owner, of, tasks[0].ID))
	assert.Equal(t, int(old), number(t, owner, of, tasks[1].ID))
	assert.Equal(t, 1, number(t, owner, `SELECT count(*) FROM report_events WHERE action = 'reassigned'`))
}

func TestWhoMayAssignAndRelease(t *testing.T) {
	t.Parallel()
	s, _ := open(t)
	done := binhDuong().commit(t, s)
	home, tasks := done.Province.ID, assignmentOf(t, s, done).There()
	writes := map[string]func(plan.Actor) error{
		"assign": func(a plan.Actor) error {
			return s.Assign(t.Context(), a, "binh-duong", 2024, done.Plan.Slug, plan.Assigning{Tasks: ticked(tasks), Deputy: "B"})
		},
		"link": func(a plan.Actor) error {
			_, err := s.LinkNames(t.Context(), a, "binh-duong", 2024, done.Plan.Slug)
			return err
		},
		"release": func(a plan.Actor) error {
			return s.ReleasePlan(t.Context(), a, "binh-duong", 2024, done.Plan.Slug, 1, plan.Releasing{On: day(2024, 1, 15)})
		},
	}
	for name, write := range writes {
		for _, role := range plan.MemberRoles() {
			if !role.Has(plan.RightPlan) {
				require.ErrorIs(t, write(periodActor(role, home)), plan.ErrForbidden, "%s by %s", name, role)
			}
		}
		require.ErrorIs(t, write(periodActor(plan.Planner, home+1)), plan.ErrNotFound, "%s from another province", name)
	}
	assert.Equal(t, tasks, assignmentOf(t, s, done).There(), "nothing was changed")
}
