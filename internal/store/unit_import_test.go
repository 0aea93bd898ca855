package store_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"kehoach/internal/plan"
)

func TestAListOfUnitsIsCarriedOutWholeOrNotAtAll(t *testing.T) {
	t.Parallel()
	s, _ := open(t)
	home := binhDuong().commit(t, s).Province.ID
	a := addUnit(t, s, home, "Phòng A")
	load := func(actor plan.Actor, text string) error {
		list := plan.ReadUnitSheet([]byte(text), day(2024, 1, 1))
		return s.ImportUnits(t.Context(), actor, home, &list)
	}
	const good = "ten,truc-thuoc,dien-thoai,ten-khac\nTrung tâm B,Sở Y tế,,TT B\nSở Y tế,,,\nPhòng A,Sở Y tế,0274,PA\n"
	for _, role := range plan.MemberRoles() {
		if !role.Has(plan.RightUnits) {
			require.ErrorIs(t, load(periodActor(role, home), good), plan.ErrForbidden, role)
		}
	}
	require.ErrorIs(t, load(periodActor(plan.Planner, home+1), good), plan.ErrNotFound)
	require.ErrorIs(t, load(cli, "ten,truc-thuoc\nPhòng C,\nPhòng D,Không có\n"), plan.ErrConflict)
	require.Equal(t, plan.FieldErrors{"tep": plan.ProblemCycle}, load(cli, "ten,truc-thuoc\nPhòng X,Phòng Y\nPhòng Y,Phòng X\n"))
	list, err := s.UnitsOf(t.Context(), cli, home)
	require.NoError(t, err)
	require.Len(t, list.Units, 1, "nothing was written by any of them")

	require.NoError(t, load(periodActor(plan.Planner, home), good))
	page := unitNow(t, s, a)
	assert.Equal(t, "Sở Y tế", page.Parent.Name)
	assert.Equal(t, "0274", page.ContactPhone)
	assert.Equal(t, []string{"PA"}, page.Aliases)
	assert.Equal(t, 2, page.Version)
	require.NoError(t, load(cli, good), "the same list again")
	assert.Equal(t, 2, unitNow(t, s, a).Version, "changes nothing")
	sheet := plan.ReadUnitSheet([]byte(good), day(2024, 1, 1))
	changes, err := s.PreviewUnits(t.Context(), cli, home, &sheet)
	require.NoError(t, err)
	for _, c := range changes {
		assert.False(t, c.Adds())
		assert.Empty(t, c.Changed)
	}
}
