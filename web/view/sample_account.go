package view

import (
	"net/url"
	"time"

	"kehoach/internal/plan"
	"kehoach/internal/route"
)

func bareSample(name string) Page { return Page{Path: route.DevPage(name), Bare: true} }

func sampleSignIns() []Sample {
	carried := Carried{Path: "/bao-cao/1/2/3", LostFile: true, Multipart: true, Fields: []CarriedField{{"ket-qua", "Đã ban hành quy chế"}}}
	demo := bareSample("sign-in-demo")
	demo.Demo = true
	return []Sample{
		{"sign-in", "Đăng nhập", SignInPage(bareSample("sign-in"), SignInData{Next: "/"})},
		{"sign-in-wrong", "Đăng nhập sai", SignInPage(bareSample("sign-in-wrong"), SignInData{Username: "donvi1.binh-duong", Problem: SignInWrong})},
		{"sign-in-wait", "Đăng nhập sai nhiều lần", SignInPage(bareSample("sign-in-wait"), SignInData{Username: "x", Problem: SignInWait, Wait: 32})},
		{"sign-in-lost", "Hết phiên khi đang gửi", SignInPage(bareSample("sign-in-lost"), SignInData{Problem: SignInLost, Carried: carried})},
		{"sign-in-demo", "Đăng nhập, số liệu minh họa", SignInPage(demo, SignInData{})},
		{"code", "Mã xác thực", CodePage(bareSample("code"), CodeData{Next: "/"})},
		{"code-wrong", "Mã xác thực sai", CodePage(bareSample("code-wrong"), CodeData{Wrong: true, Carried: carried})},
	}
}

func sampleAdmin(name string) Page {
	p := samplePage(name)
	p.Actor = plan.Actor{UserID: 1, Label: "quantri", Name: "Trần Quản Trị", SessionID: 1, Memberships: []plan.Membership{{ID: 1, UserID: 1, Role: plan.Admin}}}
	return p
}

func samplePerson() plan.User {
	officer := plan.MembershipLine{
		Membership: plan.Membership{ID: 2, UserID: 2, Role: plan.Officer, ProvinceID: 3, UnitID: 4, From: sampleDay(2024, time.January, 1)},
		Province:   "Tỉnh Bình Dương", Unit: "Phòng Nghiệp vụ Dược", Substitute: "Lê Văn Nghỉ",
	}
	return plan.User{
		ID: 2, Username: "hoa.nguyen", FullName: "Nguyễn Thị Hoa", Title: "Chuyên viên", Email: "hoa@soyte.gov.vn", State: plan.UserActive,
		Version: 1, HasPassword: true, SecondFactor: true, LastSeenAt: time.Date(2024, time.September, 20, 8, 15, 0, 0, plan.Zone),
		Memberships: []plan.MembershipLine{officer},
	}
}

func sampleAccounts() []Sample {
	at := time.Date(2024, time.September, 20, 8, 15, 0, 0, plan.Zone)
	a := plan.Account{User: samplePerson(), SpareCodes: 8, ChangedAt: at, Settings: plan.DefaultSettings(), Sessions: []plan.Session{
		{ID: 1, UserID: 2, CreatedAt: at, LastSeenAt: at, Address: "192.0.2.7", Agent: "Mozilla/5.0 (Windows NT 10.0) Chrome/120.0 Safari/537.36"},
		{ID: 2, UserID: 2, CreatedAt: at, LastSeenAt: at, Address: "192.0.2.8", Agent: "Mozilla/5.0 (iPhone) Safari/604.1"},
	}}
	plain := plan.Account{User: samplePerson(), Settings: plan.DefaultSettings()}
	plain.User.SecondFactor, plain.User.Memberships = false, nil
	wrong := AccountForms{Password: Form{Errors: plan.FieldErrors{"mat-khau-cu": plan.ProblemWrongSecret, "mat-khau-moi": plan.ProblemPasswordWeak, "nhap-lai": plan.ProblemNotTheSame}}}
	off := AccountForms{Off: Form{Errors: plan.FieldErrors{"xac-nhan": plan.ProblemWrongSecret}}}
	who := plan.SetPassword{Username: "hoa.nguyen", FullName: "Nguyễn Thị Hoa"}
	factor := SecondFactorData{Username: "hoa.nguyen", Secret: "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP", //nolint:gosec // of nobody
		Sealed: "x", QR: [][]bool{{true, false, true}, {false, true, true}, {true, true, false}}, Form: Form{Key: "k"}}
	must := factor
	must.Must, must.Form = true, Form{Key: "k", Errors: plan.FieldErrors{"ma": plan.ProblemWrongCode}}
	return []Sample{
		{"account", "Tài khoản của tôi", AccountPage(sampleAdmin("account"), a, AccountForms{})},
		{"account-plain", "Tài khoản mới", AccountPage(samplePage("account-plain"), plain, AccountForms{})},
		{"account-invalid", "Đổi mật khẩu, nhập sai", AccountPage(samplePage("account-invalid"), a, wrong)},
		{"account-off", "Tắt xác thực, nhập sai", AccountPage(samplePage("account-off"), a, off)},
		{"set-password", "Đặt mật khẩu", SetPasswordPage(bareSample("set-password"), "t", who, Form{})},
		{"set-password-invalid", "Đặt mật khẩu, nhập sai", SetPasswordPage(bareSample("set-password-invalid"), "t", who, wrong.Password)},
		{"dead-link", "Liên kết hết hiệu lực", DeadLinkPage(bareSample("dead-link"))},
		{"second-factor", "Bật xác thực hai lớp", SecondFactorPage(samplePage("second-factor"), factor)},
		{"second-factor-must", "Phải bật xác thực hai lớp", SecondFactorPage(bareSample("second-factor-must"), must)},
		{"spares", "Mã dự phòng", SparesPage(samplePage("spares"), "hoa.nguyen", []string{"abcd-efgh-2345", "wxyz-7654-qrst"})},
	}
}

func sampleUsers() []Sample {
	places := []plan.Place{{}, {ProvinceID: 3, Province: "Tỉnh Bình Dương", Until: sampleDay(2025, time.June, 30)}, {ProvinceID: 3, UnitID: 4, Province: "Tỉnh Bình Dương", Unit: "Phòng Nghiệp vụ Dược"}}
	locked := samplePerson()
	locked.ID, locked.State, locked.HasPassword, locked.LastSeenAt = 5, plan.UserDisabled, false, time.Time{}
	list := plan.UserList{Users: []plan.User{samplePerson(), locked}, Places: places, More: true}
	wrong := Form{Key: "k", Values: url.Values{"ten-dang-nhap": {"Hoa"}}, Errors: plan.FieldErrors{"ten-dang-nhap": plan.ProblemUsername, "ho-ten": plan.ProblemRequired, "noi": plan.ProblemNeedsPlace, "xac-nhan": plan.ProblemWrongSecret}}
	page := plan.UserPage{User: samplePerson(), Places: places, MayManage: true}
	seen, lockedPage := page, page
	seen.MayManage, lockedPage.User = false, locked
	late := UserForms{Conflict: true, Edit: Form{Key: "k", Version: 2, Values: url.Values{"ho-ten": {"Nguyễn Hoa"}}}}
	asked := UserForms{Prove: true, Reset: Form{Key: "k", Errors: plan.FieldErrors{"xac-nhan": plan.ProblemWrongSecret}}}
	settings := plan.DefaultSettings()
	return []Sample{
		{"admin", "Quản trị", AdminPage(sampleAdmin("admin"))},
		{"users", "Tài khoản", UsersPage(sampleAdmin("users"), list, Form{Key: "k"}, false)},
		{"users-empty", "Không có tài khoản", UsersPage(sampleAdmin("users-empty"), plan.UserList{Places: places}, Form{Key: "k"}, false)},
		{"users-invalid", "Thêm người, nhập sai", UsersPage(sampleAdmin("users-invalid"), list, wrong, true)},
		{"user", "Một tài khoản", UserPage(sampleAdmin("user"), page, UserForms{})},
		{"user-seen", "Tài khoản chỉ xem", UserPage(samplePage("user-seen"), seen, UserForms{})},
		{"user-locked", "Tài khoản đã khoá", UserPage(sampleAdmin("user-locked"), lockedPage, UserForms{})},
		{"user-late", "Tài khoản vừa bị sửa", UserPage(sampleAdmin("user-late"), page, late)},
		{"user-proof", "Hỏi lại mật khẩu", UserPage(sampleAdmin("user-proof"), page, asked)},
		{"link", "Liên kết đặt mật khẩu", LinkPage(sampleAdmin("link"), samplePerson(), "https://kehoach.example/dat-mat-khau/abc")},
		{"settings", "Thiết lập", SettingsPage(sampleAdmin("settings"), settings, Form{Key: "k", Values: url.Values{"phien-phut": {"480"}}}, false)},
		{"settings-late", "Thiết lập vừa bị sửa", SettingsPage(sampleAdmin("settings-late"), settings, Form{Key: "k", Errors: plan.FieldErrors{"phien-phut": plan.ProblemBounds}}, true)},
	}
}
