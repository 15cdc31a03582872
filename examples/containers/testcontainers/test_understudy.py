# Not run by the tests of this project: Testcontainers needs a container engine. pip install testcontainers requests
import requests
from testcontainers.core.container import DockerContainer
from testcontainers.core.waiting_utils import wait_for_logs

TOKEN = "local"


def test_answers_the_control_api():
    container = (
        DockerContainer("understudy-live")
        .with_command("start --host=0.0.0.0 --token --json")
        .with_env("UNDERSTUDY_TOKEN", TOKEN)
        .with_exposed_ports(4010, 4014)
    )
    with container:
        wait_for_logs(container, '"ready":true')
        url_of = lambda port: f"http://{container.get_container_host_ip()}:{container.get_exposed_port(port)}"
        reply = requests.get(
            f"{url_of(4010)}/api/sandboxes/default", headers={"Authorization": f"Bearer {TOKEN}"}
        )
        # The base URL of Polyv is url_of(4014).
        assert "POLYV_LIVE_APP_ID" in reply.json()["env"]
