package plan

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
)

// A MatchKind is how a name was found to be a unit.
type MatchKind string

// Ways of finding a unit; empty: none was found.
const (
	MatchName  MatchKind = "name"  // cùng tên
	MatchAlias MatchKind = "alias" // cùng tên khác
)

// suggestedFrom is the share of common words from which a unit is offered for a name.
const suggestedFrom = 0.6

// suggestionsMax is how many units are offered for a name.
const suggestionsMax = 3

// A UnitMatch is what is known of a name written in a document.
type UnitMatch struct {
	Kind        MatchKind
	Unit        Unit   // zero unless Kind is set
	Suggestions []Unit // likely units, likeliest first; never taken without a person's word
}

// MatchUnit looks for the unit a document calls by name: by its name or short name, else by another name it has.
// Case, accents and signs between words do not count. A name that fits two units fits none.
func MatchUnit(name string, units []Unit) UnitMatch {
	wanted := nameKey(name)
	if wanted == "" {
		return UnitMatch{}
	}
	var named, called []Unit
	for _, u := range units {
		switch {
		case nameKey(u.Name) == wanted || u.ShortName != "" && nameKey(u.ShortName) == wanted:
			named = append(named, u)
		case slices.ContainsFunc(u.Aliases, func(alias string) bool { return nameKey(alias) == wanted }):
			called = append(called, u)
		}
	}
	switch {
	case len(named) == 1:
		return UnitMatch{Kind: MatchName, Unit: named[0]}
	case len(named) == 0 && len(called) == 1:
		return UnitMatch{Kind: MatchAlias, Unit: called[0]}
	case len(named)+len(called) > 0:
		return UnitMatch{Suggestions: firstUnits(append(named, called...))}
	}
	return UnitMatch{Suggestions: likeUnits(wanted, units)}
}

func firstUnits(units []Unit) []Unit { return units[:min(len(units), suggestionsMax)] }

// likeUnits are the units that share most words with a name.
func likeUnits(wanted string, units []Unit) []Unit {
	type scored struct {
		unit  Unit
		score float64
	}
	var found []scored
	for _, u := range units {
		best := 0.0
		for _, name := range append([]string{u.Name, u.ShortName}, u.Aliases...) {
			best = max(best, overlap(wanted, nameKey(name)))
		}
		if best >= suggestedFrom {
			found = append(found, scored{u, best})
		}
	}
	slices.SortStableFunc(found, func(a, b scored) int { return cmp.Compare(b.score, a.score) })
	list := make([]Unit, 0, suggestionsMax)
	for _, f := range found[:min(len(found), suggestionsMax)] {
		list = append(list, f.unit)
	}
	return list
}

// overlap is the share of words two names have in common (Sørensen–Dice), 0 to 1.
func overlap(a, b string) float64 {
	left, right := strings.Fields(a), strings.Fields(b)
	if len(left) == 0 || len(right) == 0 {
		return 0
	}
	common, rest := 0, slices.Clone(right)
	for _, word := range left {
		if at := slices.Index(rest, word); at >= 0 {
			common++
			rest = slices.Delete(rest, at, at+1)
		}
	}
	return 2 * float64(common) / float64(len(left)+len(right))
}

// nameKey is a name as it is compared: folded words with one blank between.
func nameKey(name string) string {
	words := strings.FieldsFunc(Fold(name), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	return strings.Join(words, " ")
}
