# make setup   the virtual environment, and nothing else
# make run     the demo on http://127.0.0.1:8000 (PORT=8123 make run: elsewhere)
# make test    everything: lint, unit tests, both databases, a real browser
# make lint    ruff and mypy
# make bench   the figures in benchmarks/

SHELL := /bin/bash
.DEFAULT_GOAL := help
.PHONY: help setup run test lint chromium bench

PORT ?= 8000
BIN := .venv/bin
# Each is made again when what it stands for changes.
INSTALLED := .venv/installed
INSTALLED_DEV := .venv/installed-dev

help:
	@sed -n 's/^# make/make/p' Makefile

setup: $(INSTALLED)

# Not .venv/bin/python: that is a link, and make would take the age of the system's Python for its own.
.venv/pyvenv.cfg: .python-version
	@scripts/make-venv

$(INSTALLED): .venv/pyvenv.cfg requirements.txt
	@echo "Installing what policycompare runs on"
	@$(BIN)/pip install --quiet --disable-pip-version-check -r requirements.txt
	@touch $@

$(INSTALLED_DEV): $(INSTALLED) requirements-dev.txt
	@echo "Installing what tests it"
	@$(BIN)/pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	@touch $@

# Signs the demo's sessions; made once, kept out of the repository.
.secret-key: | $(INSTALLED)
	@umask 077 && $(BIN)/python -c "import secrets; print(secrets.token_urlsafe(50))" > $@

run: export DEMO = true
run: export SECRET_KEY_FILE = .secret-key
run: $(INSTALLED) .secret-key
	@$(BIN)/python manage.py migrate --verbosity 0
	@$(BIN)/python manage.py load_demo
	@echo
	@echo "  policycompare: http://127.0.0.1:$(PORT)/"
	@echo "  Sign in with one click, as a buyer or as an administrator. Ctrl-C stops it."
	@echo
	@exec $(BIN)/gunicorn policycompare.wsgi --bind 127.0.0.1:$(PORT) --worker-class gthread --threads 4 --log-level warning --no-control-socket

lint: $(INSTALLED_DEV)
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy manage.py policycompare tests benchmarks

chromium:
	@scripts/find-chromium

# The database tests run once more, on PostgreSQL; the plugin starts a server of its own.
test: $(INSTALLED_DEV) chromium lint
	@$(BIN)/python -m pytest -n 2 -q -p tests.plugins.postgresql
	@$(BIN)/python -m pytest -n 2 -q

bench: $(INSTALLED_DEV)
	@$(BIN)/python -m benchmarks
