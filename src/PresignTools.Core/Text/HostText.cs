namespace PresignTools.Text;

/// <summary>Host names in free text.</summary>
internal static class HostText
{
    // A host name has no more (RFC 1035, 2.3.4).
    private const int LongestHost = 253;

    /// <summary>
    /// The host at a place, behind quotes and a scheme, in lower case and without its port; null where none stands.
    /// </summary>
    internal static string? At(string text, int index)
    {
        int start = Scan.Skip(text, index, static c => c is '\'' or '"' or '`' or '<' or '[' or '\\');
        foreach (string scheme in new[] { "https://", "http://", "tcp://" })
        {
            if (Scan.At(text, start, scheme, true))
            {
                start += scheme.Length;
                break;
            }
        }

        int end = start;
        while (end < text.Length && end - start <= LongestHost && IsOfHost(text[end]))
        {
            end++;
        }

        Work.Add(end - start);
        string host = text[start..end].TrimEnd('.', '-').ToLowerInvariant();
        return host.Length > 0 && char.IsAsciiLetterOrDigit(host[0]) ? host : null;
    }

    /// <summary>The host of an endpoint or URL as people write it, with or without scheme, port and path; null without one.</summary>
    internal static string? Of(string? endpoint)
    {
        if (string.IsNullOrWhiteSpace(endpoint))
        {
            return null;
        }

        int at = endpoint.IndexOf('@');
        return At(endpoint, at < 0 ? Scan.SkipSpace(endpoint, 0) : at + 1);
    }

    /// <summary>Whether it is an IPv4 address.</summary>
    internal static bool IsAddress(string host) =>
        host.Count(static c => c == '.') == 3 && host.All(static c => Scan.IsDigit(c) || c == '.');

    /// <summary>Whether a character may stand in a host name; names of containers have underscores.</summary>
    internal static bool IsOfHost(char c) => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_';
}
