// .NET or Mono: TC3-HMAC-SHA256 over the content type, the host and the body.
using System;
using System.Linq;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Threading.Tasks;

static class Ban
{
    static void Main() => Call().GetAwaiter().GetResult();

    static async Task Call()
    {
        var baseUrl = new Uri(Env("TENCENT_TRTC_BASE_URL", "http://127.0.0.1:4012"));
        var secretId = Env("TENCENT_TRTC_SECRET_ID", "AKIDfake0000000000000000000000000000");
        var secretKey = Env("TENCENT_TRTC_SECRET_KEY", "fake0secret0key0for0local0use000");
        var sdkAppId = Env("TENCENT_TRTC_SDKAPPID", "1400188366");

        var body = $@"{{""SdkAppId"":{sdkAppId},""RoomId"":10006,""UserId"":""29376"",""IsMute"":1}}";
        var now = DateTimeOffset.UtcNow;
        var date = now.ToString("yyyy-MM-dd");
        var scope = $"{date}/trtc/tc3_request";

        var canonical = string.Join("\n", "POST", "/", "", "content-type:application/json",
            $"host:{baseUrl.Authority}", "", "content-type;host", Hash(body));
        var toSign = string.Join("\n", "TC3-HMAC-SHA256", now.ToUnixTimeSeconds(), scope, Hash(canonical));
        var key = new[] { date, "trtc", "tc3_request" }.Aggregate(Encoding.UTF8.GetBytes($"TC3{secretKey}"), Mac);
        var signature = Hex(Mac(key, toSign));

        var request = new HttpRequestMessage(HttpMethod.Post, baseUrl)
        {
            Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body)),
        };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.Add("X-TC-Action", "SetUserBlocked");
        request.Headers.Add("X-TC-Version", "2019-07-22");
        request.Headers.Add("X-TC-Region", "ap-singapore");
        request.Headers.Add("X-TC-Timestamp", now.ToUnixTimeSeconds().ToString());
        request.Headers.TryAddWithoutValidation("Authorization",
            $"TC3-HMAC-SHA256 Credential={secretId}/{scope}, SignedHeaders=content-type;host, Signature={signature}");
        using (var http = new HttpClient())
        {
            var response = await http.SendAsync(request);
            Console.WriteLine(await response.Content.ReadAsStringAsync());
        }
    }

    static string Hash(string text)
    {
        using (var sha256 = SHA256.Create())
            return Hex(sha256.ComputeHash(Encoding.UTF8.GetBytes(text)));
    }

    static byte[] Mac(byte[] key, string text)
    {
        using (var hmac = new HMACSHA256(key))
            return hmac.ComputeHash(Encoding.UTF8.GetBytes(text));
    }

    static string Hex(byte[] bytes) => BitConverter.ToString(bytes).Replace("-", "").ToLowerInvariant();

    static string Env(string name, string otherwise) => Environment.GetEnvironmentVariable(name) ?? otherwise;
}
