# Two commands do all the set-up: `make demo` and `make test`; `make lint` is the third.
# A stamp for each purpose keeps a second run from installing again; `make clean` starts over.
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --quiet --disable-pip-version-check
# the first Python that is new enough, whatever it is called here
PYTHON ?= $(shell for p in python3 python3.14 python3.13 python3.12 python3.11; do \
  $$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)

.PHONY: demo test lint clean

demo: $(VENV)/.installed
	$(BIN)/kg build seeds -o output
	@for query in who-dismissed-whom 'who-said-what --about arms' disagreements; do \
	  printf '\n$$ kg query %s\n' "$$query"; $(BIN)/kg query -o output $$query || exit; done
	@printf '\nOpen this page in a browser: %s\n' "$(CURDIR)/output/graph.html"
	@printf 'Before you type kg yourself: . %s/activate\n' "$(BIN)"

test: $(VENV)/.tested
	$(BIN)/python -m pytest

lint: $(VENV)/.linted
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/xenon --max-absolute C kg

$(BIN)/python:
	@test -n "$(PYTHON)" || { echo 'kg needs Python 3.11 or newer; install one, or name it: make PYTHON=/path/to/python3' >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)

# dependency groups need pip 25.1
$(VENV)/.installed: pyproject.toml | $(BIN)/python
	$(PIP) install --upgrade 'pip>=25.1'
	$(PIP) install --editable .
	@touch $@

$(VENV)/.tested: $(VENV)/.installed
	$(PIP) install --group test
	@touch $@

$(VENV)/.linted: $(VENV)/.installed
	$(PIP) install --group lint
	@touch $@

clean:
	rm -rf $(VENV) dist build .pytest_cache .mypy_cache .ruff_cache .hypothesis
