package plan

import "slices"

// A MemberRole (vai trò) is what a person is in a province or in the whole system (product rules §4).
type MemberRole string

// Roles of members.
const (
	Admin    MemberRole = "admin"     // quản trị
	Planner  MemberRole = "planner"   // chuyên viên tổng hợp
	Leader   MemberRole = "leader"    // lãnh đạo Sở
	Officer  MemberRole = "officer"   // cán bộ đơn vị
	UnitHead MemberRole = "unit_head" // trưởng đơn vị
)

// MemberRoles are all roles, in the order they are offered.
func MemberRoles() []MemberRole { return []MemberRole{Officer, UnitHead, Planner, Leader, Admin} }

// OfUnit says whether the role is held in a unit.
func (r MemberRole) OfUnit() bool { return r == Officer || r == UnitHead }

// A Right (quyền) is one line of the table of product rules §4.
type Right string

// Rights.
const (
	RightRead       Right = "read"       // the plan, approved progress, dashboards of the province
	RightReport     Right = "report"     // report, evidence, ask for gia hạn, ý kiến phối hợp: for the own unit
	RightSend       Right = "send"       // send the unit's reports; where trưởng đơn vị gửi is on, the head only
	RightSent       Right = "sent"       // read reports that are sent and not yet approved
	RightPlan       Right = "plan"       // assign, edit tasks, kỳ, review, lock, meeting, reports
	RightImport     Right = "import"     // import a plan, years, chuyển năm
	RightUnits      Right = "units"      // units
	RightInvite     Right = "invite"     // invite an officer's account
	RightDecide     Right = "decide"     // gia hạn, unlock; a planner records the leader's decision
	RightAdminister Right = "administer" // accounts, rights, settings, audit
)

func (r MemberRole) rights() []Right {
	switch r {
	case Admin:
		return []Right{RightRead, RightImport, RightUnits, RightInvite, RightAdminister}
	case Planner:
		return []Right{RightRead, RightSent, RightPlan, RightImport, RightUnits, RightInvite, RightDecide}
	case Leader:
		return []Right{RightRead, RightSent, RightDecide}
	case Officer, UnitHead:
		return []Right{RightRead, RightReport, RightSend}
	default:
		return nil
	}
}

// Has says whether the role gives the right.
func (r MemberRole) Has(right Right) bool { return slices.Contains(r.rights(), right) }

// RolesWith are the roles that give a right.
func RolesWith(right Right) []MemberRole {
	return slices.DeleteFunc(MemberRoles(), func(r MemberRole) bool { return !r.Has(right) })
}

// A Membership is a role of a person in a province or, with ProvinceID 0, in the whole system, for a time.
type Membership struct {
	ID         int64
	UserID     int64
	Role       MemberRole
	ProvinceID int64
	UnitID     int64   // of officers and heads
	Covers     []int64 // the province row itself and its predecessors, near and far
	// SubstituteFor is the user whose part this person plays while acting (quyền, thay thế); 0: in their own right.
	SubstituteFor int64
	From, To      Date // both inclusive; To zero: until further notice
}

func (m Membership) covers(provinceID int64) bool {
	return m.ProvinceID == 0 || slices.Contains(m.Covers, provinceID)
}
