# Python 3, standard library only: TC3-HMAC-SHA256 over the content type, the host and the body.
import hashlib, hmac, json, os, time
from urllib.parse import urlsplit
from urllib.request import Request, urlopen

base_url = os.environ.get("TENCENT_TRTC_BASE_URL", "http://127.0.0.1:4012")
secret_id = os.environ.get("TENCENT_TRTC_SECRET_ID", "AKIDfake0000000000000000000000000000")
secret_key = os.environ.get("TENCENT_TRTC_SECRET_KEY", "fake0secret0key0for0local0use000")
sdk_app_id = int(os.environ.get("TENCENT_TRTC_SDKAPPID", "1400188366"))


def sha256(text):
    return hashlib.sha256(text.encode()).hexdigest()


def hmac256(key, text):
    return hmac.new(key, text.encode(), hashlib.sha256).digest()


body = json.dumps({"SdkAppId": sdk_app_id, "RoomId": 10006, "UserId": "29376", "IsMute": 1})
host = urlsplit(base_url).netloc
now = int(time.time())
date = time.strftime("%Y-%m-%d", time.gmtime(now))
scope = f"{date}/trtc/tc3_request"

canonical = f"POST\n/\n\ncontent-type:application/json\nhost:{host}\n\ncontent-type;host\n{sha256(body)}"
to_sign = f"TC3-HMAC-SHA256\n{now}\n{scope}\n{sha256(canonical)}"
key = hmac256(hmac256(hmac256(f"TC3{secret_key}".encode(), date), "trtc"), "tc3_request")
signature = hmac256(key, to_sign).hex()

headers = {
    "Content-Type": "application/json",
    "Host": host,
    "X-TC-Action": "SetUserBlocked",
    "X-TC-Version": "2019-07-22",
    "X-TC-Region": "ap-singapore",
    "X-TC-Timestamp": str(now),
    "Authorization": f"TC3-HMAC-SHA256 Credential={secret_id}/{scope}, "
    f"SignedHeaders=content-type;host, Signature={signature}",
}
with urlopen(Request(base_url, body.encode(), headers)) as response:
    print(response.read().decode())
