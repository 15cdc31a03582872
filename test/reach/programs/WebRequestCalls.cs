using System;
using System.Diagnostics;
using System.IO;
using System.Net;

static class WebRequestCalls
{
    static void Main(string[] urls)
    {
        foreach (var url in urls)
            using (var body = new StreamReader(Answer(WebRequest.Create(url)).GetResponseStream()))
                Console.WriteLine(body.ReadToEnd() + "\n--");
        // Mono 6.8 at times waits for its own threads instead of ending.
        Process.GetCurrentProcess().Kill();
    }

    static WebResponse Answer(WebRequest call)
    {
        try
        {
            return call.GetResponse();
        }
        catch (WebException refusal) when (refusal.Response != null)
        {
            return refusal.Response;
        }
    }
}
