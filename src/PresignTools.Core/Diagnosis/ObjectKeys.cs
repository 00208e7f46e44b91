using PresignTools.Diagnosis.Causes.Request;

namespace PresignTools.Diagnosis;

/// <summary>How the key in an answer relates to the key in the URL.</summary>
internal static class ObjectKeys
{
    /// <summary>The same key, encoded differently.</summary>
    internal static bool IsReencoded(NameDifference d) => KeyEncoding.IsSameKey(d.Sent.Trim('/'), d.Seen.Trim('/'));

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
}
