package plan_test

import (
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"

	"kehoach/internal/plan"
)

func TestADayIsReadAsPeopleTypeIt(t *testing.T) {
	t.Parallel()
	september := plan.Date{Year: 2024, Month: time.September, Day: 30}
	for typed, want := range map[string]plan.Date{
		"": {}, "  ": {}, "30/09/2024": september, "30/9/2024": september, " 30-09-2024 ": september, "30.9.2024": september,
		"2024-09-30": september, "29/02/2024": {Year: 2024, Month: time.February, Day: 29},
	} {
		got, problem := plan.ReadDay(typed)
		assert.Equal(t, want, got, typed)
		assert.Empty(t, problem, typed)
	}
	for _, typed := range []string{
		"31/02/2024", "29/02/2023", "30/13/2024", "0/9/2024", "30/09/24", "30/09", "9/2024", "hôm qua", "30/09/2024/1", "-30/09/2024x",
		"99999999999999999999/1/2024", "٣٠/٠٩/٢٠٢٤", "2024-13-01", "+1/9/2024",
	} {
		got, problem := plan.ReadDay(typed)
		assert.Equal(t, plan.ProblemNotADate, problem, typed)
		assert.True(t, got.IsZero(), typed)
	}
}

func TestTextsAreCheckedForWhatNobodySees(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		value    string
		required bool
		want     plan.Problem
	}{
		"in order":         {"Sở Y tế\n\tdòng 2", true, ""},
		"missing":          {" \n", true, plan.ProblemRequired},
		"left out":         {"", false, ""},
		"just long enough": {strings.Repeat("ợ", 20), false, ""},
		"too long":         {strings.Repeat("ợ", 21), false, plan.ProblemTooLong},
		"a bell":           {"a\x07", false, plan.ProblemControl},
		"turned around":    {"a\u202eb", false, plan.ProblemControl},
		"isolated":         {"a\u2066b", false, plan.ProblemControl},
	} {
		e := plan.FieldErrors{}
		e.Text("o", c.value, 20, c.required)
		assert.Equal(t, c.want, e["o"], name)
	}
}

func TestAFileNameLosesItsPathAndWhatNobodySees(t *testing.T) {
	t.Parallel()
	for sent, want := range map[string]string{
		"Kết quả.pdf":                     "Kết quả.pdf",
		`C:\Users\hoa\Kết quả.pdf`:        "Kết quả.pdf",
		"../../etc/passwd":                "passwd",
		"a\x00b\r\n.pdf":                  "ab.pdf",
		"a\u202efdp.exe":                  "afdp.exe",
		" a .pdf . ":                      "a .pdf",
		"/":                               "",
		"...":                             "",
		strings.Repeat("ợ", 300) + ".pdf": strings.Repeat("ợ", 251) + ".pdf",
		strings.Repeat("a", 300):          strings.Repeat("a", 255),
	} {
		assert.Equal(t, want, plan.CleanFileName(sent), sent)
	}
}

func TestWhyADeadlineCannotBeExtended(t *testing.T) {
	t.Parallel()
	due := plan.Date{Year: 2024, Month: time.September, Day: 30}
	led := []plan.TaskUnit{{Role: plan.Lead, Name: "Phòng", UnitID: 3}}
	open := plan.Task{Kind: plan.WithDeadline, DueOn: due, Units: led}
	closed, regular, undated, unled, named := open, open, open, open, open
	closed.ClosedOn = due
	regular.Kind, regular.DueOn = plan.Regular, plan.Date{}
	undated.DueOn = plan.Date{}
	unled.Units = nil
	named.Units = []plan.TaskUnit{{Role: plan.Lead, Name: "Phòng"}}
	for name, c := range map[string]struct {
		task    plan.Task
		state   plan.State
		pending bool
		want    plan.Refusal
	}{
		"it can": {open, plan.Released, false, ""}, "a draft": {open, plan.Drafted, false, plan.RefusedNotReleased},
		"ended": {open, plan.Ended, false, plan.RefusedEnded}, "closed": {closed, plan.Released, false, plan.RefusedClosed},
		"regular": {regular, plan.Released, false, plan.RefusedRegular}, "undated": {undated, plan.Released, false, plan.RefusedUndated},
		"no lead": {unled, plan.Released, false, plan.RefusedNoLead}, "a lead by name only": {named, plan.Released, false, plan.RefusedNoLead},
		"one waits": {open, plan.Released, true, plan.RefusedPending},
	} {
		assert.Equal(t, c.want, plan.ExtensionRefusal(c.task, c.state, c.pending), name)
	}
}
