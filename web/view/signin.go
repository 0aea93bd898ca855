package view

// A SignInProblem is why a person is asked to sign in again.
type SignInProblem int

// Reasons; zero: none, the form is fresh.
const (
	SignInFresh SignInProblem = iota
	SignInBlank               // a field is empty
	SignInWrong               // username or password
	SignInWait                // too many tries
	SignInLost                // the session ended before the form was sent
)

// A CarriedField is one field of a form that is carried through signing in.
type CarriedField struct{ Name, Value string }

// Carried is a form that was sent without a session and is carried out once there is one. The zero value is none.
type Carried struct {
	Path      string // where it was sent
	Fields    []CarriedField
	Multipart bool // it is a form with files
	LostFile  bool // a file was chosen, and must be chosen again
}

// SignInData is the sign-in form.
type SignInData struct {
	Username string
	Next     string
	Carried  Carried
	Problem  SignInProblem
	Wait     int // seconds, with SignInWait
}

// CodeData is the form of the second factor.
type CodeData struct {
	Next    string
	Carried Carried
	Wrong   bool
	Wait    int // seconds; 0: none
}

func signInText(d SignInData) string {
	switch d.Problem {
	case SignInBlank:
		return "Nhập cả tên đăng nhập và mật khẩu."
	case SignInWrong:
		return "Tên đăng nhập hoặc mật khẩu không đúng. Kiểm tra phím Caps Lock và bộ gõ tiếng Việt rồi nhập lại."
	case SignInWait:
		return "Đã nhập sai nhiều lần. " + waitText(d.Wait)
	case SignInLost:
		return "Phiên đăng nhập đã hết. Đăng nhập lại để lưu tiếp."
	}
	return ""
}

// carriedText says what becomes of what was typed.
func carriedText(c Carried) string {
	switch {
	case c.Path == "":
		return ""
	case c.LostFile:
		return "Nội dung vừa nhập còn nguyên và được gửi ngay sau khi đăng nhập. Riêng tệp phải chọn lại."
	}
	return "Nội dung vừa nhập còn nguyên và được gửi ngay sau khi đăng nhập."
}

func codeText(d CodeData) string {
	switch {
	case d.Wait > 0:
		return "Đã nhập sai nhiều lần. " + waitText(d.Wait)
	case d.Wrong:
		return "Mã không đúng hoặc đã dùng. Chờ mã mới trong ứng dụng rồi nhập lại."
	}
	return ""
}

// wrongSignIn says whether what stands in the fields is what is wrong.
func wrongSignIn(d SignInData) bool { return d.Problem == SignInBlank || d.Problem == SignInWrong }
