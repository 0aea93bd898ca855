package plan

import "time"

// A HistoryChange is a column that changed; the values are as the record keeps them: days as 2024-09-30, nothing as "".
type HistoryChange struct{ Field, Before, After string }

// A HistoryEntry is something that happened, from the records that are only ever added to.
type HistoryEntry struct {
	ID      int64 // in the audit; 0 for an event of a report
	At      time.Time
	Who     string
	Action  string // insert, update, delete; of a report sent, returned, approved, reassigned; or an event's own word
	Entity  string // table; "report" for an event of a report
	Period  PeriodKind
	Unit    string
	Reason  string
	Changes []HistoryChange // by field
}

// A PeriodProgress is what is known of a task in a kỳ.
type PeriodProgress struct {
	Kind      PeriodKind
	Approved  *Content // nil: nothing is approved
	DecidedAt time.Time
	Pending   bool     // a report waits
	Returned  bool     // it was given back; only for those who read what is sent
	Sent      *Content // what waits or was given back; only for those who read what is sent
	SentAt    time.Time
}

// A TaskRecord is what became of a task, as one reader may see it.
type TaskRecord struct {
	Progress []PeriodProgress // of every kỳ of the year, in order
	Entries  []HistoryEntry   // newest first
}
