namespace PresignTools.Intake.Readers.Code.Tables;

internal static partial class SendingTable
{
    // requests and httpx have the same functions; aiohttp calls them on a session; urllib.request.Request; urllib3.PoolManager.request.
    private static IEnumerable<SendingRow> Python =>
    [
        .. PythonVerbs("requests", "requests", ClientHabit.Plain),
        .. PythonVerbs("httpx", "httpx", ClientHabit.Plain),
        .. PythonVerbs("aiohttp", "aiohttp", ClientHabit.AioHttp),
        .. PythonVerbs("session", "requests", ClientHabit.Plain),
        new("Request", "urllib", ClientHabit.FormByDefault) { On = "request", Positions = ["url", "body", "headers"] },
        new("Request", "urllib2", ClientHabit.FormByDefault) { On = "urllib2", Positions = ["url", "body", "headers"] },
        new("request", "requests", ClientHabit.Plain) { On = "requests", Positions = ["method", "url"] },
        new("request", "httpx", ClientHabit.Plain) { On = "httpx", Positions = ["method", "url"] },
        new("request", "urllib3", ClientHabit.Plain) { On = "http", Positions = ["method", "url"] },
        new("request", "http.client", ClientHabit.Plain) { On = "conn", Positions = ["method", "url", "body", "headers"] },
        new("urlopen", "urllib", ClientHabit.FormByDefault) { Default = "GET", Positions = ["url", "body"] },
    ];

    private static IEnumerable<SendingRow> PythonVerbs(string on, string client, ClientHabit habit)
    {
        foreach (string verb in new[] { "put", "post", "patch", "get", "head", "delete" })
        {
            bool hasBody = verb is "put" or "post" or "patch" && client == "requests";
            string[] positions = hasBody ? ["url", "body"] : ["url"];
            yield return new(verb, client, habit) { On = on, Method = verb.ToUpperInvariant(), Positions = positions };
        }
    }
}
