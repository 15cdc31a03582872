"""A client of the kind that you have: it knows a base URL and credentials, and nothing of any emulator."""
import base64, hashlib, hmac, json, time, zlib
from urllib.parse import urlencode
from urllib.request import urlopen


class Chat:
    def __init__(self, env):
        self.base_url = env["TENCENT_CHAT_BASE_URL"]
        self.sdk_app_id = int(env["TENCENT_CHAT_SDKAPPID"])
        self.secret_key = env["TENCENT_CHAT_SECRET_KEY"]
        self.identifier = env["TENCENT_CHAT_IDENTIFIER"]

    def ban(self, room, members, seconds):
        body = {"RoomId": room, "MemberList_Account": members, "Duration": seconds}
        self._call("live_engine_http_srv/ban_member", body)

    def banned(self, room):
        reply = self._call("live_engine_http_srv/get_banned_member_list", {"RoomId": room})
        return [ban["Member_Account"] for ban in reply["Response"]["BannedAccountList"]]

    def _call(self, command, body):
        query = {
            "sdkappid": self.sdk_app_id,
            "identifier": self.identifier,
            "usersig": self._user_sig(),
            "random": 1,
            "contenttype": "json",
        }
        url = f"{self.base_url}/v4/{command}?{urlencode(query)}"
        with urlopen(url, data=json.dumps(body).encode()) as response:
            reply = json.load(response)
        if reply["ErrorCode"] != 0:
            raise RuntimeError(f"{command}: {reply['ErrorCode']} {reply['ErrorInfo']}")
        return reply

    def _user_sig(self, expire=86400):
        fields = {"identifier": self.identifier, "sdkappid": self.sdk_app_id}
        fields |= {"time": int(time.time()), "expire": expire}
        signed = "".join(f"TLS.{name}:{value}\n" for name, value in fields.items())
        digest = hmac.new(self.secret_key.encode(), signed.encode(), hashlib.sha256).digest()
        fields |= {"ver": "2.0", "sig": base64.b64encode(digest).decode()}
        document = json.dumps({f"TLS.{name}": value for name, value in fields.items()})
        text = base64.b64encode(zlib.compress(document.encode())).decode()
        return text.translate(str.maketrans("+/=", "*-_"))
