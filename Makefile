# `make run` and `make test` set up everything from the lock files: Python 3.11, 3.12 or 3.13 and make are enough.
# Nothing is resolved or built here, so no release of any package can change or break the set-up.
# The system's own Python comes first: compiled by how programs use it, it takes a fifth less CPU than a plain build.
IS_SUPPORTED := import sys, ensurepip; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))
SYSTEM_PYTHON := /usr/bin/python3
PYTHON ?= $(shell for one in $(SYSTEM_PYTHON) python3.11 python3.12 python3.13 python3; do \
	$$one -c '$(IS_SUPPORTED)' 2>/dev/null && echo $$one && break; done)
PORT ?= 8501
BIN := .venv/bin
RUN := $(BIN)/python -m
UV := $(BIN)/uv
SYNC := $(UV) pip sync --quiet --python $(BIN)/python --require-hashes --no-build
COMPILE := $(UV) pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-strip-extras \
	--no-emit-index-url --no-emit-find-links --custom-compile-command "make lock" $(COMPILE_FLAGS)
TEST := $(RUN) pytest --dist worksteal -n
export PIP_DISABLE_PIP_VERSION_CHECK := 1
# Without bytecode every test worker, server and command of a run would compile all libraries anew, 2 to 6 s each.
export PYTHONDONTWRITEBYTECODE :=

.PHONY: run draft test test-order coverage check faults fuzz mutants lock

run: .venv/requirements.stamp
	$(RUN) streamlit run app.py --server.port $(PORT)

draft: export ZELFSCAN_SERVE := draft
draft: run

# In a browser one waits for clocks and networks: three workers keep two cores busy.
test: .venv/requirements-dev.stamp
	$(TEST) 2 --ignore tests/browser
	$(TEST) 3 tests/browser

# No test depends on another, nor on the day: in an order by chance, and half a minute before a leap day ends.
test-order: .venv/requirements-dev.stamp
	$(TEST) 2 --ignore tests/browser -k "not postgresql" --random-order-bucket=global
	$(TEST) 2 --ignore tests/browser -k "not postgresql" --clock 2028-02-29T23:59:30+01:00

coverage: .venv/requirements-dev.stamp
	$(TEST) 2 --ignore tests/browser --cov --cov-report=term-missing:skip-covered

check: .venv/requirements-dev.stamp
	$(RUN) ruff check .
	$(RUN) ruff format --check .
	$(RUN) mypy --strict scan results zelfscan benchmarks app.py
	$(RUN) scan check

faults: .venv/requirements-dev.stamp
	$(RUN) benchmarks faults

fuzz: .venv/requirements-fuzz.stamp
	$(RUN) benchmarks fuzz

# A sample of 400 by default; MUTANTS=--all runs every one. What ran before is not run again.
mutants: export CI := true
mutants: .venv/requirements-mutants.stamp
	$(RUN) benchmarks mutants $(MUTANTS)

# Pins stay as they are unless pyproject.toml asks otherwise; COMPILE_FLAGS=--upgrade renews them all.
lock: $(UV)
	$(COMPILE) --group setup -o requirements-uv.txt
	$(COMPILE) pyproject.toml -o requirements.txt
	$(COMPILE) pyproject.toml --extra statistics -c requirements.txt -o requirements-statistics.txt
	$(COMPILE) pyproject.toml --extra statistics --group dev -c requirements-statistics.txt -c requirements-uv.txt \
		-o requirements-dev.txt
	$(COMPILE) --group fuzz -c requirements-dev.txt -o requirements-fuzz.txt
	$(COMPILE) --group mutants -c requirements-dev.txt -o requirements-mutants.txt

.venv/requirements.stamp: requirements.txt $(UV)
	$(SYNC) $<
	touch $@

# What the tests need includes all that running needs.
.venv/requirements-dev.stamp: requirements-dev.txt requirements.txt $(UV)
	$(SYNC) $<
	touch .venv/requirements.stamp $@

.venv/requirements-fuzz.stamp: requirements-fuzz.txt .venv/requirements-dev.stamp
	$(SYNC) requirements-dev.txt $<
	touch $@

.venv/requirements-mutants.stamp: requirements-mutants.txt .venv/requirements-dev.stamp
	$(SYNC) requirements-dev.txt $<
	touch $@

$(UV): requirements-uv.txt
	@$(or $(PYTHON),false) -c '$(IS_SUPPORTED)' 2>/dev/null || \
		{ echo "Python 3.11, 3.12 or 3.13 with ensurepip is needed (Debian: apt-get install python3-venv);" \
			"name it if it is elsewhere: make PYTHON=/path/to/python3.11"; exit 1; }
	$(PYTHON) -m venv --clear .venv
	$(RUN) pip install -qq --no-deps --require-hashes --only-binary :all: -r $<
	touch $@
