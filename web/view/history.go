package view

import (
	"strconv"
	"strings"

	"kehoach/internal/plan"
)

// A historyLine is one entry of a history in words.
type historyLine struct {
	plan.HistoryEntry
	Title   string
	Changes []plan.HistoryChange // with words for columns and values
}

// historyLines are the entries a reader can follow: those in which nothing but the program's own columns changed are left
// out, and what was made or taken away as a whole is told without its columns.
func historyLines(entries []plan.HistoryEntry) []historyLine {
	var lines []historyLine
	for _, e := range entries {
		line := historyLine{e, historyTitle(e), changesInWords(e)}
		if e.Action == "update" && len(line.Changes) == 0 {
			continue
		}
		if e.Entity == "tasks" && e.Action == "insert" {
			line.Changes = nil // the page itself shows them
		}
		lines = append(lines, line)
	}
	return lines
}

func historyTitle(e plan.HistoryEntry) string {
	title := historyTitles()[e.Entity+" "+e.Action]
	if title == "" {
		title = label(entityTexts(), e.Entity) + ": " + label(auditActionTexts(), e.Action)
	}
	return nonEmpty(", ", title, periodName(e.Period))
}

func changesInWords(e plan.HistoryEntry) []plan.HistoryChange {
	names, values := historyFieldTexts(), historyValues()
	var list []plan.HistoryChange
	for _, c := range e.Changes {
		if names[c.Field] == "" || c.Before == c.After {
			continue
		}
		list = append(list, plan.HistoryChange{
			Field: names[c.Field], Before: recordedText(c.Field, c.Before, values), After: recordedText(c.Field, c.After, values),
		})
	}
	return list
}

// recordedText writes a value of the records as the rest of the pages would.
func recordedText(field, value string, values map[string]map[string]string) string {
	if text, ok := values[field][value]; ok {
		return text
	}
	if day, err := plan.ParseDate(value); err == nil {
		return Date(day)
	}
	if field == "percent" && value != "" {
		if n, err := strconv.ParseFloat(value, 64); err == nil {
			return Percent(n)
		}
	}
	return value
}

// progressHeadline is a kỳ of a task in one line.
func progressHeadline(p plan.PeriodProgress) string {
	if p.Approved == nil {
		return "Chưa có báo cáo được duyệt"
	}
	return progressLine(*p.Approved)
}

func actorLine(e historyLine) string {
	return nonEmpty(", ", strings.TrimSpace(e.Who), DateTime(e.At))
}
