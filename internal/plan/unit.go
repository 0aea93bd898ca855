package plan

// A UnitRole is the part a unit has in a task.
type UnitRole string

// Roles of a unit in a task: one lead, any number in support.
const (
	Lead    UnitRole = "lead"    // chủ trì
	Support UnitRole = "support" // phối hợp
)

// A TaskUnit (đơn vị chủ trì, phối hợp) is a unit named in a task.
type TaskUnit struct {
	Role   UnitRole
	Name   string // as written in the document, or as called when assigned
	UnitID int64  // 0 while the name is matched to no unit
}

// A UnitKind is what a unit is in the organisation of a Sở Y tế.
type UnitKind string

// Kinds of unit.
const (
	UnitDepartment UnitKind = "department" // phòng thuộc Sở
	UnitBranch     UnitKind = "branch"     // chi cục
	UnitAffiliate  UnitKind = "affiliate"  // đơn vị trực thuộc: bệnh viện, trung tâm
	UnitCommittee  UnitKind = "committee"  // UBND huyện, xã
	UnitAgency     UnitKind = "agency"     // sở, ngành khác
	UnitOther      UnitKind = "other"
)

// UnitKinds are all kinds, in the order they are offered.
func UnitKinds() []UnitKind {
	return []UnitKind{UnitDepartment, UnitBranch, UnitAffiliate, UnitCommittee, UnitAgency, UnitOther}
}

// A Unit (đơn vị) carries tasks and reports on them.
type Unit struct {
	ID           int64
	ProvinceID   int64
	ParentID     int64 // 0: none
	Kind         UnitKind
	Name         string
	ShortName    string
	ContactName  string
	ContactPhone string
	ContactEmail string
	HeadSends    bool // trưởng đơn vị gửi: only the head sends
	From, To     Date // both inclusive; To zero: still there
	Version      int
	Aliases      []string
	Successors   []int64
}
