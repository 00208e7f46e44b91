namespace PresignTools.Diagnosis.Causes.Request;

/// <summary>The key is percent-encoded otherwise than it was signed.</summary>
internal sealed class KeyEncoding : CauseDefinition
{
    internal override CauseInfo Info { get; } = new("key-encoding", CheckLayer.Request)
    {
        Title = "The key is percent-encoded otherwise than it was signed",
        Why = "The path is signed as S3 decodes and encodes it again. A key that was encoded twice, or by other rules, is "
            + "another key.",
        Fix = "Encode the key once, as UTF-8, with %20 for a blank and %2B for a plus, and do not touch it after signing.",
        Document = AwsDocuments.ObjectKeys,
        Stages = [S3CheckStage.Format, S3CheckStage.Signature, S3CheckStage.Authorization, S3CheckStage.Target, S3CheckStage.Operation],
    };

    internal override IEnumerable<Match> Find(Evidence e)
    {
        foreach (Finding finding in e.Faults(CauseId.PathNormalized))
        {
            yield return Ranking.CheckMatches.Of(finding, e.IsRecomputed ? EvidenceKind.Circumstance : EvidenceKind.SeenInRequest) with
            {
                Explains = e.IsRecomputed ? [] : [finding.Cause],
            };
        }
    }
}
