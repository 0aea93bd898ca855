package plan

import (
	"maps"
	"slices"
)

// A UnitRow is a unit with what hangs on it.
type UnitRow struct {
	Unit
	Depth    int // parents above it in the list
	Leads    int // tasks it leads that are there
	Supports int // tasks it helps with
	Accounts int // people who may report for it today and can sign in
}

// A UnitList is the units of a province row, parents before children, kind by kind.
type UnitList struct {
	Province  Province
	Units     []UnitRow
	Provinces []Province // whose units the actor may see instead
	CanEdit   bool
}

// Plain returns the units without what hangs on them.
func (l UnitList) Plain() []Unit {
	units := make([]Unit, 0, len(l.Units))
	for _, row := range l.Units {
		units = append(units, row.Unit)
	}
	return units
}

// UnitTree puts every unit below its parent and keeps the order it finds otherwise. A unit whose parent is not in the
// list stands alone.
func UnitTree(rows []UnitRow) []UnitRow {
	known := map[int64]bool{}
	for _, row := range rows {
		known[row.ID] = true
	}
	children := map[int64][]UnitRow{}
	for _, row := range rows {
		parent := row.ParentID
		if !known[parent] {
			parent = 0
		}
		children[parent] = append(children[parent], row)
	}
	tree := make([]UnitRow, 0, len(rows))
	var below func(parent int64, depth int)
	below = func(parent int64, depth int) {
		for _, row := range children[parent] {
			row.Depth = depth
			tree = append(tree, row)
			below(row.ID, depth+1)
		}
	}
	below(0, 0)
	return tree
}

// ValidOn says whether the unit is there on the day.
func (u Unit) ValidOn(day Date) bool {
	return !day.Before(u.From) && (u.To.IsZero() || !u.To.Before(day))
}

// Ended says whether the unit is no more on the day.
func (u Unit) Ended(day Date) bool { return !u.To.IsZero() && u.To.Before(day) }

// A UnitEdit is what the form of a unit says.
type UnitEdit struct {
	Unit
	Broken FieldErrors // what could not even be read
}

// Validate returns everything that is wrong with the form by itself.
func (u UnitEdit) Validate() FieldErrors {
	e := FieldErrors{}
	maps.Copy(e, u.Broken)
	e.Text("ten", u.Name, 300, true)
	e.Line("ten", u.Name)
	e.Text("ten-viet-tat", u.ShortName, 60, false)
	e.Line("ten-viet-tat", u.ShortName)
	e.Text("nguoi-lien-he", u.ContactName, 200, false)
	e.Text("dien-thoai", u.ContactPhone, 40, false)
	e.Text("email", u.ContactEmail, 254, false)
	if u.ContactEmail != "" && !isEmail(u.ContactEmail) {
		e.Add("email", ProblemNotEmail)
	}
	if !slices.Contains(UnitKinds(), u.Kind) {
		e.Add("loai", ProblemUnknown)
	}
	if u.From.IsZero() {
		e.Add("tu-ngay", ProblemRequired)
	}
	if !u.To.IsZero() && u.To.Before(u.From) {
		e.Add("den-ngay", ProblemBefore)
	}
	return e
}

// MakesCycle says whether unit id below parent would be, through others, its own parent. parents is by id.
func MakesCycle(parents map[int64]int64, id, parent int64) bool {
	for steps := 0; parent != 0 && steps <= len(parents); steps++ {
		if parent == id {
			return true
		}
		parent = parents[parent]
	}
	return false
}

// A UnitEnd is what the form that ends a unit says.
type UnitEnd struct {
	On         Date    // last day
	Successors []int64 // who goes on with its work
	Reason     string  // document or words
	Broken     FieldErrors
}

// Validate returns everything that is wrong with the end of a unit.
func (n UnitEnd) Validate(of Unit) FieldErrors {
	e := FieldErrors{}
	maps.Copy(e, n.Broken)
	switch {
	case n.On.IsZero():
		e.Add("ngay-cuoi", ProblemRequired)
	case n.On.Before(of.From):
		e.Add("ngay-cuoi", ProblemBefore)
	}
	e.Text("ly-do", n.Reason, 2000, true)
	if slices.Contains(n.Successors, of.ID) {
		e.Add("ke-thua", ProblemUnknown)
	}
	return e
}

// A UnitPage is a unit with all that hangs on it.
type UnitPage struct {
	Province Province
	Lineage  Lineage
	UnitRow
	Parent       Unit   // zero: none
	Children     []Unit // there today or later
	Predecessors []UnitPlace
	Heirs        []UnitPlace // its successors
	Tasks        []UnitTask
	People       []UnitPerson // only for those who may see them
	SeesPeople   bool
	CanEdit      bool
}

// A UnitPlace is a unit named from outside its province.
type UnitPlace struct {
	ID       int64
	Name     string
	Province string
}

// A UnitTask is a task of a unit in its place.
type UnitTask struct {
	Province Province
	Plan     Plan
	Task     Task
	Role     UnitRole
}

// A UnitPerson is a member of a unit.
type UnitPerson struct {
	UserID   int64
	Name     string
	Username string
	Role     MemberRole
	Active   bool
}

// A UnitForm is what the page that edits a unit needs besides the unit.
type UnitForm struct {
	Province  Province
	Unit      Unit
	Others    []Unit      // of the province, that can be parents
	Successor []UnitPlace // that can go on with its work
}
