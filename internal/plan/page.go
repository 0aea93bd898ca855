package plan

// A YearPage is one year of a province with its plans.
type YearPage struct {
	Province Province
	Lineage  Lineage
	Year     Year
	Plans    []Plan
}

// A GroupPage is a group in its place, with its tasks and its neighbours in the plan.
type GroupPage struct {
	Province Province
	Lineage  Lineage
	Plan     Plan
	Group    Group
	Previous *Group // without tasks; nil for the first
	Next     *Group // without tasks; nil for the last
}

// A File (tệp nguồn) is a document as it was received.
type File struct {
	Name  string
	Bytes []byte
}

// A Committed import is the plan a document became.
type Committed struct {
	Province Province
	Plan     Plan
	// Existing is true when the very same bytes had been imported before and nothing was written.
	Existing bool
}
