package view

import (
	"strconv"
	"strings"

	"kehoach/internal/plan"
	"kehoach/internal/route"
)

// PlanTitle is the plan's title as printed, or, when the document has none, a plain description of it:
// "Hoạt động trọng tâm năm 2024".
func PlanTitle(p plan.Plan) string {
	if p.Title != "" {
		return Capital(p.Title)
	}
	span := periodOfYear(p)
	switch p.Kind {
	case plan.Annual:
		return "Hoạt động trọng tâm " + span
	case plan.Thematic:
		return "Kế hoạch chuyên đề " + span
	case plan.Directive:
		return "Nhiệm vụ " + span
	case plan.Report, plan.Other:
	}
	return label(kindTexts(), p.Kind) + " " + span
}

// periodOfYear is the time a plan covers: "năm 2024", "6 tháng cuối năm 2024", "3 tháng cuối năm 2023".
func periodOfYear(p plan.Plan) string {
	year := strconv.Itoa(p.Year)
	switch p.Period {
	case plan.SecondHalf:
		return "6 tháng cuối năm " + year
	case plan.Quarter4:
		return "3 tháng cuối năm " + year
	case plan.WholeYear:
	}
	return "năm " + year
}

// kindName is a plan's kind; a plan for the rest of a year is not called one for the year.
func kindName(p plan.Plan) string {
	if p.Kind == plan.Annual && (p.Period == plan.SecondHalf || p.Period == plan.Quarter4) {
		return "Kế hoạch công tác"
	}
	return label(kindTexts(), p.Kind)
}

// planKind is the short name of a plan in eyebrows and breadcrumbs: "Kế hoạch năm 2024",
// "Kế hoạch 6 tháng cuối năm 2025", "Kế hoạch chuyên đề 56/KH-SYT".
func planKind(p plan.Plan) string {
	if p.Kind == plan.Annual {
		return "Kế hoạch " + periodOfYear(p)
	}
	return nonEmpty(" ", label(kindTexts(), p.Kind), p.Number)
}

// untitled says whether PlanTitle is ours and not the document's.
func untitled(p plan.Plan) bool { return p.Title == "" }

func planURL(province plan.Province, p plan.Plan) string {
	return route.Plan(province.Slug, p.Year, p.Slug)
}

func groupURL(province plan.Province, p plan.Plan, ord int) string {
	return route.Group(province.Slug, p.Year, p.Slug, ord)
}

func sourceURL(province plan.Province, p plan.Plan, at plan.Range) string {
	if at.IsZero() {
		return route.Source(province.Slug, p.Year, p.Slug)
	}
	return route.SourceAt(province.Slug, p.Year, p.Slug, at.Start, at.End)
}

// groupBadge is what stands in a group's number square: the printed number without the word "Nhóm", or a dot.
func groupBadge(g plan.Group) string {
	number := strings.TrimSpace(strings.TrimPrefix(g.Number, "Nhóm"))
	if number == "" {
		return "•"
	}
	return number
}

// groupName names a group in a sentence: "Nhóm 7", or what a group without number is.
func groupName(g plan.Group) string {
	if g.Number == "" {
		return "Nhóm chung"
	}
	return "Nhóm " + groupBadge(g)
}

func taskName(t plan.Task) string { return nonEmpty(" ", "Nhiệm vụ", t.Number) }

func countsText(c plan.Counts) string {
	groups, tasks := "", ""
	if c.Groups > 0 {
		groups = Count(c.Groups) + " nhóm"
	}
	if c.Tasks > 0 {
		tasks = Count(c.Tasks) + " nhiệm vụ"
	}
	return nonEmpty(", ", groups, tasks)
}

// foundText is what a plan holds, zeros included: "1 nhóm, 12 nhiệm vụ".
func foundText(c plan.Counts) string {
	return Count(c.Groups) + " nhóm, " + Count(c.Tasks) + " nhiệm vụ"
}

// A countCheck compares what the document says it holds with what was read out of it.
type countCheck struct {
	Icon  string
	Class string
	Text  string
}

func checkCounts(p plan.Plan) countCheck {
	declared, found := p.Declared, p.Found
	text := countsText(declared)
	if text == "" {
		return countCheck{"info-circle", "plain", "Văn bản không ghi tổng số; bóc tách được " + foundText(found)}
	}
	text = "Văn bản ghi " + text + "; bóc tách được "
	switch {
	case declared.Groups > 0 && declared.Tasks > 0:
		text += Count(found.Groups) + "/" + Count(found.Tasks)
	default:
		text += foundText(found)
	}
	differences := nonEmpty(", ", difference(declared.Groups, found.Groups, "nhóm"), difference(declared.Tasks, found.Tasks, "nhiệm vụ"))
	if differences != "" {
		return countCheck{"alert-triangle", "doubt", text + " – " + differences + ", cần đối chiếu văn bản"}
	}
	return countCheck{"circle-check", "good", text + " – khớp"}
}

// difference says by how much found misses declared; empty when it does not, or nothing was declared.
func difference(declared, found int, what string) string {
	switch {
	case declared == 0 || declared == found:
		return ""
	case found < declared:
		return "thiếu " + Count(declared-found) + " " + what
	default:
		return "thừa " + Count(found-declared) + " " + what
	}
}

// validity says when a province row holds: "từ 01/07/2025", "đến hết 30/06/2025". The gazetteer begins in 2008,
// so an older beginning says nothing about the province and is left out.
func validity(p plan.Province) string {
	from := ""
	if p.ValidFrom.Year > 2008 {
		from = "từ " + Date(p.ValidFrom)
	}
	to := ""
	if !p.ValidTo.IsZero() {
		to = "đến hết " + Date(p.ValidTo)
	}
	if from == "" && to == "" {
		return "địa giới không đổi từ 2008"
	}
	return nonEmpty(" ", from, to)
}
