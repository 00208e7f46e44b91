using System.Globalization;
using PresignTools.Signing;
using PresignTools.Text;
using PresignTools.Text.Masking;
using PresignTools.Verification.Search;
using PresignTools.Verification.Subject;

namespace PresignTools.Verification.Checks;

/// <summary>
/// Computes a Signature Version 2 again, and tries what usually differs: method, Content-Type, bucket in the resource, white space at the
/// secret.
/// </summary>
internal static class SignatureV2Check
{
    private static readonly string[] ContentTypes =
    [
        "",
        "application/octet-stream",
        "binary/octet-stream",
        "application/x-www-form-urlencoded",
        "text/plain",
        "application/json",
        "image/jpeg",
        "image/png",
        "application/pdf",
    ];

    /// <param name="j">The request under test.</param>
    /// <param name="effort">How far to look for the reason of a signature that does not fit.</param>
    internal static void Run(VerificationContext j, SearchEffort effort)
    {
        SignatureParameters p = j.Parameters;
        if (p.ExpiresV2 is null || p.AccessKeyIdV2 is null)
        {
            return;
        }

        V2Parts parts = Parts(j);
        j.StringToSign = parts.StringToSign();
        if (j.Credentials is null || p.SignatureV2 is not { Length: > 0 } given)
        {
            return;
        }

        if (Fits(parts, given))
        {
            Matches(j);
            return;
        }

        j.SignatureMatches = false;
        j.SignatureKnownWrong = true;
        // What was not stated is tried in any case; the rest explains, and the bare verdict does without.
        List<Hypothesis<V2Parts>> likely = [.. Hypotheses(j, parts).Where(h => effort != SearchEffort.None || IsUnstated(j, h))];
        long price = Price(parts);
        j.HypothesesTried = 1;
        foreach (Hypothesis<V2Parts>[] together in likely.Select(static h => new[] { h })
            .Concat(likely.SelectMany((a, i) => likely.Skip(i + 1).Where(b => b.Element != a.Element).Select(b => new[] { a, b }))))
        {
            if (!j.Budget.TrySpend(price))
            {
                j.SearchIsComplete = false;
                break;
            }

            j.HypothesesTried++;
            V2Parts variant = together.Aggregate(parts, static (v, h) => h.Apply(v));
            if (!ReferenceEquals(variant, parts) && Fits(variant, given))
            {
                Explained(j, together, variant);
                return;
            }
        }

        if (effort == SearchEffort.None)
        {
            j.Fail(CauseId.SignatureMismatch, "The signature is not the one that these credentials give for this request.");
            return;
        }

        string tried = j.HypothesesTried.ToString(CultureInfo.InvariantCulture);
        j.Fail(CauseId.SignatureMismatch,
            $"The signature is not the one that these credentials give for this request, nor for any of {tried} variants of it."
            + SignatureCheck.CutShort(j));
        Unexplained.Add(j, null, computed: true);
    }

    /// <summary>What one variant costs: its text is put together, sorted and hashed.</summary>
    private static long Price(V2Parts parts) =>
        8_000 + (10L * (parts.Resource.Length + parts.Secret.Length + parts.Query.Sum(static q => q.Key.Length + (q.Value?.Length ?? 0))
            + parts.Headers.Sum(static h => h.Key.Length + h.Value.Length)))
        + (1_000L * (parts.Query.Count + parts.Headers.Count));

    /// <summary>What the caller did not state cannot be wrong.</summary>
    private static bool IsUnstated(VerificationContext j, Hypothesis<V2Parts> hypothesis) =>
        (hypothesis.Element == "method" && j.GivenMethod is null) || (hypothesis.Element == "header:content-type" && j.Headers is null);

    private static void Explained(VerificationContext j, Hypothesis<V2Parts>[] hypotheses, V2Parts variant)
    {
        if (hypotheses.All(h => IsUnstated(j, h)))
        {
            j.EffectiveMethod = variant.Method;
            j.StringToSign = variant.StringToSign();
            Matches(j);
            if (variant.ContentType.Length > 0 && j.HeaderOrNull("content-type") is null)
            {
                j.Add(
                    CauseId.MissingSignedHeader,
                    FindingStatus.Warning,
                    EvidenceKind.Recomputed,
                    $"The client must send Content-Type: {variant.ContentType}, which was signed.",
                    null);
            }

            return;
        }

        foreach (Hypothesis<V2Parts> hypothesis in hypotheses)
        {
            j.Fail(hypothesis.Cause, hypothesis.Evidence, null, hypothesis.Element);
        }

        j.LineDifferences = [new CanonicalDifference("string-to-sign", Line(j.StringToSign!), Line(variant.StringToSign()))];
    }

    private static string Line(string text) => CanonicalMask.Mask(text).Replace("\n", "\\n");

    private static void Matches(VerificationContext j)
    {
        j.SignatureMatches = !j.IsRepaired;
        j.SignatureKnownWrong = false;
        j.Add(
            CauseId.SignatureMatches,
            FindingStatus.Pass,
            EvidenceKind.Recomputed,
            $"{(j.IsRepaired ? "Once repaired, it is signed" : "Signed")} by {j.Parameters.ShownKeyId} with the secret key given "
                + $"(Signature Version 2), for {j.EffectiveMethod}, and not altered since.",
            string.Empty);
    }

    private static IEnumerable<Hypothesis<V2Parts>> Hypotheses(VerificationContext j, V2Parts parts)
    {
        foreach (string method in MethodHypotheses.Methods)
        {
            yield return new(
                method == "GET" && parts.Method == "HEAD" ? CauseId.HeadWithGetUrl : CauseId.WrongMethod,
                "method",
                v => v with { Method = method },
                $"The URL was signed for {method} and is sent with {Text.Printable.Of(parts.Method, 20)}.");
        }

        // botocore writes the headers that it signed into the query; what a server counts is the header that is sent.
        foreach (string type in ContentTypes.Concat(Written(j, "content-type")))
        {
            yield return new(
                CauseId.ContentTypeMismatch,
                "header:content-type",
                v => v with { ContentType = type },
                type.Length == 0
                    ? "It was signed without a Content-Type, and one is sent."
                    : $"It was signed with Content-Type '{type}'.");
        }

        foreach (string digest in Written(j, "content-md5"))
        {
            yield return new(
                CauseId.MissingSignedHeader,
                "header:content-md5",
                v => v with { Headers = [.. v.Headers.Where(static h => h.Key != "content-md5"), new("content-md5", digest)] },
                $"It was signed with Content-MD5 '{Text.Printable.Of(digest, 60)}'. That is in the query, and must be sent as a header.");
        }

        (string Secret, string What)[] secrets =
        [
            (parts.Secret.Trim(), "the key given has white space around it"),
            (parts.Secret + "\n", "it was signed with a line break at the key's end"),
            (parts.Secret + " ", "it was signed with a space at the key's end"),
            (PercentEncoding.Decode(parts.Secret), "the key given is percent-encoded"),
        ];
        foreach ((string secret, string what) in secrets)
        {
            yield return new(
                CauseId.WrongSecretKey,
                "secret",
                v => v with { Secret = secret },
                $"The secret key that signed is another: {what}.");
        }

        foreach ((string resource, string what) in Resources(j, parts))
        {
            yield return new(
                CauseId.KeyEncoding,
                "path",
                v => v with { Resource = resource },
                $"Signed for the resource {Text.Printable.Of(resource)}: {what}.");
        }

        if (parts.Query.Count > 0)
        {
            string names = Text.Printable.Of(string.Join(", ", parts.Query.Select(static p => p.Key).Distinct()), 80);
            yield return new(CauseId.ExtraQueryParameter, "query", static v => v with { Query = [] }, $"Added after signing: {names}.");
        }
    }

    /// <summary>The values that a header has in the query.</summary>
    private static IEnumerable<string> Written(VerificationContext j, string header) =>
        j.Url.Parameters.Where(p => p.Name.Equals(header, StringComparison.OrdinalIgnoreCase) && p.Value.Length > 0)
            .Select(static p => p.Value);

    private static IEnumerable<(string Resource, string What)> Resources(VerificationContext j, V2Parts parts)
    {
        yield return (j.Url.Path, "the bucket is not in front of the path");
        if (j.Location?.Bucket is { } bucket)
        {
            yield return ("/" + bucket + j.Url.Path, "the bucket is in front of the path");
        }

        // A bucket in the host of a server of one's own.
        string label = j.Host.Split('.')[0];
        yield return ("/" + label + j.Url.Path, "the first label of the host is the bucket");
        yield return (PercentEncoding.Decode(parts.Resource), "the signer did not encode the key");
        yield return (UriEncoding.Normalize(parts.Resource.AsSpan(), keepSlash: true), "the key is encoded otherwise");
        yield return (parts.Resource.Replace("+", "%20"), "a space arrived as +");
    }

    private static V2Parts Parts(VerificationContext j)
    {
        string[] own = ["AWSAccessKeyId", "Expires", "Signature"];
        string path = j.Url.Path.Length == 0 ? "/" : j.Url.Path;
        return new V2Parts(
            j.EffectiveMethod,
            j.HeaderOrNull("content-type") ?? string.Empty,
            j.Location is { IsPathStyle: false, Bucket: { } bucket } && bucket.IndexOf(':') < 0 ? "/" + bucket + path : path,
            j.Credentials?.SecretAccessKey ?? string.Empty,
            [
                .. j
                    .Url.Parameters.Where(p => !own.Contains(p.Name))
                    .Select(static p => new KeyValuePair<string, string?>(p.Name, p.HasEquals ? p.Value : null)),
            ],
            [.. (j.Headers ?? []).Where(static h => h.Key != "content-type")],
            j.Parameters.ExpiresV2!);
    }

    private static bool Fits(V2Parts parts, string given) => SignatureV2.Sign(parts.Secret, parts.StringToSign()) == given;

    private sealed record Hypothesis<T>(string Cause, string Element, Func<T, T> Apply, string Evidence);

    private sealed record V2Parts(
        string Method,
        string ContentType,
        string Resource,
        string Secret,
        IReadOnlyList<KeyValuePair<string, string?>> Query,
        IReadOnlyList<KeyValuePair<string, string>> Headers,
        string Expires)
    {
        internal string StringToSign() =>
            SignatureV2.StringToSign(
                Method,
                Resource,
                Query,
                ContentType.Length == 0 ? Headers : [.. Headers, new("content-type", ContentType)],
                Expires);

        public override string ToString() => nameof(V2Parts);
    }
}
