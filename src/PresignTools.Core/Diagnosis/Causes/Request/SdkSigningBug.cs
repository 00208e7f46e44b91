namespace PresignTools.Diagnosis.Causes.Request;

/// <summary>The SDK or tool that signed does it wrongly.</summary>
internal sealed class SdkSigningBug : CauseDefinition
{
    internal override CauseInfo Info { get; } = new("sdk-signing-bug", CheckLayer.Request)
    {
        Title = "The SDK or tool that signed does it wrongly",
        Why = "What was signed is not what S3's documents ask for. No change of the request mends that.",
        Fix = "Update it, or sign with another tool.",
        Document = AwsDocuments.QueryAuth,
        Stages =
        [
            S3CheckStage.Mechanism, S3CheckStage.Parameters, S3CheckStage.Format, S3CheckStage.Scope,
            S3CheckStage.SignedHeaders, S3CheckStage.Signature, S3CheckStage.ExpiryRange,
        ],
    };

    internal override IEnumerable<Match> Find(Evidence e)
    {
        // A signature that fits such a URL was made over it: the signer itself wrote it so.
        bool isSignersOwn = !e.IsRecomputed || e.Judgement?.SignatureMatches == true;
        foreach (Finding finding in e.Faults(CauseId.DateScopeMismatch, CauseId.WrongService, CauseId.ExpiryInvalid))
        {
            yield return Ranking.CheckMatches.Of(finding, isSignersOwn ? EvidenceKind.SeenInRequest : EvidenceKind.Circumstance) with
            {
                Explains = isSignersOwn ? [finding.Cause] : [],
            };
        }
    }
}
