package view

import (
	"slices"

	"kehoach/internal/plan"
)

// squaresMax is the most squares drawn for a group; beyond, the number alone is easier to read.
const squaresMax = 24

// Limits, in rows, of what stands beside what at the head of a plan, so that neither side leaves a hole.
const (
	dueDaysBeside = 5 // more days than these get a row of their own
	fewGroups     = 6 // up to here the days go below the list of groups, beyond it below the facts
	flatRows      = 4 // a shorter left side has the facts below it instead of beside it
)

// A duePlace is where the list of days stands at the head of a plan.
type duePlace int

const (
	noDues duePlace = iota
	besideFacts
	besideGroups
	rowOfItsOwn
)

// A planHead is the arrangement of a plan's head: groups, facts of the document, days.
type planHead struct {
	Flat bool
	Dues duePlace
}

func headOf(groups []plan.Group) planHead {
	days, left := len(dueDays(groups)), len(groups)
	head := planHead{Dues: besideFacts}
	switch {
	case days == 0:
		head.Dues = noDues
	case days > dueDaysBeside:
		head.Dues = rowOfItsOwn
	case left <= fewGroups:
		head.Dues = besideGroups
		left += days + 2
	}
	head.Flat = left <= flatRows
	return head
}

func hasAmbiguous(list []plan.Indicator) bool {
	return slices.ContainsFunc(list, func(i plan.Indicator) bool { return i.Ambiguous })
}

// unitAfter sets a unit behind its number: "%" without a blank, words after one.
func unitAfter(unit string) string {
	if unit == "" || unit == "%" {
		return unit
	}
	return " " + unit
}

func orMissing(text string) string {
	if text == "" {
		return "–"
	}
	return text
}
