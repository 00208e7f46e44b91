using PresignTools.Inspection;
using PresignTools.Text;

namespace PresignTools.Diagnosis.Rules;

/// <summary>The path: how the key is encoded, and what clients make of it.</summary>
internal static class PathRules
{
    internal static Suspect? Encoding(Evidence e)
    {
        string? path = e.Raw?.Path;
        if (e.Input.SentPath is { } line && path is not null && TransitRules.PathOf(line) is var sent && sent != path)
        {
            string a = PercentEncoding.Decode(path), b = PercentEncoding.Decode(sent);
            return a == b || PercentEncoding.Decode(b) == a || PercentEncoding.Decode(a) == b || a.Replace('+', ' ') == b.Replace('+', ' ')
                ? Suspect.Likely(CauseId.KeyEncoding, 92, $"The URL has the path {Printable.Of(path, 120)}, the client sends {Printable.Of(sent, 120)}: the same key, encoded otherwise.").About("path")
                : Suspect.Likely(CauseId.PathNormalized, 84, $"The URL has the path {Printable.Of(path, 120)}, the client sends {Printable.Of(sent, 120)}.").About("path");
        }

        if (e.Bucket.ObjectKey is { } stored && e.Key is { } asked && stored != asked)
        {
            return Encoded(stored, asked)
                ? Suspect.Likely(CauseId.KeyEncoding, 90, $"The object is stored as '{Printable.Of(stored, 120)}', and asked for as '{Printable.Of(asked, 120)}': the key was encoded, or not decoded, before it was signed.",
                    "Give the key to the signer as it is stored; it does the encoding. Keys in S3 events are form-encoded: decode them first (+ is a blank).")
                : null;
        }

        // Without the URL the key alone tells whether anything in it is encoded by some and not by others.
        if (path is null && e.IsSignatureRefusal && (e.Bucket.ObjectKey ?? e.SignedParameter("key")) is { } told && Odd(told) is { } strange)
        {
            return Suspect.Likely(CauseId.KeyEncoding, 61, $"The key '{Printable.Of(told, 100)}' has {strange}: it must be percent-encoded once, and by nobody a second time.").As(Certainty.Possible).About("path");
        }

        if (path is null || e.Response is { } r && !e.MayBeSignature && r.Stage is not (Catalogue.S3CheckStage.Target or Catalogue.S3CheckStage.Routing or Catalogue.S3CheckStage.Authorization))
        {
            return null;
        }

        string? odd = Odd(path);
        if (odd is null)
        {
            return null;
        }

        bool notFound = e.Code == "NoSuchKey" || e.Status == 404 || e.IsBareDenial;
        return Suspect.Likely(CauseId.KeyEncoding, e.IsSignatureRefusal ? path.Contains("%25") ? 80 : odd.EndsWith("encoded", StringComparison.Ordinal) || path.Contains('+') ? 72 : 61 : notFound ? 52 : 25, $"The path has {odd}, which clients, proxies and signers encode in different ways.").As(e.IsSignatureRefusal ? Certainty.Likely : Certainty.Possible).About("path");
    }

    /// <summary>//, . and .. are part of a key for S3, and removed by browsers, System.Uri and many proxies.</summary>
    internal static Suspect? Normalized(Evidence e)
    {
        string? path = e.Raw?.Path;
        bool odd = path is not null && (path.Contains("//") || (path + "/").Contains("/./") || (path + "/").Contains("/../"));
        return odd && (e.IsSignatureRefusal || e.Status == 404)
            ? Suspect.Likely(CauseId.PathNormalized, e.IsSignatureRefusal ? 54 : 46, "The path has //, . or .. in it, which many clients and proxies remove before they send.").As(Certainty.Possible).About("path")
            : null;
    }

    /// <summary>Whether two keys are one under percent or form encoding.</summary>
    internal static bool Encoded(string a, string b)
    {
        string da = Inspection.PercentEncoding.Decode(a), db = Inspection.PercentEncoding.Decode(b);

        // One letter, two spellings: a keyboard makes it of one code point, a file system of Apple's of two (letter and accent).
        return da.Normalize() == db.Normalize() || da == b || db == a || da.Replace('+', ' ') == b || db.Replace('+', ' ') == a || a.Replace('+', ' ') == b.Replace('+', ' ') || (da == db);
    }

    private static string? Odd(string path)
    {
        if (path.Contains("%25"))
        {
            return "%25 in it (a percent sign, or a key that was encoded twice)";
        }

        if (path.Contains("%2B", StringComparison.OrdinalIgnoreCase) || path.Contains('+'))
        {
            return path.Contains('+') ? "a bare + in it" : "%2B in it (a plus; where a blank was meant, the key was form-encoded before)";
        }

        if (path.Any(static c => c is '\'' or '(' or ')' or '!' or '*' or '[' or ']' or '{' or '}' or '|' or '^' or '"' or '\\' or '=' or ',' or ';' or '@' or '$' or '&' or ':' || c > 126 || c == ' '))
        {
            return "characters in it that are not percent-encoded";
        }

        for (int i = path.IndexOf('%'); i >= 0 && i + 2 < path.Length; i = path.IndexOf('%', i + 1))
        {
            string escape = path.Substring(i + 1, 2);
            if (escape.Any(static c => c is >= 'a' and <= 'f'))
            {
                return "escapes in lower case in it";
            }

            if (escape[0] >= '8' || escape is "27" or "28" or "29" or "21" or "2A" or "7E" or "40" or "3D" or "3A" or "26" or "2C" or "3B")
            {
                return $"%{escape} in it";
            }
        }

        return null;
    }

    /// <summary>
    /// Signers write the signature last, or sort the parameters by name. A parameter behind the signature of a URL that is not sorted was put there
    /// by somebody else, even one that S3 knows.
    /// </summary>
    internal static Suspect? Appended(Evidence e)
    {
        // A second question mark is no separator: what comes after it has become part of the last value. Signers encode theirs.
        string given = e.Input.Url ?? string.Empty;
        int query = given.IndexOf('?');
        int second = query < 0 ? -1 : given.IndexOf('?', query + 1);
        if (e.MayBeSignature && e.IsPresigned && second > 0)
        {
            return Suspect.Likely(CauseId.ExtraQueryParameter, 68, $"'{Printable.Of(given[second..], 80)}' was put behind the URL, which had a query already: it has become part of the last value, and every value is signed.", "Append nothing to a signed URL, no cache breaker either.").About("query");
        }

        if (e.Url?.SignatureVersion != SignatureVersion.SigV4 || !e.MayBeSignature || e.Raw is not { } raw || e.IsSilentRefusal && e.Method == "HEAD")
        {
            return null;
        }

        List<string> names = [.. raw.Parameters.Select(static p => p.Name)];
        int signature = names.IndexOf("X-Amz-Signature"), headers = names.IndexOf("X-Amz-SignedHeaders");
        string[] behind = [.. names.Skip(signature + 1).Where(static n => !n.StartsWith("X-Amz-", StringComparison.Ordinal) && n != "x-id")];
        return signature > headers && headers >= 0 && behind.Length > 0
            ? Suspect.Likely(CauseId.ExtraQueryParameter, e.IsSignatureRefusal ? 74 : 40, $"'{Printable.Of(string.Join(", ", behind), 80)}' stands behind the signature, which its signer writes last: it was added afterwards.").About("query")
            : null;
    }
}
