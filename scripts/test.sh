#!/usr/bin/env bash
# Everything once: lint, all tests on SQLite, then every test that uses the database again on PostgreSQL.
set -euo pipefail
cd "$(dirname "$0")/.."
scripts/lint.sh

echo "== 测试（SQLite）" >&2
env -u DATABASE_URL .venv/bin/python -m pytest -n 2
echo "== 测试（PostgreSQL）" >&2
.venv/bin/python tests/pg.py .venv/bin/python -m pytest -n 2 -m database
