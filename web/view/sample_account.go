package view

import "kehoach/internal/route"

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
