# What there is to run. Every recipe sets up what it needs first. The justfile passes everything on to here.

SHELL := /bin/sh
BIN := .venv/bin
UV ?= uv
.DEFAULT_GOAL := help
.PHONY: help setup demo test outside outsiders nightly orca check bench faults words hooks programs lock clean

help: ## Show this list.
	@awk -F ':.*## ' '/^[a-z]+:.*## /{printf "make %-9s %s\n", $$1, $$2}' Makefile

# The first Python that is new enough. `make setup PYTHON=/path/to/python` names another.
FIND_PYTHON = for name in $(PYTHON) python3 python3.13 python3.12 python3.11 python3.14 python; do \
		if command -v "$$name" >/dev/null 2>&1 && \
			"$$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; \
		then python=$$name; break; fi; \
	done

setup: ## Make .venv with everything in it. The second time takes a moment.
	@$(FIND_PYTHON); \
	if [ -z "$$python" ]; then \
		echo "Handrail needs Python 3.11 or newer. Please install it and try again." >&2; exit 1; \
	fi; \
	if ! "$$python" -c 'import venv, ensurepip' 2>/dev/null; then \
		echo "This Python cannot make environments. On Debian and Ubuntu run: apt install python3-venv" >&2; exit 1; \
	fi; \
	"$$python" bootstrap.py

demo: setup ## Run a whole meeting. Pass options like this: make demo ARGS="--lines --seconds 60 --to out"
	@$(BIN)/handrail demo $(ARGS)

test: setup ## Run all tests and show what they do not reach. Choose some: make test ARGS="tests/meeting -k queue"
ifdef ARGS
	$(BIN)/python -m pytest $(ARGS)
else
	@$(BIN)/coverage erase
	$(BIN)/coverage run -m pytest --numprocesses auto --dist loadfile
	@$(BIN)/coverage combine --quiet
	$(BIN)/coverage report
endif

# Into .venv, with the versions that stand in tests/outside/package.json.
outsiders: setup ## Get the parsers and checkers that `make outside` needs (needs Node.js).
	@command -v npm >/dev/null || { echo "npm is not installed. Install Node.js, or run: make programs" >&2; exit 1; }
	@mkdir -p .venv/outside && cp tests/outside/package.json .venv/outside/
	@npm install --prefix .venv/outside --no-audit --no-fund --no-package-lock --ignore-scripts --loglevel error

outside: outsiders ## Let parsers, checkers and a browser that are not ours look at what we write (needs Java and Chromium too).
	OUTSIDE=all $(BIN)/python -m pytest tests/outside $(ARGS)

nightly: setup ## Hold the rules to 200,000 random commands and more; about a quarter of an hour.
	HYPOTHESIS_PROFILE=nightly $(BIN)/python -m pytest tests/meeting $(ARGS)

orca: setup ## Hear both clients under Orca, on a desktop that nobody sees; about two minutes.
	@$(BIN)/python -m tests.spoken.orca $(ARGS)

check: setup ## Check format, lint, spelling, types and import arrows.
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/codespell
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo

bench: setup ## List the measurements, or run one: make bench NAME=fanout ARGS="--readers 100"
ifdef NAME
	@$(BIN)/python -m benchmarks.$(NAME) $(ARGS)
else
	@ls benchmarks/*.py | sed -n 's|benchmarks/\([a-z][a-z_]*\)\.py|make bench NAME=\1|p'
endif

faults: setup ## Measure every promise and write docs/reliability.md: make faults ARGS="--kills 500 --crew 50"
	@$(BIN)/python -m benchmarks.faults $(ARGS)

words: setup ## Collect every sentence for translation, and tell which ones are left.
	@$(BIN)/python -m tests.languages.collect

hooks: setup ## Run the checks before each of your commits.
	@$(BIN)/prek install

# Tests that want one of these say so by name and are left out where it is absent.
programs: ## Install the programs that some tests talk to: screen readers, a sound server and others (Debian, as root).
	apt-get update -q
	DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends yasr fenrir strace tmux \
		pulseaudio pulseaudio-utils ffmpeg chromium libxml2-utils
	command -v npm >/dev/null || DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends nodejs npm
	command -v java >/dev/null || DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends default-jre-headless

# For maintainers, with uv. One list serves every system and Python, so `make setup` can ask pip for these hashes
# and nothing else. No index lines: an index is the machine's own choice.
COMPILE = $(UV) pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate
lock: ## Write the locked lists anew from pyproject.toml (needs uv).
	$(COMPILE) pyproject.toml --extra ko --group dev --output-file requirements.lock
	$(COMPILE) pyproject.toml --extra english --group english --constraints requirements.lock --output-file requirements-english.lock

clean: ## Remove everything that was made here.
	rm -rf .venv dist .coverage .coverage.* .hypothesis .mypy_cache .ruff_cache .pytest_cache .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
