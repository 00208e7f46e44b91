using PresignTools.Diagnosis.Reasoning;
using PresignTools.Intake;
using PresignTools.Text;

namespace PresignTools.Diagnosis.Causes.Request;

/// <summary>Signed for another service than S3.</summary>
internal sealed class WrongService : CauseDefinition
{
    internal override CauseInfo Info { get; } = new("wrong-service", CheckLayer.Request)
    {
        Title = "Signed for another service than S3",
        Why = "The service is part of the credential scope. S3 takes signatures for s3 only.",
        Fix = "Sign for service s3.",
        Document = AwsDocuments.QueryAuth,
        Stages = [S3CheckStage.Scope],
        Statuses = [400, 405],
    };

    internal override IEnumerable<UrlPlace> PlacesInUrl(FailureFacts e) => [UrlPlace.InScope(e.Url?.ScopeService, "not s3")];

    /// <summary>The setting for S3's endpoint is used for the credentials too: S3 does not know the calls of STS.</summary>
    internal override IEnumerable<Match> Find(FailureFacts e)
    {
        if (e.Clue(ClueKind.CredentialCallAtS3) is { } call)
        {
            yield return Match.SeenInRequest(
                $"{Printable.Of(call, 60)} is a call of STS, and the answer is S3's: the S3 endpoint is used for the credentials too.",
                "Set the endpoint for S3 alone (AWS_ENDPOINT_URL_S3), or leave it out for S3 of AWS: the region is enough.");
        }
    }

    /// <summary>S3 answers a call of another service with 405: it does not know the method there.</summary>
    internal override bool AlsoGives(FailureFacts e) => e.Clue(ClueKind.CredentialCallAtS3) is not null;
}
