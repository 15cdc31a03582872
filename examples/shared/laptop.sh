#!/bin/sh
# Three NATS servers and three replicas of one emulator on this machine. Ctrl-C ends all of them.
# Needs nats-server (apt-get install nats-server) and understudy. PORT is that of the first replica's control API.
set -eu

port=${PORT:-4010}
nats=${NATS_PORT:-4222}
folder=$(mktemp -d)
pids=''
end() {
  trap - EXIT INT TERM
  # shellcheck disable=SC2086
  kill $pids 2>/dev/null || true
  wait
  rm -rf "$folder"
}
trap end EXIT
trap 'exit 0' INT TERM

routes="nats-route://127.0.0.1:$((nats + 10)),nats-route://127.0.0.1:$((nats + 11)),nats-route://127.0.0.1:$((nats + 12))"
for number in 0 1 2; do
  nats-server --name "node-$number" --addr 127.0.0.1 --port "$((nats + number))" \
    --jetstream --store_dir "$folder/$number" \
    --cluster_name understudy --cluster "nats://127.0.0.1:$((nats + 10 + number))" --routes "$routes" \
    >"$folder/nats-$number.log" 2>&1 &
  pids="$pids $!"
done

for number in 0 1 2; do
  ${UNDERSTUDY:-understudy} start --port "$((port + number * 10))" --quiet \
    --shared "nats://127.0.0.1:$nats,127.0.0.1:$((nats + 1)),127.0.0.1:$((nats + 2))" --shared-replicas 3 \
    >"$folder/replica-$number.log" 2>&1 &
  pids="$pids $!"
  echo "replica $number: http://127.0.0.1:$((port + number * 10))"
done
wait
