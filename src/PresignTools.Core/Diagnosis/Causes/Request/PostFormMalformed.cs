namespace PresignTools.Diagnosis.Causes.Request;

/// <summary>The upload form lacks a field, has the wrong order or several files.</summary>
internal sealed class PostFormMalformed : CauseDefinition
{
    internal override CauseInfo Info { get; } = new("post-form-malformed", CheckLayer.Request)
    {
        Title = "The upload form lacks a field, has the wrong order or several files",
        Why = "S3 reads the form from the front and stops at the file. Fields behind it do not count.",
        Fix = "Send multipart/form-data with the file as the last field.",
        Document = AwsDocuments.PostForms,
        Stages = [S3CheckStage.PostPolicy, S3CheckStage.Signature, S3CheckStage.Authorization, S3CheckStage.Operation],
    };

    internal override bool IsRuledOut(Evidence e) =>
        e.Operation is not null && !e.IsForm && e.Method is not (null or "POST");

    internal override bool IsProvenByAnswer(Evidence e) => !e.IsPresigned && e.IsAws;
}
