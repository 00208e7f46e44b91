using PresignTools.Diagnosis.Known;
using PresignTools.Diagnosis.Reasoning;
using PresignTools.Intake;
using PresignTools.Signing;
using PresignTools.Text;

namespace PresignTools.Diagnosis.Causes.Request;

/// <summary>The key is percent-encoded differently from how it was signed.</summary>
internal sealed class KeyEncoding : CauseDefinition
{
    internal override CauseInfo Info { get; } = new("key-encoding", CheckLayer.Request)
    {
        Title = "The key is percent-encoded differently from how it was signed",
        Why = "The path is signed as S3 decodes and encodes it again. A key that was encoded twice, or by other rules, is "
            + "a different key.",
        Fix = "Encode the key once, as UTF-8, with %20 for a space and %2B for a plus, and do not touch it after signing.",
        Document = AwsDocuments.ObjectKeys,
        Stages = [S3CheckStage.Format, S3CheckStage.Signature, S3CheckStage.Authorization, S3CheckStage.Target, S3CheckStage.Operation],
        Statuses = [400, 403, 404],
    };

    internal override IEnumerable<Match> Find(FailureFacts e) =>
        [.. BehindNormalized(e), .. SentPath(e), .. Named(e), .. Stored(e), .. ByContrast(e), .. NotUtf8(e), .. Odd(e), .. AskedRaw(e)];

    private static IEnumerable<Match> BehindNormalized(FailureFacts e) =>
        HasDots(e) && !e.IsRecomputed ? [] : e.Faults(CauseId.PathNormalized).Select(f =>
        Match.Of(f, e.IsRecomputed ? EvidenceKind.Circumstance : EvidenceKind.SeenInRequest) with
        {
            Explains = e.IsRecomputed ? [] : [f.Cause],
        });

    /// <summary>What the URL has and clients take out is gone in the canonical request: that is the exact cause.</summary>
    private static bool HasDots(FailureFacts e) => e.Raw is { } raw && ObjectKeys.HasDots(raw.Path);

    private static IEnumerable<Match> SentPath(FailureFacts e)
    {
        if (
            e.Input.SentPath is { } line
            && e.Raw?.Path is { } path
            && SentLine.Path(line) is var sent
            && sent != path
            && ObjectKeys.IsSamePath(path, sent))
        {
            yield return Match
                .SeenInRequest(
                    $"The URL has the path {Printable.Of(path, 120)}, the client sends {Printable.Of(sent, 120)}: the same key, encoded "
                        + $"differently."
                )
                .About("path");
        }
    }

    /// <summary>The key that is not found is encoded, and the text names the object without.</summary>
    private static IEnumerable<Match> AskedRaw(FailureFacts e)
    {
        if (e.Code is "NoSuchKey" && e.Input.FullText is { } text && RawKeys.In(text) is { } raw)
        {
            yield return Match
                .SeenInRequest(
                    $"The key is '{Printable.Of(raw.Asked, 120)}' in one place and '{Printable.Of(raw.Plain, 120)}' in another: it was "
                        + "encoded, or not decoded, before it was requested.",
                    "Give the key as it is stored; the SDK does the encoding. Keys in S3 events are form-encoded: decode them first "
                        + "(+ is a space, then %XX).")
                .Explaining(CauseId.WrongBucketOrKey);
        }
    }

    /// <summary>Escapes that give no text in UTF-8: whoever wrote the key used another character set, as Latin-1 is.</summary>
    private static IEnumerable<Match> NotUtf8(FailureFacts e)
    {
        bool mayBe = e.MayBeSignature || e.Status is 400 or 404;
        if (mayBe && e.Raw?.Path is { } path && path.Contains('%') && !IsUtf8(path))
        {
            yield return Match
                .SeenInRequest(
                    $"The path '{Printable.Of(path, 120)}' has bytes that are not UTF-8; keys are text in UTF-8.",
                    "Encode the key as UTF-8 before it is percent-encoded, and sign it so."
                )
                .About("path")
                .Explaining(CauseId.WrongBucketOrKey);
        }
    }

    private static bool IsUtf8(string path)
    {
        var bytes = new List<byte>(path.Length);
        for (int i = 0; i < path.Length; i++)
        {
            if (path[i] == '%' && i + 2 < path.Length && UriEncoding.HexValue(path[i + 1]) is >= 0 and var high
                && UriEncoding.HexValue(path[i + 2]) is >= 0 and var low)
            {
                bytes.Add((byte)((high << 4) | low));
                i += 2;
            }
            else if (path[i] < 0x80)
            {
                bytes.Add((byte)path[i]);
            }
        }

        return System.Text.Unicode.Utf8.IsValid(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(bytes));
    }

    private static IEnumerable<Match> Named(FailureFacts e) =>
        e
            .Differences.Where(static d => d.Thing == NamedThing.Key && ObjectKeys.IsReencoded(d))
            .Select(static d => Match.SeenInRequest(d.Sentence).About("path").Explaining(CauseId.WrongBucketOrKey));

    private static IEnumerable<Match> Stored(FailureFacts e)
    {
        if (e.Bucket.ObjectKey is { } stored && e.Key is { } asked && stored != asked && ObjectKeys.IsSameKey(stored, asked))
        {
            yield return Match
                .SeenInRequest(
                    $"The object is stored as '{Printable.Of(stored, 120)}', and was requested as '{Printable.Of(asked, 120)}': the key "
                        + $"was encoded, or not decoded, before it "
                        + "was signed.",
                    "Give the key to the signer as it is stored; it does the encoding. Keys in S3 events are form-encoded: decode them "
                        + "first (+ is a space)."
                )
                .Explaining(CauseId.WrongBucketOrKey);
        }
    }

    /// <summary>
    /// A blank in the path of a URL as the signer gave it, where URLs without one work: the signer wrote it there, and no transport.
    /// </summary>
    private static IEnumerable<Match> ByContrast(FailureFacts e)
    {
        bool isOfKeys = e.Input.Contrasts.Any(static c => c.Dimension is ContrastDimension.Key or ContrastDimension.Name);
        string path = e.Input.Url?.Split('?')[0] ?? string.Empty;
        if (e.IsSignatureRefusal && isOfKeys && path.Contains(' '))
        {
            yield return Match
                .SeenInRequest("The path has a space, and other keys work: the signer did not encode it, and clients send it as %20.")
                .About("path")
                .Explaining(CauseId.UrlMangledInTransit);
        }
    }

    private static IEnumerable<Match> Odd(FailureFacts e)
    {
        string? path = e.Raw?.Path;
        if (path?.Contains("**", StringComparison.Ordinal) == true)
        {
            yield break;        // blotted out
        }

        if (path is null)
        {
            // Without the URL the key alone tells whether anything in it is encoded by some and not by others.
            if (e.IsSignatureRefusal && OddKey(e) is var (told, strange))
            {
                yield return Match
                    .Circumstance(
                        $"The key '{Printable.Of(told, 100)}' has {strange}: it must be percent-encoded exactly once."
                    )
                    .About("path");
            }

            yield break;
        }

        bool mayBe =
            e.Response is null
            || e.MayBeSignature
            || e.Stage is S3CheckStage.Target or S3CheckStage.Routing or S3CheckStage.Authorization;
        bool isCompared = e.Input.SentPath is { } line && SentLine.Path(line) != path;
        bool isStoredOtherwise = e.Bucket.ObjectKey is { } stored && e.Key is { } asked && stored != asked;
        bool isSlash = path.Contains("%2F", StringComparison.OrdinalIgnoreCase);
        string? odd = isSlash ? OddSpelling.EncodedSlash : OddSpelling.Of(path);
        if (!mayBe || isCompared || isStoredOtherwise || odd is null)
        {
            yield break;
        }

        bool isDoubtful = path.Contains("%25") || path.Contains('+') || odd.EndsWith("encoded", StringComparison.Ordinal);
        bool isMissing = e.Code == "NoSuchKey" || e.Status == 404 || e.IsBareDenial;
        EvidenceKind kind = isMissing ? EvidenceKind.Reported : EvidenceKind.CommonCause;
        if (e.MayRefuseSignature && isSlash)
        {
            kind = EvidenceKind.SeenInRequest;
        }
        else if (e.IsSignatureRefusal)
        {
            kind = isDoubtful ? EvidenceKind.SeenInRequest : EvidenceKind.SeenInAccount;
        }

        yield return new Match(kind, $"The path has {odd}, which clients, proxies and signers encode in different ways.").About("path");
    }

    /// <summary>A key that is known without the URL, and what is odd in it; null where there is none.</summary>
    private static (string Key, string Strange)? OddKey(FailureFacts e)
    {
        if ((e.Bucket.ObjectKey ?? e.SignedParameter("key")) is { } given && OddSpelling.Of(given) is { } strange)
        {
            return (given, strange);
        }

        if (e.Canonical is { Path: { } path } && OddSpelling.Of(path) is { } escaped)
        {
            return (path, escaped);
        }

        return AnsweredKey(e) is { } answered && OddSpelling.OfKey(answered) is { } odd ? (answered, odd) : null;
    }

    /// <summary>The key as the server names it in its refusal: what it was asked for, as it reads it.</summary>
    private static string? AnsweredKey(FailureFacts e)
    {
        string? resource = e.Response?.Key ?? e.Element("Resource");
        int slash = e.Response?.Key is null && resource is not null ? resource.IndexOf('/', 1) : 0;
        return resource is { Length: > 1 } && slash >= 0 ? resource[slash..] : null;
    }

    /// <inheritdoc/>
    internal override IEnumerable<Match> Told(FailureFacts e, string text)
    {
        bool isSlash = e.ClientPath?.StartsWith("/%2F", StringComparison.OrdinalIgnoreCase) == true;      // path-in-bucket-name
        bool mayBe = (e.IsSignatureRefusal || e.IsSilentRefusal) && !isSlash;
        if (mayBe && e.ClientPath is { } path && path.Contains("%25", StringComparison.Ordinal))
        {
            yield return Match.SeenInRequest(
                $"The client signs the path '{Printable.Of(path, 100)}', which is encoded twice.",
                "Give the key to the signer as it is stored; it encodes it once.").About("path");
        }

        if (IsBrokenLine(e) && Tellings.OddNames.FirstIn(text) is { } spaced)
        {
            yield return Match
                .SeenInRequest(
                    $"Status 505, and the text speaks of names with '{spaced}': a space in the path ends it on the request line, and the "
                        + "server "
                        + "reads the rest as the version of HTTP.",
                    "Percent-encode the key once, in the path that is sent and in the one that is signed alike.")
                .About("path")
                .Explaining(CauseId.Other, CauseId.ThrottledOrUnavailable);
        }

        if (!e.IsSignatureRefusal)
        {
            yield break;
        }

        if (Tellings.OddNames.FirstIn(text) is { } contrasted
            && e.Input.Contrasts.Any(static c => c.Dimension == ContrastDimension.Key && c.Works.Length > 0))
        {
            yield return Match
                .SeenInAccount(
                    $"Names of plain letters work, and others do not ('{contrasted}'): the path is encoded in one way where it is signed, "
                        + "and in another where the signature is checked.")
                .About("path")
                .Explaining(CauseId.SignedHostMismatch, CauseId.IntermediaryChangesRequest, CauseId.SdkSigningBug, CauseId.WrongSecretKey);
        }
        else if (Tellings.OddNames.FirstIn(text) is { } odd)
        {
            yield return Match.Reported(
                $"The text speaks of keys that must be percent-encoded ('{odd}'); signer, client and server must encode them in the "
                    + $"same way.");
        }

        if (e.Raw is null && ToldNames.In(text) is var (name, plain))
        {
            string said = $"'{Printable.Of(name, 80)}' has a character that some percent-encode and others do not";
            yield return plain is null
                ? Match.Reported($"{said}; signer, client and server must encode it in the same way.")
                : Match.Circumstance($"{said}, and the text names '{Printable.Of(plain, 80)}' beside it, which has none.").About("path");
        }
    }

    internal override IEnumerable<DiagnosisNeed> Needs(FailureFacts e) => Ask.ObjectExistence(e);

    /// <summary>A request line with a space too many: 505, HTTP Version Not Supported (RFC 9110, section 15.6.6).</summary>
    private static bool IsBrokenLine(FailureFacts e) =>
        e.Status == 505 || (e.Code is null && e.WholeText.ContainsAny("HTTP Version not supported", "505 HTTP"));

    internal override bool AlsoGives(FailureFacts e) => IsBrokenLine(e);
}
