namespace PresignTools.Diagnosis.Causes.Identity;

/// <summary>The request carries no signature.</summary>
internal sealed class UnsignedRequest : CauseDefinition
{
    internal override CauseInfo Info { get; } = new("unsigned-request", CheckLayer.Identity)
    {
        Title = "The request carries no signature",
        Why = "Without a signature the caller is anonymous, and only public policies or ACLs let anonymous callers in.",
        Fix = "Use the whole presigned URL, with its query; in PowerShell keep it in single quotes, because & ends a command.",
        Document = AwsDocuments.Presigned,
        Stages = [S3CheckStage.Mechanism, S3CheckStage.Parameters, S3CheckStage.Authorization],
        Statuses = [400, 403],
    };

    internal override bool IsRuledOut(Evidence e) =>
        e.IsPresigned || e.Header("authorization") is not null;
}
