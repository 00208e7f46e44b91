using System.Diagnostics.CodeAnalysis;
using System.Text;
using PresignTools.Text;

namespace PresignTools.Inspection;

/// <summary>Links of mail filters and of sites that count clicks, which hold the real URL inside; and those that do not hold it.</summary>
internal static class LinkWrappers
{
    private sealed class Wrapper(string name, string host, string path, params string[] parameters)
    {
        internal string Name { get; } = name;

        /// <summary>Host, or ".domain" for every host under it.</summary>
        internal string Host { get; } = host;

        internal string Path { get; } = path;

        internal string[] Parameters { get; } = parameters;
    }

    private static readonly Wrapper[] ByParameter =
    [
        new("Outlook Safe Links", ".safelinks.protection.outlook.com", "/", "url"),
        new("Outlook Safe Links", ".safelinks.protection.office365.us", "/", "url"),
        new("Google", "www.google.com", "/url", "q", "url"),
        new("Google", "google.com", "/url", "q", "url"),
        new("Facebook", "l.facebook.com", "/l.php", "u"),
        new("Facebook", "lm.facebook.com", "/l.php", "u"),
        new("Instagram", "l.instagram.com", "/", "u"),
        new("Slack", "slack-redir.net", "/link", "url"),
        new("YouTube", "www.youtube.com", "/redirect", "q"),
        new("LinkedIn", "www.linkedin.com", "/redir/", "url"),
        new("Barracuda", "linkprotect.cudasvc.com", "/url", "a"),
        new("Proofpoint", "urldefense.proofpoint.com", "/v1/", "u"),
    ];

    // Only the service can tell what is behind these.
    private static readonly (string Host, string Name)[] Opaque =
    [
        (".mimecast.com", "Mimecast"),
        (".mimecastprotect.com", "Mimecast"),
        (".protection.sophos.com", "Sophos"),
        ("t.co", "Twitter"),
        ("bit.ly", "Bitly"),
        ("tinyurl.com", "TinyURL"),
        ("lnkd.in", "LinkedIn"),
        ("aka.ms", "Microsoft"),
        ("goo.gl", "Google"),
    ];

    /// <summary>Takes the URL out of a link that holds it.</summary>
    internal static bool TryUnwrap(string text, [NotNullWhen(true)] out string? inner, [NotNullWhen(true)] out string? wrapper)
    {
        inner = wrapper = null;
        if (!RawUrl.TryParse(text, out RawUrl? url, out _))
        {
            return false;
        }

        foreach (Wrapper candidate in ByParameter)
        {
            if (HostIs(url.Host, candidate.Host) && url.Path.StartsWith(candidate.Path, StringComparison.OrdinalIgnoreCase))
            {
                foreach (string name in candidate.Parameters)
                {
                    if (url.Find(name) is { Value.Length: > 0 } parameter)
                    {
                        // A wrapper that did not encode its target left the target's own "&" to itself: then the target is the rest.
                        inner =
                            parameter.RawValue.IndexOf("%3A", StringComparison.OrdinalIgnoreCase) < 0
                            && url.Text.IndexOf("X-Amz-", StringComparison.Ordinal) > 0
                                ? url.Text[
                                    (
                                        url.Text.IndexOf(parameter.RawName + "=", StringComparison.Ordinal)
                                        + parameter.RawName.Length
                                        + 1
                                    )..
                                ]
                                : parameter.Value;
                        wrapper = candidate.Name;
                        return true;
                    }
                }
            }
        }

        inner = Proofpoint(url) ?? Cisco(url, out _);
        wrapper = inner is null ? null : HostIs(url.Host, "secure-web.cisco.com") ? "Cisco" : "Proofpoint";
        return inner is not null && wrapper is not null;
    }

    /// <summary>Name of the service if the URL is a link that only that service can resolve.</summary>
    internal static string? OpaqueService(RawUrl url)
    {
        foreach ((string host, string name) in Opaque)
        {
            if (HostIs(url.Host, host))
            {
                return name;
            }
        }

        return null;
    }

    private static bool HostIs(string host, string pattern) =>
        pattern[0] == '.'
            ? host.EndsWith(pattern, StringComparison.OrdinalIgnoreCase)
            : string.Equals(host, pattern, StringComparison.OrdinalIgnoreCase);

    private static string? Cisco(RawUrl url, out bool known)
    {
        known = HostIs(url.Host, "secure-web.cisco.com");
        int last = url.Path.LastIndexOf('/');
        return known && QueryEscapes.EncodedSchemeAt(url.Path, last + 1) ? PercentEncoding.Decode(url.Path[(last + 1)..]) : null;
    }

    private static string? Proofpoint(RawUrl url)
    {
        if (
            HostIs(url.Host, "urldefense.proofpoint.com")
            && url.Path.StartsWith("/v2/", StringComparison.Ordinal)
            && url.Find("u") is { } u)
        {
            // Version 2 writes "-" for "%" and "_" for "/".
            return PercentEncoding.Decode(u.RawValue.Replace('-', '%').Replace('_', '/'));
        }

        const string Version3 = "/v3/__";
        bool isVersion3 =
            (HostIs(url.Host, "urldefense.com") || HostIs(url.Host, "urldefense.proofpoint.com") || HostIs(url.Host, "urldefense.us"))
            && url.Path.StartsWith(Version3, StringComparison.Ordinal);
        if (!isVersion3)
        {
            return null;
        }

        int start = url.Text.IndexOf(Version3, StringComparison.Ordinal) + Version3.Length;
        int end = url.Text.IndexOf("__;", start, StringComparison.Ordinal);
        if (end < 0)
        {
            return null;
        }

        int bang = url.Text.IndexOf('!', end);
        string replaced = url.Text.Substring(end + 3, (bang < 0 ? url.Text.Length : bang) - end - 3);
        return Version3Text(url.Text[start..end], replaced);
    }

    /// <summary>
    /// Version 3 takes characters out, leaves <c>*</c> for one and <c>**X</c> for a run of them (X tells how many), and appends them in
    /// base64url.
    /// </summary>
    private static string? Version3Text(string text, string replaced)
    {
        string bytes;
        try
        {
            string base64 = replaced.Replace('-', '+').Replace('_', '/');
            bytes = Encoding.UTF8.GetString(Convert.FromBase64String(base64.PadRight((base64.Length + 3) / 4 * 4, '=')));
        }
        catch (FormatException)
        {
            return null;
        }

        const string Lengths = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        var result = new StringBuilder(text.Length);
        int next = 0;
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] != '*')
            {
                result.Append(text[i]);
                continue;
            }

            int count = 1;
            if (i + 2 < text.Length && text[i + 1] == '*' && Lengths.IndexOf(text[i + 2]) is int index and >= 0)
            {
                count = index + 2;
                i += 2;
            }

            if (next + count > bytes.Length)
            {
                return null;
            }

            result.Append(bytes, next, count);
            next += count;
        }

        // The rewriting merges the two slashes of the scheme in some mail programs.
        string url = result.ToString();
        int colon = url.IndexOf(":/", StringComparison.Ordinal);
        return colon is 4 or 5 && url.Length > colon + 2 && url[colon + 2] != '/' ? url.Insert(colon + 1, "/") : url;
    }
}
