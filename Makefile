# Blason in short commands; `make help` lists them. The same in plain form stands in the README.

.DEFAULT_GOAL := help
.PHONY: help run test check services services-stop bench bench-search bench-matching fuzz screenshots messages manage environment

# Where a machine forbids Python to keep what it has compiled, every process compiles two thousand
# files again: that is half of its start.
unexport PYTHONDONTWRITEBYTECODE

PORT ?= 8000
PYTHON := .venv/bin/python
ON_STACK := $(if $(filter production,$(STACK)),$(PYTHON) -m tests.services run)

help: ## List these commands
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-13s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: environment ## Prepare what is missing and serve on http://127.0.0.1:8000 (PORT= another)
	@PORT=$(PORT) $(PYTHON) manage.py start

test: environment ## Run the whole test suite (ARGS= for pytest; STACK=production on real servers)
	@$(ON_STACK) $(PYTHON) -m pytest -n auto $(ARGS)

check: environment ## Run the linters, the types, the rules between rooms and Django's checks
	@bin/check

services: environment ## Start Elasticsearch, PostgreSQL and Redis for development and tests
	@$(PYTHON) -m tests.services start

services-stop: environment ## Stop them
	@$(PYTHON) -m tests.services stop

bench: environment ## Measure imports, searches and pages (COUNT= places, 20000 unless told)
	@$(PYTHON) -m tests.benchmarks $(if $(COUNT),--count $(COUNT)) $(ARGS)

bench-search: environment ## Measure the search at size, engines side by side (COUNT= places, a million unless told)
	@$(PYTHON) -m tests.benchmarks --search --count $(or $(COUNT),1000000) $(ARGS)

bench-matching: environment ## Measure how well places entered twice are found, and how fast
	@$(PYTHON) -m tests.benchmarks.matching $(ARGS)

fuzz: environment ## Ask the API what its description allows and forbids (COUNT= times, 1000 unless told)
	@BLASON_FUZZ=$(or $(COUNT),1000) $(PYTHON) -m pytest tests/portal/test_api_fuzzed.py $(ARGS)

screenshots: environment ## Take the README's pictures, and every page's in FOLDER= if given
	@$(PYTHON) -m tests.screenshots $(if $(FOLDER),--folder $(FOLDER)) $(ARGS)

messages: environment ## Gather the interface’s texts for translation (needs gettext)
	@$(PYTHON) manage.py messages

manage: environment ## Run a management command: make manage ARGS="import_places FILE --source NAME"
	@$(PYTHON) manage.py $(ARGS)

environment:
	@bin/environment
