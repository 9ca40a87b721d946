#!/usr/bin/env bash
# Remove caches and build products. The environment (.venv) and the data folder (var) stay.
set -euo pipefail
cd "$(dirname "$0")/.."
rm -rf build dist .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
find . -path ./.venv -prune -o -path ./var -prune -o -name __pycache__ -type d -print0 | xargs -0 -r rm -rf
