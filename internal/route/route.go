// Package route is every address of the site as a function, used by handlers and pages alike.
package route

import (
	"net/url"
	"strconv"
)

// Patterns of the router. Each has a function below that fills it in.
const (
	HomePattern     = "/"
	ProvincePattern = "/{tinh}"
	YearPattern     = "/{tinh}/{nam}"
	PlanPattern     = "/{tinh}/{nam}/{kh}"
	GroupPattern    = "/{tinh}/{nam}/{kh}/nhom/{thutu}"
	SourcePattern   = "/{tinh}/{nam}/{kh}/van-ban"
	TaskPattern     = "/nhiem-vu/{id}"
	SearchPattern   = "/tim"
	ThemePattern    = "/giao-dien"
	AssetPattern    = "/assets/*"
	HealthPattern   = "/healthz"
	ReadyPattern    = "/readyz"
	DevPagesPattern = "/dev/pages"
	DevPagePattern  = "/dev/pages/{ten}"
)

// Reserved returns the first path segments that are never a province's slug.
func Reserved() []string {
	return []string{
		"assets", "bao-cao", "chia-se", "dang-nhap", "dang-xuat", "dat-mat-khau", "dev", "don-vi", "duyet", "gia-han",
		"giao-dien", "healthz", "ky", "metrics", "minh-chung", "nhap", "nhiem-vu", "phan-cong", "quan-tri", "readyz", "so-ket", "tai-khoan",
		"tep", "tim",
	}
}

// Home is the list of provinces and years.
func Home() string { return "/" }

// Province is a province with its lineage; slug is of the lineage ("binh-duong").
func Province(slug string) string { return "/" + url.PathEscape(slug) }

// Year is one year of a province.
func Year(slug string, year int) string { return Province(slug) + "/" + strconv.Itoa(year) }

// Plan is one plan of a year.
func Plan(slug string, year int, plan string) string {
	return Year(slug, year) + "/" + url.PathEscape(plan)
}

// Group is one group of a plan; ord is its place in the plan, from 1.
func Group(slug string, year int, plan string, ord int) string {
	return Plan(slug, year, plan) + "/nhom/" + strconv.Itoa(ord)
}

// Source is the text a plan was imported from.
func Source(slug string, year int, plan string) string { return Plan(slug, year, plan) + "/van-ban" }

// SourceAt is Source with the range [start, end) highlighted and scrolled to.
func SourceAt(slug string, year int, plan string, start, end int) string {
	return Source(slug, year, plan) + "?tu=" + strconv.Itoa(start) + "&den=" + strconv.Itoa(end) + "#doan"
}

// Task is one task.
func Task(id int64) string { return "/nhiem-vu/" + strconv.FormatInt(id, 10) }

// SearchQuery are the parts of a search's address; zero parts are left out.
type SearchQuery struct {
	Text     string // q
	Province string // tinh: slug
	Year     int    // nam
	GroupID  int64  // nhom
	Page     int    // trang, from 1
}

// Search is the result page of a query.
func Search(q SearchQuery) string {
	values := url.Values{}
	set := func(key, value string, zero bool) {
		if !zero {
			values.Set(key, value)
		}
	}
	set("q", q.Text, q.Text == "")
	set("tinh", q.Province, q.Province == "")
	set("nam", strconv.Itoa(q.Year), q.Year == 0)
	set("nhom", strconv.FormatInt(q.GroupID, 10), q.GroupID == 0)
	set("trang", strconv.Itoa(q.Page), q.Page <= 1)
	if len(values) == 0 {
		return "/tim"
	}
	return "/tim?" + values.Encode()
}

// Theme is where the choice of light or dark is posted.
func Theme() string { return "/giao-dien" }

// DevPages lists every page with canned data (serve -dev only).
func DevPages() string { return "/dev/pages" }

// DevPage is one page with canned data.
func DevPage(name string) string { return "/dev/pages/" + url.PathEscape(name) }
