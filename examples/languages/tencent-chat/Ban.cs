// .NET or Mono. The UserSig is made as Tencent documents it: JSON, packed by zlib, in base64 with other signs.
using System;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Net.Http;
using System.Security.Cryptography;
using System.Text;
using System.Threading.Tasks;

static class Ban
{
    static readonly string BaseUrl = Env("TENCENT_CHAT_BASE_URL", "http://127.0.0.1:4011");
    static readonly long SdkAppId = long.Parse(Env("TENCENT_CHAT_SDKAPPID", "1400000000"));
    static readonly string SecretKey =
        Env("TENCENT_CHAT_SECRET_KEY", "fake-chat-secret-key-for-local-use-only-0000000000000000000000000");
    static readonly string Identifier = Env("TENCENT_CHAT_IDENTIFIER", "administrator");

    static void Main() => Call().GetAwaiter().GetResult();

    static async Task Call()
    {
        var query = $"sdkappid={SdkAppId}&identifier={Uri.EscapeDataString(Identifier)}"
            + $"&usersig={Uri.EscapeDataString(MakeUserSig(86400))}&random=99999999&contenttype=json";
        var ban = @"{""RoomId"":""test"",""MemberList_Account"":[""user1"",""user2""],""Reason"":"""",""Duration"":3600}";
        using (var http = new HttpClient())
        {
            var response = await http.PostAsync(
                $"{BaseUrl}/v4/live_engine_http_srv/ban_member?{query}",
                new StringContent(ban, Encoding.UTF8, "application/json"));
            Console.WriteLine(await response.Content.ReadAsStringAsync());
        }
    }

    static string MakeUserSig(long expire)
    {
        var now = DateTimeOffset.UtcNow.ToUnixTimeSeconds();
        var signed = $"TLS.identifier:{Identifier}\nTLS.sdkappid:{SdkAppId}\nTLS.time:{now}\nTLS.expire:{expire}\n";
        string digest;
        using (var hmac = new HMACSHA256(Encoding.UTF8.GetBytes(SecretKey)))
            digest = Convert.ToBase64String(hmac.ComputeHash(Encoding.UTF8.GetBytes(signed)));
        var document = Encoding.UTF8.GetBytes(
            $@"{{""TLS.ver"":""2.0"",""TLS.identifier"":""{Identifier}"",""TLS.sdkappid"":{SdkAppId},"
            + $@"""TLS.time"":{now},""TLS.expire"":{expire},""TLS.sig"":""{digest}""}}");
        return Convert.ToBase64String(Pack(document)).Replace('+', '*').Replace('/', '-').Replace('=', '_');
    }

    /// <summary>What zlib writes. Since .NET 6 there is a ZLibStream.</summary>
    static byte[] Pack(byte[] bytes)
    {
        using (var packed = new MemoryStream())
        {
            packed.Write(new byte[] { 0x78, 0x9c }, 0, 2);
            using (var writer = new DeflateStream(packed, CompressionMode.Compress, true))
                writer.Write(bytes, 0, bytes.Length);
            uint low = 1, high = 0;
            foreach (var each in bytes)
            {
                low = (low + each) % 65521;
                high = (high + low) % 65521;
            }
            var sum = BitConverter.GetBytes((high << 16) | low);
            packed.Write(BitConverter.IsLittleEndian ? sum.Reverse().ToArray() : sum, 0, 4);
            return packed.ToArray();
        }
    }

    static string Env(string name, string otherwise) => Environment.GetEnvironmentVariable(name) ?? otherwise;
}
