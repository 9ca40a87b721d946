#!/usr/bin/env bash
# What the tests need beside Python: a browser, Chinese fonts and a PostgreSQL server (all from Debian).
set -euo pipefail

missing=()
[ -x "${MINGZHENG_CHROMIUM:-/usr/bin/chromium}" ] || missing+=(chromium)
fc-list 2>/dev/null | grep -qi 'noto.*cjk' || missing+=(fonts-noto-cjk fontconfig)
compgen -G '/usr/lib/postgresql/*/bin/initdb' >/dev/null || command -v initdb >/dev/null || missing+=(postgresql)
[ "${#missing[@]}" -eq 0 ] && exit 0

if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
  echo "正在安装测试工具：${missing[*]} ……" >&2
  apt-get update -qq >/dev/null 2>&1 || true
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null && exit 0
  echo "安装 ${missing[*]} 失败，请检查软件源后重试。" >&2
  exit 1
fi
echo "测试需要 ${missing[*]}，请由管理员执行：apt-get install ${missing[*]}，再重试。" >&2
exit 1
