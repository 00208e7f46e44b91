using PresignTools.Diagnosis.Reasoning;

namespace PresignTools.Diagnosis.Causes.Request;

/// <summary>The signature itself was cut or changed.</summary>
internal sealed class SignatureAltered : CauseDefinition
{
    internal override CauseInfo Info { get; } = new("signature-altered", CheckLayer.Request)
    {
        Title = "The signature itself was cut or changed",
        Why = "The signature is 64 hexadecimal digits. A lost or changed digit makes it a different signature.",
        Fix = "Copy the URL from its source again, including its last character.",
        Document = AwsDocuments.QueryAuth,
        Stages = [S3CheckStage.Signature],
        Statuses = [403],
    };

    internal override IEnumerable<UrlPlace> PlacesInUrl(FailureFacts e) => [new("X-Amz-Signature", "64 hexadecimal digits")];
}
