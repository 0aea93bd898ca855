package plan

// A ProvinceKind is what a province-level unit is by law.
type ProvinceKind string

// Kinds of province.
const (
	KindProvince ProvinceKind = "province" // tỉnh
	KindCity     ProvinceKind = "city"     // thành phố trực thuộc trung ương
)

// A Province (tỉnh, thành phố) is one province-level unit for one period in which its extent is the same.
// Code alone is no key: new codes re-use old codes of other provinces (Nghị quyết 202/2025/QH15).
type Province struct {
	ID   int64
	Code string // statistics office's code, two digits
	Slug string // of the lineage: the same before and after a merger
	// Name and Kind are those of the day asked for: "Thừa Thiên Huế", province, until 31/12/2024.
	Name string
	Kind ProvinceKind
	// ValidFrom and ValidTo are the first and last day of this extent; zero ValidTo means "today".
	ValidFrom Date
	ValidTo   Date
}

// FullName is the name with its kind as written in documents: "Tỉnh Bình Dương", "Thành phố Hồ Chí Minh".
func (p Province) FullName() string {
	if p.Name == "" {
		return ""
	}
	if p.Kind == KindCity {
		return "Thành phố " + p.Name
	}
	return "Tỉnh " + p.Name
}

// ValidOn says whether day lies in this row's period.
func (p Province) ValidOn(day Date) bool {
	return !day.Before(p.ValidFrom) && (p.ValidTo.IsZero() || !p.ValidTo.Before(day))
}

// A Lineage (dòng kế thừa) is where a province came from and what it became.
type Lineage struct {
	Predecessors []Province // the rows that merged into it
	Successors   []Province // the rows it is part of now
}

// A ProvinceOverview is a province row with its years that have plans, newest first.
type ProvinceOverview struct {
	Province Province
	Lineage  Lineage
	Years    []YearOverview
}
