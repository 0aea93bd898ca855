package extract

import (
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"kehoach/internal/plan"
)

func TestCSV(t *testing.T) {
	t.Parallel()
	for name, tt := range map[string]struct {
		in   string
		rows [][]string
	}{
		"semicolons":          {"a;b;c\nd;e;f", [][]string{{"a", "b", "c"}, {"d", "e", "f"}}},
		"commas":              {"a,b,c\nd,e,f\n", [][]string{{"a", "b", "c"}, {"d", "e", "f"}}},
		"tabs":                {"a\tb\nd\te", [][]string{{"a", "b"}, {"d", "e"}}},
		"pipes":               {"a|b\nd|e", [][]string{{"a", "b"}, {"d", "e"}}},
		"mark and CRLF":       {"\ufeffa;b\r\nc;d\r\n", [][]string{{"a", "b"}, {"c", "d"}}},
		"comma in the text":   {"a;b, c, d\ne;f\ng;h, i", [][]string{{"a", "b, c, d"}, {"e", "f"}, {"g", "h, i"}}},
		"quotes":              {"a;\"b;c\"\nd;\"e \"\"f\"\"\"", [][]string{{"a", "b;c"}, {"d", `e "f"`}}},
		"line end in a field": {"a;\"b\nc\"\nd;e", [][]string{{"a", "b\nc"}, {"d", "e"}}},
		"text after a quote":  {"a;\"b\" c\nd;e", [][]string{{"a", `"b" c`}, {"d", "e"}}},
		"quote inside a word": {"a;b\"c\nd;e", [][]string{{"a", `b"c`}, {"d", "e"}}},
		"unclosed quote":      {"a;\"b\nc;d\ne;f", [][]string{{"a", `"b`}, {"c", "d"}, {"e", "f"}}},
		"ragged":              {"Phụ lục\na;b;c\nd\ne;f;g", [][]string{{"Phụ lục", "", ""}, {"a", "b", "c"}, {"d", "", ""}, {"e", "f", "g"}}},
		"empty fields":        {";a;\n;;\nb;;c", [][]string{{"", "a", ""}, {"", "", ""}, {"b", "", "c"}}},
		"blank lines":         {"a;b\n\n \nc;d", [][]string{{"a", "b"}, {"c", "d"}}},
		"named delimiter":     {"sep=,\na,b;c\nd,e;f", [][]string{{}, {"a", "b;c"}, {"d", "e;f"}}},
		"empty quoted field":  {"a;\"\"\n\" \";b", [][]string{{"a", ""}, {"", "b"}}},
	} {
		d := parse(t, "a.csv", tt.in)
		assert.Equal(t, plan.FormatCSV, d.Format, name)
		assert.Equal(t, tt.rows, rows(d), name)
	}
}

func TestCSVRangesLieInsideTheQuotes(t *testing.T) {
	t.Parallel()
	d := parse(t, "a.csv", "1;\" Tập huấn \"\"Luật\"\" \";x\n")
	c := d.Blocks[0].Cells[1]
	assert.Equal(t, `Tập huấn ""Luật""`, d.Text[c.Range.Start:c.Range.End])
	assert.Equal(t, `Tập huấn "Luật"`, c.Text)
	assert.Equal(t, "1;\" Tập huấn \"\"Luật\"\" \";x", texts(d)[0])
}

func TestAppendixInCSVIsReadWhateverItsName(t *testing.T) {
	t.Parallel()
	b, err := os.ReadFile("../testdata/samples/phuluc.csv")
	require.NoError(t, err)
	for _, name := range []string{"phuluc.csv", "phuluc.txt", "-"} {
		d := parse(t, name, string(b))
		assert.Equal(t, plan.FormatCSV, d.Format, name)
		require.Len(t, d.Blocks, 11, name)
		assert.Equal(t, "Bệnh viện Đa khoa tỉnh; Trung tâm Kiểm soát bệnh tật", d.Blocks[2].Cells[3].Text)
		assert.Len(t, d.Blocks[1].Cells, 6)
	}
}

func TestProseIsNoCSV(t *testing.T) {
	t.Parallel()
	prose := "Tăng cường kiểm tra; xử lý, khắc phục\nĐào tạo; bồi dưỡng, tập huấn\nMua sắm; đấu thầu, sửa chữa\n"
	assert.Equal(t, plan.FormatText, parse(t, "a.txt", prose).Format)
	assert.Equal(t, plan.FormatText, parse(t, "a.csv", "Kế hoạch năm 2024\nSở Y tế").Format, "a table in name only")
	for name, content := range seeds(t) {
		assert.Equal(t, plan.FormatText, parse(t, "-", content).Format, name)
	}
}

func TestTooWideCSVIsRefused(t *testing.T) {
	t.Parallel()
	_, err := Parse("a.csv", []byte("a;b\nc;d\ne;f\n"+strings.Repeat(";", maxColumns+1)))
	var limit *LimitError
	require.ErrorAs(t, err, &limit)
	assert.Equal(t, LimitColumns, limit.Limit)
}
