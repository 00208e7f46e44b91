namespace PresignTools.Diagnosis.Causes.Request;

/// <summary>The bucket's CORS rules do not allow the browser's request.</summary>
internal sealed class CorsMisconfigured : CauseDefinition
{
    internal override CauseInfo Info { get; } = new("cors-misconfigured", CheckLayer.Request)
    {
        Title = "The bucket's CORS rules do not allow the browser's request",
        Why = "Before such a request a browser asks by OPTIONS. S3 answers from the bucket's CORS rules alone, without looking "
            + "at signatures.",
        Fix = "Allow the origin, the method and every request header in the bucket's CORS configuration.",
        Document = AwsDocuments.CorsTrouble,
        Stages = [S3CheckStage.Preflight],
    };

    internal override bool IsProvenByAnswer(Evidence e) => 
        e.Location?.IsGlobal != true && e.Row is "cors-not-enabled" or "cors-not-allowed";
}
