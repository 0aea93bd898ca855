package plan

import (
	"errors"
	"maps"
	"slices"
	"strings"
)

// Errors a use case can end with. The server turns each into one page; other errors are incidents.
var (
	// ErrNotFound: it does not exist, or the actor must not know that it does.
	ErrNotFound = errors.New("not found")
	// ErrForbidden: it exists and the actor may see it, but not do this.
	ErrForbidden = errors.New("forbidden")
	// ErrConflict: somebody changed it in the meantime, or it is there already.
	ErrConflict = errors.New("conflict")
	// ErrReplayed: the very same form was carried out before; its answer is the answer again.
	ErrReplayed = errors.New("already done")
	// ErrLocked: the kỳ is not open for this.
	ErrLocked = errors.New("period is not open")
	// ErrSignedOut: nobody is signed in, or the session has ended.
	ErrSignedOut = errors.New("not signed in")
)

// ErrIncomplete: a draft lacks a fact without which it cannot become a plan.
type ErrIncomplete struct {
	// Missing is "province", "year", "kind" or "tasks".
	Missing string
}

func (e ErrIncomplete) Error() string { return "draft lacks " + e.Missing }

// A Problem is the key of what is wrong with a field; package view has its sentence.
type Problem string

// FieldErrors are all broken fields of a form at once, by field name. Names of rows carry the row's id after a colon
// ("percent:17").
type FieldErrors map[string]Problem

// Add notes a problem unless the field has one already.
func (e FieldErrors) Add(field string, problem Problem) {
	if _, has := e[field]; !has {
		e[field] = problem
	}
}

// Err is e as an error, nil when nothing is wrong.
func (e FieldErrors) Err() error {
	if len(e) == 0 {
		return nil
	}
	return e
}

func (e FieldErrors) Error() string {
	return "invalid fields: " + strings.Join(slices.Sorted(maps.Keys(e)), ", ")
}

// Problems that any form can have.
const (
	ProblemRequired Problem = "required"  // bắt buộc
	ProblemTooLong  Problem = "too_long"  // quá dài
	ProblemNotADate Problem = "not_date"  // không phải ngày
	ProblemUnknown  Problem = "unknown"   // không có trong danh sách
	ProblemTaken    Problem = "taken"     // đã có
	ProblemControl  Problem = "control"   // ký tự không dùng được
	ProblemBefore   Problem = "too_early" // sớm hơn ngày cho phép
)

// Problems of accounts and settings.
const (
	ProblemBounds       Problem = "bounds"        // ngoài khoảng cho phép
	ProblemWrongCode    Problem = "wrong_code"    // mã không đúng
	ProblemWrongSecret  Problem = "wrong_secret"  // mật khẩu hiện tại không đúng
	ProblemNotTheSame   Problem = "not_the_same"  // hai lần nhập khác nhau
	ProblemPasswordLen  Problem = "password_len"  // mật khẩu quá ngắn
	ProblemPasswordLong Problem = "password_long" // mật khẩu quá dài
	ProblemPasswordWeak Problem = "password_weak" // mật khẩu dễ đoán
	ProblemPasswordName Problem = "password_name" // mật khẩu là tên ai cũng biết
	ProblemPasswordKind Problem = "password_kind" // thiếu loại ký tự
	ProblemUsername     Problem = "username"      // tên đăng nhập viết sai
	ProblemWait         Problem = "wait"          // nhập sai nhiều lần, phải chờ
	ProblemNeedsPlace   Problem = "needs_place"   // vai trò cần tỉnh, đơn vị
	ProblemBackwards    Problem = "backwards"     // đến ngày trước từ ngày
)

// Problems of products and deadlines.
const (
	ProblemFuture        Problem = "future"         // ngày trong tương lai
	ProblemFileType      Problem = "file_type"      // loại tệp không nhận
	ProblemFileEmpty     Problem = "file_empty"     // tệp rỗng
	ProblemFileTooLarge  Problem = "file_too_large" // tệp quá 20 MB
	ProblemNoProduct     Problem = "no_product"     // không có văn bản, không có tệp
	ProblemNotLater      Problem = "not_later"      // không sau hạn hiện hành
	ProblemTooLate       Problem = "too_late"       // sau năm 2199
	ProblemBeforeRequest Problem = "before_request" // trước ngày đề nghị
	ProblemNoDecision    Problem = "no_decision"    // thiếu số văn bản và lý do
)

// Problems of units.
const (
	ProblemNotEmail Problem = "not_email" // không phải địa chỉ thư
	ProblemCycle    Problem = "cycle"     // trực thuộc vòng tròn
	ProblemSameName Problem = "same_name" // trùng tên đơn vị khác
	ProblemNotText  Problem = "not_text"  // không phải văn bản UTF-8
	ProblemNoColumn Problem = "no_column" // thiếu cột
	ProblemTooMany  Problem = "too_many"  // quá nhiều dòng
)

// Problems of assignments.
const (
	ProblemNothingTicked Problem = "nothing_ticked" // chưa chọn nhiệm vụ nào
	ProblemNothingTyped  Problem = "nothing_typed"  // chưa điền nội dung nào
	ProblemNotADue       Problem = "not_due"        // không đọc được thời hạn
	ProblemDueFixed      Problem = "due_fixed"      // đã giao: hạn chỉ đổi bằng gia hạn
	ProblemNoLead        Problem = "no_lead"        // chưa nhiệm vụ nào có chủ trì
	ProblemTextFixed     Problem = "text_fixed"     // đã giao: lời văn chỉ đổi theo văn bản
	ProblemParts         Problem = "parts"          // tách thành 2 đến 10 phần
	ProblemLockedDay     Problem = "locked_day"     // ngày nằm trong kỳ đã khoá
)
