package plan

import "time"

// A Kind is what a document or plan is.
type Kind string

// Kinds. A plan is annual, thematic or directive; report and other are documents that are no plan.
const (
	Annual    Kind = "annual"    // kế hoạch năm của cả ngành
	Thematic  Kind = "thematic"  // kế hoạch chuyên đề
	Directive Kind = "directive" // nhiệm vụ giao tại hội nghị, kết luận, chỉ đạo
	Report    Kind = "report"    // báo cáo, thống kê
	Other     Kind = "other"     // tin, văn bản khác
)

// IsPlan says whether a document of this kind can become a plan.
func (k Kind) IsPlan() bool { return k == Annual || k == Thematic || k == Directive }

// A Period is the part of the year a plan covers; empty when unknown.
type Period string

// Periods of a plan.
const (
	WholeYear  Period = "year" // cả năm
	SecondHalf Period = "h2"   // 6 tháng cuối năm
	Quarter4   Period = "q4"   // quý IV, 3 tháng cuối năm
)

// A State is the life of a plan (product rules §3).
type State string

// States of a plan.
const (
	Drafted  State = "draft"    // nháp: imported, corrected, assigned
	Released State = "released" // đã giao
	Ended    State = "ended"    // kết thúc
)

// Counts are numbers of groups and tasks; zero means "not stated" where a document may state none.
type Counts struct {
	Groups int
	Tasks  int
}

// A Plan (kế hoạch) is one document's set of groups and tasks for a year of a province.
type Plan struct {
	ID         int64
	ProvinceID int64
	YearID     int64
	Year       int
	Kind       Kind
	Period     Period
	State      State
	Slug       string // unique in the year, used in addresses
	Title      string // as printed; empty when the document has none
	Number     string // số/ký hiệu, for instance 56/KH-SYT
	Agency     string // issuing body, as first written
	IssuedOn   Date
	Bases      []string // căn cứ: numbers of the documents it rests on
	Declared   Counts   // what the document says it holds
	Found      Counts   // what it holds
	ImportID   int64
	ImportedAt time.Time

	ReleasedOn     Date   // ngày giao nhiệm vụ; zero while nháp
	ReleasedNumber string // văn bản giao
	Version        int
}

// A Tree is a plan with everything below it.
type Tree struct {
	Province   Province
	Lineage    Lineage
	Year       Year
	Plan       Plan
	Groups     []Group
	Indicators []Indicator
	// Warnings are the importer's doubts about its reading of the document.
	Warnings []Warning
	// Period is the kỳ the year stands in, Statuses where its tasks stand in it, by id; zero and nil before there is one.
	Period   ReportingPeriod
	Statuses map[int64]TaskStatus
}

// A SourceText (nguyên văn) is the document a plan was imported from, with the role of every part.
type SourceText struct {
	Province Province
	Plan     Plan
	FileName string
	SHA256   string
	Text     string // canonical text; all ranges point into it
	Spans    []Span
}
