namespace PresignTools.Intake.Readers.Code.Tables;

internal static partial class SendingTable
{
    // OkHttp, Request.Builder (url, put, post, method). Java, HttpURLConnection (openConnection, setRequestMethod) and java.net.http
    // HttpRequest.newBuilder. Apache HttpClient, HttpPut and others. Spring, RestTemplate.exchange, put, postForEntity; WebClient.
    private static IEnumerable<SendingRow> Jvm =>
    [
        new("openConnection", "HttpURLConnection", ClientHabit.FormByDefault) { Default = "GET", Positions = [] },
        new("Builder", "OkHttp", ClientHabit.Plain) { On = "Request", Default = "GET", Positions = [] },
        new("newBuilder", "Java HttpClient", ClientHabit.Plain) { On = "HttpRequest", Default = "GET", Positions = ["url"] },
        new("HttpDelete", "Apache HttpClient", ClientHabit.Plain) { Method = "DELETE" },
        new("HttpGet", "Apache HttpClient", ClientHabit.Plain) { Method = "GET" },
        new("HttpHead", "Apache HttpClient", ClientHabit.Plain) { Method = "HEAD" },
        new("HttpPost", "Apache HttpClient", ClientHabit.Plain) { Method = "POST" },
        new("HttpPut", "Apache HttpClient", ClientHabit.Plain) { Method = "PUT" },
        new("exchange", "RestTemplate", ClientHabit.Spring) { On = "restTemplate", Positions = ["url", "method", "body"] },
        new("postForEntity", "RestTemplate", ClientHabit.Spring) { Method = "POST", Positions = ["url", "body"] },
        new("postForObject", "RestTemplate", ClientHabit.Spring) { Method = "POST", Positions = ["url", "body"] },
        new("put", "RestTemplate", ClientHabit.Spring) { On = "restTemplate", Method = "PUT", Positions = ["url", "body"] },
    ];
}
