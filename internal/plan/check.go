package plan

import (
	"strings"
	"time"
	"unicode"
	"unicode/utf8"
)

// Text notes what is wrong with a typed text: missing though required, longer than limit characters, or holding signs
// nobody can see (control characters, marks that turn the direction of writing).
func (e FieldErrors) Text(field, value string, limit int, required bool) {
	switch {
	case required && strings.TrimSpace(value) == "":
		e.Add(field, ProblemRequired)
	case utf8.RuneCountInString(value) > limit:
		e.Add(field, ProblemTooLong)
	case strings.ContainsFunc(value, unseen):
		e.Add(field, ProblemControl)
	}
}

// unseen says whether r is no sign of writing: a control character other than those between words and lines, or one
// that reorders the letters around it.
func unseen(r rune) bool {
	switch r {
	case '\n', '\r', '\t':
		return false
	case utf8.RuneError:
		return true
	}
	return unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r)
}

// ReadDay reads a day as people type it: 30/09/2024, 30-9-2024 or 30.9.2024, and the form 2024-09-30 that browsers send.
// Nothing typed is the zero Date and no problem.
func ReadDay(typed string) (Date, Problem) {
	typed = strings.TrimSpace(typed)
	if typed == "" {
		return Date{}, ""
	}
	if d, err := ParseDate(typed); err == nil {
		return d, ""
	}
	parts := strings.FieldsFunc(typed, func(r rune) bool { return r == '/' || r == '-' || r == '.' })
	if len(parts) != 3 || len(parts[2]) != 4 {
		return Date{}, ProblemNotADate
	}
	var numbers [3]int
	for i, part := range parts {
		if len(part) > 4 || strings.Trim(part, "0123456789") != "" {
			return Date{}, ProblemNotADate
		}
		for _, digit := range part {
			numbers[i] = numbers[i]*10 + int(digit-'0')
		}
	}
	d, ok := NewDate(numbers[2], time.Month(numbers[1]), numbers[0])
	if !ok {
		return Date{}, ProblemNotADate
	}
	return d, ""
}

// Line notes a line break in a field of one line.
func (e FieldErrors) Line(field, value string) {
	if strings.ContainsAny(value, "\r\n\t") {
		e.Add(field, ProblemControl)
	}
}

// isEmail says whether s has the form of an address; whether it exists, only a mail can tell.
func isEmail(s string) bool {
	name, host, ok := strings.Cut(s, "@")
	return ok && name != "" && host != "" && !strings.ContainsRune(host, '@') && !strings.ContainsFunc(s, unicode.IsSpace)
}
