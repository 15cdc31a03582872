# Python 3, standard library only: HMAC-SHA256 in headers, as Volcengine documents it.
import hashlib, hmac, json, os, time
from urllib.parse import urlencode, urlsplit
from urllib.request import Request, urlopen

base_url = os.environ.get("VOLCENGINE_LIVESAAS_BASE_URL", "http://127.0.0.1:4013")
access_key = os.environ.get("VOLCENGINE_LIVESAAS_ACCESS_KEY_ID", "AKLTFAKE000000000000000000000000")
secret_key = os.environ.get(
    "VOLCENGINE_LIVESAAS_SECRET_ACCESS_KEY", "fake-livesaas-secret-key-for-local-use-only-0000000000"
)


def sha256(text):
    return hashlib.sha256(text.encode()).hexdigest()


def hmac256(key, text):
    return hmac.new(key, text.encode(), hashlib.sha256).digest()


# An id has up to 19 digits: Python keeps them all.
ban = {"ActivityId": 1819171234140099, "BanStatus": 1, "UserIds": [1820211234043371]}
body = json.dumps(ban)
query = urlencode({"Action": "UpdateActivityUserBanStatus", "Version": "2023-08-01"})
host = urlsplit(base_url).netloc
now = time.strftime("%Y%m%dT%H%M%SZ", time.gmtime())
scope = f"{now[:8]}/cn-north-1/livesaas/request"

names = "host;x-content-sha256;x-date"
headers = f"host:{host}\nx-content-sha256:{sha256(body)}\nx-date:{now}\n"
canonical = f"POST\n/\n{query}\n{headers}\n{names}\n{sha256(body)}"
to_sign = f"HMAC-SHA256\n{now}\n{scope}\n{sha256(canonical)}"
key = secret_key.encode()
for part in scope.split("/"):
    key = hmac256(key, part)
signature = hmac256(key, to_sign).hex()

request = Request(
    f"{base_url}/?{query}",
    body.encode(),
    {
        "Content-Type": "application/json",
        "Host": host,
        "X-Content-Sha256": sha256(body),
        "X-Date": now,
        "Authorization": f"HMAC-SHA256 Credential={access_key}/{scope}, "
        f"SignedHeaders={names}, Signature={signature}",
    },
)
with urlopen(request) as response:
    print(response.read().decode())
