// .NET 8: the sorted parameters between two secrets, MD5, upper case.
using System.Security.Cryptography;
using System.Text;

var baseUrl = Env("POLYV_LIVE_BASE_URL", "http://127.0.0.1:4014");
var secret = Env("POLYV_LIVE_APP_SECRET", "fake0secret0for0local0use0only00");
var parameters = new SortedDictionary<string, string>(StringComparer.Ordinal)
{
    ["appId"] = Env("POLYV_LIVE_APP_ID", "fakeappid1"),
    ["timestamp"] = DateTimeOffset.UtcNow.ToUnixTimeMilliseconds().ToString(),
    ["pageNumber"] = "1",
    ["pageSize"] = "10",
};
var text = string.Concat(parameters.Select(each => each.Key + each.Value));
parameters["sign"] = Convert.ToHexString(MD5.HashData(Encoding.UTF8.GetBytes(secret + text + secret)));

var query = string.Join("&", parameters.Select(each => $"{each.Key}={each.Value}"));
using var http = new HttpClient();
Console.WriteLine(await http.GetStringAsync($"{baseUrl}/live/v4/chat/forbid/list?{query}"));

static string Env(string name, string otherwise) => Environment.GetEnvironmentVariable(name) ?? otherwise;
