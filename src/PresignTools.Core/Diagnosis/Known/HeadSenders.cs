using PresignTools.Text;

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

    // Programs that ask for the size of what a URL leads to before they read it, with the call or command that does it: DuckDB's httpfs,
    // GDAL, object_store below Polars and DataFusion, BITS of Windows, AzCopy.
    private static readonly (string Program, string[] Calls)[] SizeFirst =
    [
        ("duckdb", ["read_csv", "read_parquet", "read_json", "parquet_scan", "from 'http", "FROM 'http"]),
        ("/vsicurl/", ["/vsicurl/http", "/vsicurl/"]),
        ("polars", ["scan_parquet(", "scan_csv(", "scan_ndjson("]),
        ("Start-BitsTransfer", ["-Source"]),
        ("bitsadmin", ["/transfer", "/addfile"]),
        ("azcopy", ["azcopy copy", "azcopy cp"]),
    ];

    /// <summary>Whether the text has one.</summary>
    internal static bool IsIn(string text) => Commands.Any(c => text.Contains(c, StringComparison.Ordinal));

    /// <summary>The program in the text that asks for the size first; null without one.</summary>
    internal static string? AsksForSize(string text) => Array.Find(SizeFirst, p => text.ContainsAny(p.Program)
        && p.Calls.Any(c => text.Contains(c, StringComparison.OrdinalIgnoreCase))).Program;
}
