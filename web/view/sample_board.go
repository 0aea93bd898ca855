package view

import (
	"kehoach/internal/plan"
	"kehoach/internal/route"
)

func sampleBoards() []Sample {
	full, empty := sampleBoard(), sampleBoard()
	empty.Tasks, empty.Left = nil, nil
	empty.Count(nil, nil)
	rows := func(b plan.Board, c plan.Choice) YearData {
		return YearData{Board: b, Query: route.BoardQuery{Choice: string(c)}, Rows: b.Rows(plan.BoardFilter{Choice: c})}
	}
	return []Sample{
		{"board", "Năm có số liệu của kỳ", YearPage(samplePage("board"), YearData{Board: full})},
		{"board-dark", "Số liệu của kỳ, nền tối", YearPage(Page{Path: route.DevPage("board-dark"), Theme: "dark"}, YearData{Board: full})},
		{"board-print", "Số liệu của kỳ như trên giấy", YearPage(Page{Path: route.DevPage("board-print"), Print: true}, YearData{Board: full})},
		{"board-rows", "Danh sách sau một con số", YearPage(samplePage("board-rows"), rows(full, plan.ChooseAll))},
		{"board-left", "Danh sách nhiệm vụ đã đưa ra", YearPage(samplePage("board-left"), rows(full, plan.ChooseLeft))},
		{"board-none", "Kỳ chưa có nhiệm vụ", YearPage(samplePage("board-none"), rows(empty, plan.ChooseRed))},
	}
}

// sampleBoard spreads the tasks of the sample plan over all boxes and marks.
func sampleBoard() plan.Board {
	tree := sampleTree()
	b := plan.Board{YearPage: sampleYear(), Basis: plan.BasisCurrent, Soon: plan.SoonDays}
	b.Periods = plan.NewPeriods(2024, plan.PresetDecree09, plan.Holidays{})
	b.Periods[0].State, b.Periods[1].State = plan.PeriodLocked, plan.PeriodOpen
	b.Period = b.Periods[1]
	b.AsOf = b.Period.AsOfOn
	units := []plan.BoardUnit{{UnitID: 1, Name: "Phòng Nghiệp vụ Y"}, {UnitID: 2, Name: "Trung tâm Kiểm soát bệnh tật tỉnh"}}
	for _, g := range tree.Groups {
		for _, t := range g.Tasks {
			b.Tasks = append(b.Tasks, sampleBoardTask(t, len(b.Tasks), b.AsOf, units))
		}
	}
	left := b.Tasks[len(b.Tasks)-1]
	left.TaskID, left.ClosedOn, left.ClosedAs = 9001, b.AsOf.AddDays(-20), plan.ClosedMerged
	b.Left = []plan.BoardTask{left}
	b.Count(tree.Groups, units)
	return b
}

func sampleBoardTask(t plan.Task, n int, asOf plan.Date, units []plan.BoardUnit) plan.BoardTask {
	boxes := append(plan.Boxes(), plan.BoxDoneOnTime, plan.BoxOnTrack, plan.BoxOnTrack)
	s := plan.TaskStatus{TaskID: t.ID, PlanID: t.PlanID, GroupID: t.GroupID, Box: boxes[n%len(boxes)], Progress: plan.InProgress, Owed: true}
	percent := plan.PerMille(n * 37 % 1000)
	switch s.Box {
	case plan.BoxDoneOnTime, plan.BoxDoneLate:
		s.Progress, percent, s.Reported, s.CompletedOn = plan.Done, 1000, true, asOf.AddDays(-n)
		s.Contradictions = []plan.Contradiction{plan.ContradictionNoEvidence}
	case plan.BoxOverdue:
		s.Red, s.Outlook, s.Contradictions = true, plan.Feasible, []plan.Contradiction{plan.ContradictionFeasible, plan.ContradictionNoChange}
	case plan.BoxOnTrack:
		s.Soon, s.Amber, s.Pending, s.Outlook = true, true, n%2 == 0, plan.AtRisk
	case plan.BoxPaused:
		s.Progress = plan.Paused
	case plan.BoxRegular, plan.BoxUndated:
		s.Joined = n%4 == 0
	}
	if s.Box != plan.BoxRegular && s.Box != plan.BoxUndated {
		s.Due = asOf.AddDays(n%7 - 3)
	}
	s.Percent = &percent
	task := plan.BoardTask{TaskStatus: s, Number: t.Number, Text: t.Text}
	if unit := n % (len(units) + 1); unit < len(units) {
		task.LeadID, task.Lead = units[unit].UnitID, units[unit].Name
	}
	return task
}

// sampleCountedTree is the sample plan with where its tasks stand.
func sampleCountedTree() plan.Tree {
	tree, board := sampleTree(), sampleBoard()
	tree.Period, tree.Statuses = board.Period, map[int64]plan.TaskStatus{}
	for _, t := range board.Tasks {
		tree.Statuses[t.TaskID] = t.TaskStatus
	}
	return tree
}
