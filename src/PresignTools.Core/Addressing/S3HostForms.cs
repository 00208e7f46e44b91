namespace PresignTools.Addressing;

/// <summary>A form of S3's own hosts: <c>[NAME.]LABEL[.dualstack][.REGION].SUFFIX</c>.</summary>
/// <param name="Label">The label that says which service it is, for example <c>s3-fips</c>.</param>
/// <param name="Kind">Which kind of host it makes; Regional becomes Global where no region follows.</param>
/// <param name="Service">Service of the credential scope.</param>
/// <param name="IsFips">Whether it is the FIPS twin of its kind.</param>
/// <param name="HasRegion">Whether a region label follows.</param>
/// <param name="HasDualstack">Whether a dualstack twin exists.</param>
internal sealed record S3HostForm(string Label, S3HostKind Kind, string Service, bool IsFips, bool HasRegion, bool HasDualstack);

/// <summary>
/// The one table of S3's host forms. The resolver writes hosts from it, the host parser reads hosts with it.
/// Source: <see href="https://docs.aws.amazon.com/general/latest/gr/s3.html"/> and the S3 User Guide on access points, Object Lambda,
/// Outposts.
/// </summary>
internal static class S3HostForms
{
    internal const string Dualstack = "dualstack";

    /// <summary>us-east-1 under its oldest name, for buckets that were made "in Northern Virginia".</summary>
    internal const string External = "s3-external-1";

    /// <summary>Before the region in website hosts, followed by <c>-</c> or <c>.</c>.</summary>
    internal const string Website = "s3-website";

    /// <summary>Directory buckets: <c>s3express-AZID</c>, <c>s3express-fips-AZID</c>, <c>s3express-control[-fips]</c>.</summary>
    internal const string Express = "s3express-";

    /// <summary>Service of the credential scope of directory buckets.</summary>
    internal const string ExpressService = "s3express";

    internal static readonly S3HostForm[] All =
    [
        new("s3", S3HostKind.Regional, "s3", false, true, true),
        new("s3-fips", S3HostKind.Regional, "s3", true, true, true),
        new("s3-accelerate", S3HostKind.Accelerate, "s3", false, false, true),
        new("s3-accesspoint", S3HostKind.AccessPoint, "s3", false, true, true),
        new("s3-accesspoint-fips", S3HostKind.AccessPoint, "s3", true, true, true),
        new("s3-object-lambda", S3HostKind.ObjectLambda, "s3-object-lambda", false, true, false),
        new("s3-object-lambda-fips", S3HostKind.ObjectLambda, "s3-object-lambda", true, true, false),
        new("s3-outposts", S3HostKind.Outposts, "s3-outposts", false, true, false),
        new("s3-global", S3HostKind.MultiRegionAccessPoint, "s3", false, false, false),
    ];

    private static readonly Dictionary<string, S3HostForm> ByLabel = All.ToDictionary(f => f.Label, StringComparer.Ordinal);

    internal static S3HostForm? Find(string label) => ByLabel.TryGetValue(label, out S3HostForm? form) ? form : null;

    internal static S3HostForm Find(S3HostKind kind, bool fips)
    {
        foreach (S3HostForm form in All)
        {
            if (form.Kind == kind && form.IsFips == fips)
            {
                return form;
            }
        }

        throw new ArgumentOutOfRangeException(nameof(kind));   // a kind that this table does not make: a fault of the caller
    }

    /// <summary>
    /// Writes <c>s3express-[fips-]ZONE[.dualstack].REGION.SUFFIX</c>, or, without a zone, <c>s3express-control[-fips]…</c>.
    /// </summary>
    internal static string ExpressHost(string? zone, bool fips, bool dualstack, string region, S3Partition partition)
    {
        string label = zone is null ? "control" + (fips ? "-fips" : string.Empty) : (fips ? "fips-" : string.Empty) + zone;
        return Express + label + (dualstack ? "." + Dualstack : string.Empty) + "." + region + "." + partition.DnsSuffix;
    }

    /// <summary>Writes <c>LABEL[.dualstack][.REGION].SUFFIX</c>.</summary>
    internal static string Host(S3HostForm form, bool dualstack, string? region, string dnsSuffix)
    {
        string stack = dualstack ? form.Label + "." + Dualstack + "." : form.Label + ".";
        return region is null || !form.HasRegion ? stack + dnsSuffix : stack + region + "." + dnsSuffix;
    }
}
