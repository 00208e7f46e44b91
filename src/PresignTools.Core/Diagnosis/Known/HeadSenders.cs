namespace PresignTools.Diagnosis.Known;

/// <summary>Commands, calls and records of servers that send or show HEAD. <c>curl -i</c> is another option.</summary>
internal static class HeadSenders
{
    private static readonly string[] Commands =
    [
        "curl -I ", "curl -sI", "curl -s -I", "curl -sSI", "curl -kI", "curl -LI", "curl -IL", "curl --head", "curl -X HEAD", "curl -XHEAD",
        "--spider", "method: HEAD", "method: 'HEAD'", "method: \"HEAD\"", "method=\"HEAD\"", "method='HEAD'", "method = \"HEAD\"",
        "s3.HeadObject", "http.Head(", "http.MethodHead", "HttpMethod.Head", "HttpMethod.HEAD", "Method.HEAD", "Method::HEAD",
        "requests.head(", "httpx.head(", "session.head(", "axios.head(", ".head().build()", ".method(\"HEAD\"",
        "setRequestMethod(\"HEAD\")",
        "requestMethod = \"HEAD\"", "httpMethod = \"HEAD\"", "Net::HTTP::Head", "CURLOPT_NOBODY", "Method Head ", "Method HEAD",
        "->head(", "->request('HEAD'", "HTTP.head(", "Req.head", "HTTPoison.head", "reqwest::Client::head", "http.head(",
    ];

    /// <summary>Whether the text has one.</summary>
    internal static bool IsIn(string text) => Commands.Any(c => text.Contains(c, StringComparison.Ordinal));
}
