package view

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"kehoach/internal/plan"
	"kehoach/internal/route"
)

// What a letter lists of each unit and kỳ before it says how many more there are, and how much of a task's text.
const (
	letterTasks = 12
	letterUnits = 40
	letterRunes = 140
)

// letterSignature ends every letter.
const letterSignature = "Thư tự động của phần mềm Kế hoạch Y tế"

// termName is a kỳ as officials call it in a sentence: "báo cáo 9 tháng năm 2024".
func termName(t plan.DigestTerm) string {
	switch t.Kind {
	case plan.FullPeriod:
		return fmt.Sprintf("báo cáo năm %d", t.Year)
	case plan.Q1:
		return fmt.Sprintf("báo cáo quý I năm %d", t.Year)
	default:
		return fmt.Sprintf("báo cáo %s năm %d", label(periodKindTexts(), t.Kind), t.Year)
	}
}

// daysText says how long there is left: "còn 2 ngày", "hôm nay", "quá hạn 3 ngày".
func daysText(days int) string {
	switch {
	case days < 0:
		return "quá hạn " + Count(-days) + " ngày"
	case days == 0:
		return "hôm nay"
	}
	return "còn " + Count(days) + " ngày"
}

// DigestText writes a letter: its subject and its plain text. base is the address of the site, without a slash at the end;
// empty: links are paths.
func DigestText(base string, d plan.Digest) (subject, body string) {
	var b strings.Builder
	fmt.Fprintf(&b, "Kính gửi ông/bà %s,\n", d.Name)
	for _, u := range d.Units {
		writeUnit(&b, base, u, d.Today)
	}
	for _, p := range d.Periods {
		writePeriod(&b, base, p, d.Today)
	}
	b.WriteString("\n" + letterContacts(d.Contacts) + "\n" +
		"Mỗi người nhận nhiều nhất một thư trong một tuần; khi không còn báo cáo nào chưa gửi thì phần mềm không gửi thư.\n\n" +
		letterSignature + "\n")
	if base != "" {
		b.WriteString(base + "\n")
	}
	return digestSubject(d), b.String()
}

func digestSubject(d plan.Digest) string {
	if len(d.Units) == 0 {
		p := d.Periods[0]
		units, _ := behindUnits(p)
		text := fmt.Sprintf("%s: %s/%s đơn vị chưa nộp đủ", Capital(termName(p.DigestTerm)), Count(units), Count(p.Units))
		if units == 0 {
			text = Capital(termName(p.DigestTerm)) + ": còn nhiệm vụ chưa có đơn vị chủ trì"
		}
		return text + more(len(d.Periods)-1, "kỳ")
	}
	u := slices.MinFunc(d.Units, func(a, b plan.DigestUnit) int { return a.Due.Compare(b.Due) })
	return fmt.Sprintf("%s: %s nhiệm vụ chưa gửi, hạn nộp %s (%s)", Capital(termName(u.DigestTerm)), Count(len(u.Tasks)), Date(u.Due),
		daysText(u.Days(d.Today))) + more(len(d.Units)-1, "mục")
}

func more(n int, what string) string {
	if n == 0 {
		return ""
	}
	return fmt.Sprintf(" và %s %s khác", Count(n), what)
}

// behindUnits are how many units have not sent all, and how many tasks nobody leads.
func behindUnits(p plan.DigestPeriod) (units, orphans int) {
	for _, u := range p.Behind {
		if u.UnitID == 0 {
			orphans += len(u.Tasks)
		} else {
			units++
		}
	}
	return units, orphans
}

func writeUnit(b *strings.Builder, base string, u plan.DigestUnit, today plan.Date) {
	fmt.Fprintf(b, "\nTính đến ngày %s, %s còn %s/%s nhiệm vụ chưa gửi %s (%s).\n", Date(today), u.Unit, Count(len(u.Tasks)), Count(u.Owed),
		termName(u.DigestTerm), u.Province)
	b.WriteString(dueSentence(u.DigestTerm, today) + "\n")
	if u.Handed && u.Returned == 0 {
		b.WriteString("Cán bộ của đơn vị đã trình, còn chờ trưởng đơn vị gửi.\n")
	}
	var returned, unsent []plan.DigestTask
	for _, t := range u.Tasks {
		if t.State == plan.ReportReturned {
			returned = append(returned, t)
		} else {
			unsent = append(unsent, t)
		}
	}
	writeTasks(b, "Bị trả lại, cần sửa và gửi lại", returned)
	writeTasks(b, "Chưa gửi", unsent)
	fmt.Fprintf(b, "\nĐề nghị cập nhật và gửi báo cáo tại: %s\n", base+route.Reports(route.ReportQuery{UnitID: u.UnitID, PeriodID: u.PeriodID}))
}

// dueSentence says when the reports are due and until when they are taken.
func dueSentence(t plan.DigestTerm, today plan.Date) string {
	text := fmt.Sprintf("Hạn nộp: %s (%s)", Date(t.Due), daysText(t.Days(today)))
	switch {
	case t.Over(today):
		return text + "; đã hết thời gian nhận từ sau ngày " + Date(t.Until) + ", đề nghị liên hệ để được gia hạn nộp."
	case t.Due.Before(t.Until):
		return text + "; nhận đến hết ngày " + Date(t.Until) + "."
	}
	return text + "."
}

func writeTasks(b *strings.Builder, title string, tasks []plan.DigestTask) {
	if len(tasks) == 0 {
		return
	}
	fmt.Fprintf(b, "\n%s (%s):\n", title, Count(len(tasks)))
	for _, t := range tasks[:min(len(tasks), letterTasks)] {
		fmt.Fprintf(b, "- %s. %s", t.Number, shorten(Capital(t.Text)))
		if !t.Due.IsZero() {
			fmt.Fprintf(b, " (thời hạn %s)", Date(t.Due))
		}
		b.WriteString("\n")
	}
	if rest := len(tasks) - letterTasks; rest > 0 {
		fmt.Fprintf(b, "- và %s nhiệm vụ khác\n", Count(rest))
	}
}

func writePeriod(b *strings.Builder, base string, p plan.DigestPeriod, today plan.Date) {
	units, orphans := behindUnits(p)
	fmt.Fprintf(b, "\nTính đến ngày %s, %s: %s/%s đơn vị chưa nộp đủ %s. Hạn nộp chung: %s (%s).\n", Date(today), p.Province, Count(units),
		Count(p.Units), termName(p.DigestTerm), Date(p.Due), daysText(p.Days(today)))
	listed := 0
	for _, u := range p.Behind {
		if u.UnitID == 0 || listed == letterUnits {
			continue
		}
		listed++
		b.WriteString("- " + behindText(p, u, today) + "\n")
	}
	if rest := units - listed; rest > 0 {
		fmt.Fprintf(b, "- và %s đơn vị khác\n", Count(rest))
	}
	if orphans > 0 {
		fmt.Fprintf(b, "Có %s nhiệm vụ chưa có đơn vị chủ trì nên không đơn vị nào báo cáo.\n", Count(orphans))
	}
	fmt.Fprintf(b, "\nDanh sách và cách liên hệ: %s\n", base+route.Reminders(route.ReviewQuery{}))
}

// behindText is a unit's line: "Phòng Nghiệp vụ Y: 3/8 nhiệm vụ chưa gửi, trong đó 1 bị trả lại; được nộp đến 05/12/2024".
func behindText(p plan.DigestPeriod, u plan.DigestUnit, today plan.Date) string {
	text := fmt.Sprintf("%s: %s/%s nhiệm vụ chưa gửi", u.Unit, Count(len(u.Tasks)), Count(u.Owed))
	if u.Returned > 0 {
		text += fmt.Sprintf(", trong đó %s bị trả lại", Count(u.Returned))
	}
	if p.Due.Before(u.Due) {
		text += fmt.Sprintf("; được nộp đến %s (%s)", Date(u.Due), daysText(u.Days(today)))
	}
	return text
}

// letterContacts says whom to tell when the letter is not right.
func letterContacts(planners []plan.DigestPerson) string {
	const ask = "Nếu ông/bà không còn phụ trách việc này hoặc nội dung chưa đúng, đề nghị báo "
	if len(planners) == 0 {
		return ask + "người quản trị phần mềm của Sở Y tế."
	}
	list := make([]string, 0, len(planners))
	for _, p := range planners {
		reach := nonEmpty(", ", p.Phone, p.Email)
		if reach != "" {
			reach = " (" + reach + ")"
		}
		list = append(list, p.Name+reach)
	}
	return ask + strings.Join(list, "; ") + "."
}

// shorten cuts a text at a word so that a letter stays one page.
func shorten(text string) string {
	text = strings.Join(strings.Fields(text), " ")
	if utf8.RuneCountInString(text) <= letterRunes {
		return text
	}
	cut := string([]rune(text)[:letterRunes])
	if at := strings.LastIndexByte(cut, ' '); at > 0 {
		cut = cut[:at]
	}
	return strings.TrimRight(cut, " ,;:") + "…"
}
