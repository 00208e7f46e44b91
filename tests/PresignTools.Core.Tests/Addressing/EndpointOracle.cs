using Amazon.Runtime.Endpoints;
using Amazon.S3.Endpoints;
using Amazon.S3.Internal;
using PresignTools.Addressing;

namespace PresignTools.Tests.Addressing;

/// <summary>What the AWS SDK's endpoint rules make of the same question.</summary>
/// <param name="Scheme">Null if the rules refuse.</param>
/// <param name="Authority">Host and port.</param>
/// <param name="Path">Base path with bucket, no trailing slash.</param>
/// <param name="Region">Signing region of the first scheme that is SigV4, else the region set of SigV4A.</param>
/// <param name="Service">Signing name of that scheme.</param>
/// <param name="Refusal">Why the rules refuse; null if they do not.</param>
internal sealed record OracleAnswer(string? Scheme, string? Authority, string? Path, string? Region, string? Service, string? Refusal)
{
    public override string ToString() => Refusal is null ? $"{Scheme}://{Authority}{Path} [{Region}/{Service}]" : "refused: " + Refusal;
}

/// <summary>AWSSDK.S3's endpoint rules as an oracle.</summary>
internal static class EndpointOracle
{
    private static readonly AmazonS3EndpointProvider Provider = new();

    internal static OracleAnswer Ask(string? bucket, S3EndpointOptions options)
    {
        var parameters = new S3EndpointParameters
        {
            Bucket = bucket,
            Region = options.Region,
            UseFIPS = options.UseFipsEndpoint,
            UseDualStack = options.UseDualstackEndpoint,
            Endpoint = options.EndpointUrl,
            Accelerate = options.UseAccelerateEndpoint,
            UseGlobalEndpoint = options.UseGlobalEndpoint,
            UseArnRegion = options.UseArnRegion,
            UseS3ExpressControlEndpoint = options.UseExpressControlEndpoint,

            // Our Auto means path style for a bucket on a custom endpoint; the rules have no such notion.
            ForcePathStyle = options.AddressingStyle == AddressingStyle.Path
                || (options.AddressingStyle == AddressingStyle.Auto && options.EndpointUrl is not null && bucket?.StartsWith("arn:", StringComparison.Ordinal) != true),
        };
        Endpoint endpoint;
        try
        {
            endpoint = Provider.ResolveEndpoint(parameters);
        }
        catch (Amazon.Runtime.AmazonClientException e)
        {
            return new OracleAnswer(null, null, null, null, null, e.Message);
        }

        int authority = endpoint.URL.IndexOf("://", StringComparison.Ordinal) + 3;
        int slash = endpoint.URL.IndexOf('/', authority);
        string path = slash < 0 ? string.Empty : endpoint.URL[slash..].TrimEnd('/');
        IPropertyBag[] schemes = [.. ((System.Collections.IEnumerable)endpoint.Attributes["authSchemes"]).Cast<IPropertyBag>()];

        // Outposts offer SigV4A and SigV4; multi-region access points SigV4A alone, directory buckets a session.
        IPropertyBag scheme = Array.Find(schemes, s => (string)s["name"] == "sigv4") ?? schemes[0];
        string region = (string)scheme["name"] == "sigv4a"
            ? string.Join(",", ((System.Collections.IEnumerable)scheme["signingRegionSet"]).Cast<object>())
            : (string)scheme["signingRegion"];
        return new OracleAnswer(
            endpoint.URL[..(authority - 3)], slash < 0 ? endpoint.URL[authority..] : endpoint.URL[authority..slash], path,
            region, (string)scheme["signingName"], null);
    }
}
