package demo

import (
	"context"
	"fmt"
	"time"

	"kehoach/internal/auth"
	"kehoach/internal/plan"
	"kehoach/internal/store"
)

// A person is an account of the demo.
type person struct {
	username, name, title string
	membership            plan.Membership
}

// SignIns are the usernames of the demo, all with one password.
func SignIns() []string {
	list := []string{"quantri", "lanhdao"}
	for _, p := range places() {
		list = append(list, "tonghop."+p.slug, "lanhdao."+p.slug, "donvi1."+p.slug, "donvi2."+p.slug, "donvi3."+p.slug)
	}
	return list
}

// invite makes an account and sets its password through its one-time link, as the person would.
func invite(ctx context.Context, st *store.Store, p person, passwordHash string) (int64, error) {
	p.membership.From = plan.Date{Year: 2020, Month: time.January, Day: 1}
	_, hash := auth.NewToken() // nobody needs the link: it is used here
	edit := plan.UserEdit{Username: p.username, FullName: p.name, Title: p.title}
	id, err := st.AddUser(ctx, plan.Job("demo"), edit, p.membership, "", hash)
	if err != nil {
		return 0, fmt.Errorf("account %s: %w", p.username, err)
	}
	if err := st.UseLink(ctx, hash, passwordHash, plan.Visit{Address: "127.0.0.1"}); err != nil {
		return 0, fmt.Errorf("password of %s: %w", p.username, err)
	}
	return id, nil
}

// inviteWide makes the two people who see every province.
func inviteWide(ctx context.Context, st *store.Store, passwordHash string) error {
	for _, p := range []person{
		{"quantri", "Phan Thanh Tùng", "Quản trị hệ thống", plan.Membership{Role: plan.Admin}},
		{"lanhdao", "Đặng Thị Hồng", "Lãnh đạo", plan.Membership{Role: plan.Leader}},
	} {
		if _, err := invite(ctx, st, p, passwordHash); err != nil {
			return err
		}
	}
	return nil
}

// invitePlanners makes the planner and the leader of the province.
func (w *writer) invitePlanners(ctx context.Context, passwordHash string) (err error) {
	of := func(role plan.MemberRole) plan.Membership {
		return plan.Membership{Role: role, ProvinceID: w.province.ID}
	}
	w.planner, err = w.join(ctx, person{"tonghop." + w.province.Slug, "Lý Minh Khoa", "Chuyên viên Phòng Kế hoạch - Tài chính", of(plan.Planner)}, passwordHash)
	if err != nil {
		return err
	}
	w.leader, err = w.join(ctx, person{"lanhdao." + w.province.Slug, "Nguyễn Thị An", "Phó Giám đốc Sở", of(plan.Leader)}, passwordHash)
	return err
}

// officersOf are the units whose officers have a sign-in anybody is told.
const officersOf = 3

// inviteOfficers makes one officer for each unit; the first three are donvi1, donvi2, donvi3.
func (w *writer) inviteOfficers(ctx context.Context, passwordHash string) error {
	for i, unit := range w.units[:len(w.units)-1] { // the last unit has nobody yet: such units must be seen
		username := fmt.Sprintf("canbo%d.%s", i+1, w.province.Slug)
		if i < officersOf {
			username = fmt.Sprintf("donvi%d.%s", i+1, w.province.Slug)
		}
		officer, err := w.join(ctx, person{username, unit.ContactName, "Cán bộ " + unit.ShortName, plan.Membership{
			Role: plan.Officer, ProvinceID: w.province.ID, UnitID: unit.ID,
		}}, passwordHash)
		if err != nil {
			return err
		}
		w.officers = append(w.officers, officer)
	}
	return nil
}

func (w *writer) join(ctx context.Context, p person, passwordHash string) (plan.Actor, error) {
	id, err := invite(ctx, w.store, p, passwordHash)
	p.membership.UserID, p.membership.Covers = id, []int64{w.province.ID}
	return plan.Actor{UserID: id, Label: p.username, Name: p.name, Memberships: []plan.Membership{p.membership}}, err
}
