// Java 17, nothing besides the JDK: the sorted parameters between two secrets, MD5, upper case.
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

public class Ban {
    static final String BASE_URL = env("POLYV_LIVE_BASE_URL", "http://127.0.0.1:4014");
    static final String SECRET = env("POLYV_LIVE_APP_SECRET", "fake0secret0for0local0use0only00");

    public static void main(String[] arguments) throws Exception {
        Map<String, String> parameters = new TreeMap<>(Map.of(
                "appId", env("POLYV_LIVE_APP_ID", "fakeappid1"),
                "timestamp", String.valueOf(System.currentTimeMillis()),
                "pageNumber", "1",
                "pageSize", "10"));
        parameters.put("sign", sign(parameters));
        String query = parameters.entrySet().stream()
                .map(each -> each.getKey() + "=" + each.getValue())
                .collect(Collectors.joining("&"));
        HttpRequest request = HttpRequest
                .newBuilder(URI.create(BASE_URL + "/live/v4/chat/forbid/list?" + query))
                .build();
        System.out.println(HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofString())
                .body());
    }

    static String sign(Map<String, String> sorted) throws Exception {
        StringBuilder text = new StringBuilder(SECRET);
        sorted.forEach((name, value) -> text.append(name).append(value));
        text.append(SECRET);
        byte[] digest = MessageDigest.getInstance("MD5").digest(text.toString().getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().withUpperCase().formatHex(digest);
    }

    static String env(String name, String otherwise) {
        return System.getenv().getOrDefault(name, otherwise);
    }
}
