package route

import (
	"net/url"
	"strconv"
)

// Patterns of units.
const (
	UnitsPattern       = "/quan-tri/don-vi"
	UnitImportPattern  = "/quan-tri/don-vi/nhap"
	UnitPattern        = "/don-vi/{id}"
	UnitEditPattern    = "/don-vi/{id}/sua"
	UnitAliasesPattern = "/don-vi/{id}/ten-khac"
	UnitEndPattern     = "/don-vi/{id}/ket-thuc"
)

// Units are the units of a province; slug is of its lineage, empty: the first one may see.
func Units(slug string) string { return withProvince(UnitsPattern, slug, 0) }

// UnitsOf are the units of one of several rows of a lineage.
func UnitsOf(slug string, provinceID int64) string {
	return withProvince(UnitsPattern, slug, provinceID)
}

// UnitImport is where a list of units is loaded.
func UnitImport(slug string, provinceID int64) string {
	return withProvince(UnitImportPattern, slug, provinceID)
}

func withProvince(path, slug string, provinceID int64) string {
	values := url.Values{}
	if slug != "" {
		values.Set("tinh", slug)
	}
	if provinceID != 0 {
		values.Set("hang", strconv.FormatInt(provinceID, 10))
	}
	if len(values) == 0 {
		return path
	}
	return path + "?" + values.Encode()
}

// Unit is one unit.
func Unit(id int64) string { return "/don-vi/" + strconv.FormatInt(id, 10) }

// UnitEdit is where a unit is edited.
func UnitEdit(id int64) string { return Unit(id) + "/sua" }

// UnitAliases is where other names of a unit are posted.
func UnitAliases(id int64) string { return Unit(id) + "/ten-khac" }

// UnitEnd is where the end of a unit is posted.
func UnitEnd(id int64) string { return Unit(id) + "/ket-thuc" }
