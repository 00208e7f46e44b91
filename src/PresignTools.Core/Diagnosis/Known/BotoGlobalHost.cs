using PresignTools.Text;

namespace PresignTools.Diagnosis.Known;

/// <summary>
/// Code of boto3 that makes URLs and sets no endpoint: whatever its region is, the URL has the global host BUCKET.s3.amazonaws.com
/// (botocore, <c>client.py</c>: only <c>endpoint_url</c>, or the addressing style <c>virtual</c> with a region, gives the regional
/// one).
/// </summary>
internal static class BotoGlobalHost
{
    private static readonly string[] Clients =
        ["boto3.client(", "boto3.resource(", ".client('s3'", ".client(\"s3\"", ".resource('s3'", ".resource(\"s3\"", "aioboto3"];

    private static readonly string[] Settings =
        ["endpoint_url", "addressing_style", "use_accelerate_endpoint", "AWS_ENDPOINT_URL", "us-east-1", "custom_domain"];

    private static readonly string[] Regions = ["region_name", "AWS_REGION", "AWS_DEFAULT_REGION", "AWS_S3_REGION_NAME"];

    /// <summary>Whether the text has such code, for a region that is not the global host's own.</summary>
    internal static bool IsIn(string text) =>
        text.ContainsAny(Clients) && text.ContainsAny(Regions) && !text.ContainsAny(Settings) && Tellings.Presigned.IsIn(text);
}
