# A shell with curl and OpenSSL: TC3-HMAC-SHA256 over the content type, the host and the body.
set -eu
base_url=${TENCENT_TRTC_BASE_URL:-http://127.0.0.1:4012}
secret_id=${TENCENT_TRTC_SECRET_ID:-AKIDfake0000000000000000000000000000}
secret_key=${TENCENT_TRTC_SECRET_KEY:-fake0secret0key0for0local0use000}
sdk_app_id=${TENCENT_TRTC_SDKAPPID:-1400188366}

hash() { printf %s "$1" | openssl dgst -sha256 -r | cut -d ' ' -f 1; }
# The key is "key:" and a text, or "hexkey:" and the digest of the step before.
mac() { printf %s "$2" | openssl dgst -sha256 -mac HMAC -macopt "$1" -r | cut -d ' ' -f 1; }

body='{"SdkAppId":'$sdk_app_id',"RoomId":10006,"UserId":"29376","IsMute":1}'
now=$(date +%s)
day=$(date -u +%Y-%m-%d)
scope="$day/trtc/tc3_request"

canonical="POST
/

content-type:application/json
host:${base_url#*://}

content-type;host
$(hash "$body")"
to_sign="TC3-HMAC-SHA256
$now
$scope
$(hash "$canonical")"
key=$(mac "key:TC3$secret_key" "$day")
key=$(mac "hexkey:$key" trtc)
key=$(mac "hexkey:$key" tc3_request)
signature=$(mac "hexkey:$key" "$to_sign")

curl -sS "$base_url/" -d "$body" \
  -H 'Content-Type: application/json' \
  -H 'X-TC-Action: SetUserBlocked' \
  -H 'X-TC-Version: 2019-07-22' \
  -H 'X-TC-Region: ap-singapore' \
  -H "X-TC-Timestamp: $now" \
  -H "Authorization: TC3-HMAC-SHA256 Credential=$secret_id/$scope, SignedHeaders=content-type;host, Signature=$signature"
