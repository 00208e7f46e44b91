namespace PresignTools.Diagnosis.Causes.Permission;

/// <summary>The signer's identity policy does not allow the action.</summary>
internal sealed class MissingIdentityPermission : CauseDefinition
{
    internal override CauseInfo Info { get; } = new("missing-identity-permission", CheckLayer.Permission)
    {
        Title = "The signer's identity policy does not allow the action",
        Why = "Signing is local and checks no permission. S3 judges the signer's policies when the URL is used, and what none "
            + "allows is denied.",
        Fix = "Allow the action on arn:aws:s3:::BUCKET/KEY in the signer's policy (with /* for objects).",
        Document = AwsDocuments.ActionsAndPolicies,
        Stages = [S3CheckStage.Authorization],
        Statuses = [403],
    };

    internal override bool IsProvenByAnswer(Evidence e) => false;
}
