using PresignTools.Diagnosis.Known;
using PresignTools.Diagnosis.Reasoning;
using PresignTools.Text;

namespace PresignTools.Diagnosis.Causes.Request;

/// <summary>A client or proxy merged slashes or removed dot segments of the path.</summary>
internal sealed class PathNormalized : CauseDefinition
{
    internal override CauseInfo Info { get; } = new("path-normalized", CheckLayer.Request)
    {
        Title = "A client or proxy merged slashes or removed dot segments of the path",
        Why = "For S3, a//b and a/../b are ordinary keys. Clients and proxies change such paths, and the path is signed.",
        Fix = "Send the path as it was signed (curl --path-as-is), or avoid //, . and .. in keys.",
        Document = AwsDocuments.ObjectKeys,
        Stages = [S3CheckStage.Signature, S3CheckStage.Target, S3CheckStage.Authorization],
        Statuses = [403, 404],
    };

    /// <summary>//, . and .. are part of a key for S3, and removed by browsers, System.Uri and many proxies.</summary>
    internal override IEnumerable<Match> Find(FailureFacts e)
    {
        string? path = e.Raw?.Path;
        if (
            path is not null
            && e.Verification is not { IsRepaired: true }
            && e.Input.SentPath is { } line
            && SentLine.Path(line) is var sent
            && sent != path
            && !ObjectKeys.IsSamePath(path, sent))
        {
            // Signed by these keys, and another path on the wire: then nothing else is left.
            string evidence = $"The URL has the path {Printable.Of(path, 120)}, the client sends {Printable.Of(sent, 120)}.";
            bool isProven = e.MayRefuseSignature && e.Verification?.SignatureMatches == true;
            yield return (isProven ? Match.Recomputed(evidence) : Match.SeenInRequest(evidence)).About("path")
                .Explaining(CauseId.WrongSecretKey, CauseId.KeyEncoding);
        }

        foreach (NameDifference d in e.Differences.Where(static d => d.Thing == NamedThing.Key && ObjectKeys.IsNormalized(d)))
        {
            yield return Match.SeenInRequest(d.Sentence).About("path").Explaining(CauseId.WrongBucketOrKey);
        }

        if (path is not null && ObjectKeys.HasDots(path) && (e.MayRefuseSignature || e.Status == 404))
        {
            const string Removed = "The path contains //, . or .., which many clients and proxies remove before they send it.";
            bool isSentSo = e.Input.SentPath is { } wire && SentLine.Path(wire) == path;
            bool isKept = isSentSo || e.Input.Client.ContainsAny("path-as-is", "boto", "urllib");
            bool isRemoved =
                !isKept && e.MayRefuseSignature && ObjectKeys.HasDotSegments(path) && e.Verification?.SignatureMatches != false;
            yield return (
                isRemoved ? Match.SeenInRequest(Removed)
                : isKept ? Match.CommonCause(Removed)
                : Match.Circumstance(Removed)
            ).About("path");
        }
        else if (path is null && e.IsSignatureRefusal && Lost(e) is { } lost)
        {
            yield return Match
                .SeenInRequest(
                    $"The text has the path '{Printable.Of(lost, 80)}', and the server got it with one slash less: a client or proxy "
                        + "merged them after signing.")
                .About("path");
        }
        else if (path is null && e.IsSignatureRefusal && e.SignedParameter("key") is { } key && IsTidied(key))
        {
            yield return Match
                .Circumstance(
                    $"The key '{Printable.Of(key, 80)}' gives a path with //, . or .., which many clients and proxies remove before they "
                        + $"send it."
                )
                .About("path");
        }
    }

    /// <inheritdoc/>
    internal override IEnumerable<Match> Told(FailureFacts e, string text)
    {
        if (!e.IsSignatureRefusal || e.Raw is not null)
        {
            yield break;
        }

        string? got = e.Canonical?.Path ?? e.Element("Resource");
        if (got?.Contains("//", StringComparison.Ordinal) == true)
        {
            yield return Match.Circumstance(
                $"The server received the path '{Printable.Of(got, 100)}'. An empty part in a path is added or taken out on the way, and "
                    + "the path is signed.").About("path");
        }
        else if (Tellings.DoubledSlash.FirstIn(text) is { } slash)
        {
            yield return Match.Circumstance(
                $"The text speaks of slashes in the path ('{slash}'). What stands between client and server may merge them after signing.")
                .About("path");
        }
    }

    /// <summary>An s3:// address with a doubled slash, where the server's canonical request has none.</summary>
    private static string? Lost(FailureFacts e)
    {
        const string Scheme = "s3://";
        string? got = e.Response?.CanonicalRequest?.Split('\n').ElementAtOrDefault(1);
        int start = got is null || got.Contains("//", StringComparison.Ordinal) ? -1 : Scan.Find(e.WholeText, Scheme, 0, true);
        if (start < 0)
        {
            return null;
        }

        int end = Scan.Skip(e.WholeText, start, static c => c is not ('\'' or '"' or '`' or ')' or '<' or '>') && !char.IsWhiteSpace(c));
        string address = e.WholeText[start..end];
        return address.IndexOf("//", Scheme.Length, StringComparison.Ordinal) > 0 ? address : null;
    }

    /// <summary>Whether a path of the key is one that clients tidy: it begins with a slash, or has empty or dotted segments.</summary>
    private static bool IsTidied(string key)
    {
        string path = "/" + key + "/";
        return key.Length > 0 && (path.IndexOf("//", StringComparison.Ordinal) is >= 0 and var at && at < path.Length - 2
            || path.Contains("/./", StringComparison.Ordinal) || path.Contains("/../", StringComparison.Ordinal));
    }
}
