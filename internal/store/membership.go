package store

import "kehoach/internal/plan"

// membershipColumns are the fields of a membershipRow of memberships m. covers follows the successions down: a member of
// a merged province reads what became of it.
const membershipColumns = `m.id, m.user_id, m.role, coalesce(m.province_id, 0) AS province_id, coalesce(m.unit_id, 0) AS unit_id,
	coalesce(m.substitute_for, 0) AS substitute_for, m.valid_from, m.valid_to,
	ARRAY(WITH RECURSIVE cover (id) AS (
		SELECT m.province_id WHERE m.province_id IS NOT NULL
		UNION SELECT ps.predecessor_id FROM cover JOIN province_successions ps ON ps.successor_id = cover.id)
		SELECT id FROM cover ORDER BY id) AS covers`

type membershipRow struct {
	ID, UserID         int64
	Role               plan.MemberRole
	ProvinceID, UnitID int64
	SubstituteFor      int64
	ValidFrom, ValidTo plan.Date
	Covers             []int64
}

func (r membershipRow) membership() plan.Membership {
	return plan.Membership{
		ID: r.ID, UserID: r.UserID, Role: r.Role, ProvinceID: r.ProvinceID, UnitID: r.UnitID, Covers: r.Covers,
		SubstituteFor: r.SubstituteFor, From: r.ValidFrom, To: r.ValidTo,
	}
}
