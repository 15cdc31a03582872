# A shell with curl and OpenSSL: HMAC-SHA256 in headers, as Volcengine documents it.
set -eu
base_url=${VOLCENGINE_LIVESAAS_BASE_URL:-http://127.0.0.1:4013}
access_key=${VOLCENGINE_LIVESAAS_ACCESS_KEY_ID:-AKLTFAKE000000000000000000000000}
secret_key=${VOLCENGINE_LIVESAAS_SECRET_ACCESS_KEY:-fake-livesaas-secret-key-for-local-use-only-0000000000}

hash() { printf %s "$1" | openssl dgst -sha256 -r | cut -d ' ' -f 1; }
# The key is "key:" and a text, or "hexkey:" and the digest of the step before.
mac() { printf %s "$2" | openssl dgst -sha256 -mac HMAC -macopt "$1" -r | cut -d ' ' -f 1; }

body='{"ActivityId":1819171234140099,"BanStatus":1,"UserIds":[1820211234043371]}'
body_hash=$(hash "$body")
query='Action=UpdateActivityUserBanStatus&Version=2023-08-01'
host=${base_url#*://}
now=$(date -u +%Y%m%dT%H%M%SZ)
day=${now%T*}
scope="$day/cn-north-1/livesaas/request"
names='host;x-content-sha256;x-date'

canonical="POST
/
$query
host:$host
x-content-sha256:$body_hash
x-date:$now

$names
$body_hash"
to_sign="HMAC-SHA256
$now
$scope
$(hash "$canonical")"
key=$(mac "key:$secret_key" "$day")
for part in cn-north-1 livesaas request; do key=$(mac "hexkey:$key" "$part"); done
signature=$(mac "hexkey:$key" "$to_sign")

curl -sS "$base_url/?$query" -d "$body" \
  -H 'Content-Type: application/json' \
  -H "X-Content-Sha256: $body_hash" \
  -H "X-Date: $now" \
  -H "Authorization: HMAC-SHA256 Credential=$access_key/$scope, SignedHeaders=$names, Signature=$signature"
