package plan_test

import (
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"

	"kehoach/internal/plan"
)

func perMille(n plan.PerMille) *plan.PerMille { return &n }

func TestPercentagesAreReadAsPeopleTypeThem(t *testing.T) {
	t.Parallel()
	for typed, want := range map[string]struct {
		value   *plan.PerMille
		problem plan.Problem
	}{
		"":           {nil, ""},
		"  ":         {nil, ""},
		"%":          {nil, ""},
		"0":          {perMille(0), ""},
		"60":         {perMille(600), ""},
		"60%":        {perMille(600), ""},
		" 55,7 % ":   {perMille(557), ""},
		"55,7":       {perMille(557), ""},
		"55.7":       {perMille(557), ""},
		"007":        {perMille(70), ""},
		"100":        {perMille(1000), ""},
		"100,0":      {perMille(1000), ""},
		"100,1":      {nil, plan.ProblemPercentRange},
		"101":        {nil, plan.ProblemPercentRange},
		"1000000000": {nil, plan.ProblemPercentRange},
		"-1":         {nil, plan.ProblemPercentRange},
		"1,25":       {nil, plan.ProblemPercentDecimals},
		"1.000":      {nil, plan.ProblemPercentDecimals},
		"hai":        {nil, plan.ProblemNotPercent},
		"5,":         {nil, plan.ProblemNotPercent},
		",5":         {nil, plan.ProblemNotPercent},
		"5,5,5":      {nil, plan.ProblemNotPercent},
		"1e2":        {nil, plan.ProblemNotPercent},
		"NaN":        {nil, plan.ProblemNotPercent},
		"６０":         {nil, plan.ProblemNotPercent},
		"60%%":       {nil, plan.ProblemNotPercent},
	} {
		value, problem := plan.ParsePercent(typed)
		assert.Equal(t, want.value, value, "%q", typed)
		assert.Equal(t, want.problem, problem, "%q", typed)
	}
	assert.Equal(t, "55,7", plan.PerMille(557).String())
	assert.Equal(t, "100", plan.PerMille(1000).String())
	assert.Equal(t, "0,5", plan.PerMille(5).String())
}

func TestTextsLoseWhatNobodySees(t *testing.T) {
	t.Parallel()
	for typed, want := range map[string]string{
		" Đã họp\r\nlần 2 \t":     "Đã họp\nlần 2",
		"a\u202eb\u2066c\u200fd":  "abcd",
		"a\u200b\ufeff\u00adb":    "ab",
		"a\x07\x1bb":              "ab",
		"\u200b \u202e":           "",
		"một\ttab":                "một\ttab",
		"Tiếng Việt: đủ dấu, 👍 %": "Tiếng Việt: đủ dấu, 👍 %",
	} {
		assert.Equal(t, want, plan.CleanText(typed), "%q", typed)
	}
}

func reportDay(month time.Month, day int) plan.Date {
	return plan.Date{Year: 2024, Month: month, Day: day}
}

func TestAReportIsValidatedByItsStateAndItsTask(t *testing.T) {
	t.Parallel()
	period := plan.ReportingPeriod{Kind: plan.M9, DataTo: reportDay(9, 14), AsOfOn: reportDay(9, 14)}
	today := reportDay(9, 20)
	dated := plan.Task{Kind: plan.WithDeadline, DueOn: reportDay(9, 30), AssignedOn: reportDay(2, 1)}
	undated := plan.Task{Kind: plan.WithDeadline, AssignedOn: reportDay(2, 1)}
	regular := plan.Task{Kind: plan.Regular, AssignedOn: reportDay(2, 1)}
	done := plan.Content{Progress: plan.Done, CompletedOn: reportDay(9, 1), Result: "xong"}
	at := func(d plan.Date) plan.Content { c := done; c.CompletedOn = d; return c }
	going := func(o plan.Outlook, obstacles, proposals string) plan.Content {
		return plan.Content{Progress: plan.InProgress, Percent: perMille(500), Outlook: o, Obstacles: obstacles, Proposals: proposals}
	}
	long := strings.Repeat("ữ", plan.ReportTextMax)
	for name, c := range map[string]struct {
		task    plan.Task
		content plan.Content
		product bool
		want    plan.FieldErrors
	}{
		"nothing typed": {dated, plan.Content{}, false, plan.FieldErrors{"trang-thai": plan.ProblemRequired, "ty-le": plan.ProblemRequired}},
		"a state nobody knows": {
			dated, plan.Content{Progress: "xong", Percent: perMille(0)}, false, plan.FieldErrors{"trang-thai": plan.ProblemUnknown},
		},
		"not started":                 {dated, plan.Content{Progress: plan.NotStarted, Percent: perMille(0), Outlook: plan.Feasible}, false, nil},
		"no outlook":                  {dated, going("", "", ""), false, plan.FieldErrors{"kha-nang": plan.ProblemRequired}},
		"an outlook nobody knows":     {dated, going("tốt", "", ""), false, plan.FieldErrors{"kha-nang": plan.ProblemUnknown}},
		"no outlook without deadline": {undated, going("", "", ""), false, nil},
		"regular without percent":     {regular, plan.Content{Progress: plan.InProgress}, false, nil},
		"undated without percent":     {undated, plan.Content{Progress: plan.InProgress}, false, plan.FieldErrors{"ty-le": plan.ProblemRequired}},
		"paused without outlook":      {dated, plan.Content{Progress: plan.Paused, Percent: perMille(300)}, false, nil},
		"at risk without words": {
			dated, going(plan.AtRisk, "", ""), false,
			plan.FieldErrors{"vuong-mac": plan.ProblemRiskNeedsWords, "kien-nghi": plan.ProblemRiskNeedsWords},
		},
		"too late without proposals": {dated, going(plan.Unlikely, "thiếu vốn", ""), false, plan.FieldErrors{"kien-nghi": plan.ProblemRiskNeedsWords}},
		"at risk with words":         {dated, going(plan.AtRisk, "thiếu vốn", "bổ sung"), false, nil},
		"done with a product":        {dated, done, true, nil},
		"done with a reason":         {dated, func() plan.Content { c := done; c.NoProduct = "chờ ký"; return c }(), false, nil},
		"done with neither":          {dated, done, false, plan.FieldErrors{"ly-do-chua-co": plan.ProblemProductMissing}},
		"done without a day":         {dated, at(plan.Date{}), true, plan.FieldErrors{"ngay-hoan-thanh": plan.ProblemRequired}},
		"done on the as-of day":      {dated, at(period.AsOfOn), true, nil},
		"done the day after":         {dated, at(reportDay(9, 15)), true, plan.FieldErrors{"ngay-hoan-thanh": plan.ProblemNextPeriod}},
		"done tomorrow":              {dated, at(reportDay(9, 21)), true, plan.FieldErrors{"ngay-hoan-thanh": plan.ProblemFuture}},
		"done when assigned":         {dated, at(reportDay(2, 1)), true, nil},
		"done before it was assigned": {
			dated, at(reportDay(1, 31)), true, plan.FieldErrors{"ngay-hoan-thanh": plan.ProblemBeforeAssigned},
		},
		"texts at their limit": {
			undated, plan.Content{Progress: plan.InProgress, Percent: perMille(1), Result: long, Obstacles: long, Proposals: long}, false, nil,
		},
		"a text over its limit": {
			undated, plan.Content{Progress: plan.InProgress, Percent: perMille(1), Result: long + "ữ"}, false,
			plan.FieldErrors{"ket-qua": plan.ProblemTooLong},
		},
		"more than whole": {undated, plan.Content{Progress: plan.InProgress, Percent: perMille(1001)}, false, plan.FieldErrors{"ty-le": plan.ProblemPercentRange}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got := c.content.Settled(c.task).Validate(c.task, period, today, c.product)
			if c.want == nil {
				c.want = plan.FieldErrors{}
			}
			assert.Equal(t, c.want, got)
		})
	}
}

func TestWhatAStateDoesNotAskIsTakenOut(t *testing.T) {
	t.Parallel()
	dated := plan.Task{Kind: plan.WithDeadline, DueOn: reportDay(9, 30)}
	typed := plan.Content{
		Progress: plan.Done, Percent: perMille(300), Outlook: plan.AtRisk, CompletedOn: reportDay(3, 1), NoProduct: "chờ ký", Result: "có",
	}
	done := typed.Settled(dated)
	assert.Equal(t, perMille(1000), done.Percent)
	assert.Empty(t, done.Outlook)
	assert.Equal(t, "chờ ký", done.NoProduct)
	typed.Progress = plan.InProgress
	going := typed.Settled(dated)
	assert.Equal(t, perMille(300), going.Percent)
	assert.Equal(t, plan.AtRisk, going.Outlook)
	assert.True(t, going.CompletedOn.IsZero())
	assert.Empty(t, going.NoProduct)
	assert.Equal(t, "có", going.Result)
	typed.Progress = plan.Paused
	assert.Empty(t, typed.Settled(dated).Outlook)
}

func TestAFormIsReadAndWrittenBackAsItWas(t *testing.T) {
	t.Parallel()
	typed := plan.ReportTyped{
		"trang-thai": "done", "ty-le": "100", "kha-nang": "", "ket-qua": "đã ban hành", "vuong-mac": "", "kien-nghi": "",
		"ngay-hoan-thanh": "05/03/2024", "ly-do-chua-co": "chờ ký",
	}
	content, broken := typed.Content()
	assert.Empty(t, broken)
	assert.Equal(t, reportDay(3, 5), content.CompletedOn)
	assert.Equal(t, typed, plan.TypedContent(content))

	_, broken = plan.ReportTyped{"ty-le": "hai", "ngay-hoan-thanh": "31/02/2024"}.Content()
	assert.Equal(t, plan.FieldErrors{"ty-le": plan.ProblemNotPercent, "ngay-hoan-thanh": plan.ProblemNotADate}, broken)
	assert.True(t, plan.ReportTyped{"ket-qua": " "}.Empty())
	assert.False(t, typed.Empty())
}

func TestAClosedPeriodSaysWhy(t *testing.T) {
	t.Parallel()
	open := plan.ReportingPeriod{State: plan.PeriodOpen, GraceUntil: reportDay(9, 20)}
	locked, preparing := open, open
	locked.State, preparing.State = plan.PeriodLocked, plan.PeriodPreparing
	assert.Empty(t, plan.ClosureOf(open, reportDay(9, 20), plan.Date{}))
	assert.Equal(t, plan.ClosureExpired, plan.ClosureOf(open, reportDay(9, 21), plan.Date{}))
	assert.Empty(t, plan.ClosureOf(open, reportDay(9, 21), reportDay(9, 21)), "the unit's own window")
	assert.Equal(t, plan.ClosureLocked, plan.ClosureOf(locked, reportDay(9, 1), reportDay(9, 30)))
	assert.Equal(t, plan.ClosureNotOpen, plan.ClosureOf(preparing, reportDay(9, 1), plan.Date{}))
	assert.ErrorIs(t, plan.ErrClosed{Closure: plan.ClosureLocked}, plan.ErrLocked)
}

func TestTheNextTaskIsTheFirstNotReportedOnBehindThisOne(t *testing.T) {
	t.Parallel()
	row := func(id int64, state plan.ReportState, owed bool) plan.ReportRow {
		return plan.ReportRow{Task: plan.Task{ID: id}, Owed: owed, Report: plan.ProgressReport{State: state}}
	}
	b := plan.UnitBoard{Rows: []plan.ReportRow{
		row(1, "", true), row(2, plan.ReportDraft, true), row(3, "", false), row(4, plan.ReportReturned, true), row(5, plan.ReportApproved, true),
	}}
	assert.Equal(t, int64(4), b.Next(1))
	assert.Equal(t, int64(4), b.Next(2))
	assert.Equal(t, int64(1), b.Next(4))
	assert.Equal(t, int64(1), b.Next(0))
	assert.Equal(t, plan.ReportCounts{Owed: 4, Updated: 2, Unsent: 3, Returned: 1, Approved: 1}, b.Counts())
	assert.Len(t, b.Missing(), 2)
	assert.Equal(t, []plan.ReportVersion{{}}, b.Sendable(), "the draft")
	assert.Zero(t, plan.UnitBoard{}.Next(0))
}
