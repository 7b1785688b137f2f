# make book · make serve · make test · make release · make lint · make bench · make clean        (see README.md for Windows)
VENV ?= .venv
CANDIDATES := python3.11 python3.12 python3.13 python3 python
PYTHON ?= $(firstword $(foreach name,$(CANDIDATES),$(if $(shell $(name) tools/check_environment.py python 2>/dev/null),$(name))))
# Where none is new enough, the one that is there says so itself.
ANY_PYTHON = $(or $(PYTHON),python3)
BIN := $(VENV)/bin
PORT ?= 8000
SITE := _build/html

.PHONY: book build serve test release lint bench clean

book: build
	@echo "The book is in $(SITE). Open $(SITE)/index.html, or run 'make serve' and open http://127.0.0.1:$(PORT)/"

# Stamps: a second run finds everything installed and needs no network.
$(VENV)/.book: requirements.txt constraints.txt pyproject.toml
	@test "$$($(ANY_PYTHON) -c 'print(3)' 2>/dev/null)" = 3 || { echo "This book needs Python 3.11 or newer; $(if $(PYTHON),“$(PYTHON)” does not run as Python,there is none on the PATH)." >&2; exit 1; }
	@$(ANY_PYTHON) tools/check_environment.py python
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV) || { echo "Python's venv module is missing: on Debian or Ubuntu, apt-get install python3-venv"; exit 1; }
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.txt -c constraints.txt
	@touch $@

$(VENV)/.test: $(VENV)/.book requirements-test.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements-test.txt -c constraints.txt
	@touch $@

tests/site/node_modules/.installed: tests/site/package-lock.json
	@$(BIN)/python tools/check_environment.py node
	cd tests/site && npm ci --no-audit --no-fund --ignore-scripts --loglevel=error
	@touch $@

build: $(VENV)/.book
	@rm -rf $(SITE)
	@mkdir -p _build
	@start=$$(date +%s); PYTHONHASHSEED=0 $(BIN)/jupyter-book build . -W -n --keep-going --all && echo $$(( $$(date +%s) - start )) > _build/seconds
	@$(BIN)/python tools/inventory.py $(SITE)

serve:
	@test -f $(SITE)/index.html || { echo "There is no book yet: run 'make book' first."; exit 1; }
	@echo "http://127.0.0.1:$(PORT)/   (Ctrl-C stops)"
	@$(BIN)/python -m http.server $(PORT) --bind 127.0.0.1 --directory $(SITE)

lint: $(VENV)/.test
	$(BIN)/ruff check .

test: $(VENV)/.test tests/site/node_modules/.installed
	@$(BIN)/python tools/check_environment.py browser
	@$(BIN)/python tools/check_environment.py simulators
	@mkdir -p _build && rm -f _build/test_seconds && date +%s > _build/test_started
	@$(MAKE) --no-print-directory build lint
	$(BIN)/python -m pytest --nbval-lax --nbval-current-env -n logical
	@echo $$(( $$(date +%s) - $$(cat _build/test_started) )) > _build/test_seconds
	@$(BIN)/python benchmarks/budgets.py

# Everything that is handed out: wheel, notebooks, offline site, printed book, bill of materials, checksums.
release: $(VENV)/.test
	@$(BIN)/python tools/check_environment.py browser
	@$(MAKE) --no-print-directory build
	$(BIN)/python tools/release
	@echo "The release is in _build/release."

bench: $(VENV)/.test
	$(BIN)/python benchmarks/run.py

clean:
	rm -rf _build build mgmodels.egg-info .pytest_cache .ruff_cache .hypothesis
