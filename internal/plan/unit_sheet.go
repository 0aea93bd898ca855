package plan

import (
	"bytes"
	"encoding/csv"
	"errors"
	"io"
	"slices"
	"strings"
	"unicode/utf8"
)

// UnitSheetMax is how many units a list may hold.
const UnitSheetMax = 500

// A UnitLine is one line of a list of units.
type UnitLine struct {
	Line   int // in the file, from 1
	Unit   Unit
	Parent string // by name
}

// A SheetProblem is what is wrong with a line of a list; Column is empty when it is the line itself.
type SheetProblem struct {
	Line    int
	Column  string
	Value   string
	Problem Problem
}

// A UnitSheet is a list of units as it was read, with everything that is wrong with it.
type UnitSheet struct {
	Lines    []UnitLine
	Problems []SheetProblem
}

// unitColumns are the heads a column may have, folded, by the name of the field.
func unitColumns() map[string][]string {
	return map[string][]string{
		"ten":           {"ten", "ten don vi", "don vi"},
		"loai":          {"loai", "loai don vi", "loai hinh"},
		"ten-viet-tat":  {"ten viet tat", "viet tat", "ten tat"},
		"truc-thuoc":    {"truc thuoc", "don vi cap tren", "cap tren"},
		"ten-khac":      {"ten khac", "ten goi khac", "con goi"},
		"nguoi-lien-he": {"nguoi lien he", "lien he", "dau moi", "can bo dau moi"},
		"dien-thoai":    {"dien thoai", "so dien thoai", "dt", "sdt"},
		"email":         {"email", "e mail", "thu dien tu"},
	}
}

// unitKindWords are how lists name the kinds, folded.
func unitKindWords() map[UnitKind][]string {
	return map[UnitKind][]string{
		UnitDepartment: {"department", "phong", "phong thuoc so", "phong chuyen mon", "van phong", "thanh tra"},
		UnitBranch:     {"branch", "chi cuc"},
		UnitAffiliate:  {"affiliate", "don vi truc thuoc", "truc thuoc", "don vi su nghiep", "benh vien", "trung tam", "trung tam y te"},
		UnitCommittee:  {"committee", "ubnd", "uy ban nhan dan", "uy ban"},
		UnitAgency:     {"agency", "so nganh khac", "so nganh", "so ban nganh"},
		UnitOther:      {"other", "khac"},
	}
}

// ReadUnitSheet reads a list of units: UTF-8 with or without a mark, fields parted by commas, semicolons or tabs, the
// first line naming the columns. Units are taken to be there from the day given.
func ReadUnitSheet(content []byte, from Date) UnitSheet {
	var sheet UnitSheet
	content = bytes.TrimPrefix(content, []byte("\ufeff"))
	if !utf8.Valid(content) || bytes.ContainsRune(content, 0) {
		sheet.add(1, "", "", ProblemNotText)
		return sheet
	}
	head, _, _ := bytes.Cut(content, []byte("\n"))
	reader := csv.NewReader(bytes.NewReader(content))
	reader.Comma, reader.FieldsPerRecord, reader.LazyQuotes = separatorOf(string(head)), -1, true
	columns, err := reader.Read()
	if err != nil {
		sheet.add(1, "", "", ProblemRequired)
		return sheet
	}
	fields := sheet.columns(columns)
	if !slices.Contains(fields, "ten") {
		sheet.add(1, "ten", "", ProblemNoColumn)
		return sheet
	}
	for {
		record, err := reader.Read()
		if errors.Is(err, io.EOF) {
			break
		}
		line, _ := reader.FieldPos(0)
		if err != nil {
			sheet.add(line, "", "", ProblemNotText)
			continue
		}
		if strings.Join(record, "") == "" || strings.TrimSpace(strings.Join(record, "")) == "" {
			continue
		}
		if len(sheet.Lines) == UnitSheetMax {
			sheet.add(line, "", "", ProblemTooMany)
			break
		}
		sheet.read(line, fields, record, from)
	}
	if len(sheet.Lines) == 0 && len(sheet.Problems) == 0 {
		sheet.add(1, "", "", ProblemRequired)
	}
	return sheet
}

func (s *UnitSheet) add(line int, column, value string, problem Problem) {
	s.Problems = append(s.Problems, SheetProblem{line, column, value, problem})
}

// separatorOf is the sign that parts the fields of the head most often.
func separatorOf(head string) rune {
	best, most := ',', 0
	for _, sign := range []rune{',', ';', '\t'} {
		if n := strings.Count(head, string(sign)); n > most {
			best, most = sign, n
		}
	}
	return best
}

// columns says which field each column is; a column nobody knows is left out, one named twice counts once.
func (s *UnitSheet) columns(heads []string) []string {
	fields := make([]string, len(heads))
	for i, head := range heads {
		key := nameKey(head)
		for field, names := range unitColumns() {
			if slices.Contains(names, key) && !slices.Contains(fields, field) {
				fields[i] = field
			}
		}
	}
	return fields
}

func (s *UnitSheet) read(line int, fields, record []string, from Date) {
	value := map[string]string{}
	for i, text := range record {
		if i < len(fields) && fields[i] != "" {
			value[fields[i]] = strings.Join(strings.Fields(text), " ")
		}
	}
	u := Unit{
		Name: value["ten"], ShortName: value["ten-viet-tat"], ContactName: value["nguoi-lien-he"], ContactPhone: value["dien-thoai"],
		ContactEmail: value["email"], From: from,
	}
	for alias := range strings.SplitSeq(value["ten-khac"], ";") {
		if alias = strings.TrimSpace(alias); alias != "" {
			u.Aliases = append(u.Aliases, alias)
		}
	}
	var known bool
	if u.Kind, known = unitKindOf(value["loai"], u.Name); !known {
		s.add(line, "loai", value["loai"], ProblemUnknown)
		u.Kind = UnitOther
	}
	e := UnitEdit{Unit: u}.Validate()
	for _, alias := range u.Aliases {
		e.Text("ten-khac", alias, 300, false)
	}
	for _, field := range []string{"ten", "ten-viet-tat", "ten-khac", "nguoi-lien-he", "dien-thoai", "email"} {
		if problem := e[field]; problem != "" {
			s.add(line, field, value[field], problem)
		}
	}
	for _, other := range s.Lines {
		if u.Name != "" && nameKey(other.Unit.Name) == nameKey(u.Name) {
			s.add(line, "ten", u.Name, ProblemTaken)
		}
	}
	s.Lines = append(s.Lines, UnitLine{line, u, value["truc-thuoc"]})
}

// unitKindOf reads a kind as lists write it; where none is written the name says it.
func unitKindOf(text, name string) (kind UnitKind, known bool) {
	key := nameKey(text)
	for kind, words := range unitKindWords() {
		if slices.Contains(words, key) {
			return kind, true
		}
	}
	if key != "" {
		return "", false
	}
	first := nameKey(name)
	for _, guess := range []struct {
		head string
		kind UnitKind
	}{
		{"phong ", UnitDepartment}, {"van phong", UnitDepartment}, {"thanh tra", UnitDepartment}, {"chi cuc", UnitBranch},
		{"benh vien", UnitAffiliate}, {"trung tam", UnitAffiliate}, {"ubnd", UnitCommittee}, {"uy ban", UnitCommittee}, {"so ", UnitAgency},
	} {
		if strings.HasPrefix(first, guess.head) {
			return guess.kind, true
		}
	}
	return UnitOther, true
}

// A UnitChange is what a line of a list does.
type UnitChange struct {
	UnitLine
	Was     Unit     // zero: the unit is added
	Changed []string // fields that change, empty of a unit that is left as it is
}

// Adds says whether the line makes a new unit.
func (c UnitChange) Adds() bool { return c.Was.ID == 0 }

// PlanUnits compares a list with the units there are. Empty cells change nothing; a unit is known by its name or another
// name of it. Everything wrong with the list among those units is noted in it.
func (s *UnitSheet) PlanUnits(units []Unit) []UnitChange {
	changes := make([]UnitChange, 0, len(s.Lines))
	for _, line := range s.Lines {
		match := MatchUnit(line.Unit.Name, units)
		if match.Kind == "" && slices.ContainsFunc(match.Suggestions, func(u Unit) bool { return MatchUnit(line.Unit.Name, []Unit{u}).Kind != "" }) {
			s.add(line.Line, "ten", line.Unit.Name, ProblemSameName)
			continue
		}
		change := UnitChange{UnitLine: line, Was: match.Unit}
		change.merge()
		s.checkNames(change, units)
		changes = append(changes, change)
	}
	for i := range changes {
		s.resolveParent(&changes[i], changes, units)
	}
	return changes
}

// merge fills what the list leaves out from the unit there is, and notes what changes.
func (c *UnitChange) merge() {
	if c.Adds() {
		return
	}
	merged := c.Was
	merged.Aliases = slices.Clone(c.Was.Aliases)
	set := func(field string, into *string, text string) {
		if text != "" && text != *into {
			*into = text
			c.Changed = append(c.Changed, field)
		}
	}
	set("ten-viet-tat", &merged.ShortName, c.Unit.ShortName)
	set("nguoi-lien-he", &merged.ContactName, c.Unit.ContactName)
	set("dien-thoai", &merged.ContactPhone, c.Unit.ContactPhone)
	set("email", &merged.ContactEmail, c.Unit.ContactEmail)
	for _, alias := range c.Unit.Aliases {
		if MatchUnit(alias, []Unit{merged}).Kind == "" {
			merged.Aliases = append(merged.Aliases, alias)
			if !slices.Contains(c.Changed, "ten-khac") {
				c.Changed = append(c.Changed, "ten-khac")
			}
		}
	}
	c.Unit = merged
}

// checkNames notes other names that belong to another unit.
func (s *UnitSheet) checkNames(c UnitChange, units []Unit) {
	for _, alias := range c.Unit.Aliases {
		for _, u := range units {
			if u.ID != c.Was.ID && MatchUnit(alias, []Unit{u}).Kind != "" {
				s.add(c.Line, "ten-khac", alias, ProblemSameName)
			}
		}
		for _, other := range s.Lines {
			if other.Line != c.Line && MatchUnit(alias, []Unit{other.Unit}).Kind != "" {
				s.add(c.Line, "ten-khac", alias, ProblemSameName)
			}
		}
	}
}

// resolveParent finds the unit above by its name, among the units there are or those of the list.
func (s *UnitSheet) resolveParent(c *UnitChange, changes []UnitChange, units []Unit) {
	if c.Parent == "" {
		return
	}
	if match := MatchUnit(c.Parent, units); match.Kind != "" {
		if match.Unit.ID != c.Unit.ParentID {
			c.Unit.ParentID = match.Unit.ID
			if !c.Adds() {
				c.Changed = append(c.Changed, "truc-thuoc")
			}
		}
		return
	}
	inList := slices.ContainsFunc(changes, func(other UnitChange) bool {
		return other.Line != c.Line && other.Adds() && nameKey(other.Unit.Name) == nameKey(c.Parent)
	})
	if !inList {
		s.add(c.Line, "truc-thuoc", c.Parent, ProblemUnknown)
	} else if !c.Adds() {
		c.Changed = append(c.Changed, "truc-thuoc")
	}
}

// SameName says whether two names are the same but for case, accents and signs.
func SameName(a, b string) bool { return nameKey(a) == nameKey(b) }
