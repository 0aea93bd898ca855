package store_test

import (
	"errors"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"kehoach/internal/pgtest"
	"kehoach/internal/plan"
	"kehoach/internal/store"
)

func TestWhoMayLookAfterAccounts(t *testing.T) {
	t.Parallel()
	db := pgtest.New(t)
	s := store.New(db.App, now)
	actor := func(role plan.MemberRole, code string) plan.Actor {
		_, who, err := s.Session(t.Context(), enter(t, s, member(t, db, role, code, "2024-01-01")))
		require.NoError(t, err)
		return who
	}
	admin, leader, stranger := actor(plan.Admin, "74"), actor(plan.Leader, "74"), actor(plan.Planner, "22")
	target := member(t, db, plan.Planner, "74", "2024-01-01")
	first := plan.Membership{UserID: target, Role: plan.Leader, ProvinceID: admin.Memberships[0].ProvinceID, From: plan.DateOf(now())}
	role := func() int64 {
		page, err := s.User(t.Context(), admin, target)
		require.NoError(t, err)
		return page.User.Memberships[0].ID
	}()
	hash := make([]byte, 32)
	for name, change := range map[string]func(plan.Actor) error{
		"edit": func(a plan.Actor) error {
			return s.EditUser(t.Context(), a, target, 1, plan.UserEdit{FullName: "Đổi"})
		},
		"disable": func(a plan.Actor) error { return s.DisableUser(t.Context(), a, target) },
		"enable":  func(a plan.Actor) error { return s.EnableUser(t.Context(), a, target) },
		"reset":   func(a plan.Actor) error { return s.ResetUser(t.Context(), a, target, hash, true) },
		"give":    func(a plan.Actor) error { return s.AddMembership(t.Context(), a, first, "") },
		"end":     func(a plan.Actor) error { return s.EndMembership(t.Context(), a, target, role) },
	} {
		require.ErrorIs(t, change(stranger), plan.ErrNotFound, "%s from another province", name)
		err := change(leader)
		require.Error(t, err, name)
		assert.True(t, isRefused(err), "%s by a leader: %v", name, err)
	}
	planner := actor(plan.Planner, "74")
	require.ErrorIs(t, s.DisableUser(t.Context(), planner, target), plan.ErrForbidden, "a planner invites officers only")
	_, err := s.AddUser(t.Context(), planner, plan.UserEdit{Username: "moi", FullName: "Mới"}, first, "", hash)
	require.ErrorIs(t, err, plan.ErrForbidden)
	_, err = s.Users(t.Context(), leader, plan.UserFilter{})
	require.ErrorIs(t, err, plan.ErrForbidden)
	require.ErrorIs(t, s.SaveSettings(t.Context(), admin, 0, plan.DefaultSettings()), plan.ErrForbidden, "of one province only")
	require.NoError(t, s.EditUser(t.Context(), admin, target, 1, plan.UserEdit{FullName: "Đổi"}))
	require.ErrorIs(t, s.EditUser(t.Context(), admin, target, 1, plan.UserEdit{FullName: "Lại"}), plan.ErrConflict)
}

func isRefused(err error) bool {
	return errors.Is(err, plan.ErrForbidden) || errors.Is(err, plan.ErrNotFound)
}

func TestATokenIsUsedOnceWithinADay(t *testing.T) {
	t.Parallel()
	db := pgtest.New(t)
	clock := now()
	s := store.New(db.App, func() time.Time { return clock })
	target := member(t, db, plan.Planner, "74", "2024-01-01")
	hash := []byte("băm của liên kết")
	require.NoError(t, s.ResetUser(t.Context(), cli, target, hash, false))
	clock = clock.Add(plan.TokenAge + time.Second)
	_, err := s.LinkOf(t.Context(), hash)
	require.ErrorIs(t, err, plan.ErrNotFound)
	const phc = "$argon2id$v=19$m=47104,t=1,p=1$c2FsdHNhbHRzYWx0$a2V5a2V5a2V5a2V5a2V5"
	require.ErrorIs(t, s.UseLink(t.Context(), hash, phc, plan.Visit{}), plan.ErrNotFound)
	clock = clock.Add(-2 * time.Second)
	found, err := s.LinkOf(t.Context(), hash)
	require.NoError(t, err)
	assert.Contains(t, found.Words, "Bình Dương")
	require.NoError(t, s.UseLink(t.Context(), hash, phc, plan.Visit{}))
	require.ErrorIs(t, s.UseLink(t.Context(), hash, phc, plan.Visit{}), plan.ErrNotFound, "once")
}
