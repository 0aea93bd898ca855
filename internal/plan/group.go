package plan

// A Group (nhóm nhiệm vụ) is one heading of a plan with its tasks.
type Group struct {
	ID     int64
	PlanID int64
	Ord    int    // place in the plan, from 1
	Number string // as printed: "1", "I", "Nhóm 1"; empty in a synthetic group
	Title  string // verbatim
	// Synthetic is true when the text has no heading and the importer made the group.
	Synthetic bool
	Source    Range
	Tasks     []Task
}
