// Package plan is the domain: provinces, years, plans, groups, tasks, units and indicators of a provincial
// health department (Sở Y tế), and the draft an imported document becomes before it is committed.
//
// It uses the standard library only and does no I/O. Each type's comment opens with its Vietnamese term;
// the glossary is in ARCHITECTURE.md.
package plan
