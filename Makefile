# `make` runs what CI runs; the single steps are for the desk and use .venv, which `make set-up` fills.
.PHONY: ci set-up test lint format cog sample-data bench

ci:
	.ci/run

set-up:
	python -m venv .venv
	.venv/bin/python -m pip install -q --upgrade pip
	.venv/bin/python -m pip install -q -e ".[test]" --group dev --group bench

test:
	.venv/bin/python -m pytest -q

lint:
	.venv/bin/ruff check
	.venv/bin/ruff format --check
	.venv/bin/mypy

format:
	.venv/bin/ruff check --fix
	.venv/bin/ruff format

cog:
	.venv/bin/cog -r README.md docs/*.md

sample-data:
	.venv/bin/python sample_data/generate.py
	.venv/bin/python sample_data/predict.py

bench:
	.venv/bin/python benchmarks/advise/run.py
	.venv/bin/python benchmarks/score/run.py
	.venv/bin/python benchmarks/check/run.py
