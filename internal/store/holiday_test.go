package store_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"kehoach/internal/plan"
)

func TestHolidaysAreEnteredAndRemovedByAdministratorsAndPlanners(t *testing.T) {
	t.Parallel()
	s, _ := open(t)
	holiday := plan.Holiday{Day: plan.Date{Year: 2031, Month: 1, Day: 1}, Kind: plan.DayOff, Name: "Tết Dương lịch", Source: "Điều 112"}
	for _, role := range plan.MemberRoles() {
		actor := periodActor(role, 1)
		if role != plan.Admin && role != plan.Planner {
			require.ErrorIs(t, s.AddHoliday(t.Context(), actor, holiday), plan.ErrForbidden, role)
			require.ErrorIs(t, s.RemoveHoliday(t.Context(), actor, holiday.Day), plan.ErrForbidden, role)
			continue
		}
		require.NoError(t, s.AddHoliday(t.Context(), actor, holiday), role)
		require.Equal(t, plan.FieldErrors{"ngay": plan.ProblemDayTaken}, s.AddHoliday(t.Context(), actor, holiday))
		found, err := s.Holidays(t.Context(), actor)
		require.NoError(t, err)
		assert.Contains(t, found, holiday)
		require.NoError(t, s.RemoveHoliday(t.Context(), actor, holiday.Day), role)
		require.ErrorIs(t, s.RemoveHoliday(t.Context(), actor, holiday.Day), plan.ErrNotFound)
	}
	holiday.Name = strings.Repeat("ễ", plan.HolidayNameMax+1)
	require.Equal(t, plan.FieldErrors{"ten": plan.ProblemTooLong}, s.AddHoliday(t.Context(), cli, holiday))
	holiday.Name = strings.Repeat("ễ", plan.HolidayNameMax)
	require.NoError(t, s.AddHoliday(t.Context(), cli, holiday), "the limit is in characters")
}
