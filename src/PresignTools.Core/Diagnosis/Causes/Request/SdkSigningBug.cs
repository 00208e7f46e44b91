using PresignTools.Diagnosis.Known;
using PresignTools.Diagnosis.Reasoning;
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
            S3CheckStage.Mechanism, S3CheckStage.Parameters, S3CheckStage.Format, S3CheckStage.Scope,
            S3CheckStage.SignedHeaders, S3CheckStage.Signature, S3CheckStage.ExpiryRange,
        ],
        Statuses = [400, 403],
    };

    internal override IEnumerable<Match> Find(Evidence e) => [.. OwnFaults(e), .. HeaderList(e), .. KnownReleases(e)];

    /// <summary>A signature that fits such a URL was made over it: the signer itself wrote it so.</summary>
    private static IEnumerable<Match> OwnFaults(Evidence e)
    {
        bool isSignersOwn = !e.IsRecomputed || e.Judgement?.SignatureMatches == true;
        return e.Faults(CauseId.DateScopeMismatch, CauseId.WrongService, CauseId.ExpiryInvalid)
            .Select(f =>
                Match.Of(f, isSignersOwn ? EvidenceKind.SeenInRequest : EvidenceKind.Circumstance) with
                {
                    Explains = isSignersOwn ? [f.Cause] : [],
                });
    }

    private static IEnumerable<Match> HeaderList(Evidence e)
    {
        if (e.Row == "headers-not-signed" && e.Response!.HeadersNotSigned.Contains("host") && HasEmptyHeaderList(e))
        {
            yield return Match
                .NamedByAnswer(
                    "X-Amz-SignedHeaders is empty; host must be in it. The signer left it out.",
                    "Sign with another version of the tool, or another tool."
                )
                .Explaining(CauseId.UnsignedExtraHeader, CauseId.UrlMangledInTransit);
        }

        // The token goes into the query of a presigned URL; nobody sends it as a header, and so nobody may sign it as one.
        bool tokenSigned = e.SignedHeaderNames?.Contains("x-amz-security-token") == true && e.Header("x-amz-security-token") is null;
        if (e.IsSignatureRefusal && e.Url is { HasSessionToken: true } && tokenSigned)
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
    internal static bool HasEmptyHeaderList(Evidence e) =>
        e.Judgement is { Parameters: { Form: SignatureForm.V4, SignedHeaders: null or "" } };

    private static IEnumerable<Match> KnownReleases(Evidence e)
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

    internal override IEnumerable<DiagnosisNeed> Needs(Evidence e) => Ask.Credentials(e);
}
