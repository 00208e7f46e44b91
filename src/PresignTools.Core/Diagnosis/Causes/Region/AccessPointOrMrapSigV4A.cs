using PresignTools.Addressing;
using PresignTools.Diagnosis.Known;
using PresignTools.Diagnosis.Reasoning;
using PresignTools.Inspection;
using PresignTools.Intake;
using PresignTools.Responses;
using PresignTools.Text;

namespace PresignTools.Diagnosis.Causes.Region;

/// <summary>A multi-region access point needs SigV4A.</summary>
internal sealed class AccessPointOrMrapSigV4A : CauseDefinition
{
    internal override CauseInfo Info { get; } = new("access-point-or-mrap-sigv4a", CheckLayer.Region)
    {
        Title = "A multi-region access point needs SigV4A",
        Why = "A multi-region access point can be served from any region, so it takes the signature that is not bound to one: "
            + "SigV4A.",
        Fix = "Sign with SigV4A and region set *, with a token of a regional STS endpoint.",
        Document = AwsDocuments.MultiRegion,
        Stages = [S3CheckStage.Mechanism, S3CheckStage.Format, S3CheckStage.Scope, S3CheckStage.Signature],
        Statuses = [400, 403, 404],
    };

    /// <summary>SigV4A where the server or the signer cannot do it, or SigV4 where it is needed.</summary>
    internal override IEnumerable<Match> Find(FailureFacts e)
    {
        if (e.Row is S3Answer.QueryRegionWrong or S3Answer.HeaderRegionWrong && IsMultiRegion(e)
            && e.Url?.SignatureVersion != SignatureVersion.SigV4A)
        {
            yield return Match
                .NamedByAnswer(
                    "The host is a multi-region access point, whose requests must be signed with SigV4A for region set *; signed with "
                        + "SigV4 they fit one region only."
                )
                .Explaining(CauseId.WrongRegion);
        }
        else if (
            IsMultiRegion(e)
            && e.Url?.SignatureVersion == SignatureVersion.SigV4
            && (e.Response is null || e.Stage <= S3CheckStage.Signature))
        {
            yield return Match.SeenInRequest(
                "The host is a multi-region access point, and the URL is signed with SigV4 for one region instead of SigV4A for all.");
        }

        if (e.Clue(ClueKind.SigV4AMissing) is { } said)
        {
            yield return Match
                .SeenInRequest(
                    $"'{Printable.Of(said, 200)}': requests to a multi-region access point are signed with SigV4A. The SDK needs another "
                        + "package for that, or a newer version.")
                .Explaining(CauseId.MissingIdentityPermission, CauseId.Other, CauseId.WrongRegion, CauseId.SdkSigningBug);
        }
        else if (e.Clue(ClueKind.AccessPointRefused) is { } name && Topics.MultiRegion.IsIn(e.WholeText))
        {
            yield return Match
                .SeenInRequest($"'{Printable.Of(name, 200)}': the client does not know multi-region access points.")
                .Explaining(CauseId.WrongBucketOrKey, CauseId.Other, CauseId.SdkSigningBug, CauseId.PathInBucketName);
        }

        bool refused = e.Row is S3Answer.QueryAlgorithm && e.Url?.SignatureVersion == SignatureVersion.SigV4A;
        if (refused || Topics.MissingSigV4A.IsIn(e.Input.ClientMessage))
        {
            yield return Match.SeenInRequest(
                "Multi-region access points need SigV4A (AWS4-ECDSA-P256-SHA256), which the signer or the server does not have.");
        }
    }

    /// <summary>Whether the request is to a multi-region access point.</summary>
    internal static bool IsMultiRegion(FailureFacts e) =>
        e.Location is { HostKind: S3HostKind.MultiRegionAccessPoint } || Topics.MultiRegion.IsIn(e.AllText);
}
