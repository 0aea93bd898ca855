package plan

import "unicode/utf8"

// A SearchQuery (tìm kiếm) is what a reader typed and the facets chosen.
type SearchQuery struct {
	Text     string // words; "…" is a phrase, a leading - excludes
	Province string // slug; empty for all
	Year     int    // 0 for all
	GroupID  int64  // 0 for all
	Page     int    // from 1
}

// A HitKind says what a search hit is.
type HitKind string

// Kinds of hit.
const (
	HitPlan      HitKind = "plan"
	HitGroup     HitKind = "group"
	HitTask      HitKind = "task"
	HitIndicator HitKind = "indicator"
)

// A SearchHit is one found row with its place.
type SearchHit struct {
	Kind     HitKind
	Province Province
	Plan     Plan // ID, Year, Kind, Slug, Title filled
	GroupOrd int  // 0 for plan and indicator
	Group    string
	TaskID   int64 // 0 unless a task
	Number   string
	Parts    []TextPart // the text, cut where words matched
	Exact    bool       // matched with the very accents typed
}

// A TextPart is a run of text that matched the query or did not.
type TextPart struct {
	Text string
	Hit  bool
}

// A Facet is one value to narrow a search by, with the number of hits it leaves.
type Facet struct {
	Value string // goes back into the query: slug, year, group id
	Label string
	Count int
}

// SearchTextMax is the longest text searched for, in runes.
const SearchTextMax = 200

// TooLong says whether the query's text is beyond SearchTextMax.
func (q SearchQuery) TooLong() bool { return utf8.RuneCountInString(q.Text) > SearchTextMax }

// SearchPageSize is the number of hits on a page.
const SearchPageSize = 30

// A SearchResult is one page of hits, exact accents first, and the facets over all hits.
type SearchResult struct {
	Query     SearchQuery
	Total     int
	Hits      []SearchHit
	Provinces []Facet
	Years     []Facet
	Groups    []Facet
}
