package plan

// A Choice is a set of rows of a board that one of its numbers counts, as named in an address.
type Choice string

// Choices beside the boxes, whose slugs are choices too.
const (
	ChooseAll           Choice = "tat-ca"
	ChooseDone          Choice = "hoan-thanh"
	ChooseActive        Choice = "dang-thuc-hien"
	ChooseNotStarted    Choice = "chua-bat-dau"
	ChooseUndatedDone   Choice = "chua-xac-dinh-han-da-xong"
	ChooseDue           Choice = "den-han"
	ChooseDueDone       Choice = "den-han-da-xong"
	ChooseRed           Choice = "do"
	ChooseAmber         Choice = "vang"
	ChooseSoon          Choice = "sap-den-han"
	ChoosePending       Choice = "cho-duyet"
	ChooseSilent        Choice = "khong-bao-cao"
	ChooseJoined        Choice = "moi-giao"
	ChooseContradictory Choice = "mau-thuan"
	ChooseLeft          Choice = "da-dua-ra" // those that left, beside the total
)

// InBox chooses a box.
func InBox(b Box) Choice { return Choice(b.Slug()) }

// Box is the box a choice is; ok is false for another choice.
func (c Choice) Box() (b Box, ok bool) { return BoxBySlug(string(c)) }

// Choices are all choices, the boxes first.
func Choices() []Choice {
	list := make([]Choice, 0, 22)
	for _, b := range Boxes() {
		list = append(list, InBox(b))
	}
	return append(list, ChooseAll, ChooseDone, ChooseActive, ChooseNotStarted, ChooseUndatedDone, ChooseDue, ChooseDueDone, ChooseRed,
		ChooseAmber, ChooseSoon, ChoosePending, ChooseSilent, ChooseJoined, ChooseContradictory, ChooseLeft)
}

// Count is the number a choice stands for; those that left are not in a tally.
func (t Tally) Count(c Choice) int {
	if b, ok := c.Box(); ok {
		return t.In(b)
	}
	return map[Choice]int{
		ChooseAll: t.Total, ChooseDone: t.Done(), ChooseActive: t.Active(), ChooseNotStarted: t.NotStarted,
		ChooseUndatedDone: t.UndatedDone, ChooseDue: t.DueByNow, ChooseDueDone: t.DueByNowDone, ChooseRed: t.Red, ChooseAmber: t.Amber,
		ChooseSoon: t.Soon, ChoosePending: t.Pending, ChooseSilent: t.Silent, ChooseJoined: t.Joined, ChooseContradictory: t.Contradictory,
	}[c]
}

// A BoardFilter is which rows of a board are listed; zero parts do not narrow.
type BoardFilter struct {
	Choice  Choice
	PlanID  int64
	GroupID int64
	UnitID  int64
	NoUnit  bool // only what no unit leads
}

// Rows are the tasks a filter lets through, in the board's order.
func (b Board) Rows(f BoardFilter) []BoardTask {
	from := b.Tasks
	if f.Choice == ChooseLeft {
		from = b.Left
	}
	var rows []BoardTask
	for _, t := range from {
		if f.places(t) && (f.Choice == ChooseLeft || TallyOf([]TaskStatus{t.TaskStatus}, b.AsOf).Count(f.Choice) > 0) {
			rows = append(rows, t)
		}
	}
	return rows
}

func (f BoardFilter) places(t BoardTask) bool {
	return (f.PlanID == 0 || t.PlanID == f.PlanID) && (f.GroupID == 0 || t.GroupID == f.GroupID) &&
		(f.UnitID == 0 || t.LeadID == f.UnitID) && (!f.NoUnit || t.LeadID == 0)
}
