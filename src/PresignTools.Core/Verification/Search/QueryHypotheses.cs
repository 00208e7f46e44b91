using System.Globalization;
using PresignTools.Signing;
using PresignTools.Text;
using PresignTools.Text.Masking;
using PresignTools.Verification.Subject;

namespace PresignTools.Verification.Search;

/// <summary>Parameters were added, taken out, or encoded otherwise after signing; the expiry was changed.</summary>
internal static class QueryHypotheses
{
    private static readonly HashSet<string> Required = [.. SignatureParameters.RequiredV4];

    private static readonly int[] UsualExpiries =
    [
        1,
        5,
        10,
        15,
        20,
        30,
        60,
        90,
        100,
        120,
        180,
        240,
        300,
        600,
        900,
        1000,
        1200,
        1800,
        2700,
        3000,
        3600,
        5400,
        7200,
        10800,
        14400,
        18000,
        21600,
        28800,
        36000,
        43200,
        64800,
        86400,
        86399,
        129600,
        172800,
        259200,
        432000,
        604799,
        604800,
    ];

    private static readonly (string Name, string Value)[] Usual =
    [
        ("x-id", "GetObject"),
        ("x-id", "PutObject"),
        ("x-id", "HeadObject"),
        ("x-id", "DeleteObject"),
        ("x-id", "UploadPart"),
        ("x-id", "ListObjectsV2"),
        ("X-Amz-Content-Sha256", "UNSIGNED-PAYLOAD"),
        ("x-amz-checksum-mode", "ENABLED"),
        ("x-amz-request-payer", "requester"),
        ("x-amz-sdk-checksum-algorithm", "CRC32"),
        ("uploads", ""),
        ("acl", ""),
        ("tagging", ""),
        ("restore", ""),
        ("attributes", ""),
        ("retention", ""),
        ("legal-hold", ""),
        ("torrent", ""),
        ("versions", ""),
        ("delete", ""),
        ("policy", ""),
        ("cors", ""),
        ("lifecycle", ""),
        ("location", ""),
        ("versioning", ""),
        ("website", ""),
        ("logging", ""),
        ("notification", ""),
        ("encryption", ""),
        ("list-type", "2"),
        ("versionId", "null"),
        ("partNumber", "1"),
        ("partNumber", "2"),
        ("delimiter", "/"),
        ("prefix", ""),
        ("encoding-type", "url"),
        ("max-keys", "1000"),
        ("response-content-disposition", "attachment"),
        ("response-content-disposition", "inline"),
        ("response-content-encoding", "gzip"),
        ("response-cache-control", "no-cache"),
        ("response-content-type", "application/octet-stream"),
        ("response-content-type", "application/pdf"),
        ("response-content-type", "text/plain"),
        ("response-content-type", "application/json"),
        ("response-content-type", "text/csv"),
        ("response-content-type", "text/html"),
        ("response-content-type", "image/png"),
        ("response-content-type", "image/jpeg"),
    ];

    internal static IEnumerable<Hypothesis> For(VerificationContext j, RequestParts received)
    {
        foreach (Hypothesis removed in Removals(j, received))
        {
            yield return removed;
        }

        foreach (Hypothesis token in Token(j))
        {
            yield return token;
        }

        foreach (KeyValuePair<string, string> parameter in received.Query.Encoded.Distinct())
        {
            if (Required.Contains(parameter.Key) || parameter.Key is SignatureParameters.TokenName)
            {
                continue;
            }

            foreach (Hypothesis encoding in Encodings(parameter.Key, parameter.Value))
            {
                yield return encoding;
            }
        }

        foreach (int expiry in UsualExpiries)
        {
            string text = expiry.ToString(CultureInfo.InvariantCulture);
            yield return new Hypothesis(CauseId.QueryChanged, "query", p => p.WithQuery(SignatureParameters.ExpiresName, text),
                () => $"X-Amz-Expires was changed after signing: signed {text}, received {Printable.Of(j.Parameters.Expires, 20)}.")
            { Part = "expires", Pairs = j.Has(CauseId.ExpiryOver7Days) || j.Has(CauseId.ExpiryInvalid) };
        }

        foreach ((string name, string value) in Usual)
        {
            yield return new Hypothesis(CauseId.QueryChanged, "query", p => p.PlusQuery(name, value),
                () => $"Parameter {name}{(value.Length == 0 ? string.Empty : "=" + value)} was signed and is missing.")
            { Part = "query+" };
        }

        foreach ((string name, string value) in Usual.Where(static u => u.Name.StartsWith("response-", StringComparison.Ordinal)))
        {
            string encoded = UriEncoding.Encode(value);
            yield return new Hypothesis(CauseId.QueryChanged, "query", p => p.WithQuery(name, encoded),
                () => $"Parameter {name} was changed after signing; '{value}' was signed.")
            { Part = "query:" + name };
        }
    }

    private static IEnumerable<Hypothesis> Removals(VerificationContext j, RequestParts received)
    {
        HashSet<string> suspicious = [.. SuspiciousParameters.Of(j.Url).Select(static p => UriEncoding.Encode(p.Name))];
        if (suspicious.Count > 1)
        {
            yield return new Hypothesis(CauseId.ExtraQueryParameter, "query", p => p.WithoutQuery(suspicious.Contains),
                () => $"Appended after signing: {Printable.Of(string.Join(", ", suspicious), 120)}.")
            { Part = "query-", Pairs = true };
        }

        yield return new Hypothesis(CauseId.DuplicateQueryParameter, "query", static p => p.WithEachOnce(),
            static () => "A parameter stands twice in the query; it was signed once.")
        { Part = "query-" };
        foreach (string name in received.Query.Encoded.Select(static p => p.Key).Where(static n => !Required.Contains(n)).Distinct())
        {
            bool token = name is SignatureParameters.TokenName or SignatureParameters.ExpressTokenName;
            yield return new Hypothesis(token ? CauseId.MalformedSessionToken : CauseId.ExtraQueryParameter, token ? "token" : "query",
                p => p.WithoutQuery(n => n == name),
                () =>
                    token
                        ? "The session token was added after signing; for S3 it is part of what is signed."
                        : $"Parameter '{Printable.Of(Uri(name), 60)}' was appended after signing.")
            {
                Part = "query:" + name,
                Pairs = true,
                Remedy = token ? "Sign with the token as part of the query (X-Amz-Security-Token)." : null,
            };
        }

        yield return new Hypothesis(
            CauseId.ExtraQueryParameter,
            "query",
            p => p.WithoutQuery(static n => !n.StartsWith("X-Amz-", StringComparison.Ordinal)),
            static () => "All parameters beside those of the signature were appended after signing.")
        {
            Part = "query-",
        };
    }

    private static IEnumerable<Hypothesis> Token(VerificationContext j)
    {
        bool session = j.Credentials is { IsDirectoryBucketSession: true } || j.Parameters.ExpressToken is not null;
        string name = session ? SignatureParameters.ExpressTokenName : SignatureParameters.TokenName;
        string? given = session ? j.Parameters.ExpressToken : j.Parameters.Token;
        if (j.Credentials?.SessionToken is { } known && known != given)
        {
            string encoded = UriEncoding.Encode(known);
            yield return new Hypothesis(given is null ? CauseId.MissingSessionToken : CauseId.MalformedSessionToken, "token",
                p => p.PlusQuery(name, known) ?? p.WithQuery(name, encoded),
                () =>
                    given is null
                        ? "The URL was signed with the session token of these credentials, which is missing from it."
                        : "The URL was signed with the session token of these credentials; the one in it is another.")
            {
                Part = "token",
                Pairs = true,
            };
        }

        if (given is null)
        {
            yield break;
        }

        (string Value, string What)[] variants =
        [
            (given.Replace(' ', '+'), "+ in it became spaces"),
            (given.Replace('+', ' '), "the signer read + in it as spaces"),
            (PercentEncoding.Decode(given), "it was percent-encoded twice"),
            (UriEncoding.Encode(given), "the signer encoded it twice"),
            (given.TrimEnd('='), "= at its end were added"),
            (given.TrimEnd('=') + "=", "= at its end were lost"),
            (given.TrimEnd('=') + "==", "= at its end were lost"),
            (given.Trim(), "there are spaces around it"),
            (given + "\n", "it was signed with a line break at its end"),
        ];
        foreach ((string value, string what) in variants)
        {
            string encoded = UriEncoding.Encode(value);
            yield return new Hypothesis(CauseId.MalformedSessionToken, "token", p => p.WithQuery(SignatureParameters.TokenName, encoded),
                () => $"The session token was changed on its way: {what}.")
            { Part = "token" };
        }
    }

    private static IEnumerable<Hypothesis> Encodings(string name, string value)
    {
        (string Cause, string Value, string What, bool Pairs)[] variants =
        [
            (CauseId.KeyEncoding, value.Replace("%2B", "%20"), "a space (%20) arrived as +", true),
            (CauseId.KeyEncoding, value.Replace("%20", "%2B"), "a + (%2B) arrived as a space", true),
            (
                CauseId.UrlMangledInTransit,
                UriEncoding.Normalize(value.Replace("%25", "%").AsSpan()),
                "it arrived percent-encoded twice",
                true),
            (CauseId.SdkSigningBug, value.Replace("%", "%25"), "the signer encoded it twice in the canonical request", false),
            (CauseId.SdkSigningBug, value.Replace("%2F", "/"), "the signer left / unencoded in the canonical request", false),
            (CauseId.SdkSigningBug, value.Replace("%20", "+"), "the signer wrote + for a space in the canonical request", false),
            (
                CauseId.SdkSigningBug,
                value.Replace("%21", "!").Replace("%2A", "*").Replace("%27", "'").Replace("%28", "(").Replace("%29", ")"),
                "the signer left !*'() unencoded in the canonical request",
                false),
            (CauseId.QueryChanged, string.Empty, "it was signed without a value", false),
            (CauseId.QueryChanged, value.ToLowerInvariant(), "letters are in another case", false),
        ];
        foreach ((string cause, string other, string what, bool pairs) in variants.Where(v => v.Value != value))
        {
            yield return Of(cause, name, other, what, pairs);
        }

        bool first = true;
        foreach (int length in PathHypotheses.Shortened(value, 2))
        {
            yield return Of(
                CauseId.QueryChanged,
                name,
                value[..length],
                $"'{CanonicalMask.Show(PercentEncoding.Decode(name), value[length..])}' was appended to it",
                first);
            first = false;
        }
    }

    private static Hypothesis Of(string cause, string encodedName, string value, string what, bool pairs)
    {
        string name = Uri(encodedName);
        return new Hypothesis(
            cause,
            "query",
            p => p.WithQuery(name, value),
            () => $"Parameter '{Printable.Of(name, 60)}' differs from what was signed: {what}.")
        {
            Part = "query:" + encodedName,
            Pairs = pairs,
        };
    }

    private static string Uri(string encoded) => PercentEncoding.Decode(encoded);
}
