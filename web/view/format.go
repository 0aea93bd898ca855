package view

import (
	"fmt"
	"math"
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"kehoach/internal/plan"
)

// Date writes a day as officials do, 30/09/2024; the zero Date gives "".
func Date(d plan.Date) string {
	if d.IsZero() {
		return ""
	}
	return fmt.Sprintf("%02d/%02d/%04d", d.Day, d.Month, d.Year)
}

// DateTime writes a moment in Asia/Ho_Chi_Minh, "07:30, 05/10/2024"; the zero time gives "".
func DateTime(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.In(plan.Zone).Format("15:04, 02/01/2006")
}

// Number writes a canonical decimal ("2030984", "55.7", "-3") the Vietnamese way: "2.030.984", "55,7", "-3".
// What is no such decimal comes back as it is: the page must show it, not lose it.
func Number(canonical string) string {
	digits, sign := strings.CutPrefix(canonical, "-")
	whole, fraction, decimal := strings.Cut(digits, ".")
	if !allDigits(whole) || (decimal && !allDigits(fraction)) {
		return canonical
	}
	var out strings.Builder
	if sign {
		out.WriteByte('-')
	}
	for i, d := range whole {
		if i > 0 && (len(whole)-i)%3 == 0 {
			out.WriteByte('.')
		}
		out.WriteRune(d)
	}
	if decimal {
		out.WriteString("," + fraction)
	}
	return out.String()
}

func allDigits(s string) bool {
	return s != "" && strings.Trim(s, "0123456789") == ""
}

// Count writes a whole number: 1.500.
func Count(n int) string { return Number(strconv.Itoa(n)) }

// Percent writes a percentage with at most one decimal: 55.7 → "55,7%", 98 → "98%".
func Percent(value float64) string {
	if math.IsNaN(value) || math.IsInf(value, 0) {
		return "–"
	}
	return Number(strconv.FormatFloat(math.Round(value*10)/10, 'f', -1, 64)) + "%"
}

// Capital returns text with its first letter upper-cased, for display only: tasks taken out of the middle of a
// sentence begin small and are stored as they stand.
func Capital(text string) string {
	first, size := utf8.DecodeRuneInString(text)
	if size == 0 || !unicode.IsLower(first) {
		return text
	}
	return string(unicode.ToUpper(first)) + text[size:]
}

// label looks up a text; what has none is shown as the value itself.
func label[K ~string](texts map[K]string, key K) string {
	if text, ok := texts[key]; ok {
		return text
	}
	return string(key)
}

// confidenceWords says how sure the importer was, in words a reader can act on.
func confidenceWords(c float64) string {
	switch {
	case c >= 0.9:
		return "Chắc chắn"
	case c >= 0.75:
		return "Khá chắc chắn"
	case c >= 0.5:
		return "Chưa chắc chắn, nên đối chiếu"
	default:
		return "Cần kiểm tra lại"
	}
}

// nonEmpty returns the parts that are not empty, joined by sep.
func nonEmpty(sep string, parts ...string) string {
	kept := make([]string, 0, len(parts))
	for _, p := range parts {
		if p != "" {
			kept = append(kept, p)
		}
	}
	return strings.Join(kept, sep)
}
