package main

import (
	"fmt"
	"io"
	"strings"

	"kehoach/internal/plan"
	"kehoach/web/view"
)

// printDraft prints a draft for reading: facts, counts, tree, figures, doubts.
func printDraft(w io.Writer, d plan.Draft) error {
	var text strings.Builder
	line := func(format string, args ...any) { fmt.Fprintf(&text, format+"\n", args...) }
	line("%s", d.FileName)
	line("  Loại văn bản: %s", kindName(d.Kind))
	line("  Tỉnh: %s", known(d.Province.FullName()))
	year := "chưa rõ"
	if d.Year != 0 {
		year = fmt.Sprint(d.Year)
	}
	line("  Năm: %s", year)
	line("  Tên: %s", known(d.Title))
	line("  Số/ký hiệu: %s, ngày %s, %s", known(d.Number), known(view.Date(d.IssuedOn)), known(d.Agency))
	if len(d.Bases) > 0 {
		line("  Căn cứ: %s", strings.Join(d.Bases, "; "))
	}
	line("  %s", countsLine(d.Declared, d.Found()))
	printGroups(line, d.Groups)
	printFigures(line, d.Indicators)
	for _, warning := range d.Warnings {
		line("  ! %s", warning.Message)
	}
	line("")
	_, err := io.WriteString(w, text.String())
	return err
}

func printGroups(line func(string, ...any), groups []plan.DraftGroup) {
	for _, g := range groups {
		line("  %s", strings.TrimSpace(g.Number+" "+g.Title))
		for _, task := range g.Tasks {
			line("    %s %s%s", task.Number, task.Text, taskNotes(task))
		}
	}
}

func printFigures(line func(string, ...any), figures []plan.Indicator) {
	if len(figures) == 0 {
		return
	}
	line("  Số liệu:")
	for _, f := range figures {
		mark := ""
		if f.Ambiguous {
			mark = " (cần xác nhận)"
		}
		line("    %s: %s", f.Name, strings.TrimSpace(strings.Join([]string{view.Number(f.Value), f.Unit, f.Comparison}, " "))+mark)
	}
}

// taskNotes is what was read beside a task's text, in brackets.
func taskNotes(t plan.Task) string {
	var notes []string
	if !t.DueOn.IsZero() {
		notes = append(notes, "hạn "+view.Date(t.DueOn))
	}
	if t.Kind == plan.Regular {
		notes = append(notes, "thường xuyên")
	}
	for _, u := range t.Units {
		role := "chủ trì"
		if u.Role == plan.Support {
			role = "phối hợp"
		}
		notes = append(notes, role+": "+u.Name)
	}
	if len(notes) == 0 {
		return ""
	}
	return " [" + strings.Join(notes, "; ") + "]"
}

func countsLine(declared, found plan.Counts) string {
	read := fmt.Sprintf("bóc tách được %d nhóm, %d nhiệm vụ", found.Groups, found.Tasks)
	if declared == (plan.Counts{}) {
		return "Văn bản không ghi số nhóm, số nhiệm vụ; " + read
	}
	mark := "✗ không khớp"
	if (declared.Groups == 0 || declared.Groups == found.Groups) && (declared.Tasks == 0 || declared.Tasks == found.Tasks) {
		mark = "✓"
	}
	var said []string
	if declared.Groups > 0 {
		said = append(said, fmt.Sprintf("%d nhóm", declared.Groups))
	}
	if declared.Tasks > 0 {
		said = append(said, fmt.Sprintf("%d nhiệm vụ", declared.Tasks))
	}
	return fmt.Sprintf("Văn bản ghi %s; %s %s", strings.Join(said, ", "), read, mark)
}

func kindName(k plan.Kind) string {
	switch k {
	case plan.Annual:
		return "kế hoạch năm"
	case plan.Thematic:
		return "kế hoạch chuyên đề"
	case plan.Directive:
		return "nhiệm vụ được giao, chỉ đạo"
	case plan.Report:
		return "báo cáo, thống kê (không phải kế hoạch)"
	}
	return "văn bản khác (không phải kế hoạch)"
}

func known(s string) string {
	if s == "" {
		return "chưa rõ"
	}
	return s
}
