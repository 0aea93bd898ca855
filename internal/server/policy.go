package server

import (
	"net/http"

	"kehoach/internal/plan"
	"kehoach/internal/route"
)

// An Audience is who may use a route.
type Audience string

// Audiences. Accounts come later; until then pages are readable on the machine the program runs on.
const (
	AnyoneHere Audience = "anyone on this machine"
	ForAssets  Audience = "assets"
	ForHealth  Audience = "health"
	DevOnly    Audience = "dev only"
)

// A Policy is one row of the table of routes: what it does and who may.
type Policy struct {
	Method  string
	Pattern string
	Action  string
	Who     Audience
}

// Routes returns the table of every route there is. A route without a row cannot be registered.
func Routes() []Policy {
	return []Policy{
		{http.MethodGet, route.HomePattern, "list provinces and years", AnyoneHere},
		{http.MethodGet, route.ProvincePattern, "read a province", AnyoneHere},
		{http.MethodGet, route.YearPattern, "read a year", AnyoneHere},
		{http.MethodGet, route.PlanPattern, "read a plan", AnyoneHere},
		{http.MethodGet, route.GroupPattern, "read a group", AnyoneHere},
		{http.MethodGet, route.SourcePattern, "read a plan's source text", AnyoneHere},
		{http.MethodGet, route.TaskPattern, "read a task", AnyoneHere},
		{http.MethodGet, route.SearchPattern, "search", AnyoneHere},
		{http.MethodPost, route.ThemePattern, "choose light or dark", AnyoneHere},
		{http.MethodGet, route.AssetPattern, "load a file of the program", ForAssets},
		{http.MethodGet, route.HealthPattern, "ask whether the process lives", ForHealth},
		{http.MethodGet, route.ReadyPattern, "ask whether the database answers", ForHealth},
		{http.MethodGet, route.DevPagesPattern, "list pages with canned data", DevOnly},
		{http.MethodGet, route.DevPagePattern, "read a page with canned data", DevOnly},
	}
}

// key is what a route is known by.
func (p Policy) key() string { return p.Method + " " + p.Pattern }

// mounted says whether the route exists on a server that is, or is not, in development mode.
func (p Policy) mounted(dev bool) bool { return dev || p.Who != DevOnly }

// actor is who acts through the route.
func (p Policy) actor() plan.Actor { return plan.LocalReader() }
