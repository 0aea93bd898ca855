package extract

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"kehoach/internal/plan"
)

func TestTextLinesAreParagraphsWithTheirIndent(t *testing.T) {
	t.Parallel()
	d := parse(t, "a.txt", "KẾ HOẠCH\n\n  - việc một;  \n\t+ việc hai\n")
	assert.Equal(t, []string{"KẾ HOẠCH", "- việc một;", "+ việc hai"}, texts(d))
	assert.Equal(t, []string{"p", "p", "p"}, kinds(d))
	assert.Equal(t, []int{0, 2, 8}, []int{d.Blocks[0].Indent, d.Blocks[1].Indent, d.Blocks[2].Indent})
}

func TestPipeTablesInText(t *testing.T) {
	t.Parallel()
	for name, tt := range map[string]struct {
		in    string
		kinds []string
		rows  [][]string
	}{
		"framed rows without a rule": {"Phụ lục\n| 1 | Tập huấn |\n| 2 | Đấu thầu | Quý I |\nhết",
			[]string{"p", "row", "row", "p"}, [][]string{{"1", "Tập huấn", ""}, {"2", "Đấu thầu", "Quý I"}}},
		"drawn with plus signs": {"+---+---+\n| a | b |\n+===+===+\n| c | d |\n+---+---+",
			[]string{"row", "row head", "row", "row", "row"}, [][]string{{}, {"a", "b"}, {}, {"c", "d"}, {}}},
		"navigation is no table":  {"A- A A+ | Tăng tương phản\nTin | Bài", []string{"p", "p"}, nil},
		"one framed line is none": {"| a | b |\nc", []string{"p", "p"}, nil},
		"rules alone are none":    {"+---+\n+---+\n+---+", []string{"p", "p", "p"}, nil},
	} {
		d := parse(t, "a.txt", tt.in)
		assert.Equal(t, tt.kinds, kinds(d), name)
		assert.Equal(t, tt.rows, rows(d), name)
		assert.Equal(t, plan.FormatText, d.Format, name)
	}
}

func TestTabbedLinesOfOneWidthAreATable(t *testing.T) {
	t.Parallel()
	d := parse(t, "a.txt", "Danh mục\nSTT\tNhiệm vụ\tChủ trì\nI\tNhân lực\t\n1\tTập huấn\tPhòng A\n2\tĐào tạo\tPhòng B\n\nNơi nhận")
	assert.Equal(t, [][]string{
		{"STT", "Nhiệm vụ", "Chủ trì"}, {"I", "Nhân lực", ""}, {"1", "Tập huấn", "Phòng A"}, {"2", "Đào tạo", "Phòng B"},
	}, rows(d))
	assert.Equal(t, []string{"p", "row", "row", "row", "row", "p"}, kinds(d))

	d = parse(t, "a.txt", "\ta\tb\n\tc\td\n1.\te\tf")
	assert.Empty(t, rows(d), "indented text is no table")
	d = parse(t, "a.txt", "a\tb\nc\td\ne\tf\ng\th")
	assert.Empty(t, rows(d), "two columns are no table")
}

func TestColumnsSetWithBlanksStayText(t *testing.T) {
	t.Parallel()
	d := parse(t, "a.txt", " TT    Công việc     Đơn vị\n  1    Xây dựng      Sở Y tế\n")
	assert.Equal(t, []string{"TT    Công việc     Đơn vị", "1    Xây dựng      Sở Y tế"}, texts(d))
}

func TestCheckFindsWhatIsWrong(t *testing.T) {
	t.Parallel()
	block := func(start, end int, cells ...Cell) Block {
		b := Block{Range: plan.Range{Start: start, End: end}, Cells: cells}
		if cells != nil {
			b.Kind = Row
		}
		return b
	}
	cell := func(start, end int) Cell { return Cell{Range: plan.Range{Start: start, End: end}, Span: 1} }
	require.NoError(t, Document{Text: "ab cd", Blocks: []Block{block(0, 2, cell(0, 1), cell(1, 2)), block(3, 5)}}.Check())
	for name, d := range map[string]Document{
		"text in no block":     {Text: "ab cd", Blocks: []Block{block(0, 2)}},
		"text before a block":  {Text: "ab cd", Blocks: []Block{block(3, 5)}},
		"overlap":              {Text: "ab cd", Blocks: []Block{block(0, 4), block(3, 5)}},
		"past the end":         {Text: "ab", Blocks: []Block{block(0, 3)}},
		"empty":                {Text: "ab", Blocks: []Block{block(0, 0), block(0, 2)}},
		"blank at the end":     {Text: "ab ", Blocks: []Block{block(0, 3)}},
		"half a letter":        {Text: "ế", Blocks: []Block{block(0, 1), block(1, 3)}},
		"not UTF-8":            {Text: "\xff", Blocks: []Block{block(0, 1)}},
		"not NFC":              {Text: "e\u0301", Blocks: []Block{block(0, 3)}},
		"cell outside its row": {Text: "ab cd", Blocks: []Block{block(0, 2, cell(1, 3)), block(3, 5)}},
		"cells out of order":   {Text: "ab", Blocks: []Block{block(0, 2, cell(1, 2), cell(0, 1))}},
		"cell without a span":  {Text: "ab", Blocks: []Block{block(0, 2, Cell{})}},
		"cells of a paragraph": {Text: "ab", Blocks: []Block{{Range: plan.Range{End: 2}, Cells: []Cell{cell(0, 1)}}}},
	} {
		assert.Error(t, d.Check(), name)
	}
}

func TestCheckNeedsNoBlockForBlanks(t *testing.T) {
	t.Parallel()
	assert.NoError(t, Document{Text: strings.Repeat(" \n\t", 3)}.Check())
}
