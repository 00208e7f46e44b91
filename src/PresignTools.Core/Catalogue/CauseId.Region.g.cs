// Written by build.ps1 Generate from the definitions in Diagnosis/Causes. Do not edit.
namespace PresignTools.Catalogue;

/// <content>Ids of the layer Region.</content>
public static partial class CauseId
{
    /// <summary>Transfer acceleration is not enabled for the bucket.</summary>
    public const string AccelerateNotEnabled = "accelerate-not-enabled";

    /// <summary>A multi-region access point needs SigV4A.</summary>
    public const string AccessPointOrMrapSigV4A = "access-point-or-mrap-sigv4a";

    /// <summary>The endpoint that is set already has the bucket name in it.</summary>
    public const string BucketInEndpoint = "bucket-in-endpoint";

    /// <summary>The host of a CDN or public bucket is used as the S3 endpoint.</summary>
    public const string CdnEndpointForApi = "cdn-endpoint-for-api";

    /// <summary>The host was not reached: name, certificate or network.</summary>
    public const string DnsOrTls = "dns-or-tls";

    /// <summary>The endpoint is not written as the client needs it.</summary>
    public const string EndpointMalformed = "endpoint-malformed";

    /// <summary>A directory bucket needs a session of its own.</summary>
    public const string ExpressSessionToken = "express-session-token";

    /// <summary>A proxy, firewall or CDN answered in place of S3.</summary>
    public const string IntermediaryBlock = "intermediary-block";

    /// <summary>The bucket name is put into the host, and this server expects it in the path.</summary>
    public const string PathStyleNeeded = "path-style-needed";

    /// <summary>The server answered with a redirect.</summary>
    public const string Redirected = "redirected";

    /// <summary>The region set of the signature leaves out the region that answers.</summary>
    public const string RegionSetMismatch = "region-set-mismatch";

    /// <summary>The host that S3 saw is not the one that was signed.</summary>
    public const string SignedHostMismatch = "signed-host-mismatch";

    /// <summary>The bucket name is in the path, and this server expects it in the host.</summary>
    public const string VirtualHostStyleNeeded = "virtual-host-style-needed";

    /// <summary>A static website host does not accept signatures.</summary>
    public const string WebsiteEndpoint = "website-endpoint";

    /// <summary>The endpoint is not the bucket's own, and S3 redirects.</summary>
    public const string WrongEndpointGlobalRedirect = "wrong-endpoint-global-redirect";

    /// <summary>The endpoint is another server's than the keys are of.</summary>
    public const string WrongEndpointServer = "wrong-endpoint-server";

    /// <summary>Signed for another region than the bucket's.</summary>
    public const string WrongRegion = "wrong-region";
}
