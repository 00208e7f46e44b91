using PresignTools.Addressing;
using PresignTools.Sandbox.Answers;
using PresignTools.Sandbox.Http;
using PresignTools.Sandbox.Worlds;

namespace PresignTools.Sandbox.Authentication;

/// <summary>
/// Which region an endpoint serves, and where a bucket really is. S3 compares the region of a credential before it looks at token, key or
/// signature; a bucket of another region is a redirect.
/// </summary>
internal static class Scope
{
    /// <summary>The region that a credential for this request must name; null if any will do.</summary>
    internal static string? ExpectedRegion(SandboxRequest request, World world)
    {
        S3Location location = request.Target.Location;
        if (request.Target.Service is TargetService.Sts or TargetService.Iam or TargetService.Kms)
        {
            return null;
        }

        if (location is { Region: { } host, HostKind: not S3HostKind.Custom })
        {
            return host;
        }

        Bucket? bucket = request.Target.Bucket is { } name ? world.Buckets.GetValueOrDefault(name) : null;
        return location.HostKind switch
        {
            S3HostKind.Global when location.IsPathStyle => "us-east-1",
            S3HostKind.Global when bucket is { IsNew: true } => "us-east-1",
            _ => bucket?.Region,
        };
    }

    /// <summary>
    /// SigV4A: the set of regions must be there, and have the region that answers.
    /// </summary>
    internal static void CheckRegionSet(SandboxRequest request, World world, string? set)
    {
        if (string.IsNullOrEmpty(set))
        {
            throw Failures.MissingParameters();
        }

        if (ExpectedRegion(request, world) is { } region && !PresignTools.Signing.RegionSet.Has(set, region))
        {
            throw Failures.WrongRegionOfMany(set, region, CauseId.RegionSetMismatch);
        }
    }

    /// <summary>Redirects to the bucket's own endpoint, if this is not it.</summary>
    internal static void CheckLocation(SandboxRequest request, World world)
    {
        S3Location location = request.Target.Location;
        if (DirectoryKeys.IsDirectory(request.Target.Bucket) && location.HostKind is not (S3HostKind.Express or S3HostKind.Custom))
        {
            throw Failures.NoSuchBucket(request.Target.Bucket!);    // the hosts of other buckets know none of them
        }

        if (request.Target.Bucket is not { } name || !world.Buckets.TryGetValue(name, out Bucket? bucket))
        {
            return;
        }

        if (location.HostKind == S3HostKind.Website)
        {
            throw new Failure(
                404,
                "NoSuchWebsiteConfiguration",
                "The specified bucket does not have a website configuration",
                CauseId.WebsiteEndpoint)
            {
                IsHtml = true,
            };
        }

        if (location.IsAccelerate && bucket.Accelerate != "Enabled")
        {
            throw Failures.AccelerateNotEnabled(name);
        }

        string? here = location.HostKind switch
        {
            S3HostKind.Custom => null,
            S3HostKind.Global => location.IsPathStyle || bucket.IsNew ? "us-east-1" : null,
            _ => location.Region,
        };
        if (here is null || here == bucket.Region)
        {
            return;
        }

        string endpoint = request.Target.EndpointOf(name, bucket.Region);
        if (location.HostKind == S3HostKind.Global && bucket.IsNew)
        {
            string path = location.IsPathStyle ? "/" + location.RawKey : request.Path;
            throw Failures.TemporaryRedirect(
                name,
                endpoint,
                bucket.Region,
                $"{request.Target.Scheme}://{endpoint}{path}{(request.Url.Query is { } query ? "?" + query : string.Empty)}");
        }

        throw Failures.PermanentRedirect(name, endpoint, bucket.Region,
            location.HostKind == S3HostKind.Global ? CauseId.WrongEndpointGlobalRedirect : CauseId.WrongRegion);
    }
}
