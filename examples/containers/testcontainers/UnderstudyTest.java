// Not run by the tests of this project: Testcontainers needs a container engine.
// org.testcontainers:testcontainers and org.testcontainers:junit-jupiter
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.junit.jupiter.Container;
import org.testcontainers.junit.jupiter.Testcontainers;

@Testcontainers
class UnderstudyTest {
  private static final String TOKEN = "local";

  @Container
  private static final GenericContainer<?> understudy =
      new GenericContainer<>("understudy-live")
          .withCommand("start", "--host=0.0.0.0", "--token")
          .withEnv("UNDERSTUDY_TOKEN", TOKEN)
          .withExposedPorts(4010, 4014)
          .waitingFor(Wait.forHealthcheck());

  private static String urlOf(int port) {
    return "http://" + understudy.getHost() + ":" + understudy.getMappedPort(port);
  }

  @Test
  void answersTheControlApi() throws Exception {
    var call =
        HttpRequest.newBuilder(URI.create(urlOf(4010) + "/api/sandboxes/default"))
            .header("Authorization", "Bearer " + TOKEN)
            .build();
    var reply = HttpClient.newHttpClient().send(call, HttpResponse.BodyHandlers.ofString());
    // The key is in its env; the base URL of Polyv is urlOf(4014).
    Assertions.assertTrue(reply.body().contains("POLYV_LIVE_APP_ID"));
  }
}
