package plan

import (
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Longest texts of a report, in characters.
const (
	ReportTextMax = 5000
	NoProductMax  = 2000
	RemarksMax    = 10000
)

// Problems of a report.
const (
	ProblemNotPercent      Problem = "not_percent"      // không phải số
	ProblemPercentRange    Problem = "percent_range"    // ngoài 0–100
	ProblemPercentDecimals Problem = "percent_decimals" // nhiều hơn một chữ số thập phân
	ProblemNextPeriod      Problem = "next_period"      // thuộc kỳ sau
	ProblemBeforeAssigned  Problem = "before_assigned"  // trước ngày giao nhiệm vụ
	ProblemProductMissing  Problem = "product_missing"  // hoàn thành mà chưa có sản phẩm, chưa có lý do
	ProblemRiskNeedsWords  Problem = "risk_needs_words" // có nguy cơ, không kịp phải nêu vướng mắc, kiến nghị
)

// Fields of a report's form.
const (
	FieldProgress    = "trang-thai"
	FieldPercent     = "ty-le"
	FieldOutlook     = "kha-nang"
	FieldResult      = "ket-qua"
	FieldObstacles   = "vuong-mac"
	FieldProposals   = "kien-nghi"
	FieldCompletedOn = "ngay-hoan-thanh"
	FieldNoProduct   = "ly-do-chua-co"
)

// ReportFields are the fields of a report's form, in their order.
func ReportFields() []string {
	return []string{
		FieldProgress, FieldPercent, FieldOutlook, FieldCompletedOn, FieldResult, FieldObstacles, FieldProposals, FieldNoProduct,
	}
}

// ParsePercent reads a percentage as people type it: "60", "55,7", "55.7", "60 %". Nothing typed is nil and no problem.
func ParsePercent(typed string) (*PerMille, Problem) {
	digits := strings.TrimSpace(strings.TrimSuffix(strings.TrimSpace(typed), "%"))
	if digits == "" {
		return nil, ""
	}
	bare, negative := strings.CutPrefix(digits, "-")
	whole, fraction, decimal := strings.Cut(strings.Replace(bare, ",", ".", 1), ".")
	switch {
	case !onlyDigits(whole) || decimal && !onlyDigits(fraction):
		return nil, ProblemNotPercent
	case negative || len(strings.TrimLeft(whole, "0")) > 3:
		return nil, ProblemPercentRange
	case len(fraction) > 1:
		return nil, ProblemPercentDecimals
	}
	value := PerMille(0)
	for _, digit := range whole {
		value = value*10 + PerMille(digit-'0')
	}
	value *= 10
	for _, digit := range fraction {
		value += PerMille(digit - '0')
	}
	if value > wholePercent {
		return nil, ProblemPercentRange
	}
	return &value, ""
}

// wholePercent is 100 %.
const wholePercent PerMille = 1000

func onlyDigits(s string) bool { return s != "" && strings.Trim(s, "0123456789") == "" }

// String writes the percentage without its sign, with a comma: "55,7".
func (p PerMille) String() string {
	n := int(p)
	text := strconv.Itoa(n / 10)
	if n%10 != 0 {
		text += "," + strconv.Itoa(n%10)
	}
	return text
}

// CleanText takes out of a typed text what nobody can see and what turns the direction of writing, and the blanks around
// it; lines end as everywhere but in forms.
func CleanText(typed string) string {
	typed = strings.ReplaceAll(strings.ReplaceAll(typed, "\r\n", "\n"), "\r", "\n")
	return strings.TrimSpace(strings.Map(func(r rune) rune {
		switch {
		case r == '\n', r == '\t':
			return r
		case unicode.IsControl(r), unicode.Is(unicode.Cf, r), r == utf8.RuneError:
			return -1
		}
		return r
	}, typed))
}

// ReportTyped is a report's form as typed, by field: what a raw draft keeps.
type ReportTyped map[string]string

// TypedContent writes a report as its form shows it.
func TypedContent(c Content) ReportTyped {
	t := ReportTyped{
		FieldProgress: string(c.Progress), FieldOutlook: string(c.Outlook), FieldResult: c.Result, FieldObstacles: c.Obstacles,
		FieldProposals: c.Proposals, FieldNoProduct: c.NoProduct,
	}
	if c.Percent != nil {
		t[FieldPercent] = c.Percent.String()
	}
	if !c.CompletedOn.IsZero() {
		t[FieldCompletedOn] = c.CompletedOn.typed()
	}
	return t
}

// Content reads the form. What cannot be read at all is in the errors.
func (t ReportTyped) Content() (Content, FieldErrors) {
	broken := FieldErrors{}
	c := Content{
		Progress: Progress(t[FieldProgress]), Outlook: Outlook(t[FieldOutlook]), Result: CleanText(t[FieldResult]),
		Obstacles: CleanText(t[FieldObstacles]), Proposals: CleanText(t[FieldProposals]), NoProduct: CleanText(t[FieldNoProduct]),
	}
	var problem Problem
	if c.Percent, problem = ParsePercent(CleanText(t[FieldPercent])); problem != "" {
		broken.Add(FieldPercent, problem)
	}
	if c.CompletedOn, problem = ReadDay(CleanText(t[FieldCompletedOn])); problem != "" {
		broken.Add(FieldCompletedOn, problem)
	}
	return c, broken
}

// Empty says whether nothing was typed.
func (t ReportTyped) Empty() bool {
	for _, value := range t {
		if strings.TrimSpace(value) != "" {
			return false
		}
	}
	return true
}

// rawMax is the longest field a raw draft keeps, in bytes: several times what a report may say.
const rawMax = 32 << 10

// TooLong returns the fields too long even for a raw draft.
func (t ReportTyped) TooLong() FieldErrors {
	e := FieldErrors{}
	for field, value := range t {
		if len(value) > rawMax {
			e.Add(field, ProblemTooLong)
		}
	}
	return e
}

// asksOutlook says whether khả năng hoàn thành đúng hạn is asked of a task in that state.
func asksOutlook(t Task, p Progress) bool {
	return t.Kind != Regular && !t.DueOn.IsZero() && (p == NotStarted || p == InProgress)
}

// Settled is the content without what its state does not ask: finished is 100 %, only what is finished has a day and a
// reason for the missing product, only what goes on towards a deadline has an outlook.
func (c Content) Settled(t Task) Content {
	if c.Progress == Done {
		full := wholePercent
		c.Percent = &full
	} else {
		c.CompletedOn, c.NoProduct = Date{}, ""
	}
	if !asksOutlook(t, c.Progress) {
		c.Outlook = ""
	}
	return c
}

// Validate returns everything that is wrong with a settled report of a task in a kỳ on a day. product says whether the
// task has a product.
func (c Content) Validate(t Task, period ReportingPeriod, today Date, product bool) FieldErrors {
	e := FieldErrors{}
	switch {
	case c.Progress == "":
		e.Add(FieldProgress, ProblemRequired)
	case !slices.Contains(Progresses(), c.Progress):
		e.Add(FieldProgress, ProblemUnknown)
	}
	switch {
	case c.Percent == nil && t.Kind != Regular:
		e.Add(FieldPercent, ProblemRequired)
	case c.Percent != nil && (*c.Percent < 0 || *c.Percent > wholePercent):
		e.Add(FieldPercent, ProblemPercentRange)
	}
	if asksOutlook(t, c.Progress) {
		c.validateOutlook(e)
	}
	if c.Progress == Done {
		c.validateDone(e, t, period, today, product)
	}
	e.Text(FieldResult, c.Result, ReportTextMax, false)
	e.Text(FieldObstacles, c.Obstacles, ReportTextMax, false)
	e.Text(FieldProposals, c.Proposals, ReportTextMax, false)
	e.Text(FieldNoProduct, c.NoProduct, NoProductMax, false)
	return e
}

func (c Content) validateOutlook(e FieldErrors) {
	switch {
	case c.Outlook == "":
		e.Add(FieldOutlook, ProblemRequired)
	case !slices.Contains(Outlooks(), c.Outlook):
		e.Add(FieldOutlook, ProblemUnknown)
	case c.Outlook != Feasible:
		if c.Obstacles == "" {
			e.Add(FieldObstacles, ProblemRiskNeedsWords)
		}
		if c.Proposals == "" {
			e.Add(FieldProposals, ProblemRiskNeedsWords)
		}
	}
}

func (c Content) validateDone(e FieldErrors, t Task, period ReportingPeriod, today Date, product bool) {
	switch on := c.CompletedOn; {
	case on.IsZero():
		e.Add(FieldCompletedOn, ProblemRequired)
	case today.Before(on):
		e.Add(FieldCompletedOn, ProblemFuture)
	case period.AsOfOn.Before(on):
		e.Add(FieldCompletedOn, ProblemNextPeriod)
	case on.Before(t.AssignedOn):
		e.Add(FieldCompletedOn, ProblemBeforeAssigned)
	}
	if !product && c.NoProduct == "" {
		e.Add(FieldNoProduct, ProblemProductMissing)
	}
}
