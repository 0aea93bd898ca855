package extract

import (
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"kehoach/internal/plan"
)

func TestMarkdownBlocks(t *testing.T) {
	t.Parallel()
	for name, tt := range map[string]struct {
		in    string
		kinds []string
		texts []string
	}{
		"headings":             {"# A\n###### B\n####### C\n#D", []string{"h1", "h6", "p", "p"}, []string{"# A", "###### B", "####### C", "#D"}},
		"underlined headings":  {"A\n===\n\nB\n---\nc", []string{"h1", "p aside", "h2", "p aside", "p"}, []string{"A", "===", "B", "---", "c"}},
		"rule below two lines": {"a\nb\n---", []string{"p", "p", "p aside"}, nil},
		"rules":                {"* * *\n\n___\n\n- - -", []string{"p aside", "p aside", "p aside"}, nil},
		"lists": {"- a\n  - b\n    1. c\n  + d\n* e\n1) f\n", []string{"li1", "li2", "li3", "li2", "li1", "li1"},
			[]string{"- a", "- b", "1. c", "+ d", "* e", "1) f"}},
		"list begins anew":      {"  - a\n\ntext\n\n  - b", []string{"li1", "p", "li1"}, nil},
		"no markers":            {"-a\n1.b\n1234567890. c\n**d**", []string{"p", "p", "p", "p"}, nil},
		"code":                  {"```go\n# a\n- b\n```\n# c", []string{"p", "p", "p", "p", "h1"}, nil},
		"unclosed fence":        {"```\n# a\n- b", []string{"p", "h1", "li1"}, nil},
		"front matter":          {"---\ntitle: A\ntags:\n- b\n---\n# B", []string{"p aside", "p aside", "p aside", "p aside", "p aside", "h1"}, nil},
		"a rule is no matter":   {"---\nKế hoạch\n---", []string{"p aside", "p", "p aside"}, nil},
		"emphasis stays":        {"**Chủ trì:** _Sở Y tế_", []string{"p"}, []string{"**Chủ trì:** _Sở Y tế_"}},
		"quote":                 {"> a", []string{"p"}, []string{"> a"}},
		"heading without blank": {"##\n#", []string{"p", "p"}, nil},
	} {
		d := parse(t, "a.md", tt.in)
		assert.Equal(t, tt.kinds, kinds(d), name)
		if tt.texts != nil {
			assert.Equal(t, tt.texts, texts(d), name)
		}
		assert.Empty(t, strings.Join(markers(d), ""), "%s: typed markers stay in the text", name)
	}
}

func TestMarkdownTables(t *testing.T) {
	t.Parallel()
	for name, tt := range map[string]struct {
		in    string
		kinds []string
		rows  [][]string
	}{
		"outer pipes": {"| a | b |\n|---|:-:|\n| c | d |", []string{"row head", "row", "row"}, [][]string{{"a", "b"}, {}, {"c", "d"}}},
		"no outer pipes": {"a | b\n--- | ---\nc | d\n\ntext", []string{"row head", "row", "row", "p"},
			[][]string{{"a", "b"}, {}, {"c", "d"}}},
		"escaped pipe":       {"| a | b |\n|---|---|\n| c \\| d | e |", []string{"row head", "row", "row"}, [][]string{{"a", "b"}, {}, {"c | d", "e"}}},
		"break in a cell":    {"| a | b |\n|---|---|\n| c<br>d | e |", []string{"row head", "row", "row"}, [][]string{{"a", "b"}, {}, {"c\nd", "e"}}},
		"ragged rows":        {"| a | b |\n|---|---|\n| c |\n| d | e | f |", []string{"row head", "row", "row", "row"}, [][]string{{"a", "b", ""}, {}, {"c", "", ""}, {"d", "e", "f"}}},
		"empty cells":        {"|  | b |\n|---|---|\n|  |  |", []string{"row head", "row", "row"}, [][]string{{"", "b"}, {}, {"", ""}}},
		"text ends a table":  {"| a | b |\n|---|---|\n| c | d |\ntext", []string{"row head", "row", "row", "p"}, [][]string{{"a", "b"}, {}, {"c", "d"}}},
		"a bar is no table":  {"a | b", []string{"p"}, nil},
		"indented under one": {"- x\n\n  | a | b |\n  |---|---|\n  | c | d |", []string{"li1", "row head", "row", "row"}, [][]string{{"a", "b"}, {}, {"c", "d"}}},
	} {
		d := parse(t, "a.md", tt.in)
		assert.Equal(t, tt.kinds, kinds(d), name)
		assert.Equal(t, tt.rows, rows(d), name)
	}
}

func TestTablesAreNumbered(t *testing.T) {
	t.Parallel()
	d := parse(t, "a.md", "| a | b |\n|---|---|\n\n| c | d |\n|---|---|")
	require.Len(t, d.Blocks, 4)
	assert.Equal(t, []int{1, 1, 2, 2}, []int{d.Blocks[0].Table, d.Blocks[1].Table, d.Blocks[2].Table, d.Blocks[3].Table})
}

func TestAppendixOfBinhDinhIsOneTable(t *testing.T) {
	t.Parallel()
	b, err := os.ReadFile("../testdata/samples/phu-luc-binh-dinh-2023.md")
	require.NoError(t, err)
	for _, name := range []string{"a.md", "a.txt", "-"} {
		d := parse(t, name, string(b))
		assert.Equal(t, plan.FormatMarkdown, d.Format, name)
		all := rows(d)
		assert.Equal(t, []string{"S TT", "Danh mục dự án/ Cơ quan, đơn vị, địa phương thực hiện", "Kế hoạch vốn năm 2023", "Ghi chú"}, all[0])
		assert.Equal(t, []string{"I", "SỞ Y TẾ", "14.000", ""}, all[3])
		assert.Len(t, all, 2+1+12+31, "head and rule, total, groups, tasks")
	}
}

func TestTextIsMarkdownOnlyOnStrongEvidence(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]plan.Format{
		"# A\n\n# B":              plan.FormatMarkdown,
		"a | b\n---|---\nc | d":   plan.FormatMarkdown,
		"# A\n- b":                plan.FormatText,
		"- a\n- b\n**c**":         plan.FormatText,
		"Kế hoạch\n-----\n1. Một": plan.FormatText,
	} {
		assert.Equal(t, want, parse(t, "a.txt", in).Format, in)
		assert.Equal(t, plan.FormatMarkdown, parse(t, "a.MD", in).Format, in)
	}
}
