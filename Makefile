# `make help` lists what there is. Everything runs inside .venv, which the targets make themselves.
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help

PYTHON ?= python3
HOST ?= 127.0.0.1
PORT ?= 8000
VENV := .venv
BIN := $(VENV)/bin
RUNTIME := $(VENV)/.installed
DEV := $(VENV)/.installed-dev
INDEXED := var/.indexed
PIP := $(BIN)/python -m pip --disable-pip-version-check -qq install --constraint constraints.txt
PACKAGES := ingest index assistant ui eval tests

.PHONY: help chat test index eval bench lint format clean

help: ## List the targets
	@grep -E '^[a-z]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{ printf "make %-8s %s\n", $$1, $$2 }'

chat: $(RUNTIME) ## Set up, index what changed, and open the chat at http://127.0.0.1:8000
	@$(MAKE) --no-print-directory $(INDEXED)
	@echo "Starting the chat at http://$(HOST):$(PORT) (Ctrl+C stops it)"
	@$(BIN)/troly serve --host $(HOST) --port $(PORT)

test: lint ## Set up, then lint, types, evaluation gate, layer rule and tests
	@echo "Running the evaluation gate"
	@gate=0; $(BIN)/troly eval gate || gate=$$?; \
	echo "Running the tests"; \
	$(BIN)/python -m pytest -q --numprocesses=auto --dist=loadscope; \
	[ $$gate -eq 0 ] || echo "The evaluation gate failed; its figures stand above the tests"; exit $$gate

index: $(RUNTIME) ## Parse and index corpus/ into var/index
	@$(BIN)/troly index
	@mkdir -p $(dir $(INDEXED)) && touch $(INDEXED)

eval: $(RUNTIME) ## Run the gold questions and print the metrics by type and style
	@$(MAKE) --no-print-directory $(INDEXED)
	@$(BIN)/troly eval run

bench: $(RUNTIME) ## Time indexing and questions
	@$(BIN)/troly eval bench

lint: $(DEV) ## Check style, formatting and types
	@echo "Checking style, formatting and types"
	@$(BIN)/ruff check --quiet $(PACKAGES)
	@$(BIN)/ruff format --check --quiet $(PACKAGES)
	@$(BIN)/mypy

format: $(DEV) ## Format the code
	@$(BIN)/ruff check --quiet --fix $(PACKAGES)
	@$(BIN)/ruff format --quiet $(PACKAGES)

clean: ## Remove .venv, the index and every cache
	@echo "Removing .venv, var and caches"
	@rm -rf $(VENV) var build dist *.egg-info .mypy_cache .pytest_cache .ruff_cache .hypothesis
	@find $(PACKAGES) -name __pycache__ -type d -prune -exec rm -rf {} +

$(BIN)/pip:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	  || { echo "Python 3.11 or newer is needed; $(PYTHON) is older. Try: make PYTHON=python3.12 $(MAKECMDGOALS)"; exit 1; }
	@echo "Creating $(VENV)"
	@$(PYTHON) -m venv $(VENV)

$(RUNTIME): pyproject.toml constraints.txt | $(BIN)/pip
	@echo "Installing the assistant and what it needs (the first time takes a few minutes)"
	@$(PIP) --editable .
	@touch $@

$(DEV): pyproject.toml constraints.txt | $(BIN)/pip
	@echo "Installing the assistant with its tools for tests (the first time takes a few minutes)"
	@$(PIP) --editable '.[dev]'
	@touch $@ $(RUNTIME)

# Names in corpus/ may hold spaces, which make cannot list as prerequisites: `find` compares times instead.
.PHONY: $(INDEXED)
$(INDEXED):
	@if [ -e $@ ] && [ -z "$$(find corpus ingest index -name __pycache__ -prune -o -newer $@ -print -quit)" ]; then \
	  echo "The index is up to date"; \
	else \
	  echo "Indexing corpus/"; $(BIN)/troly index && mkdir -p $(dir $@) && touch $@; \
	fi
