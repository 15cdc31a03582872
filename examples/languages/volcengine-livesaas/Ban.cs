// .NET 8: HMAC-SHA256 in headers, as Volcengine documents it.
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;

var baseUrl = new Uri(Env("VOLCENGINE_LIVESAAS_BASE_URL", "http://127.0.0.1:4013"));
var accessKey = Env("VOLCENGINE_LIVESAAS_ACCESS_KEY_ID", "AKLTFAKE000000000000000000000000");
var secretKey = Env(
    "VOLCENGINE_LIVESAAS_SECRET_ACCESS_KEY", "fake-livesaas-secret-key-for-local-use-only-0000000000");

var query = "Action=UpdateActivityUserBanStatus&Version=2023-08-01";
var body = """{"ActivityId":1819171234140099,"BanStatus":1,"UserIds":[1820211234043371]}""";
var now = DateTime.UtcNow.ToString("yyyyMMdd'T'HHmmss'Z'");
var scope = $"{now[..8]}/cn-north-1/livesaas/request";

var names = "host;x-content-sha256;x-date";
var canonical = string.Join("\n", "POST", "/", query, $"host:{baseUrl.Authority}",
    $"x-content-sha256:{Hash(body)}", $"x-date:{now}", "", names, Hash(body));
var toSign = string.Join("\n", "HMAC-SHA256", now, scope, Hash(canonical));
var key = scope.Split('/').Aggregate(Encoding.UTF8.GetBytes(secretKey), Mac);
var signature = Convert.ToHexString(Mac(key, toSign)).ToLowerInvariant();

var request = new HttpRequestMessage(HttpMethod.Post, new Uri(baseUrl, $"/?{query}"))
{
    Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body)),
};
request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
request.Headers.Add("X-Content-Sha256", Hash(body));
request.Headers.Add("X-Date", now);
request.Headers.TryAddWithoutValidation("Authorization",
    $"HMAC-SHA256 Credential={accessKey}/{scope}, SignedHeaders={names}, Signature={signature}");
using var http = new HttpClient();
var response = await http.SendAsync(request);
Console.WriteLine(await response.Content.ReadAsStringAsync());

static string Hash(string text) =>
    Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(text))).ToLowerInvariant();
static byte[] Mac(byte[] key, string text) => HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text));
static string Env(string name, string otherwise) => Environment.GetEnvironmentVariable(name) ?? otherwise;
