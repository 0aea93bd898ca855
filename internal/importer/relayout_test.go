package importer

import (
	"html"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"kehoach/internal/plan"
)

// eachLine changes every line of a text.
func eachLine(change func(line string) string) func(string) string {
	return func(text string) string {
		lines := strings.Split(text, "\n")
		for i, line := range lines {
			lines[i] = change(line)
		}
		return strings.Join(lines, "\n")
	}
}

// replaced changes what the form matches in every line.
func replaced(form, with string) func(string) string {
	re := regexp.MustCompile(form)
	return eachLine(func(line string) string { return re.ReplaceAllString(line, with) })
}

// wrapped breaks lines at the given width, as a printed text is.
func wrapped(width int) func(string) string {
	return eachLine(func(line string) string {
		if len([]rune(line)) <= width {
			return line
		}
		var out strings.Builder
		at := 0
		for _, word := range strings.Fields(line) {
			if n := len([]rune(word)); at > 0 && at+1+n > width {
				out.WriteByte('\n')
				at = 0
			} else if at > 0 {
				out.WriteByte(' ')
				at++
			}
			out.WriteString(word)
			at += len([]rune(word))
		}
		return out.String()
	})
}

func asParagraphs(text string) string {
	var out strings.Builder
	for line := range strings.Lines(text) {
		if line = strings.TrimSpace(line); line != "" {
			out.WriteString("<p>" + html.EscapeString(line) + "</p>\n")
		}
	}
	return "<html><body>" + out.String() + "</body></html>"
}

// Laying a plain text out in another way must not change what is read out of it.
func TestCorpusReadsTheSameInOtherLayouts(t *testing.T) {
	t.Parallel()
	layouts := map[string]struct {
		name   string
		change func(string) string
	}{
		"round bullets":      {"a.txt", replaced(`^(\s*)[-–] `, "$1• ")},
		"dashes":             {"a.txt", replaced(`^(\s*)- `, "$1– ")},
		"indented":           {"a.txt", replaced(`^(.*\S)`, "    $1")},
		"blank lines":        {"a.txt", func(s string) string { return regexp.MustCompile(`\n+`).ReplaceAllString(s, "\n\n") }},
		"no blank lines":     {"a.txt", func(s string) string { return regexp.MustCompile(`\n\s*\n+`).ReplaceAllString(s, "\n") }},
		"numbers in slashes": {"a.txt", replaced(`^(\s*)(\d+)\. `, "$1$2/ ")},
		"numbers in round":   {"a.txt", replaced(`^(\s*)(\d+)\. `, "$1$2) ")},
		"numbers and dashes": {"a.txt", replaced(`^(\s*)(\d+)\. `, "$1$2.- ")},
		"lines of eighty":    {"a.txt", wrapped(80)},
		"paragraphs of HTML": {"a.html", asParagraphs},
	}
	paths, err := filepath.Glob("testdata/corpus/*.txt")
	require.NoError(t, err)
	require.NotEmpty(t, paths)
	for _, path := range paths {
		raw, err := os.ReadFile(path)
		require.NoError(t, err)
		d, err := Parse("a.txt", raw)
		require.NoError(t, err)
		if strings.Contains(d.Text, "\t") {
			continue // columns parted by tabs are a layout of their own
		}
		for name, layout := range layouts {
			t.Run(name+" "+filepath.Base(path), func(t *testing.T) {
				t.Parallel()
				other, err := Parse(layout.name, []byte(layout.change(d.Text)))
				require.NoError(t, err)
				assert.Equal(t, outlineOf(d), outlineOf(other))
			})
		}
	}
}

// outlineOf lists titles and tasks with their deadlines, blanks folded.
func outlineOf(d plan.Draft) []string {
	var out []string
	for _, g := range d.Groups {
		out = append(out, g.Number+" "+oneLine(g.Title))
		for _, task := range g.Tasks {
			out = append(out, "  "+oneLine(task.Text)+" "+task.DueOn.String())
		}
	}
	return out
}
