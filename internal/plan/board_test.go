package plan_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"kehoach/internal/plan"
)

// mixedBoard has a task in every box, two plans and two units.
func mixedBoard() plan.Board {
	b := plan.Board{AsOf: on(2024, 6, 14)}
	b.Plans = []plan.Plan{{ID: 1}, {ID: 2}}
	for i, box := range plan.Boxes() {
		s := plan.TaskStatus{TaskID: int64(i + 1), PlanID: int64(i%2 + 1), GroupID: int64(i%3 + 1), LeadID: int64(i % 3), Box: box}
		s.Due, s.Owed, s.Pending, s.Joined = on(2024, 6, 13), i%2 == 0, i == 1, i == 2
		s.Red, s.Amber, s.Soon = box == plan.BoxOverdue, box == plan.BoxOnTrack, box == plan.BoxOnTrack
		s.Progress = plan.InProgress
		if box.Finished() || box == plan.BoxUndated {
			s.Progress = plan.Done
			s.Contradictions = []plan.Contradiction{plan.ContradictionNoEvidence}
		}
		if box == plan.BoxOverdue {
			s.Progress = plan.NotStarted
		}
		b.Tasks = append(b.Tasks, plan.BoardTask{TaskStatus: s})
	}
	b.Left = []plan.BoardTask{{TaskStatus: plan.TaskStatus{TaskID: 99, PlanID: 1}, ClosedAs: plan.ClosedMerged}}
	b.Count([]plan.Group{{ID: 1, PlanID: 1}, {ID: 2, PlanID: 2}, {ID: 3, PlanID: 1}, {ID: 4, PlanID: 2}},
		[]plan.BoardUnit{{UnitID: 1, Name: "A"}, {UnitID: 2, Name: "B"}, {UnitID: 3, Name: "C"}})
	return b
}

func TestEveryNumberOfABoardOpensAsManyRows(t *testing.T) {
	t.Parallel()
	b := mixedBoard()
	for _, choice := range plan.Choices() {
		rows := b.Rows(plan.BoardFilter{Choice: choice})
		if choice == plan.ChooseLeft {
			assert.Len(t, rows, len(b.Left))
			continue
		}
		assert.Len(t, rows, b.Total.Count(choice), choice)
		assert.NotEmpty(t, rows, "%s: the sample has one of each", choice)
		for _, part := range b.Parts {
			assert.Len(t, b.Rows(plan.BoardFilter{Choice: choice, PlanID: part.Plan.ID}), part.Tally.Count(choice), choice)
		}
		for _, unit := range b.Units {
			f := plan.BoardFilter{Choice: choice, UnitID: unit.UnitID, NoUnit: unit.UnitID == 0}
			assert.Len(t, b.Rows(f), unit.Tally.Count(choice), choice)
		}
	}
	assert.Empty(t, b.Rows(plan.BoardFilter{Choice: "khong-co"}))
}

func TestPartsAndUnitsOfABoardAddUp(t *testing.T) {
	t.Parallel()
	b := mixedBoard()
	parts, units := 0, 0
	for _, p := range b.Parts {
		parts += p.Tally.Total
	}
	for _, u := range b.Units {
		units += u.Tally.Total
	}
	assert.Equal(t, b.Total.Total, parts)
	assert.Equal(t, b.Total.Total, units)
	assert.Equal(t, []string{"A", "B", ""}, []string{b.Units[0].Name, b.Units[1].Name, b.Units[2].Name}, "who leads nothing is left out")
}
