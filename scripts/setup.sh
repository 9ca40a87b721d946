#!/usr/bin/env bash
# Make .venv and install the project into it. Usage: scripts/setup.sh [test]
# Quick when nothing changed: a stamp holds the hash of pyproject.toml, the place and the Python it was made for.
set -euo pipefail
cd "$(dirname "$0")/.."
extra="${1:-}"

say() { printf '%s\n' "$*" >&2; }
fail() { say "$*"; exit 1; }

# A checkout that was moved has scripts pointing to its old place, so the place belongs to the fingerprint.
fingerprint() { { cat pyproject.toml; pwd -P; .venv/bin/python -V; } | sha256sum | cut -d' ' -f1; }
stamped() { [ -f ".venv/.stamp-$1" ] && [ "$(cat ".venv/.stamp-$1")" = "$(fingerprint)" ]; }

if [ -x .venv/bin/python ] && .venv/bin/python -V >/dev/null 2>&1; then
  if stamped test || { [ -z "$extra" ] && stamped run; }; then exit 0; fi
fi

find_python() {
  local name
  for name in python3.11 python3.12 python3.13 python3; do
    if "$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; then
      printf '%s' "$name"
      return
    fi
  done
  fail "没有找到 Python 3.11 或更高版本。请先安装（Debian/Ubuntu：apt-get install python3.11 python3.11-venv），再重试。"
}

ensure_venv_module() {
  "$1" -c 'import ensurepip, venv' >/dev/null 2>&1 && return
  local package
  package="$("$1" -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])')"
  if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    say "正在安装 $package ……"
    apt-get update -qq >/dev/null 2>&1 || true
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq "$package" >/dev/null ||
      fail "安装 $package 失败，请检查软件源后重试。"
  else
    fail "Python 缺少 venv 模块。请由管理员执行：apt-get install $package，再重试。"
  fi
}

venv_is_sound() { # its pip answers, and its scripts point here
  .venv/bin/python -m pip --version >/dev/null 2>&1 && grep -qF "$(pwd -P)/.venv" .venv/bin/activate
}

if ! venv_is_sound; then
  python="$(find_python)"
  ensure_venv_module "$python"
  say "正在建立运行环境 .venv ……"
  "$python" -m venv --clear .venv || fail "建立 .venv 失败，请检查磁盘空间和目录权限后重试。"
fi

say "正在安装依赖，首次需要一两分钟 ……"
.venv/bin/python -m pip install --quiet --disable-pip-version-check --no-input -e ".${extra:+[$extra]}" ||
  fail "安装依赖失败，请检查网络或软件源后重试。"
fingerprint > ".venv/.stamp-${extra:-run}"
