namespace PresignTools.Facts;

/// <summary>How a service that speaks S3 is addressed and signed for, as its documents say.</summary>
/// <param name="Id">Short name, in lower case.</param>
/// <param name="Server">The service, as <see cref="S3Servers"/> names it.</param>
/// <param name="Document">Where that is documented.</param>
internal sealed record S3ProviderProfile(string Id, string Server, string Document)
{
    /// <summary>
    /// Its endpoint, with <c>{region}</c> and <c>{account}</c> where they go; null where everybody has an endpoint of their own.
    /// </summary>
    internal string? Endpoint { get; init; }

    /// <summary>The region to sign for where none is named; null where it must be named.</summary>
    internal string? DefaultRegion { get; init; }

    /// <summary>Its regions, as far as they are documented; for completion, not for refusing others.</summary>
    internal IReadOnlyList<string> Regions { get; init; } = [];

    /// <summary>Whether the bucket name goes into the host.</summary>
    internal bool IsVirtual { get; init; }

    /// <summary>What it calls the account that stands in its endpoint.</summary>
    internal string AccountName { get; init; } = "account id";

    /// <summary>Most parts of an upload.</summary>
    internal int MostParts { get; init; } = S3MultipartLimits.MostParts;

    /// <summary>Largest object, in bytes.</summary>
    internal long LargestObject { get; init; } = S3MultipartLimits.LargestObject;

    /// <summary>Whether a URL of the service is signed for a region of its own, so that another one is an error.</summary>
    internal bool NeedsRegion => DefaultRegion is null;
}
