package plan

import (
	"regexp"
	"strconv"
	"strings"
	"time"
)

// A TypedDue is a deadline as a person types it. The zero value is nothing typed.
type TypedDue struct {
	Kind TaskKind
	Text string // the words, where they are more than the day itself
	On   Date   // zero when regular
}

var (
	quarterText = regexp.MustCompile(`^(?:trong |het |den het )?quy (1|2|3|4|i|ii|iii|iv)(?:[ /-]+(?:nam )?(\d{4}))?$`)
	monthText   = regexp.MustCompile(`^(?:trong |het |den het )?(?:thang )?(\d{1,2})[ /-]+(?:nam )?(\d{4})$`)
	halfText    = regexp.MustCompile(`^(?:trong |het )?(6|9) thang(?: dau)?(?: nam)?[ /-]*(\d{4})?$`)
	yearText    = regexp.MustCompile(`^(?:trong |het |den het |cuoi )?nam (\d{4})$`)
)

// ReadDue reads a deadline as officials write it: a day ("31/12/2024"), the end of a time ("Quý III/2024", "tháng 9/2024",
// "6 tháng đầu năm 2024", "năm 2024") or "Thường xuyên". A quarter without a year is of the plan's year.
func ReadDue(typed string, year int) (TypedDue, Problem) {
	typed = strings.Join(strings.Fields(typed), " ")
	if typed == "" {
		return TypedDue{}, ""
	}
	words := Fold(typed)
	if words == "thuong xuyen" || words == "hang thang" || words == "hang quy" {
		return TypedDue{Kind: Regular, Text: typed}, ""
	}
	due := TypedDue{Kind: WithDeadline}
	on, problem := ReadDay(typed)
	if problem != "" {
		due.Text = typed
		if on = dueOfWords(words, year); on.IsZero() {
			return TypedDue{}, ProblemNotADue
		}
	}
	due.On = on
	if on.Year < 2000 || latestDeadline().Before(on) {
		return TypedDue{}, ProblemNotADue
	}
	return due, ""
}

func dueOfWords(words string, year int) Date {
	of := func(text string) int {
		if n, err := strconv.Atoi(text); err == nil {
			return n
		}
		return year
	}
	if m := quarterText.FindStringSubmatch(words); m != nil {
		quarter := map[string]time.Month{"1": 1, "i": 1, "2": 2, "ii": 2, "3": 3, "iii": 3, "4": 4, "iv": 4}[m[1]]
		return MonthEnd(of(m[2]), quarter*3)
	}
	if m := monthText.FindStringSubmatch(words); m != nil {
		if month := time.Month(of(m[1])); month >= time.January && month <= time.December {
			return MonthEnd(of(m[2]), month)
		}
	}
	if m := halfText.FindStringSubmatch(words); m != nil {
		return MonthEnd(of(m[2]), time.Month(of(m[1])))
	}
	if m := yearText.FindStringSubmatch(words); m != nil {
		return MonthEnd(of(m[1]), time.December)
	}
	return Date{}
}
