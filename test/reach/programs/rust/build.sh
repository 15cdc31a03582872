#!/bin/sh
# Builds the program in a folder of its own, from the crates that Debian has.
set -e
cp -r "$(dirname "$0")" "$1/rust"
cd "$1/rust"
PATH="/usr/bin:$PATH"
export PATH
exec cargo build --offline --quiet
