using PresignTools.Text;

namespace PresignTools.Diagnosis.Known;

/// <summary>What is wrong with the form of an endpoint that is set, and with hosts that were made of empty settings.</summary>
internal static class EndpointFault
{
    private const int LongestShown = 100;

    private static readonly string[] Openings =
        ["://.", "HostException: .", "ENOTFOUND .", "resolve host: .", "lookup .", "resolve host '."];

    /// <summary>The fault of the endpoint's form, as the end of "The endpoint '…' …"; null where it has none.</summary>
    internal static string? Of(string endpoint)
    {
        string text = endpoint.Trim().Trim('"', '\'');
        int scheme = text.IndexOf("://", StringComparison.Ordinal);
        if (scheme > 0 && !text.StartsWith("http", StringComparison.OrdinalIgnoreCase))
        {
            return $"begins with {text[..(scheme + 3)]}: that names a bucket, not the address of a server";
        }

        string rest = scheme < 0 ? text : text[(scheme + 3)..];
        int path = rest.TrimEnd('/').IndexOf('/');
        string? ofPath = path >= 0 ? "has a path behind the host" : null;
        return scheme < 0 && path < 0 ? "has no scheme (https:// or http://)" : ofPath;
    }

    /// <summary>s3cmd's host_bucket, where it has a path: it is a host, or a pattern of one. Null where it is none.</summary>
    internal static string? HostBucket(string text)
    {
        foreach (string name in (string[])["host_bucket", "--host-bucket"])
        {
            int at = Scan.Find(text, name, 0);
            int start = at < 0 ? 0 : Scan.Skip(text, at + name.Length, static c => c is ' ' or '=' or '"' or '\'');
            int end = at < 0 ? 0 : Scan.Skip(text, start, static c => !char.IsWhiteSpace(c) && c is not ('"' or '\''));
            string value = text[start..Math.Min(end, start + LongestShown)];
            int host = value.IndexOf("://", StringComparison.Ordinal) is >= 0 and var scheme ? scheme + 3 : 0;
            if (value.AsSpan(host).TrimEnd('/').Contains('/') && !value.Contains("%(bucket)", StringComparison.Ordinal))
            {
                return value;
            }
        }

        return null;
    }

    /// <summary>A host that begins with a dot: a setting in front of it was empty. Null where there is none.</summary>
    internal static string? EmptyLabel(string text)
    {
        foreach (string opening in Openings)
        {
            int at = Scan.Find(text, opening, 0);
            int start = at + opening.Length - 1;
            int end = at < 0 ? 0 : Scan.Skip(text, start, HostText.IsOfHost);
            if (at >= 0 && end - start > 4 && char.IsAsciiLetterOrDigit(text[start + 1]))
            {
                return text[start..Math.Min(end, start + LongestShown)].TrimEnd('.');
            }
        }

        return null;
    }
}
