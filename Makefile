# `make help` lists what can be done. Everything is safe to repeat.
.DEFAULT_GOAL := help
.PHONY: help setup demo serve test screenshots lint fix bench messages lock
SHELL := /bin/bash
export PYTHONDONTWRITEBYTECODE :=  # tests start many processes, and each would compile every package anew

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
SERVE ?= 1
BENCH := .venv-bench
BENCH_SIZES ?= 10000 100000 $(if $(filter 1,$(LARGE)),1000000)

help:  ## List the targets
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-11s %s\n", $$1, $$2}'

setup: $(VENV)/.installed web/static/vendor/.installed  ## Make .venv with the command prossima, and the front-end assets

$(VENV)/.installed: requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or newer is needed: make PYTHON=python3.12 setup"; exit 1; }
	@echo "== Python: making $(VENV) and installing the pinned dependencies (about a minute)"
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

web/static/vendor/.installed: package.json package-lock.json web/assets.py | $(VENV)/.installed
	@command -v npm >/dev/null || { echo "Node 20 or newer with npm is needed: https://nodejs.org"; exit 1; }
	@echo "== Front end: installing the pinned packages"
	@npm ci --ignore-scripts --no-audit --no-fund --loglevel=error
	@$(BIN)/python -m web.assets
	@touch $@

demo: setup  ## Load the demo territory, print suggestions for a sample profile, then serve the web on 127.0.0.1:8000
	@$(BIN)/prossima init
	@$(BIN)/prossima demo
ifeq ($(SERVE),1)
	@$(BIN)/prossima serve
endif

serve: setup  ## Serve the web on 127.0.0.1:8000
	@$(BIN)/prossima serve

test: setup  ## Run all tests, the browser's included
	@bash tests/browser/install.sh
	@$(BIN)/pytest -n auto --dist loadscope --no-loadscope-reorder  # else slow files with few tests come last, on one processor

screenshots: setup  ## Take pictures of every page of a demonstration into screenshots/, phone and desktop, light and dark
	@bash tests/browser/install.sh
	@$(BIN)/python -m tests.browser.pictures 2>/dev/null

lint: setup  ## Check style, types and layers
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/djlint --quiet --check --lint web/templates

fix: setup  ## Mend what the tools can mend
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .
	$(BIN)/djlint --quiet --reformat web/templates

$(BENCH)/.installed: requirements-bench.lock pyproject.toml
	@echo "== Peers: making $(BENCH), an environment of their own"
	@test -x $(BENCH)/bin/python || $(PYTHON) -m venv $(BENCH)
	@$(BENCH)/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-bench.lock
	@$(BENCH)/bin/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

bench: $(BENCH)/.installed  ## Measure beside the peers; LARGE=1 adds a million listings, BENCH_SIZES="..." says how many
	$(BENCH)/bin/python -m benchmarks $(BENCH_SIZES)

messages: setup  ## Collect the sentences to translate into web/translations
	$(BIN)/pybabel -q extract -F babel.cfg -k N_ --no-location --omit-header -o $(VENV)/messages.pot directory matching importers web
	for language in it de; do $(BIN)/pybabel -q update --no-fuzzy-matching --omit-header -i $(VENV)/messages.pot -o web/translations/$$language/LC_MESSAGES/messages.po -l $$language; done

PIN := $(BIN)/pip-compile --quiet --upgrade --generate-hashes --no-emit-index-url --no-emit-trusted-host --no-emit-find-links --strip-extras --allow-unsafe --no-header

lock: $(VENV)/.installed  ## Pin the newest allowed dependencies with hashes, the same for the measurements
	$(PIN) --extra dev --output-file requirements.lock pyproject.toml
	$(PIN) --extra bench --constraint requirements.lock --output-file requirements-bench.lock pyproject.toml
