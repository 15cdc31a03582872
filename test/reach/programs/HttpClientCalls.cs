using System;
using System.Diagnostics;
using System.Net.Http;

static class HttpClientCalls
{
    static void Main(string[] urls)
    {
        using (var client = new HttpClient())
            foreach (var url in urls)
                using (var reply = client.GetAsync(url).Result)
                    Console.WriteLine(reply.Content.ReadAsStringAsync().Result + "\n--");
        // Mono 6.8 at times waits for its own threads instead of ending.
        Process.GetCurrentProcess().Kill();
    }
}
