// .NET or Mono: HMAC-SHA256 in headers, as Volcengine documents it.
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
        var baseUrl = new Uri(Env("VOLCENGINE_LIVESAAS_BASE_URL", "http://127.0.0.1:4013"));
        var accessKey = Env("VOLCENGINE_LIVESAAS_ACCESS_KEY_ID", "AKLTFAKE000000000000000000000000");
        var secretKey = Env(
            "VOLCENGINE_LIVESAAS_SECRET_ACCESS_KEY", "fake-livesaas-secret-key-for-local-use-only-0000000000");

        var query = "Action=UpdateActivityUserBanStatus&Version=2023-08-01";
        var body = @"{""ActivityId"":1819171234140099,""BanStatus"":1,""UserIds"":[1820211234043371]}";
        var now = DateTime.UtcNow.ToString("yyyyMMdd'T'HHmmss'Z'");
        var scope = $"{now.Substring(0, 8)}/cn-north-1/livesaas/request";

        var names = "host;x-content-sha256;x-date";
        var canonical = string.Join("\n", "POST", "/", query, $"host:{baseUrl.Authority}",
            $"x-content-sha256:{Hash(body)}", $"x-date:{now}", "", names, Hash(body));
        var toSign = string.Join("\n", "HMAC-SHA256", now, scope, Hash(canonical));
        var key = scope.Split('/').Aggregate(Encoding.UTF8.GetBytes(secretKey), Mac);
        var signature = Hex(Mac(key, toSign));

        var request = new HttpRequestMessage(HttpMethod.Post, new Uri(baseUrl, $"/?{query}"))
        {
            Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body)),
        };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.Add("X-Content-Sha256", Hash(body));
        request.Headers.Add("X-Date", now);
        request.Headers.TryAddWithoutValidation("Authorization",
            $"HMAC-SHA256 Credential={accessKey}/{scope}, SignedHeaders={names}, Signature={signature}");
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
