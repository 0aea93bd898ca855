package server

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"kehoach/internal/plan"
	"kehoach/internal/route"
	"kehoach/internal/store"
)

// lines returns the log's lines with the message.
func (l *logLines) lines(t *testing.T, message string) []map[string]any {
	t.Helper()
	var found []map[string]any
	for line := range strings.Lines(l.String()) {
		var fields map[string]any
		require.NoError(t, json.Unmarshal([]byte(line), &fields), "a log line must be one line: %q", line)
		if fields["msg"] == message {
			found = append(found, fields)
		}
	}
	return found
}

func TestErrorsBecomeTheirStatus(t *testing.T) {
	t.Parallel()
	gone, cancel := context.WithCancel(context.Background())
	cancel()
	for name, c := range map[string]struct {
		err    error
		status int
	}{
		"not found":            {fmt.Errorf("task 7: %w", plan.ErrNotFound), 404},
		"forbidden":            {plan.ErrForbidden, 403},
		"conflict":             {plan.ErrConflict, 409},
		"incomplete":           {plan.ErrIncomplete{Missing: "year"}, 422},
		"database away":        {fmt.Errorf("plan: %w", store.ErrUnavailable), 503},
		"body too large":       {badRequest(&http.MaxBytesError{Limit: 1}), 413},
		"unreadable form":      {badRequest(errors.New("invalid URL escape")), 400},
		"foreseen by nobody":   {errors.New("column does not exist"), 500},
		"a timer ran out":      {context.DeadlineExceeded, 503},
		"a cancel not of ours": {context.Canceled, 500},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			assert.Equal(t, c.status, statusOf(t.Context(), c.err))
		})
	}
	assert.Equal(t, statusClientGone, statusOf(gone, fmt.Errorf("read: %w", context.Canceled)))
}

func TestAPanicIsAnIncidentAndTheProcessLives(t *testing.T) {
	t.Parallel()
	x := newSite(t)
	h := x.withPanic()
	answer := get(t, h, "/thu-nghiem/hong")
	require.Equal(t, http.StatusInternalServerError, answer.Code)
	incident := answer.Header().Get("X-Request-Id")
	assert.Contains(t, answer.Body.String(), incident, "the page must show the incident number")
	assert.NotContains(t, answer.Body.String(), "bí mật")
	panics := x.log.lines(t, "panic")
	require.Len(t, panics, 1)
	assert.Equal(t, incident, panics[0]["id"])
	assert.Equal(t, "bí mật bên trong", panics[0]["cause"])
	assert.Contains(t, panics[0]["stack"], "header_test.go")
	assert.Equal(t, http.StatusOK, get(t, h, "/").Code)
}

func TestAnUnforeseenErrorIsLoggedUnderTheNumberOnItsPage(t *testing.T) {
	t.Parallel()
	x := newSite(t)
	_, err := x.db.Owner.Exec(t.Context(), `ALTER TABLE tasks RENAME COLUMN text TO chim_bao_dong`)
	require.NoError(t, err)
	answer := get(t, x, x.plan)
	require.Equal(t, http.StatusInternalServerError, answer.Code)
	incident := answer.Header().Get("X-Request-Id")
	assert.Contains(t, answer.Body.String(), incident)
	assert.NotContains(t, answer.Body.String(), "column", "no error text from below on a page")
	failures := x.log.lines(t, "request failed")
	require.Len(t, failures, 1)
	assert.Equal(t, incident, failures[0]["id"])
	assert.Contains(t, failures[0]["err"], "column")
}

func TestWithoutItsDatabaseTheSiteSaysSoAndComesBack(t *testing.T) {
	t.Parallel()
	x := newSite(t)
	require.Equal(t, http.StatusOK, get(t, x, "/readyz").Code)
	x.shut(t)
	ready := get(t, x, "/readyz")
	assert.Equal(t, http.StatusServiceUnavailable, ready.Code)
	assert.Equal(t, "unavailable\n", ready.Body.String(), "the cause stays inside")
	assert.Equal(t, http.StatusOK, get(t, x, "/healthz").Code, "the process lives")
	page := get(t, x, x.plan)
	assert.Equal(t, http.StatusServiceUnavailable, page.Code)
	assert.Equal(t, "5", page.Header().Get("Retry-After"))
	assert.NotEmpty(t, text(t, page.Body.String(), "h1"))
	_, err := x.super(t).Exec(t.Context(), `ALTER DATABASE `+x.db.Name+` ALLOW_CONNECTIONS true`)
	require.NoError(t, err)
	assert.Equal(t, http.StatusOK, get(t, x, "/readyz").Code)
	assert.Equal(t, http.StatusOK, get(t, x, x.plan).Code)
}

func TestAReaderWhoLeftIsNoError(t *testing.T) {
	t.Parallel()
	x := newSite(t)
	ctx, leave := context.WithCancel(t.Context())
	leave()
	answer := exchange(x, newRequest(t, http.MethodGet, x.plan, "").WithContext(ctx))
	assert.Zero(t, answer.Body.Len())
	assert.Empty(t, x.log.lines(t, "request failed"))
	requests := x.log.lines(t, "request")
	assert.EqualValues(t, statusClientGone, requests[len(requests)-1]["status"])
}

func TestTheLogHasTheRouteAndNeverWhatWasTyped(t *testing.T) {
	t.Parallel()
	x := newSite(t)
	r := newRequest(t, "X\r\nlevel=ERROR", "/", "")
	r.Header.Set("User-Agent", "canary-agent")
	exchange(x, r)
	get(t, x, "/tim?q=canary-query")
	get(t, x, "/canary-path%0d%0alevel=ERROR")
	post(t, x, route.Theme(), url.Values{"giao-dien": {"canary-form"}})
	requests := x.log.lines(t, "request")
	require.Len(t, requests, 4)
	assert.Equal(t, "other", requests[0]["method"])
	assert.Equal(t, route.SearchPattern, requests[1]["route"])
	assert.NotContains(t, x.log.String(), "canary")
	for _, line := range requests {
		assert.Equal(t, "INFO", line["level"])
		assert.NotEmpty(t, line["id"])
		assert.NotZero(t, line["status"])
	}
}

func TestABodyOverTheLimitIsRefusedWhetherItsLengthIsSaidOrNot(t *testing.T) {
	t.Parallel()
	x := newSite(t)
	fields := func(size int64) string { return "ve=" + strings.Repeat("a", int(size)-len("ve=")) }
	for name, c := range map[string]struct {
		size   int64
		length int64
		status int
	}{
		"at the limit":             {x.limits.FormBytes, x.limits.FormBytes, http.StatusUnprocessableEntity},
		"one byte over":            {x.limits.FormBytes + 1, x.limits.FormBytes + 1, http.StatusRequestEntityTooLarge},
		"over, length unsaid":      {x.limits.FormBytes + 1, -1, http.StatusRequestEntityTooLarge},
		"at the limit, unsaid":     {x.limits.FormBytes, -1, http.StatusUnprocessableEntity},
		"ten times over, promised": {1, 10 * x.limits.FormBytes, http.StatusRequestEntityTooLarge},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			r := newRequest(t, http.MethodPost, route.Theme(), fields(max(c.size, 10)))
			r.ContentLength = c.length
			answer := exchange(x, r)
			assert.Equal(t, c.status, answer.Code)
			assert.NotEmpty(t, text(t, answer.Body.String(), "h1"))
		})
	}
	many := post(t, x, route.Theme(), url.Values{"a": make([]string, x.limits.FormFields+1)})
	assert.Equal(t, http.StatusRequestEntityTooLarge, many.Code)
}

func TestAChangeAnotherSiteAsksForIsRefused(t *testing.T) {
	t.Parallel()
	x := newSite(t)
	for name, c := range map[string]struct {
		header, value string
		status        int
	}{
		"cross-site":    {"Sec-Fetch-Site", "cross-site", http.StatusForbidden},
		"same-site":     {"Sec-Fetch-Site", "same-site", http.StatusForbidden},
		"other origin":  {"Origin", "https://ke-xau.example", http.StatusForbidden},
		"null origin":   {"Origin", "null", http.StatusForbidden},
		"same-origin":   {"Sec-Fetch-Site", "same-origin", http.StatusSeeOther},
		"typed address": {"Sec-Fetch-Site", "none", http.StatusSeeOther},
		"own origin":    {"Origin", "http://example.com", http.StatusSeeOther},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			r := newRequest(t, http.MethodPost, route.Theme(), "giao-dien=toi")
			r.Header.Set(c.header, c.value)
			answer := exchange(x, r)
			assert.Equal(t, c.status, answer.Code)
			if c.status == http.StatusForbidden {
				assert.Empty(t, answer.Result().Cookies())
				assert.NotEmpty(t, text(t, answer.Body.String(), "h1"))
			}
		})
	}
}

// assertNoIncident fails on a 5xx answer, naming what was sent.
func assertNoIncident(t *testing.T, answer *httptest.ResponseRecorder, what string) {
	t.Helper()
	assert.Less(t, answer.Code, 500, "%.200q", what)
	assert.GreaterOrEqual(t, answer.Code, 200, "%.200q", what)
}

func TestAnErrorPageKeepsTheMenuOfWhoAsks(t *testing.T) {
	t.Parallel()
	x := newSite(t)
	answer := get(t, x, "/nhiem-vu/999999")
	require.Equal(t, http.StatusNotFound, answer.Code)
	assert.Contains(t, answer.Body.String(), "Đăng xuất")
}
