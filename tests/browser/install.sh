#!/usr/bin/env bash
# Chromium for the browser tests: the system's if there is one, Debian's package if we may install it.
set -euo pipefail
if [ -n "${PROSSIMA_CHROMIUM:-}" ] || command -v chromium chromium-browser google-chrome >/dev/null; then exit 0; fi
if command -v apt-get >/dev/null && [ "$(id -u)" = 0 ]; then
  echo "== Browser: installing Debian's chromium for the browser tests"
  apt-get update -qq
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium >/dev/null
else
  echo "== Browser: none found. Install Chromium, or set PROSSIMA_CHROMIUM to a browser's path; browser tests will be skipped."
fi
