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
        if (e.IsSignatureRefusal && !e.HasWholeSignature && Lost(e, text) is { } lost)
        {
            yield return Match
                .SeenInRequest(
                    $"The text has the path '{Printable.Of(lost, 80)}', and the server got it with one slash less: a client or proxy "
                        + "merged them after signing.",
                    "Let what is on the way leave the path alone (nginx: merge_slashes off), or keep empty folders out of keys.")
                .About("path")
                .Explaining(CauseId.SignedHostMismatch, CauseId.IntermediaryChangesRequest, CauseId.KeyEncoding);
            yield break;
        }

        bool mayBe = e.IsSignatureRefusal && !e.HasWholeSignature;
        if (mayBe && text.Contains("path-as-is", StringComparison.Ordinal) && Tellings.Works.IsIn(text))
        {
            yield return Match
                .SeenInRequest(
                    "With curl --path-as-is it works, which sends the path as it is written; other clients take out . and .. before "
                        + "they send.")
                .About("path")
                .Explaining(CauseId.SignedHostMismatch, CauseId.KeyEncoding);
            yield break;
        }

        if (mayBe && Dotted(text) is { } dotted)
        {
            yield return Match.Circumstance(
                $"'{Printable.Of(dotted, 80)}' has a segment of dots, which many clients and proxies take out of a path before they "
                    + "send it.")
                .About("path").Explaining(CauseId.SignedHostMismatch);
            yield break;
        }

        if (!e.IsSignatureRefusal || e.Raw is not null)
        {
            yield break;
        }

        if (e.Canonical is null && KeyWithGap.In(text) is { } gap)
        {
            yield return Match.Circumstance(
                $"The key '{Printable.Of(gap, 80)}' has an empty segment. Clients merge the slashes where they sign, or where they send: "
                    + "the path is then another one than was signed.",
                "Keep // and a slash at the beginning out of keys, or update the client.")
                .About("path").Explaining(CauseId.SignedHostMismatch, CauseId.KeyEncoding, CauseId.SdkSigningBug, CauseId.SignatureMismatch,
                    CauseId.WrongSecretKey);
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

    /// <summary>A path with a doubled slash in the text, of which the server's canonical request has all but the one slash.</summary>
    private static string? Lost(FailureFacts e, string text)
    {
        string? got = e.Canonical?.Path;
        if (got is null || got.Length < 3 || got.Contains("//", StringComparison.Ordinal))
        {
            return null;
        }

        int end = 0, tried = 0;
        for (int i = Scan.Find(text, "//", 0); i >= 0 && tried < MostTried; i = Scan.Find(text, "//", Math.Max(end, i + 2)))
        {
            if (i > 0 && text[i - 1] == ':')
            {
                continue;
            }

            int start = i;
            while (start > end && i - start < LongestPath && IsOfPath(text[start - 1]))
            {
                start--;
            }

            tried++;
            end = Scan.Skip(text, i, IsOfPath);
            string path = text[start..end].Replace("://", ":", StringComparison.Ordinal);
            if (path.Replace("//", "/", StringComparison.Ordinal).EndsWith(got, StringComparison.Ordinal))
            {
                return text[start..end];
            }
        }

        return null;
    }

    private const int LongestPath = 1024;
    private const int MostTried = 200;

    private static bool IsOfPath(char c) => !char.IsWhiteSpace(c)
        && c is not ('"' or '\'' or '`' or '<' or '>' or '?' or '(' or ')' or ',');

    /// <summary>A key with a segment of dots in the middle; a relative path of files begins with one.</summary>
    private static string? Dotted(string text)
    {
        foreach (string dots in (string[])["/./", "/../"])
        {
            int i = Scan.Find(text, dots, 0);
            int start = i;
            while (start > 0 && i - start < LongestPath && IsOfPath(text[start - 1]))
            {
                start--;
            }

            if (i > 0 && char.IsAsciiLetterOrDigit(text[i - 1]) && text[start] is not ('.' or '/' or '~' or '$'))
            {
                return text[start..Scan.Skip(text, i, IsOfPath)];
            }
        }

        return null;
    }

    /// <summary>Whether a path of the key is one that clients tidy: it begins with a slash, or has empty or dotted segments.</summary>
    private static bool IsTidied(string key)
    {
        string path = "/" + key + "/";
        return key.Length > 0 && (path.IndexOf("//", StringComparison.Ordinal) is >= 0 and var at && at < path.Length - 2
            || path.Contains("/./", StringComparison.Ordinal) || path.Contains("/../", StringComparison.Ordinal));
    }
}
