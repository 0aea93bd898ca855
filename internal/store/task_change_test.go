package store_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"kehoach/internal/plan"
	"kehoach/internal/store"
)

func taskNow(t testing.TB, s *store.Store, id int64) plan.Task {
	t.Helper()
	page, err := s.Task(t.Context(), cli, id)
	require.NoError(t, err)
	return page.Task
}

// editOf is the form of a task left as it is.
func editOf(task plan.Task) plan.TaskEdit {
	edit := plan.TaskEdit{
		Text: task.Text, LeadID: task.LeadID(), Deputy: task.Deputy, Output: task.Output, Resources: task.Resources, Oversight: task.Oversight,
		AssignedNumber: task.AssignedNumber, Due: plan.TypedDue{Kind: plan.WithDeadline, On: task.DueOn},
	}
	if task.Kind == plan.Regular {
		edit.Due = plan.TypedDue{Kind: plan.Regular}
	}
	for _, u := range task.Units {
		if u.Role == plan.Support && u.UnitID != 0 {
			edit.Support = append(edit.Support, u.UnitID)
		}
	}
	return edit
}

func TestATaskIsEditedFreelyInADraftAndByDocumentsAfterRelease(t *testing.T) {
	t.Parallel()
	s, owner := open(t)
	done := binhDuong().commit(t, s)
	lead, help := addUnit(t, s, done.Province.ID, "Phòng Nghiệp vụ Dược"), addUnit(t, s, done.Province.ID, "Bệnh viện Đa khoa tỉnh")
	_, err := s.LinkNames(t.Context(), cli, "binh-duong", 2024, done.Plan.Slug)
	require.NoError(t, err)
	task := assignmentOf(t, s, done).Groups[1].Tasks[0]
	require.NoError(t, s.EditTask(t.Context(), cli, task.ID, task.Version, editOf(task)))
	after := taskNow(t, s, task.ID)
	after.Version = task.Version
	assert.Equal(t, task, after, "a form left as it is changes nothing, the words of the deadline stay")

	edit := editOf(task)
	edit.Text, edit.Support, edit.DropNames = "bổ sung 25 danh mục", nil, true
	edit.Due = plan.TypedDue{Kind: plan.WithDeadline, On: day(2024, time.October, 31)}
	require.NoError(t, s.EditTask(t.Context(), cli, task.ID, task.Version+1, edit))
	after = taskNow(t, s, task.ID)
	assert.Equal(t, "bổ sung 25 danh mục", after.Text)
	assert.Len(t, after.Units, 1, "the lead alone is left")
	require.ErrorIs(t, s.EditTask(t.Context(), cli, task.ID, task.Version+1, edit), plan.ErrConflict)

	release(t, s, done)
	after = taskNow(t, s, task.ID)
	edit = editOf(after)
	edit.Text, edit.LeadID, edit.Due.On = "lời khác", 0, day(2025, time.January, 31)
	require.Equal(t, plan.FieldErrors{
		"chu-tri": plan.ProblemRequired, "thoi-han": plan.ProblemDueFixed, "so-van-ban": plan.ProblemTextFixed, "ly-do": plan.ProblemRequired,
	}, s.EditTask(t.Context(), cli, task.ID, after.Version, edit))
	edit = editOf(after)
	edit.LeadID, edit.Support, edit.Reason = help, []int64{lead}, "điều chuyển theo kết luận"
	require.NoError(t, s.EditTask(t.Context(), cli, task.ID, after.Version, edit))
	assert.Equal(t, help, taskNow(t, s, task.ID).LeadID())
	assert.Equal(t, 1, number(t, owner, `SELECT count(*) FROM task_units WHERE task_id = $1 AND role = 'support' AND unit_id = $2`, task.ID, lead))
	assert.Positive(t, number(t, owner, `SELECT count(*) FROM audit_log WHERE task_id = $1 AND reason = 'điều chuyển theo kết luận'`, task.ID))
}

func TestATaskIsAddedToAPlan(t *testing.T) {
	t.Parallel()
	s, _ := open(t)
	done, unit := releasedPlan(t, s)
	group := assignmentOf(t, s, done).Groups[6]
	add := func(edit plan.TaskEdit) (int64, error) {
		return s.AddTask(t.Context(), cli, "binh-duong", 2024, done.Plan.Slug, edit)
	}
	_, err := add(plan.TaskEdit{GroupID: 1e9, AssignedOn: day(2030, 1, 1)})
	require.Equal(t, plan.FieldErrors{
		"nhom": plan.ProblemUnknown, "noi-dung": plan.ProblemRequired, "ngay-giao": plan.ProblemFuture, "so-van-ban": plan.ProblemRequired,
	}, err)
	id, err := add(plan.TaskEdit{
		GroupID: group.ID, Text: "Rà soát danh mục thuốc", LeadID: unit, AssignedOn: day(2024, time.May, 6), AssignedNumber: "88/TB-SYT",
		Due: plan.TypedDue{Kind: plan.WithDeadline, On: day(2024, time.June, 30)},
	})
	require.NoError(t, err)
	task := taskNow(t, s, id)
	assert.Equal(t, "7.7", task.Number)
	assert.True(t, task.Added)
	assert.Equal(t, day(2024, time.May, 6), task.AssignedOn)
	assert.Equal(t, day(2024, time.June, 30), task.DueOriginal, "the plan is released: its deadline is frozen at once")
	assert.Equal(t, unit, task.LeadID())
}

func TestATaskIsSplitAndClosedOutsideLockedPeriods(t *testing.T) {
	t.Parallel()
	s, _ := open(t)
	done, unit := releasedPlan(t, s)
	other := addUnit(t, s, done.Province.ID, "Phòng Nghiệp vụ Dược")
	require.NoError(t, s.MakePeriods(t.Context(), cli, "binh-duong", 2024, plan.PresetDecree09))
	periods, err := s.PeriodsOf(t.Context(), cli, done.Plan.YearID)
	require.NoError(t, err)
	p := openPeriod(t, s, periods[0])
	require.NoError(t, s.LockPeriod(t.Context(), cli, p.ID, p.Version))
	task := assignmentOf(t, s, done).Groups[0].Tasks[0]

	_, err = s.SplitTask(t.Context(), cli, task.ID, task.Version, plan.TaskSplitting{
		Parts: []plan.TaskPart{{Text: "một"}, {LeadID: other}, {Text: "ba", LeadID: 1e9}}, On: p.AsOfOn,
	})
	require.Equal(t, plan.FieldErrors{
		"noi-dung:2": plan.ProblemRequired, "chu-tri:3": plan.ProblemUnknown, "ngay": plan.ProblemLockedDay, "ly-do": plan.ProblemRequired,
	}, err)
	on := p.AsOfOn.AddDays(1)
	parts, err := s.SplitTask(t.Context(), cli, task.ID, task.Version, plan.TaskSplitting{
		Parts: []plan.TaskPart{{Text: "phần một"}, {}, {Text: "phần hai", LeadID: other}}, On: on, Reason: "kết luận 5/TB-SYT",
	})
	require.NoError(t, err)
	require.Len(t, parts, 2)
	closed, first, second := taskNow(t, s, task.ID), taskNow(t, s, parts[0]), taskNow(t, s, parts[1])
	assert.Equal(t, plan.ClosedSplit, closed.ClosedAs)
	assert.Equal(t, task.Number+".1", first.Number)
	assert.Equal(t, task.ID, second.SplitFrom)
	assert.Equal(t, on, first.AssignedOn, "they count from the day the other leaves")
	assert.Equal(t, []int64{unit, other}, []int64{first.LeadID(), second.LeadID()})
	_, err = s.SplitTask(t.Context(), cli, task.ID, closed.Version, plan.TaskSplitting{})
	require.ErrorIs(t, err, plan.ErrConflict, "it is closed")

	require.Equal(t, plan.FieldErrors{"cach": plan.ProblemRequired, "ngay": plan.ProblemRequired, "ly-do": plan.ProblemRequired},
		s.CloseTask(t.Context(), cli, first.ID, first.Version, plan.TaskClosing{As: plan.ClosedSplit}))
	require.NoError(t, s.CloseTask(t.Context(), cli, first.ID, first.Version, plan.TaskClosing{As: plan.ClosedRemoved, On: on, Reason: "trùng"}))
	assert.Equal(t, plan.ClosedRemoved, taskNow(t, s, first.ID).ClosedAs)
	require.ErrorIs(t, s.EditTask(t.Context(), cli, first.ID, first.Version+1, editOf(first)), plan.ErrConflict, "a closed task stays as it is")
}

func TestWhoLooksAfterAPlanIsTold(t *testing.T) {
	t.Parallel()
	s, owner := open(t)
	done, unit := releasedPlan(t, s)
	require.NoError(t, s.MakePeriods(t.Context(), cli, "binh-duong", 2024, plan.PresetDecree09))
	periods, err := s.PeriodsOf(t.Context(), cli, done.Plan.YearID)
	require.NoError(t, err)
	first, second := openPeriod(t, s, periods[0]), openPeriod(t, s, periods[1])
	_, err = owner.Exec(t.Context(), `DELETE FROM task_units WHERE task_id = (SELECT min(id) FROM tasks)`)
	require.NoError(t, err)
	cover := func() plan.Coverage {
		c, err := s.Coverage(t.Context(), cli, "binh-duong", 2024, done.Plan.Slug)
		require.NoError(t, err)
		return c
	}
	c := cover()
	assert.Len(t, c.NoLead, 1)
	require.Len(t, c.Uncovered(), 1)
	assert.Equal(t, 42, c.Leads[0].Tasks)
	assert.True(t, c.Silent(c.Leads[0]))
	assert.Zero(t, c.Leads[0].Accounts)
	_, err = owner.Exec(t.Context(), `WITH w AS (INSERT INTO users (username, full_name, created_at) VALUES ('an', 'An', now()) RETURNING id)
		INSERT INTO memberships (user_id, role, province_id, unit_id, valid_from, created_by) SELECT id, 'officer', $1, $2, '2024-01-01', 'test' FROM w`,
		done.Province.ID, unit)
	require.NoError(t, err)
	assert.Equal(t, 1, cover().Leads[0].Accounts)
	assert.Len(t, cover().Uncovered(), 1, "it is still silent")
	periodReport(t, owner, second, 3, unit, "submitted", "in_progress")
	assert.Empty(t, cover().Uncovered())
	_, err = owner.Exec(t.Context(), `UPDATE users SET state = 'disabled'`)
	require.NoError(t, err)
	assert.Len(t, cover().Uncovered(), 1, "a disabled account reports nothing")
	assert.Equal(t, []int64{first.ID, second.ID}, []int64{c.Periods[0].ID, c.Periods[1].ID})
}

func TestWhoMayChangeTasks(t *testing.T) {
	t.Parallel()
	s, _ := open(t)
	done, unit := releasedPlan(t, s)
	home := done.Province.ID
	task := assignmentOf(t, s, done).Groups[0].Tasks[0]
	writes := map[string]func(plan.Actor) error{
		"edit": func(a plan.Actor) error { return s.EditTask(t.Context(), a, task.ID, task.Version, editOf(task)) },
		"close": func(a plan.Actor) error {
			return s.CloseTask(t.Context(), a, task.ID, task.Version, plan.TaskClosing{As: plan.ClosedRemoved, On: day(2024, 5, 1), Reason: "x"})
		},
		"split": func(a plan.Actor) error {
			_, err := s.SplitTask(t.Context(), a, task.ID, task.Version, plan.TaskSplitting{Parts: []plan.TaskPart{{Text: "a"}, {Text: "b"}}, On: day(2024, 5, 1), Reason: "x"})
			return err
		},
		"add": func(a plan.Actor) error {
			_, err := s.AddTask(t.Context(), a, "binh-duong", 2024, done.Plan.Slug, plan.TaskEdit{Text: "x", LeadID: unit, GroupID: task.GroupID})
			return err
		},
		"see the form": func(a plan.Actor) error { _, err := s.TaskForm(t.Context(), a, task.ID); return err },
		"see coverage": func(a plan.Actor) error {
			_, err := s.Coverage(t.Context(), a, "binh-duong", 2024, done.Plan.Slug)
			return err
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
	assert.Equal(t, task.Version, taskNow(t, s, task.ID).Version, "nothing was changed")
}
