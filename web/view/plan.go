package view

import (
	"slices"

	"kehoach/internal/plan"
)

// squaresMax is the most squares drawn for a group; beyond, the number alone is easier to read.
const squaresMax = 24

// dueDaysBeside is the most days listed beside the groups; a longer list would leave a gap below the groups, and
// gets a row of its own.
const dueDaysBeside = 5

// flatGroups is the most groups for which the document's facts go below the list instead of beside it: beside so
// short a list they would leave a hole.
const flatGroups = 4

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
