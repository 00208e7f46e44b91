using PresignTools.Intake;
using PresignTools.Text;

namespace PresignTools.Diagnosis.Reasoning;

/// <summary>Which part of S3's interface a server refuses, and which parts a request uses.</summary>
internal static class ServerRefusal
{
    // The first that stands in a message says what it is about.
    private static readonly (string Word, S3Feature Feature)[] Words =
    [
        ("TRAILER", S3Feature.ChecksumTrailer),
        ("STREAMING-", S3Feature.SignedChunks),
        ("aws-chunked", S3Feature.SignedChunks),
        ("MultiChunkedEncoding", S3Feature.SignedChunks),
        ("POST object", S3Feature.PostForm),
        ("PostObject", S3Feature.PostForm),
        ("ACL", S3Feature.Acl),
        ("tagging", S3Feature.Tagging),
    ];

    // Headers that are looked for in the words of a log, where no exchange is read.
    private static readonly string[] Told = ["x-amz-acl", "x-amz-tagging", "x-amz-request-payer"];

    private static readonly string[] DeletesMany = ["Cannot create buckets using a POST", "/?delete", "DeleteObjects", "delete_objects"];

    /// <summary>The x-amz header that a text names, in lower case; null if it names none.</summary>
    internal static string? HeaderIn(string? text)
    {
        const string Begin = "x-amz-";
        int start = text is null ? -1 : Scan.Find(text, Begin, 0, true);
        return start < 0 ? null
            : text![start..Scan.Skip(text!, start, static c => char.IsAsciiLetterOrDigit(c) || c == '-')].TrimEnd('-').ToLowerInvariant();
    }

    /// <summary>What a message that names no header says is not supported.</summary>
    internal static S3Feature? FeatureIn(string? message)
    {
        if (message is null)
        {
            return null;
        }

        foreach ((string word, S3Feature feature) in Words)
        {
            if (message.ContainsAny(word))
            {
                return feature;
            }
        }

        return null;
    }

    /// <summary>The canned ACL that a command or call gives: <c>--acl VALUE</c>, <c>ACL='VALUE'</c>; null where none does.</summary>
    private static string? OptionAcl(string text)
    {
        foreach (string name in (string[])["--acl", "--acl-", "ACL:", "ACL=", "'ACL'", "\"ACL\"", "acl = ", "acl="])
        {
            int at = Scan.Find(text, name, 0);
            int start = at < 0 ? 0 : Scan.Skip(text, at + name.Length, static c => c is ' ' or '=' or ':' or '>' or '\'' or '"');
            int end = at < 0 ? 0 : Scan.Skip(text, start, static c => char.IsAsciiLetterLower(c) || c == '-');
            if (at >= 0 && S3HeaderValues.Takes("x-amz-acl", text[start..end]))
            {
                return text[start..end];
            }
        }

        return null;
    }

    /// <summary>What the request uses of what servers may lack.</summary>
    internal static IEnumerable<S3Feature> Used(FailureFacts e)
    {
        var used = new List<S3Feature>();
        bool isMultipartStep = e.InQuery("uploads") || e.InQuery("uploadId") || e.InQuery("delete") || e.InQuery("restore");
        if (e.IsForm || (e.Method == "POST" && !isMultipartStep && e.Operation is null or "PostObject"))
        {
            used.Add(S3Feature.PostForm);
        }

        IEnumerable<(string Name, string? Value)> headers =
        [
            .. (e.Headers ?? []).Select(static h => (h.Key, (string?)h.Value)),
            .. e.Signing.Headers.Select(static h => (h.Key, h.Value)),
            .. (e.Raw?.Parameters ?? []).Select(static p => (p.Name.ToLowerInvariant(), p.Value)),
        ];
        if (e.Status == 501)
        {
            // Named as signed, and so most likely sent; the value is not known.
            headers = headers.Concat((e.SignedHeaderNames ?? []).Select(static n => (n, (string?)null)));
            headers = headers.Concat(Told.Select(n => (n, HeaderInText.Value(e.WholeText, n))).Where(static h => h.Item2 is not null));
            headers = headers.Concat(OptionAcl(e.WholeText) is { } option ? [("x-amz-acl", option)] : []);
        }

        if (e.InQuery("delete") || RefusedOperation.Of(e) == "DeleteObjects" || e.WholeText.ContainsAny(DeletesMany))
        {
            used.Add(S3Feature.MultiDelete);
        }

        if (headers.Any(static h => h.Name == "x-amz-acl" && h.Value is { Length: > 0 } acl && acl is not ("private" or "public-read")))
        {
            used.Add(S3Feature.OtherAcl);
        }

        used.AddRange(headers.Select(static h => S3ServerGap.Of(h.Name, h.Value)).OfType<S3Feature>());
        if (e.IsSignatureV2)
        {
            used.Add(S3Feature.SignatureV2);
        }

        return used.Distinct();
    }
}
