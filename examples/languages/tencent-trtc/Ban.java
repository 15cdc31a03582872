// Java 17, nothing besides the JDK: TC3-HMAC-SHA256 over the content type, the host and the body.
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

public class Ban {
    static final URI BASE_URL = URI.create(env("TENCENT_TRTC_BASE_URL", "http://127.0.0.1:4012"));
    static final String SECRET_ID = env("TENCENT_TRTC_SECRET_ID", "AKIDfake0000000000000000000000000000");
    static final String SECRET_KEY = env("TENCENT_TRTC_SECRET_KEY", "fake0secret0key0for0local0use000");
    static final String SDK_APP_ID = env("TENCENT_TRTC_SDKAPPID", "1400188366");

    public static void main(String[] arguments) throws Exception {
        String body = """
                {"SdkAppId":%s,"RoomId":10006,"UserId":"29376","IsMute":1}""".formatted(SDK_APP_ID);
        long now = Instant.now().getEpochSecond();
        String date = Instant.ofEpochSecond(now).toString().substring(0, 10);
        String scope = date + "/trtc/tc3_request";

        String canonical = String.join("\n", "POST", "/", "", "content-type:application/json",
                "host:" + BASE_URL.getAuthority(), "", "content-type;host", hash(body));
        String toSign = String.join("\n", "TC3-HMAC-SHA256", String.valueOf(now), scope, hash(canonical));
        byte[] key = ("TC3" + SECRET_KEY).getBytes(StandardCharsets.UTF_8);
        for (String part : new String[] {date, "trtc", "tc3_request"}) key = mac(key, part);
        String signature = HexFormat.of().formatHex(mac(key, toSign));

        HttpRequest request = HttpRequest.newBuilder(BASE_URL)
                .header("Content-Type", "application/json")
                .header("X-TC-Action", "SetUserBlocked")
                .header("X-TC-Version", "2019-07-22")
                .header("X-TC-Region", "ap-singapore")
                .header("X-TC-Timestamp", String.valueOf(now))
                .header("Authorization", "TC3-HMAC-SHA256 Credential=" + SECRET_ID + "/" + scope
                        + ", SignedHeaders=content-type;host, Signature=" + signature)
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
