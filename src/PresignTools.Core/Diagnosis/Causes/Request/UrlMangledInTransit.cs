using PresignTools.Diagnosis.Known;
using PresignTools.Diagnosis.Reasoning;
using PresignTools.Responses;
using PresignTools.Text;
using PresignTools.Text.Masking;
using PresignTools.Verification.Subject;

namespace PresignTools.Diagnosis.Causes.Request;

/// <summary>The URL was changed on its way (mail, chat, HTML, shell, line break).</summary>
internal sealed class UrlMangledInTransit : CauseDefinition
{
    internal override CauseInfo Info { get; } = new("url-mangled-in-transit", CheckLayer.Request)
    {
        Title = "The URL was changed on its way (mail, chat, HTML, shell, line break)",
        Why = "Mail, chat, HTML and shells change or cut long URLs. Every character of a presigned URL counts.",
        Fix = "Take the URL from its source again, whole and unchanged.",
        Document = AwsDocuments.QueryAuth,
        Stages =
        [
            S3CheckStage.Mechanism, S3CheckStage.Parameters, S3CheckStage.Format, S3CheckStage.Scope, S3CheckStage.ExpiryRange,
            S3CheckStage.Time, S3CheckStage.SignedHeaders, S3CheckStage.Credential, S3CheckStage.Signature, S3CheckStage.Target,
        ],
        Statuses = [400, 403, 404],
    };

    /// <summary>
    /// Where the names of the signature's parameters were changed, or the ? before them, S3 takes the request for an anonymous one.
    /// </summary>
    internal override bool AlsoGives(FailureFacts e) =>
        e.IsBareDenial && (!e.IsPresigned || e.Input.Url?.Contains('?') == false) && e.Has(CauseId.UrlMangledInTransit);

    internal override IEnumerable<Match> Find(FailureFacts e) =>
        [.. Symptoms(e), .. Shortened(e), .. Spelling(e), .. FromAnswer(e), .. OtherObject(e)];

    /// <summary>
    /// A cut takes the signature, which is written last, or a part of it. What is missing, doubled or malformed beside a whole signature no
    /// transport did. With the signer's credentials it is known what was changed, and that goes first.
    /// </summary>
    private static IEnumerable<Match> Symptoms(FailureFacts e) =>
    [
        .. e.Faults(CauseId.MissingQueryParameter, CauseId.MalformedQueryParameter).Select(f => Behind(f, !e.HasWholeSignature)),
        .. Doubled(e),
        .. e.Faults(CauseId.DuplicateQueryParameter).Select(static f => Behind(f, false)),
        .. e.Faults(CauseId.QueryChanged).Select(f => Behind(f, !e.IsRecomputed && !IsChangedByHand(e))),
        .. e.IsUrlMasked ? [] : e.Faults(CauseId.SignatureAltered)
            .Select(f => Behind(f, !e.IsRecomputed || !e.HasWholeSignature).Compared(HasMoreThanSignature(e))).Select(m => Wrapped(m, e)),
    ];

    /// <summary>64 digits and more behind them: something was put behind the URL, and no signer did.</summary>
    private static bool HasMoreThanSignature(FailureFacts e) =>
        e.Verification?.Parameters is { Form: SignatureForm.V4, Signature: { Length: > Digits } signature }
        && Scan.Skip(signature, 0, char.IsAsciiHexDigit) >= Digits;

    private const int Digits = 64;

    private static Match Wrapped(Match match, FailureFacts e) =>
        HasMoreThanSignature(e) && e.Input.Url is { } url && WrappedLink.Host(url) is { } host
            ? match with
            {
                Evidence = $"The URL is part of a link of {Printable.Of(host, 80)}, which put its own marks around it. {match.Evidence}",
                Fix = "Turn off the counting of clicks (link tracking) for this mail or page, or send the URL as text that is copied.",
            }
            : match;

    /// <summary>The text shows the URL before and behind the change: a program made it, and no transport.</summary>
    private static bool IsChangedByHand(FailureFacts e) =>
        e.Input.FullText is { } text && SharedSignature.In(text) is not null;

    /// <summary>A credential that still has %2F in it names no key that anybody knows.</summary>
    private static IEnumerable<Match> Doubled(FailureFacts e) =>
        e.Checked.Where(static f => f.Status == FindingStatus.Fail && f.Cause == CauseId.UrlMangledInTransit)
            .Select(static f => Match.Of(f, EvidenceKind.SeenInRequest)
                .Explaining(CauseId.InvalidOrDeletedAccessKey, CauseId.UnsignedRequest, CauseId.MissingQueryParameter) with
            {
                Differs = f.Differs,
                IsDefect = true,
            });

    private static Match Behind(Finding finding, bool isFirst) =>
        Match.Of(finding, isFirst ? EvidenceKind.SeenInRequest : EvidenceKind.Circumstance) with
        {
            Explains = isFirst ? [finding.Cause] : [],
        };

    /// <summary>
    /// Dots for the end of a signature are a mask of whoever pastes it, unless they were sent: the URL was copied from a view that
    /// shortens.
    /// </summary>
    private static IEnumerable<Match> Shortened(FailureFacts e)
    {
        if (!e.MayRefuseSignature || e.Input.Url is not { } url || MaskedUrl.ShortenedSignature(url) is not { } signature)
        {
            yield break;
        }

        bool isStated = e.Response?.SignatureProvided == signature;
        if (isStated || e.Input.SentPath?.Contains("=" + signature, StringComparison.Ordinal) == true)
        {
            string shown = Printable.Of(SecretMask.Of(signature), 40);
            string evidence = $"The signature was sent as '{shown}': the URL was copied from where it is shown shortened.";
            yield return (isStated ? Match.NamedByAnswer(evidence, Whole) : Match.SeenInRequest(evidence, Whole)).About("signature")
                .Explaining(CauseId.SignatureAltered, CauseId.MissingQueryParameter);
        }
    }

    private const string Whole = "Copy the whole URL from where it was made, not from a log or a page that cuts long lines.";

    private static IEnumerable<Match> Spelling(FailureFacts e)
    {
        // A Signature Version 2 signature is Base64: a + in the query is read as a space, by S3 as by everybody, so it must be written as
        // %2B.
        if (e.MayBeSignature && e.Raw?.Parameters.Any(static p => p.Name == "Signature" && p.RawValue.Contains('+')) == true)
        {
            yield return Match.SeenInRequest(
                "The signature in the URL contains a +, which is read as a space: it was not percent-encoded, or was decoded on the way.",
                "Write + as %2B, / as %2F and = as %3D in Signature.").About("query");
        }

        if (
            e.MayRefuseSignature
            && !e.IsUrlMasked
            && e.Verification?.Parameters is { Form: SignatureForm.V4, Signature: { } hex }
            && hex.Any(static c => c is >= 'A' and <= 'F'))
        {
            yield return Match
                .SeenInRequest(
                    "The signature has capital letters; every signer writes it in lower case, and the server compares it exactly.",
                    "Take the URL from its source again, or write the signature in lower case.")
                .About("signature")
                .Explaining(CauseId.SignatureAltered);
        }

        if (e.Input.SentPath is not { } sent || e.Raw is not { } raw)
        {
            yield break;
        }

        string query = SentLine.Query(sent), own = SentLine.Query(raw.Text);
        if (query.Length > 0 && query != own && PercentEncoding.Decode(query) == PercentEncoding.Decode(own))
        {
            yield return Match
                .SeenInRequest(
                    "The client sends the query in another spelling than the URL has: it decodes and encodes it again.",
                    "Make the client send the URL unchanged (for a Java or .NET client: build the request from the raw text, not from "
                        + "decoded parts)."
                )
                .About("query");
        }
        else if (SentLine.Path(sent) != raw.Path)
        {
            yield return Match.Circumstance("The client does not send the path as the URL has it.").About("path");
        }
    }

    private static IEnumerable<Match> FromAnswer(FailureFacts e)
    {
        // A shell ends the command at an unquoted &: S3 gets the first parameter, and says that the others are missing.
        if (
            e.Input.IsUrlUnquoted
            && e.Response is { Stage: S3CheckStage.Parameters or S3CheckStage.Mechanism } answer
            && answer.Message.ContainsAny("requires the"))
        {
            yield return Match.SeenInRequest(
                "The command has the URL without quotes: the shell ends it at the first &, and S3 got the first parameter only.",
                "Put the URL into single quotes; in cmd.exe into double quotes.").About("query").Explaining(CauseId.MissingQueryParameter);
        }

        // Logs and tickets put stars for keys; S3 then names the stars.
        if (
            e.Code == "InvalidAccessKeyId"
            && e.AccessKeyId is { Length: > 0 } id
            && id.Trim().Any(static c => !char.IsLetterOrDigit(c) || c > 126)
            && id.Any(static c => c is not ('.' or '\u2026'))        // dots alone: whoever pastes it left the key out
            && !PlaceholderKey.Is(id))
        {
            yield return Match.NamedByAnswer(
                $"'{Printable.Of(id, 40)}' is not an access key id: a log, a CI runner or a chat masked or changed it on the way.",
                "Take the URL from its source, not from a log that masks secrets.");
        }

        // Behind an encoded question mark the query is a part of the key, and S3 looks for an object of that name.
        if (e.Status == 404 && e.Response?.Key is { } key && key.ContainsAny("?X-Amz-Algorithm=", "?AWSAccessKeyId="))
        {
            yield return Match.NamedByAnswer(
                "S3 took the query of the URL for a part of the key: the ? was percent-encoded (%3F).",
                "Take the URL from its source, and give it to the client as a whole URL, not as a path.")
                .Explaining(CauseId.WrongBucketOrKey);
        }

        // No client adds host: the list in the URL was damaged, or wrongly made.
        if (e.Row == S3Answer.HeadersNotSigned && e.Response!.HeadersNotSigned.Contains("host") && !SdkSigningBug.HasEmptyHeaderList(e))
        {
            string list = e.Verification?.Parameters.SignedHeaders ?? string.Empty;
            yield return Match.NamedByAnswer(
                list.Contains('%')
                    ? $"X-Amz-SignedHeaders reads '{Printable.Of(list, 80)}' after decoding: the URL was percent-encoded twice, and S3 "
                        + $"does not find host in the list."
                    : "S3 does not find host among the signed headers: X-Amz-SignedHeaders was damaged on the way, or wrongly made.");
        }
    }

    /// <summary>With a signature that does not fit, the key was not wrong when it was signed: it was changed since.</summary>
    private static IEnumerable<Match> OtherObject(FailureFacts e)
    {
        foreach (
            NameDifference d in e.Differences.Where(d =>
                e.IsSignatureRefusal && d.Thing == NamedThing.Key && !ObjectKeys.IsRespelled(d)
            ))
        {
            yield return Match.SeenInRequest(d.Sentence).About("path");
        }

        if (
            e.IsSignatureRefusal
            && e.Bucket.ObjectKey is { } stored
            && e.Key is { } asked
            && stored != asked
            && !ObjectKeys.IsSameKey(stored, asked))
        {
            yield return Match
                .SeenInRequest(
                    $"'{Printable.Of(asked, 120)}' was requested, and '{Printable.Of(stored, 120)}' was meant: the path was changed after "
                        + $"signing, by a page or program that "
                        + "reused the signed query for another path.",
                    "Sign each object that is requested: a signature is good for one path."
                )
                .About("path");
        }
    }

    /// <summary>
    /// The text has the URL as it was signed, and as a program sent it on: encoded once more, or up to the first &amp; only.
    /// </summary>
    internal override IEnumerable<Match> Told(FailureFacts e, string text)
    {
        if (TwiceEncoded.In(text) is { } twice && !e.IsAccepted)
        {
            yield return Match
                .SeenInRequest(
                    $"'{Printable.Of(twice, 60)}' in a URL of the text is percent-encoded twice: %25 stands for a percent sign that was "
                        + "encoded "
                        + "already.",
                    "Give the URL to the client as a whole and as it is; a URL that is signed must not be encoded again.")
                .About("query")
                .Explaining(CauseId.UrlExpired, CauseId.InvalidOrDeletedAccessKey, CauseId.SignatureAltered,
                    CauseId.MalformedQueryParameter);
        }

        bool mayBe = e.Status is 400 or 403 or null && !e.IsAccepted && !e.IsForm;
        if (mayBe && CutAtAmpersand.In(text) is { } cut)
        {
            yield return Match
                .SeenInRequest(
                    $"The client went to '...{Printable.Of(cut, 80)}', which ends before the first &: a shell took the & for the end of "
                        + "the "
                        + "command, or a program cut the URL there.",
                    "Put the URL into quotes wherever a shell sees it; in a script also where a variable with it is used.")
                .About("query")
                .Explaining(CauseId.MissingQueryParameter, CauseId.TwoAuthMechanisms, CauseId.SdkSigningBug, CauseId.UnsignedRequest);
        }
    }
}
