package importer

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"kehoach/internal/plan"
)

// A corpusWant is what a careful person reads out of a document; testdata/corpus/README.md explains it. A key
// that is absent is not judged, so presence matters.
type corpusWant struct {
	Kind       plan.Kind
	KindAlso   []plan.Kind `json:"kind_also"`
	Declared   *struct{ Groups, Tasks *int }
	Indicators *int
	Warnings   []plan.WarningCode
	corpusReading
	Alternatives []corpusReading
	keys         map[string]json.RawMessage
}

type corpusReading struct {
	Groups  []corpusGroup
	Due     map[string]string
	Regular []string
	Leads   map[string]string
}

type corpusGroup struct {
	Number, Title *string
	FromHeading   bool `json:"from_heading"`
	Tasks, Ends   []string
}

func TestCorpusReadsAsACarefulPersonDoes(t *testing.T) {
	t.Parallel()
	wants, err := filepath.Glob("testdata/corpus/*.want.json")
	require.NoError(t, err)
	require.NotEmpty(t, wants)
	for _, want := range wants {
		name := strings.TrimSuffix(filepath.Base(want), ".want.json")
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			judgeCorpus(t, corpusFile(t, name), readWant(t, want))
		})
	}
}

func readWant(t *testing.T, path string) corpusWant {
	t.Helper()
	b, err := os.ReadFile(path)
	require.NoError(t, err)
	var w corpusWant
	require.NoError(t, json.Unmarshal(b, &w))
	require.NoError(t, json.Unmarshal(b, &w.keys))
	return w
}

func corpusFile(t *testing.T, name string) string {
	t.Helper()
	for _, ext := range []string{".txt", ".md", ".html", ".csv"} {
		if path := filepath.Join("testdata/corpus", name+ext); fileExists(path) {
			return path
		}
	}
	require.Fail(t, "no document", name)
	return ""
}

func fileExists(path string) bool {
	_, err := os.Stat(path)
	return err == nil
}

func judgeCorpus(t *testing.T, path string, w corpusWant) {
	t.Helper()
	b, err := os.ReadFile(path)
	require.NoError(t, err)
	d, err := Parse(filepath.Base(path), b)
	require.NoError(t, err)
	assert.Contains(t, append(w.KindAlso, w.Kind), d.Kind)
	w.judgeHead(t, d)
	problem := w.corpusReading.differs(d)
	for _, alternative := range w.Alternatives {
		if problem != "" && alternative.differs(d) == "" {
			problem = ""
		}
	}
	assert.Empty(t, problem)
	if w.Indicators != nil {
		assert.Len(t, d.Indicators, *w.Indicators)
	}
	var codes []plan.WarningCode
	for _, warning := range d.Warnings {
		codes = append(codes, warning.Code)
	}
	for _, code := range w.Warnings {
		assert.Contains(t, codes, code)
	}
	if len(w.Groups) == 0 {
		assert.Zero(t, d.Found())
		assert.NotEmpty(t, codes, "a text that is no plan must say why")
	}
}

// judgeHead compares the keys that the want file has.
func (w corpusWant) judgeHead(t *testing.T, d plan.Draft) {
	t.Helper()
	got := map[string]any{
		"province": d.Province.Code, "year": d.Year, "period": d.Period, "number": d.Number, "issued_on": d.IssuedOn.String(),
	}
	for key, value := range got {
		raw, judged := w.keys[key]
		if !judged || string(raw) == "null" && len(w.Groups) == 0 {
			continue
		}
		want := strings.Trim(string(raw), `"`)
		if want == "null" {
			want = ""
		}
		have := fmt.Sprint(value)
		if have == "0" {
			have = ""
		}
		assert.Equal(t, want, have, key)
	}
	if w.Declared != nil {
		count := func(n *int) int {
			if n == nil {
				return 0
			}
			return *n
		}
		assert.Equal(t, plan.Counts{Groups: count(w.Declared.Groups), Tasks: count(w.Declared.Tasks)}, d.Declared)
	}
}

// oneLine folds blanks and leaves out closing marks.
func oneLine(s string) string {
	return strings.TrimRight(strings.Join(strings.Fields(s), " "), ";.…,: ")
}

// differs describes the first difference between the reading and the draft, or "".
func (r corpusReading) differs(d plan.Draft) string {
	if len(r.Groups) != len(d.Groups) {
		return fmt.Sprintf("%d groups, want %d", len(d.Groups), len(r.Groups))
	}
	for i, g := range d.Groups {
		want := r.Groups[i]
		if want.Title != nil && (oneLine(g.Title) != oneLine(*want.Title) || want.Number != nil && g.Number != *want.Number) {
			return fmt.Sprintf("group %q %q, want %q", g.Number, g.Title, *want.Title)
		}
		if len(g.Tasks) != len(want.Tasks) {
			return fmt.Sprintf("group %q: %d tasks, want %d", g.Title, len(g.Tasks), len(want.Tasks))
		}
		for j, task := range g.Tasks {
			text := oneLine(task.Text)
			if !strings.HasPrefix(text, oneLine(want.Tasks[j])) || !strings.HasSuffix(text, oneLine(want.Ends[j])) || task.FromHeading != want.FromHeading {
				return fmt.Sprintf("task %q, want %q … %q", text, want.Tasks[j], want.Ends[j])
			}
			if problem := r.fieldsDiffer(fmt.Sprintf("%d.%d", i+1, j+1), task); problem != "" {
				return problem
			}
		}
	}
	return ""
}

func (r corpusReading) fieldsDiffer(place string, task plan.Task) string {
	if due := task.DueOn.String(); due != r.Due[place] {
		return fmt.Sprintf("task %s due %q, want %q", place, due, r.Due[place])
	}
	if regular := task.Kind == plan.Regular; regular != slices.Contains(r.Regular, place) {
		return fmt.Sprintf("task %s regular %v", place, regular)
	}
	lead := ""
	for _, u := range task.Units {
		if u.Role == plan.Lead {
			lead = u.Name
		}
	}
	if want, judged := r.Leads[place]; judged && want != lead {
		return fmt.Sprintf("task %s led by %q, want %q", place, lead, want)
	}
	return ""
}
