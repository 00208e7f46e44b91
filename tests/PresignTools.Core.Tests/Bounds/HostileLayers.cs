using System.Globalization;
using System.Text;

namespace PresignTools.Tests.Bounds;

/// <summary>The ways in which one text stands inside another: each takes a text and gives the text around it.</summary>
internal static class HostileLayers
{
    internal static readonly (string Name, Func<string, string> Around)[] All =
    [
        ("string of JSON", static t => "{\"body\":\"" + Escaped(t) + "\"}"),
        ("value of JSON", static t => "{\"error\":{\"message\":[" + t + "]}}"),
        ("log line", static t => "2026-11-24T12:00:00.123Z ERROR [main] request failed: " + t),
        ("log line of JSON", static t => "{\"level\":\"error\",\"time\":\"2026-11-24T12:00:00Z\",\"msg\":\"" + Escaped(t) + "\"}"),
        ("logfmt", static t => "time=\"2026-11-24T12:00:00Z\" level=error msg=\"" + Escaped(t) + "\""),
        ("quote", static t => Lines(t, static (_, line) => "> " + line)),
        ("box", static t => Lines(t, static (_, line) => "│ " + line)),
        ("numbers", static t => Lines(t, static (i, line) => i.ToString(CultureInfo.InvariantCulture) + ": " + line)),
        ("container", static t => Lines(t, static (_, line) => "api-server_1  | " + line)),
        ("fence", static t => "```text\n" + t + "\n```"),
        ("colors", static t => Lines(t, static (_, line) => "\u001b[31m" + line + "\u001b[0m")),
        ("entities", static t => "<Message>" + t.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal)
            .Replace(">", "&gt;", StringComparison.Ordinal) + "</Message>"),
        ("CDATA", static t => "<Error><Code>AccessDenied</Code><Message><![CDATA[" + t + "]]></Message></Error>"),
        ("percent signs", static t => "https://example.com/?u=" + Percent(t)),
        ("percent signs of JSON", static t => "%7B%22message%22:%22" + Percent(t) + "%22%7D"),
        ("safe link", static t => "https://nam01.safelinks.protection.outlook.com/?url=" + Percent(t) + "&data=05%7C01%7C&reserved=0"),
        ("redirect", static t => "https://www.google.com/url?q=" + Percent(t) + "&sa=D"),
        ("defense, second version", static t => "https://urldefense.proofpoint.com/v2/url?u=" + Percent(t).Replace("-", "%2D", StringComparison.Ordinal)
            .Replace("_", "%5F", StringComparison.Ordinal).Replace("%2F", "_", StringComparison.Ordinal).Replace('%', '-') + "&d=DwMFaQ&c=x"),
        ("defense, third version", static t => "https://urldefense.com/v3/__" + t + "__;Kio!!abc$"),
        ("dump of Go", static t => Dump(t, static (at, hex, text) => $"{at:x8}  {hex} |{text}|")),
        ("dump of xxd", static t => Dump(t, static (at, hex, text) => $"{at:x8}: {hex} {text}")),
        ("command", static t => "curl -X PUT -H 'x-amz-meta-a: " + t + "' https://b.s3.amazonaws.com/a"),
        ("exception", static t => "botocore.exceptions.ClientError: " + t + "\n  File \"a.py\", line 3, in run\n    run()"),
        ("header", static t => "> GET /a HTTP/1.1\n> Host: b\n>\n< HTTP/1.1 302 Found\n< Location: " + t + "\n<"),
        ("archive", static t => "{\"log\":{\"entries\":[{\"request\":{\"method\":\"GET\",\"url\":\"" + Escaped(t)
            + "\"},\"response\":{\"status\":403,\"content\":{\"text\":\"" + Escaped(t) + "\"}}}]}}"),
    ];

    /// <summary>One to five layers, drawn at random, around a text: a URL in JSON in a line of a log in a quote in a dump.</summary>
    internal static string Nest(string text, Random random, int longest)
    {
        for (int depth = random.Next(1, 6); depth > 0 && text.Length < longest; depth--)
        {
            text = All[random.Next(All.Length)].Around(text);
        }

        return text;
    }

    /// <summary>What is no Unicode becomes what UTF-8 makes of it: some versions of .NET refuse to escape halves of surrogate pairs.</summary>
    internal static string Percent(string text) => Uri.EscapeDataString(Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)));

    private static string Escaped(string text) =>
        text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);

    private static string Lines(string text, Func<int, string, string> of) => string.Join('\n', text.Split('\n').Select((line, i) => of(i + 1, line)));

    private static string Dump(string text, Func<int, string, string, string> row)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        var dump = new StringBuilder(bytes.Length * 5);
        for (int at = 0; at < bytes.Length; at += 16)
        {
            ReadOnlySpan<byte> part = bytes.AsSpan(at, Math.Min(16, bytes.Length - at));
            var hex = new StringBuilder();
            var shown = new StringBuilder();
            foreach (byte b in part)
            {
                hex.Append(CultureInfo.InvariantCulture, $"{b:x2} ");
                shown.Append(b is >= 0x20 and < 0x7f ? (char)b : '.');
            }

            dump.Append(row(at, hex.ToString(), shown.ToString())).Append('\n');
        }

        return dump.ToString();
    }
}
