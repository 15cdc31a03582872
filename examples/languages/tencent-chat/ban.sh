# A shell with curl and OpenSSL. The UserSig is made as Tencent documents it.
set -eu
base_url=${TENCENT_CHAT_BASE_URL:-http://127.0.0.1:4011}
sdk_app_id=${TENCENT_CHAT_SDKAPPID:-1400000000}
secret_key=${TENCENT_CHAT_SECRET_KEY:-fake-chat-secret-key-for-local-use-only-0000000000000000000000000}
identifier=${TENCENT_CHAT_IDENTIFIER:-administrator}

now=$(date +%s)
expire=86400
sig=$(printf 'TLS.identifier:%s\nTLS.sdkappid:%s\nTLS.time:%s\nTLS.expire:%s\n' "$identifier" "$sdk_app_id" "$now" "$expire" |
  openssl dgst -sha256 -hmac "$secret_key" -binary | openssl base64 -A)
document='{"TLS.ver":"2.0","TLS.identifier":"'$identifier'","TLS.sdkappid":'$sdk_app_id',"TLS.time":'$now',"TLS.expire":'$expire',"TLS.sig":"'$sig'"}'

# No shell can compress by zlib, so this is a zlib stream that is not compressed: its header, the length of the document and that
# length with all bits turned, the document, and its checksum (Adler-32).
bytes() { for byte; do printf %b "\\0$(printf %03o "$byte")"; done; }
length=${#document}
checksum=$(printf %s "$document" | od -An -v -t u1 | awk 'BEGIN { a = 1 }
  { for (i = 1; i <= NF; i++) { a = (a + $i) % 65521; b = (b + a) % 65521 } }
  END { print int(b / 256), b % 256, int(a / 256), a % 256 }')
user_sig=$({
  bytes 120 1 1 $((length & 255)) $((length >> 8)) $((~length & 255)) $((~length >> 8 & 255))
  printf %s "$document"
  bytes $checksum
} | openssl base64 -A | tr '+/=' '*\-_')

query="sdkappid=$sdk_app_id&identifier=$identifier&usersig=$user_sig&random=99999999&contenttype=json"
ban='{"RoomId":"test","MemberList_Account":["user1","user2"],"Reason":"","Duration":3600}'
curl -sS "$base_url/v4/live_engine_http_srv/ban_member?$query" -d "$ban"
