using PresignTools.Diagnosis.Known;
using PresignTools.Diagnosis.Reasoning;
using PresignTools.Intake;
using PresignTools.Responses;
using PresignTools.Text;
using PresignTools.Verification.Subject;

namespace PresignTools.Diagnosis.Causes.Request;

/// <summary>The SDK or tool that signed does it wrongly.</summary>
internal sealed class SdkSigningBug : CauseDefinition
{
    internal override CauseInfo Info { get; } = new("sdk-signing-bug", CheckLayer.Request)
    {
        Title = "The SDK or tool signed incorrectly",
        Why = "The signer does not follow S3's specification. Changing the request cannot fix it.",
        Fix = "Update the SDK or tool, or sign with another one.",
        Document = AwsDocuments.QueryAuth,
        Stages =
        [
            S3CheckStage.Routing, S3CheckStage.Mechanism, S3CheckStage.Parameters, S3CheckStage.Format, S3CheckStage.Scope,
            S3CheckStage.SignedHeaders, S3CheckStage.Signature, S3CheckStage.ExpiryRange,
        ],
        Statuses = [400, 403],
    };

    internal override IEnumerable<Match> Find(FailureFacts e) =>
        [.. OwnFaults(e), .. ExpiryOfLibrary(e), .. HeaderList(e), .. KnownReleases(e), .. InCode(e), .. OfAccessPoint(e)];

    /// <summary>A signature that fits such a URL was made over it: the signer itself wrote it so.</summary>
    private static IEnumerable<Match> OwnFaults(FailureFacts e)
    {
        // The exact cause goes before the general one: which parameter is wrong is seen, and why it is so is not.
        return e.Faults(CauseId.DateScopeMismatch, CauseId.WrongService, CauseId.ExpiryInvalid)
            .Select(f => IsWordForNothing(e) && f.Cause == CauseId.ExpiryInvalid
                ? Match.SeenInRequest($"{f.Evidence} A program writes that word where it was given no value.").Explaining(f.Cause)
                : Match.Of(f, EvidenceKind.Circumstance));
    }

    /// <summary>undefined, null, NaN, None: nobody gave an expiry, and the signer did not notice.</summary>
    private static bool IsWordForNothing(FailureFacts e) =>
        e.Verification?.Parameters is { Expires: "undefined" or "null" or "NaN" or "None" or "nil", ExpiresSeconds: null };

    /// <summary>A library takes the expiry as a number; the word that it wrote instead stands for nothing.</summary>
    private static IEnumerable<Match> ExpiryOfLibrary(FailureFacts e)
    {
        if (e.Row == S3Answer.QueryExpiresNotANumber && e.Url is null && Topics.WellKnownSigners.FirstIn(e.Signing.Text) is { } library)
        {
            yield return Match.Circumstance($"{library} did not write a number into X-Amz-Expires, as some releases do where no "
                + "expiry is given.", "Give the signer an expiry in seconds, or update it.").Explaining(CauseId.ExpiryInvalid);
        }
    }

    private static IEnumerable<Match> HeaderList(FailureFacts e)
    {
        if (e.Row == S3Answer.HeadersNotSigned && e.Response!.HeadersNotSigned.Contains("host") && HasEmptyHeaderList(e))
        {
            yield return Match
                .NamedByAnswer(
                    "X-Amz-SignedHeaders is empty; host must be in it. The signer left it out.",
                    "Sign with another version of the tool, or another tool."
                )
                .Explaining(CauseId.UnsignedExtraHeader, CauseId.UrlMangledInTransit);
        }

        if (e.MayRefuseSignature && e.Verification is { Parameters.SignedHeaders: { } list } && list.Any(char.IsAsciiLetterUpper))
        {
            yield return Match
                .SeenInRequest(
                    $"X-Amz-SignedHeaders is '{Printable.Of(list, 80)}': names of signed headers are written in lower case. The signer did "
                        + $"not, or something changed it.",
                    "Take the URL again as the signer made it. If it is so there, sign with another version of the tool, or another tool."
                )
                .About("query");
        }

        // The token goes into the query of a presigned URL; nobody sends it as a header, and so nobody may sign it as one.
        bool tokenSigned = e.SignedHeaderNames?.Contains("x-amz-security-token") == true && e.Header("x-amz-security-token") is null;
        if (e.MayRefuseSignature && e.Url is { HasSessionToken: true } && tokenSigned)
        {
            yield return Match
                .SeenInRequest(
                    "x-amz-security-token is among the signed headers, and the token is in the query: the signer included a header that "
                        + "clients do not send.",
                    "Update the SDK, or sign with another tool."
                )
                .Explaining(CauseId.MissingSignedHeader);
        }
    }

    /// <summary>Whether the URL lists no signed header at all.</summary>
    internal static bool HasEmptyHeaderList(FailureFacts e) =>
        e.Verification is { Parameters: { Form: SignatureForm.V4, SignedHeaders: null or "" } };

    private static IEnumerable<Match> KnownReleases(FailureFacts e)
    {
        if (e.MayBeSignature && e.Signing.Text is { } text && SdkRelease.KnownToSignWrongly(text) is { } release)
        {
            // A version is named by a person, or by the tool that a person used.
            yield return Match
                .SeenInRequest(
                    $"{release.Name} {release.Version} is known to sign wrongly: {release.What}.",
                    "Update the SDK, and sign again."
                )
                .Explaining(e.Has(CauseId.MalformedSessionToken) ? [CauseId.MalformedSessionToken] : []);
        }
    }

    /// <summary>The ARN of an access point is a name to those SDKs only that know access points.</summary>
    private static IEnumerable<Match> OfAccessPoint(FailureFacts e)
    {
        if (e.Clue(ClueKind.AccessPointRefused) is { } said && !Topics.MultiRegion.IsIn(e.WholeText))
        {
            yield return Match
                .SeenInRequest(
                    $"'{Printable.Of(said, 200)}': the SDK does not take the ARN of an access point there.",
                    "Use the access point's alias as the bucket, or a version of the SDK that knows access points. Set no endpoint beside "
                        + "the ARN."
                )
                .Explaining(CauseId.WrongBucketOrKey, CauseId.Other, CauseId.PathInBucketName, CauseId.BucketInEndpoint);
        }
    }

    /// <summary>What the code shows of the signer.</summary>
    private static IEnumerable<Match> InCode(FailureFacts e)
    {
        if (!e.IsSignatureRefusal)
        {
            yield break;
        }

        bool guesses = e.Input.SigningCalls.Any(static c =>
            c is { Library: "aws4fetch", IsPresigning: false, IsComplete: true, Parameters.Count: 0 });
        bool isElsewhere = !e.IsAws || (e.Location is null && e.Input.FullText?.Contains("amazonaws.", StringComparison.Ordinal) == false);
        if (guesses && isElsewhere)
        {
            yield return Match
                .SeenInRequest(
                    "The code gives aws4fetch no service. The library then guesses it from the host name, which works for hosts of "
                        + "AWS only: "
                        + "the credential scope gets another service than s3.",
                    "Give the signer service: 's3' and the server's region."
                )
                .Explaining(CauseId.WrongService);
        }

        if (e.Input.SigningCalls.Any(static c => c.Library == "hand-written Signature Version 4"))
        {
            yield return Match.Circumstance(
                "The code computes the signature by itself. Compare its canonical request with the one that S3 sends back: the first line "
                    + "that differs is the fault.",
                "Sign with a library, or write the canonical request as the documentation has it: method, path encoded once, sorted query, "
                    + "headers in lower case, their names, the payload hash.");
        }
    }

    /// <summary>Another signer makes a URL for the same request that works, and the two differ in how a value is written.</summary>
    internal override IEnumerable<Match> Told(FailureFacts e, string text)
    {
        if (e.IsSignatureRefusal && Tellings.EncodesTwice.FirstIn(text) is { } twice)
        {
            yield return Match.Circumstance(
                $"The text shows that the signer encodes the path twice ('{twice}'). S3 expects it encoded once.",
                "Turn that off for S3, or update the SDK.").About("path");
        }

        bool isOwn = e.IsSignatureRefusal && RequestKinds.IsOwn(e);
        bool isOfSize = e.Input.Contrasts.Any(static c => c.Dimension == ContrastDimension.Size);
        if (isOwn && isOfSize && Tellings.LargeOnly.FirstIn(text) is { } large)
        {
            yield return Match.Circumstance(
                $"Small objects are taken, and large ones are not ('{large}'): key and secret are good, and what differs is how the client "
                    + "signs an upload in parts.",
                "Update the client, or set its limit for uploads in parts higher.")
                .Explaining(CauseId.WrongSecretKey, CauseId.KeyEncoding, CauseId.SignedHostMismatch);
        }

        foreach (Match match in SignerOrder.Of(e, text))
        {
            yield return match;
        }

        int signature = e.IsSignatureRefusal ? text.IndexOf("X-Amz-Signature=", StringComparison.Ordinal) : -1;
        int token = signature < 0 ? -1 : Scan.Find(text, "&X-Amz-Security-Token=", signature);
        if (token > 0 && IsAppended(text, token))
        {
            yield return Match.SeenInRequest(
                "The code appends X-Amz-Security-Token behind the signature. The token is a part of what is signed.",
                "Put the token among the parameters before the string to sign is made.").About("query");
        }

        bool isCompared = e.IsSignatureRefusal && e.Raw is null && text.ContainsAny("sdk", "library", "client", "signer", "presigner");
        if (isCompared && TwoSpellings.In(text) is { } two && Tellings.Works.IsIn(text))
        {
            yield return Match
                .SeenInAccount(
                    $"Two URLs for the same request differ in {Printable.Of(two.Name, 60)}: '{Printable.Of(two.One, 120)}' and "
                        + $"'{Printable.Of(two.Other, 120)}'. One of the signers does not percent-encode the value as S3 does.",
                    "Update the SDK or tool whose URL fails, or keep the characters out that it leaves unencoded.")
                .About("query")
                .Explaining(CauseId.QueryChanged);
        }
    }

    /// <summary>Whether a text in quotes at a place is added to something: <c>url += "…</c>, <c>url + '…</c>.</summary>
    private static bool IsAppended(string text, int at)
    {
        int i = at;
        if (i == 0 || text[i - 1] is not ('"' or '\'' or '`'))
        {
            return false;
        }

        i--;
        while (i > 0 && Scan.IsBlank(text[i - 1]))
        {
            i--;
        }

        return i > 1 && (text[i - 1] == '+' || (text[i - 1] == '=' && text[i - 2] is '+' or '.'));
    }

    internal override IEnumerable<DiagnosisNeed> Needs(FailureFacts e) => Ask.Credentials(e);
}
