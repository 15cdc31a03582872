// Java 17, nothing besides the JDK: HMAC-SHA256 in headers, as Volcengine documents it.
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

public class Ban {
    static final String BASE_URL = env("VOLCENGINE_LIVESAAS_BASE_URL", "http://127.0.0.1:4013");
    static final String ACCESS_KEY = env("VOLCENGINE_LIVESAAS_ACCESS_KEY_ID", "AKLTFAKE000000000000000000000000");
    static final String SECRET_KEY = env(
            "VOLCENGINE_LIVESAAS_SECRET_ACCESS_KEY", "fake-livesaas-secret-key-for-local-use-only-0000000000");

    public static void main(String[] arguments) throws Exception {
        String query = "Action=UpdateActivityUserBanStatus&Version=2023-08-01";
        String body = """
                {"ActivityId":1819171234140099,"BanStatus":1,"UserIds":[1820211234043371]}""";
        URI target = URI.create(BASE_URL + "/?" + query);
        String now = ZonedDateTime.now(ZoneOffset.UTC).format(DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'"));
        String scope = now.substring(0, 8) + "/cn-north-1/livesaas/request";

        String names = "host;x-content-sha256;x-date";
        String canonical = String.join("\n", "POST", "/", query, "host:" + target.getAuthority(),
                "x-content-sha256:" + hash(body), "x-date:" + now, "", names, hash(body));
        String toSign = String.join("\n", "HMAC-SHA256", now, scope, hash(canonical));
        byte[] key = SECRET_KEY.getBytes(StandardCharsets.UTF_8);
        for (String part : scope.split("/")) key = mac(key, part);
        String signature = HexFormat.of().formatHex(mac(key, toSign));

        HttpRequest request = HttpRequest.newBuilder(target)
                .header("Content-Type", "application/json")
                .header("X-Content-Sha256", hash(body))
                .header("X-Date", now)
                .header("Authorization", "HMAC-SHA256 Credential=" + ACCESS_KEY + "/" + scope
                        + ", SignedHeaders=" + names + ", Signature=" + signature)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        System.out.println(HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofString())
                .body());
    }

    static String hash(String text) throws Exception {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }

    static byte[] mac(byte[] key, String text) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    }

    static String env(String name, String otherwise) {
        return System.getenv().getOrDefault(name, otherwise);
    }
}
