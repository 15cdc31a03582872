#!/usr/bin/env bash
# Tries every language that reaches the vendors' addresses, and every sample of the documents, with those that take long to install, to
# compile or to start: Rust,
# Kotlin, Scala, Clojure, Groovy, C, C#, R and Lua. Needs Debian, and what `.ci/run` installs.
set -euo pipefail
cd "$(dirname "$0")/.."

needed=(cargo clojure gcc groovy kotlin libc6-dev libcurl4-openssl-dev libmono-system-net-http4.0-cil librust-reqwest-dev)
needed+=(lua-http lua5.1 mono-mcs r-cran-httr rustc scala)
for package in "${needed[@]}"; do dpkg -s "$package" >/dev/null 2>&1 || missing+=("$package"); done
[ -z "${missing+x}" ] || { apt-get update -qq && apt-get install -qq --yes --no-install-recommends "${missing[@]}"; }

export UNDERSTUDY_EVERY_RUNTIME=nightly SAMPLES=all
npx --yes --package bun@1 --package deno@2 -- node node_modules/vitest/vitest.mjs run test/reach/reach.test.ts \
  test/examples/samples.test.ts
