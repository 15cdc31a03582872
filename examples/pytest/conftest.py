# A sandbox of its own for each test: state, clock and credentials that no other test sees.
import json, os
from urllib.request import Request, urlopen

import pytest

CONTROL = os.environ.get("UNDERSTUDY_CONTROL_URL", "http://127.0.0.1:4010")


def control(method, path, body=None):
    data = None if body is None else json.dumps(body).encode()
    request = Request(CONTROL + path, data, {"Content-Type": "application/json"}, method=method)
    with urlopen(request) as response:
        return json.loads(response.read() or "null")


class Sandbox:
    def __init__(self, state):
        made = control("POST", "/api/sandboxes", {"state": state})
        self.path = f"/api/sandboxes/{made['id']}"
        self.env = made["env"]

    def advance(self, seconds):
        control("POST", f"{self.path}/clock/advance", {"seconds": seconds})


@pytest.fixture
def sandbox():
    made = Sandbox({"tencent-chat": {"rooms": [{"RoomId": "show", "members": ["rude"]}]}})
    yield made
    control("DELETE", made.path)
