# Python 3, standard library only. The UserSig is made as Tencent documents it.
import base64, hashlib, hmac, json, os, time, zlib
from urllib.parse import urlencode
from urllib.request import urlopen

base_url = os.environ.get("TENCENT_CHAT_BASE_URL", "http://127.0.0.1:4011")
sdk_app_id = int(os.environ.get("TENCENT_CHAT_SDKAPPID", "1400000000"))
secret_key = os.environ.get(
    "TENCENT_CHAT_SECRET_KEY", "fake-chat-secret-key-for-local-use-only-0000000000000000000000000"
)
identifier = os.environ.get("TENCENT_CHAT_IDENTIFIER", "administrator")


def make_user_sig(expire=86400):
    now = int(time.time())
    signed = (
        f"TLS.identifier:{identifier}\nTLS.sdkappid:{sdk_app_id}\nTLS.time:{now}\nTLS.expire:{expire}\n"
    )
    digest = hmac.new(secret_key.encode(), signed.encode(), hashlib.sha256).digest()
    document = {
        "TLS.ver": "2.0",
        "TLS.identifier": identifier,
        "TLS.sdkappid": sdk_app_id,
        "TLS.time": now,
        "TLS.expire": expire,
        "TLS.sig": base64.b64encode(digest).decode(),
    }
    text = base64.b64encode(zlib.compress(json.dumps(document).encode())).decode()
    return text.translate(str.maketrans("+/=", "*-_"))


query = urlencode(
    {
        "sdkappid": sdk_app_id,
        "identifier": identifier,
        "usersig": make_user_sig(),
        "random": 99999999,
        "contenttype": "json",
    }
)
ban = {"RoomId": "test", "MemberList_Account": ["user1", "user2"], "Reason": "", "Duration": 3600}
url = f"{base_url}/v4/live_engine_http_srv/ban_member?{query}"
with urlopen(url, data=json.dumps(ban).encode()) as response:
    print(response.read().decode())
