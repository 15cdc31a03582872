// .NET or Mono: the sorted parameters between two secrets, MD5, upper case.
using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Security.Cryptography;
using System.Text;
using System.Threading.Tasks;

static class Ban
{
    static void Main() => Call().GetAwaiter().GetResult();

    static async Task Call()
    {
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
        parameters["sign"] = Digest(secret + text + secret);

        var query = string.Join("&", parameters.Select(each => $"{each.Key}={each.Value}"));
        using (var http = new HttpClient())
            Console.WriteLine(await http.GetStringAsync($"{baseUrl}/live/v4/chat/forbid/list?{query}"));
    }

    static string Digest(string text)
    {
        using (var md5 = MD5.Create())
            return BitConverter.ToString(md5.ComputeHash(Encoding.UTF8.GetBytes(text))).Replace("-", "");
    }

    static string Env(string name, string otherwise) => Environment.GetEnvironmentVariable(name) ?? otherwise;
}
