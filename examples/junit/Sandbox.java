import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A sandbox of its own for each test: state, clock and credentials that no other test sees. */
class Sandbox implements AutoCloseable {
    private static final String CONTROL =
            System.getenv().getOrDefault("UNDERSTUDY_CONTROL_URL", "http://127.0.0.1:4010");

    final Map<String, String> env = new HashMap<>();

    Sandbox(String state) throws Exception {
        // Every pair of texts in the reply; a program that has a JSON library uses it.
        Matcher pairs = Pattern.compile("\"(\\w+)\":\"([^\"]*)\"")
                .matcher(control("POST", "/api/sandboxes", "{\"state\":" + state + "}"));
        while (pairs.find()) env.put(pairs.group(1), pairs.group(2));
    }

    void advance(int seconds) throws Exception {
        control("POST", path() + "/clock/advance", "{\"seconds\":" + seconds + "}");
    }

    @Override
    public void close() throws Exception {
        control("DELETE", path(), "");
    }

    private String path() {
        return "/api/sandboxes/" + env.get("UNDERSTUDY_SANDBOX");
    }

    private static String control(String method, String path, String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(CONTROL + path))
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build();
        HttpResponse<String> response =
                HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() > 299) throw new IllegalStateException(response.body());
        return response.body();
    }
}
