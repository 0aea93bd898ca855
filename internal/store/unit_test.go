package store_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"kehoach/internal/plan"
)

func TestUnitsStandBelowTheirParentsWithWhatHangsOnThem(t *testing.T) {
	t.Parallel()
	s, owner := open(t)
	done := binhDuong().commit(t, s)
	office := addUnit(t, s, done.Province.ID, "Sở Y tế")
	edit := unitEdit("Phòng Nghiệp vụ Dược")
	edit.ParentID = office
	drugs, err := s.AddUnit(t.Context(), cli, done.Province.ID, edit)
	require.NoError(t, err)
	addUnit(t, s, done.Province.ID, "Phòng Kế hoạch - Tài chính")
	linked, err := s.LinkNames(t.Context(), cli, "binh-duong", 2024, done.Plan.Slug)
	require.NoError(t, err)
	assert.Equal(t, 1, linked)
	const person = `WITH w AS (INSERT INTO users (username, full_name, created_at) VALUES ('an', 'Nguyễn Văn An', now()) RETURNING id)
		INSERT INTO memberships (user_id, role, province_id, unit_id, valid_from, created_by)
		SELECT w.id, r, $1, $2, '2024-01-01', 'test' FROM w, unnest(ARRAY['officer', 'unit_head']) r`
	_, err = owner.Exec(t.Context(), person, done.Province.ID, drugs)
	require.NoError(t, err)

	list, err := s.Units(t.Context(), cli, "binh-duong")
	require.NoError(t, err)
	var names []string
	for _, row := range list.Units {
		names = append(names, string(rune('0'+row.Depth))+row.Name)
	}
	assert.Equal(t, []string{"0Phòng Kế hoạch - Tài chính", "0Sở Y tế", "1Phòng Nghiệp vụ Dược"}, names)
	assert.Equal(t, 1, list.Units[2].Leads)
	assert.Equal(t, 1, list.Units[2].Accounts, "two roles are one person")
	page := unitNow(t, s, drugs)
	assert.Equal(t, "Sở Y tế", page.Parent.Name)
	require.Len(t, page.Tasks, 1)
	assert.Equal(t, plan.Lead, page.Tasks[0].Role)
	assert.Equal(t, done.Plan.Slug, page.Tasks[0].Plan.Slug)
	assert.Len(t, page.People, 2)
	reader, err := s.Unit(t.Context(), periodActor(plan.Leader, done.Province.ID), drugs)
	require.NoError(t, err)
	assert.Empty(t, reader.People, "who works there is for those who look after units and for the unit")
}

func TestAUnitIsEditedWithEveryErrorAtOnce(t *testing.T) {
	t.Parallel()
	s, _ := open(t)
	home := binhDuong().commit(t, s).Province.ID
	a, b := addUnit(t, s, home, "Phòng A"), addUnit(t, s, home, "Phòng B")
	edit := unitEdit("phòng  a")
	edit.ParentID, edit.Kind, edit.ContactEmail, edit.To = 999, "ministry", "x@", day(2019, time.January, 1)
	err := s.EditUnit(t.Context(), cli, b, 1, edit)
	require.Equal(t, plan.FieldErrors{
		"truc-thuoc": plan.ProblemUnknown, "loai": plan.ProblemUnknown, "email": plan.ProblemNotEmail, "den-ngay": plan.ProblemBefore,
	}, err, "the other unit of that name began after this one ended")
	edit = unitEdit("phòng  a")
	require.Equal(t, plan.FieldErrors{"ten": plan.ProblemSameName}, s.EditUnit(t.Context(), cli, b, 1, edit))
	edit = unitEdit("Phòng B")
	edit.ParentID = a
	require.NoError(t, s.EditUnit(t.Context(), cli, b, 1, edit))
	require.ErrorIs(t, s.EditUnit(t.Context(), cli, b, 1, edit), plan.ErrConflict, "that version is gone")
	edit = unitEdit("Phòng A")
	edit.ParentID = b
	require.Equal(t, plan.FieldErrors{"truc-thuoc": plan.ProblemCycle}, s.EditUnit(t.Context(), cli, a, 1, edit))
}

func TestOtherNamesAndTheEndOfAUnit(t *testing.T) {
	t.Parallel()
	s, owner := open(t)
	home := binhDuong().commit(t, s).Province.ID
	a, b := addUnit(t, s, home, "Chi cục Dân số"), addUnit(t, s, home, "Phòng Dân số")
	require.NoError(t, s.AddAlias(t.Context(), cli, a, 1, "Chi cục DS-KHHGĐ"))
	require.Equal(t, plan.FieldErrors{"ten-khac": plan.ProblemTaken}, s.AddAlias(t.Context(), cli, a, 2, "chi cục ds khhgđ"))
	require.Equal(t, plan.FieldErrors{"ten-khac": plan.ProblemSameName}, s.AddAlias(t.Context(), cli, b, 1, "Chi cục DS KHHGĐ"))
	require.Equal(t, plan.FieldErrors{"ten-khac": plan.ProblemRequired}, s.AddAlias(t.Context(), cli, b, 1, ""))
	assert.Equal(t, []string{"Chi cục DS-KHHGĐ"}, unitNow(t, s, a).Aliases)
	require.NoError(t, s.RemoveAlias(t.Context(), cli, a, 2, "Chi cục DS-KHHGĐ"))
	assert.Empty(t, unitNow(t, s, a).Aliases)

	end := plan.UnitEnd{On: day(2019, time.March, 1), Successors: []int64{b, 999}}
	require.Equal(t, plan.FieldErrors{"ngay-cuoi": plan.ProblemBefore, "ly-do": plan.ProblemRequired, "ke-thua": plan.ProblemUnknown},
		s.EndUnit(t.Context(), cli, a, 3, end))
	end = plan.UnitEnd{On: day(2024, time.March, 1), Successors: []int64{b}, Reason: "QĐ 12/QĐ-UBND sáp nhập"}
	require.NoError(t, s.EndUnit(t.Context(), cli, a, 3, end))
	assert.Equal(t, "Phòng Dân số", unitNow(t, s, a).Heirs[0].Name)
	assert.Equal(t, "Chi cục Dân số", unitNow(t, s, b).Predecessors[0].Name)
	assert.Equal(t, 1, number(t, owner, `SELECT count(*) FROM audit_log WHERE entity = 'units' AND reason = 'QĐ 12/QĐ-UBND sáp nhập'`))
}

func TestWhoMayChangeUnits(t *testing.T) {
	t.Parallel()
	s, _ := open(t)
	home := binhDuong().commit(t, s).Province.ID
	unit, other := addUnit(t, s, home, "Phòng A"), addUnit(t, s, home, "Phòng B")
	writes := map[string]func(plan.Actor) error{
		"add": func(a plan.Actor) error {
			_, err := s.AddUnit(t.Context(), a, home, unitEdit("Phòng C"))
			return err
		},
		"edit":         func(a plan.Actor) error { return s.EditUnit(t.Context(), a, unit, 1, unitEdit("Phòng D")) },
		"add alias":    func(a plan.Actor) error { return s.AddAlias(t.Context(), a, unit, 1, "P.A") },
		"remove alias": func(a plan.Actor) error { return s.RemoveAlias(t.Context(), a, unit, 1, "P.A") },
		"end": func(a plan.Actor) error {
			return s.EndUnit(t.Context(), a, unit, 1, plan.UnitEnd{On: day(2024, 1, 1), Reason: "x", Successors: []int64{other}})
		},
		"see the form": func(a plan.Actor) error {
			_, err := s.UnitForm(t.Context(), a, unit)
			return err
		},
	}
	for name, write := range writes {
		for _, role := range plan.MemberRoles() {
			if !role.Has(plan.RightUnits) {
				require.ErrorIs(t, write(periodActor(role, home)), plan.ErrForbidden, "%s by %s", name, role)
			}
		}
		require.ErrorIs(t, write(periodActor(plan.Planner, home+1)), plan.ErrNotFound, "%s from another province", name)
	}
	assert.Equal(t, 1, unitNow(t, s, unit).Version, "nothing was changed")
	_, err := s.Unit(t.Context(), periodActor(plan.Planner, home+1), unit)
	require.ErrorIs(t, err, plan.ErrNotFound)
	_, err = s.UnitsOf(t.Context(), periodActor(plan.Planner, home+1), home)
	require.ErrorIs(t, err, plan.ErrNotFound)
	require.NoError(t, writes["add"](periodActor(plan.Planner, home)))
	require.NoError(t, writes["edit"](periodActor(plan.Admin, home)))
}
