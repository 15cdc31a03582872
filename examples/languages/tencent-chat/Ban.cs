// .NET 8. The UserSig is made as Tencent documents it.
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

var baseUrl = Env("TENCENT_CHAT_BASE_URL", "http://127.0.0.1:4011");
var sdkAppId = long.Parse(Env("TENCENT_CHAT_SDKAPPID", "1400000000"));
var secretKey = Env("TENCENT_CHAT_SECRET_KEY", "fake-chat-secret-key-for-local-use-only-0000000000000000000000000");
var identifier = Env("TENCENT_CHAT_IDENTIFIER", "administrator");

var query = $"sdkappid={sdkAppId}&identifier={Uri.EscapeDataString(identifier)}"
    + $"&usersig={Uri.EscapeDataString(MakeUserSig(86400))}&random=99999999&contenttype=json";
var ban = """{"RoomId":"test","MemberList_Account":["user1","user2"],"Reason":"","Duration":3600}""";
using var http = new HttpClient();
var response = await http.PostAsync(
    $"{baseUrl}/v4/live_engine_http_srv/ban_member?{query}", new StringContent(ban, Encoding.UTF8, "application/json"));
Console.WriteLine(await response.Content.ReadAsStringAsync());

string MakeUserSig(long expire)
{
    var now = DateTimeOffset.UtcNow.ToUnixTimeSeconds();
    var signed = $"TLS.identifier:{identifier}\nTLS.sdkappid:{sdkAppId}\nTLS.time:{now}\nTLS.expire:{expire}\n";
    var digest = HMACSHA256.HashData(Encoding.UTF8.GetBytes(secretKey), Encoding.UTF8.GetBytes(signed));
    var document = JsonSerializer.SerializeToUtf8Bytes(new Dictionary<string, object>
    {
        ["TLS.ver"] = "2.0",
        ["TLS.identifier"] = identifier,
        ["TLS.sdkappid"] = sdkAppId,
        ["TLS.time"] = now,
        ["TLS.expire"] = expire,
        ["TLS.sig"] = Convert.ToBase64String(digest),
    });
    using var packed = new MemoryStream();
    using (var writer = new ZLibStream(packed, CompressionLevel.Optimal)) writer.Write(document);
    return Convert.ToBase64String(packed.ToArray()).Replace('+', '*').Replace('/', '-').Replace('=', '_');
}

static string Env(string name, string otherwise) => Environment.GetEnvironmentVariable(name) ?? otherwise;
