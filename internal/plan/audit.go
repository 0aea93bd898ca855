package plan

// AuditPageSize is how many entries a page of the audit holds.
const AuditPageSize = 100

// An AuditFilter is what of the audit is asked for; zero parts filter nothing.
type AuditFilter struct {
	Who      string // part of a name or username
	Entity   string // table
	Slug     string // province
	From, To Date   // both inclusive
	Before   int64  // entries older than this one
}

// An AuditPage is a page of the audit, newest first.
type AuditPage struct {
	Filter   AuditFilter
	Entries  []HistoryEntry
	Entities []string // tables there are entries of
	Older    int64    // where the next page begins; 0: this is the last
}

// AdministeredIn are the province rows the actor administers; all is true for those who administer everything.
func (a Actor) AdministeredIn() (ids []int64, all bool) {
	for _, m := range a.Memberships {
		if m.Role.Has(RightAdminister) {
			all = all || m.ProvinceID == 0
			ids = append(ids, m.Covers...)
		}
	}
	return ids, all || a.System
}
