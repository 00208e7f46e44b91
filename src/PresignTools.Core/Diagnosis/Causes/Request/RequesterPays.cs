namespace PresignTools.Diagnosis.Causes.Request;

/// <summary>Requester-pays bucket without x-amz-request-payer.</summary>
internal sealed class RequesterPays : CauseDefinition
{
    internal override CauseInfo Info { get; } = new("requester-pays", CheckLayer.Request)
    {
        Title = "Requester-pays bucket without x-amz-request-payer",
        Why = "In a Requester Pays bucket the caller must agree to pay, by x-amz-request-payer in every request.",
        Fix = "Sign x-amz-request-payer=requester into the URL (New-S3PresignedUrl -RequestPayer).",
        Document = AwsDocuments.RequesterPays,
        Stages = [S3CheckStage.Authorization],
    };

    internal override bool IsRuledOut(Evidence e) =>
        e.Bucket.RequesterPays == false;
}
