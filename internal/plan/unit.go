package plan

// A UnitRole is the part a unit has in a task.
type UnitRole string

// Roles of a unit in a task: one lead, any number in support.
const (
	Lead    UnitRole = "lead"    // chủ trì
	Support UnitRole = "support" // phối hợp
)

// A TaskUnit (đơn vị chủ trì, phối hợp) is a unit named in a task, as written in the document.
type TaskUnit struct {
	Role UnitRole
	Name string
}
