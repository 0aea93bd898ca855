package plan_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"kehoach/internal/plan"
)

// halfYear is the second kỳ of 2024 on its own day.
func halfYear() plan.Moment {
	periods := plan.NewPeriods(2024, plan.PresetDecree09, plan.Holidays{})
	return plan.Moment{Periods: periods, Period: periods[1], AsOf: periods[1].AsOfOn, Basis: plan.BasisCurrent, Soon: 7}
}

func said(kind plan.PeriodKind, progress plan.Progress, percent plan.PerMille, outlook plan.Outlook) plan.PeriodReport {
	return plan.PeriodReport{Kind: kind, State: plan.ReportApproved, Content: plan.Content{Progress: progress, Percent: &percent, Outlook: outlook}}
}

func TestRedAmberAndSoon(t *testing.T) {
	t.Parallel()
	asOf := halfYear().AsOf
	for name, c := range map[string]struct {
		due              plan.Date
		reports          []plan.PeriodReport
		red, amber, soon bool
	}{
		"far away, nothing said":           {asOf.AddDays(8), nil, false, false, false},
		"seven days, nothing said":         {asOf.AddDays(7), nil, false, true, true},
		"due today, nothing said":          {asOf, nil, false, true, true},
		"soon and reported this kỳ":        {asOf.AddDays(7), []plan.PeriodReport{said(plan.H1, plan.InProgress, 500, plan.Feasible)}, false, false, true},
		"soon and reported in the last kỳ": {asOf.AddDays(7), []plan.PeriodReport{said(plan.Q1, plan.InProgress, 500, plan.Feasible)}, false, true, true},
		"at risk":                          {asOf.AddDays(90), []plan.PeriodReport{said(plan.H1, plan.InProgress, 500, plan.AtRisk)}, false, true, false},
		"unlikely":                         {asOf.AddDays(90), []plan.PeriodReport{said(plan.H1, plan.InProgress, 500, plan.Unlikely)}, true, false, false},
		"unlikely and soon is red alone":   {asOf, []plan.PeriodReport{said(plan.Q1, plan.InProgress, 500, plan.Unlikely)}, true, false, true},
		"overdue":                          {asOf.AddDays(-1), nil, true, false, false},
		"overdue and at risk is red alone": {asOf.AddDays(-1), []plan.PeriodReport{said(plan.H1, plan.InProgress, 500, plan.AtRisk)}, true, false, false},
		"no deadline, unlikely":            {plan.Date{}, []plan.PeriodReport{said(plan.H1, plan.InProgress, 500, plan.Unlikely)}, false, false, false},
		"paused":                           {asOf.AddDays(-1), []plan.PeriodReport{said(plan.H1, plan.Paused, 500, plan.Unlikely)}, false, false, false},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			h := plan.TaskHistory{Task: plan.Task{Kind: plan.WithDeadline, DueOn: c.due, AssignedOn: on(2024, 1, 1)}, Reports: c.reports}
			s, ok := plan.StatusOf(h, halfYear())
			assert.True(t, ok)
			assert.Equal(t, []bool{c.red, c.amber, c.soon}, []bool{s.Red, s.Amber, s.Soon})
		})
	}
}

func TestWhatIsOwedAndSilent(t *testing.T) {
	t.Parallel()
	sent := said(plan.H1, plan.InProgress, 500, "")
	sent.State = plan.ReportSubmitted
	for name, c := range map[string]struct {
		draft                           bool
		reports                         []plan.PeriodReport
		owed, reported, pending, silent bool
	}{
		"nothing said":                {false, nil, true, false, false, true},
		"the plan is not given out":   {true, nil, false, false, false, false},
		"approved":                    {false, []plan.PeriodReport{said(plan.H1, plan.InProgress, 500, "")}, true, true, false, false},
		"waits for approval":          {false, []plan.PeriodReport{sent}, true, false, true, true},
		"finished in this kỳ":         {false, []plan.PeriodReport{said(plan.H1, plan.Done, 1000, "")}, true, true, false, false},
		"finished in an earlier kỳ":   {false, []plan.PeriodReport{said(plan.Q1, plan.Done, 1000, "")}, false, false, false, false},
		"dropped in an earlier kỳ":    {false, []plan.PeriodReport{said(plan.Q1, plan.Dropped, 0, "")}, false, false, false, false},
		"paused in an earlier kỳ":     {false, []plan.PeriodReport{said(plan.Q1, plan.Paused, 0, "")}, true, false, false, true},
		"finished, then corrected":    {false, []plan.PeriodReport{said(plan.Q1, plan.Done, 1000, ""), said(plan.H1, plan.InProgress, 900, "")}, false, true, false, false},
		"finished in a later kỳ only": {false, []plan.PeriodReport{said(plan.M9, plan.Done, 1000, "")}, true, false, false, true},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			h := plan.TaskHistory{Task: plan.Task{Kind: plan.WithDeadline, AssignedOn: on(2024, 1, 1)}, Released: !c.draft, Reports: c.reports}
			s, _ := plan.StatusOf(h, halfYear())
			assert.Equal(t, []bool{c.owed, c.reported, c.pending, c.silent}, []bool{s.Owed, s.Reported, s.Pending, s.Silent()})
		})
	}
}

func TestWhichTasksBelongToAPeriod(t *testing.T) {
	t.Parallel()
	m := halfYear()
	for name, c := range map[string]struct {
		assigned, closed plan.Date
		belongs, joined  bool
	}{
		"from the start":             {on(2024, 1, 1), plan.Date{}, true, false},
		"given on the last day":      {m.Period.DataTo, plan.Date{}, true, true},
		"given the day after":        {m.Period.DataTo.AddDays(1), plan.Date{}, false, false},
		"given on the kỳ before":     {m.Periods[0].DataTo, plan.Date{}, true, false},
		"given just after kỳ before": {m.Periods[0].DataTo.AddDays(1), plan.Date{}, true, true},
		"closed on the day":          {on(2024, 1, 1), m.AsOf, false, false},
		"closed the day after":       {on(2024, 1, 1), m.AsOf.AddDays(1), true, false},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s, ok := plan.StatusOf(plan.TaskHistory{Task: plan.Task{AssignedOn: c.assigned, ClosedOn: c.closed}}, m)
			assert.Equal(t, c.belongs, ok)
			assert.Equal(t, c.joined, s.Joined)
		})
	}
}

func TestContradictions(t *testing.T) {
	t.Parallel()
	past, ahead := on(2024, 6, 1), on(2024, 12, 31)
	for name, c := range map[string]struct {
		due      plan.Date
		reports  []plan.PeriodReport
		evidence []plan.PeriodKind
		want     []plan.Contradiction
	}{
		"nothing said":                {past, nil, nil, nil},
		"full without evidence":       {past, []plan.PeriodReport{said(plan.H1, plan.Done, 1000, "")}, nil, []plan.Contradiction{plan.ContradictionNoEvidence}},
		"full with evidence":          {past, []plan.PeriodReport{said(plan.H1, plan.Done, 1000, "")}, []plan.PeriodKind{""}, nil},
		"evidence of a later kỳ only": {past, []plan.PeriodReport{said(plan.H1, plan.Done, 1000, "")}, []plan.PeriodKind{plan.M9}, []plan.Contradiction{plan.ContradictionNoEvidence}},
		"feasible but overdue":        {past, []plan.PeriodReport{said(plan.H1, plan.InProgress, 500, plan.Feasible)}, nil, []plan.Contradiction{plan.ContradictionFeasible}},
		"went down":                   {ahead, []plan.PeriodReport{said(plan.Q1, plan.InProgress, 500, ""), said(plan.H1, plan.InProgress, 499, "")}, nil, []plan.Contradiction{plan.ContradictionPercentDown}},
		"the same two kỳ running":     {ahead, []plan.PeriodReport{said(plan.Q1, plan.InProgress, 500, ""), said(plan.H1, plan.InProgress, 500, "")}, nil, []plan.Contradiction{plan.ContradictionNoChange}},
		"once only":                   {ahead, []plan.PeriodReport{said(plan.H1, plan.InProgress, 500, "")}, nil, nil},
		"not of this kỳ":              {ahead, []plan.PeriodReport{said(plan.Q1, plan.InProgress, 500, "")}, nil, nil},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			h := plan.TaskHistory{Task: plan.Task{Kind: plan.WithDeadline, DueOn: c.due, AssignedOn: on(2024, 1, 1)}, Reports: c.reports, Evidence: c.evidence}
			s, _ := plan.StatusOf(h, halfYear())
			assert.Equal(t, c.want, s.Contradictions)
		})
	}
}
