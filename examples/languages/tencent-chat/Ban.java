// Java 17, nothing besides the JDK. The UserSig is made as Tencent documents it.
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.zip.DeflaterOutputStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

public class Ban {
    static final String BASE_URL = env("TENCENT_CHAT_BASE_URL", "http://127.0.0.1:4011");
    static final String SDK_APP_ID = env("TENCENT_CHAT_SDKAPPID", "1400000000");
    static final String SECRET_KEY = env(
            "TENCENT_CHAT_SECRET_KEY", "fake-chat-secret-key-for-local-use-only-0000000000000000000000000");
    static final String IDENTIFIER = env("TENCENT_CHAT_IDENTIFIER", "administrator");

    public static void main(String[] arguments) throws Exception {
        String query = "sdkappid=" + SDK_APP_ID
                + "&identifier=" + URLEncoder.encode(IDENTIFIER, StandardCharsets.UTF_8)
                + "&usersig=" + URLEncoder.encode(makeUserSig(86400), StandardCharsets.UTF_8)
                + "&random=99999999&contenttype=json";
        String ban = """
                {"RoomId":"test","MemberList_Account":["user1","user2"],"Reason":"","Duration":3600}""";
        HttpRequest request = HttpRequest
                .newBuilder(URI.create(BASE_URL + "/v4/live_engine_http_srv/ban_member?" + query))
                .POST(HttpRequest.BodyPublishers.ofString(ban))
                .build();
        System.out.println(HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofString())
                .body());
    }

    static String makeUserSig(long expire) throws Exception {
        long now = System.currentTimeMillis() / 1000;
        String signed = "TLS.identifier:%s\nTLS.sdkappid:%s\nTLS.time:%d\nTLS.expire:%d\n"
                .formatted(IDENTIFIER, SDK_APP_ID, now, expire);
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(SECRET_KEY.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        String signature = Base64.getEncoder().encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
        String document = """
                {"TLS.ver":"2.0","TLS.identifier":"%s","TLS.sdkappid":%s,"TLS.time":%d,"TLS.expire":%d,"TLS.sig":"%s"}"""
                .formatted(IDENTIFIER, SDK_APP_ID, now, expire, signature);
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (DeflaterOutputStream writer = new DeflaterOutputStream(packed)) {
            writer.write(document.getBytes(StandardCharsets.UTF_8));
        }
        return Base64.getEncoder().encodeToString(packed.toByteArray())
                .replace('+', '*').replace('/', '-').replace('=', '_');
    }

    static String env(String name, String otherwise) {
        return System.getenv().getOrDefault(name, otherwise);
    }
}
