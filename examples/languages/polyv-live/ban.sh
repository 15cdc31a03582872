# A shell with curl and OpenSSL: the sorted parameters between two secrets, MD5, upper case.
set -eu
base_url=${POLYV_LIVE_BASE_URL:-http://127.0.0.1:4014}
app_id=${POLYV_LIVE_APP_ID:-fakeappid1}
secret=${POLYV_LIVE_APP_SECRET:-fake0secret0for0local0use0only00}

timestamp=$(date +%s)000
text="appId${app_id}pageNumber1pageSize10timestamp$timestamp"
sign=$(printf %s "$secret$text$secret" | openssl dgst -md5 -r | cut -d ' ' -f 1 | tr a-f A-F)

query="appId=$app_id&timestamp=$timestamp&pageNumber=1&pageSize=10&sign=$sign"
curl -sS "$base_url/live/v4/chat/forbid/list?$query"
