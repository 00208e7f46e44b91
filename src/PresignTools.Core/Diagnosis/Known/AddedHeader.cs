using PresignTools.Text;

namespace PresignTools.Diagnosis.Known;

/// <summary>A header that a text has somebody add to requests: a line of a configuration, or words of a person.</summary>
internal static class AddedHeader
{
    private const int LongestLine = 400;

    // Envoy's request_headers_to_add, HAProxy's set-header, nginx's proxy_set_header, Caddy's header_up, Traefik's customRequestHeaders.
    private static readonly string[] Adds =
    [
        "to_add", "add_header", "add-header", "addheader", "set-header", "set_header", "setheader", "header_up", "requestheaders",
        "requestheader set", "requestheader add", "append", "inject", "insert", " adds ", " added", " sets ", " puts ", "adding",
    ];

    // Where the client's own code sends it, nothing else need add it.
    private static readonly string[] OfClients =
        ["curl", "-H ", "headers=", "headers:", "Headers.Add", "setRequestHeader", "HeadersNotSigned"];

    /// <summary>Whether a line with the header's name has it added on the way.</summary>
    internal static bool IsIn(string text, string name)
    {
        for (int at = Scan.Find(text, name, 0, true); at >= 0; at = Scan.Find(text, name, at + name.Length, true))
        {
            int start = Math.Max(at - LongestLine, at == 0 ? 0 : text.LastIndexOf('\n', at - 1, Math.Min(at, LongestLine)) + 1);
            int end = Math.Min(Scan.LineEnd(text, at), at + LongestLine);
            Work.Add(end - start);
            string line = text[start..end];
            if (line.ContainsAny(Adds) && !line.ContainsAny(OfClients))
            {
                return true;
            }
        }

        return false;
    }
}
