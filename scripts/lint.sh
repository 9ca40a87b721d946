#!/usr/bin/env bash
# Style, floors and types; stops at the first that finds something.
set -euo pipefail
cd "$(dirname "$0")/.."

step() { echo "== $1" >&2; shift; "$@"; }

# The type checker loads the Django settings, which keep a secret in the data folder: give them one to throw away.
MINGZHENG_HOME="$(mktemp -d)"
export MINGZHENG_HOME
trap 'rm -rf "$MINGZHENG_HOME"' EXIT

step "代码风格 ruff check" .venv/bin/ruff check .
step "代码格式 ruff format" .venv/bin/ruff format --check .
step "楼层依赖 lint-imports" .venv/bin/lint-imports
step "类型 mypy" .venv/bin/mypy
