# Everything a fresh machine needs: Python 3.11 and make. The first call fills .venv; later calls only when the pins change.
PYTHON := $(shell command -v python3.11 || command -v python3)
PORT ?= 8501
BIN := .venv/bin
TEST := $(BIN)/python -m pytest -n 2 --dist worksteal
COMPILE := $(BIN)/pip-compile --quiet --generate-hashes --strip-extras --allow-unsafe \
	--no-emit-index-url --no-emit-trusted-host --no-emit-find-links
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: run draft test coverage check faults fuzz lock

run: .venv/requirements.stamp
	$(BIN)/streamlit run app.py --server.port $(PORT)

draft: export ZELFSCAN_SERVE := draft
draft: run

test: .venv/requirements-dev.stamp
	$(TEST) --ignore tests/browser
	$(TEST) tests/browser

coverage: .venv/requirements-dev.stamp
	$(TEST) --ignore tests/browser --cov --cov-report=term-missing:skip-covered

check: .venv/requirements-dev.stamp
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy --strict scan results benchmarks app.py
	$(BIN)/python -m scan check

faults: .venv/requirements-dev.stamp
	$(BIN)/python -m benchmarks faults

fuzz: .venv/requirements-dev.stamp .venv/requirements-fuzz.stamp
	$(BIN)/python -m benchmarks fuzz

lock: .venv/requirements-dev.stamp
	$(COMPILE) --output-file=requirements.txt requirements.in
	$(COMPILE) --output-file=requirements-dev.txt requirements-dev.in
	$(COMPILE) --output-file=requirements-fuzz.txt requirements-fuzz.in

.venv/%.stamp: %.txt
	$(PYTHON) -c "import sys; sys.version_info >= (3, 11) or sys.exit('Python 3.11 or newer is needed')"
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install -qq --require-hashes -r $<
	touch $@
