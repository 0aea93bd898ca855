package view

import (
	"strconv"
	"strings"

	"kehoach/internal/plan"
	"kehoach/internal/route"
)

func filingTexts() map[plan.FilingState]string {
	return map[plan.FilingState]string{
		plan.FiledOnTime: "Đúng hạn", plan.FiledLate: "Trễ", plan.FiledNot: "Chưa nộp", plan.FiledReturned: "Trả lại",
	}
}

func filingLook(state plan.FilingState) (kind, symbol string) {
	switch state {
	case plan.FiledOnTime:
		return "good", "check"
	case plan.FiledLate:
		return "doubt", "clock"
	case plan.FiledReturned:
		return "bad", "arrow-back-up"
	case plan.FiledNot:
	}
	return "plain", "circle-dashed"
}

// filingText is a cell of the table đơn vị × kỳ: "Trễ 2 ngày", "Chưa nộp 3/12".
func filingText(f plan.Filing, state plan.FilingState, late int) string {
	text := label(filingTexts(), state)
	switch state {
	case plan.FiledLate:
		return text + " " + Count(late) + " ngày"
	case plan.FiledNot:
		left := Count(f.Owed-f.Sent) + "/" + Count(f.Owed)
		return text + " " + left + when(late > 0, ", quá hạn "+Count(late)+" ngày")
	case plan.FiledReturned:
		return text + " " + Count(f.Returned) + "/" + Count(f.Owed)
	case plan.FiledOnTime:
	}
	return text
}

func remindersQuery(r plan.Reminders) route.ReviewQuery {
	return route.ReviewQuery{Slug: r.Province.Slug, Year: r.Year.Year, Period: r.Period.Kind.Slug(), UnitID: r.UnitID}
}

func reminderPeriods(r plan.Reminders) []pageTab {
	var tabs []pageTab
	for _, p := range r.Periods {
		at := remindersQuery(r)
		at.Period = p.Kind.Slug()
		tabs = append(tabs, pageTab{route.Reminders(at), label(periodKindTexts(), p.Kind), -1, p.ID == r.Period.ID})
	}
	return tabs
}

func reminderYears(r plan.Reminders) []pageTab {
	var tabs []pageTab
	for _, y := range r.Years {
		href := route.Reminders(route.ReviewQuery{Slug: y.Province.Slug, Year: y.Year.Year})
		tabs = append(tabs, pageTab{href, y.Province.FullName() + ", " + yearText(y.Year.Year), -1, y.Year.ID == r.Year.ID})
	}
	return tabs
}

func reminderID(d plan.Debt) string { return "nhac-" + strconv.FormatInt(d.Unit.ID, 10) }

// reminderLetter is what to send a unit, as an official would write it.
func reminderLetter(r plan.Reminders, d plan.Debt) string {
	var b strings.Builder
	period := periodPhrase(r.Period)
	b.WriteString("Kính gửi: " + d.Unit.Name + "\n\n")
	b.WriteString("Đến ngày " + Date(r.Today) + ", " + d.Unit.Name + " còn " + Count(len(d.Tasks)) + "/" + Count(d.Owed) +
		" nhiệm vụ chưa gửi báo cáo kết quả thực hiện " + period + " (hạn nộp ngày " + Date(d.DueOn) + "):\n")
	for i, t := range d.Tasks {
		b.WriteString(strconv.Itoa(i+1) + ". Nhiệm vụ " + t.Number + ": " + Capital(t.Text) +
			when(t.State == plan.ReportReturned, " (đã trả lại để bổ sung)") + ";\n")
	}
	ask := "gửi báo cáo trước hết ngày " + Date(d.DueOn)
	if d.LateDays > 0 {
		ask = "khẩn trương gửi báo cáo, hiện đã quá hạn " + Count(d.LateDays) + " ngày"
	}
	b.WriteString("\nSở Y tế đề nghị " + d.Unit.Name + " " + ask + ".\n\nTrân trọng./.")
	return b.String()
}

// reached are the ways to reach a person or an office.
func reached(p plan.Person) string { return nonEmpty(", ", p.Title, p.Phone, p.Email) }

func unitCaller(u plan.Unit) plan.Person {
	return plan.Person{Name: u.ContactName, Title: "đầu mối", Phone: u.ContactPhone, Email: u.ContactEmail}
}

func hasContact(u plan.Unit) bool { return u.ContactName+u.ContactPhone+u.ContactEmail != "" }
