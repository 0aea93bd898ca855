package plan_test

import (
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"kehoach/internal/plan"
)

func TestADifferenceNamesTheWordsThatChanged(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		before, after string
		want          []plan.DiffPart
	}{
		"nothing":      {"", "", nil},
		"all new":      {"", "đã họp", []plan.DiffPart{{Op: plan.DiffAdded, Text: "đã họp"}}},
		"all gone":     {"đã họp", "", []plan.DiffPart{{Op: plan.DiffRemoved, Text: "đã họp"}}},
		"one word":     {"đã họp lần 1", "đã họp lần 2", []plan.DiffPart{{Text: "đã họp lần "}, {Op: plan.DiffRemoved, Text: "1"}, {Op: plan.DiffAdded, Text: "2"}}},
		"in between":   {"họp xong", "họp ba lần xong", []plan.DiffPart{{Text: "họp "}, {Op: plan.DiffAdded, Text: "ba lần "}, {Text: "xong"}}},
		"blanks alone": {"họp  xong", "họp\nxong", []plan.DiffPart{{Text: "họp\nxong"}}},
	} {
		assert.Equal(t, c.want, plan.Diff(c.before, c.after), name)
	}
}

func TestADifferenceLosesNoWordOfEitherText(t *testing.T) {
	t.Parallel()
	random := rand.New(rand.NewPCG(1, 2))
	words := strings.Fields("đã họp triển khai kế hoạch , xong 100 %")
	text := func() string {
		var b strings.Builder
		for range random.IntN(30) {
			b.WriteString(words[random.IntN(len(words))] + []string{" ", "\n", "  "}[random.IntN(3)])
		}
		return b.String()
	}
	for range 2000 {
		before, after := text(), text()
		var kept, old strings.Builder
		for _, part := range plan.Diff(before, after) {
			if part.Op != plan.DiffRemoved {
				kept.WriteString(part.Text)
			}
			if part.Op != plan.DiffAdded {
				old.WriteString(part.Text + " ")
			}
		}
		assert.Equal(t, after, kept.String())
		assert.Equal(t, strings.Fields(before), strings.Fields(old.String()))
	}
}
