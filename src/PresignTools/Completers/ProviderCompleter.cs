using PresignTools.Facts;

namespace PresignTools.Completers;

/// <summary>Offers the providers whose endpoints are known.</summary>
internal sealed class ProviderCompleter() : ListCompleter([.. S3ProviderProfiles.All.Select(static p => (p.Id, p.Server))]);
