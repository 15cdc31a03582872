# Python 3, standard library only: the sorted parameters between two secrets, MD5, upper case.
import hashlib, os, time
from urllib.parse import urlencode
from urllib.request import urlopen

base_url = os.environ.get("POLYV_LIVE_BASE_URL", "http://127.0.0.1:4014")
app_id = os.environ.get("POLYV_LIVE_APP_ID", "fakeappid1")
secret = os.environ.get("POLYV_LIVE_APP_SECRET", "fake0secret0for0local0use0only00")

parameters = {
    "appId": app_id,
    "timestamp": str(int(time.time() * 1000)),
    "pageNumber": "1",
    "pageSize": "10",
}
text = "".join(name + parameters[name] for name in sorted(parameters))
sign = hashlib.md5((secret + text + secret).encode()).hexdigest().upper()

query = urlencode({**parameters, "sign": sign})
with urlopen(f"{base_url}/live/v4/chat/forbid/list?{query}") as response:
    print(response.read().decode())
