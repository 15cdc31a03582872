import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.zip.DeflaterOutputStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A client of the kind that you have: it knows a base URL and credentials, and nothing of any emulator. */
class Chat {
    private final Map<String, String> env;

    Chat(Map<String, String> env) {
        this.env = env;
    }

    String ban(String room, String member, int seconds) throws Exception {
        return call("live_engine_http_srv/ban_member", """
                {"RoomId":"%s","MemberList_Account":["%s"],"Duration":%d}""".formatted(room, member, seconds));
    }

    String banned(String room) throws Exception {
        return call("live_engine_http_srv/get_banned_member_list", """
                {"RoomId":"%s"}""".formatted(room));
    }

    private String call(String command, String body) throws Exception {
        String url = env.get("TENCENT_CHAT_BASE_URL") + "/v4/" + command
                + "?sdkappid=" + env.get("TENCENT_CHAT_SDKAPPID")
                + "&identifier=" + env.get("TENCENT_CHAT_IDENTIFIER")
                + "&usersig=" + URLEncoder.encode(userSig(86400), StandardCharsets.UTF_8)
                + "&random=1&contenttype=json";
        HttpRequest request = HttpRequest.newBuilder(URI.create(url))
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        String reply = HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body();
        if (!reply.contains("\"ErrorCode\":0")) throw new IllegalStateException(command + ": " + reply);
        return reply;
    }

    private String userSig(int expire) throws Exception {
        long now = System.currentTimeMillis() / 1000;
        String id = env.get("TENCENT_CHAT_IDENTIFIER");
        String app = env.get("TENCENT_CHAT_SDKAPPID");
        String signed = "TLS.identifier:%s\nTLS.sdkappid:%s\nTLS.time:%d\nTLS.expire:%d\n"
                .formatted(id, app, now, expire);
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(env.get("TENCENT_CHAT_SECRET_KEY").getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        String document = """
                {"TLS.ver":"2.0","TLS.identifier":"%s","TLS.sdkappid":%s,"TLS.time":%d,"TLS.expire":%d,"TLS.sig":"%s"}"""
                .formatted(id, app, now, expire, Base64.getEncoder().encodeToString(mac.doFinal(signed.getBytes())));
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (DeflaterOutputStream writer = new DeflaterOutputStream(packed)) {
            writer.write(document.getBytes(StandardCharsets.UTF_8));
        }
        return Base64.getEncoder().encodeToString(packed.toByteArray())
                .replace('+', '*').replace('/', '-').replace('=', '_');
    }
}
