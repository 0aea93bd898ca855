package view

import (
	"kehoach/internal/plan"
	"kehoach/internal/route"
)

func auditInputs(a plan.AuditPage) []input {
	tables := []option{{"", "Mọi loại"}}
	for _, entity := range a.Entities {
		tables = append(tables, option{entity, label(entityTexts(), entity)})
	}
	return []input{
		{Name: "nguoi", Label: "Người thao tác", Max: 100},
		{Name: "bang", Label: "Loại dữ liệu", Options: tables},
		{Name: "tu", Label: "Từ ngày", Mode: "numeric", Placeholder: "ngày/tháng/năm", Max: 10},
		{Name: "den", Label: "Đến ngày", Mode: "numeric", Placeholder: "ngày/tháng/năm", Max: 10},
	}
}

// auditLines keep every entry: an administrator reads the program's own columns' rows too.
func auditLines(entries []plan.HistoryEntry) []historyLine {
	lines := make([]historyLine, 0, len(entries))
	for _, e := range entries {
		lines = append(lines, historyLine{e, nonEmpty(", ", historyTitle(e), e.Unit), changesInWords(e)})
	}
	return lines
}

func olderAudit(a plan.AuditPage) string {
	f := a.Filter
	return route.Audit(route.AuditQuery{Who: f.Who, Entity: f.Entity, Slug: f.Slug, From: Date(f.From), To: Date(f.To), Before: a.Older})
}
