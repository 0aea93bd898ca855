package outline

import (
	"strings"

	"kehoach/internal/importer/extract"
)

// A field is what a column of a task table holds.
type field int

const (
	noField field = iota
	fieldNumber
	fieldTask
	fieldLead
	fieldSupport
	fieldDue
	fieldOutput
	fieldNote
	fieldGroup
	fieldIndicator
	fieldMoney
)

// columnNames are header texts, folded; exact ones first, then beginnings.
var columnNames = []struct {
	field field
	exact []string
	begin []string
}{
	{fieldNumber, []string{"stt", "tt", "s tt", "so tt", "so thu tu", "st t", "no", "muc"}, nil},
	{fieldSupport, []string{"phoi hop"}, []string{"don vi phoi hop", "co quan phoi hop", "phoi hop", "cac don vi phoi hop", "don vi ca nhan phoi hop", "bo phan phoi hop", "phong don vi phoi hop"}},
	{fieldLead, []string{"chu tri", "don vi", "phu trach"}, []string{"don vi chu tri", "co quan chu tri", "chu tri", "don vi thuc hien", "co quan thuc hien", "bo phan chu tri", "phong chu tri", "don vi phu trach", "don vi dau moi", "bo phan thuc hien", "phan cong", "nguoi thuc hien", "don vi tham muu", "phong don vi chu tri", "phong don vi thuc hien", "trach nhiem", "don vi co quan chu tri", "don vi duoc giao"}},
	{fieldDue, []string{"thoi han", "thoi gian", "tien do", "han", "hoan thanh", "thoi diem"}, []string{"thoi han", "thoi gian hoan thanh", "thoi gian thuc hien", "thoi gian", "han hoan thanh", "tien do", "ngay hoan thanh", "so ngay du kien", "thoi diem hoan thanh", "moc thoi gian"}},
	{fieldOutput, []string{"san pham", "ket qua"}, []string{"san pham", "ket qua can dat", "ket qua dau ra", "ket qua du kien", "ket qua san pham", "ket qua", "dau ra", "muc tieu can dat"}},
	{fieldNote, []string{"ghi chu"}, []string{"ghi chu"}},
	{fieldGroup, []string{"linh vuc", "nhom", "nhom nhiem vu"}, []string{"linh vuc", "nhom nhiem vu"}},
	{fieldIndicator, []string{"chi tieu"}, []string{"chi tieu", "ten chi tieu", "noi dung chi tieu"}},
	{fieldMoney, []string{"kinh phi"}, []string{"kinh phi", "ke hoach von", "du toan", "nguon kinh phi", "so tien", "tong muc", "von "}},
	{fieldTask, []string{"noi dung", "nhiem vu", "cong viec", "hoat dong", "ten nhiem vu", "dau viec", "giai phap"},
		[]string{"noi dung nhiem vu", "noi dung cong viec", "noi dung hoat dong", "noi dung thuc hien", "noi dung", "ten nhiem vu", "ten cong viec", "ten nhom nhiem vu", "nhiem vu", "cong viec", "danh muc nhiem vu", "danh muc du an", "danh muc cong viec", "ten du an", "cac nhiem vu", "hoat dong", "dau viec", "viec ", "ten hoat dong", "giai phap", "muc tieu nhiem vu", "danh muc cong trinh", "ten cong trinh"}},
}

// columnOf names the field a header text stands for.
func columnOf(header string) field {
	key := folded(header)
	for _, c := range columnNames {
		for _, e := range c.exact {
			if key == e {
				return c.field
			}
		}
	}
	if wordCount(key) > 14 {
		return noField
	}
	for _, c := range columnNames {
		for _, b := range c.begin {
			if strings.HasPrefix(key, strings.TrimSpace(b)) {
				return c.field
			}
		}
	}
	return noField
}

// A layout is which column of a table holds which field; -1 where none does.
type layout struct {
	column map[field]int
	size   int
	priced bool // columns of prices or amounts: a budget
}

func (l layout) has(f field) bool { _, ok := l.column[f]; return ok }

func (l layout) cell(b *extract.Block, f field) (extract.Cell, bool) {
	c, ok := l.column[f]
	if !ok || c >= len(b.Cells) {
		return extract.Cell{}, false
	}
	return b.Cells[c], true
}

// headerOf reads a row as the head of a table: three mapped columns, a task column among them.
func headerOf(b *extract.Block) (layout, bool) {
	l := layout{column: map[field]int{}, size: len(b.Cells)}
	for i, c := range b.Cells {
		text := strings.TrimSpace(c.Text)
		if text == "" || c.Merged && i > 0 && text == strings.TrimSpace(b.Cells[i-1].Text) {
			continue
		}
		f := columnOf(text)
		if priced := folded(text); hasPrefixAny(priced, "don gia", "so luong", "noi dung chi", "noi dung thu", "noi dung dich vu", "thanh tien") {
			l.priced, f = true, noField
		}
		if f == noField {
			continue
		}
		if _, taken := l.column[f]; !taken {
			l.column[f] = i
		}
	}
	if l.priced && !l.has(fieldLead) && !l.has(fieldDue) {
		return l, false
	}
	plan := l.has(fieldTask) && (l.has(fieldLead) || l.has(fieldSupport) || l.has(fieldDue) || l.has(fieldOutput) || l.has(fieldMoney))
	return l, plan && len(l.column) >= 3 || l.has(fieldTask) && l.has(fieldLead) && l.has(fieldDue)
}
