using System.Globalization;
using System.Text;

namespace PresignTools.Tests.Bounds;

/// <summary>
/// What people and programs put around a text before it is pasted: filters of mail, quotes, logs, documents, dumps, shells. Each can stand
/// around any other.
/// </summary>
internal static class HostileWrappings
{
    // A link in JSON in a log's line in a quote in a dump: five, and one that nobody expects.
    private const int Deepest = 6;
    private const int Longest = 20_000;

    private static readonly string[] Links =
    [
        "https://eur01.safelinks.protection.outlook.com/?url=", "https://www.google.com/url?q=", "https://l.facebook.com/l.php?u=",
        "https://slack-redir.net/link?url=", "https://linkprotect.cudasvc.com/url?a=", "https://urldefense.proofpoint.com/v1/url?u=",
        "https://urldefense.proofpoint.com/v2/url?u=", "https://urldefense.com/v3/__", "https://secure-web.cisco.com/1a/",
        "https://app.example/login?next=", "https://b.s3.amazonaws.com/k?X-Amz-Signature=0&u=",
    ];

    private static readonly string[] Gutters = ["> ", "> > ", "| ", "│ ", "app-1  | ", "+ ", "- ", "    ", "\t", "// ", "# ", "2026-08-28T05:29:11Z ERROR "];

    private static readonly Func<string, Random, string>[] Ways =
    [
        Link, Link, Json, JsonTwice, LogOfJson, static (t, _) => "> " + t.Replace("\n", "\n> ", StringComparison.Ordinal), Gutter, Numbered, Dump, Xxd, Xml, Html,
        CData, static (t, _) => "```\n" + t + "\n```", Ansi, Yaml, Shell, PowerShell, Python, Encoded, Wide, Terraform, Har, Exception, Folded,
    ];

    /// <summary>The text in one to six wrappings.</summary>
    internal static string Wrapped(string text, Random random)
    {
        for (int depth = random.Next(1, Deepest + 1); depth > 0; depth--)
        {
            text = Once(text, random);
        }

        return text;
    }

    /// <summary>The text in one wrapping; what gets too long by it is cut, as a terminal cuts it.</summary>
    internal static string Once(string text, Random random)
    {
        string wrapped = Ways[random.Next(Ways.Length)](text, random);
        return wrapped.Length > Longest ? wrapped[..Longest] : wrapped;
    }

    /// <summary>Percent-encoded; what no UTF-8 can say becomes what UTF-8 makes of it.</summary>
    internal static string Escape(string text) => Uri.EscapeDataString(Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)));

    private static string Link(string text, Random random)
    {
        string link = Links[random.Next(Links.Length)];
        string inner = random.Next(4) == 0 ? text : Escape(text);
        return link + (link.Contains("/v2/", StringComparison.Ordinal) ? inner.Replace('%', '-') : inner)
            + (link.Contains("/v3/", StringComparison.Ordinal) ? "__;Kio!!abc$" : random.Next(2) == 0 ? "&data=05%7C01" : string.Empty);
    }

    private static string JsonText(string text) =>
        text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);

    private static string Json(string text, Random random) =>
        $"{{\"{new[] { "url", "body", "message", "error", "log", "text", "Policy", "stderr" }[random.Next(8)]}\":\"{JsonText(text)}\",\"status\":403}}";

    private static string JsonTwice(string text, Random random) => Json(Json(text, random), random);

    private static string LogOfJson(string text, Random random) =>
        "2026-08-28T05:29:11Z " + new[] { "ERROR", "WARN", "level=error msg=" }[random.Next(3)] + " " + Json(text, random);

    private static string Gutter(string text, Random random)
    {
        string gutter = Gutters[random.Next(Gutters.Length)];
        return gutter + text.Replace("\n", "\n" + gutter, StringComparison.Ordinal);
    }

    private static string Numbered(string text, Random random)
    {
        int first = random.Next(1, 200);
        return string.Join('\n', text.Split('\n').Select((line, i) => string.Create(CultureInfo.InvariantCulture, $"{first + i}: {line}")));
    }

    private static string Dump(string text, Random random) => Rows(text, "00000000  3c 3f |<?|", static (offset, hex, plain) => $"{offset:x8}  {hex} |{plain}|");

    private static string Xxd(string text, Random random) => Rows(text, string.Empty, static (offset, hex, plain) => $"{offset:x8}: {hex} {plain}");

    /// <summary>Sixteen bytes a row, of a piece of the text that is short enough: a dump is four times as long.</summary>
    private static string Rows(string text, string none, Func<int, string, string, string> row)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        bytes = bytes.Length > 4000 ? bytes[..4000] : bytes;
        var rows = new List<string>();
        for (int i = 0; i < bytes.Length; i += 16)
        {
            byte[] part = bytes[i..Math.Min(bytes.Length, i + 16)];
            string hex = string.Join(' ', part.Select(static b => b.ToString("x2", CultureInfo.InvariantCulture)));
            rows.Add(row(i, hex, string.Concat(part.Select(static b => b is >= 32 and < 127 ? (char)b : '.'))));
        }

        return rows.Count == 0 ? none : string.Join('\n', rows);
    }

    private static string XmlText(string text) =>
        text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal);

    private static string Xml(string text, Random random) => $"<Error><Code>AccessDenied</Code><Message>{XmlText(text)}</Message></Error>";

    private static string Html(string text, Random random) => $"<html><body><pre>{(random.Next(2) == 0 ? text : XmlText(text))}</pre></body></html>";

    private static string CData(string text, Random random) => $"<a><![CDATA[{text}]]></a>";

    private static string Ansi(string text, Random random) => "\u001b[31;1m" + text.Replace("\n", "\u001b[0m\n\u001b[31m", StringComparison.Ordinal) + "\u001b[0m";

    private static string Yaml(string text, Random random) => "data:\n  value: |\n    " + text.Replace("\n", "\n    ", StringComparison.Ordinal);

    private static string Shell(string text, Random random) => random.Next(3) switch
    {
        0 => "bash -c '" + text.Replace("'", "'\\''", StringComparison.Ordinal) + "'",
        1 => "$ echo \"" + text.Replace("\"", "\\\"", StringComparison.Ordinal) + "\"",
        _ => "curl $'" + text.Replace("\n", "\\n", StringComparison.Ordinal) + "'",
    };

    private static string PowerShell(string text, Random random) =>
        random.Next(2) == 0 ? "$x = @'\n" + text + "\n'@" : "iwr \"" + text.Replace("\"", "`\"", StringComparison.Ordinal) + "\"";

    private static string Python(string text, Random random) => $"{{'Body': b'{JsonText(text)}', 'ResponseMetadata': {{'HTTPStatusCode': 403}}}}";

    private static string Encoded(string text, Random random) => Escape(text);

    private static string Wide(string text, Random random) => string.Join('\0', text.Take(4000));

    private static string Terraform(string text, Random random) => "╷\n│ Error: " + text.Replace("\n", "\n│ ", StringComparison.Ordinal) + "\n╵";

    private static string Har(string text, Random random) =>
        "{\"log\":{\"entries\":[{\"request\":{\"method\":\"GET\",\"url\":\"" + JsonText(text) + "\"},\"response\":{\"status\":403,\"content\":{\"text\":\"" + JsonText(text) + "\"}}}]}}";

    private static string Exception(string text, Random random) => $"software.amazon.awssdk.services.s3.model.S3Exception: {text}\n\tat a.b.C.d(C.java:12)";

    /// <summary>Quoted-printable and mail: lines of 76 characters.</summary>
    private static string Folded(string text, Random random)
    {
        string end = random.Next(2) == 0 ? "=\r\n" : "\r\n";
        return string.Join(end, text.Chunk(75).Select(static c => new string(c)));
    }
}
