package view

import (
	"fmt"
	"strconv"
	"strings"

	"kehoach/internal/plan"
	"kehoach/internal/route"
)

// YearData is a year's page: what a kỳ counts and, when one of its numbers was followed, the rows it counts.
type YearData struct {
	Board plan.Board
	Query route.BoardQuery
	Rows  []plan.BoardTask // nil unless Query.Choice is set
}

// at is the same page with another question; its place in the year stays.
func (y YearData) at(change func(*route.BoardQuery)) string {
	q := route.BoardQuery{Period: y.Query.Period, Basis: y.Query.Basis}
	change(&q)
	return route.Board(y.Board.Province.Slug, y.Board.Year.Year, q)
}

func (y YearData) inPeriod(kind plan.PeriodKind) string {
	return y.at(func(q *route.BoardQuery) { q.Period = kind.Slug() })
}

func (y YearData) onBasis(b plan.Basis) string {
	return y.at(func(q *route.BoardQuery) { q.Basis = b.Slug() })
}

// A boardPlace is the part of a board whose numbers a line shows; the zero value is the whole.
type boardPlace struct{ Plan, Group, Unit, Name string }

func (y YearData) rows(at boardPlace, c plan.Choice) string {
	return y.at(func(q *route.BoardQuery) { q.Choice, q.Plan, q.Group, q.Unit = string(c), at.Plan, at.Group, at.Unit })
}

func placeOfPlan(p plan.Plan) boardPlace { return boardPlace{Plan: p.Slug, Name: PlanTitle(p)} }

func placeOfGroup(p plan.Plan, g plan.Group) boardPlace {
	return boardPlace{Plan: p.Slug, Group: strconv.Itoa(g.Ord), Name: nonEmpty(": ", groupName(g), g.Title)}
}

func placeOfUnit(u plan.BoardUnit) boardPlace {
	return boardPlace{Unit: strconv.FormatInt(u.UnitID, 10), Name: boardUnitName(u)}
}

func boardUnitName(u plan.BoardUnit) string {
	if u.UnitID == 0 {
		return "Chưa giao đơn vị"
	}
	return u.Name
}

// chosenPlace is the part of the board the listed rows are from.
func (y YearData) chosenPlace() string {
	for _, part := range y.Board.Parts {
		if y.Query.Plan != part.Plan.Slug {
			continue
		}
		for _, g := range part.Groups {
			if y.Query.Group == strconv.Itoa(g.Group.Ord) {
				return placeOfGroup(part.Plan, g.Group).Name
			}
		}
		return PlanTitle(part.Plan)
	}
	for _, u := range y.Board.Units {
		if y.Query.Unit == strconv.FormatInt(u.UnitID, 10) {
			return boardUnitName(u)
		}
	}
	return ""
}

// mainBoxes are the four official ones, sideBoxes the buckets beside them.
func mainBoxes() []plan.Box { return plan.Boxes()[:4] }
func sideBoxes() []plan.Box { return plan.Boxes()[4:] }

// A barSegment is a box's part of a bar.
type barSegment struct {
	Box   plan.Box
	Count int
	X, W  string // in percent of the bar
	Wide  bool   // has room for its number
}

// narrow is the share, in tenths of a percent, below which a segment has no room for its number.
const narrow = 50

// barOf cuts a bar of all tasks by box. Edges are rounded once each, so that the segments meet and end at 100 %.
func barOf(n plan.Tally) []barSegment {
	var list []barSegment
	from := 0
	for _, box := range plan.Boxes() {
		count := n.In(box)
		if count == 0 {
			continue
		}
		x, end := 1000*from/n.Total, 1000*(from+count)/n.Total
		list = append(list, barSegment{box, count, tenthsOf(x), tenthsOf(end - x), end-x >= narrow})
		from += count
	}
	return list
}

func tenthsOf(n int) string { return fmt.Sprintf("%d.%d%%", n/10, n%10) }

// barWords say a bar without its picture: "Hoàn thành đúng hạn 3, Đang thực hiện quá hạn 1".
func barWords(n plan.Tally) string {
	words := make([]string, 0, 7)
	for _, s := range barOf(n) {
		words = append(words, label(boxTexts(), s.Box)+" "+Count(s.Count))
	}
	if len(words) == 0 {
		return "Không có nhiệm vụ"
	}
	return strings.Join(words, ", ")
}

func boxClass(b plan.Box) string { return "b-" + strings.ReplaceAll(string(b), "_", "-") }

// A boardMark is a number beside the boxes.
type boardMark struct {
	Choice plan.Choice
	Count  int
	Icon   string
	Class  string
}

// boardMarks are the numbers beside the boxes that are not zero.
func boardMarks(b plan.Board) []boardMark {
	all := []boardMark{
		{plan.ChooseRed, b.Total.Red, "flag", "bad"}, {plan.ChooseAmber, b.Total.Amber, "bell", "doubt"},
		{plan.ChooseSoon, b.Total.Soon, "calendar-time", "plain"}, {plan.ChooseNotStarted, b.Total.NotStarted, "circle-dashed", "plain"},
		{plan.ChooseUndatedDone, b.Total.UndatedDone, "check", "plain"}, {plan.ChoosePending, b.Total.Pending, "clock", "plain"},
		{plan.ChooseSilent, b.Total.Silent, "message-circle", "plain"},
		{plan.ChooseContradictory, b.Total.Contradictory, "arrows-split", "plain"},
		{plan.ChooseJoined, b.Total.Joined, "plus", "plain"}, {plan.ChooseLeft, len(b.Left), "logout", "plain"},
	}
	var list []boardMark
	for _, m := range all {
		if m.Count > 0 {
			list = append(list, m)
		}
	}
	return list
}

// statusNotes are the marks of a task, in words.
func statusNotes(s plan.TaskStatus) []string {
	var notes []string
	for _, n := range []struct {
		yes  bool
		text string
	}{
		{s.Outlook == plan.AtRisk && s.Box.Unfinished(), "có nguy cơ không kịp hạn"}, {s.Outlook == plan.Unlikely && s.Box.Unfinished(), "không kịp hạn"},
		{s.Soon, "sắp đến hạn"}, {s.Pending, "chờ duyệt"}, {s.Silent(), "không báo cáo kỳ này"}, {s.Joined, "mới giao"},
	} {
		if n.yes {
			notes = append(notes, n.text)
		}
	}
	for _, c := range s.Contradictions {
		notes = append(notes, "mâu thuẫn: "+label(contradictionTexts(), c))
	}
	return notes
}

// percentText is what the unit says of how far the task is.
func percentText(p *plan.PerMille) string {
	if p == nil {
		return ""
	}
	return Tenths(*p)
}

func dueText(d plan.Date) string { return orMissing(Date(d)) }

// periodPhrase is a kỳ in a heading: "quý I năm 2024", "6 tháng năm 2024", "năm 2024".
func periodPhrase(p plan.ReportingPeriod) string {
	year := "năm " + strconv.Itoa(p.Year)
	switch p.Kind {
	case plan.Q1:
		return "quý I " + year
	case plan.H1, plan.M9:
		return label(periodKindTexts(), p.Kind) + " " + year
	case plan.FullPeriod:
	}
	return year
}
