# Short names for the commands in README.md and CONTRIBUTING.md; nothing needs make.
PY ?= python3
BIN := .venv/bin

.PHONY: help review test check fix bench

help:  ## this list
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/'

$(BIN)/pytest: pyproject.toml constraints.txt
	$(PY) -m venv .venv
	$(BIN)/pip install -q -c constraints.txt -e '.[dev]'
	@touch $@

review: $(BIN)/pytest  ## open the seed article
	$(BIN)/review seeds/solitude-ultraman.fr.txt

test: $(BIN)/pytest  ## run the tests
	$(BIN)/pytest

check: $(BIN)/pytest  ## linters, types, layers, glossaries
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/review glossary check glossaries

fix: $(BIN)/pytest  ## let the linter and the formatter mend what they can
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

bench: $(BIN)/pytest  ## all benchmarks (see benchmarks/README.md)
	$(BIN)/pip install -q -c constraints.txt -e '.[bench]'
	for file in benchmarks/[a-z]*.py; do echo "== $$file"; $(BIN)/python $$file || exit 1; done
