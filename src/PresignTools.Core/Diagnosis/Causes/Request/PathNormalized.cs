namespace PresignTools.Diagnosis.Causes.Request;

/// <summary>A client or proxy merged slashes or removed dot segments of the path.</summary>
internal sealed class PathNormalized : CauseDefinition
{
    internal override CauseInfo Info { get; } = new("path-normalized", CheckLayer.Request)
    {
        Title = "A client or proxy merged slashes or removed dot segments of the path",
        Why = "For S3 a//b and a/../b are keys like any other. Clients and proxies tidy such paths, and the path is signed.",
        Fix = "Send the path as it was signed (curl --path-as-is), or avoid //, . and .. in keys.",
        Document = AwsDocuments.ObjectKeys,
        Stages = [S3CheckStage.Signature, S3CheckStage.Target, S3CheckStage.Authorization],
    };
}
