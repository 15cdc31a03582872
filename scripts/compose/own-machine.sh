#!/usr/bin/env bash
# own-machine.sh COMMAND…: runs a command with a network of its own, where every port is free and nothing leads outside, and with one
# kind of control groups, without which there are no containers. Nothing that it starts outlives it. Needs root, Debian, and what
# `.ci/run` installs.
set -euo pipefail
for package in docker-compose podman; do dpkg -s "$package" >/dev/null 2>&1 || missing+=("$package"); done
[ -z "${missing+x}" ] || { apt-get update -qq && apt-get install -qq --yes --no-install-recommends "${missing[@]}"; }
exec unshare --mount --net --pid --fork --kill-child --mount-proc bash -ec '
  ip link set lo up
  mkdir -p /run/containers
  mount -t tmpfs tmpfs /run/containers
  umount -R /sys/fs/cgroup
  mount -t cgroup2 none /sys/fs/cgroup
  exec "$@"' own-machine "$@"
