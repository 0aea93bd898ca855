package plan

// A TaskKind says how time binds a task.
type TaskKind string

// Kinds of task.
const (
	WithDeadline TaskKind = "deadline" // có thời hạn, known or not yet
	Regular      TaskKind = "regular"  // thường xuyên
)

// A Task (nhiệm vụ) is the unit of work of a plan.
type Task struct {
	ID      int64
	PlanID  int64
	GroupID int64
	Ord     int    // place in the group, from 1
	Number  string // as printed, else its place: "7.1"
	Text    string // verbatim
	Kind    TaskKind
	DueText string // the words that fixed DueOn
	DueOn   Date   // last day, inclusive; zero when unknown
	Output  string // sản phẩm, as written
	// FromHeading is true when the group has no task of its own and its heading is tracked as one.
	FromHeading bool
	Confidence  float64 // of the importer, 0–1
	Reason      string  // why the importer took it for a task, in Vietnamese
	Source      Range
	Units       []TaskUnit
	Targets     []Target
	References  []string // documents named in it, numbers as written

	AssignedOn     Date   // from this day the task counts
	AssignedNumber string // văn bản giao, when it is not the plan itself
	DueOriginal    Date   // thời hạn gốc, frozen when the plan was released; zero before, or when there was none
	Deputy         string // lãnh đạo phụ trách
	Resources      string // nguồn lực
	Oversight      string // cơ chế kiểm tra
	Added          bool   // typed by a planner, not in the plan's document
	SplitFrom      int64  // the task it was split off; 0: none
	ClosedOn       Date   // zero while the task is there
	ClosedAs       Closing
	ClosedReason   string
	Version        int
}

// A Closing is how a task left its plan.
type Closing string

// How a task left; empty while it is there.
const (
	ClosedSplit   Closing = "split"   // tách
	ClosedMerged  Closing = "merged"  // ghép
	ClosedRemoved Closing = "removed" // đưa ra khỏi kế hoạch
)

// Lead is the unit in charge; ok is false when none is named.
func (t Task) Lead() (lead TaskUnit, ok bool) {
	for _, u := range t.Units {
		if u.Role == Lead {
			return u, true
		}
	}
	return TaskUnit{}, false
}

// A TaskPage is a task in its place: plan, group, neighbours.
type TaskPage struct {
	Province Province
	Lineage  Lineage
	Plan     Plan
	Group    Group // without tasks
	Task     Task
	Previous *Task // in the plan's order; nil at its start
	Next     *Task // nil at its end
	// Before and After are the canonical text around the task's sentence, for reading it in context.
	Before, After string
	Products      Products
	Terms         Terms
	// Record is what became of the task; only its own page has it.
	Record TaskRecord
}

// A Target (chỉ tiêu của nhiệm vụ) is a measurable amount a task names: "từ 20 danh mục".
type Target struct {
	Raw   string
	Value string // canonical decimal with a point: "92.5"
	Max   string // upper end of a range, else empty
	Unit  string
	Cmp   string // "=", ">=", "<=" or "range"
}
