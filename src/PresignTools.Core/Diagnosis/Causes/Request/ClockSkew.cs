namespace PresignTools.Diagnosis.Causes.Request;

/// <summary>The clock of the signer, or of who judges, is wrong.</summary>
internal sealed class ClockSkew : CauseDefinition
{
    internal override CauseInfo Info { get; } = new("clock-skew", CheckLayer.Request)
    {
        Title = "The clock of the signer, or of who judges, is wrong",
        Why = "S3 compares the signing time with its own clock. A signer whose clock is off makes URLs that begin late or end "
            + "early.",
        Fix = "Set the signer's clock (NTP); X-Amz-Date is UTC.",
        Document = AwsDocuments.QueryAuth,
        Stages = [S3CheckStage.ExpiryRange, S3CheckStage.Time, S3CheckStage.PostPolicy],
    };
}
