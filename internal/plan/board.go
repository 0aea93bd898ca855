package plan

// A Board (bảng số liệu) is a year as a kỳ counts it. Live and frozen pages are drawn from it alone.
type Board struct {
	YearPage
	Periods []ReportingPeriod // in order; none: the year has no kỳ yet and nothing below is filled
	Period  ReportingPeriod
	Basis   Basis
	AsOf    Date
	Soon    int // days of "sắp đến hạn"
	Tasks   []BoardTask
	Left    []BoardTask // closed by the day, beside the total; without a status
	Total   Tally
	Parts   []BoardPart // plan by plan, in the order of Plans
	Units   []BoardUnit // by lead unit, in alphabetical order, "no unit" last
}

// Counted says whether the year has a kỳ to count.
func (b Board) Counted() bool { return len(b.Periods) > 0 }

// A BoardTask is a task with where it stands.
type BoardTask struct {
	TaskStatus
	Number   string
	Text     string
	Lead     string // name of the unit in charge; empty: none
	ClosedOn Date   // of one that left
	ClosedAs Closing
}

// A BoardPart is a plan with its counts.
type BoardPart struct {
	Plan   Plan
	Tally  Tally
	Groups []BoardGroup
}

// A BoardGroup is a group with its counts.
type BoardGroup struct {
	Group Group // without tasks
	Tally Tally
}

// A BoardUnit is a lead unit with the counts of what it leads.
type BoardUnit struct {
	UnitID int64 // 0: a name that is no unit yet, or nobody
	Name   string
	Tally  Tally
}

// Count fills the counts from the tasks: the total, plan by plan and group by group, and by the given lead units. What
// has no task in the kỳ is left out, but for plans.
func (b *Board) Count(groups []Group, units []BoardUnit) {
	byPlan, byGroup, byUnit := map[int64]*Tally{}, map[int64]*Tally{}, map[int64]*Tally{}
	b.Total = Tally{}
	for _, t := range b.Tasks {
		b.Total.Add(t.TaskStatus, b.AsOf)
		tallyIn(byPlan, t.PlanID).Add(t.TaskStatus, b.AsOf)
		tallyIn(byGroup, t.GroupID).Add(t.TaskStatus, b.AsOf)
		tallyIn(byUnit, t.LeadID).Add(t.TaskStatus, b.AsOf)
	}
	b.Parts = make([]BoardPart, 0, len(b.Plans))
	for _, p := range b.Plans {
		part := BoardPart{Plan: p, Tally: *tallyIn(byPlan, p.ID)}
		for _, g := range groups {
			if tally, has := byGroup[g.ID]; has && g.PlanID == p.ID {
				part.Groups = append(part.Groups, BoardGroup{g, *tally})
			}
		}
		b.Parts = append(b.Parts, part)
	}
	b.Units = nil
	for _, u := range append(units, BoardUnit{}) {
		if tally, has := byUnit[u.UnitID]; has {
			b.Units = append(b.Units, BoardUnit{u.UnitID, u.Name, *tally})
		}
	}
}

func tallyIn(m map[int64]*Tally, id int64) *Tally {
	if m[id] == nil {
		m[id] = &Tally{}
	}
	return m[id]
}
