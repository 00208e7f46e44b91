using PresignTools.Text;

namespace PresignTools.Diagnosis.Known;

/// <summary>When two spellings are one key, and how the key in an answer relates to the key in the URL.</summary>
internal static class ObjectKeys
{
    /// <summary>Whether a path has empty segments, or . or .. among them, which clients and proxies take out.</summary>
    internal static bool HasDots(string path) =>
        path.Contains("//", StringComparison.Ordinal) || HasDotSegments(path);

    /// <summary>Whether a path has the segments . or .., which nearly every client takes out (RFC 3986, section 5.2.4).</summary>
    internal static bool HasDotSegments(string path) =>
        (path + "/").Contains("/./", StringComparison.Ordinal)
        || (path + "/").Contains("/../", StringComparison.Ordinal);

    /// <summary>Whether two keys are one under percent encoding, form encoding or another spelling of the same letters.</summary>
    internal static bool IsSameKey(string a, string b)
    {
        string da = PercentEncoding.Decode(a), db = PercentEncoding.Decode(b);

        // One letter, two spellings: a keyboard makes it of one code point, a file system of Apple's of two (letter and accent).
        return Normalized(da) == Normalized(db) || da == b || db == a
            || da.Replace('+', ' ') == b || db.Replace('+', ' ') == a || a.Replace('+', ' ') == b.Replace('+', ' ');
    }

    /// <summary>Whether two paths, as written in a URL or a request line, name the same key.</summary>
    internal static bool IsSamePath(string a, string b) => IsSameKey(PercentEncoding.Decode(a), PercentEncoding.Decode(b));

    /// <summary>The same key, encoded differently.</summary>
    internal static bool IsReencoded(NameDifference d) => IsSameKey(d.Sent.Trim('/'), d.Seen.Trim('/'));

    /// <summary>The same key after a client or proxy merged slashes and removed dot segments.</summary>
    internal static bool IsNormalized(NameDifference d) => !IsReencoded(d) && Plain(d.Sent) == Plain(d.Seen);

    /// <summary>The same key in another spelling, of either sort.</summary>
    internal static bool IsRespelled(NameDifference d) => IsReencoded(d) || Plain(d.Sent) == Plain(d.Seen);

    /// <summary>The key as clients and proxies write a path: no empty parts, no dots.</summary>
    private static string Plain(string key)
    {
        var parts = new List<string>();
        foreach (string part in key.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            if (part == ".." && parts.Count > 0)
            {
                parts.RemoveAt(parts.Count - 1);
            }
            else if (part is not ("." or ".."))
            {
                parts.Add(part);
            }
        }

        return string.Join('/', parts);
    }

    private static string Normalized(string text)
    {
        try
        {
            return text.Normalize();
        }
        catch (ArgumentException)
        {
            return text;    // lone surrogates have no normal form
        }
    }
}
