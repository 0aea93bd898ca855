package server

import (
	"net/http"
	"slices"

	"kehoach/internal/plan"
	"kehoach/internal/route"
)

// An Audience is who may use a route.
type Audience string

// Audiences.
const (
	// Anyone needs no session: signing in, setting a password, the theme.
	Anyone Audience = "anyone"
	// Arriving needs a session that may be only half-way through signing in: setting up the second factor.
	Arriving Audience = "arriving"
	// Members need a session and, where the row names a right, that right in at least one place. The use case checks it
	// on the row it touches.
	Members   Audience = "members"
	ForAssets Audience = "assets"
	ForHealth Audience = "health"
	DevOnly   Audience = "dev only"
)

// A Policy is one row of the table of routes: what it does and who may.
type Policy struct {
	Method  string
	Pattern string
	Action  string
	Who     Audience
	Needs   plan.Right // empty: any member, for what is their own
}

// Routes returns the table of every route there is. A route without a row cannot be registered.
func Routes() []Policy {
	return slices.Concat(
		planRoutes(),
		taskRoutes(),
		accountRoutes(),
		adminRoutes(),
		unitRoutes(),
		assignRoutes(),
		reportRoutes(),
		reviewRoutes(),
		periodRoutes(),
		programRoutes(),
	)
}

// planRoutes are the routes of reading plans.
func planRoutes() []Policy {
	return []Policy{
		{http.MethodGet, route.HomePattern, "list provinces and years", Members, ""},
		{http.MethodGet, route.ProvincePattern, "read a province", Members, plan.RightRead},
		{http.MethodGet, route.YearPattern, "read a year", Members, plan.RightRead},
		{http.MethodGet, route.PlanPattern, "read a plan", Members, plan.RightRead},
		{http.MethodGet, route.GroupPattern, "read a group", Members, plan.RightRead},
		{http.MethodGet, route.SourcePattern, "read a plan's source text", Members, plan.RightRead},
		{http.MethodGet, route.TaskPattern, "read a task", Members, plan.RightRead},
		{http.MethodGet, route.SearchPattern, "search", Members, plan.RightRead},
	}
}

// taskRoutes are the routes of products and deadlines of a task.
func taskRoutes() []Policy {
	return []Policy{
		{http.MethodGet, route.EvidencesPattern, "read a task's products", Members, plan.RightRead},
		{http.MethodPost, route.EvidencesPattern, "add a product to a task", Members, plan.RightReport},
		{http.MethodPost, route.EvidenceRemovePattern, "take a product back", Members, plan.RightRead},
		{http.MethodGet, route.FilePattern, "load a file of a product", Members, plan.RightRead},
		{http.MethodGet, route.TaskExtensionsPattern, "read a task's deadlines", Members, plan.RightRead},
		{http.MethodPost, route.TaskExtensionsPattern, "ask for or record a later deadline", Members, plan.RightRead},
		{http.MethodGet, route.ExtensionsPattern, "read the ledger of extensions", Members, plan.RightRead},
		{http.MethodGet, route.ExtensionPattern, "read a request for a later deadline", Members, plan.RightRead},
		{http.MethodPost, route.ExtensionPattern, "decide a request for a later deadline", Members, plan.RightDecide},
		{http.MethodPost, route.ExtensionWithdrawPattern, "take back a request for a later deadline", Members, plan.RightReport},
	}
}

// accountRoutes are the routes of signing in and the own account.
func accountRoutes() []Policy {
	return []Policy{
		{http.MethodGet, route.SignInPattern, "ask for username and password", Anyone, ""},
		{http.MethodPost, route.SignInPattern, "sign in", Anyone, ""},
		{http.MethodGet, route.CodePattern, "ask for the second factor", Anyone, ""},
		{http.MethodPost, route.CodePattern, "sign in with the second factor", Anyone, ""},
		{http.MethodPost, route.SignOutPattern, "sign out", Anyone, ""},
		{http.MethodGet, route.OneTimeLinkPattern, "ask for a password by a link", Anyone, ""},
		{http.MethodPost, route.OneTimeLinkPattern, "set a password by a link", Anyone, ""},
		{http.MethodGet, route.AccountPattern, "read one's own account", Members, ""},
		{http.MethodPost, route.OwnPasswordPattern, "change one's own password", Members, ""},
		{http.MethodPost, route.SessionsEndPattern, "end one's other sessions", Members, ""},
		{http.MethodPost, route.SessionEndPattern, "end a session of one's own", Members, ""},
		{http.MethodGet, route.SecondFactorPattern, "show a new second factor", Arriving, ""},
		{http.MethodPost, route.SecondFactorPattern, "set up one's second factor", Arriving, ""},
		{http.MethodPost, route.SecondFactorOffPattern, "give up one's second factor", Members, ""},
		{http.MethodPost, route.SparesPattern, "make one's recovery codes anew", Members, ""},
	}
}

// adminRoutes are the routes of administration.
func adminRoutes() []Policy {
	return []Policy{
		{http.MethodGet, route.AdminPattern, "enter administration", Members, plan.RightInvite},
		{http.MethodGet, route.UsersPattern, "list accounts", Members, plan.RightInvite},
		{http.MethodPost, route.UsersPattern, "add an account", Members, plan.RightInvite},
		{http.MethodGet, route.UserPattern, "read an account", Members, plan.RightInvite},
		{http.MethodPost, route.UserPattern, "edit an account", Members, plan.RightInvite},
		{http.MethodPost, route.UserResetPattern, "reset an account", Members, plan.RightInvite},
		{http.MethodPost, route.UserDisablePattern, "lock an account", Members, plan.RightInvite},
		{http.MethodPost, route.UserEnablePattern, "open a locked account", Members, plan.RightInvite},
		{http.MethodPost, route.MembershipsPattern, "give a role", Members, plan.RightInvite},
		{http.MethodPost, route.MembershipEndPattern, "end a role", Members, plan.RightInvite},
		{http.MethodGet, route.SettingsPattern, "read the settings", Members, plan.RightAdminister},
		{http.MethodPost, route.SettingsPattern, "change the settings", Members, plan.RightAdminister},
		{http.MethodGet, route.DigestsPattern, "preview the weekly letters", Members, plan.RightPlan},
		{http.MethodGet, route.AuditPattern, "read the audit", Members, plan.RightAdminister},
		{http.MethodGet, route.HolidaysPattern, "read the holidays", Members, plan.RightRead},
		{http.MethodPost, route.HolidaysPattern, "enter or remove a holiday", Members, plan.RightRead},
	}
}

// unitRoutes are the routes of units.
func unitRoutes() []Policy {
	return []Policy{
		{http.MethodGet, route.UnitsPattern, "list the units of a province", Members, plan.RightUnits},
		{http.MethodPost, route.UnitsPattern, "add a unit", Members, plan.RightUnits},
		{http.MethodGet, route.UnitImportPattern, "read how to load a list of units", Members, plan.RightUnits},
		{http.MethodPost, route.UnitImportPattern, "look at or load a list of units", Members, plan.RightUnits},
		{http.MethodGet, route.UnitPattern, "read a unit", Members, plan.RightRead},
		{http.MethodGet, route.UnitEditPattern, "read what a unit's form needs", Members, plan.RightUnits},
		{http.MethodPost, route.UnitEditPattern, "edit a unit", Members, plan.RightUnits},
		{http.MethodPost, route.UnitAliasesPattern, "change other names of a unit", Members, plan.RightUnits},
		{http.MethodPost, route.UnitEndPattern, "end a unit", Members, plan.RightUnits},
	}
}

// assignRoutes are the routes of assigning and changing tasks.
func assignRoutes() []Policy {
	return []Policy{
		{http.MethodGet, route.AssignmentsPattern, "list plans to assign", Members, plan.RightPlan},
		{http.MethodGet, route.AssignmentPattern, "read what tasks lack (6 rõ)", Members, plan.RightPlan},
		{http.MethodPost, route.AssignmentPattern, "assign tasks", Members, plan.RightPlan},
		{http.MethodGet, route.ReleasePattern, "read what a release lacks", Members, plan.RightPlan},
		{http.MethodPost, route.ReleasePattern, "release a plan", Members, plan.RightPlan},
		{http.MethodGet, route.TaskAddPattern, "read what a new task needs", Members, plan.RightPlan},
		{http.MethodPost, route.TaskAddPattern, "add a task", Members, plan.RightPlan},
		{http.MethodGet, route.CoveragePattern, "read who looks after a plan", Members, plan.RightPlan},
		{http.MethodGet, route.TaskEditPattern, "read what a task's form needs", Members, plan.RightPlan},
		{http.MethodPost, route.TaskEditPattern, "edit a task", Members, plan.RightPlan},
		{http.MethodGet, route.TaskSplitPattern, "read what a split needs", Members, plan.RightPlan},
		{http.MethodPost, route.TaskSplitPattern, "split a task", Members, plan.RightPlan},
		{http.MethodGet, route.TaskClosePattern, "read what closing a task needs", Members, plan.RightPlan},
		{http.MethodPost, route.TaskClosePattern, "close a task", Members, plan.RightPlan},
	}
}

// reportRoutes are the routes of the own unit's reports.
func reportRoutes() []Policy {
	return []Policy{
		{http.MethodGet, route.ReportsPattern, "read the own unit's reports", Members, plan.RightReport},
		{http.MethodPost, route.ReportPattern, "save a task's report", Members, plan.RightReport},
		{http.MethodPost, route.ReportDraftPattern, "keep a report as it is typed", Members, plan.RightReport},
		{http.MethodPost, route.ReportSendPattern, "send a unit's reports", Members, plan.RightSend},
		{http.MethodPost, route.ReportHandPattern, "hand a unit's reports to its head", Members, plan.RightReport},
		{http.MethodPost, route.ReportHandBackPattern, "hand a unit's reports back", Members, plan.RightSend},
		{http.MethodPost, route.ReportRemarksPattern, "save a unit's own words on a kỳ", Members, plan.RightReport},
		{http.MethodPost, route.ReportCoordinationPattern, "save a note on a task one helps with", Members, plan.RightReport},
	}
}

// reviewRoutes are the routes of review.
func reviewRoutes() []Policy {
	return []Policy{
		{http.MethodGet, route.ReviewsPattern, "read the queue of review", Members, plan.RightSent},
		{http.MethodPost, route.ReviewBatchPattern, "approve reports of the queue", Members, plan.RightPlan},
		{http.MethodGet, route.RemindersPattern, "read who owes reports", Members, plan.RightSent},
		{http.MethodGet, route.ReviewPattern, "read a report to review", Members, plan.RightSent},
		{http.MethodPost, route.ReviewApprovePattern, "approve a report", Members, plan.RightPlan},
		{http.MethodPost, route.ReviewReturnPattern, "give a report back", Members, plan.RightPlan},
	}
}

// periodRoutes are the routes of kỳ báo cáo.
func periodRoutes() []Policy {
	return []Policy{
		{http.MethodGet, route.PeriodYearsPattern, "list years with their periods", Members, plan.RightRead},
		{http.MethodGet, route.PeriodsPattern, "read the periods of a year", Members, plan.RightRead},
		{http.MethodPost, route.PeriodsPattern, "make the periods of a year", Members, plan.RightPlan},
		{http.MethodGet, route.PeriodPattern, "read a period", Members, plan.RightRead},
		{http.MethodPost, route.PeriodPattern, "edit a period's days", Members, plan.RightPlan},
		{http.MethodPost, route.PeriodOpenPattern, "open a period", Members, plan.RightPlan},
		{http.MethodGet, route.PeriodLockPattern, "see what locking a period leaves open", Members, plan.RightSent},
		{http.MethodPost, route.PeriodLockPattern, "lock a period", Members, plan.RightPlan},
		{http.MethodPost, route.PeriodUnlockPattern, "unlock a period", Members, plan.RightDecide},
		{http.MethodPost, route.PeriodWindowsPattern, "give a unit longer", Members, plan.RightPlan},
		{http.MethodPost, route.PeriodRevokePattern, "end a unit's longer time", Members, plan.RightPlan},
	}
}

// programRoutes are the routes of the program itself.
func programRoutes() []Policy {
	return []Policy{
		{http.MethodPost, route.ThemePattern, "choose light or dark", Anyone, ""},
		{http.MethodGet, route.AssetPattern, "load a file of the program", ForAssets, ""},
		{http.MethodGet, route.HealthPattern, "ask whether the process lives", ForHealth, ""},
		{http.MethodGet, route.ReadyPattern, "ask whether the database answers", ForHealth, ""},
		{http.MethodGet, route.DevPagesPattern, "list pages with canned data", DevOnly, ""},
		{http.MethodGet, route.DevPagePattern, "read a page with canned data", DevOnly, ""},
	}
}

// uploads says whether the route takes a file: it may send more, for longer.
func (p Policy) uploads() bool {
	return p.Method == http.MethodPost && (p.Pattern == route.EvidencesPattern || p.Pattern == route.UnitImportPattern)
}

// key is what a route is known by.
func (p Policy) key() string { return p.Method + " " + p.Pattern }

// mounted says whether the route exists on a server that is, or is not, in development mode.
func (p Policy) mounted(dev bool) bool { return dev || p.Who != DevOnly }

// usesStore says whether the route asks the database who is there and what is shown.
func (p Policy) usesStore() bool { return p.Who == Members || p.Who == Anyone || p.Who == Arriving }

// admits says whether the visitor may use the route at all.
func (p Policy) admits(v visitor) error {
	actor := v.actor
	switch {
	case p.Who == Arriving && v.session.UserID == 0:
		return plan.ErrSignedOut
	case p.Who != Members:
		return nil
	case actor.UserID == 0:
		return plan.ErrSignedOut
	case p.Needs != "" && !actor.Can(p.Needs):
		return plan.ErrForbidden
	}
	return nil
}
