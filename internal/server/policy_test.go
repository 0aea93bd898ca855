package server

import (
	"maps"
	"net/http"
	"slices"
	"testing"

	"github.com/go-chi/chi/v5"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"kehoach/internal/plan"
	"kehoach/web"
)

// disagreements walks a router and returns the routes without a policy and the policies without a route.
func disagreements(t *testing.T, router chi.Routes, dev bool) []string {
	t.Helper()
	table := map[string]bool{}
	for _, row := range Routes() {
		if row.mounted(dev) {
			table[row.key()] = true
		}
	}
	var found []string
	require.NoError(t, chi.Walk(router, func(method, pattern string, _ http.Handler, _ ...func(http.Handler) http.Handler) error {
		key := Policy{Method: method, Pattern: pattern}.key()
		if !table[key] {
			found = append(found, "no policy: "+key)
		}
		delete(table, key)
		return nil
	}))
	for _, key := range slices.Sorted(maps.Keys(table)) {
		found = append(found, "no route: "+key)
	}
	return found
}

func router(t *testing.T, dev bool) *chi.Mux {
	t.Helper()
	s, err := New(Options{Assets: web.Handler(nil), Dev: dev})
	require.NoError(t, err)
	mux, ok := s.handler.(*chi.Mux)
	require.True(t, ok)
	return mux
}

func TestTheRouterAndThePolicyTableAgree(t *testing.T) {
	t.Parallel()
	for name, dev := range map[string]bool{"in production": false, "in development": true} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			assert.Empty(t, disagreements(t, router(t, dev), dev))
		})
	}
}

func TestARouteAddedPastThePolicyTableIsSeen(t *testing.T) {
	t.Parallel()
	mux := router(t, false)
	mux.Delete("/chim-bao-dong", func(http.ResponseWriter, *http.Request) {})
	assert.Equal(t, []string{"no policy: DELETE /chim-bao-dong"}, disagreements(t, mux, false))
}

func TestARouteWithoutAPolicyCannotBeRegistered(t *testing.T) {
	t.Parallel()
	s := newServer(Options{Assets: web.Handler(nil)})
	b := newBinder(s, Routes())
	s.register(b)
	require.NoError(t, b.check())
	b.get("/chim-bao-dong", func(http.ResponseWriter, *http.Request, plan.Actor) error { return nil })
	require.ErrorContains(t, b.check(), "route GET /chim-bao-dong has no policy")
	assert.Empty(t, disagreements(t, b.mux, false), "it must not be reachable either")
}

func TestAPolicyWithoutARouteIsRefused(t *testing.T) {
	t.Parallel()
	s := newServer(Options{Assets: web.Handler(nil)})
	b := newBinder(s, append(Routes(), Policy{Method: http.MethodGet, Pattern: "/chim-bao-dong", Who: Anyone}))
	s.register(b)
	require.ErrorContains(t, b.check(), "policy GET /chim-bao-dong has no route")
}

func TestEveryPolicySaysWhatItDoesAndForWhom(t *testing.T) {
	t.Parallel()
	audiences := []Audience{Anyone, Arriving, Members, ForAssets, ForHealth, DevOnly}
	seen := map[string]bool{}
	for _, row := range Routes() {
		assert.NotEmpty(t, row.Action, row.key())
		assert.Contains(t, audiences, row.Who, row.key())
		assert.False(t, seen[row.key()], "%s is listed twice", row.key())
		seen[row.key()] = true
	}
}
