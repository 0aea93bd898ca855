package plan

// An Indicator (chỉ tiêu, số liệu) is one figure a document reports.
type Indicator struct {
	Ord        int // place in the plan, from 1
	Name       string
	Value      string // canonical decimal with a point; empty when only the change is stated
	Unit       string // "%", "lượt", "ca" …
	Period     string // as a reader says it: "9 tháng 2023"
	Comparison string // verbatim: "bằng 95% so với cùng kỳ năm 2022"
	Base       string // what it is compared with: "2022"; empty when not stated
	// Ambiguous is true when the figure can be read in two ways; it is shown and never computed with.
	Ambiguous bool
	Source    Range
}
