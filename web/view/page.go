// Package view is the pages: templ components that turn plan values into HTML, and every Vietnamese word on
// screen. It runs no query, applies no rule and reads no clock; links come from package route.
package view

import (
	"github.com/a-h/templ"

	"kehoach/internal/plan"
)

// A Page is what every page has besides its own data. The zero value is a page that follows the machine's
// light or dark, with an empty search box.
type Page struct {
	// Title stands before the product's name in the browser's tab; empty: the page's own heading.
	Title string
	// Theme is "light", "dark" or "" (as the machine).
	Theme string
	// Path is this page's path and query: the theme form comes back to it. Empty: home.
	Path string
	// Query stands in the search box.
	Query string
	// QueryProblem is the sentence that says what is wrong with Query; empty: nothing. The page shows it once,
	// with the id "loi-o-tim".
	QueryProblem string
	// Description is one sentence for link previews; empty: none.
	Description string
	// Actor is who is signed in; zero: nobody.
	Actor plan.Actor
	// Flash is the key of what was just done ("da-luu"); text.go has its sentence, an unknown key says nothing.
	Flash string
	// Offers are the addresses the program has, for the menu; nil: all.
	Offers map[string]bool
	// Bare leaves out the search and the menu: nobody is signed in yet.
	Bare bool
	// Demo is true where all figures of the database are made up; every page says so.
	Demo bool
	// Print draws the page as on paper: no header, navigation or footer.
	Print bool
}

// HomeData is the home page: who has plans, and every province of today.
type HomeData struct {
	Overviews []plan.ProvinceOverview
	Provinces []plan.Province
}

// ErrorData is an answer that is not the page asked for.
type ErrorData struct {
	// Status is the HTTP status: 400, 403, 404, 405, 409, 413, 422, 429, 500 or 503; others read as 500.
	Status int
	// Incident is the number under which the cause was logged; shown for 5xx, empty otherwise.
	Incident string
	// RetryAfter is the seconds to wait before trying again (429, 503); 0: not said.
	RetryAfter int
	// Typed is the form that was not carried out, so that nothing typed is lost; zero: none.
	Typed Carried
}

// A Sample is a page with canned data, for /dev/pages and the tests.
type Sample struct {
	Name      string // in the address: lower case, digits, hyphens
	Title     string
	Component templ.Component
}
