namespace PresignTools.Diagnosis.Causes.Request;

/// <summary>The browser reuses a cached answer without CORS headers.</summary>
internal sealed class CorsCachedNonCorsResponse : CauseDefinition
{
    internal override CauseInfo Info { get; } = new("cors-cached-non-cors-response", CheckLayer.Request)
    {
        Title = "The browser reuses a cached answer without CORS headers",
        Why = "S3 sends CORS headers only to requests with an Origin. An answer without them, once cached, is no good for a "
            + "page that needs them.",
        Fix = "Load with crossorigin everywhere, or make the two URLs differ.",
        Document = AwsDocuments.Cors,
        IsOutsideS3 = true,
    };
}
