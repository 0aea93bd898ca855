package route_test

import (
	"net/url"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"kehoach/internal/route"
)

func TestEachAddressFitsItsPattern(t *testing.T) {
	t.Parallel()
	cases := map[string]struct{ address, pattern string }{
		"home":     {route.Home(), route.HomePattern},
		"province": {route.Province("binh-duong"), route.ProvincePattern},
		"year":     {route.Year("binh-duong", 2024), route.YearPattern},
		"plan":     {route.Plan("binh-duong", 2024, "ke-hoach-nam"), route.PlanPattern},
		"group":    {route.Group("binh-duong", 2024, "ke-hoach-nam", 7), route.GroupPattern},
		"source":   {route.Source("binh-duong", 2024, "ke-hoach-nam"), route.SourcePattern},
		"task":     {route.Task(17), route.TaskPattern},
		"search":   {route.Search(route.SearchQuery{}), route.SearchPattern},
		"theme":    {route.Theme(), route.ThemePattern},
		"products": {route.Evidences(17), route.EvidencesPattern},
		"removal":  {route.EvidenceRemove(17), route.EvidenceRemovePattern},
		"file":     {route.File("abc"), route.FilePattern},
		"deadline": {route.TaskExtensions(17), route.TaskExtensionsPattern},
		"ledger":   {route.Extensions(route.ExtensionQuery{}), route.ExtensionsPattern},
		"request":  {route.Extension(17), route.ExtensionPattern},
		"withdraw": {route.ExtensionWithdraw(17), route.ExtensionWithdrawPattern},
		"sign in":  {route.SignIn(""), route.SignInPattern},
		"code":     {route.Code(""), route.CodePattern},
		"sign out": {route.SignOut(), route.SignOutPattern},
		"link":     {route.SetPassword("abc"), route.OneTimeLinkPattern},
		"account":  {route.Account(), route.AccountPattern},
		"password": {route.OwnPassword(), route.OwnPasswordPattern},
		"session":  {route.SessionEnd(17), route.SessionEndPattern},
		"sessions": {route.SessionsEnd(), route.SessionsEndPattern},
		"factor":   {route.SecondFactor(), route.SecondFactorPattern},
		"off":      {route.SecondFactorOff(), route.SecondFactorOffPattern},
		"spares":   {route.Spares(), route.SparesPattern},
		"admin":    {route.Admin(), route.AdminPattern},
		"users":    {route.Users(), route.UsersPattern},
		"user":     {route.User(17), route.UserPattern},
		"reset":    {route.UserReset(17), route.UserResetPattern},
		"disable":  {route.UserDisable(17), route.UserDisablePattern},
		"enable":   {route.UserEnable(17), route.UserEnablePattern},
		"roles":    {route.Memberships(17), route.MembershipsPattern},
		"role end": {route.MembershipEnd(17, 3), route.MembershipEndPattern},
		"settings": {route.Settings(), route.SettingsPattern},
		"units":    {route.Units(""), route.UnitsPattern},
		"unit":     {route.Unit(17), route.UnitPattern},
		"edit":     {route.UnitEdit(17), route.UnitEditPattern},
		"aliases":  {route.UnitAliases(17), route.UnitAliasesPattern},
		"end":      {route.UnitEnd(17), route.UnitEndPattern},
		"list":     {route.UnitImport("", 0), route.UnitImportPattern},
		"assign":   {route.Assignments(), route.AssignmentsPattern},
		"six":      {route.Assignment("binh-duong", 2024, "ke-hoach-nam"), route.AssignmentPattern},
		"release":  {route.Release("binh-duong", 2024, "ke-hoach-nam"), route.ReleasePattern},
		"new task": {route.TaskAdd("binh-duong", 2024, "ke-hoach-nam"), route.TaskAddPattern},
		"coverage": {route.Coverage("binh-duong", 2024, "ke-hoach-nam"), route.CoveragePattern},
		"change":   {route.TaskEdit(17), route.TaskEditPattern},
		"split":    {route.TaskSplit(17), route.TaskSplitPattern},
		"close":    {route.TaskClose(17), route.TaskClosePattern},
		"letters":  {route.Digests(), route.DigestsPattern},
		"reports":  {route.Reports(route.ReportQuery{}), route.ReportsPattern},
		"report":   {route.Report(4, 3, 17), route.ReportPattern},
		"draft":    {route.ReportDraft(4, 3, 17), route.ReportDraftPattern},
		"send":     {route.ReportSend(4, 3), route.ReportSendPattern},
		"hand":     {route.ReportHand(4, 3), route.ReportHandPattern},
		"back":     {route.ReportHandBack(4, 3), route.ReportHandBackPattern},
		"remarks":  {route.ReportRemarks(4, 3), route.ReportRemarksPattern},
		"note":     {route.ReportCoordination(4, 3, 17), route.ReportCoordinationPattern},
		"pages":    {route.DevPages(), route.DevPagesPattern},
		"page":     {route.DevPage("plan"), route.DevPagePattern},

		"years with kỳ": {route.PeriodYears(), route.PeriodYearsPattern},
		"kỳ of a year":  {route.Periods("binh-duong", 2024), route.PeriodsPattern},
		"kỳ":            {route.Period("binh-duong", 2024, "quy-1"), route.PeriodPattern},
		"open":          {route.PeriodOpen("binh-duong", 2024, "quy-1"), route.PeriodOpenPattern},
		"lock":          {route.PeriodLock("binh-duong", 2024, "quy-1"), route.PeriodLockPattern},
		"unlock":        {route.PeriodUnlock("binh-duong", 2024, "quy-1"), route.PeriodUnlockPattern},
		"windows":       {route.PeriodWindows("binh-duong", 2024, "quy-1"), route.PeriodWindowsPattern},
		"revoke":        {route.PeriodRevoke("binh-duong", 2024, "quy-1", 3), route.PeriodRevokePattern},
		"holidays":      {route.Holidays(0), route.HolidaysPattern},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			want, got := strings.Split(c.pattern, "/"), strings.Split(c.address, "/")
			require.Len(t, got, len(want))
			for i, part := range want {
				if !strings.HasPrefix(part, "{") {
					assert.Equal(t, part, got[i])
				}
			}
		})
	}
}

func TestASearchKeepsItsWordsAndLeavesOutWhatIsNotAsked(t *testing.T) {
	t.Parallel()
	address, err := url.Parse(route.Search(route.SearchQuery{Text: `"y tế cơ sở" & -thuốc`, Province: "tphcm", Year: 2024, GroupID: 5, Page: 2}))
	require.NoError(t, err)
	assert.Equal(t, url.Values{"q": {`"y tế cơ sở" & -thuốc`}, "tinh": {"tphcm"}, "nam": {"2024"}, "nhom": {"5"}, "trang": {"2"}}, address.Query())
	assert.Equal(t, "/tim?q=thu%E1%BB%91c", route.Search(route.SearchQuery{Text: "thuốc", Page: 1}))
}

func TestASentenceIsShownInItsText(t *testing.T) {
	t.Parallel()
	assert.Equal(t, "/tphcm/2022/ke-hoach-nam/van-ban?tu=10&den=25#doan", route.SourceAt("tphcm", 2022, "ke-hoach-nam", 10, 25))
}

func TestEveryFixedFirstSegmentIsReserved(t *testing.T) {
	t.Parallel()
	for _, address := range []string{
		route.Task(1), route.Search(route.SearchQuery{}), route.Theme(), route.DevPages(), route.Units(""), route.Unit(1), route.Assignments(), route.HealthPattern, route.ReadyPattern, route.AssetPattern,
	} {
		first := strings.Split(strings.TrimPrefix(address, "/"), "/")[0]
		assert.Contains(t, route.Reserved(), first)
	}
}
