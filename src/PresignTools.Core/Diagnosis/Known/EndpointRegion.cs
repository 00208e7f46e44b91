using PresignTools.Addressing;
using PresignTools.Intake;
using PresignTools.Text;

namespace PresignTools.Diagnosis.Known;

/// <summary>
/// Two regions of one provider other than AWS: that of the endpoint, and the one in which the text says that the bucket is. Such providers
/// have an endpoint for each region, which knows the buckets of that region alone.
/// </summary>
/// <param name="Host">The endpoint.</param>
/// <param name="Here">The endpoint's region; null for an endpoint without one.</param>
/// <param name="There">The bucket's region, or the one that the client signs for.</param>
/// <param name="IsOfBucket">Whether the text says that the bucket is there; false where only the client's region is set to it.</param>
internal sealed record EndpointRegion(string Host, string? Here, string There, bool IsOfBucket)
{
    private const int Near = 80;
    private const int MostHosts = 64;

    // Of the provider whose endpoint without a region is that of its first region.
    private const string Wasabi = "Wasabi";

    private static readonly string[] Subjects = ["bucket", "space", "container", "created", "region is", "located", "lives in", "lies in"];

    /// <summary>The two; null where the text does not have both, or they are the same.</summary>
    internal static EndpointRegion? Of(DiagnosisInput input)
    {
        string text = input.FullText ?? string.Empty;
        if (Endpoint(input, text) is not var (host, server, here)
            || Array.Find(S3ProviderProfiles.All, p => p.Server.Equals(server, StringComparison.OrdinalIgnoreCase)) is not { } profile)
        {
            return null;
        }

        string own = here ?? (profile.Regions is [var first, ..] ? first : string.Empty);
        string[] others = [.. Regions(profile).Where(r => r != own && r != here)];
        string[] told = [.. others.Where(r => IsToldOfBucket(text, r))];
        if (told is [var there] && !(here is not null && IsToldOfBucket(text, here)))
        {
            return new(host, here, there, true);
        }

        string? set = input.Setting(ClientSettingNames.Region)?.ToLowerInvariant();
        return here is not null && told.Length == 0 && set is not null && set != here && others.Contains(set) ? new(host, here, set, false)
            : null;
    }

    /// <summary>How it is, as a sentence.</summary>
    internal string Sentence => IsOfBucket
        ? $"The endpoint {Printable.Of(Host, 80)} is {(Here is null ? "without a region" : "that of " + Printable.Of(Here, 40))}, and the "
            + $"bucket is in {Printable.Of(There, 40)}."
        : $"The endpoint {Printable.Of(Host, 80)} is that of {Printable.Of(Here!, 40)}, and the client signs for "
            + $"{Printable.Of(There, 40)}.";

    /// <summary>What to set.</summary>
    internal string Fix => IsOfBucket
        ? $"Set the endpoint of {Printable.Of(There, 40)}, and the same region."
        : "Set the region and the endpoint of the bucket's own region: both name the same one.";

    private static IEnumerable<string> Regions(S3ProviderProfile profile) => profile.Server switch
    {
        // The names of Linode and Vultr are those of their endpoints.
        "Linode" => [.. profile.Regions, "us-east-1", "us-southeast-1", "eu-central-1", "ap-south-1"],
        _ => profile.Regions,
    };

    /// <summary>The endpoint of a provider with regions: the one that is set, the URL's, or the only one that the text names.</summary>
    private static (string Host, string Server, string? Region)? Endpoint(DiagnosisInput input, string text)
    {
        foreach (string? set in (string?[])[input.Setting(ClientSettingNames.Endpoint), input.Url])
        {
            if (HostText.Of(set) is { } host && Known(host) is { } known)
            {
                return known;
            }
        }

        (string Host, string Server, string? Region)? only = null;
        int left = MostHosts;
        for (int i = Scan.Find(text, '.', 0, text.Length); i >= 0 && left-- > 0;)
        {
            int start = i;
            while (start > 0 && HostText.IsOfHost(text[start - 1]))
            {
                start--;
            }

            int end = Scan.Skip(text, i, HostText.IsOfHost);
            Work.Add(end - start);
            if (Known(text[start..end].Trim('.', '-').ToLowerInvariant()) is { } found)
            {
                if (only is not null && only.Value.Region != found.Region)
                {
                    return null;
                }

                only = found;
            }

            i = end < text.Length ? Scan.Find(text, '.', end, text.Length) : -1;
        }

        return only;
    }

    private static (string Host, string Server, string? Region)? Known(string host) =>
        host.Length <= 253 && S3Providers.Find(host.Split('.')) is var (name, _, region)
            && (IsRegion(region) || (region is null && name == Wasabi))
            ? (host, name, region) : null;

    /// <summary>The label where a region stands may be that of a CDN.</summary>
    private static bool IsRegion(string? label) => label is not null && (label.Any(char.IsAsciiDigit) || label.Contains('-'));

    /// <summary>Whether the region stands near a word for the bucket, on its line, and not as a part of a host.</summary>
    private static bool IsToldOfBucket(string text, string region)
    {
        for (int i = Scan.Find(text, region, 0, true); i >= 0; i = Scan.Find(text, region, i + region.Length, true))
        {
            int end = i + region.Length;
            bool isPart = (i > 0 && (HostText.IsOfHost(text[i - 1]) || text[i - 1] is '/' or '@'))
                || (end < text.Length && (char.IsAsciiLetterOrDigit(text[end]) || text[end] is '-' or '_' or '@'
                    || (text[end] == '.' && end + 1 < text.Length && char.IsAsciiLetterOrDigit(text[end + 1]))));
            if (isPart)
            {
                continue;
            }

            int first = Math.Max(0, i - Near);
            int start = Math.Max(first, text.LastIndexOf('\n', i, i - first + 1) + 1);
            Work.Add(i - first);
            string before = text[start..i];
            bool isIn = before.TrimEnd().EndsWith(" in", StringComparison.OrdinalIgnoreCase)
                || before.ContainsAny("region", "location", "datacenter", "data center");
            if (isIn && before.ContainsAny(Subjects))
            {
                return true;
            }
        }

        return false;
    }
}
