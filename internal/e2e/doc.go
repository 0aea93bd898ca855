// Package e2e holds the browser tests: the built program, a Postgres of its own and a real Chromium, used as people
// use them. It has no code besides its tests.
package e2e
