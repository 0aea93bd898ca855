package plan

import "time"

// A Progress (trạng thái xử lý) is what the unit says of a task.
type Progress string

// Trạng thái xử lý.
const (
	NotStarted Progress = "not_started" // chưa thực hiện
	InProgress Progress = "in_progress" // đang thực hiện
	Done       Progress = "done"        // hoàn thành
	Paused     Progress = "paused"      // tạm dừng
	Dropped    Progress = "dropped"     // không thực hiện
)

// Progresses are all states in the order they are offered.
func Progresses() []Progress { return []Progress{NotStarted, InProgress, Done, Paused, Dropped} }

// An Outlook (khả năng hoàn thành đúng hạn) is asked while a task with a deadline is unfinished.
type Outlook string

// Khả năng hoàn thành đúng hạn; empty: not asked or not said.
const (
	Feasible Outlook = "feasible" // khả thi
	AtRisk   Outlook = "at_risk"  // có nguy cơ
	Unlikely Outlook = "unlikely" // không kịp
)

// Outlooks are all outlooks in the order they are offered.
func Outlooks() []Outlook { return []Outlook{Feasible, AtRisk, Unlikely} }

// A ReportState is the report's own workflow.
type ReportState string

// States of a report; empty: there is none.
const (
	ReportDraft     ReportState = "draft"     // nháp
	ReportSubmitted ReportState = "submitted" // đã gửi
	ReportReturned  ReportState = "returned"  // trả lại
	ReportApproved  ReportState = "approved"  // đã duyệt
)

// A PerMille is a percentage in tenths: 557 is 55,7 %. It keeps one decimal exactly.
type PerMille int

// Content is what a unit says of a task in a kỳ. Texts are limited to 5,000 characters, NoProduct to 2,000.
type Content struct {
	Progress    Progress  `json:"progress"`
	Percent     *PerMille `json:"percent"` // nil: not said (allowed while thường xuyên)
	Outlook     Outlook   `json:"outlook,omitempty"`
	Result      string    `json:"result,omitempty"`            // kết quả thực hiện
	Obstacles   string    `json:"obstacles,omitempty"`         // khó khăn, vướng mắc
	Proposals   string    `json:"proposals,omitempty"`         // đề xuất, kiến nghị
	CompletedOn Date      `json:"completed_on"`                // ngày hoàn thành, only when done
	NoProduct   string    `json:"no_product_reason,omitempty"` // why a finished task has no product
	Unchanged   bool      `json:"unchanged,omitempty"`         // không thay đổi so với kỳ trước
}

// A ProgressReport (báo cáo tiến độ) is a task's report in a kỳ, by the unit that led it then.
type ProgressReport struct {
	ID       int64
	TaskID   int64
	PeriodID int64
	UnitID   int64
	State    ReportState
	Content
	Version   int
	SavedAt   time.Time
	SentAt    time.Time // zero: never sent
	DecidedAt time.Time
}
