using PresignTools.Diagnosis.Reasoning;
using PresignTools.Text;

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

    /// <summary>Where neither a signed URL is shown, nor said that two things are the same, there is nothing that may be right.</summary>
    internal override bool IsRuledOut(FailureFacts e) => !e.IsPresigned && e.Pieces.Count == 0 && e.Header("authorization") is null
        && !e.WholeText.ContainsAny("Signature=", "AWS4-HMAC-SHA256", "identical", "same", "match", "equal", "agree");
}
