package view

import (
	"slices"

	"kehoach/internal/plan"
)

// squaresMax is the most squares drawn for a group; beyond, the number alone is easier to read.
const squaresMax = 24

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
