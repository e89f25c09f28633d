# `make lab` opens the course. `make test` proves that it works.

PYTHON ?= python3
BIN = .venv/bin
CLASSROOM = instructor/classroom
COMPILE = $(BIN)/uv pip compile pyproject.toml --quiet --universal --python-version 3.11 \
	--fork-strategy fewest --generate-hashes --no-header --no-annotate
NEEDS_PYTHON = This course needs Python 3.11 or newer. Give its name, for example: make lab PYTHON=python3.12

.PHONY: lab test lint notebooks data lock classroom

# More options for JupyterLab: make lab OPTIONS="--no-browser --port=8890"
lab: .venv/learner.stamp
	$(BIN)/jupyter lab --LabApp.default_url=/lab/tree/notebooks/00-start-here.ipynb $(OPTIONS)

test: lint
	$(BIN)/pytest -n auto --dist loadscope

lint: .venv/developer.stamp
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy

# Runs every notebook, also the one for teachers, from top to bottom and saves it with its outputs.
notebooks: .venv/developer.stamp
	$(BIN)/python notebooks/execute.py

# Makes the tables again from the publishers' files: make data SOURCES=folder
data: .venv/developer.stamp
	$(BIN)/python data/build.py --sources "$(SOURCES)"

# A JupyterHub for a class, see instructor/classroom/README.md: make classroom FOLDER=folder
classroom: .venv/classroom.stamp
	@$(BIN)/python $(CLASSROOM)/start.py $(FOLDER)

# Writes the lists of exact versions. Newest versions: make lock UPGRADE=--upgrade
# The first list is what learners and Binder install; the second adds what a classroom needs; the
# third adds the tools for tests.
lock: .venv/developer.stamp
	$(COMPILE) $(UPGRADE) --output-file .binder/requirements.txt
	$(COMPILE) $(UPGRADE) --extra classroom --constraints .binder/requirements.txt \
		--output-file $(CLASSROOM)/requirements.txt
	$(COMPILE) $(UPGRADE) --all-extras --constraints $(CLASSROOM)/requirements.txt \
		--output-file tests/requirements.txt

.venv/learner.stamp: .binder/requirements.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "$(NEEDS_PYTHON)"; exit 1; }
	$(PYTHON) -m venv --clear .venv
	$(BIN)/pip install --quiet --require-hashes -r .binder/requirements.txt
	$(BIN)/pip install --quiet --no-deps -e .
	@touch $@

.venv/developer.stamp: .venv/classroom.stamp tests/requirements.txt pyproject.toml
	$(BIN)/pip install --quiet --require-hashes -r tests/requirements.txt
	$(BIN)/pip install --quiet --no-deps -e .
	@touch $@

# JupyterHub, and its proxy from npm, which comes with it.
.venv/classroom.stamp: .venv/learner.stamp $(CLASSROOM)/requirements.txt $(CLASSROOM)/package-lock.json
	$(BIN)/pip install --quiet --require-hashes -r $(CLASSROOM)/requirements.txt
	$(BIN)/npm ci --prefix $(CLASSROOM) --silent --no-audit --no-fund
	@touch $@
