using PresignTools.Addressing;
using PresignTools.Text;
using PresignTools.Verification.Subject;

namespace PresignTools.Verification.Checks;

/// <summary>
/// Third: do service, region and kind of signature suit the host? S3 compares the region before token, key and signature, and answers
/// 400 AuthorizationQueryParametersError "the region 'X' is wrong; expecting 'Y'".
/// </summary>
internal static class ScopeCheck
{
    internal static void Run(VerificationContext j)
    {
        if (j.Parameters.Form == SignatureForm.None)
        {
            return;
        }

        if (j.Location is { HostKind: S3HostKind.Website } website)
        {
            j.Fail(
                CauseId.WebsiteEndpoint,
                $"{website.EndpointHost} is a website host: it ignores signatures and answers in HTML.",
                null,
                "host");
        }

        CheckService(j);
        CheckRegion(j);
        RegionSetCheck.Run(j);
        DirectoryBucketCheck.Run(j);
        CheckHostForm(j);
    }

    /// <summary>
    /// Once the signature is known to be right: the hosts of us-east-1 were the entry for the buckets of all regions, and some signers
    /// (botocore with FIPS) still send there what they sign for the bucket's own region. S3 may redirect it, so that it is a warning and no
    /// proof.
    /// </summary>
    internal static void AfterSignature(VerificationContext j)
    {
        if (
            j.SignatureMatches == true
            && j.Location is { HostKind: S3HostKind.Regional, Region: "us-east-1" } location
            && j.Has(CauseId.WrongRegion))
        {
            j.AddComputed(
                CauseId.WrongEndpointGlobalRedirect, FindingStatus.Warning,
                $"Signed for region '{Printable.Of(j.Parameters.Region, 40)}' and sent to {location.Host}, the old entry for all regions: "
                    + "S3 may redirect to the regional host, whose name was not signed.",
                $"Sign for a host of region {Printable.Of(j.Parameters.Region, 40)}.", [], new Supposition(CauseId.WrongRegion));
        }
    }

    private static void CheckService(VerificationContext j)
    {
        string? service = j.Parameters.Service;
        if (service is null)
        {
            return;
        }

        string expected = j.Location?.Service ?? "s3";
        bool sessionless = expected == "s3express" && service == "s3";    // a directory bucket also takes the signer's own credentials
        if (service != expected && !sessionless)
        {
            j.Fail(
                CauseId.WrongService,
                $"The credential scope is for service '{Printable.Of(service, 40)}'; this host belongs to '{expected}'.",
                $"Sign for service {expected}.",
                "service");
        }
    }

    private static void CheckRegion(VerificationContext j)
    {
        if (j.Parameters.Region is not { } region || j.Location is not { } location)
        {
            return;
        }

        if (location.Region is { } host && !string.Equals(host, region, StringComparison.OrdinalIgnoreCase))
        {
            if (location.HostKind == S3HostKind.Custom)
            {
                j.Warn(CauseId.WrongRegion, $"The scope says region '{Printable.Of(region, 40)}', the host '{host}'.");
            }
            else
            {
                j.Fail(
                    CauseId.WrongRegion,
                    $"The credential scope says region '{Printable.Of(region, 40)}', but {location.Host} is in '{host}'.",
                    $"Sign for region {host}, if the bucket is there.",
                    "region");
            }
        }
        else if (location.HostKind == S3HostKind.Global && region != "us-east-1")
        {
            j.Warn(CauseId.WrongEndpointGlobalRedirect,
                $"{location.Host} is the legacy global host, signed for '{Printable.Of(region, 40)}': S3 may answer 307 or 301 to the "
                    + $"regional host, whose name was not signed.",
                $"Sign for the regional host: "
                    + $"{(location.Bucket is null ? string.Empty : location.Bucket + ".")}s3.{Printable.Of(region, 40)}.amazonaws.com.");
        }

        if (location.HostKind is not S3HostKind.Custom && S3Partitions.FindPartition(region) is null)
        {
            j.Warn(CauseId.WrongRegion, $"'{Printable.Of(region, 40)}' is not the name of an AWS region.");
        }
    }

    private static void CheckHostForm(VerificationContext j)
    {
        if (j.Location is not { } location)
        {
            return;
        }

        if (location.HostKind == S3HostKind.MultiRegionAccessPoint && j.Parameters.Form == SignatureForm.V4)
        {
            j.Warn(
                CauseId.AccessPointOrMrapSigV4A,
                "This is a multi-region access point, signed with SigV4 for one region: it works only while requests happen to be routed "
                    + "to that region.");
        }

        if (location.HostKind is not (S3HostKind.Custom or S3HostKind.MultiRegionAccessPoint) && !location.IsPathStyle
            && location.Bucket is { } bucket && bucket.Contains('.')
            && bucket.IndexOf(':') < 0 && j.Url.Scheme == "https")
        {
            j.Warn(
                CauseId.DnsOrTls,
                $"Bucket '{bucket}' has dots and is in the host: S3's wildcard certificate does not cover it, so https clients refuse "
                    + $"the connection.",
                "Sign with the path-style host.");
        }

        if (location.HostKind != S3HostKind.Custom && j.Url.Scheme == "http")
        {
            j.Warn(
                CauseId.SecureTransportCondition,
                "The URL is http: anyone who sees the traffic can use it, and policies with aws:SecureTransport refuse it.",
                "Sign an https URL.");
        }
    }
}
