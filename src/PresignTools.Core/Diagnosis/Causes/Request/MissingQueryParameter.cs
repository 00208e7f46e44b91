using PresignTools.Diagnosis.Reasoning;
using PresignTools.Responses;

namespace PresignTools.Diagnosis.Causes.Request;

/// <summary>A parameter of the signature is missing.</summary>
internal sealed class MissingQueryParameter : CauseDefinition
{
    internal override CauseInfo Info { get; } = new("missing-query-parameter", CheckLayer.Request)
    {
        Title = "A parameter of the signature is missing",
        Why = "S3 needs six parameters to check a signature. If one is missing, S3 does not treat the URL as signed, or "
            + "cannot read it.",
        Fix = "Take the whole URL: all six X-Amz- parameters must be there.",
        Document = AwsDocuments.QueryAuth,
        Stages = [S3CheckStage.Mechanism, S3CheckStage.Parameters],
        Statuses = [400, 403],
    };

    /// <summary>The answer says what is missing, and not why: the signer left it out, or it was cut off.</summary>
    internal override IEnumerable<Match> Find(FailureFacts e)
    {
        if (e.Row == S3Answer.QueryParametersMissing && !e.Faults(CauseId.MissingQueryParameter).Any())
        {
            yield return Match.Circumstance(
                "S3 saw a URL that lacks at least one of X-Amz-Algorithm, X-Amz-Credential, X-Amz-Date, X-Amz-Expires, "
                    + "X-Amz-SignedHeaders and X-Amz-Signature.");
        }
    }
}
