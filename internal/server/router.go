package server

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"slices"
	"strings"

	"github.com/go-chi/chi/v5"
	"github.com/go-chi/chi/v5/middleware"

	"kehoach/internal/plan"
	"kehoach/internal/route"
)

// register is the whole site, noun by noun as in the policy table.
func (s *Server) register(b *binder) {
	s.registerPlans(b)
	s.registerWork(b)
	s.registerAccounts(b)
	s.registerReporting(b)
	s.registerProgram(b)
}

// registerPlans binds reading plans, and the products and deadlines of tasks.
func (s *Server) registerPlans(b *binder) {
	b.get(route.HomePattern, s.showHome)
	b.get(route.ProvincePattern, s.showProvince)
	b.get(route.YearPattern, s.showYear)
	b.get(route.PlanPattern, s.showPlan)
	b.get(route.GroupPattern, s.showGroup)
	b.get(route.SourcePattern, s.showSource)
	b.get(route.TaskPattern, s.showTask)
	b.get(route.SearchPattern, s.search)

	b.get(route.EvidencesPattern, s.showEvidences)
	b.post(route.EvidencesPattern, s.addEvidence)
	b.post(route.EvidenceRemovePattern, s.removeEvidence)
	b.get(route.FilePattern, s.sendFile)
	b.get(route.TaskExtensionsPattern, s.showTaskExtensions)
	b.post(route.TaskExtensionsPattern, s.askExtension)
	b.get(route.ExtensionsPattern, s.showLedger)
	b.get(route.ExtensionPattern, s.showExtension)
	b.post(route.ExtensionPattern, s.decideExtension)
	b.post(route.ExtensionWithdrawPattern, s.withdrawExtension)
}

// registerWork binds units and assignment, and what of administration is not accounts.
func (s *Server) registerWork(b *binder) {
	b.get(route.SignInPattern, s.showSignIn)
	b.post(route.SignInPattern, s.signIn)
	b.get(route.CodePattern, s.showCode)
	b.post(route.CodePattern, s.takeCode)
	b.post(route.SignOutPattern, s.signOut)

	b.get(route.DigestsPattern, s.showDigests)
	b.get(route.AuditPattern, s.showAudit)
	b.get(route.HolidaysPattern, s.showHolidays)
	b.post(route.HolidaysPattern, s.changeHolidays)

	b.get(route.UnitsPattern, s.listUnits)
	b.post(route.UnitsPattern, s.addUnit)
	b.get(route.UnitImportPattern, s.showUnitImport)
	b.post(route.UnitImportPattern, s.importUnits)
	b.get(route.UnitPattern, s.showUnit)
	b.get(route.UnitEditPattern, s.showUnitForm)
	b.post(route.UnitEditPattern, s.editUnit)
	b.post(route.UnitAliasesPattern, s.changeAliases)
	b.post(route.UnitEndPattern, s.endUnit)

	b.get(route.AssignmentsPattern, s.listAssignments)
	b.get(route.AssignmentPattern, s.showAssignment)
	b.post(route.AssignmentPattern, s.assign)
	b.get(route.ReleasePattern, s.showRelease)
	b.post(route.ReleasePattern, s.release)
	b.get(route.TaskAddPattern, s.showTaskAdd)
	b.post(route.TaskAddPattern, s.addTask)
	b.get(route.CoveragePattern, s.showCoverage)
	b.get(route.TaskEditPattern, s.showTaskEdit)
	b.post(route.TaskEditPattern, s.editTask)
	b.get(route.TaskSplitPattern, s.showTaskSplit)
	b.post(route.TaskSplitPattern, s.splitTask)
	b.get(route.TaskClosePattern, s.showTaskClose)
	b.post(route.TaskClosePattern, s.closeTask)
}

// registerReporting binds reports, review and kỳ.
func (s *Server) registerReporting(b *binder) {
	b.get(route.ReportsPattern, s.showReports)
	b.post(route.ReportPattern, s.saveReport)
	b.post(route.ReportDraftPattern, s.saveReportDraft)
	b.post(route.ReportSendPattern, s.sendReports)
	b.post(route.ReportHandPattern, s.handReports)
	b.post(route.ReportHandBackPattern, s.handBackReports)
	b.post(route.ReportRemarksPattern, s.saveRemarks)
	b.post(route.ReportCoordinationPattern, s.saveCoordination)

	b.get(route.ReviewsPattern, s.showReviews)
	b.post(route.ReviewBatchPattern, s.approveBatch)
	b.get(route.RemindersPattern, s.showReminders)
	b.get(route.ReviewPattern, s.showReview)
	b.post(route.ReviewApprovePattern, s.approveReport)
	b.post(route.ReviewReturnPattern, s.returnReport)

	b.get(route.PeriodYearsPattern, s.showPeriodYears)
	b.get(route.PeriodsPattern, s.showPeriods)
	b.post(route.PeriodsPattern, s.makePeriods)
	b.get(route.PeriodPattern, s.showPeriod)
	b.post(route.PeriodPattern, s.editPeriod)
	b.post(route.PeriodOpenPattern, s.openPeriod)
	b.get(route.PeriodLockPattern, s.showPeriodLock)
	b.post(route.PeriodLockPattern, s.lockPeriod)
	b.post(route.PeriodUnlockPattern, s.unlockPeriod)
	b.post(route.PeriodWindowsPattern, s.grantWindow)
	b.post(route.PeriodRevokePattern, s.revokeWindow)
}

// registerProgram binds what the program itself answers.
func (s *Server) registerProgram(b *binder) {
	b.post(route.ThemePattern, s.chooseTheme)
	b.get(route.AssetPattern, s.sendAsset)
	b.get(route.HealthPattern, s.sendHealth)
	b.get(route.ReadyPattern, s.sendReady)
	b.get(route.DevPagesPattern, s.listDevPages)
	b.get(route.DevPagePattern, s.showDevPage)
}

// A handler answers one route for an actor, or returns the error that is answered for it.
type handler func(w http.ResponseWriter, r *http.Request, actor plan.Actor) error

// A binder registers handlers, each under its row of the policy table.
type binder struct {
	server *Server
	mux    *chi.Mux
	rows   map[string]Policy
	bound  map[string]bool
	errs   []error
}

func newBinder(s *Server, table []Policy) *binder {
	b := &binder{server: s, mux: chi.NewRouter(), rows: map[string]Policy{}, bound: map[string]bool{}}
	for _, row := range table {
		b.rows[row.key()] = row
	}
	b.mux.Use(
		s.identify, s.secureHeaders, s.recoverPanic, s.refuseCrossOrigin,
		s.refuseBadInput, b.limitBody, middleware.GetHead, s.canonicalPath,
	)
	b.mux.NotFound(s.answer(func(http.ResponseWriter, *http.Request) error { return plan.ErrNotFound }))
	b.mux.MethodNotAllowed(s.answer(b.refuseMethod))
	return b
}

func (b *binder) get(pattern string, h handler)  { b.handle(http.MethodGet, pattern, h) }
func (b *binder) post(pattern string, h handler) { b.handle(http.MethodPost, pattern, h) }

func (b *binder) handle(method, pattern string, h handler) {
	key := Policy{Method: method, Pattern: pattern}.key()
	row, ok := b.rows[key]
	if !ok {
		b.errs = append(b.errs, fmt.Errorf("route %s has no policy", key))
		return
	}
	b.bound[key] = true
	if !row.mounted(b.server.dev) {
		return
	}
	b.mux.Method(method, pattern, b.server.answer(b.guard(row, h)))
}

// guard lets in whom the row admits. Who acts is also in the request's context, for the frame of every page.
func (b *binder) guard(row Policy, h handler) func(http.ResponseWriter, *http.Request) error {
	return func(w http.ResponseWriter, r *http.Request) error {
		// A database that hangs instead of failing must not keep the reader waiting.
		patience := b.server.limits.Answer
		if row.uploads() {
			patience += b.server.limits.Upload
		}
		ctx, cancel := context.WithTimeout(r.Context(), patience)
		defer cancel()
		r = r.WithContext(ctx)
		if !row.usesStore() {
			return h(w, r, plan.Actor{})
		}
		if strings.HasPrefix(row.Pattern, route.ProvincePattern) && reserved(r) {
			return plan.ErrNotFound
		}
		who, err := b.server.visitor(r)
		if err != nil && row.Pattern != route.ThemePattern { // that one needs nobody and nothing
			return err
		}
		if place, ok := ctx.Value(visitorKey{}).(*visitor); ok {
			*place = who
		}
		noteVisitor(w, who)
		err = row.admits(who)
		if err == nil {
			err = h(w, r, who.actor)
		}
		return b.server.turnedAway(w, r, row, who, err)
	}
}

// check returns what the table and the routes do not agree on.
func (b *binder) check() error {
	errs := b.errs
	for key := range b.rows {
		if !b.bound[key] {
			errs = append(errs, fmt.Errorf("policy %s has no route", key))
		}
	}
	return errors.Join(errs...)
}

// refuseMethod answers a method the address does not have; an address that has none does not exist.
func (b *binder) refuseMethod(w http.ResponseWriter, r *http.Request) error {
	allowed := b.methods(r)
	if len(allowed) == 0 {
		return plan.ErrNotFound
	}
	w.Header().Set("Allow", strings.Join(allowed, ", "))
	return problem{status: http.StatusMethodNotAllowed}
}

func (b *binder) methods(r *http.Request) []string {
	var allowed []string
	for _, method := range []string{http.MethodGet, http.MethodPost, http.MethodPut, http.MethodPatch, http.MethodDelete} {
		pattern := b.mux.Find(chi.NewRouteContext(), method, routePath(r))
		if pattern == "" || strings.HasPrefix(pattern, route.ProvincePattern) && reserved(r) {
			continue
		}
		allowed = append(allowed, method)
		if method == http.MethodGet {
			allowed = append(allowed, http.MethodHead)
		}
	}
	return allowed
}

// reserved says whether the address begins with a word that is never a province.
func reserved(r *http.Request) bool {
	first, _, _ := strings.Cut(strings.TrimPrefix(routePath(r), "/"), "/")
	return slices.Contains(route.Reserved(), first)
}

// routePath is the path the router matches: as sent, so that an encoded slash never separates segments.
func routePath(r *http.Request) string {
	if r.URL.RawPath != "" {
		return r.URL.RawPath
	}
	return r.URL.Path
}
