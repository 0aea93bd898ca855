package view

import (
	"slices"
	"strconv"
	"strings"

	"kehoach/internal/plan"
	"kehoach/internal/route"
)

// A ReviewForm is the form of a page of review; Changed and Locked say why it was not carried out.
type ReviewForm struct {
	Form
	Changed []int64 // reports that are not as they were shown any more
	Locked  bool    // the kỳ was locked meanwhile
}

func (f ReviewForm) changed(id int64) bool { return slices.Contains(f.Changed, id) }

func (f ReviewForm) ticked(r plan.Reviewed) bool { return f.Has("bao-cao", reportRef(r)) }

func reportRef(r plan.Reviewed) string {
	return strconv.FormatInt(r.ReportID, 10) + ":" + strconv.Itoa(r.Version)
}

// reviewAt is the address of the queue it is drawn for; change turns it into a neighbour's.
func reviewAt(q plan.ReviewQueue, change func(*route.ReviewQuery)) string {
	at := reviewQuery(q)
	change(&at)
	return route.Reviews(at)
}

func reviewQuery(q plan.ReviewQueue) route.ReviewQuery {
	return route.ReviewQuery{Slug: q.Province.Slug, Year: q.Year.Year, Period: q.Period.Kind.Slug(), List: q.Tab.Slug(), UnitID: q.UnitID}
}

// A pageTab is one choice of a row of links.
type pageTab struct {
	Href, Label string
	Count       int // -1: not counted
	Current     bool
}

func reviewTabs(q plan.ReviewQueue) []pageTab {
	var tabs []pageTab
	for _, tab := range plan.ReviewTabs() {
		href := reviewAt(q, func(at *route.ReviewQuery) { at.List = tab.Slug() })
		tabs = append(tabs, pageTab{href, label(reviewTabTexts(), tab), q.Counts[tab], tab == q.Tab})
	}
	return tabs
}

func reviewPeriods(q plan.ReviewQueue) []pageTab {
	var tabs []pageTab
	for _, p := range q.Periods {
		href := route.Reviews(route.ReviewQuery{Slug: q.Province.Slug, Year: q.Year.Year, Period: p.Kind.Slug()})
		text := label(periodKindTexts(), p.Kind) + " (" + strings.ToLower(label(periodStateTexts(), p.State)) + ")"
		tabs = append(tabs, pageTab{href, text, -1, p.ID == q.Period.ID})
	}
	return tabs
}

func reviewYears(q plan.ReviewQueue) []pageTab {
	var tabs []pageTab
	for _, y := range q.Years {
		href := route.Reviews(route.ReviewQuery{Slug: y.Province.Slug, Year: y.Year.Year})
		tabs = append(tabs, pageTab{href, y.Province.FullName() + ", " + yearText(y.Year.Year), -1, y.Year.ID == q.Year.ID})
	}
	return tabs
}

func unitFilter(units []plan.Unit) input {
	options := []option{{"", "Mọi đơn vị"}}
	for _, u := range units {
		options = append(options, option{strconv.FormatInt(u.ID, 10), u.Name})
	}
	return input{Name: "don-vi", Label: "Đơn vị", Options: options}
}

func chosenUnit(id int64) Form {
	values := map[string][]string{}
	if id != 0 {
		values["don-vi"] = []string{strconv.FormatInt(id, 10)}
	}
	return Form{Values: values}
}

func returnInput() input {
	return input{Name: "ly-do", Label: "Lý do trả lại", Hint: "Đơn vị đọc được lý do này. Nêu rõ cần bổ sung, sửa gì.", Max: 2000, Rows: 4, Required: true}
}

// batchSummary is what is wrong with the rows that were ticked.
func batchSummary(f Form) []fieldError {
	return f.summary([]input{{Name: "bao-cao", Label: "Báo cáo"}})
}

// changesText says in which fields a report is not as the last approved one.
func changesText(r plan.Reviewed) string {
	if r.Before == nil {
		return "Báo cáo lần đầu"
	}
	fields := r.Changes()
	if len(fields) == 0 {
		return "Như lần duyệt trước"
	}
	names := make([]string, 0, len(fields))
	for _, field := range fields {
		names = append(names, strings.ToLower(contentFieldTexts()[field]))
	}
	return "Đổi: " + strings.Join(names, ", ")
}

// progressLine is what a report says in one line.
func progressLine(c plan.Content) string {
	return nonEmpty(", ", label(progressTexts(), c.Progress), percentText(c.Percent), strings.ToLower(label(outlookTexts(), c.Outlook)),
		when(!c.CompletedOn.IsZero(), "ngày "+Date(c.CompletedOn)))
}

// beforeText names what a report is compared with.
func beforeText(r plan.Reviewed, p plan.ReportingPeriod) string {
	switch {
	case r.Before == nil:
		return "Chưa có bản nào của nhiệm vụ này được duyệt, nên không có gì để so sánh."
	case r.BeforeKind == p.Kind:
		return "So với bản đã duyệt trước đó trong kỳ này."
	}
	return "So với bản đã duyệt của kỳ " + label(periodKindTexts(), r.BeforeKind) + "."
}

// A comparedField is a field of a report beside what it was.
type comparedField struct {
	Label string
	Parts []plan.DiffPart
}

// compared is a report field by field; without an earlier one everything stands as it is. Fields empty in both are left
// out.
func compared(now plan.Content, before *plan.Content) []comparedField {
	var list []comparedField
	for _, field := range plan.ReportFields() {
		text := contentText(now, field)
		parts := []plan.DiffPart{{Op: plan.DiffSame, Text: text}}
		if before != nil {
			parts = fieldDiff(field, contentText(*before, field), text)
		}
		if text == "" && (before == nil || contentText(*before, field) == "") {
			continue
		}
		list = append(list, comparedField{contentFieldTexts()[field], parts})
	}
	return list
}

// fieldDiff compares texts word by word and all else as a whole.
func fieldDiff(field, before, now string) []plan.DiffPart {
	switch field {
	case plan.FieldResult, plan.FieldObstacles, plan.FieldProposals, plan.FieldNoProduct:
		return plan.Diff(before, now)
	}
	if before == now {
		return []plan.DiffPart{{Op: plan.DiffSame, Text: now}}
	}
	var parts []plan.DiffPart
	if before != "" {
		parts = append(parts, plan.DiffPart{Op: plan.DiffRemoved, Text: before})
	}
	if now != "" {
		parts = append(parts, plan.DiffPart{Op: plan.DiffAdded, Text: now})
	}
	return parts
}

func contentText(c plan.Content, field string) string {
	switch field {
	case plan.FieldProgress:
		return label(progressTexts(), c.Progress)
	case plan.FieldPercent:
		return percentText(c.Percent)
	case plan.FieldOutlook:
		return label(outlookTexts(), c.Outlook)
	case plan.FieldCompletedOn:
		return Date(c.CompletedOn)
	case plan.FieldResult:
		return c.Result
	case plan.FieldObstacles:
		return c.Obstacles
	case plan.FieldProposals:
		return c.Proposals
	}
	return c.NoProduct
}

// versionBefore is what a sent version is compared with: the one sent before it.
func versionBefore(versions []plan.SentVersion, i int) *plan.Content {
	if i+1 < len(versions) {
		return &versions[i+1].Content
	}
	return nil
}

func reportStateLook(state plan.ReportState) (kind, symbol string) {
	switch state {
	case plan.ReportApproved:
		return "good", "check"
	case plan.ReportReturned:
		return "bad", "arrow-back-up"
	case plan.ReportSubmitted:
		return "blue", "send"
	case plan.ReportDraft:
	}
	return "plain", "edit"
}

func nextAddress(id int64) string {
	if id == 0 {
		return ""
	}
	return strconv.FormatInt(id, 10)
}

func lateText(days int) string {
	if days == 0 {
		return "còn trong hạn nộp"
	}
	return "trễ " + Count(days) + " ngày"
}

func reviewsOf(r plan.ReviewPage) string {
	return route.Reviews(route.ReviewQuery{Slug: r.Province.Slug, Year: r.Period.Year, Period: r.Period.Kind.Slug()})
}

func debtName(d plan.Debt) string {
	if d.Unit.ID == 0 {
		return "Chưa giao đơn vị chủ trì"
	}
	return d.Unit.Name
}
