# Kế hoạch Y tế. `make` lists the targets; CONTRIBUTING.md says how they fit together.
.DEFAULT_GOAL := help
.PHONY: help run dev build test check race bench fuzz generate assets

GO      ?= go
FUZZTIME ?= 30s
COUNT    ?= 6

help: ## list the targets
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

run: ## set up everything and serve on http://127.0.0.1:8080 (Ctrl-C stops all)
	@[ -n "$$DATABASE_URL" ] || .ci/need postgres
	@$(MAKE) --no-print-directory build
	@exec bin/kehoach serve -seed -demo

dev: build ## the same with live reload, assets from disk and /dev/pages
	@[ -n "$$DATABASE_URL" ] || .ci/need postgres
	$(GO) tool templ generate --watch --proxy=http://127.0.0.1:8080 --open-browser=false \
		--cmd="$(GO) run ./cmd/kehoach serve -seed -demo -dev"

build: ## bin/kehoach
	@$(GO) build -trimpath -ldflags='-s -w' -o bin/kehoach ./cmd/kehoach

test: ## everything a clean checkout must pass: unit, Postgres, browser
	@.ci/need postgres chromium npm
	@npm ci --prefix .ci --silent --no-audit --no-fund
	$(GO) test ./...

check: ## what CI runs: format, generated files, vet, lint, HTML, vulnerabilities, then make test
	@.ci/check

race: ## the tests under the race detector (needs a C compiler)
	@.ci/need cc postgres chromium npm
	@npm ci --prefix .ci --silent --no-audit --no-fund
	$(GO) test -race ./...

bench: ## benchmarks, ready for benchstat (COUNT=6)
	@.ci/need postgres
	$(GO) test -run '^$$' -bench . -benchmem -count $(COUNT) ./internal/importer/... ./internal/store ./internal/server

fuzz: ## every fuzz target for FUZZTIME (30s) each
	@.ci/fuzz $(FUZZTIME)

generate: ## templ pages to Go
	@$(GO) tool templ fmt -log-level=error web/view
	@$(GO) tool templ generate -log-level=error -path web/view

assets: ## style sheet, script, fonts and icons to web/static (npm only fetches fonts and icons)
	@.ci/need npm
	cd web/assets && npm ci --silent --no-audit --no-fund && node build.mjs && rm -rf node_modules
	@.ci/bundle
