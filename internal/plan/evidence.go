package plan

import (
	"maps"
	"time"
)

// A Document (văn bản) names a document by its facts; any of them may be empty.
type Document struct {
	Kind    string // loại: Quyết định, Báo cáo, …
	Number  string // số, ký hiệu
	On      Date
	Agency  string // cơ quan ban hành
	Summary string // trích yếu
}

// Empty says whether there is nothing by which the document could be found.
func (d Document) Empty() bool { return d.Number == "" && d.Summary == "" }

// An Evidence (sản phẩm, minh chứng) is what a task brought about: a document by its facts, a file, or both.
type Evidence struct {
	ID        int64
	TaskID    int64
	UnitID    int64
	Unit      string
	Document  Document
	File      StoredFile // without bytes; zero: none
	CreatedAt time.Time
	CreatedBy string
	// Approved is true once a report of the task was approved after it was added.
	Approved bool
	// Removable says whether the reader may remove it.
	Removable bool
}

// Products are the evidences of a task as one reader sees them.
type Products struct {
	List   []Evidence // oldest first
	Any    bool       // there are some, whether the reader may see them or not
	CanAdd bool
}

// A NewEvidence is what the form of an evidence says.
type NewEvidence struct {
	Document Document
	File     *File // nil: none
	// Broken is what could not even be read, by field.
	Broken FieldErrors
}

// Validate returns everything that is wrong with the form on the day.
func (n NewEvidence) Validate(today Date) FieldErrors {
	e := FieldErrors{}
	maps.Copy(e, n.Broken)
	e.Text("loai", n.Document.Kind, 100, false)
	e.Text("so-ky-hieu", n.Document.Number, 200, false)
	e.Text("co-quan", n.Document.Agency, 300, false)
	e.Text("trich-yeu", n.Document.Summary, 2000, false)
	switch on := n.Document.On; {
	case on.IsZero():
	case today.Before(on):
		e.Add("ngay", ProblemFuture)
	case on.Year < 1945:
		e.Add("ngay", ProblemBefore)
	}
	if n.File != nil {
		if problem := n.File.Problem(); problem != "" {
			e.Add("tep", problem)
		}
	} else if n.Document.Empty() && e["tep"] == "" {
		e.Add("so-ky-hieu", ProblemNoProduct)
	}
	return e
}

// ValidateRemoval returns what is wrong with the reason of a removal.
func ValidateRemoval(reason string) FieldErrors {
	e := FieldErrors{}
	e.Text("ly-do", reason, 2000, true)
	return e
}

// SeesEvidence says whether the actor may read an evidence of a task led by a unit (0: none): of an approved report every
// member of the province, else the unit and those who read what is sent.
func (a Actor) SeesEvidence(provinceID, leadID int64, e Evidence) bool {
	return e.Approved && a.Sees(provinceID) || a.CanIn(RightSent, provinceID) ||
		a.CanFor(RightReport, provinceID, e.UnitID) || a.CanFor(RightReport, provinceID, leadID)
}

// RemovesEvidence says whether the actor may remove it: the unit while no report with it is approved, and the planner.
func (a Actor) RemovesEvidence(provinceID, leadID int64, e Evidence) bool {
	return a.CanIn(RightPlan, provinceID) ||
		!e.Approved && (a.CanFor(RightReport, provinceID, e.UnitID) || a.CanFor(RightReport, provinceID, leadID))
}
