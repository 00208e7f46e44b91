using PresignTools.Diagnosis.Reasoning;

namespace PresignTools.Diagnosis.Causes.Identity;

/// <summary>The signature is right.</summary>
internal sealed class SignatureMatches : CauseDefinition
{
    internal override CauseInfo Info { get; } = new("signature-matches", CheckLayer.Identity)
    {
        Title = "The signature is right",
        Why = "The signature was recomputed from the same request and secret, and it is the same. S3 checks nothing else "
            + "about it.",
        Fix = "",
        Document = AwsDocuments.QueryAuth,
        IsOutsideS3 = true,
    };
}
