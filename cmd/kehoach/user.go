package main

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"text/tabwriter"
	"time"

	"kehoach/internal/auth"
	"kehoach/internal/plan"
	"kehoach/internal/route"
	"kehoach/internal/store"
	"kehoach/web/view"
)

// userOptions are what `kehoach user` was told besides the settings.
type userOptions struct {
	username, name, role, province, year, unit string
	dropFactor                                 bool
}

// A userCommand is one word of `kehoach user`.
type userCommand func(context.Context, terminal, *store.Store, settings, userOptions) error

func userCommands() map[string]userCommand {
	return map[string]userCommand{"add": userAdd, "reset": userReset, "disable": userDisable, "list": userList}
}

func runUser(ctx context.Context, t terminal, args []string) error {
	var o userOptions
	f := newFlags(t, "user", "add|reset|disable|list [tham số]",
		"Tài khoản. add thêm người, reset đặt lại mật khẩu, disable khoá, list liệt kê. add và reset in liên kết đặt mật khẩu,\n"+
			"dùng một lần trong 24 giờ; chương trình không bao giờ in mật khẩu.")
	texts := map[string]*string{
		"username": f.option("username", "TÊN", "tên đăng nhập"),
		"name":     f.option("name", "HỌ TÊN", "họ và tên (add)"),
		"role":     f.option("role", "VAI TRÒ", "admin, planner, leader, officer hoặc unit_head (add)"),
		"province": f.option("province", "MÃ", "mã tỉnh, ví dụ 74; để trống: toàn hệ thống (add)"),
		"year":     f.option("year", "NĂM", "mã tỉnh tại ngày 01/01 của năm này; mặc định năm nay (add)"),
		"unit":     f.option("unit", "TÊN", "tên hoặc số của đơn vị, cho officer và unit_head (add)"),
	}
	f.BoolVar(&o.dropFactor, "drop-second-factor", false, "bỏ cả xác thực hai lớp (reset)")
	f.take(allSettings())
	words, err := f.parse(args)
	if err != nil {
		return err
	}
	if len(words) != 1 || userCommands()[words[0]] == nil {
		return usageError{"Cần một trong: add, reset, disable, list."}
	}
	o.username, o.name, o.role = strings.ToLower(*texts["username"]), *texts["name"], *texts["role"]
	o.province, o.year, o.unit = *texts["province"], *texts["year"], *texts["unit"]
	if err := o.check(words[0]); err != nil {
		return err
	}
	s, err := f.read()
	if err != nil {
		return err
	}
	log, err := s.logger(t)
	if err != nil {
		return err
	}
	return withStore(ctx, s, log, func(st *store.Store) error { return userCommands()[words[0]](ctx, t, st, s, o) })
}

func (o userOptions) check(word string) error {
	switch {
	case word != "list" && o.username == "":
		return usageError{"Cần -username."}
	case word == "add" && o.name == "":
		return usageError{"Cần -name."}
	case word == "add" && !slices.Contains(plan.MemberRoles(), plan.MemberRole(o.role)):
		return usageError{fmt.Sprintf("-role %q không đúng: cần admin, planner, leader, officer hoặc unit_head.", o.role)}
	case o.province != "" && !isDigits(o.province, 2):
		return usageError{fmt.Sprintf("-province %q không đúng: cần mã hai chữ số, ví dụ 74.", o.province)}
	case o.year != "" && (!isDigits(o.year, 4) || o.year[0] == '0'):
		return usageError{fmt.Sprintf("-year %q không đúng: cần bốn chữ số.", o.year)}
	}
	return nil
}

func userAdd(ctx context.Context, t terminal, st *store.Store, s settings, o userOptions) error {
	actor, today := commandLine(), plan.DateOf(time.Now())
	first := plan.Membership{Role: plan.MemberRole(o.role), From: today}
	if o.province != "" {
		year := today.Year
		if o.year != "" {
			var err error
			if year, err = strconv.Atoi(o.year); err != nil {
				return err
			}
		}
		place, err := st.PlaceNamed(ctx, actor, o.province, year, o.unit)
		if errors.Is(err, plan.ErrNotFound) {
			return failure(t, "Không có tỉnh mã %s ngày 01/01/%d, hoặc tỉnh không có đơn vị %q.", o.province, year, o.unit)
		}
		if err != nil {
			return err
		}
		first.ProvinceID, first.UnitID = place.ProvinceID, place.UnitID
	}
	token, hash := auth.NewToken()
	_, err := st.AddUser(ctx, actor, plan.UserEdit{Username: o.username, FullName: plan.Squeeze(o.name)}, first, "", hash)
	if broken, ok := errors.AsType[plan.FieldErrors](err); ok {
		for _, text := range view.ProblemLines(broken) {
			t.warnf("%s\n", text)
		}
		return errReported
	}
	if err != nil {
		return err
	}
	t.printf("Đã thêm %s. Liên kết đặt mật khẩu, dùng một lần trong 24 giờ:\n%s\n", o.username, s.linkBase()+route.SetPassword(token))
	return nil
}

// failure says why a command did not do what it was told.
func failure(t terminal, format string, args ...any) error {
	t.warnf(format+"\n", args...)
	return errReported
}

// userOf finds an account by its username.
func userOf(ctx context.Context, t terminal, st *store.Store, o userOptions) (int64, error) {
	id, err := st.UserID(ctx, commandLine(), o.username)
	if errors.Is(err, plan.ErrNotFound) {
		return 0, failure(t, "Không có tài khoản %q.", o.username)
	}
	return id, err
}

func userReset(ctx context.Context, t terminal, st *store.Store, s settings, o userOptions) error {
	id, err := userOf(ctx, t, st, o)
	if err != nil {
		return err
	}
	token, hash := auth.NewToken()
	err = st.ResetUser(ctx, commandLine(), id, hash, o.dropFactor)
	if errors.Is(err, plan.ErrForbidden) {
		return failure(t, "Tài khoản %s đang bị khoá.", o.username)
	}
	if err != nil {
		return err
	}
	t.printf("Liên kết đặt mật khẩu của %s, dùng một lần trong 24 giờ:\n%s\n", o.username, s.linkBase()+route.SetPassword(token))
	return nil
}

func userDisable(ctx context.Context, t terminal, st *store.Store, _ settings, o userOptions) error {
	id, err := userOf(ctx, t, st, o)
	if err != nil {
		return err
	}
	if err := st.DisableUser(ctx, commandLine(), id); err != nil {
		return err
	}
	t.printf("Đã khoá %s.\n", o.username)
	return nil
}

func userList(ctx context.Context, t terminal, st *store.Store, _ settings, _ userOptions) error {
	list, err := st.Users(ctx, commandLine(), plan.UserFilter{})
	if err != nil {
		return err
	}
	table := tabwriter.NewWriter(t.out, 0, 0, 2, ' ', 0)
	for _, line := range view.UserLines(list.Users) {
		if _, err := fmt.Fprintln(table, strings.Join(line, "\t")); err != nil {
			return err
		}
	}
	if err := table.Flush(); err != nil {
		return err
	}
	if list.More {
		t.printf("… còn nữa, xem trang Quản trị\n")
	}
	return nil
}
