// Written by build.ps1 Generate from the definitions in Diagnosis/Causes. Do not edit.
namespace PresignTools.Catalogue;

/// <content>Entries of the layer Region.</content>
public static partial class CauseCatalogue
{
    private static Cause[] RegionCauses() =>
    [
        new(CauseId.AccelerateNotEnabled, CheckLayer.Region,
            "Transfer acceleration is not enabled for the bucket",
            "The acceleration host answers only for buckets that have acceleration switched on.",
            "Enable it for the bucket, or sign for the regional host.",
            AwsDocuments.Accelerate),
        new(CauseId.AccessPointOrMrapSigV4A, CheckLayer.Region,
            "A multi-region access point needs SigV4A",
            "A multi-region access point can be served from any region, so it takes the signature that is not bound to one: "
            + "SigV4A.",
            "Sign with SigV4A and region set *, with a token of a regional STS endpoint.",
            AwsDocuments.MultiRegion),
        new(CauseId.DnsOrTls, CheckLayer.Region,
            "The host was not reached: name, certificate or network",
            "Nothing reached S3: the name did not resolve, the connection failed, or the certificate did not fit the host.",
            "Check name resolution, proxy and certificate. A bucket name with dots needs the path-style host over https.",
            AwsDocuments.VirtualHosting),
        new(CauseId.ExpressSessionToken, CheckLayer.Region,
            "A directory bucket needs a session of its own",
            "Directory buckets authorize once, by CreateSession, and then take the session's own keys and token only.",
            "Sign with the keys of CreateSession, service s3express, and its token as X-Amz-S3session-Token; such a URL "
            + "lives 5 minutes at most.",
            AwsDocuments.Express),
        new(CauseId.Redirected, CheckLayer.Region,
            "The server answered with a redirect",
            "The answer points to another host. The URL is signed for the one it names, so following it needs a new "
            + "signature.",
            "Sign for the host that the answer names; a followed redirect changes the signed host.",
            AwsDocuments.Redirects),
        new(CauseId.SignedHostMismatch, CheckLayer.Region,
            "The host that S3 saw is not the one that was signed",
            "The Host header is always signed. A proxy, CDN or CNAME that changes it turns the request into a different one.",
            "Sign for the host that the client calls, or let proxy and CDN pass the Host header on unchanged.",
            AwsDocuments.HeaderAuth),
        new(CauseId.WebsiteEndpoint, CheckLayer.Region,
            "A static website host does not accept signatures",
            "Website endpoints serve public content over plain HTTP. They ignore signatures.",
            "Sign for the REST host, BUCKET.s3.REGION.amazonaws.com.",
            AwsDocuments.Website),
        new(CauseId.WrongEndpointGlobalRedirect, CheckLayer.Region,
            "The endpoint is not the bucket's own, and S3 redirects",
            "The global endpoint, or that of another region, sends clients on to the bucket's own. The host is signed, so a "
            + "redirect ends the signature.",
            "Sign for the regional host, BUCKET.s3.REGION.amazonaws.com: the host is signed, so a redirect breaks the "
            + "signature.",
            AwsDocuments.Redirects),
        new(CauseId.WrongRegion, CheckLayer.Region,
            "Signed for another region than the bucket's",
            "The region is part of the credential scope and of the signing key. S3 of another region cannot derive the same "
            + "key.",
            "Sign for the bucket's own region; {call:GetBucketLocation}, or header x-amz-bucket-region of any answer, shows it.",
            AwsDocuments.QueryAuth),
    ];
}
