package plan

// A Format is the kind of file a document came in.
type Format string

// Formats the importer names.
const (
	FormatText     Format = "txt"
	FormatMarkdown Format = "md"
	FormatHTML     Format = "html"
	FormatCSV      Format = "csv"
	FormatDocx     Format = "docx"
	FormatXlsx     Format = "xlsx"
	FormatPDF      Format = "pdf"
)

// A Range is a half-open byte range [Start, End) of a document's canonical text.
type Range struct {
	Start int `json:"start"`
	End   int `json:"end"`
}

// IsZero says whether the range is empty and unset.
func (r Range) IsZero() bool { return r == Range{} }

// A Draft (dự thảo) is what the importer read out of a document. Nothing of it is in a plan until committed.
// Zero values mean "unknown": the importer never guesses.
type Draft struct {
	FileName string
	SHA256   string // of the file's bytes, hex
	Format   Format
	// Text is the canonical text: UTF-8, NFC, LF, NBSP as blank, zero-width and soft hyphen removed.
	// Every Range points into it.
	Text string

	Kind     Kind
	Province Province // Code, Name, Kind, Slug as of the plan's year; zero when unknown
	Year     int
	Period   Period
	Title    string
	Number   string
	IssuedOn Date
	Agency   string
	Bases    []string
	Declared Counts

	Groups     []DraftGroup
	Indicators []Indicator
	// Spans partition the text: they are in order, do not overlap, and cover every non-blank byte once.
	Spans    []Span
	Warnings []Warning
}

// Found counts the draft's groups and tasks.
func (d Draft) Found() Counts {
	found := Counts{Groups: len(d.Groups)}
	for _, g := range d.Groups {
		found.Tasks += len(g.Tasks)
	}
	return found
}

// Lacks returns the first thing missing to commit the draft as a plan, as ErrIncomplete, or nil.
func (d Draft) Lacks() error {
	switch {
	case d.Found().Tasks == 0:
		return ErrIncomplete{Missing: "tasks"}
	case !d.Kind.IsPlan():
		return ErrIncomplete{Missing: "kind"}
	case d.Province.Code == "":
		return ErrIncomplete{Missing: "province"}
	case d.Year == 0:
		return ErrIncomplete{Missing: "year"}
	}
	return nil
}

// A DraftGroup is a group as read, with its tasks. Group.Ord and Task.Ord are set, ids are not.
type DraftGroup struct {
	Number     string // printed, else its place; empty in a synthetic group
	Title      string
	Synthetic  bool
	Confidence float64
	Source     Range
	Tasks      []Task
}

// A Role is what a part of a document is. Every non-blank byte has exactly one.
type Role string

// Roles, in the order they are reported.
const (
	RoleTitle        Role = "title"
	RoleMeta         Role = "meta"      // letterhead, number, date, captions of the document itself
	RoleGroup        Role = "group"     // a group's title
	RoleTask         Role = "task"      // a task's text
	RoleSub          Role = "sub"       // detail below a task
	RoleMarker       Role = "marker"    // numbers, bullets, connectors, cues, closing marks, table rules
	RoleIndicator    Role = "indicator" // a reported figure
	RoleContext      Role = "context"   // text that is no task
	RoleCandidate    Role = "candidate" // reads like a directive; offered, not imported
	RoleNoise        Role = "noise"     // navigation, captions of pictures, authors, ratings
	RoleUnclassified Role = "unclassified"
)

// Roles returns all roles in reporting order.
func Roles() []Role {
	return []Role{
		RoleTitle, RoleMeta, RoleGroup, RoleTask, RoleSub, RoleMarker, RoleIndicator,
		RoleContext, RoleCandidate, RoleNoise, RoleUnclassified,
	}
}

// A Span is one part of the text with its role and the rule that gave it.
type Span struct {
	Range
	Role       Role    `json:"role"`
	Rule       string  `json:"rule"`       // short name, for instance "T3"
	Confidence float64 `json:"confidence"` // 0–1
}

// A WarningCode names a kind of doubt.
type WarningCode string

// Warning codes.
const (
	WarnCountMismatch  WarningCode = "count_mismatch"  // declared and found counts differ
	WarnNoTasks        WarningCode = "no_tasks"        // the text is no plan, or none was found
	WarnNotAPlan       WarningCode = "not_a_plan"      // a report, news, statistics …
	WarnNoYear         WarningCode = "no_year"         // the plan's year is not stated
	WarnYearFromDate   WarningCode = "year_from_date"  // year taken from the date of issue
	WarnNoProvince     WarningCode = "no_province"     // no province recognised
	WarnManyProvinces  WarningCode = "many_provinces"  // more than one could be meant
	WarnSynthetic      WarningCode = "synthetic_group" // the group was made by the importer
	WarnFromHeading    WarningCode = "task_from_heading"
	WarnMultipleLeads  WarningCode = "multiple_leads" // the first leads, the rest support
	WarnBeforeDate     WarningCode = "before_date"    // "Trước d" read as due on d
	WarnUnreadableDue  WarningCode = "unreadable_due" // a Thời hạn cell with no date in it
	WarnInvalidDate    WarningCode = "invalid_date"   // 31/02
	WarnAmbiguous      WarningCode = "ambiguous_figure"
	WarnNumbering      WarningCode = "numbering"       // gaps, repeats
	WarnFlattenedTable WarningCode = "flattened_table" // a table that lost its columns
	WarnBadEncoding    WarningCode = "bad_encoding"    // repaired bytes
	WarnLowConfidence  WarningCode = "low_confidence"
	WarnCandidate      WarningCode = "candidates" // sentences that read like directives, not imported
	WarnTruncated      WarningCode = "truncated"  // cells or text cut by a limit
)

// A Warning is a doubt about the reading. Message is Vietnamese, for the person who imports.
type Warning struct {
	Code    WarningCode `json:"code"`
	Message string      `json:"message"`
	Source  Range       `json:"source"`
}
