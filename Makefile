# The commands of the house: `make` lists them. The README has the same without make.

PYTHON ?= python3
ARGS   ?=

VENV  := .venv
BIN   := $(VENV)/bin
RUN   := $(VENV)/run.stamp
TEST  := $(VENV)/test.stamp
PIP   := $(BIN)/python -m pip --disable-pip-version-check --quiet install
WORDS := casework/locale
LOCK  := uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes \
         --no-emit-index-url --no-emit-find-links --no-header --quiet

.DEFAULT_GOAL := help
.PHONY: help demo test soak check lint bench words screens lock

help: ## list what can be done
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-9s%s\n", $$1, $$2 }' Makefile
	@echo '  ARGS="..." is passed on, e.g. make demo ARGS="--port 8001", make test ARGS="tests/rules"'

demo: $(RUN) ## a seeded fictional office on this machine, ready to sign in
	$(BIN)/casework demo $(ARGS)

test: $(TEST) ## the whole suite on SQLite and PostgreSQL, and in Chromium where it is found
	$(BIN)/python -m pytest -n 2 --dist loadfile --no-loadscope-reorder -m "not soak" $(ARGS)

soak: $(TEST) ## the tests that take minutes on purpose
	$(BIN)/python -m pytest -m soak $(ARGS)

check: lint ## style, types, import contracts, house rules
	$(BIN)/python -m pytest -q tests/rules

lint: $(TEST) ## the same without the house rules, which `make test` runs too
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo

bench: $(TEST) ## the benchmarks: one table and bench.json
	$(BIN)/python -m tests.benchmarks $(ARGS)

words: $(TEST) ## collect the sentences of pages and code into the catalogues, and compile them
	mkdir -p build
	$(BIN)/pybabel extract --mapping=pyproject.toml --no-location --sort-output --omit-header \
	    --output=build/messages.pot .
	$(BIN)/pybabel update --input-file=build/messages.pot --output-dir=$(WORDS) \
	    --no-fuzzy-matching --ignore-obsolete --ignore-pot-creation-date
	$(BIN)/pybabel compile --directory=$(WORDS) --statistics

screens: $(TEST) ## pictures of the main screens, into screenshots/
	SCREENS=1 $(BIN)/python -m pytest -m browser tests/journeys $(ARGS)

lock: pyproject.toml ## write both lock files anew (needs uv)
	$(LOCK) --extra postgres --extra build --output-file requirements.lock
	$(LOCK) --extra test --extra build --constraint requirements.lock \
	    --output-file requirements-test.lock

# A stamp is newer than what it was made from, so a second run installs nothing. The test lock
# holds everything of the other, so it stands for both.
$(RUN): requirements.lock pyproject.toml | $(BIN)/pip
	$(PIP) --require-hashes --requirement requirements.lock
	$(PIP) --no-deps --no-build-isolation --editable .
	@touch $(RUN)

$(TEST): requirements-test.lock requirements.lock pyproject.toml | $(BIN)/pip
	$(PIP) --require-hashes --requirement requirements-test.lock
	$(PIP) --no-deps --no-build-isolation --editable .
	@touch $(RUN) $(TEST)

$(BIN)/pip:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	    { echo 'casework needs Python 3.11 or later: make PYTHON=/path/to/python3.11' >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' || \
	    { echo 'venv is missing: on Debian, apt-get install python3-venv' >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)
